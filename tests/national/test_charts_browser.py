"""The charts of an indicator's page, where England's figures run on for years: no words touch, on a wide screen and on a phone's."""

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page

from support.browser import wait_until_drawn
from support.running import Running

pytestmark = pytest.mark.browser

WIDTHS = (1280, 390)


def _open(page: Page, address: str, *, width: int, chart: str) -> Locator:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    wait_until_drawn(page)
    found = page.locator(f"#{chart}-chart .js-plotly-plot")
    found.locator(".xtick text").first.wait_for()
    if width < 560:
        page.wait_for_function(f"document.querySelector('#{chart}-chart .js-plotly-plot').layout.meta.painted?.endsWith('narrow')")
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_the_months_along_the_foot_do_not_touch(national_server: Running, page: Page, width: int) -> None:
    chart = _open(
        page,
        f"{national_server.url}/indicator/re-referrals-percent?area=E09000006&scorecard=bromley-safeguarding&line=1.4",
        width=width,
        chart="closer",
    )
    boxes = sorted((box["x"], box["x"] + box["width"]) for text in chart.locator(".xtick text").all() if (box := text.bounding_box()))
    assert len(boxes) >= 2
    assert all(end < start for (_, end), (start, _) in pairwise(boxes))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("indicator_id", ["initial-conferences-in-15-days", "initial-health-assessments-in-time"])
def test_what_the_board_asked_stands_above_every_line_and_inside_the_picture(
    national_server: Running, page: Page, indicator_id: str, width: int
) -> None:
    chart = _open(page, f"{national_server.url}/indicator/{indicator_id}?area=E06000056", width=width, chart="trend")
    words, whole = chart.locator(".textpoint text").last.bounding_box(), chart.bounding_box()
    assert words is not None
    assert whole is not None
    lines = [box["y"] for line in chart.locator(".scatterlayer .js-line, .scatterlayer .point").all() if (box := line.bounding_box())]
    assert words["y"] >= whole["y"]
    assert words["y"] + words["height"] <= min(lines) + 1
    assert (words["x"] >= whole["x"], words["x"] + words["width"] <= whole["x"] + whole["width"]) == (True, True)
