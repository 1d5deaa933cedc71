"""A journey of the national files in a real browser: rates, comparators and dials stand side by side, and all fit a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from support.browser import wait_until_drawn
from support.running import Running, running_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def national_server(national_home: Path) -> Iterator[Running]:
    """The app on the national figures."""
    with running_app(env={"WELLBOARD_HOME": str(national_home)}) as running:
        yield running


@pytest.mark.parametrize("area", ["E06000056", "E09000007", "E92000001"])
def test_no_width_makes_the_journey_scroll_sideways(page: Page, national_server: Running, area: str) -> None:
    page.goto(f"{national_server.url}/journey/childs-journey?area={area}&period=2024/25")
    wait_until_drawn(page)
    assert page.locator(".flow-dial").count() >= 2
    for width in (320, 360, 390, 430, 600, 768, 901, 1024):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
