"""The national files, damaged: refused or read with every row accounted for, and always with file, line, column and mend."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.mutate import Target, known_areas, run, targets
from data_loaders.problems import Problem, Severity
from data_loaders.reading import read_paths
from support.loading import NOW
from support.national import NATIONAL, needs_national

pytestmark = needs_national
TARGETS = {target.name: target for target in targets(NATIONAL)} if NATIONAL.is_dir() else {}
COLUMNS = {
    "fingertips": "Value",
    "lait-dictionary": "Measure_short",
    "lait-csv": "Values",
    "neighbours": "SN_4",
    "ees-b1": "time_period",
    "ees-c1": "geographic_level",
    "ees-c3": "time_identifier",
    "ees-on": "geographic_level",
}
TABLES = sorted(COLUMNS)
ROUNDS = {"neighbours-workbook": 20, "la-codes": 40, "ees-b1": 50, "ees-c1": 50, "ees-c3": 25}
PAGE = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in</body></html>"
TEXT, WORKBOOK, PARQUET = ".csv", ".xlsx", ".parquet"


def problems_of(folder: Path, target: Target, content: bytes) -> list[Problem]:
    path = folder / target.file_name
    path.write_bytes(content)
    return read_paths([path], known=known_areas(), now=NOW).problems


def with_header(target: Target, change: Callable[[list[list[str]]], None]) -> bytes:
    rows = list(csv.reader(io.StringIO(target.content.decode("utf-8-sig", errors="replace"), newline="")))
    change(rows)
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


@pytest.mark.parametrize("name", TABLES)
def test_a_renamed_column_is_named_with_what_it_may_have_become(tmp_path: Path, name: str) -> None:
    target, column = TARGETS[name], COLUMNS[name]

    def rename(rows: list[list[str]]) -> None:
        rows[0][rows[0].index(column)] = f"{column}_x"

    (problem,) = [one for one in problems_of(tmp_path, target, with_header(target, rename)) if one.severity is Severity.UNUSABLE]
    assert (problem.code, problem.file_name, problem.line, problem.column) == ("missing_column", target.file_name, 1, column)
    assert f"{column}_x" in problem.message


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_column_is_named(tmp_path: Path, name: str) -> None:
    target, column = TARGETS[name], COLUMNS[name]

    def lose(rows: list[list[str]]) -> None:
        at = rows[0].index(column)
        for row in rows:
            del row[at]

    found = problems_of(tmp_path, target, with_header(target, lose))
    assert [(one.code, one.line, one.column) for one in found if one.severity is Severity.UNUSABLE] == [("missing_column", 1, column)]


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_a_web_page_under_the_files_name_is_refused(tmp_path: Path, name: str) -> None:
    (problem,) = problems_of(tmp_path, TARGETS[name], PAGE)
    codes = {TEXT: "web_page", WORKBOOK: "not_a_workbook", PARQUET: "damaged_parquet"}
    assert (problem.severity, problem.code) == (Severity.UNUSABLE, codes[Path(problem.file_name).suffix])


@pytest.mark.parametrize("name", [name for name in sorted(TARGETS) if name not in TABLES])
def test_half_a_file_is_refused(tmp_path: Path, name: str) -> None:
    content = TARGETS[name].content
    (problem,) = problems_of(tmp_path, TARGETS[name], content[: len(content) // 2])
    codes = {WORKBOOK: "damaged_workbook", PARQUET: "damaged_parquet"}
    assert (problem.severity, problem.code) == (Severity.UNUSABLE, codes[Path(problem.file_name).suffix])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", TABLES)
def test_another_encoding_is_refused_and_named(tmp_path: Path, name: str, encoding: str) -> None:
    content = TARGETS[name].content.decode("utf-8-sig", errors="replace").encode(encoding)
    found = problems_of(tmp_path, TARGETS[name], content)
    assert [(one.severity, one.code) for one in found] == [(Severity.UNUSABLE, "encoding")]
    assert "UTF-16" in found[0].message


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_no_damage_is_a_traceback_or_a_row_lost_in_silence(name: str) -> None:
    said: list[str] = []
    assert run([TARGETS[name]], seeds=range(ROUNDS.get(name, 100)), say=said.append) == 0, "\n".join(said)
