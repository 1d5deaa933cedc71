"""A figure as a row of the table and as JSON: nothing added, nothing lost, missing stays missing."""

import json
from dataclasses import replace
from datetime import date

from analysis.observations import Bound, Interval, Symbol
from analysis.views import HeatRow, RevisionView
from exports.csv_text import csv_text
from exports.observation_rows import COLUMNS, observation_row
from exports.view_json import indicator_json, scorecard_json
from support.views import breakdown, indicator_view, scorecard_view, tile, yearly
from tests.unit.analysis.builders import BEDS, BROMLEY, observation, verdict

FULL = replace(
    observation(
        8.8,
        interval=(8, 9.6),
        bound=Bound.ABOUT,
        printed="8.8%",
        line=494,
        numerator=44.0,
        denominator=500.0,
        note="A note",
        doubt="A doubt",
    ),
    interval_998=Interval(lower=7.5, upper=10.1),
)


def _row(figure: object) -> dict[str, object]:
    return dict(zip(COLUMNS, observation_row(figure, areas={BEDS: "Central Bedfordshire"}), strict=True))  # type: ignore[arg-type]


def test_a_row_has_every_column_in_its_place() -> None:
    row = _row(FULL)
    assert (row["area_code"], row["area"], row["role"]) == (BEDS, "Central Bedfordshire", "actual")
    assert (row["period_label"], row["period_kind"], row["period_start"], row["period_end"]) == (
        "2016/17",
        "financial_year",
        date(2016, 4, 1),
        date(2017, 3, 31),
    )
    assert (row["value"], row["bound"], row["symbol"], row["printed"]) == (8.8, "about", "", "8.8%")
    assert (row["lower_95"], row["upper_95"], row["lower_998"], row["upper_998"]) == (8, 9.6, 7.5, 10.1)
    assert (row["numerator"], row["denominator"], row["note"], row["doubt"]) == (44, 500, "A note", "A doubt")
    assert (row["source_id"], row["source_line"], row["published_on"]) == ("a-report", 494, date(2018, 3, 1))


def test_a_missing_value_is_empty_beside_its_symbol() -> None:
    written = csv_text(columns=COLUMNS, rows=[observation_row(observation(None, symbol=Symbol.CONFIDENTIAL), areas={})])
    row = dict(zip(COLUMNS, written.splitlines()[1].split(","), strict=True))
    assert (row["value"], row["symbol"], row["area"], row["lower_95"]) == ("", "c", "", "")


def test_a_scorecard_of_one_area() -> None:
    found = scorecard_json(scorecard_view(tile(verdict([observation(8.8)]))))
    assert [(entry["title"], entry["lead"], len(entry["verdicts"])) for entry in found["priorities"]] == [("First", "", 1)]
    assert (found["id"], found["looked_at"]) == ("a-scorecard", "2018-03-21")
    json.dumps(found, allow_nan=False)


def test_a_scorecard_of_several_areas_holds_a_verdict_for_each() -> None:
    tiles = (tile(verdict([observation(8.8)])), tile(verdict([], area_code=BROMLEY)))
    rows = (HeatRow(priority="First", lead="", label="A", tiles=tiles), HeatRow(priority="Second", lead="", label="B", tiles=tiles))
    found = scorecard_json(scorecard_view(heat_rows=rows, heat_areas=("Central Bedfordshire", "Bromley")))
    assert [(entry["title"], [verdict["area_code"] for verdict in entry["verdicts"]]) for entry in found["priorities"]] == [
        ("First", [BEDS, BROMLEY]),
        ("Second", [BEDS, BROMLEY]),
    ]


def test_an_indicator_tells_its_own_series_from_its_comparators() -> None:
    now, before = observation(184, source_id="later"), observation(177, source_id="earlier", line=None)
    revision = RevisionView(
        period=now.period, current=now, current_display="184", others=(before,), other_displays=("177",), is_conflict=False
    )
    found = indicator_json(
        indicator_view(
            yearly(1, None), yearly(3, role="england", name="England"), breakdowns=(breakdown(("Police", 12)),), revisions=(revision,)
        )
    )
    assert [point["value"] for point in found["series"]] == [1, None]
    assert found["series"][1]["symbol"] is None
    assert [(entry["kind"], entry["name"], len(entry["points"])) for entry in found["comparators"]] == [("england", "England", 1)]
    assert [point["breakdown"] for point in found["breakdowns"][0]["values"]] == ["Police"]
    assert found["revisions"][0]["kind"] == "revision"
    assert found["revisions"][0]["others"] == [{"value": 177, "source_id": "earlier", "line": None, "printed": ""}]
    json.dumps(found, allow_nan=False)
