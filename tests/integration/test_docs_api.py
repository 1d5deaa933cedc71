"""``docs/api.md`` says what the data API is: its addresses, arguments, columns, keys and examples are compared with the code."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.filters import StatusFilter
from analysis.observations import Symbol
from analysis.periods import PeriodKind
from analysis.scorecards import RateAgainst
from analysis.verdict import Certainty, Outcome, Rag, TrendMethod
from analysis.verdict_json import verdict_as_dict
from exports import routes
from exports.api import PROBLEM_COLUMNS, SOURCE_COLUMNS
from exports.books import BOOKS
from exports.comparison_json import comparison_json
from exports.file_routes import WRITERS
from exports.observation_rows import COLUMNS
from support.comparisons import comparison
from tests.unit.analysis.builders import BEDS, best, england, line, model, national, observation, values, verdict

DOCS = Path(__file__).resolve().parents[2] / "docs"
DOCUMENT = (DOCS / "api.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")
EXAMPLES = re.findall(r"<!-- answers: (\S+) -->\n```json\n(.*?)```", DOCUMENT, flags=re.DOTALL)
CHANGING = {"release_id", "published_at", "observations", "sources"}  # from load to load
IDS = {
    "scorecards": "bromley-safeguarding",
    "indicators": "child-protection-plans",
    "comparisons": "smoking-at-delivery",
    "best-five": "bromley-safeguarding",
    "profiles": "bromley-safeguarding",
    "changes": "bromley-safeguarding",
    "journeys": "childs-journey",
}


def _section(heading: str) -> str:
    return DOCUMENT.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def _rows(heading: str) -> list[list[str]]:
    """The cells of a section's table rows, without the heads."""
    lines = [row for row in _section(heading).splitlines() if row.startswith("| `")]
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in lines]


def test_every_address_is_documented_and_no_other() -> None:
    source = Path(routes.__file__).read_text(encoding="utf-8")
    coded = set(re.findall(r'"(/[\w.]+)": api\.', source)) | {
        f"{path}<id>" for path in re.findall(r'add_url_rule\("(/[\w-]+/)<\w+_id>"', source)
    }
    assert {CODE.findall(row[0])[0] for row in _rows("Addresses")} == coded


@pytest.mark.parametrize("row", _rows("Addresses"), ids=lambda row: row[0].strip("`"))
def test_the_arguments_are_those_that_the_address_takes(client: Any, row: list[str]) -> None:
    path = CODE.findall(row[0])[0]
    asked = path.replace("<id>", IDS.get(path.split("/")[1], ""))
    refusal = client.get(f"/api/v1{asked}?not-an-argument=1")
    assert refusal.status_code == 400
    known = refusal.get_json()["error"].partition("Known arguments: ")[2].rstrip(".")
    assert ", ".join(sorted(CODE.findall(row[1]))) == ("" if known == "none" else known)


@pytest.mark.parametrize(
    ("heading", "columns"), [("`/sources.csv`", SOURCE_COLUMNS), ("`/problems.csv`", PROBLEM_COLUMNS), ("`/observations.csv`", COLUMNS)]
)
def test_the_columns_are_those_of_the_table_in_their_order(heading: str, columns: tuple[str, ...]) -> None:
    listed = _section(heading).strip().split("\n\n")[0]
    assert tuple(CODE.findall(listed)) == columns


def _keys(found: Any, above: str = "") -> set[str]:
    """Every key of an answer with those above it: ``rule.method``, ``comparators[].kind``."""
    if isinstance(found, dict):
        return {key for name, value in found.items() for key in (_keys(value, f"{above}{name}.") or {f"{above}{name}"})}
    if isinstance(found, list):
        return {key for item in found for key in _keys(item, f"{above.rstrip('.')}[].")}
    return set()


def test_the_keys_of_a_verdict_are_documented_and_no_other() -> None:
    full = verdict(
        [observation(9, "2015/16"), observation(8.8, numerator=44.0, denominator=500.0), england(10.7), best(4.2)],
        by=line(RateAgainst.BEST_5_PERCENT),
        authorities=national(values({f"made-up-{place:02d}": place for place in range(25)} | {BEDS: 8.8})),
        neighbours=model("made-up-01"),
    )
    found = verdict_as_dict(replace(full, cautions=()))
    assert all(
        found[name] for name in ("interval", "gap_to_best_5", "change", "freshness", "provenance", "comparators", "standing", "neighbours")
    )
    assert {key for row in _rows("A verdict") for key in CODE.findall(row[0])} == _keys(found)


@pytest.mark.parametrize(("key", "options"), [("outcome", Outcome), ("rag", Rag), ("certainty", Certainty), ("trend", TrendMethod)])
def test_the_values_of_a_closed_set_are_all_named(key: str, options: Any) -> None:
    words = next(row[1] for row in _rows("A verdict") if key in row[0].split(".")[0])
    assert {option.value for option in options} <= set(CODE.findall(words))


def test_the_values_of_the_arguments_are_all_named() -> None:
    takes = {
        CODE.findall(row[0])[0]: CODE.findall(row[1]) for row in _rows("`/scorecards/<id>`") + _rows("`/indicators/<id>`") if len(row) == 2
    }
    assert set(takes["status"]) == {status.value for status in StatusFilter} - {""}
    assert set(takes["kind"]) == set(PeriodKind)
    introduction = DOCUMENT.split("\n## ")[0]
    assert all(f"`{symbol.value}`" in introduction for symbol in Symbol)


def test_the_keys_of_an_indicator_are_documented(client: Any) -> None:
    answer = client.get("/api/v1/indicators/child-protection-plans?area=E09000006").get_json()
    rows = {CODE.findall(row[0])[0].removesuffix("[]"): set(CODE.findall(row[1])) for row in _rows("`/indicators/<id>`")}
    assert set(answer) <= set(rows)
    assert {part.removesuffix("[]") for part in rows["revisions"]} >= set(answer["revisions"][0]) | set(answer["revisions"][0]["others"][0])
    assert {part.removesuffix("[]") for part in rows["breakdowns"]} == set(answer["breakdowns"][0])
    point = set(CODE.findall(next(words for words in _section("`/indicators/<id>`").splitlines() if words.startswith("A point has"))))
    assert point == set(answer["series"][0]) | set(answer["series"][0]["period"])


def test_the_keys_of_a_comparison_are_documented_and_no_other() -> None:
    found = comparison_json(comparison())
    assert all(found[name] for name in ("verdict", "against", "neighbours", "values", "quartiles"))
    assert found["neighbours"]["values"][0].keys() == found["values"][0].keys() | {"place", "closeness"}
    found["neighbours"]["values"], found["verdict"] = [], None
    listed = _section("`/comparisons/<id>`").split("| key | holds |")[1]
    documented = {key for row in listed.splitlines() if row.startswith("| `") for key in CODE.findall(row.split(" | ")[0])}
    assert {key.removesuffix("[]") for key in documented} == _keys(found)


def _documented(heading: str) -> set[str]:
    listed = _section(heading).split("| key | holds |")[1]
    return {key.removesuffix("[]") for row in listed.splitlines() if row.startswith("| `") for key in CODE.findall(row.split(" | ")[0])}


def test_the_keys_of_the_changes_are_documented_and_no_other(client: Any) -> None:
    found = client.get("/api/v1/changes/bromley-safeguarding?from=2013-07-01&to=2014-07-01").get_json()
    assert found["new_challenges"]
    of_challenges = next(row[1] for row in _rows("`/changes/<id>`") if row[0].startswith("`new_challenges"))
    assert set(CODE.findall(of_challenges)) == set(found["new_challenges"][0])
    for one in found["changes"]:
        one["then"], one["verdict"] = None, None
    found["new_challenges"], found["closed_challenges"] = [], []
    keys = {key.removesuffix("[].") for key in _keys(found)}
    assert set(_documented("`/changes/<id>`")) == keys | {"new_challenges", "closed_challenges"}


def test_the_keys_of_the_way_to_the_best_5_are_documented_and_no_other(client: Any) -> None:
    found = client.get("/api/v1/best-five/central-bedfordshire-aiming-for-the-best").get_json()
    found["without"] = client.get("/api/v1/best-five/bromley-safeguarding").get_json()["without"]
    for one in (*found["rows"], *found["without"]):
        one["verdict"] = None
    assert _keys(found) == _documented("`/best-five/<id>`")


def test_the_keys_of_a_profile_are_documented_and_no_other(client: Any) -> None:
    found = client.get("/api/v1/profiles/three-boroughs-safeguarding?area=E09000013&with=region").get_json()
    assert found["left_out"]
    assert _keys(found) == _documented("`/profiles/<id>`")


def test_the_keys_of_the_challenge_log_are_documented_and_no_other(client: Any) -> None:
    found = client.get("/api/v1/challenges?indicator_id=initial-conferences-in-15-days").get_json()
    for one in found["challenges"]:
        one["before"], one["after"], one["raised"], one["scale"], one["provenance"] = None, None, None, None, None
    assert _keys(found) == _documented("`/challenges`")


def test_the_keys_of_a_journey_are_documented_and_no_other(client: Any) -> None:
    found = client.get("/api/v1/journeys/childs-journey?area=E06000056&period=2015/16&compare=E09000006").get_json()
    stages = found["stages"]
    volume = next(row[1] for row in _rows("`/journeys/<id>`") if row[0] == "`stages[].volume`")
    named = {key.removesuffix("[]") for key in CODE.findall(volume)} - {"null"}
    assert named == set(stages[0]["volume"])
    full = next(stage for stage in stages if stage["shares"] and stage["breakdowns"] and stage["conversion"])
    bare = dict.fromkeys(("volume", "rate", "period")) | {name: [] for name in ("other_volumes", "other_rates", "timeliness", "outcomes")}
    full["shares"] = [share | {"part": None, "whole": None, "printed": None} for share in full["shares"]]
    full["breakdowns"] = [breakdown | {"rows": []} for breakdown in full["breakdowns"]]
    full["scaled"] = [{"label": "", "number": 0, "words": ""}]
    found["period"], found["stages"] = None, [full | bare]
    found["beside"] = [column | {"stages": []} for column in found["beside"]]
    assert {key.removesuffix("[]") for key in _documented("`/journeys/<id>`")} == _keys(found)


def _holds(answer: Any, example: Any) -> bool:
    """Whether an answer says all that the example says."""
    if isinstance(example, dict):
        return isinstance(answer, dict) and all(key in answer and (key in CHANGING or _holds(answer[key], example[key])) for key in example)
    if isinstance(example, list):
        return isinstance(answer, list) and all(any(_holds(found, item) for found in answer) for item in example)
    return bool(answer == example)


@pytest.mark.parametrize(("path", "example"), EXAMPLES, ids=[path for path, _ in EXAMPLES])
def test_an_example_is_what_is_answered(client: Any, path: str, example: str) -> None:
    assert _holds(client.get(path).get_json(), json.loads(example))


def test_there_is_an_example_for_every_json_address() -> None:
    assert len(EXAMPLES) == 11


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", DOCUMENT))
def test_every_link_leads_to_a_file(target: str) -> None:
    assert (Path(__file__).resolve().parents[2] / "docs" / target).exists()


def test_the_pages_and_kinds_of_files_are_named() -> None:
    """In the paragraph here, and by an example each in the page for officers."""
    words = set(CODE.findall(_section("Addresses")))
    assert words >= {*BOOKS, *WRITERS}
    assert set(re.findall(r"`/export/\w+/([\w-]+)/", (DOCS / "exports.md").read_text(encoding="utf-8"))) == set(BOOKS)
