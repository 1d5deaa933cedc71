"""Every kind of page in a real browser: it draws without an error, passes axe in both themes, and stays light."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from support.browser import wait_until_drawn, watch_traffic
from support.crawl import Visited, crawl
from support.running import Running

pytestmark = pytest.mark.browser

FIRST_VISIT = 420_000  # bytes over the wire, a page without charts
FIRST_VISIT_WITH_CHARTS = 760_000
PLOTLY = "plotly.min"


@pytest.fixture(scope="module")
def kinds(server: Running) -> list[Visited]:
    """One page of each kind, and a page that is not there."""
    first = {page.kind: page for page in reversed(crawl(server))}
    return list(first.values())


def is_drawn_with_charts(page: Page) -> bool:
    return page.locator(".dash-graph").count() > 0


def test_every_kind_draws_as_the_server_wrote_it(server: Running, page: Page, kinds: list[Visited]) -> None:
    for visited in kinds:
        page.goto(server.url + visited.path)
        wait_until_drawn(page)
        heading = visited.document.select_one("#first-paint h1")
        assert heading is not None
        expect(page.locator("h1")).to_have_text(heading.text)
        assert visited.document.title is not None
        expect(page).to_have_title(visited.document.title.text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_passes_axe(server: Running, page: Page, kinds: list[Visited], axe: Callable[[Page], list[str]], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for visited in kinds:
        page.goto(server.url + visited.path)
        wait_until_drawn(page)
        found[visited.path] = axe(page)
    assert {path: violations for path, violations in found.items() if violations} == {}


def test_every_kind_is_light_on_a_first_visit(server: Running, browser: object, kinds: list[Visited]) -> None:
    heavy = {}
    for visited in kinds:
        context = browser.new_context()  # type: ignore[attr-defined]
        page = context.new_page()
        traffic = watch_traffic(page)
        page.goto(server.url + visited.path)
        wait_until_drawn(page)
        page.wait_for_load_state("networkidle")
        most = FIRST_VISIT_WITH_CHARTS if is_drawn_with_charts(page) else FIRST_VISIT
        assert is_drawn_with_charts(page) == any(PLOTLY in url for url in traffic.urls), visited.path
        assert all(url.startswith((server.url, "data:", "blob:")) for url in traffic.urls), visited.path
        if traffic.transferred > most:
            heavy[visited.path] = traffic.transferred
        context.close()
    assert heavy == {}
