"""The whole way of a board member and an officer, in a real browser: Home, scorecard, filter, tile, indicator, printed line."""

import re

import pytest
from playwright.sync_api import Page, expect

from support.browser import wait_until, wait_until_drawn, watch_traffic
from support.running import Running

pytestmark = pytest.mark.browser

BEST = "/scorecard/central-bedfordshire-aiming-for-the-best"


def test_from_home_to_the_printed_line(page: Page, server: Running) -> None:
    page.goto(server.url)
    wait_until_drawn(page)
    page.get_by_role("link", name="Aiming for the best", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aiming for the best")
    expect(page.locator("article.tile")).to_have_count(10)

    page.get_by_label("Search").fill("smoking")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("article.tile")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"q=smoking"))

    page.locator("article.tile h3 a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Smoking")
    expect(page.get_by_role("heading", name="Why this status?")).to_be_visible()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()

    page.locator(".why .source-link").last.click()
    expect(page).to_have_url(re.compile(r"/source/central-bedfordshire-hwb-2018-03\?line=494"))
    expect(page.get_by_role("heading", name="Line 494")).to_be_visible()
    expect(page.locator("q").first).to_have_text("8.8%")


def test_a_filter_costs_one_callback_and_lives_in_the_address(page: Page, server: Running) -> None:
    page.goto(server.url + BEST)
    wait_until_drawn(page)
    traffic = watch_traffic(page)
    page.get_by_label("Status").select_option("better")
    expect(page).to_have_url(re.compile(r"status=better"))
    expect(page.locator(".shown")).to_contain_text("shown of 10")
    assert len(traffic.posts) == 1

    page.go_back()
    expect(page.locator("article.tile")).to_have_count(10)
    expect(page.get_by_label("Status")).to_have_value("")
    page.go_forward()
    expect(page.get_by_label("Status")).to_have_value("better")


def test_a_copied_link_shows_the_same_page(page: Page, server: Running) -> None:
    address = f"{server.url}{BEST}?status=similar&view=table&unknown=1"
    page.goto(address)
    wait_until_drawn(page)
    expect(page.get_by_role("table")).to_be_visible()
    shown = page.locator("table.figures tbody th").all_inner_texts()
    page.goto("about:blank")
    page.goto(address)
    wait_until_drawn(page)
    assert page.locator("table.figures tbody th").all_inner_texts() == shown


def test_the_way_from_the_keyboard_alone(page: Page, server: Running) -> None:
    page.goto(server.url + BEST)
    wait_until_drawn(page)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    tile = page.locator("article.tile h3 a").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if tile.evaluate("link => link === document.activeElement"):
            break
    expect(tile).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_url(re.compile(r"/indicator/smoking-at-delivery"))
    source = page.locator(".why .source-link").last
    for _ in range(80):
        page.keyboard.press("Tab")
        if source.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"line=494"))


def test_the_three_boroughs_stand_side_by_side(page: Page, server: Running) -> None:
    page.goto(server.url + "/scorecard/three-boroughs-safeguarding")
    wait_until_drawn(page)
    heads = page.locator("table.figures").first.locator("thead th").all_inner_texts()
    assert heads[1:4] == ["Westminster", "Kensington and Chelsea", "Hammersmith and Fulham"]
    row = page.locator("table.figures tbody tr", has_text="child protection plan").first
    for value in ("113", "61", "169"):
        expect(row.locator(".heat-value", has_text=re.compile(rf"^{value}$"))).to_have_count(1)


def test_bromleys_months_are_drawn(page: Page, server: Running) -> None:
    page.goto(server.url + "/indicator/contacts?area=E09000006&kind=month")
    wait_until_drawn(page)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    points = page.evaluate("document.querySelector('.js-plotly-plot').data.find(trace => trace.meta?.role === 'own').y.length")
    assert points == 12


def test_a_revision_is_visible(page: Page, server: Running) -> None:
    page.goto(server.url + "/indicator/child-protection-plans?area=E09000006")
    wait_until_drawn(page)
    expect(page.locator(".revisions")).to_contain_text("31 March 2013: 184, revised from 177")


def test_a_dark_chart_takes_the_dark_inks(page: Page, server: Running) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(server.url + "/indicator/contacts?area=E09000006&kind=month")
    wait_until_drawn(page)
    wait_until(page, "document.querySelector('.js-plotly-plot')?.data?.[0]?.line?.color === '#7fb8f0'")
