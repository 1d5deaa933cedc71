"""A journey in a real browser: the flow, the ways to another period and area, every stage opened, the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from support.browser import wait_until_drawn, watch_traffic
from support.running import Running

pytestmark = pytest.mark.browser

BEDS = "/journey/childs-journey?area=E06000056&period=2015/16"
WIDTHS = "[...document.querySelectorAll('.flow-bar')].map(bar => bar.getBoundingClientRect().width)"


def _open(page: Page, server: Running, path: str) -> None:
    page.goto(server.url + path)
    wait_until_drawn(page)


def test_the_bars_are_as_wide_as_their_numbers_and_the_shares_stand_between(page: Page, server: Running) -> None:
    _open(page, server, BEDS)
    enquiries, assessments, *_ = page.evaluate(WIDTHS)
    assert assessments / enquiries == pytest.approx(1389 / 12012, abs=0.002)
    rows = page.locator(".flow-row")
    expect(rows.nth(0)).to_contain_text("12,012 enquiries in 2015/16")
    expect(rows.nth(0)).to_contain_text("72.9% of enquiries led to a contact and referral (8,755)")
    expect(rows.nth(1)).to_contain_text("11.6% of contact or enquiry")
    expect(page.locator(".flow .flow-gap").first).to_contain_text("No number of assessments is printed")


def test_a_stage_opens_from_the_flow_by_the_keyboard(page: Page, server: Running) -> None:
    _open(page, server, BEDS)
    stage = page.locator("details.stage").nth(1)
    expect(stage).not_to_have_attribute("open", "")
    page.get_by_role("link", name="Early help", exact=True).first.focus()
    page.keyboard.press("Enter")
    expect(stage).to_have_attribute("open", "")
    expect(stage).to_contain_text("1,265")


def test_a_column_leads_to_its_period_and_back_again(page: Page, server: Running) -> None:
    _open(page, server, BEDS)
    traffic = watch_traffic(page)
    page.get_by_role("link", name="Contact or enquiry in 2014/15: 10,898").click()
    expect(page.locator(".flow-row").first).to_contain_text("10,898 enquiries in 2014/15")
    assert len(traffic.posts) <= 1
    page.go_back()
    expect(page.locator(".flow-row").first).to_contain_text("12,012 enquiries in 2015/16")


def test_another_borough_is_set_beside(page: Page, server: Running) -> None:
    _open(page, server, "/journey/childs-journey?area=E09000013&period=2014/15")
    page.get_by_label("Set beside").select_option("E09000033")
    table = page.get_by_role("region", name="The child's journey, 2014/15: Hammersmith and Fulham, Westminster")
    expect(table).to_contain_text("169")
    expect(table).to_contain_text("113")
    assert "compare=E09000033" in page.url or "add=E09000033" in page.url


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_breaks_the_rules_with_everything_open(page: Page, server: Running, axe: Callable[[Page], list[str]], theme: str) -> None:
    page.emulate_media(color_scheme=theme)
    _open(page, server, "/journey/childs-journey?area=E09000006&period=2013/14&compare=E06000056")
    page.wait_for_load_state("networkidle")
    for summary in page.locator("main details:not(.export) > summary").all():
        summary.click()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert axe(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_needs_no_charting_library(page: Page, server: Running) -> None:
    traffic = watch_traffic(page)
    _open(page, server, BEDS)
    page.wait_for_load_state("networkidle")
    assert not [url for url in traffic.urls if "plotly" in url]
