"""Pages of the national files in a real browser: rates, comparators, dials and long file names all fit a phone."""

import pytest
from playwright.sync_api import Page

from support.browser import wait_until_drawn
from support.national import REFERRALS
from support.running import Running

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("area", ["E06000056", "E09000007", "E92000001"])
def test_no_width_makes_the_journey_scroll_sideways(page: Page, national_server: Running, area: str) -> None:
    page.goto(f"{national_server.url}/journey/childs-journey?area={area}&period=2024/25")
    wait_until_drawn(page)
    assert page.locator(".flow-dial").count() >= 2
    _fits(page, (320, 360, 390, 430, 600, 768, 901, 1024))


@pytest.mark.parametrize("address", ["/indicator/re-referrals-percent?area=E09000006", f"/source/{REFERRALS.stem.replace('_', '-')}"])
def test_a_source_named_by_its_file_does_not_make_a_page_scroll_sideways(page: Page, national_server: Running, address: str) -> None:
    page.goto(f"{national_server.url}{address}")
    wait_until_drawn(page)
    assert page.get_by_text(REFERRALS.stem).count() >= 2
    _fits(page, (320, 390))


def _fits(page: Page, widths: tuple[int, ...]) -> None:
    for width in widths:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
