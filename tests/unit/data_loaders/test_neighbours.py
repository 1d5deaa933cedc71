"""Lists of statistical neighbours: both layouts, the model's name, and every slip with its line, column and mend."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from data_loaders.formats.registry import Kind, recognise
from data_loaders.problems import Severity
from support.neighbours import HEADER, by_area, load_lists, others, refusals, row, write_lists, write_workbook


def workbook_row(number: int) -> list[object]:
    cells: list[object] = [number, f"Town {number}", number, 1, "Made up"]
    return cells + [cell for other in others(str(number)) for cell in (int(other), "Very Close")]


def said(path: Path) -> list[tuple[int, str, Severity, str]]:
    loaded = load_lists(path)
    assert loaded.source.rows_read == loaded.source.rows_loaded + loaded.source.rows_rejected
    return [(one.line, one.column, one.severity, one.code) for one in loaded.problems]


def test_the_csv_gives_each_authority_its_ten_nearest_first(tmp_path: Path) -> None:
    path = write_lists(tmp_path / "sn_model_2025_wide.csv", row("301"), row("302"))
    loaded = load_lists(path)
    assert recognise(path).kind is Kind.NEIGHBOURS
    assert loaded.problems == ()
    assert by_area(loaded)["A301"] == [(f"A{number}", rank, "Close") for rank, number in enumerate(others("301"), 1)]
    first = loaded.neighbours.to_pylist()[0]
    assert (first["model"], first["model_title"], first["file_line"]) == ("sn-2025", "Statistical neighbours 2025", 2)
    assert (loaded.source.rows_read, loaded.source.rows_loaded) == (2, 2)


def test_the_workbook_gives_the_same_lists_and_the_same_model(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "sn_may_2025.xlsx", workbook_row(301), workbook_row(302))
    loaded = load_lists(path)
    assert recognise(path).kind is Kind.NEIGHBOURS
    assert loaded.problems == ()
    csv = load_lists(write_lists(tmp_path / "sn_model_2025_wide.csv", row("301", close="Very close"), row("302", close=" Very  close ")))
    assert by_area(loaded) == by_area(csv)
    assert loaded.neighbours["model"].unique() == csv.neighbours["model"].unique()
    assert loaded.neighbours.to_pylist()[0]["file_line"] == 4


def test_the_source_file_names_the_model(tmp_path: Path) -> None:
    loaded = load_lists(write_lists(tmp_path / "lists.csv", row("301")), model="csc-april-2021", title="Neighbours of 2021")
    first = loaded.neighbours.to_pylist()[0]
    assert (first["model"], first["model_title"]) == ("csc-april-2021", "Neighbours of 2021")


def test_without_a_year_in_its_name_the_source_is_the_model(tmp_path: Path) -> None:
    first = load_lists(write_lists(tmp_path / "lists20255.csv", row("301"))).neighbours.to_pylist()[0]
    assert (first["model"], first["model_title"]) == ("made-up", "Made up")


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        (row("999"), "old_la_code", "unknown_area"),
        (row(""), "old_la_code", "unknown_area"),
        (row("970"), "old_la_code", "no_authority"),
        (row("302", neighbours=("1", *others("302")[1:])), "SN_1", "unknown_area"),
        (row("302", neighbours=(*others("302")[:4], "970", *others("302")[5:])), "SN_5", "no_authority"),
        (row("302", neighbours=("302", *others("302")[1:])), "SN_1", "own_neighbour"),
        (row("302", neighbours=(*others("302")[:9], others("302")[0])), "SN_10", "doubled_neighbour"),
        (row("302", neighbours=("",) * 10), "SN_1", "no_neighbour"),
        (row("302", name="Town 303"), "la_name", "name_and_number"),
        (row("302")[:-1], "", "too_few_cells"),
        ([*row("302"), "1"], "", "too_many_cells"),
        (row("301", neighbours=others("301")[::-1]), "old_la_code", "doubled_authority"),
    ],
)
def test_a_list_that_is_wrong_is_left_out_as_a_whole(tmp_path: Path, cells: Sequence[str], column: str, code: str) -> None:
    path = write_lists(tmp_path / "sn_2025.csv", row("301"), cells)
    assert said(path) == [(3, column, Severity.REJECTED, code)]
    loaded = load_lists(path)
    assert list(by_area(loaded)) == ["A301"]
    assert loaded.problems[0].message.startswith("sn_2025.csv, line 3")


def test_the_same_list_again_is_folded(tmp_path: Path) -> None:
    path = write_lists(tmp_path / "sn_2025.csv", row("301"), row("301"))
    assert said(path) == [(3, "", Severity.FOLDED, "repeat")]
    assert load_lists(path).source.rows_folded == 1


def test_fewer_than_ten_are_loaded_with_a_warning(tmp_path: Path) -> None:
    neighbours = (*others("301")[:3], "", *others("301")[4:])
    path = write_lists(tmp_path / "sn_2025.csv", row("301", neighbours=neighbours))
    assert said(path) == [(2, "SN_4", Severity.WARNING, "few_neighbours")]
    assert [rank for _, rank, _ in by_area(load_lists(path))["A301"]] == [1, 2, 3, 5, 6, 7, 8, 9, 10]


def test_more_than_ten_are_loaded_with_a_warning(tmp_path: Path) -> None:
    header = (*HEADER, "SN_11", "SN_11P")
    path = write_lists(tmp_path / "sn_2025.csv", [*row("301"), "312", "Not close"], header=header)
    assert said(path) == [(2, "SN_11", Severity.WARNING, "many_neighbours")]
    assert len(by_area(load_lists(path))["A301"]) == 11


def test_the_authority_is_named_twice_in_the_workbook_and_must_be_the_same(tmp_path: Path) -> None:
    wrong = workbook_row(302)
    wrong[2] = 303
    path = write_workbook(tmp_path / "sn_2025.xlsx", workbook_row(301), wrong)
    assert said(path) == [(5, "LA number", Severity.REJECTED, "two_numbers")]


def test_a_heading_between_the_lists_is_said_and_is_no_row(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "sn_2025.xlsx", workbook_row(301), [None, "Old SNs:"], workbook_row(302))
    assert said(path) == [(5, "", Severity.WARNING, "heading")]
    assert load_lists(path).source.rows_read == 2


def test_words_above_the_header_are_said(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "sn_2025.xlsx", workbook_row(301), titles=(("Model of May 2025",),))
    assert said(path) == [(0, "", Severity.WARNING, "sheet")]
    assert "Model of May 2025" in load_lists(path).problems[0].message


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (tuple(name.replace("SN_4P", "X").replace("SN_4", "Neighbour four") for name in HEADER), "missing_column"),
        (tuple("SN_3" if name == "SN_4" else name for name in HEADER), "missing_column"),
        (tuple("number" if name == "old_la_code" else name for name in HEADER), "missing_column"),
    ],
)
def test_a_column_that_is_missing_or_doubled_is_named(tmp_path: Path, header: Sequence[str], code: str) -> None:
    problems = refusals(write_lists(tmp_path / "sn_2025.csv", row("301"), header=header))
    assert problems[0].code == code
    assert problems[0].line == 1
    assert problems[0].column


def test_a_doubled_rank_is_refused(tmp_path: Path) -> None:
    header = tuple("SN_3" if name == "SN_4P" else name for name in HEADER)
    problems = refusals(write_lists(tmp_path / "sn_2025.csv", row("301"), header=header))
    assert [(one.code, one.column) for one in problems] == [("doubled_column", "SN_3")]


def test_a_file_without_one_right_list_is_refused_with_every_reason(tmp_path: Path) -> None:
    problems = refusals(write_lists(tmp_path / "sn_2025.csv", row("999"), row("302", neighbours=("302", *others("302")[1:]))))
    assert [one.code for one in problems] == ["no_good_row", "unknown_area", "own_neighbour"]
