"""A small release of made-up figures, built once; views are asked of it as pages ask."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from dash._utils import AttributeDict

from data_loaders import loading
from data_loaders.loading import Work
from data_loaders.store import connection
from support.all_boroughs import write_all_boroughs
from support.board import write_made_up_board
from support.national_board import write_national_board
from support.several_lines import write_several_lines


@pytest.fixture(scope="session")
def made_up_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the made-up release. Read it; a test that publishes builds its own."""
    folder = tmp_path_factory.mktemp("made-up")
    result = loading.ensure_bundled(folder / "home/releases", Work(start_with=write_made_up_board(folder / "bundled")))
    assert result is not None
    assert [problem.message for problem in result.problems if problem.severity != "warning"] == []
    return folder / "home"


@pytest.fixture(scope="session")
def national_board_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with made-up figures of 26 authorities and their neighbours. Read it only."""
    folder = tmp_path_factory.mktemp("made-up-national")
    result = loading.ensure_bundled(folder / "home/releases", Work(start_with=write_national_board(folder / "bundled")))
    assert result is not None
    assert result.problems == ()
    return folder / "home"


TODAY = date(2024, 6, 2)
LATER = date(2026, 2, 1)
VIEWS = ("scorecard_view", "indicator_view", "home_view", "comparison_view")


@pytest.fixture
def made_up(made_up_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The made-up release is live, on the day after its newest figures were published."""
    for module in VIEWS:
        monkeypatch.setattr(f"board.{module}.today", lambda: TODAY)
    monkeypatch.setenv("WELLBOARD_HOME", str(made_up_home))
    yield made_up_home
    connection.close_all_but(None)


@pytest.fixture(scope="session")
def all_boroughs_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with made-up figures of all London boroughs. Read it only."""
    folder = tmp_path_factory.mktemp("all-boroughs")
    result = loading.ensure_bundled(folder / "home/releases", Work(start_with=write_all_boroughs(folder / "bundled")))
    assert result is not None
    assert [problem.message for problem in result.problems if problem.severity != "warning"] == []
    return folder / "home"


@pytest.fixture
def all_boroughs(all_boroughs_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The release of all boroughs is live, on the day after its figures were published."""
    for module in VIEWS:
        monkeypatch.setattr(f"board.{module}.today", lambda: TODAY)
    monkeypatch.setenv("WELLBOARD_HOME", str(all_boroughs_home))
    yield all_boroughs_home
    connection.close_all_but(None)


@pytest.fixture
def national_board(national_board_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The made-up national release is live, soon after its newest figures were published."""
    for module in ("indicator_view", "scorecard_view"):
        monkeypatch.setattr(f"board.{module}.today", lambda: LATER)
    monkeypatch.setenv("WELLBOARD_HOME", str(national_board_home))
    yield national_board_home
    connection.close_all_but(None)


@pytest.fixture(scope="session")
def several_lines_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with a scorecard of many kinds of line over the made-up national figures. Read it only."""
    folder = tmp_path_factory.mktemp("several-lines")
    assert loading.ensure_bundled(folder / "home/releases", Work(start_with=write_several_lines(folder / "bundled"))) is not None
    return folder / "home"


@pytest.fixture
def several_lines(several_lines_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """That release is live, soon after its newest figures were published."""
    for module in ("best_five_view", "profile_view", "scorecard_view"):
        monkeypatch.setattr(f"board.{module}.today", lambda: LATER)
    monkeypatch.setenv("WELLBOARD_HOME", str(several_lines_home))
    yield several_lines_home
    connection.close_all_but(None)


@pytest.fixture
def no_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses start at the root, as in an app without a prefix."""
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))
