"""The scripts in ``assets/``, in a real browser on the small board."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from support.browser import wait_until, wait_until_drawn, watch_traffic
from support.running import Running

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.tagName + '#' + document.activeElement.id"


def test_dash_takes_over_without_a_trace(small_server: Running, page: Page) -> None:
    page.add_init_script(
        """window.pictures = [];
        const look = () => {
          const copy = document.getElementById("first-paint"), page = document.querySelector("#_pages_content h1");
          const seen = document.body?.innerText ?? "";
          if (seen) pictures.push([document.querySelectorAll("h1").length, seen.includes("Loading...")]);
          if (copy || !page) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);"""
    )
    page.goto(small_server.url + "/?area=kent")
    wait_until_drawn(page)
    pictures = page.evaluate("pictures")
    assert not any(loading for _, loading in pictures)
    drawn = [headings for headings, _ in pictures]
    assert max(drawn) == 1  # no frame shows the copy and the page together, none after the first shows neither
    assert min(drawn[drawn.index(1) :]) == 1
    assert page.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )
    expect(page.locator("h1")).to_have_text("Boards of kent")


def test_the_copy_is_the_page(small_server: Running, page: Page) -> None:
    shape = """(root) => {
        const walk = (element) => [element.tagName, element.className, [...element.children].map(walk)];
        return JSON.stringify([walk(root), root.innerText]);
    }"""
    page.route("**/_dash-layout", lambda route: route.abort())
    page.troubles.allow("_dash-layout")  # type: ignore[attr-defined]
    page.troubles.allow("Failed to fetch")  # type: ignore[attr-defined]
    page.goto(small_server.url + "/?area=kent")
    copy = page.locator("#first-paint > div").evaluate(shape)
    page.unroute("**/_dash-layout")
    page.goto(small_server.url + "/?area=kent")
    wait_until_drawn(page)
    assert page.locator("#react-entry-point > div").evaluate(shape) == copy


def test_without_scripts_the_page_is_read_and_the_form_asks(small_server: Running, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(small_server.url + "/")
    expect(plain.locator(".tile")).to_contain_text("15.2%")
    expect(plain.get_by_text("Loading...")).to_be_hidden()
    plain.select_option("#area", "kent")
    plain.get_by_role("button", name="Show").click()
    expect(plain.locator("h1")).to_have_text("Boards of kent")
    context.close()


def test_what_was_typed_and_focused_before_dash_is_kept(small_server: Running, page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/_dash-layout", lambda route: waiting.append(route))  # noqa: PLW0108 - the driver cannot mark a method
    page.goto(small_server.url + "/", wait_until="domcontentloaded")
    page.locator("#first-paint #q").press_sequentially("plans")
    page.wait_for_timeout(300)
    for route in waiting:
        route.continue_()
    wait_until_drawn(page)
    expect(page.locator("#q")).to_have_value("plans")
    assert page.evaluate(FOCUSED) == "INPUT#q"


@pytest.mark.parametrize("link", ["#link", "#dash-link", "#low-link"])
def test_a_link_opens_its_page_with_one_callback(small_page: Page, link: str) -> None:
    traffic = watch_traffic(small_page)
    small_page.evaluate("window.stays = true")
    small_page.click(link)
    expect(small_page.locator("h1")).to_contain_text("Board ")
    expect(small_page).to_have_title("Board bromley" if link != "#dash-link" else "Board westminster")
    assert small_page.evaluate("window.stays") is True
    assert len(traffic.posts) == 1
    assert small_page.evaluate(FOCUSED).startswith("H1")
    assert small_page.evaluate("scrollY") == 0


@pytest.mark.parametrize("steps", [("#link", "#other-board"), ("#link", "#same-board")])
@pytest.mark.parametrize("first_is", ["drawn", "waited for"])
def test_two_links_in_quick_succession_end_at_the_heading_of_the_second(small_page: Page, steps: tuple[str, str], first_is: str) -> None:
    """The second link leads to another page, or to the first one's page with a query, before or after the first is drawn."""
    waiting: list[Route] = []
    small_page.evaluate(
        """() => {
            const markup = '<a id="same-board" href="/board/bromley?sort=name">A</a><a id="other-board" href="/board/westminster">B</a>';
            document.querySelector("header").insertAdjacentHTML("beforeend", markup);
        }"""
    )
    if first_is != "drawn":
        small_page.route("**/_dash-update-component*", lambda route: waiting.append(route))  # noqa: PLW0108
    first, second = steps
    small_page.evaluate("(link) => document.querySelector(link).click()", first)
    if first_is == "drawn":
        expect(small_page.locator("h1")).to_have_text("Board bromley")
    small_page.evaluate("(link) => document.querySelector(link).click()", second)
    small_page.wait_for_timeout(300)
    for route in waiting:
        route.continue_()
    expect(small_page.locator("h1")).to_have_text("Board bromley" if second == "#same-board" else "Board westminster")
    small_page.wait_for_timeout(300)
    expect(small_page.locator("h1")).to_be_focused()


def test_a_filter_keeps_focus_and_place_and_drops_empty_fields(small_page: Page) -> None:
    traffic = watch_traffic(small_page)
    small_page.focus("#area")
    small_page.keyboard.press("k")
    expect(small_page.locator("h1")).to_have_text("Boards of kent")
    assert small_page.url.endswith("/?area=kent&sort=name")
    assert small_page.evaluate(FOCUSED) == "SELECT#area"
    assert len(traffic.posts) == 1
    small_page.fill("#q", "two words")
    small_page.press("#q", "Enter")
    expect(small_page).to_have_url(small_page.url.split("?")[0] + "?area=kent&sort=name&q=two+words")
    expect(small_page.locator("#q")).to_be_focused()
    assert len(traffic.posts) == 2


def test_back_and_forward_return_to_where_the_reader_was(small_page: Page) -> None:
    small_page.evaluate("scrollTo(0, 1800)")
    small_page.wait_for_timeout(200)
    below = small_page.evaluate("scrollY")
    small_page.locator("#low-link").focus()
    small_page.keyboard.press("Enter")
    expect(small_page.locator("h1")).to_have_text("Board bromley")
    small_page.go_back()
    expect(small_page.locator("h1")).to_have_text("Boards of England")
    expect(small_page).to_have_title("Boards")
    assert small_page.evaluate("scrollY") >= below
    small_page.go_forward()
    expect(small_page.locator("h1")).to_have_text("Board bromley")


def test_anchors_files_and_new_tabs_are_the_browsers(small_page: Page) -> None:
    small_page.evaluate("window.stays = true")
    small_page.click("#anchor-link")
    assert small_page.url.endswith("#further")
    assert small_page.evaluate("scrollY") > 1000
    with small_page.context.expect_page() as opened:
        small_page.click("#link", modifiers=["Control"])
    opened.value.close()
    assert small_page.evaluate("window.stays") is True
    small_page.click("#data-link")
    expect(small_page.locator("body")).to_contain_text("release-1")


def test_an_unknown_address_within_the_app(small_page: Page) -> None:
    small_page.click("#broken-link")
    expect(small_page.locator("h1")).to_have_text("No such board")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_device_decides_the_theme_until_the_reader_does(small_server: Running, page: Page, scheme: str) -> None:
    other = {"light": "dark", "dark": "light"}[scheme]
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(small_server.url + "/")
    wait_until_drawn(page)
    toggle = page.locator("[data-theme-toggle]")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", scheme)
    expect(toggle).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    toggle.click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", other)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", other)
    wait_until_drawn(page)
    expect(toggle).to_have_attribute("aria-pressed", str(other == "dark").lower())


def test_new_figures_are_offered_and_shown(small_server: Running, small_page: Page) -> None:
    bar = small_page.locator("#new-figures")
    expect(bar).to_be_hidden()
    (small_server.home / "release").write_text("release-2")
    expect(bar).to_be_visible(timeout=15_000)
    expect(small_page.locator("[role=status]")).to_have_text("New figures have been published.")
    small_page.evaluate("window.stays = true")
    bar.get_by_role("link").click()
    wait_until(small_page, "window.stays === undefined")
    assert small_page.url == small_server.url + "/"


def test_a_hidden_tab_asks_nothing_and_asks_at_once_when_shown(small_server: Running, small_page: Page) -> None:
    hide = """(hidden) => {
        Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    small_page.evaluate(hide, True)
    (small_server.home / "release").write_text("release-2")
    traffic = watch_traffic(small_page)
    small_page.wait_for_timeout(10_500)
    assert traffic.urls == []
    small_page.evaluate(hide, False)
    expect(small_page.locator("#new-figures")).to_be_visible(timeout=2_000)


def test_a_chart_loads_the_small_plotly_when_it_is_installed(small_server: Running, page: Page) -> None:
    page.goto(small_server.url + "/board/bromley")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    expect(page.locator("h1")).to_have_text("Board bromley")
