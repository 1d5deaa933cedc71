"""The disagreement alarm on a real Fingertips export, whose trends carry the wrong sign."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from analysis.disagreements import Count, Judgements
from board.data_view import data_view
from data_loaders.formats.areas import read_areas
from data_loaders.formats.loaded import Loaded
from data_loaders.reading import Known, read_paths
from support.loading import NOW
from support.national import FINGERTIPS, needs_national
from support.running import ROOT

pytestmark = needs_national
BY_SEX = {"", "sex"}


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    areas = tuple(entry.area for entry in read_areas(ROOT / "data" / "areas.csv"))
    (found,) = read_paths([FINGERTIPS], known=Known(areas=areas), now=NOW).figures
    return found


def test_no_comparison_differs_and_179_of_462_trends_contradict_the_figures(loaded: Loaded) -> None:
    assert loaded.judgements == Judgements(
        comparisons=Count(given=5701, differing=0),
        trends=Count(given=462, differing=179),
        trends_within=Count(given=69, differing=53),
    )
    assert Counter(problem.code for problem in loaded.problems if problem.code != "repeat") == {"trend_differs": 232}


def test_each_contradiction_stands_on_the_line_of_its_trend(loaded: Loaded) -> None:
    lines = {problem.line: problem.message for problem in loaded.problems if problem.code == "trend_differs"}
    with FINGERTIPS.open(encoding="utf-8-sig", newline="") as file:
        rows = dict(enumerate(csv.DictReader(file), start=2))
    assert all(rows[line]["Recent Trend"] in message for line, message in lines.items())
    assert sum(not rows[line]["Category Type"] for line in lines) == 179
    of_england = {line: row for line, row in rows.items() if row["Area Code"] == "E92000001" and row["Sex"] == "Persons"}
    values = {row["Time period"]: float(row["Value"]) for row in of_england.values() if not row["Category Type"]}
    (england,) = (message for line, message in lines.items() if line in of_england and not rows[line]["Category Type"])
    said = "“Increasing and getting worse”; the five latest figures decrease"
    assert f"{said}, from {values['2019/20']:.1f} in 2019/20 to 72.7 in 2023/24." in england


def test_the_data_page_lists_them_with_their_series_and_lines(exported: Path) -> None:
    view = data_view()
    found = [row for row in view.disagreements if row.source_id == "la-hospital-admissions-2324"]
    assert len(found) == 232
    assert sum(row.breakdown_type in BY_SEX for row in found) == 179
    assert all(row.is_trend and row.source_line and row.indicator_id == "fingertips.90284" for row in found)
    assert not any(problem.code == "trend_differs" for problem in view.problems)
