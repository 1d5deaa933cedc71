"""The comparison of all authorities in a real browser, on made-up figures of all London boroughs."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.all_boroughs import BROMLEY, write_national_files
from support.browser import wait_until, wait_until_drawn, watch_traffic
from support.running import ROOT, Running, running_app

pytestmark = pytest.mark.browser

ADDRESS = f"/compare/re-referrals-percent?area={BROMLEY}"
CHART = "document.querySelector('.js-plotly-plot')"


@pytest.fixture(scope="module")
def boroughs(bundled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app with figures of all boroughs loaded over the bundled ones."""
    folder = tmp_path_factory.mktemp("boroughs")
    home = Path(shutil.copytree(bundled_home, folder / "home"))
    files = write_national_files(folder, indicator_id="re-referrals-percent")
    load = [sys.executable, "-m", "data_loaders", "load", "--published-on", "2024-06-01", *map(str, files)]
    done = subprocess.run(load, cwd=ROOT, env={**os.environ, "WELLBOARD_HOME": str(home)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with running_app(env={"WELLBOARD_HOME": str(home)}) as running:
        yield running


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["", "&with=region", "&with=neighbours"])
def test_the_page_breaks_no_rule(page: Page, boroughs: Running, axe: Callable[[Page], list[str]], theme: str, asked: str) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto(boroughs.url + ADDRESS + asked)
    wait_until_drawn(page)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.locator("details summary").first.click()
    assert axe(page) == []


def test_a_phone_shows_it_without_sideways_scrolling(page: Page, boroughs: Running) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(boroughs.url + ADDRESS + "&with=region")
    wait_until_drawn(page)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wait_until(page, f"{CHART}.layout.showlegend === true")


def test_the_chart_holds_every_authority_and_follows_the_theme(page: Page, boroughs: Running) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(boroughs.url + ADDRESS)
    wait_until_drawn(page)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    bars = f"{CHART}.data.filter(trace => trace.error_y && trace.meta.role !== 'own').reduce((sum, trace) => sum + trace.x.length, 0)"
    assert page.evaluate(bars) == 30
    wait_until(page, f"{CHART}.data.find(trace => trace.meta?.role === 'own').marker.color === '#7fb8f0'")


def test_an_area_is_set_beside_and_taken_out_in_the_address(page: Page, boroughs: Running) -> None:
    page.goto(boroughs.url + ADDRESS)
    wait_until_drawn(page)
    traffic = watch_traffic(page)
    page.get_by_label("Set beside it").select_option("Bexley")
    expect(page.get_by_role("heading", name="Set beside Bromley")).to_be_visible()
    expect(page).to_have_url(re.compile(r"add=E09000004"))
    assert len(traffic.posts) == 1
    page.get_by_role("link", name="Remove Bexley").click()
    expect(page.get_by_role("heading", name="Set beside Bromley")).to_have_count(0)


def test_from_a_neighbour_to_the_page_as_seen_from_there(page: Page, boroughs: Running) -> None:
    page.goto(boroughs.url + ADDRESS + "&with=neighbours")
    wait_until_drawn(page)
    headings = page.locator("main h2").all_inner_texts()
    assert headings.index("Statistical neighbours") < headings.index("All authorities, ranked")
    page.get_by_role("link", name="Camden", exact=True).first.click()
    expect(page.locator(".headline-words")).to_contain_text("Camden: 53.5% in 2023/24")
    page.go_back()
    expect(page.locator(".headline-words")).to_contain_text("Bromley: 53% in 2023/24")
