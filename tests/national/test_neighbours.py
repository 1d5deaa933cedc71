"""The real lists of statistical neighbours and of authorities' numbers."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from analysis.areas import AreaKind
from data_loaders.formats.areas import read_areas
from data_loaders.formats.loaded import Loaded
from data_loaders.reading import Known, Reading, read_paths
from support.loading import NOW
from support.national import LA_CODES, NEIGHBOURS, NEIGHBOURS_WORKBOOK, needs_national
from support.neighbours import by_area
from support.running import ROOT

pytestmark = needs_national
FORMER = {"E06000028", "E06000029", "E10000006", "E10000009", "E10000021"}
KNOWN = Known(areas=tuple(entry.area for entry in read_areas(ROOT / "data" / "areas.csv")))


def read(path: Path) -> Reading:
    return read_paths([path], known=KNOWN, now=NOW)


@pytest.fixture(scope="module")
def wide() -> Loaded:
    (loaded,) = read(NEIGHBOURS).figures
    return loaded


def test_the_csv_is_153_lists_of_ten(wide: Loaded) -> None:
    assert wide.problems == ()
    assert (wide.source.rows_read, wide.source.rows_loaded) == (153, 153)
    lists = by_area(wide)
    assert {tuple(rank for _, rank, _ in one) for one in lists.values()} == {tuple(range(1, 11))}
    codes = {area.area_code for area in KNOWN.areas if area.kind is AreaKind.UPPER_TIER_AUTHORITY} - FORMER
    assert set(lists) == codes
    assert Counter(closeness for one in lists.values() for _, _, closeness in one) == {
        "Very close": 820,
        "Close": 513,
        "Somewhat close": 136,
        "Not close": 49,
        "Extremely close": 12,
    }


def test_each_list_is_that_of_the_file(wide: Loaded) -> None:
    numbers = {area.old_la_code: area.area_code for area in KNOWN.areas}
    with NEIGHBOURS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = {
        numbers[row["old_la_code"]]: [(numbers[row[f"SN_{rank}"]], rank, row[f"SN_{rank}P"].strip()) for rank in range(1, 11)]
        for row in rows
    }
    assert by_area(wide) == expected


def test_the_workbook_holds_the_same_153_lists_and_five_former_authorities(wide: Loaded) -> None:
    (workbook,) = read(NEIGHBOURS_WORKBOOK).figures
    lists, others = by_area(wide), by_area(workbook)
    assert sum(others[code] == lists[code] for code in lists) == 153
    assert set(others) - set(lists) == FORMER
    assert (workbook.source.rows_read, workbook.source.rows_loaded) == (158, 158)
    assert [(problem.line, problem.code) for problem in workbook.problems] == [(158, "heading")]
    assert wide.neighbours["model"].unique().to_pylist() == workbook.neighbours["model"].unique().to_pylist() == ["sn-2025"]


def test_the_list_of_numbers_adds_the_one_area_that_is_not_known() -> None:
    reading = read(LA_CODES)
    assert reading.problems == []
    assert [(entry.area.area_code, entry.area.name, entry.area.kind) for entry in reading.areas] == [
        ("la-1000", "England (discontinued)", AreaKind.UNSTATED)
    ]
