"""Views are remembered by release and arguments: shared by workers, apart for releases, never stale."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from analysis.filters import ScorecardFilters
from board import cache
from board.cache import remembered
from board.scorecard_view import scorecard_view
from data_loaders import loading, queries
from data_loaders.loading import Work
from data_loaders.store import connection
from support.board import BROMLEY, LATE, SOURCE, write_made_up_board

Build = Callable[..., str]


def _server(directory: Path) -> Flask:
    server = Flask("cached")
    cache.init_app(server, directory=directory)
    return server


def _counted() -> tuple[Build, list[tuple[object, ...]]]:
    built: list[tuple[object, ...]] = []

    @remembered
    def view(*asked: object) -> str:
        built.append(asked)
        return f"built of {asked}"

    return view, built


def test_a_view_is_built_once_for_the_same_release_and_arguments(tmp_path: Path) -> None:
    view, built = _counted()
    with _server(tmp_path).app_context():
        assert view("release-1", "a", date(2018, 3, 21)) == view("release-1", "a", date(2018, 3, 21))
    assert len(built) == 1


@pytest.mark.parametrize(
    "other", [("release-2", "a", None), ("release-1", "b", None), ("release-1", "a", date(2018, 3, 21)), ("release-1", "a", "None")]
)
def test_another_release_or_argument_is_another_view(tmp_path: Path, other: tuple[object, ...]) -> None:
    view, built = _counted()
    with _server(tmp_path).app_context():
        assert view("release-1", "a", None) != view(*other)
    assert built == [("release-1", "a", None), other]


def test_workers_share_what_one_of_them_built(tmp_path: Path) -> None:
    view, built = _counted()
    for _ in range(2):
        with _server(tmp_path).app_context():
            view("release-1", "a")
    assert len(built) == 1


def test_an_older_releases_views_are_still_there_after_a_new_one(tmp_path: Path) -> None:
    view, built = _counted()
    with _server(tmp_path).app_context():
        for release in ("release-1", "release-2", "release-1"):
            view(release, "a")
    assert built == [("release-1", "a"), ("release-2", "a")]


def test_a_view_that_other_code_built_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view, built = _counted()
    for code in ("before-the-upgrade", "after-it"):
        monkeypatch.setattr(cache, "_fingerprint", lambda found=code: found)
        with _server(tmp_path).app_context():
            view("release-1", "a")
    assert len(built) == 2


def test_without_a_server_a_view_is_simply_built() -> None:
    view, built = _counted()
    view("release-1")
    view("release-1")
    assert len(built) == 2


def test_a_failure_is_not_remembered(tmp_path: Path) -> None:
    calls: list[int] = []

    @remembered
    def failing(release_id: str) -> str:
        calls.append(1)
        raise LookupError(release_id)

    with _server(tmp_path).app_context():
        for _ in range(2):
            with pytest.raises(LookupError):
                failing("release-1")
    assert len(calls) == 2


def test_a_page_shows_a_new_release_at_once_and_the_old_one_after_going_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(tmp_path / "home"))
    releases, work = tmp_path / "home/releases", Work(start_with=write_made_up_board(tmp_path / "bundled"))
    loading.ensure_bundled(releases, work)

    def shown() -> str:
        view = scorecard_view(scorecard_id="bromley-alone", filters=ScorecardFilters(area=BROMLEY))
        assert view.release_id == queries.live_release_id()
        return view.priorities[0].tiles[0].verdict.display

    corrected = tmp_path / "corrected"
    corrected.mkdir()
    (corrected / "source.yml").write_text(SOURCE.format(id="made-up", title="Made-up report 2024", day="2024-06-01"), encoding="utf-8")
    (corrected / "figures.csv").write_text(LATE.replace("2023/24,30,", "2023/24,31,"), encoding="utf-8", newline="")
    with _server(tmp_path / "cache").app_context():
        first = queries.live_release_id()
        assert (shown(), shown()) == ("30%", "30%")
        assert loading.load(releases, [corrected], work).release_id != first
        assert shown() == "31%"
    connection.close_all_but(None)
