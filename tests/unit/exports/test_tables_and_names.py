"""File names that cannot escape, and workbooks in which nothing from data can run or hide."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.file_names import LONGEST_NAME, file_name, free_name
from analysis.observations import Symbol
from analysis.units import Unit
from analysis.views import Tile
from exports.archive import archive
from exports.tables.cells import figure, name_of, shown_decimals, verdict_row
from exports.tables.files import book_csv
from exports.tables.model import Book, Cell, Chart, Table, words_row
from exports.workbook import workbook
from exports.workbook_writer import number_format
from support.views import tile
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
    assert ".." not in name
    assert len(name) <= LONGEST_NAME + 4


def test_a_file_name_says_what_it_holds() -> None:
    assert file_name("child-protection-plans", "Hammersmith & Fulham", "2013/14", suffix="png") == (
        "child-protection-plans_hammersmith-and-fulham_2013-14.png"
    )
    assert file_name("../../etc/passwd", suffix="csv") == "etc-passwd.csv"
    assert file_name("", "…", suffix="csv") == "wellboard.csv"
    assert file_name("a..b", "v1.2", suffix="csv") == "a-b_v1.2.csv"


def test_a_long_file_name_keeps_its_last_part() -> None:
    name = file_name("a" * 60, "b" * 60, "c" * 60, "20261125-220316-a67125", suffix="docx")
    assert len(name) == LONGEST_NAME + len(".docx")
    assert name.endswith("_20261125-220316-a67125.docx")


def test_no_file_takes_anothers_name() -> None:
    taken: list[str] = []
    for _ in range(3):
        taken.append(free_name("a", "b" * 60, "c" * 60, "2013/14", suffix="png", taken=taken))
    assert len(set(taken)) == 3
    assert taken[1].endswith("_2.png")


@pytest.mark.parametrize(
    ("label", "breakdown", "said"),
    [
        ("On a plan: neglect", "Neglect", "On a plan: neglect"),
        ("Referrals from schools", "Schools", "Referrals from schools"),
        ("Physical abuse and Neglect, on a plan", "physical abuse", "Physical abuse and Neglect, on a plan"),
        ("Female smokers", "Male", "Female smokers: Male"),
        ("E-learning completed", "Group 1", "E-learning completed: Group 1"),
        ("E-learning completed, Group 12", "Group 1", "E-learning completed, Group 12: Group 1"),
        ("Child deaths", "", "Child deaths"),
        ("Ages (all)", "(all)", "Ages (all)"),
    ],
)
def test_a_name_says_its_breakdown_once(label: str, breakdown: str, said: str) -> None:
    assert name_of(tile(replace(verdict([observation(5)]), breakdown=breakdown), label=label)) == said


def test_the_name_of_a_sheet_is_shortened_at_a_word() -> None:
    names = [
        "Self-harm admissions, ages 10-24",
        "Self-harm admissions, ages 10-24 in one year",
        "x" * 40,
        "12345678901234567890123456789 1",
    ]
    tables = tuple(Table(name=name, title=name, columns=("Name",), rows=(words_row("a"),)) for name in names)
    sheets = opened(workbook(replace(_book("a"), main=tables, others=()))).sheetnames[1:]
    assert sheets == ["Self-harm admissions, ages…", "Self-harm admissions, ages… 2", "x" * 30 + "…", "12345678901234567890123456789 1"]


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


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
@example("evil\x01type")
@example("\x0b=1+1")
@example("\uffff")
def test_whatever_a_text_holds_its_workbook_opens(text: str) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(_book(text)))) as packed:
        for name in packed.namelist():
            ElementTree.fromstring(packed.read(name))  # noqa: S314 - of our own making


def test_nothing_of_a_hostile_text_leaves_the_archive() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(_book(*HOSTILE)))) as packed:
        assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in packed.namelist())


def test_tables_whose_plain_names_are_alike_are_all_in_the_archive() -> None:
    tables = tuple(Table(name=name, title="t", columns=("Words",), rows=(words_row(name),)) for name in ("Age", "age!", "(age)"))
    with zipfile.ZipFile(io.BytesIO(archive(Book(title="t", parts=("t",), facts=(), main=tables[:1], others=tables)))) as packed:
        texts = [packed.read(name).decode("utf-8-sig") for name in packed.namelist() if name.endswith(".csv")]
    assert sorted(texts) == sorted(f"Words\r\n{name}\r\n" for name in ("Age", "Age", "age!", "(age)"))


def test_a_chart_draws_a_missing_figure_as_a_gap_and_never_as_nought() -> None:
    figures = (Cell(words="5%", value=5.0), Cell(words="suppressed"), Cell(words="7%", value=7.0))
    rows = tuple((Cell(words=str(2013 + place)), cell) for place, cell in enumerate(figures))
    chart = Chart(title="c", categories=0, values=(1,), is_line=True)
    table = Table(name="t", title="t", columns=("Period", "Figure"), rows=rows, charts=(chart, chart))
    content = workbook(Book(title="t", parts=("t",), facts=(), main=(table,)))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in ("xl/charts/chart1.xml", "xl/charts/chart2.xml"):
            held = re.findall(r"<c:val>.*?</c:val>", packed.read(name).decode())
            assert [re.findall(r'<c:pt idx="(\d)"><c:v>([^<]*)', numbers) for numbers in held] == [[("0", "5"), ("2", "7")]]
    drawn_from = opened(content)["Figures of the charts"]
    assert [row[1] for row in drawn_from.iter_rows(min_row=5, max_row=7, values_only=True)] == [5, None, 7]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40), min_size=1, max_size=4))
def test_no_heading_or_cell_of_a_csv_can_be_run(texts: list[str]) -> None:
    hostile = tuple(f"{sign}{text}" for sign, text in zip("=+@\t", texts, strict=False))
    table = Table(name="t", title="t", columns=hostile, rows=(words_row(*hostile),))
    read = list(csv.reader(io.StringIO(book_csv(Book(title="t", parts=("t",), facts=(), main=(table,))), newline="")))
    assert read == [[f"'{text}" for text in hostile]] * 2


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_number_is_a_number_also_when_it_is_negative(value: float) -> None:
    table = Table(name="t", title="t", columns=("n",), rows=((Cell(words="shown", value=value),),))
    written = book_csv(Book(title="t", parts=("t",), facts=(), main=(table,))).splitlines()[1]
    assert float(written) == pytest.approx(value)


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
    [
        (Unit.PERCENT, 1, '#,##0.0"%"'),
        (Unit.PERCENT, 0, '#,##0"%"'),
        (Unit.COUNT, 0, "#,##0"),
        (Unit.GBP, 2, '"£"#,##0.00'),
        (Unit.WEEKS, 0, "#,##0"),
        (Unit.WEEKS, 1, "#,##0.0"),
    ],
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
