"""Every kind of page in a real browser: Dash draws without an error what the server wrote."""

import pytest
from playwright.sync_api import Page, expect

from support.browser import wait_until_drawn
from support.crawl import Visited, crawl
from support.running import Running

pytestmark = pytest.mark.browser


# All words of the page, without charts and the items of export menus, which the server leaves to the browser.
WORDS = """() => {
    const copy = document.querySelector("#_pages_content").cloneNode(true);
    for (const chart of copy.querySelectorAll(".dash-graph, .export-items")) chart.remove();
    return copy.textContent.replaceAll(/\\s+/g, "");
}"""


def written_words(visited: Visited) -> str:
    content = visited.document.select_one("#first-paint #_pages_content")
    assert content is not None
    return "".join(content.get_text().split())


@pytest.fixture(scope="module")
def kinds(server: Running) -> list[Visited]:
    """One page of each kind."""
    first = {page.kind: page for page in reversed(crawl(server))}
    return list(first.values())


def test_every_kind_draws_as_the_server_wrote_it(server: Running, page: Page, kinds: list[Visited]) -> None:
    for visited in kinds:
        page.goto(server.url + visited.path)
        wait_until_drawn(page)
        heading = visited.document.select_one("#first-paint h1")
        assert heading is not None
        expect(page.locator("h1")).to_have_text(heading.text)
        assert visited.document.title is not None
        expect(page).to_have_title(visited.document.title.text)
        assert page.evaluate(WORDS) == written_words(visited), visited.path


def test_home_leads_to_what_changed_since_the_last_board(server: Running, page: Page) -> None:
    page.goto(server.url)
    wait_until_drawn(page)
    page.get_by_role("link", name="Since the last board: what changed on Bromley safeguarding children").click()
    expect(page.locator("h1")).to_have_text("What changed: Bromley safeguarding children")
    expect(page.get_by_label("What was known on")).to_have_value("2013-07-01")
    expect(page.get_by_label("What is known about the time up to")).to_have_value("2015-01-29")
    expect(page.get_by_text("184 at 31 March 2013, revised from 177")).to_be_visible()
