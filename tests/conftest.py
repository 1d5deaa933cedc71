"""What tests share: a bundled release, a running app, a browser that fails on any error of its console."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from support.browser import CHROMIUM, LAUNCH_FLAGS, Troubles, accessibility_violations
from support.running import ROOT, Running, running_app

# Nothing is timed in a test: a machine that does other work too must not fail one.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def bundled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the bundled release, built once for all workers. Read it; copy it to change it (``own_home``)."""
    home = _shared_folder(tmp_path_factory) / "bundled-home"
    with (home.parent / "bundled-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.is_dir():
            building = home.with_suffix(".building")
            shutil.rmtree(building, ignore_errors=True)
            load = [sys.executable, "-m", "data_loaders", "load", "--bundled"]
            done = subprocess.run(
                load, cwd=ROOT, env={**os.environ, "WELLBOARD_HOME": str(building)}, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"the bundled release was not built:\n{done.stdout}\n{done.stderr}"
            building.rename(home)
    return home


def _shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture
def own_home(bundled_home: Path, tmp_path: Path) -> Path:
    """A copy of the bundled home that a test may load into and publish from."""
    return Path(shutil.copytree(bundled_home, tmp_path / "home"))


@pytest.fixture(scope="session")
def server(bundled_home: Path) -> Iterator[Running]:
    """The app as it is deployed, gunicorn with two workers, on the bundled release."""
    with running_app(env={"WELLBOARD_HOME": str(bundled_home)}) as running:
        yield running


@pytest.fixture
def own_server(own_home: Path) -> Iterator[Running]:
    """The app on a home of the test's own (``own_server.home``)."""
    with running_app(env={"WELLBOARD_HOME": str(own_home)}) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, not a downloaded one."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(LAUNCH_FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a past."""
    opened = browser.new_context(locale="en-GB", reduced_motion="reduce")
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A browser page; the test fails on a console error, an uncaught error or a violation of the content security policy.

    Expect one by name: ``page.troubles.allow("404")``.
    """
    opened = context.new_page()
    troubles = Troubles(opened)
    opened.troubles = troubles  # type: ignore[attr-defined]
    yield opened
    assert not troubles.found, troubles.found


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Check a page against WCAG 2.2 AA; the answer lists each violation with the elements concerned."""
    return accessibility_violations
