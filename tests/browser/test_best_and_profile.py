"""The way to the best 5% and the area profile in a real browser, on made-up figures of 26 authorities."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from data_loaders import loading
from data_loaders.loading import Work
from support.browser import wait_until, wait_until_drawn, watch_traffic
from support.national_board import authorities
from support.running import Running, running_app
from support.several_lines import LUTON, NAME, write_several_lines

pytestmark = pytest.mark.browser

BEST, PROFILE = f"/best-five/{NAME}?area={LUTON}", f"/profile/{NAME}?area={LUTON}"
BOXES = "['thead .own-column', '.frozen'].map(found => document.querySelector(found).getBoundingClientRect())"
PLACE = f"(() => {{ const [own, frame] = {BOXES}; return [own.x - frame.x, own.y - frame.y]; }})()"
LAST = authorities()[-1]
FRAME = "document.querySelector('.frozen')"


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app with the made-up national figures."""
    folder = tmp_path_factory.mktemp("several-lines")
    assert loading.ensure_bundled(folder / "home/releases", Work(start_with=write_several_lines(folder / "bundled"))) is not None
    with running_app(env={"WELLBOARD_HOME": str(folder / "home")}) as running:
        yield running


@pytest.mark.parametrize("path", [BEST, PROFILE, PROFILE + "&with=region"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_breaks_the_rules(page: Page, several: Running, axe: Callable[[Page], list[str]], path: str, theme: str) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto(several.url + path)
    wait_until_drawn(page)
    page.wait_for_load_state("networkidle")
    for summary in page.locator("main details:not(.export) > summary").all():
        summary.click()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert axe(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_neither_page_loads_the_charting_library(page: Page, several: Running) -> None:
    traffic = watch_traffic(page)
    for path in (BEST, PROFILE):
        page.goto(several.url + path)
        wait_until_drawn(page)
        page.wait_for_load_state("networkidle")
    assert not [url for url in traffic.urls if "plotly" in url]


def test_no_label_of_a_spine_leaves_the_screen_or_covers_another(page: Page, several: Running) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(several.url + BEST)
        wait_until_drawn(page)
        rows = page.evaluate(
            "[...document.querySelectorAll('.spine')].map(s => [...s.querySelectorAll('.spine-label')].map(l => l.getBoundingClientRect()))"
            ".map(rs => rs.map(r => [r.left, r.right, r.top]))"
        )
        assert rows
        for labels in rows:
            assert all(0 <= left < right <= width for left, right, _ in labels)
            (_, england_ends, _), (best_begins, _, _) = labels[:2]
            assert england_ends <= best_begins


def test_the_names_and_the_own_area_stay_in_sight_while_the_others_scroll(page: Page, several: Running) -> None:
    page.set_viewport_size({"width": 900, "height": 500})
    page.goto(several.url + PROFILE)
    wait_until_drawn(page)
    before = page.evaluate(PLACE)
    page.locator(".frozen").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    wait_until(page, f"{FRAME}.scrollLeft > 100 && {FRAME}.scrollTop > 0")
    assert page.evaluate(PLACE) == pytest.approx(before, abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 900


def test_an_area_is_added_and_kept_when_another_is_asked_for(page: Page, several: Running) -> None:
    page.goto(several.url + PROFILE)
    wait_until_drawn(page)
    page.get_by_label("And also").select_option(LAST["name"])
    expect(page.locator("thead")).to_contain_text(LAST["name"])
    expect(page).to_have_url(re.compile(f"add={LAST['area_code']}"))
    page.get_by_label("Area", exact=True).select_option("Central Bedfordshire")
    expect(page.locator("h1")).to_have_text("Area profile: Central Bedfordshire")
    expect(page.locator("thead")).to_contain_text(LAST["name"])


def test_from_the_scorecard_to_the_best_5_to_a_comparison_and_to_a_profile(page: Page, several: Running) -> None:
    page.goto(several.url + f"/scorecard/{NAME}?area={LUTON}")
    wait_until_drawn(page)
    page.get_by_role("link", name="Aiming for the best 5%").click()
    expect(page.locator("h1")).to_have_text("Aiming for the best 5%: Luton")
    page.locator(".spines h3 a").first.click()
    expect(page.locator("h1")).to_have_text("Compare: Re-referrals within 12 months")
    page.go_back()
    page.get_by_role("link", name="Area profile").click()
    page.locator("thead a").first.click()
    expect(page.locator("h1")).not_to_have_text("Area profile: Luton")
    expect(page.locator("h1")).to_have_text(re.compile("^Area profile: "))
