from collections.abc import Callable, Iterator
from pathlib import Path

import dash
import pytest
from playwright.sync_api import Page

from support.running import Running, running_app

HERE = Path(__file__).resolve().parent


@pytest.fixture
def build_small() -> Iterator[Callable[..., dash.Dash]]:
    """Build a small board in this process; Dash's registry of pages is put back afterwards, for other apps' tests."""
    kept = dict(dash.page_registry)
    dash.page_registry.clear()
    from unit.serving.small_board import build  # noqa: PLC0415 - it registers its pages

    yield build
    dash.page_registry.clear()
    dash.page_registry.update(kept)


@pytest.fixture
def small(build_small: Callable[..., dash.Dash]) -> dash.Dash:
    return build_small()


@pytest.fixture(scope="session")
def small_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The small board as a process; the release that it calls live stands in ``home / "release"``."""
    home = tmp_path_factory.mktemp("small")
    (home / "release").write_text("release-1")
    env = {"WELLBOARD_HOME": str(home), "SMALL_BOARD_RELEASE": str(home / "release")}
    with running_app(env=env, app="small_board:server", path=HERE) as running:
        yield running


@pytest.fixture
def small_page(small_server: Running, page: Page) -> Iterator[Page]:
    """A browser on the small board's home page, drawn."""
    (small_server.home / "release").write_text("release-1")
    page.goto(small_server.url + "/")
    page.wait_for_selector("#first-paint", state="detached")
    yield page
    (small_server.home / "release").write_text("release-1")
