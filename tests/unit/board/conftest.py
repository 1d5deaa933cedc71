"""A small release of made-up figures, built once; views are asked of it as pages ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_loaders import loading
from data_loaders.loading import Work
from data_loaders.store import connection
from support.board import write_made_up_board


@pytest.fixture(scope="session")
def made_up_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the made-up release. Read it; a test that publishes builds its own."""
    folder = tmp_path_factory.mktemp("made-up")
    result = loading.ensure_bundled(folder / "home/releases", Work(start_with=write_made_up_board(folder / "bundled")))
    assert result is not None
    assert [problem.message for problem in result.problems if problem.severity != "warning"] == []
    return folder / "home"


@pytest.fixture
def made_up(made_up_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The made-up release is live."""
    monkeypatch.setenv("WELLBOARD_HOME", str(made_up_home))
    yield made_up_home
    connection.close_all_but(None)
