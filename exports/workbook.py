"""A book of tables as an Excel workbook: typed cells, statuses in words and colour, native charts and small charts, no formula."""

import io

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from analysis.plain_cells import neutral
from components.words import PRODUCT
from exports.tables.model import Book, Cell, Table
from exports.workbook_charts import charts, small_charts
from exports.workbook_writer import NARROWEST, WIDEST, Writer, label, number_format

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(book: Book) -> bytes:
    """The book as the bytes of an ``.xlsx``."""
    stream = io.BytesIO()
    written = xlsxwriter.Workbook(stream, OPTIONS)
    written.set_properties({"title": label(book.title), "author": PRODUCT, "company": PRODUCT, "comments": _comment(book)})
    writer = Writer(book=written)
    _about(writer, book)
    drawn = [(_sheet(writer, table), table) for table in book.tables]
    charts(writer, drawn)
    small_charts(writer, drawn)
    written.close()
    return stream.getvalue()


def _comment(book: Book) -> str:
    return label("; ".join(f"{name}: {value}" for name, value in book.facts if value))[:250]


def _about(writer: Writer, book: Book) -> None:
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


def _sheet(writer: Writer, table: Table) -> Worksheet:
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
    return sheet


def _width(table: Table, place: int) -> float:
    longest = max((len(row[place].words) for row in table.rows), default=0)
    return min(WIDEST, max(NARROWEST, longest, len(table.columns[place])) + 2)


def _write(writer: Writer, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
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
