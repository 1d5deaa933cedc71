"""A book of tables as an Excel workbook: typed cells, statuses in words and colour, native charts and small charts, no formula."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.formatting import RATE_BASES
from analysis.plain_cells import neutral
from analysis.units import Unit
from components.charts import palette
from exports.tables.model import Book, Cell, Chart, Table

PRODUCT = "Wellboard"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_TAB, WIDEST, NARROWEST = 31, 60, 8
TIMES_SHEET = "Figures over time"
MOST_CHARTED = 400
_NOT_IN_TABS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(kw_only=True)
class _Writer:
    """What the sheets of one workbook share."""

    book: xlsxwriter.Workbook
    used: set[str] = field(default_factory=set)
    formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def format(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"valign": "top", "font_name": "Arial", "font_size": 10, **properties})
        return self.formats[key]

    def tab(self, wanted: str) -> str:
        """A sheet's name that Excel takes, and that no other sheet has."""
        plain = " ".join(wanted.translate(_NOT_IN_TABS).split())[:LONGEST_TAB].strip() or "Sheet"
        name, number = plain, 2
        while name.casefold() in self.used:
            ending = f" {number}"
            name, number = plain[: LONGEST_TAB - len(ending)] + ending, number + 1
        self.used.add(name.casefold())
        return name


def workbook(book: Book, *, stamp: Sequence[tuple[str, str]] = ()) -> bytes:
    """The book as the bytes of an ``.xlsx``. ``stamp`` are custom properties: the release and the checksum of its figures."""
    stream = io.BytesIO()
    written = xlsxwriter.Workbook(stream, OPTIONS)
    written.set_properties({"title": neutral(book.title), "author": PRODUCT, "company": PRODUCT, "comments": _comment(book)})
    for name, value in stamp:
        written.set_custom_property(name, value)
    writer = _Writer(book=written)
    _about(writer, book)
    sparks: list[tuple[Worksheet, Table]] = []
    for table in book.tables:
        sheet = _sheet(writer, table)
        if any(table.sparks):
            sparks.append((sheet, table))
    if sparks:
        _times(writer, sparks)
    written.close()
    return stream.getvalue()


def _comment(book: Book) -> str:
    return "; ".join(f"{name}: {value}" for name, value in book.facts if value)[:250]


def _about(writer: _Writer, book: Book) -> None:
    """The first sheet: what the figures are of, and when."""
    sheet = writer.book.add_worksheet(writer.tab("About"))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, neutral(book.title), writer.format(bold=True, font_size=16))
    rows = [*((name, value) for name, value in book.facts if value), ("Made by", PRODUCT)]
    for place, (name, value) in enumerate(rows, start=2):
        sheet.write_string(place, 0, neutral(name), writer.format(bold=True))
        sheet.write_string(place, 1, neutral(value), writer.format(text_wrap=True))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _sheet(writer: _Writer, table: Table) -> Worksheet:
    sheet = writer.book.add_worksheet(writer.tab(table.name))
    head = writer.format(bold=True, text_wrap=True, bg_color="#1b2430", font_color="#ffffff", border=1, border_color="#dfe4ea")
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, neutral(column), head)
        sheet.set_column(place, place, _width(table, place))
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            _write(writer, sheet, number, place, cell)
    if table.note:
        sheet.write_string(len(table.rows) + 2, 0, neutral(table.note), writer.format(italic=True))
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RPage &P of &N")
    for chart in table.charts:
        _chart(writer, sheet, table, chart)
    return sheet


def _width(table: Table, place: int) -> float:
    longest = max((len(row[place].words) for row in table.rows), default=0)
    return min(WIDEST, max(NARROWEST, longest, len(table.columns[place])) + 2)


def _write(writer: _Writer, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    if cell.value is not None:
        sheet.write_number(row, column, cell.value, writer.format(num_format=number_format(cell), align="right"))
    elif cell.style is not None:
        tone = cell.style.light
        shade = writer.format(bg_color=tone.fill, font_color=tone.text, bold=True, text_wrap=True)
        sheet.write_string(row, column, neutral(cell.words), shade)
    elif cell.words:
        sheet.write_string(row, column, neutral(cell.words), writer.format(text_wrap=True))
    else:
        sheet.write_blank(row, column, None, writer.format())


def number_format(cell: Cell) -> str:
    """Excel's format of a figure: its value stays whole, its unit and decimals are shown."""
    decimals = f".{'0' * cell.decimals}" if cell.decimals else ""
    number = f"#,##0{decimals}"
    if cell.unit is Unit.PERCENT:
        return f'{number}"%"'
    if cell.unit is Unit.GBP:
        return f'"£"{number}'
    return number if cell.unit is Unit.COUNT or cell.unit in RATE_BASES else f"#,##0{decimals or '.####'}" if cell.unit else "0"


def _chart(writer: _Writer, sheet: Worksheet, table: Table, chart: Chart) -> None:
    """Bars or a line to the right of the table, of the cells themselves; a missing figure is a gap."""
    rows = min(len(table.rows), MOST_CHARTED)
    drawn = writer.book.add_chart({"type": "line" if chart.is_line else "bar"})
    for place, column in enumerate(chart.values):
        ink = palette.SERIES[place % len(palette.SERIES)]
        drawn.add_series(
            {
                "name": [sheet.get_name(), 0, column],
                "categories": [sheet.get_name(), 1, chart.categories, rows, chart.categories],
                "values": [sheet.get_name(), 1, column, rows, column],
                "line": {"color": ink, "width": 2.25} if chart.is_line else {"none": True},
                "fill": {"color": ink},
                "marker": {"type": "circle", "fill": {"color": ink}, "border": {"color": ink}} if chart.is_line else {"type": "none"},
            }
        )
    drawn.set_title({"name": chart.title[:200], "overlay": False, "name_font": {"size": 12}})
    drawn.set_legend({"position": "bottom"} if len(chart.values) > 1 else {"none": True})
    # Rows run downwards and the newest period first: the picture reads the same way.
    drawn.set_x_axis({"reverse": True} if chart.is_line else {})
    drawn.set_y_axis({"reverse": not chart.is_line, "crossing": "max"} if not chart.is_line else {"crossing": "max"})
    drawn.show_blanks_as("gap")
    drawn.set_size({"width": 760, "height": max(320, min(1200, 60 + 22 * rows * (1 if chart.is_line else len(chart.values))))})
    sheet.insert_chart(len(table.rows) + 4, 0, drawn, {"description": chart.title[:250]})


def _times(writer: _Writer, found: list[tuple[Worksheet, Table]]) -> None:
    """A sheet of the series behind the small charts, and the small charts beside their lines."""
    tab = writer.tab(TIMES_SHEET)
    sheet = writer.book.add_worksheet(tab)
    sheet.write_string(0, 0, "Each line's figures, oldest first, with the last day of their periods", writer.format(bold=True))
    sheet.set_column(0, 0, WIDEST)
    row = 2
    for owner, table in found:
        place = len(table.columns)
        owner.write_string(0, place, "Over time", writer.format(bold=True))
        owner.set_column(place, place, 18)
        for number, series in enumerate(table.sparks, start=1):
            if not series:
                continue
            sheet.write_string(row, 0, neutral(table.rows[number - 1][1].words), writer.format(text_wrap=True))
            for column, (day, value) in enumerate(series, start=1):
                sheet.write_string(row, column, day, writer.format(font_color="#4f5d6b"))
                sheet.write_number(row + 1, column, value, writer.format(num_format="#,##0.####"))
            span = xlsxwriter.utility.xl_range_abs(row + 1, 1, row + 1, len(series))
            owner.add_sparkline(number, place, {"range": f"'{tab}'!{span}", "markers": True, "series_color": palette.ROLES["own"].colour})
            row += 3
    sheet.set_landscape()
