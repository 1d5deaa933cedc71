"""Suppressed figures give nothing away, months of a workbook stay months, what was taken back stays so. All figures are made up."""

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from data_loaders.formats.workbook import read_workbook
from data_loaders.problems import Severity
from data_loaders.store.pointer import EMPTY
from support.loading import figure, load, write_csv


def _suppressed(folder: Path, printed: str) -> Path:
    more = {"symbol": "", "printed": ""}
    rows = [{**figure(period="2019/20", value="1"), **more}, {**figure(value=""), "symbol": "c", "printed": printed}]
    return write_csv(folder / "bromley.csv", rows)


@pytest.mark.parametrize("printed", ["3 children", "between 1 and 4", "12"])
def test_the_printed_text_of_a_suppressed_figure_must_not_tell_it(tmp_path: Path, printed: str) -> None:
    loaded = load(_suppressed(tmp_path, printed))
    rejected = [problem for problem in loaded.problems if problem.severity is Severity.REJECTED]
    assert [problem.column for problem in rejected] == ["printed"]
    assert "give the figure away" in rejected[0].message


@pytest.mark.parametrize("printed", ["", "*", "X", "c", "[c]", "<5", "suppressed"])
def test_a_mark_may_stand_there(tmp_path: Path, printed: str) -> None:
    loaded = load(_suppressed(tmp_path, printed))
    assert not [problem for problem in loaded.problems if problem.severity is Severity.REJECTED]


def test_a_column_of_months_stays_months(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["indicator", "area", "period", "value"])
    for month in (datetime(2011, 11, 1), datetime(2011, 12, 1), datetime(2012, 1, 1)):
        sheet.append(["re-referrals", "Bromley", month, 1])
        sheet.cell(sheet.max_row, 3).number_format = "mmm-yy"
    book.save(tmp_path / "months.xlsx")
    assert [row.cells[2] for row in read_workbook(tmp_path / "months.xlsx").rows] == ["November 2011", "December 2011", "January 2012"]


def test_what_was_taken_back_is_known_after_other_loads() -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    pointer = EMPTY.with_live("first", at=now).with_live("second", at=now).rolled_back(at=now).with_live("third", at=now)
    assert pointer.taken_back == ("second",)
    assert pointer.live == "third"
