"""Annex A workbooks that are not as they should be: what is said names sheet, row, column and mend, and never what a cell holds."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data_loaders.formats import annex_a, annex_a_rows
from data_loaders.formats.registry import Kind, recognise
from data_loaders.problems import Severity, UnusableFile
from data_loaders.reading import Known, read_paths
from support.annex_a import HEADERS, bare_lists, day, given_for, messages, read, referral, referrals, shown_figures, write_annex
from support.loading import NOW, area_book

CHILD, BORN = "ZQ7391846", date(2011, 2, 17)
TRACES = (CHILD, CHILD.casefold(), "17/02/2011", "2011-02-17", "17 February 2011", "40591", "Planted")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annex.xlsx"


def test_without_an_area_it_is_refused(path: Path) -> None:
    write_annex(path, {3: referrals(9), 1: []})
    (message,) = messages(path, given_for(""))
    assert "does not say whose children it lists" in message
    assert "annex.source.yml" in message
    assert "area: Bromley" in message


def test_an_unknown_area_is_refused_with_the_nearest(path: Path) -> None:
    (message,) = messages(write_annex(path, {3: referrals(9), 1: []}), given_for("Bromly"))
    assert "'area: Bromly'" in message
    assert "Did you mean 'Bromley'?" in message


def test_an_empty_workbook_is_refused(path: Path) -> None:
    assert "not one row of its lists can be counted" in messages(write_annex(path, {}))[0]


def test_an_extract_that_begins_after_its_day_is_refused(path: Path) -> None:
    write_annex(path, {3: referrals(9), 1: []})
    assert "covers_from after published_on" in messages(path, given_for(covers=(date(2024, 5, 1), None)))[0]


def test_sheets_of_other_names_are_told_how_to_be_called(path: Path) -> None:
    book = openpyxl.load_workbook(write_annex(path, {3: referrals(9)}))
    book["List 3"].title = "Referrals"
    book.save(path)
    assert recognise(path).kind is Kind.ANNEX_A
    assert "Call its sheets 'List 1' to 'List 9'" in messages(path)[0]


def test_lists_that_are_missing_or_empty_are_said_and_give_no_figures(path: Path) -> None:
    write_annex(path, {3: referrals(9), 1: [], 7: []})
    said = next(message for message in messages(path) if "missing or empty" in message)
    assert "List 1 (contacts)" in said
    assert "List 7 (child protection plans)" in said
    assert "List 3" not in said
    assert {row["indicator_id"] for row in read(path).observations.to_pylist()} == {
        "annex-a.referrals",
        "annex-a.re-referrals",
        "annex-a.referrals-no-further-action",
    }


def test_a_list_with_its_columns_renamed_names_each_that_is_needed(path: Path) -> None:
    write_annex(path, {3: referrals(9), 8: [(1, "", day(1), "", None)]}, headers={**HEADERS, 8: tuple(f"Column {n}" for n in range(10))})
    with pytest.raises(UnusableFile) as refused:
        read(path)
    needed = [one for one in refused.value.problems if one.severity is Severity.UNUSABLE]
    assert [one.column for one in needed] == ["Child Unique ID", "Date Started to be Looked After", "Date Ceased to be Looked After"]
    assert all("sheet List 8, line 1" in one.message for one in needed)
    assert "Name its column so" in needed[0].message
    assert "Column 3" not in str(refused.value)


def test_a_column_that_is_only_useful_is_said_and_its_figures_left_out(path: Path) -> None:
    write_annex(path, {3: [row[:3] for row in referrals(30)], 1: []}, headers={**HEADERS, 3: HEADERS[3][:3]})
    assert sum("the figures that need it are left out" in message for message in messages(path)) == 2
    assert not any(indicator == "re-referrals" for indicator, _, _ in shown_figures(read(path)))
    assert not any(breakdown for _, breakdown, _ in shown_figures(read(path)))


def test_titles_above_the_header_are_passed_over(path: Path) -> None:
    book = openpyxl.load_workbook(write_annex(path, {3: [*referrals(9), referral(None, day(3))], 1: []}))
    book["List 3"].insert_rows(1, amount=3)
    book["List 3"]["A1"] = "List 3: Referrals"
    book.save(path)
    assert "sheet List 3, line 14, column Child Unique ID: the cell is blank. Write the child's id, or delete the row." in messages(path)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (referral(CHILD, "Planted"), "column Date of Referral: the cell holds no day that can be read. Write it as 31/03/2024."),
        (referral(CHILD, date(2031, 1, 1)), "column Date of Referral: the day lies after 31 March 2024, the day of the extract. Mend it."),
        (referral(CHILD, None), "column Date of Referral: the row has no day in 'Date of Referral'"),
        (referral("", day(3)), "column Child Unique ID: the cell is blank."),
    ],
)
def test_a_bad_row_is_rejected_by_its_place_alone(path: Path, row: tuple[object, ...], said: str) -> None:
    write_annex(path, {3: [*referrals(9), row], 1: []})
    found = [message for message in messages(path) if message.startswith("sheet List 3, line 11")]
    assert len(found) == 1
    assert said in found[0]
    loaded = read(path)
    assert (loaded.source.rows_rejected, loaded.source.rows_folded) == (1, 0)
    assert loaded.source.rows_read == loaded.source.rows_loaded + 1
    assert not any(trace in problem.message for problem in loaded.problems for trace in TRACES)


def test_an_end_before_its_start_is_rejected(path: Path) -> None:
    write_annex(path, {7: [(CHILD, BORN, day(9), "NEG", "NEG", day(2))], 3: referrals(9)})
    assert any(
        "sheet List 7, line 2, column Child Protection Plan End Date: the day lies before that of 'Child Protection Plan Start Date'"
        in message
        for message in messages(path)
    )


def test_an_end_that_is_still_to_come_has_not_happened(path: Path) -> None:
    rows = [(child, BORN, date(2023, 10, 3), "NEG", "NEG", date(2030, 1, 1)) for child in range(8)]
    write_annex(path, {7: rows, 3: referrals(9)})
    assert sum("It has not happened yet." in message for message in messages(path)) == 8
    assert shown_figures(read(path))["plans", "", "2024-03-31"] == 8


def test_a_repeated_row_and_a_second_referral_on_the_day_count_once(path: Path) -> None:
    rows = referrals(9)
    write_annex(path, {3: [*rows, rows[4], referral(1, day(0), source="Housing")], 1: []})
    said = [message for message in messages(path) if "counted once" in message]
    assert said == [
        "sheet List 3, line 11: the same child and day as in row 6, so it is counted once. Delete one of the two.",
        "sheet List 3, line 12: the same child and day as in row 2, so it is counted once. Delete one of the two.",
    ]
    assert (read(path).source.rows_rejected, read(path).source.rows_folded) == (2, 2)


def test_an_id_is_the_same_as_number_and_as_text(path: Path) -> None:
    write_annex(path, {3: [*referrals(9), referral("1", day(0)), referral(1.0, day(0))], 1: []})
    assert read(path).source.rows_folded == 2


def test_a_formula_whose_result_was_not_saved_is_no_day(path: Path) -> None:
    write_annex(path, {3: [*referrals(9), referral(CHILD, "=C2+3")], 1: []})
    assert any("or a formula whose result was not saved" in message for message in messages(path))


def test_two_sheets_for_one_list_are_refused(path: Path) -> None:
    book = openpyxl.load_workbook(write_annex(path, {3: referrals(9), 1: []}))
    book.copy_worksheet(book["List 3"]).title = "List 3 (2)"
    book.save(path)
    assert "has more than one sheet for List 3" in messages(path)[0]


def test_a_hidden_list_is_counted_and_said_and_other_sheets_are_not_named(path: Path) -> None:
    book = openpyxl.load_workbook(write_annex(path, {3: referrals(9), 1: []}))
    book["List 3"].sheet_state = "hidden"
    book.create_sheet("Planted")
    book.save(path)
    said = messages(path)
    assert any("hidden sheets are counted too: List 3" in message for message in said)
    assert any("sheets that are no list are not read: 1 of them" in message for message in said)
    assert not any("Planted" in message for message in said)


def test_a_list_saved_as_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "List_3.csv"
    path.write_text("Child Unique ID,Date of Referral\n1,01/03/2024\n", encoding="utf-8")
    assert recognise(path).kind is Kind.ANNEX_A
    assert "Load the workbook itself (.xlsx)" in messages(path)[0]


def test_other_workbooks_are_still_recognised_as_what_they_are(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["indicator", "area", "period", "value"])
    book.worksheets[0].title = "List 1"
    book.save(tmp_path / "figures.xlsx")
    assert recognise(tmp_path / "figures.xlsx").kind is Kind.FIGURES


@pytest.mark.parametrize("as_format", ["", *Kind])
def test_a_list_without_its_header_is_refused_without_a_word_of_its_rows(tmp_path: Path, as_format: str) -> None:
    """Whatever it is taken for: the first row is a child where the names of the columns are looked for."""
    rows = [(CHILD, "Zoë Planted", BORN, day(3), "q) 6: Police"), (CHILD, "Planted", BORN, day(9), "")]
    paths = bare_lists(tmp_path, rows)
    reading = read_paths(paths, known=Known(areas=tuple(area_book())), now=NOW, as_format=as_format)
    assert reading.figures == reading.areas == []
    said = [f"{one.column} {one.message}" for one in reading.problems]
    assert [one for one in said for trace in (*TRACES, "Zo", "Police") if trace in one] == []


def test_every_list_without_its_header_is_refused(tmp_path: Path) -> None:
    paths = bare_lists(tmp_path, [(child, "Zoë Planted", BORN, day(3), "q) 6: Police") for child in range(2)])
    problems = read_paths([tmp_path], known=Known(areas=tuple(area_book())), now=NOW).problems
    assert {one.file_name for one in problems if one.severity is Severity.UNUSABLE} == {path.name for path in paths}
    headless = {one.file_name: one.message for one in problems if one.code == "no_header"}
    assert headless.keys() == {"contacts.csv", "contacts.xlsx"}
    assert "line 1: this row does not name the columns" in headless["contacts.xlsx"]
    assert "these are needed: indicator, area, period, value" in headless["contacts.xlsx"]


@pytest.mark.parametrize("name", ["List_1.csv", "list 3 - referrals.csv", "List 1.xlsx", "one-list.xlsx"])
def test_one_list_is_told_by_the_name_of_its_sheet_or_file(tmp_path: Path, name: str) -> None:
    bare_lists(tmp_path, [(CHILD, "Planted", BORN, day(3), "")])
    assert recognise(tmp_path / name).kind is Kind.ANNEX_A


@pytest.mark.parametrize("name", ["list of places.csv", "list 2024.csv", "List 12.csv"])
def test_other_lists_are_no_annex(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a,b\n1,2\n", encoding="utf-8")
    assert recognise(tmp_path / name).kind is Kind.FIGURES


def test_the_childs_id_tells_a_list_below_its_titles_and_on_any_sheet(tmp_path: Path) -> None:
    titles = "\n".join(["A title"] * 9)
    (tmp_path / "contacts.csv").write_text(f"{titles}\nChild ID,Date of Contact\n1,01/03/2024\n", encoding="utf-8")
    assert recognise(tmp_path / "contacts.csv").kind is Kind.ANNEX_A
    book = openpyxl.Workbook()
    contacts = book.create_sheet("Contacts")
    contacts["B10"] = "Child Unique ID"
    book.save(tmp_path / "annex.xlsx")
    assert recognise(tmp_path / "annex.xlsx").kind is Kind.ANNEX_A


@pytest.mark.parametrize("module", ["day_of", "child_of"])
def test_an_unforeseen_error_takes_nothing_of_a_cell_with_it(path: Path, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    write_annex(path, {3: [referral(CHILD, BORN)], 1: []})

    def poisoned(cell: Any) -> None:
        raise RuntimeError(f"cannot read {cell!r}")

    monkeypatch.setattr(annex_a_rows, module, poisoned)
    with pytest.raises(UnusableFile) as refused:
        read(path)
    assert "could not be read" in str(refused.value)
    assert not any(trace in str(refused.value) for trace in TRACES)
    assert refused.value.__suppress_context__
    assert refused.value.__cause__ is None


def test_a_failure_while_counting_takes_nothing_with_it_either(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_annex(path, {3: referrals(9), 1: []})
    monkeypatch.setattr(annex_a, "stages", lambda *_, **__: {}[CHILD])
    with pytest.raises(UnusableFile) as refused:
        read(path)
    assert CHILD not in str(refused.value)


def test_a_damaged_workbook_is_refused(path: Path) -> None:
    write_annex(path, {3: referrals(9), 1: []})
    path.write_bytes(path.read_bytes()[:-400])
    assert "Save it again in Excel" in messages(path)[0]
