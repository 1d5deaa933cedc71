"""WCAG 2.2 AA on every page, light and dark, at a desk's and a phone's width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from support.browser import wait_until_drawn
from support.running import Running

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/scorecard/central-bedfordshire-aiming-for-the-best",
    "/scorecard/central-bedfordshire-aiming-for-the-best?view=table",
    "/scorecard/central-bedfordshire-aiming-for-the-best?q=nothing+at+all",
    "/scorecard/bromley-safeguarding",
    "/scorecard/three-boroughs-safeguarding",
    "/best-five/central-bedfordshire-aiming-for-the-best",
    "/best-five/three-boroughs-safeguarding",
    "/profile/three-boroughs-safeguarding?area=E09000033",
    "/indicator/smoking-at-delivery",
    "/indicator/child-protection-plans?area=E09000006",
    "/compare/smoking-at-delivery",
    "/profile/central-bedfordshire-aiming-for-the-best",
    "/challenges",
    "/journey/childs-journey?area=E06000056&period=2015/16",
    "/journey/allegations",
    "/reports",
    "/reports/verify",
    "/changes/bromley-safeguarding?from=2013-07-01&to=2014-07-01",
    "/data",
    "/source/bromley-hwb-2015-01?line=1192",
    "/methods",
    "/accessibility",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_breaks_the_rules(page: Page, server: Running, axe: Callable[[Page], list[str]], path: str, theme: str) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto(server.url + path)
    wait_until_drawn(page)
    page.wait_for_load_state("networkidle")
    assert axe(page) == []


def test_the_page_for_an_unknown_address(page: Page, server: Running, axe: Callable[[Page], list[str]]) -> None:
    page.troubles.allow("404")  # type: ignore[attr-defined]
    answer = page.goto(server.url + "/scorecard/no-such-scorecard")
    assert answer is not None
    assert answer.status == 404
    wait_until_drawn(page)
    assert axe(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_every_page_without_sideways_scrolling(page: Page, server: Running, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server.url + path)
    wait_until_drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
