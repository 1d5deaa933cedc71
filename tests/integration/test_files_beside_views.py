"""The CSV and Excel files of each page beside the page's own view: line by line, the name, the figure and the status."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from analysis.challenge_query import ChallengeQuery
from analysis.changes_query import ChangesQuery
from analysis.comparison_query import ComparisonQuery
from analysis.filters import ScorecardFilters
from analysis.indicator_query import IndicatorQuery
from analysis.journey_query import JourneyQuery
from analysis.plain_cells import neutral
from analysis.profile_query import ProfileQuery
from analysis.verdict import Verdict
from board.best_five_view import best_five_view
from board.challenges_view import kept_rows
from board.changes_view import changes_view
from board.comparison_view import comparison_view
from board.indicator_view import indicator_view
from board.journey_view import journey_view
from board.profile_view import profile_view
from board.scorecard_view import scorecard_view
from exports import file_routes
from exports.tables.cells import name_of
from support.workbooks import opened

KINDS = ["csv", "xlsx"]
BROMLEY, WESTMINSTER, BEDS = "E09000006", "E09000033", "E06000056"
Line = tuple[str | float, ...]


@pytest.fixture
def files(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    """Ask ``/export/…`` of the bundled figures."""
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    server = Flask("wellboard-files")
    file_routes.register(server)
    with server.test_client() as asking:
        yield asking


def _lines(files: FlaskClient, kind: str, address: str, query: dict[str, str], columns: Sequence[str]) -> list[Line]:
    """These columns of the file's main tables: the sheets after "About" whose headings are the first one's."""
    answer = files.get(f"/export/{kind}/{address}", query_string=query)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    if kind == "csv":
        head, *rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""))
    else:
        sheets = [list(sheet.iter_rows(values_only=True)) for sheet in opened(answer.data).worksheets[1:]]
        head = [word for word in sheets[0][0] if word != "Over time"]
        rows = [row for sheet in sheets if list(sheet[0][: len(head)]) == head for row in sheet[1:]]
    places = [head.index(column) for column in columns]
    found = [tuple(_said(row[place]) for place in places) for row in rows]
    return [line for line in found if any(line)]


def _said(cell: Any) -> str | float:
    if isinstance(cell, int | float):
        return round(float(cell), 6)
    text = cell or ""
    try:
        return round(float(text), 6)
    except ValueError:
        return str(text)


def _number(value: float | None, display: str) -> str | float:
    return neutral(display) if value is None else round(value, 6)


def _period(verdict: Verdict) -> str:
    return verdict.period.display if verdict.period else ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("card", ["bromley-safeguarding", "three-boroughs-board-budget"])
def test_a_scorecard(files: FlaskClient, kind: str, card: str) -> None:
    view = scorecard_view(scorecard_id=card, filters=ScorecardFilters())
    groups = view.priorities or view.heat_rows  # of one area, or of several side by side
    verdicts = [(name_of(tile), tile.verdict) for group in groups for tile in group.tiles]
    assert verdicts
    expected = [(neutral(name), one.area, _number(one.value, one.display), _said(_period(one)), one.status) for name, one in verdicts]
    assert _lines(files, kind, f"scorecard/{card}", {}, ("Indicator", "Area", "Figure", "Period", "Status")) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_an_indicator(files: FlaskClient, kind: str) -> None:
    view = indicator_view(indicator_id="child-protection-plans", query=IndicatorQuery(area=BROMLEY))
    (own,) = [found for found in view.chart if found.role == "own"]
    expected = {(point.period.display, _number(point.observation.value, point.display)) for point in own.points}
    found = _lines(files, kind, "indicator/child-protection-plans", {"area": BROMLEY}, ("Period", own.name))
    assert len(expected) > 2
    assert {line for line in found if line[1] != ""} == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_comparison(files: FlaskClient, kind: str) -> None:
    view = comparison_view(indicator_id="children-in-care", query=ComparisonQuery())
    expected = [
        (one.name, one.area_code, _number(one.value, one.display), float(one.rank) if one.rank else "")
        for one in (*view.areas, *view.missing)
    ]
    assert len(view.areas) > 2
    assert _lines(files, kind, "compare/children-in-care", {}, ("Area", "Code", "Figure", "Rank")) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_the_way_to_the_best(files: FlaskClient, kind: str) -> None:
    card = "central-bedfordshire-aiming-for-the-best"
    view = best_five_view(scorecard_id=card, area=BEDS)
    lines = [(row.tile, row.tile.verdict, row.best_5) for row in view.rows]
    expected = [(name_of(tile), _number(one.value, one.display), best.value if best else "", one.status) for tile, one, best in lines]
    found = _lines(files, kind, f"best-five/{card}", {}, ("Indicator", view.area_name, "Best 5%", "Status"))
    assert expected
    assert found == [(name, figure, pytest.approx(best), status) for name, figure, best, status in expected]


@pytest.mark.parametrize("kind", KINDS)
def test_a_profile(files: FlaskClient, kind: str) -> None:
    view = profile_view(scorecard_id="three-boroughs-safeguarding", query=ProfileQuery(area=WESTMINSTER))
    columns = [name for found in view.columns for name in (found.name, f"{found.name}: status")]
    expected = [
        (
            neutral(row.label),
            *(
                words
                for cell in row.cells
                for words in ((_number(cell.value, cell.display), cell.status) if cell.has_figure else ("no figure", ""))
            ),
        )
        for priority in view.priorities
        for row in priority.rows
    ]
    found = _lines(files, kind, "profile/three-boroughs-safeguarding", {"area": WESTMINSTER}, ("Indicator", *columns))
    assert len(expected) > 50
    assert found == expected


@pytest.mark.parametrize("kind", KINDS)
def test_what_changed(files: FlaskClient, kind: str) -> None:
    given = {"from": "2013-07-01", "to": "2014-07-01"}
    view = changes_view(scorecard_id="bromley-safeguarding", query=ChangesQuery.from_query(given))
    expected = [(name_of(one.tile), neutral(one.change.words), one.tile.verdict.status) for one in view.changes]
    assert expected
    assert _lines(files, kind, "changes/bromley-safeguarding", given, ("Indicator", "What changed", "Status now")) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_the_challenge_log(files: FlaskClient, kind: str) -> None:
    rows = kept_rows(ChallengeQuery.from_query({"status": "overdue"}))
    expected = [(neutral(one.challenge.action), one.challenge.board, one.challenge.status.words) for one in rows]
    assert expected
    assert _lines(files, kind, "challenges/log", {"status": "overdue"}, ("What", "Board", "How far")) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_journey(files: FlaskClient, kind: str) -> None:
    given = {"area": BEDS, "period": "2015/16"}
    view = journey_view(journey_id="childs-journey", query=JourneyQuery.from_query(given))
    expected = {stage.stage.label: _number(stage.volume.value, stage.volume.display) for stage in view.stages if stage.volume}
    found = dict(_lines(files, kind, "journey/childs-journey", given, ("Stage", "Number")))
    assert list(found) == [stage.stage.label for stage in view.stages]
    assert expected
    assert {stage: found[stage] for stage in expected} == expected
