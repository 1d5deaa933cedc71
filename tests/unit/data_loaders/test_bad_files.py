"""Whole files that cannot be read: each is refused with the file, the place, what was found and the mend."""

from pathlib import Path

import openpyxl
import pytest

from data_loaders import problems
from data_loaders.formats import sheet
from data_loaders.formats.text import MOST_BYTES, SAVE_AS, read_text
from data_loaders.problems import Severity, UnusableFile
from data_loaders.reading import Known, read_paths
from support.fingertips import HEADER as FINGERTIPS_HEADER
from support.loading import FIGURES_CSV, NOW, figure, load, refusals, write_csv

HEADER = "indicator,area,period,value\n"
GOOD = "re-referrals,Bromley,2023/24,16.5\n"


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", "empty_file", ["is empty", "Save it again"]),
        (b"\n \n", "empty_file", ["is empty"]),
        (b",,\n,,\n", "empty_file", ["no cell with text"]),
        (HEADER, "header_only", ["line 1", "a header and no row", "Add at least one row"]),
        (
            HEADER.encode() + "re-referrals,Bromley,2023/24,£5\n".encode("cp1252"),
            "encoding",
            ["line 2", "Windows-1252", "'£'", "CSV UTF-8"],
        ),
        (HEADER.encode() + b"re-referrals,Bromley,2023/24,\x81\n", "encoding", ["line 2", "Latin-1", "CSV UTF-8"]),
        (FIGURES_CSV.encode("utf-16"), "encoding", ["UTF-16", "CSV UTF-8"]),
        (FIGURES_CSV.encode("utf-16-le"), "encoding", ["zero bytes", "UTF-16"]),
        (HEADER + GOOD + 're-referrals,Bromley,2023/24,"16', "quotes", ["line 3", "quotation marks", "cut off"]),
        (HEADER + 're-referrals,"Brom"ley,2023/24,16\n' + GOOD, "quotes", ["line 2", "quotation marks"]),
        ("<!DOCTYPE html><html><body>Sign in</body></html>", "web_page", ["web page", "Download the file again"]),
        (b"PK\x03\x04 and so on", "workbook_as_text", [".xlsx"]),
        ("indicator;area;period;value\na;b;c;d\n", "separator", ["line 1", "semicolons", "commas"]),
        ("indicator\tarea\tperiod\tvalue\na\tb\tc\td\n", "separator", ["tabs"]),
    ],
)
def test_an_unreadable_file_is_refused(tmp_path: Path, content: bytes | str, code: str, said: list[str]) -> None:
    (problem,) = refusals(write(tmp_path / "bromley.csv", content))
    assert (problem.severity, problem.code, problem.file_name) == (Severity.UNUSABLE, code, "bromley.csv")
    assert problem.message.startswith("bromley.csv")
    for words in said:
        assert words in problem.message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (missing,) = refusals(tmp_path / "bromley.csv")
    assert missing.code == "missing_file"
    assert "there is no such file" in missing.message
    (tmp_path / "folder.csv").mkdir()
    (folder,) = refusals(tmp_path / "folder.csv")
    assert folder.code == "folder"


def test_a_byte_order_mark_and_other_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", b"\xef\xbb\xbf" + (HEADER + GOOD).replace("\n", "\r\n").encode())
    assert load(path).source.rows_loaded == 1
    assert load(write(tmp_path / "b.csv", (HEADER + GOOD).replace("\n", "\r"))).source.rows_loaded == 1


@pytest.mark.parametrize(
    ("header", "code", "column", "said"),
    [
        ("indicator,area,period", "missing_column", "value", ["the column is missing", "Add a column named value"]),
        ("indicator,area,period,value,value", "doubled_column", "value", ["'value' twice", "number 4, 5", "Keep one"]),
        ("indicator,area,period,value,symbl", "unknown_column", "symbl", ["'symbl'", "Did you mean 'symbol'?"]),
        ("indicator,area,period,value,", "", "", []),
        ("indicator,area,period,value,,note", "nameless_column", "", ["column number 5 has no name"]),
        ("indicator,area,period,value,frobnicate", "unknown_column", "frobnicate", ["The columns are indicator, area"]),
    ],
)
def test_a_wrong_header_is_refused(tmp_path: Path, header: str, code: str, column: str, said: list[str]) -> None:
    cells = ",".join(["re-referrals", "Bromley", "2023/24", "16.5", "", ""][: header.count(",") + 1])
    path = write(tmp_path / "bromley.csv", f"{header}\n{cells}\n")
    if not code:
        assert load(path).source.rows_loaded == 1
        return
    (problem,) = refusals(path)
    assert (problem.code, problem.column, problem.line) == (code, column, 1)
    for words in said:
        assert words in problem.message


def test_a_renamed_column_is_named_under_both_names(tmp_path: Path) -> None:
    problems = refusals(write(tmp_path / "bromley.csv", f"indicators,area,period,value\n{GOOD}"))
    assert {problem.code for problem in problems} == {"missing_column", "unknown_column"}
    text = "\n".join(problem.message for problem in problems)
    assert "Perhaps it is the column 'indicators' under another name" in text
    assert "found 'indicators', which is no column of this format. Did you mean 'indicator'?" in text


def test_a_file_without_one_good_row_is_refused_with_every_reason(tmp_path: Path) -> None:
    problems = refusals(write_csv(tmp_path / "bromley.csv", [figure(value="X"), figure(area="Narnia")]))
    assert [problem.code for problem in problems] == ["no_good_row", "not_a_number", "unknown_area"]


def test_the_text_is_never_decoded_wrongly(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "naïve,£5\n".encode("latin-1"))
    with pytest.raises(UnusableFile, match="not UTF-8"):
        read_text(path)


def test_a_file_larger_than_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bromley.csv"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)  # a file with a hole takes no room on the disk
    (problem,) = refusals(path)
    assert (problem.code, problem.file_name) == ("too_large", "bromley.csv")
    assert "larger than 512 MB. Split it into several files." in problem.message


def test_a_table_of_more_rows_than_fit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    (problem,) = refusals(write(tmp_path / "bromley.csv", HEADER + GOOD * 3))
    assert (problem.code, problem.line) == ("too_large", 4)


def test_a_file_that_is_wrong_throughout_is_refused_with_the_first_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "MOST_PROBLEMS", 5)
    monkeypatch.setattr(problems, "FIRST_PROBLEMS", 2)
    found = refusals(write(tmp_path / "bromley.csv", HEADER + GOOD + "x,y,z,w\n" * 9))
    assert [(one.line, one.code) for one in found] == [(0, "too_many_problems"), (3, "unknown_indicator"), (3, "unknown_area")]


def test_a_workbook_of_a_format_that_is_read_as_text_is_refused_with_the_mend(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(FINGERTIPS_HEADER)
    book.active.append(["90001"])
    book.save(tmp_path / "export.xlsx")
    (problem,) = read_paths([tmp_path / "export.xlsx"], known=Known(), now=NOW).problems
    assert problem.message == f"export.xlsx: is a workbook, and a file of this format is read as text alone. {SAVE_AS}"


def test_a_message_shows_no_character_that_would_not_show(tmp_path: Path) -> None:
    found = load(write(tmp_path / "bromley.csv", HEADER + GOOD + 're-referrals,Bromley,"20\x1b[31m",16.5\n')).problems
    assert [problem.code for problem in found] == ["control_character", "unknown_period"]
    for problem in found:
        assert problem.message.isprintable()
        assert "\\x1b" in problem.message
