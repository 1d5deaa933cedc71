"""Figures without a source file: their day is the day of loading, and nothing calls it the day on which they came out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from analysis.changes_query import ChangesQuery
from analysis.filters import ScorecardFilters
from analysis.observations import DataDay
from analysis.pack_request import PackRequest, Part
from board.changes_view import changes_view
from board.data_view import source_view
from board.home_view import home_view
from board.live import live_release_id
from board.scorecard_view import scorecard_view
from components import changes as change_parts
from components import data as data_parts
from components import home as home_parts
from components import scorecard as scorecard_parts
from components.words import day
from data_loaders import loading, queries
from data_loaders.loading import Work
from data_loaders.store import connection
from exports.pack.builder import build_pack
from exports.tables.scorecard import scorecard_book
from support.board import BROMLEY, write_made_up_board
from support.views import drawn

FIGURES = """indicator,area,period,value,printed,published_on
re-referrals,Bromley,2024/25,28,28%,
waits,made-up-hospital,2024/25,9,9,2024-07-01
"""


def load(folder: Path, *, published_on: date | None = None) -> Path:
    """The made-up board, and then a file of figures that no source file stands beside."""
    board, figures = write_made_up_board(folder / "bundled"), folder / "late-figures.csv"
    figures.write_text(FIGURES, encoding="utf-8")
    releases = folder / "home/releases"
    loading.ensure_bundled(releases, Work(start_with=board))
    result = loading.load(releases, [figures], Work(start_with=board, published_on=published_on))
    assert [problem.message for problem in result.problems if problem.severity == "rejected"] == []
    return folder / "home"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load(tmp_path_factory.mktemp("undated"))


@pytest.fixture(autouse=True)
def live(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("WELLBOARD_HOME", str(home))
    yield
    connection.close_all_but(None)


@pytest.fixture
def loaded_on() -> date:
    (source,) = (found for found in queries.sources(live_release_id()) if found.source_id == "late-figures")
    return source.loaded_at.date()


def text_of(page: object) -> str:
    soup: BeautifulSoup = drawn(page)
    return " ".join(soup.get_text(" ").split())


def test_a_figure_tells_the_day_of_loading_from_a_day_that_its_row_gives(loaded_on: date) -> None:
    days = {found.indicator_id: found.provenance.data_day for found in queries.observations(live_release_id(), source_id="late-figures")}
    assert days == {"re-referrals": DataDay(loaded_on, is_of_loading=True), "waits": DataDay(date(2024, 7, 1))}


def test_a_scorecard_says_loaded(loaded_on: date) -> None:
    view = scorecard_view(scorecard_id="made-up-board", filters=ScorecardFilters(area=BROMLEY))
    assert scorecard_parts.lead(view) == f"Made-up board · Bromley · newest figure loaded on {day(loaded_on)}"
    facts = dict(scorecard_book(view).facts)
    assert facts["Data as at"] == f"{loaded_on.isoformat()}, the day of loading"


def test_a_board_pack_says_loaded(loaded_on: date) -> None:
    pack = build_pack(PackRequest(scorecards=("made-up-board",), areas=(BROMLEY,), parts=(Part.FRONT,)))
    assert pack.as_at == f"{day(loaded_on)}, the day of loading"


@pytest.mark.usefixtures("no_prefix")
def test_home_says_that_the_last_of_its_two_days_is_one_of_loading(loaded_on: date) -> None:
    assert f"1 June 2024 to {day(loaded_on)}, the day of loading)" in text_of(home_parts.boards(home_view()))


@pytest.mark.usefixtures("no_prefix")
def test_changes_say_loaded(loaded_on: date) -> None:
    query = ChangesQuery(area=BROMLEY, first="2024-06-02", last=loaded_on.isoformat())
    page = text_of(change_parts.by_kind(changes_view(scorecard_id="made-up-board", query=query)))
    assert f"28% in 2024/25, down from 30% in 2023/24. Loaded on {day(loaded_on)}" in page
    assert f"ublished on {day(loaded_on)}" not in page


@pytest.mark.usefixtures("no_prefix")
def test_of_what_was_only_loaded_later_nothing_says_that_nobody_could_know_it(loaded_on: date) -> None:
    last = loaded_on - timedelta(days=1)
    view = changes_view(scorecard_id="made-up-board", query=ChangesQuery(area=BROMLEY, first="2023-06-01", last=last.isoformat()))
    page = text_of(change_parts.by_kind(view))
    assert f"Loaded later, on {day(loaded_on)}" in page
    notice = text_of(change_parts.known_when(view))
    assert f"stand in files loaded on {day(loaded_on)}, which do not say when they came out" in notice
    assert f"a board that met on {day(last)} may not have known them" in notice
    assert "could not know" not in notice


def test_a_source_s_own_page_says_loaded(loaded_on: date) -> None:
    undated, dated = (source_view(source_id=name, line=None, page=1, only_doubts=False) for name in ("late-figures", "made-up"))
    assert data_parts.source_lead(undated.source) == f"loaded on {day(loaded_on)}"
    assert data_parts.source_lead(dated.source) == "Nobody · published on 1 June 2024"


def test_a_day_that_is_named_when_loading_is_a_day_of_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = datetime.now(UTC).date()
    monkeypatch.setenv("WELLBOARD_HOME", str(load(tmp_path, published_on=named)))
    source = source_view(source_id="late-figures", line=None, page=1, only_doubts=False).source
    assert source.data_day == DataDay(named)
    assert source.published_note == "The day was named when the figures were loaded: no source file stands beside them."
    newest = scorecard_view(scorecard_id="made-up-board", filters=ScorecardFilters()).newest_published
    assert newest == DataDay(named)
