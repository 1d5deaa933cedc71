"""The bundled challenge logs: every item of the packs is there or left out with its reason, at its line, and names no person."""

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from analysis.challenge_query import ChallengeQuery
from analysis.challenge_scales import SCALES
from analysis.period_types import Period
from analysis.periods import parse_period
from board.challenges_view import challenges_view, kept_rows
from components import challenges as challenge_parts
from data_loaders.formats.challenges import COLUMNS
from support.running import ROOT
from support.views import drawn

PACKS = ROOT.parent / "shared" / "packs"
LOGS = ROOT / "data" / "challenges"
NAMES = (
    "bromley-bscb-2012-13",
    "bromley-care-services-2012-12",
    "bromley-hwb-2015-01",
    "central-bedfordshire-hwb-2018-03",
    "westminster-hwb-2015-11",
)
ALL_ITEMS = 764
WORDS = ("action", "need", "lead", "progress", "plan", "priority", "board", "challenge_id", "status_printed")
BY_LINE = re.compile(r"(\w+)-l(\d+)-")
"""An item whose key in the extract holds an officer's name: its key's first word and its line stand for it."""
NO_NAMES = {"Each", "Groups", "Investigation", "Panel", "The"}
CHALLENGE_LOG = {  # the examples of the Central Bedfordshire log: indicator, before, its period, after, its period
    "challenge-icpc-15-days": ("initial-conferences-in-15-days", 70, "", 96.6, "2016/17"),
    "challenge-care-leavers-eet": ("care-leavers-in-education-employment-training", 41.1, "2014/15", 70.2, "2016/17"),
    "challenge-initial-health-assessments": ("initial-health-assessments-in-time", 14.29, "2015/16 Q1", 79.3, "2016/17"),
    "challenge-threshold-document": ("referrals-leading-to-service-percent", 85.9, "2015/16", 93.2, "2016/17"),
}
ROLES = """
Abuse Accountable Adult Advisory All Assurance Audit Bedfordshire Board Borough Bromley CCG Cafcass Care Case Central Chair Chairman
Chairs Chief Child Children Children's Clinical College Commissioner Commissioners Commissioning Committee Communities Company
Compliance Contract Corporate Council Delayed Dementia Deputy Designated Development Director Directors Disabilities Disability
Division Domestic Early East Education England Environmental Executive Families Finish Forum Foundation Fulham Group Hammersmith
Head Health Healthcare Healthwatch Home Hospital Housing Improvement Independent Interim JSNA Joint King's Knowledge Lead Leadership
Leads Learning Leisure Lewisham Lifestyles Local London MASE Manager Managing Members' Mental Metropolitan Misuse Monitoring Multi-agency
NHS Neglect Network North Nurse Oakview Offending Officer Officers Oxleas Pan-Bedfordshire Parenting Partner Partnership
Performance Planning Police Policy Politicians Principal Priority Procurement Professional Project Public Quality Reform Review
Reviewing Safeguarding School Secretary Sector Senior Serious Service Services Sexual Social South Spatial Strategic Strategy
Substance Support Sustainability Sustainable Systems Task Team Training Transfers Transformation Tri-borough Trust Two Unit
Voluntary Welfare Wellbeing West Westminster Whole Working Youth
"""
ROLE_WORDS = frozenset(ROLES.split())


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _log(pack: str) -> list[dict[str, str]]:
    return _read(LOGS / f"{pack}.csv")


@cache
def _left_out() -> dict[str, dict[str, tuple[int, str]]]:
    """Each pack's items that are left out, with their line and their reason, as the document lists them."""
    document = (ROOT / "docs" / "data" / "challenges-left-out.md").read_text(encoding="utf-8")
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for part in re.split(r"^## ", document, flags=re.MULTILINE)[1:]:
        rows = re.findall(r"^\| `([\w-]+)` \| (\d+) \| (.+?) \|$", part, re.MULTILINE)
        found[part.split("`")[1]] = {key: (int(line), reason) for key, line, reason in rows}
    return found


def _items(pack: str) -> list[dict[str, str]]:
    if not PACKS.is_dir():
        pytest.skip("the board packs' extracts are not beside this checkout")
    return _read(PACKS / pack / "actions.csv")


def _all_rows() -> list[dict[str, str]]:
    return [row for pack in NAMES for row in _log(pack)]


@pytest.mark.packs
@pytest.mark.parametrize("pack", NAMES)
def test_every_item_is_in_the_log_or_left_out(pack: str) -> None:
    lines = {row["challenge_id"]: int(row["line"]) for row in _log(pack)} | {key: line for key, (line, _) in _left_out()[pack].items()}
    assert len(lines) == len(_log(pack)) + len(_left_out()[pack]), "an item is both in the log and left out"
    items = {item["action_key"]: int(item["source_line"]) for item in _items(pack)}
    assert {key: line for key, line in lines.items() if key in items} == {key: line for key, line in items.items() if key in lines}
    by_line = Counter((found[1], int(found[2])) for key in lines if (found := BY_LINE.match(key)))
    assert Counter((key.split("-")[0], line) for key, line in items.items() if key not in lines) == by_line


@pytest.mark.packs
def test_all_items_of_the_five_packs_are_counted() -> None:
    assert sum(len(_items(pack)) for pack in NAMES) == ALL_ITEMS


@pytest.mark.packs
@pytest.mark.parametrize("pack", NAMES)
def test_words_in_print_are_printed_and_the_rest_is_not_copied(pack: str) -> None:
    items = {item["action_key"]: item for item in _items(pack)}
    text = " ".join(re.sub(r"<[^>]+>|\*", " ", (PACKS / pack / "pack.txt").read_text(encoding="utf-8")).split())
    for row in _log(pack):
        assert row["status_printed"] in text, row["challenge_id"]
        assert len(row["status_printed"].split()) <= 8, row["challenge_id"]
        item = items.get(row["challenge_id"])
        assert item is None or row["action"].rstrip(".") != item["action"].rstrip("."), row["challenge_id"]


@pytest.mark.packs
@pytest.mark.parametrize("pack", NAMES)
def test_no_one_whom_the_pack_names_is_in_its_log(pack: str) -> None:
    text = (PACKS / pack / "pack.txt").read_text(encoding="utf-8") if _items(pack) else ""
    titled = re.findall(r"\b(?:Councillor|Cllr|Dr|Mr|Mrs|Ms|Miss|Professor|DCI) ((?:[A-Z][\w'’-]+ ?){1,3})", text)
    leads = " ".join(item["lead"] for item in _items(pack))
    names = {name.split()[-1] for name in titled} | set(re.findall(r"\b[A-Z][a-z]+\b", leads))
    for row in _log(pack):
        said = set(re.findall(r"[A-Z][\w'’-]+", " ".join(row[column] for column in WORDS)))
        assert not (names - ROLE_WORDS - NO_NAMES) & said, row["challenge_id"]
    lower = {name.lower() for name in names - ROLE_WORDS - NO_NAMES}
    keys = [*(row["challenge_id"] for row in _log(pack)), *_left_out()[pack]]
    assert [key for key in keys if lower & set(key.split("-"))] == []


def test_everything_left_out_has_a_reason() -> None:
    assert set(_left_out()) == set(NAMES)
    assert all(reason.endswith(".") for items in _left_out().values() for _, reason in items.values())


def test_a_lead_is_a_role_or_a_body() -> None:
    for row in _all_rows():
        words = re.findall(r"\b[A-Z][\w'’-]*", row["lead"])
        assert set(words) <= ROLE_WORDS, (row["challenge_id"], sorted(set(words) - ROLE_WORDS))


def test_no_text_holds_a_persons_title() -> None:
    for row in _all_rows():
        said = " ".join(row[column] for column in WORDS)
        assert not re.search(r"\b(?:Councillor|Cllr|Dr|Mr|Mrs|Ms|Miss|Professor|DCI|Child [A-Z])\b", said), row["challenge_id"]


def test_an_entry_is_one_short_sentence() -> None:
    for row in _all_rows():
        assert len(row["action"].split()) <= 30, row["challenge_id"]
        assert row["action"].endswith("."), row["challenge_id"]
        assert row["action"].count(". ") == 0, row["challenge_id"]


def test_ids_are_the_logs_own() -> None:
    assert [key for key, count in Counter(row["challenge_id"] for row in _all_rows()).items() if count > 1] == []


@pytest.mark.parametrize("pack", NAMES)
def test_an_entry_leads_to_its_document(pack: str) -> None:
    assert {row["document"] for row in _log(pack)} == {pack}
    assert all(set(row) == set(COLUMNS) and row["line"] and row["ref"] for row in _log(pack))
    log, document = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in _sources(pack))
    assert log.pop("source_id") == f"{document.pop('source_id')}-challenges"
    assert log.pop("title") != document.pop("title")
    assert log == document


def _sources(pack: str) -> tuple[Path, Path]:
    return LOGS / f"{pack}.source.yml", ROOT / "data" / "packs" / pack / "source.yml"


@pytest.mark.parametrize("challenge_id", CHALLENGE_LOG)
def test_the_boards_challenges_carry_their_figures(challenge_id: str) -> None:
    row = next(row for row in _log("central-bedfordshire-hwb-2018-03") if row["challenge_id"] == challenge_id)
    found = (row["indicator"], float(row["before"]), row["before_period"], float(row["after"]), row["after_period"])
    assert found == CHALLENGE_LOG[challenge_id]


def test_the_call_to_action_has_its_needs_and_lettered_actions() -> None:
    rows = [row for row in _log("central-bedfordshire-hwb-2018-03") if row["challenge_id"].startswith("cta")]
    needs = {row["action"] for row in rows if row["kind"] == "need"}
    actions = [row for row in rows if row["kind"] == "action"]
    assert (len(needs), len(actions)) == (11, 16)
    assert {row["need"] for row in actions} == needs
    assert all(row["lead"] for row in actions)


@pytest.mark.parametrize("pack", NAMES)
def test_every_before_and_after_is_a_figure_of_the_document(pack: str) -> None:
    figures = _read(ROOT / "data" / "packs" / pack / "figures.csv")
    known = {(row["indicator"], row["area"], *_dates(_period_of(row)), float(row["value"])) for row in figures if row["value"]}
    for row in _log(pack):
        for name in ("before", "after"):
            if row[name]:
                period = parse_period(row[f"{name}_period"])
                assert (row["indicator"], row["area"], *_dates(period), float(row[name])) in known, (row["challenge_id"], name)
        assert bool(row["before"]) == bool(row["after"]), row["challenge_id"]


def _period_of(row: dict[str, str]) -> Period:
    words = f"{row['period']} ({row['period_kind'].replace('_', ' ')})" if row["period_kind"] == "academic_year" else row["period"]
    return parse_period(words)


def _dates(period: Period) -> tuple[Any, Any]:
    return period.start, period.end


def test_every_row_loads(client: Any) -> None:
    sources = {row["source_id"]: row for row in csv.DictReader(io.StringIO(client.get("/api/v1/sources.csv").text))}
    for pack in NAMES:
        found = sources[f"{pack}-challenges"]
        assert [int(found[f"rows_{what}"]) for what in ("read", "loaded", "rejected")] == [len(_log(pack)), len(_log(pack)), 0]


def test_the_scale_of_needs_assessments_is_the_pack_s() -> None:
    rows = [row for row in _read(ROOT / "data" / "packs" / "westminster-hwb-2015-11" / "figures.csv") if row["role"] == "threshold"]
    bounds = {row["bound"]: row["value"] for row in rows if row["indicator"] == "jsna-prioritisation-total-score"}
    grades = {grade.name: grade.when for scale in SCALES if scale.defined_by == "jsna-scale" for grade in scale.grades}
    over, under = bounds["over"], bounds["under"]
    assert grades == {"High": f"more than {over} points", "Medium": f"{under} to {over} points", "Low": f"less than {under} points"}


def test_every_scale_is_on_the_page_with_the_line_that_prints_it_and_its_entries_lead_to_it(
    bundled_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("components.links.get_relative_path", str)
    view = challenges_view(ChallengeQuery())
    assert [(found.scale, found.provenance.line) for found in view.scales] == list(zip(SCALES, (1324, 2368), strict=True))
    words = drawn(challenge_parts.how_read(view.scales))
    for scale in SCALES:
        rows = words.find(id=scale.scale_id).find_next("tbody").find_all("tr")
        cells = [tuple(cell.get_text() for cell in row.find_all(["th", "td"])) for row in rows]
        assert cells == [(grade.name, grade.when) for grade in scale.grades]
        rated = [row for row in kept_rows(ChallengeQuery(board=scale.board)) if row.scale]
        assert {row.challenge.challenge_id for row in rated} == {scale.defined_by, *scale.rated}
        shown = replace(view, rows=tuple(rated))
        assert len(drawn(challenge_parts.log(shown)).select(f"a[href='#{scale.scale_id}']")) == len(rated)


def test_an_entry_that_speaks_of_ratings_holds_their_meaning_in_the_data_api(client: Any) -> None:
    log = client.get("/api/v1/challenges").get_json()["challenges"]
    rating = next(one for one in log if one["challenge_id"] == "s11-rating")
    assert [grade["name"] for grade in rating["scale"]["grades"]] == ["Red", "Amber", "Green"]
    assert sum(one["scale"] is not None for one in log) == sum(1 + len(scale.rated) for scale in SCALES)
