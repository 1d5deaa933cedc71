"""Excel workbooks: the same rows as a CSV, and no surprise from dates, formulas, errors or bombs."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data_loaders.problems import Problem
from support.loading import load, refusals

HEADER = ["indicator", "area", "period", "value"]


def workbook(path: Path, rows: list[list[object]], *, title: str = "figures", formats: dict[str, str] | None = None) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["Made-up figures on the next sheet"])
    sheet = book.create_sheet(title) if title else book.active
    if not title:
        sheet.delete_rows(1)
    for row in rows:
        sheet.append(row)
    for cell, shown_as in (formats or {}).items():
        sheet[cell].number_format = shown_as
    book.save(path)
    return path


def test_the_sheet_named_figures_is_read_else_the_first(tmp_path: Path) -> None:
    row = ["re-referrals", "Bromley", "2023/24", 16.5]
    assert load(workbook(tmp_path / "a.xlsx", [HEADER, row])).source.rows_loaded == 1
    assert load(workbook(tmp_path / "b.xlsx", [HEADER, row], title="")).source.rows_loaded == 1


def test_dates_months_and_percentages_are_what_excel_shows(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ["child-protection-plans", "Bromley", dt.datetime(2014, 3, 31), 262],
        ["child-protection-plans", "Bromley", dt.datetime(2013, 4, 1), 177],
        ["re-referrals", "Bromley", "2023/24", 0.165],
        ["re-referrals", "Bromley", 2016, 0.1 + 0.2],
    ]
    formats = {"C2": "dd/mm/yyyy", "C3": "mmm-yy", "D4": "0%"}
    found = load(workbook(tmp_path / "a.xlsx", rows, formats=formats)).observations.to_pylist()
    assert [(row["period_label"], row["period_kind"], row["value"]) for row in found] == [
        ("2014-03-31", "snapshot", 262.0),
        ("April 2013", "month", 177.0),
        ("2023/24", "financial_year", 16.5),
        ("2016", "calendar_year", 0.3),
    ]


def rejected(path: Path) -> Problem:
    loaded = load(path)
    assert (loaded.source.rows_read, loaded.source.rows_loaded) == (2, 1)
    (problem,) = loaded.problems
    return problem


@pytest.mark.parametrize(("cell", "said"), [("#REF!", "'#REF!'"), ("=SUM(A1:A2)", "a formula without its result")])
def test_an_error_cell_is_named(tmp_path: Path, cell: str, said: str) -> None:
    rows = [HEADER, ["re-referrals", "Bromley", "2022/23", 1], ["re-referrals", "Bromley", "2023/24", cell]]
    problem = rejected(workbook(tmp_path / "bromley.xlsx", rows))
    assert (problem.code, problem.line, problem.column) == ("cell_error", 3, "value")
    assert problem.message.startswith("bromley.xlsx, line 3, column value, cell D3: found")
    assert said in problem.message


def test_a_formula_counts_with_its_saved_result(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADER, ["re-referrals", "Bromley", "2023/24", "=1+1"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"].replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert load(path).observations["value"].to_pylist() == [2.0]


def test_trailing_blank_rows_are_passed_over(tmp_path: Path) -> None:
    rows = [HEADER, ["re-referrals", "Bromley", "2023/24", 16.5], [None, None, None, None], ["", " ", None, None]]
    assert load(workbook(tmp_path / "a.xlsx", rows)).source.rows_read == 1


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", [HEADER, ["re-referrals", "Bromley", "2023/24", 16.5]]).read_bytes()
    contents = {
        "not_a_workbook": b"indicator,area\n1,2\n",
        "old_workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on",
        "damaged_workbook": whole[: len(whole) // 2],
    }
    for code, content in contents.items():
        path = tmp_path / f"{code}.xlsx"
        path.write_bytes(content)
        (problem,) = refusals(path)
        assert problem.code == code
        assert problem.message.startswith(f"{code}.xlsx: ")
    (empty_zip,) = refusals(zipped(tmp_path / "zip.xlsx", {"a.txt": b"a"}))
    assert empty_zip.code == "damaged_workbook"


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bomb.xlsx", {"xl/worksheets/sheet1.xml": bytes(64 * 1024 * 1024)})
    assert len(bomb.read_bytes()) < 200_000
    (problem,) = refusals(bomb)
    assert problem.code == "too_large"
    assert "unpacks to 64 MB" in problem.message


def test_a_workbook_held_in_memory_needs_no_file_name(tmp_path: Path) -> None:
    written = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["=cmd()"])
    book.save(written)
    path = tmp_path / "a.xlsx"
    path.write_bytes(written.getvalue())
    (problem,) = refusals(path)
    assert problem.code in {"header_only", "empty_file"}
