"""Files of the Local Authority Interactive Tool that cannot be read: each says the file, the place and the mend."""

from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from data_loaders.formats.lait_table import NEEDED
from data_loaders.formats.registry import Kind, recognise
from data_loaders.problems import Problem
from data_loaders.reading import Known, Reading, read_paths
from support.lait import DICTIONARY_HEADER, HEADER, as_csv, as_parquet, dictionary_row, row
from support.loading import NOW, write_board


def reading(tmp_path: Path, path: Path) -> Reading:
    return read_paths([write_board(tmp_path / "board") / "areas.csv", path], known=Known(), now=NOW)


def refused(tmp_path: Path, path: Path) -> tuple[Problem, ...]:
    found = reading(tmp_path, path)
    assert found.figures == []
    assert found.is_unusable
    return tuple(found.problems)


def good_csv(path: Path) -> bytes:
    return as_csv(path, row(), row(year="2024")).read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("lait.csv", b"<!DOCTYPE html><html><body>Sign in</body></html>", "web_page", ["web page", "Download the file again"]),
        ("lait.csv", b"", "empty_file", ["is empty", "Save it again"]),
        ("lait.parquet", b"", "empty_file", ["is empty"]),
        ("lait.parquet", b"<!DOCTYPE html><html></html>", "damaged_parquet", ["cannot be opened as Parquet", "Download it again"]),
        ("lait.csv", b"Short Desc;Data item;Years;LA and Regions;Values;LA Number\na;b;c;d;e;f\n", "separator", ["semicolons", "commas"]),
    ],
)
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, name: str, content: bytes, code: str, said: list[str]) -> None:
    (tmp_path / name).write_bytes(content)
    (problem,) = refused(tmp_path, tmp_path / name)
    assert (problem.code, problem.file_name) == (code, name)
    for words in said:
        assert words in problem.message


def test_utf_16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "lait.csv"
    path.write_bytes(good_csv(path).decode().encode("utf-16"))
    (problem,) = refused(tmp_path, path)
    assert (problem.code, "CSV UTF-8" in problem.message) == ("encoding", True)
    dictionary = tmp_path / "dictionary.csv"
    dictionary.write_bytes(f"{DICTIONARY_HEADER}\n{dictionary_row('A', 'B')}\n".encode("utf-16"))
    (problem,) = refused(tmp_path, dictionary)
    assert problem.code == "encoding"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_half_written_parquet_file_is_named(tmp_path: Path, share: float) -> None:
    path = as_parquet(tmp_path / "lait.parquet", *(row(year=str(year)) for year in range(2000, 2026)))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    (problem,) = refused(tmp_path, path)
    assert (problem.code, "only half of it was written" in problem.message) == ("damaged_parquet", True)


def test_a_parquet_file_whose_middle_is_damaged_is_named(tmp_path: Path) -> None:
    path = as_parquet(tmp_path / "lait.parquet", *(row(year=str(year), value=str(year * 7)) for year in range(1000, 2026)))
    whole = bytearray(path.read_bytes())
    whole[100:2000] = bytes(1900)
    path.write_bytes(whole)
    problems = refused(tmp_path, path)
    assert problems[0].code in {"damaged_parquet", "column_type", "no_good_row"}


def test_another_table_as_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.parquet"
    parquet.write_table(pyarrow.table({"a": [1], "b": ["x"]}), path)
    (problem,) = refused(tmp_path, path)
    assert (problem.code, problem.file_name) == ("unknown_format", "other.parquet")


def test_another_table_named_as_the_tools_is_told_every_column_that_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "other.parquet"
    parquet.write_table(pyarrow.table({"a": [1], "b": ["x"]}), path)
    (problem,) = read_paths([path], known=Known(), now=NOW, as_format="lait").problems
    assert (problem.code, problem.line) == ("no_header", 1)
    assert ", ".join(NEEDED) in problem.message


@pytest.mark.parametrize("place", range(len(NEEDED)))
def test_a_renamed_column_is_named_whichever_it_is(tmp_path: Path, place: int) -> None:
    name = NEEDED[place]
    header = tuple(f"{one}s" if one == name else one for one in HEADER)
    path = as_csv(tmp_path / "lait.csv", row(), header=header)
    assert recognise(path).kind is Kind.LAIT
    (problem,) = refused(tmp_path, path)
    assert (problem.code, problem.column, problem.line) == ("missing_column", name, 1)
    assert f"Did you mean '{name}s'?" in problem.message


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "lait.csv", tuple(row()[:5]), header=HEADER[:5])
    (problem,) = refused(tmp_path, path)
    assert (problem.code, problem.column) == ("missing_column", "LA Number")


def test_a_doubled_column_is_named(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "lait.csv", (*row(), "2024"), header=(*HEADER, "Years"))
    (problem,) = refused(tmp_path, path)
    assert (problem.code, problem.column) == ("doubled_column", "Years")


def test_a_column_of_lists_is_refused(tmp_path: Path) -> None:
    columns = {name: [one] for name, one in zip(HEADER, row(), strict=True)} | {"Values": [[1, 2]]}
    parquet.write_table(pyarrow.table(columns), tmp_path / "lait.parquet")
    (problem,) = refused(tmp_path, tmp_path / "lait.parquet")
    assert (problem.code, problem.column) == ("column_type", "Values")


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, as_csv(tmp_path / "lait.csv"))
    assert problem.code == "header_only"


@pytest.mark.parametrize("header", ["\ufeff{}", "{}"])
def test_odd_blanks_case_and_marks_in_the_header_do_no_harm(tmp_path: Path, header: str) -> None:
    names = [header.format(" SHORT  desc "), "data Item", "years ", "LA and  Regions", "VALUES", "LA number", "region"]
    path = as_csv(tmp_path / "lait.csv", row(), header=tuple(names))
    (loaded,) = reading(tmp_path, path).figures
    assert loaded.source.rows_loaded == 1


def test_a_dictionary_without_a_column_names_it(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.csv"
    header = DICTIONARY_HEADER.replace("Year_Type", "Year type")
    path.write_text(f"{header}\n{dictionary_row('A', 'B')}\n", encoding="utf-8")
    (problem,) = refused(tmp_path, path)
    assert (problem.code, problem.column, problem.line) == ("missing_column", "Year_Type", 1)
    assert "Year type" in problem.message


def test_a_latin_1_dictionary_is_recognised_and_read(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.csv"
    path.write_bytes(f"{DICTIONARY_HEADER}\n{dictionary_row('Cost', 'Cost (£)', axis='Unit Cost')}\n".encode("latin-1"))
    (loaded,) = reading(tmp_path, path).figures
    assert [one.name for one in loaded.indicators] == ["Cost (£)"]


def test_without_a_source_file_the_tool_is_named_as_what_it_is(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "bds_long_0.csv", row())
    (loaded,) = reading(tmp_path, path).figures
    assert (loaded.source.source_id, loaded.source.title) == ("bds-long-0", "Local Authority Interactive Tool (bds_long_0)")
    assert loaded.source.publisher == "Department for Education"
    note = "source_id: tool\ntitle: The tool in autumn\npublished_on: 2025-10-01\n"
    (tmp_path / "bds_long_0.source.yml").write_text(note, encoding="utf-8")
    (loaded,) = reading(tmp_path, path).figures
    assert (loaded.source.source_id, loaded.source.title, loaded.source.publisher) == ("tool", "The tool in autumn", "")
