"""What a first visit transfers, and that a scorecard never loads the charting library."""

import pytest
from playwright.sync_api import Page

from support.browser import wait_until_drawn, watch_traffic
from support.running import Running

pytestmark = pytest.mark.browser

KILOBYTE = 1000


def test_a_scorecards_first_visit(page: Page, server: Running) -> None:
    traffic = watch_traffic(page)
    page.goto(server.url + "/scorecard/bromley-safeguarding")
    wait_until_drawn(page)
    page.wait_for_load_state("networkidle")
    assert traffic.transferred <= 420 * KILOBYTE
    assert not [url for url in traffic.urls if "plotly" in url]
    assert all(url.startswith((server.url, "data:")) for url in traffic.urls)


def test_a_chart_pages_first_visit(page: Page, server: Running) -> None:
    traffic = watch_traffic(page)
    page.goto(server.url + "/indicator/child-protection-plans?area=E09000006")
    wait_until_drawn(page)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_load_state("networkidle")
    assert [url for url in traffic.urls if "plotly.min.js" in url]
    assert traffic.transferred <= 760 * KILOBYTE
