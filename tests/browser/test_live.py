"""A load while a page is open: both workers and the open page learn of it, the filters stay, and rollback brings the old figures back."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.browser import wait_until_drawn
from support.running import ROOT, Running, running_app

pytestmark = pytest.mark.browser

WORKERS = 2
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


def _answer(server: Running) -> tuple[str, str]:
    """Which worker answered over a fresh connection, and with what."""
    address = f"{server.url}/api/v1/indicators/smoking-at-delivery?area=E06000056"
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
        return answer.headers["X-Worker"], json.loads(answer.read())["verdict"]["display"]


def _wait_for(server: Running, display: str) -> set[str]:
    """Ask until each of the workers has answered so; the answer is their process ids. Once it has, a worker never goes back."""
    agreed: set[str] = set()
    end = time.monotonic() + LONGEST
    while len(agreed) < WORKERS:
        assert time.monotonic() < end, f"only the workers {agreed} answer {display}"
        worker, told = _answer(server)
        assert told == display or worker not in agreed, f"worker {worker} went back to {told}"
        if told == display:
            agreed.add(worker)
        time.sleep(0.02)
    return agreed


@pytest.fixture
def named_workers(own_home: Path) -> Iterator[Running]:
    """The app on a home of the test's own, with workers that can be told apart."""
    env = {"WELLBOARD_HOME": str(own_home), "WEB_CONCURRENCY": str(WORKERS)}
    with running_app(env=env, config=ROOT / "tests" / "support" / "named_workers.py") as running:
        yield running


def test_a_corrected_figure_reaches_workers_and_open_page(page: Page, named_workers: Running, tmp_path: Path) -> None:
    page.goto(named_workers.url + "/scorecard/central-bedfordshire-aiming-for-the-best?q=smoking")
    wait_until_drawn(page)
    expect(page.locator(".tile-value")).to_have_text("8.8%")
    workers = _wait_for(named_workers, "8.8%")

    file = tmp_path / "corrected.csv"
    file.write_text(CORRECTED, encoding="utf-8")
    _command(named_workers.home, "load", str(file))
    assert _wait_for(named_workers, "9.9%") == workers
    expect(page.locator("#new-figures")).to_be_visible(timeout=LONGEST * 1000)
    page.get_by_role("link", name="New figures — show").click()
    expect(page.locator(".tile-value")).to_have_text("9.9%")
    expect(page).to_have_url(re.compile(r"q=smoking"))

    _command(named_workers.home, "rollback")
    assert _wait_for(named_workers, "8.8%") == workers
