"""File names that cannot escape, and workbooks in which nothing from data can run or hide."""

import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.file_names import LONGEST_NAME, file_name
from analysis.observations import Symbol
from analysis.units import Unit
from analysis.views import Tile
from exports.archive import archive
from exports.tables.cells import figure, shown_decimals, verdict_row
from exports.tables.files import book_csv
from exports.tables.model import Book, Cell, Chart, Table, words_row
from exports.workbook import number_format, workbook
from support.workbooks import opened
from tests.unit.analysis.builders import observation, verdict

HOSTILE = ["=cmd()", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "<script>alert(1)</script>", "x" * 400, "a/b\\c:d*e?f[g]'h'"]


def _book(*texts: str) -> Book:
    table = Table(
        name=texts[0],
        title=texts[0],
        columns=("Name", "Figure"),
        rows=tuple((Cell(words=text), Cell(words="5%", value=5.0, unit=Unit.PERCENT)) for text in texts),
        charts=(Chart(title=texts[0], categories=0, values=(1,)),),
        sparks=tuple((("2013-03-31", 1.0), ("2014-03-31", 2.0)) for _ in texts),
    )
    return Book(title=texts[0], parts=texts, facts=(("Area", texts[0]),), main=(table,), others=(table,))


@given(st.lists(st.text(max_size=200), max_size=5))
def test_a_file_name_is_plain_whatever_it_is_made_of(parts: list[str]) -> None:
    name = file_name(*parts, suffix="csv")
    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]*\.csv", name)
    assert ".." not in name or not name.startswith(".")
    assert len(name) <= LONGEST_NAME + 4


def test_a_file_name_says_what_it_holds() -> None:
    assert file_name("child-protection-plans", "Hammersmith & Fulham", "2013/14", suffix="png") == (
        "child-protection-plans_hammersmith-and-fulham_2013-14.png"
    )
    assert file_name("../../etc/passwd", suffix="csv") == "etc-passwd.csv"
    assert file_name("", "…", suffix="csv") == "wellboard.csv"


def test_nothing_of_a_hostile_text_runs_in_a_workbook() -> None:
    content = workbook(_book(*HOSTILE))
    book = opened(content)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in texts if text[0] in "=+@\t\r"]
    assert "'=cmd()" in texts
    assert len({sheet.title for sheet in book.worksheets}) == len(book.worksheets)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            assert b"<script>" not in packed.read(name), name


def test_nothing_of_a_hostile_text_leaves_the_archive() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(_book(*HOSTILE)))) as packed:
        assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in packed.namelist())


def test_the_same_figures_give_the_same_archive_entries() -> None:
    def table_of(content: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return packed.read(packed.namelist()[0])

    assert table_of(archive(_book("a"))) == table_of(archive(_book("a")))


def test_a_suppressed_value_is_words_and_its_number_is_nowhere() -> None:
    of = verdict([observation(None, "2016/17", symbol=Symbol.CONFIDENTIAL, printed="*")])
    cell = figure(of)
    assert (cell.value, cell.plain) == (None, "suppressed")
    row = verdict_row(Tile(verdict=of, label="A measure", spark=None))
    table = Table(name="t", title="t", columns=tuple(map(str, range(len(row)))), rows=(row,))
    assert "suppressed" in book_csv(Book(title="t", parts=("t",), facts=(), main=(table,)))


@pytest.mark.parametrize(
    ("unit", "decimals", "shown"),
    [(Unit.PERCENT, 1, '#,##0.0"%"'), (Unit.PERCENT, 0, '#,##0"%"'), (Unit.COUNT, 0, "#,##0"), (Unit.GBP, 2, '"£"#,##0.00')],
)
def test_a_figure_keeps_its_unit_and_decimals(unit: Unit, decimals: int, shown: str) -> None:
    assert number_format(Cell(words="", value=1.0, unit=unit, decimals=decimals)) == shown


@pytest.mark.parametrize(
    ("display", "decimals"), [("8.8%", 1), ("10,132", 0), ("£1,234.50", 2), ("about 60%", 0), ("suppressed", 0), ("3.5 weeks", 1)]
)
def test_decimals_are_those_that_are_shown(display: str, decimals: int) -> None:
    assert shown_decimals(display) == decimals


def test_words_make_a_row() -> None:
    assert [cell.plain for cell in words_row("a", "b")] == ["a", "b"]
    assert date(2018, 3, 21).isoformat() in book_csv(_dated())


def _dated() -> Book:
    table = Table(name="t", title="t", columns=("When",), rows=(words_row("2018-03-21"),))
    return Book(title="t", parts=("t",), facts=(), main=(table,))
