"""The data API on the bundled release: its shape, its refusals, and that it says what the pages say."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from analysis.filters import StatusFilter
from board.data_view import source_view
from board.figures_view import figures, knows_indicator
from data_loaders import queries
from exports.api import PROBLEM_COLUMNS, SOURCE_COLUMNS
from exports.csv_text import neutral
from exports.observation_rows import COLUMNS

CARDS = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "data/scorecards").glob("*.yml"))
CARD, INDICATOR, AREA = "bromley-safeguarding", "child-protection-plans", "E09000006"
SEVERAL = "three-boroughs-safeguarding"

VERDICT = {  # as the design fixes them; a verdict may say more
    "indicator_id", "indicator", "area_code", "area", "period", "value", "display", "unit", "polarity", "outcome", "rag", "rule", "reason",
    "comparators", "gap_to_best_5", "trend", "spc", "certainty", "freshness", "provenance",
}  # fmt: skip
PARTS = {
    "rule": {"comparator", "method", "margin"},
    "comparators": {"kind", "area", "value", "period", "published"},
    "gap_to_best_5": {"value", "people"},
    "trend": {"direction", "judgement", "method", "reason"},
    "freshness": {"period_end", "published_on", "months_old"},
    "provenance": {"source_id", "title", "line", "ref", "printed"},
}


def _json(client: Any, path: str, status: int = 200) -> Any:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status, (path, answer.text)
    assert answer.mimetype == "application/json"
    return answer.get_json()


def _csv(client: Any, path: str) -> list[dict[str, str]]:
    answer = client.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.mimetype) == (200, "text/csv"), (path, answer.text)
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def _verdicts(client: Any, path: str) -> list[dict[str, Any]]:
    return [verdict for priority in _json(client, f"scorecards/{path}")["priorities"] for verdict in priority["verdicts"]]


def test_release(client: Any) -> None:
    found = _json(client, "release")
    assert set(found) == {"release_id", "published_at", "observations", "sources"}
    assert found["observations"] == len(_csv(client, "observations.csv"))
    assert found["sources"] == len(_csv(client, "sources.csv"))


@pytest.mark.parametrize(("path", "columns"), [("sources", SOURCE_COLUMNS), ("problems", PROBLEM_COLUMNS), ("observations", COLUMNS)])
def test_a_table_has_its_columns_and_is_a_file_to_keep(client: Any, path: str, columns: tuple[str, ...]) -> None:
    answer = client.get(f"/api/v1/{path}.csv")
    assert answer.text.partition("\r\n")[0] == ",".join(columns)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{path}.csv"'
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.content_type == "text/csv; charset=utf-8"


def test_observations_hold_every_column_of_the_table_and_the_line(client: Any) -> None:
    design = {
        "indicator_id", "area_code", "breakdown_type", "breakdown", "period_label", "period_kind", "period_start", "period_end", "value",
        "symbol", "bound", "lower_95", "upper_95", "lower_998", "upper_998", "numerator", "denominator", "printed", "note",
        "published_trend", "published_comparison", "source_id", "source_ref", "published_on", "source_line",
    }  # fmt: skip
    assert design <= set(COLUMNS)
    assert all(row["source_line"].isdigit() for row in _csv(client, "observations.csv"))


def test_a_missing_value_is_empty_with_its_reason_and_never_zero(client: Any) -> None:
    silent = [row for row in _csv(client, "observations.csv") if not row["value"]]
    assert silent
    assert all(row["symbol"] for row in silent)


KEPT = [
    ("source_id=bromley-bscb-2012-13", "source_id", "bromley-bscb-2012-13"),
    (f"indicator_id={INDICATOR}", "indicator_id", INDICATOR),
    (f"area={AREA}", "area_code", AREA),
]


@pytest.mark.parametrize(("query", "column", "value"), KEPT)
def test_an_argument_keeps_its_rows_and_loses_none(client: Any, query: str, column: str, value: str) -> None:
    every = _csv(client, "observations.csv")
    kept = _csv(client, f"observations.csv?{query}")
    assert 0 < len(kept) < len(every)
    assert kept == [row for row in every if row[column] == value]


def test_problems_of_one_source(client: Any) -> None:
    every = _csv(client, "problems.csv")
    assert _csv(client, "problems.csv?source_id=bromley-hwb-2015-01") == [row for row in every if row["source_id"] == "bromley-hwb-2015-01"]


def test_rows_read_are_rows_loaded_and_rows_rejected(client: Any) -> None:
    for row in _csv(client, "sources.csv"):
        assert int(row["rows_read"]) == int(row["rows_loaded"]) + int(row["rows_rejected"])


@pytest.mark.parametrize("table", ["observations", "problems", "sources"])
def test_no_cell_is_a_formula(client: Any, table: str) -> None:
    cells = {cell for row in _csv(client, f"{table}.csv") for cell in row.values()}
    assert [cell for cell in cells if neutral(cell) != cell] == []


def test_every_scorecard_is_listed(client: Any) -> None:
    found = _json(client, "scorecards")
    assert sorted(card["id"] for card in found) == CARDS
    assert all(set(card) == {"id", "title", "board", "areas"} and card["areas"] for card in found)


@pytest.mark.parametrize("card", CARDS)
def test_a_scorecard_and_its_verdicts_have_their_keys(client: Any, card: str) -> None:
    found = _json(client, f"scorecards/{card}")
    assert {"id", "title", "board", "area", "looked_at", "narrative", "release_id", "priorities"} == set(found)
    assert found["id"] == card
    for priority in found["priorities"]:
        assert {"title", "verdicts"} <= set(priority)
        for verdict in priority["verdicts"]:
            _check_verdict(verdict)


def _check_verdict(verdict: dict[str, Any]) -> None:
    assert set(verdict) >= VERDICT
    for name, keys in PARTS.items():
        parts = verdict[name] if isinstance(verdict[name], list) else [verdict[name]]
        assert all(part is None or keys <= set(part) for part in parts), name
    json.dumps(verdict, allow_nan=False)


@pytest.mark.parametrize("path", [f"scorecards/{CARD}", f"scorecards/{SEVERAL}", f"scorecards/{SEVERAL}?area=E09000033"])
def test_a_priority_has_the_same_keys_for_one_area_and_for_several(client: Any, path: str) -> None:
    assert {frozenset(priority) for priority in _json(client, path)["priorities"]} == {frozenset({"title", "lead", "verdicts"})}


def test_an_indicator_has_its_keys(client: Any) -> None:
    found = _json(client, f"indicators/{INDICATOR}?area={AREA}")
    assert set(found) == {"verdict", "series", "comparators", "spc", "breakdowns", "revisions", "challenges", "release_id"}
    _check_verdict(found["verdict"])
    assert {frozenset(point) for point in found["series"]} == {
        frozenset({"period", "value", "display", "symbol", "bound", "doubt", "breakdown", "provenance"})
    }
    assert set(found["series"][0]["period"]) == {"label", "display", "kind", "start", "end"}
    assert PARTS["provenance"] <= set(found["series"][0]["provenance"])
    assert {frozenset(entry) for entry in found["breakdowns"]} == {frozenset({"breakdown_type", "period", "values"})}
    assert {frozenset(entry) for entry in found["revisions"]} == {frozenset({"period", "current", "current_source", "kind", "others"})}
    with_england = _json(client, "indicators/smoking-at-delivery?area=E06000056")
    assert {frozenset(entry) for entry in with_england["comparators"]} == {frozenset({"kind", "name", "points"})}
    best = next(entry for entry in with_england["comparators"] if entry["kind"] == "best_5_percent")
    assert [(point["value"], point["authorities"], point["provenance"]["line"]) for point in best["points"]] == [(4.2, None, 494)]


EXAMPLES = [
    ("initial-conferences-in-15-days", 70.0, 96.6),
    ("care-leavers-in-education-employment-training", 41.1, 70.2),
    ("initial-health-assessments-in-time", 14.29, 79.3),
]


@pytest.mark.parametrize(("indicator_id", "before", "after"), EXAMPLES)
def test_what_the_board_asked_comes_with_the_figures_before_and_after(client: Any, indicator_id: str, before: float, after: float) -> None:
    asked = _json(client, f"indicators/{indicator_id}?area=E06000056")["challenges"]
    (measured,) = [one for one in asked if one["before"]]
    assert (measured["before"]["value"], measured["after"]["value"], measured["moved"]) == (before, after, "better")
    log = _json(client, f"challenges?indicator_id={indicator_id}")["challenges"]
    assert measured in log
    assert all(one in log for one in asked)


def test_the_challenge_log_is_filtered_and_whole(client: Any) -> None:
    whole = _json(client, "challenges")["challenges"]
    assert len({one["challenge_id"] for one in whole}) == len(whole) > 300
    overdue = _json(client, "challenges?status=overdue")["challenges"]
    assert whole[: len(overdue)] == overdue
    assert all(one["is_overdue"] and one["status"] != "done" for one in overdue)
    board = whole[0]["board"]
    assert {one["board"] for one in _json(client, f"challenges?{urlencode({'board': board})}")["challenges"]} == {board}


UNKNOWN = [
    "scorecards/nothing",
    "indicators/nothing",
    "best-five/nothing",
    "profiles/nothing",
    "journeys/nothing",
    "challenges?indicator_id=nothing",
    "observations.csv?source_id=nothing",
    "observations.csv?indicator_id=nothing",
    "problems.csv?source_id=nothing",
    "nothing",
    "scorecards/a/b",
    "comparisons/nothing",
]


def test_a_position_is_a_day_in_series_and_verdict_alike(client: Any) -> None:
    found = _json(client, f"indicators/{INDICATOR}?area={AREA}")
    assert {point["period"]["kind"] for point in found["series"]} == {"snapshot"}
    assert found["verdict"]["period"] in {point["period"]["display"] for point in found["series"]}


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_id_or_address_is_a_404_that_says_so(client: Any, path: str) -> None:
    found = _json(client, path, status=404)
    assert set(found) == {"error"}
    assert path.rpartition("=")[2].rpartition("/")[2] in found["error"]


BAD = [
    (f"scorecards/{CARD}", "area", "E06000056"),
    (f"scorecards/{CARD}", "area", "Bromley"),
    (f"scorecards/{CARD}", "priority", "0"),
    (f"scorecards/{CARD}", "priority", "99"),
    (f"scorecards/{CARD}", "status", "red"),
    (f"scorecards/{CARD}", "as_at", "yesterday"),
    (f"scorecards/{CARD}", "as_at", "21/03/2018"),
    (f"indicators/{INDICATOR}", "area", "nowhere"),
    (f"indicators/{INDICATOR}", "breakdown", "no-colon"),
    (f"indicators/{INDICATOR}", "breakdown", "agency:Nobody"),
    (f"indicators/{INDICATOR}", "scorecard", "nothing"),
    (f"indicators/{INDICATOR}", "line", "99.99"),
    (f"indicators/{INDICATOR}", "kind", "fortnight"),
    (f"indicators/{INDICATOR}", "as_at", "2018-02-30"),
    ("observations.csv", "area", "nowhere"),
    (f"comparisons/{INDICATOR}", "area", "nowhere"),
    (f"comparisons/{INDICATOR}", "period", "1066"),
    (f"comparisons/{INDICATOR}", "breakdown", "agency:Nobody"),
    (f"comparisons/{INDICATOR}", "scorecard", "nothing"),
    (f"comparisons/{INDICATOR}", "line", "99.99"),
    (f"comparisons/{INDICATOR}", "as_at", "2018-02-30"),
    (f"best-five/{CARD}", "area", "E06000028"),
    (f"profiles/{CARD}", "area", "nowhere"),
    (f"profiles/{CARD}", "with", "neighbours"),
    (f"profiles/{CARD}", "with", "nowhere"),
    ("challenges", "board", "Nobody"),
    ("challenges", "status", "late"),
    ("challenges", "lead", "Nobody"),
    ("journeys/childs-journey", "area", "nowhere"),
    ("journeys/childs-journey", "period", "1066"),
    ("journeys/childs-journey", "compare", "nowhere"),
]


@pytest.mark.parametrize(("path", "name", "value"), BAD, ids=lambda part: part)
def test_a_bad_argument_is_a_400_that_names_it_and_what_was_found(client: Any, path: str, name: str, value: str) -> None:
    found = _json(client, f"{path}?{urlencode({name: value})}", status=400)
    assert set(found) == {"error"}
    assert f"'{name}'" in found["error"]
    assert f"'{value}'" in found["error"]


ADDRESSES = [
    "release",
    "sources.csv",
    "problems.csv",
    "observations.csv",
    "scorecards",
    f"scorecards/{CARD}",
    f"indicators/{INDICATOR}",
    f"comparisons/{INDICATOR}",
    f"best-five/{CARD}",
    f"profiles/{CARD}",
    "challenges",
    "journeys",
    "journeys/childs-journey",
]


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_unknown_argument_is_refused_rather_than_passed_over(client: Any, path: str) -> None:
    assert "'colour'" in _json(client, f"{path}?colour=red", status=400)["error"]


@pytest.mark.parametrize("value", [";DROP TABLE observation", "' OR 1=1 --", "<script>", "\x00", "\u202e", "a" * 5000])
def test_a_hostile_argument_is_an_error_in_words(client: Any, value: str) -> None:
    paths = [f"{kind}/{name}" for kind, name in (("scorecards", CARD), ("indicators", INDICATOR), ("comparisons", INDICATOR))]
    for path in (*paths, f"best-five/{CARD}", f"profiles/{CARD}", "observations.csv"):
        _json(client, f"{path}?{urlencode({'area': value})}", status=400)
    _json(client, f"observations.csv?{urlencode({'source_id': value})}", status=404)
    assert _json(client, f"scorecards/{CARD}?{urlencode({'q': value})}")["id"] == CARD


def test_as_it_was_known(client: Any) -> None:
    assert {verdict["value"] for verdict in _verdicts(client, f"{CARD}?as_at=2000-01-01")} == {None}
    then = _json(client, f"indicators/{INDICATOR}?area={AREA}&as_at=2014-01-01")
    assert {point["period"]["end"]: point["value"] for point in then["series"]}["2013-03-31"] == 177
    assert all(date.fromisoformat(found["provenance"]["published_on"]) <= date(2014, 1, 1) for found in [then["verdict"]])


@pytest.mark.parametrize("card", CARDS)
def test_red_and_worsening_are_those_and_no_others(client: Any, card: str) -> None:
    area = _json(client, "scorecards")[[found["id"] for found in _json(client, "scorecards")].index(card)]["areas"][0]
    every = _verdicts(client, f"{card}?area={area}")
    assert _verdicts(client, f"{card}?area={area}&status=red-and-worsening") == [found for found in every if found["is_red_and_worsening"]]
    assert all(found["rag"] == "red" for found in every if found["is_red_and_worsening"])


def test_some_scorecard_has_something_red_and_worsening(client: Any) -> None:
    assert any(_verdicts(client, f"{card}?status=red-and-worsening") for card in CARDS)


def test_the_status_filters_part_a_scorecard(client: Any) -> None:
    parts = [status.value for status in StatusFilter if status.value and status is not StatusFilter.RED_AND_WORSENING]
    kept = [json.dumps(verdict, sort_keys=True) for status in parts for verdict in _verdicts(client, f"{CARD}?status={status}")]
    assert sorted(kept) == sorted(json.dumps(verdict, sort_keys=True) for verdict in _verdicts(client, CARD))


def test_a_priority_and_a_search(client: Any) -> None:
    titles = [priority["title"] for priority in _json(client, f"scorecards/{CARD}")["priorities"]]
    assert [priority["title"] for priority in _json(client, f"scorecards/{CARD}?priority=2")["priorities"]] == [titles[1]]
    assert {found["indicator_id"] for found in _verdicts(client, f"{CARD}?q=re-referr")} >= {"re-referrals-percent"}


def _catalogue() -> Iterator[tuple[str, str]]:
    for indicator in queries.indicators(queries.live_release_id()).values():
        for alias in indicator.aliases:
            yield alias, indicator.indicator_id


def test_every_alias_of_the_catalogue_stands_for_its_indicator(client: Any) -> None:
    found = list(_catalogue())
    assert len(found) > 100
    assert [alias for alias, _ in found if not knows_indicator(alias)] == []
    for alias, indicator_id in found[::60]:
        assert _json(client, f"indicators/{alias}")["verdict"]["indicator_id"] == indicator_id
        assert {row["indicator_id"] for row in _csv(client, f"observations.csv?indicator_id={alias}")} <= {indicator_id}


@pytest.mark.parametrize("card", CARDS)
def test_a_tile_and_its_indicator_hold_the_same_verdict(client: Any, card: str) -> None:
    """The whole verdict, for every line and area, asked for with the scorecard's id as the tile's link does."""
    asked = {}
    for verdict in _verdicts(client, card):
        query = {"area": verdict["area_code"], "scorecard": card, "line": verdict.pop("line")}
        if verdict["breakdown"]:
            query["breakdown"] = f"{verdict['breakdown_type']}:{verdict['breakdown']}"
        asked[f"indicators/{verdict['indicator_id']}?{urlencode(query)}"] = verdict
    differing = [path for path, verdict in asked.items() if client.get(f"/api/v1/{path}").get_json().get("verdict") != verdict]
    assert differing == []


def test_every_printed_line_that_a_verdict_names_is_on_its_sources_page(client: Any) -> None:
    standing = set()
    for source in queries.sources(queries.live_release_id()):
        first = source_view(source_id=source.source_id)
        for number in range(1, first.pages + 1):
            for row in source_view(source_id=source.source_id, page=number).figures:
                found = row.observation.provenance
                standing.add((found.source_id, found.line, found.printed))
    assert len(standing) > 2000
    named = [verdict["provenance"] for card in CARDS for verdict in _verdicts(client, card) if verdict["provenance"]]
    assert len(named) > 300
    assert [found for found in named if (found["source_id"], found["line"], found["printed"]) not in standing] == []


def test_every_figure_stands_on_the_page_of_its_source(client: Any) -> None:
    assert sum(source_view(source_id=source.source_id).total for source in queries.sources(queries.live_release_id())) == len(
        list(figures())
    )


@pytest.mark.parametrize("card", CARDS)
def test_the_way_to_the_best_5_and_the_profile_say_what_the_scorecard_says(client: Any, card: str) -> None:
    area = _json(client, f"best-five/{card}")["area_code"]
    said = {found["line"]: found for found in _verdicts(client, f"{card}?area={area}")}
    best = _json(client, f"best-five/{card}?area={area}")
    lines = [*best["rows"], *best["without"]]
    assert {one["verdict"]["line"]: one["verdict"] for one in lines} == said
    profile = _json(client, f"profiles/{card}?area={area}")
    rows = [row for priority in profile["priorities"] for row in priority["rows"]]
    assert len(rows) + len(profile["left_out"]) == len(said)
    for row in rows:
        own = row["cells"][0]
        assert {key: own[key] for key in ("area_code", "value", "display", "status", "rag", "reason", "period")} == {
            key: said[row["line"]][key] for key in ("area_code", "value", "display", "status", "rag", "reason", "period")
        }
