"""A load while a page is open: both workers and the open page learn of it, the filters stay, and rollback brings the old figures back."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.browser import wait_until_drawn
from support.running import ROOT, Running

pytestmark = pytest.mark.browser

LONGEST = 15  # seconds, the time in which a corrected figure must reach every worker and open page
CORRECTED = (
    "indicator,area,period,value,published_on\nsmoking-at-delivery,Central Bedfordshire,2016/17,9.9,2018-04-01\n"  # made up for this test
)


def _command(home: Path, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "data_loaders", *words],
        cwd=ROOT,
        env={**os.environ, "WELLBOARD_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _values(server: Running) -> set[str]:
    """What several fresh connections are told: with two workers, both answer."""
    found = set()
    for _ in range(12):
        answer = json.loads(server.get("/api/v1/indicators/smoking-at-delivery?area=E06000056"))
        found.add(answer["verdict"]["display"])
    return found


def _wait_for(server: Running, display: str) -> None:
    end = time.monotonic() + LONGEST
    while _values(server) != {display}:
        assert time.monotonic() < end, f"{display} did not reach every worker: {_values(server)}"
        time.sleep(0.5)


def test_a_corrected_figure_reaches_workers_and_open_page(page: Page, own_server: Running, tmp_path: Path) -> None:
    page.goto(own_server.url + "/scorecard/central-bedfordshire-aiming-for-the-best?q=smoking")
    wait_until_drawn(page)
    expect(page.locator(".tile-value")).to_have_text("8.8%")

    file = tmp_path / "corrected.csv"
    file.write_text(CORRECTED, encoding="utf-8")
    _command(own_server.home, "load", str(file))
    _wait_for(own_server, "9.9%")
    expect(page.locator("#new-figures")).to_be_visible(timeout=LONGEST * 1000)
    page.get_by_role("link", name="New figures — show").click()
    expect(page.locator(".tile-value")).to_have_text("9.9%")
    expect(page).to_have_url(re.compile(r"q=smoking"))

    _command(own_server.home, "rollback")
    _wait_for(own_server, "8.8%")
