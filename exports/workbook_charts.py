"""The native charts and small charts of a workbook, and the sheets of numbers that they are drawn from.

A chart never reads a table's own cells: where a figure is missing these say why, and Excel draws words as nought. It reads a sheet
where a missing figure is an empty cell, which is drawn as a gap.
"""

from collections.abc import Sequence
from dataclasses import replace

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from analysis.plain_cells import neutral
from components.charts import palette
from exports.tables.model import Cell, Chart, Table
from exports.workbook_writer import WIDEST, Writer, label, number_format

CHARTS_SHEET, TIMES_SHEET = "Figures of the charts", "Figures over time"
MOST_CHARTED, MOST_DECIMALS = 400, 4
Drawn = Sequence[tuple[Worksheet, Table]]


def charts(writer: Writer, found: Drawn) -> None:
    """The charts below their tables, and the sheet of their numbers."""
    charted = [(owner, table, chart) for owner, table in found for chart in table.charts]
    if not charted:
        return
    sheet = writer.book.add_worksheet(writer.tab(CHARTS_SHEET))
    sheet.write_string(0, 0, "What the charts are drawn from; an empty cell is a figure that is missing", writer.format(bold=True))
    sheet.set_column(0, 0, WIDEST)
    sheet.set_landscape()
    row, below = 2, dict[str, int]()
    for owner, table, chart in charted:
        drawn, height = _chart(writer, sheet, table, chart, row)
        place = below.get(owner.get_name(), len(table.rows) + 4)
        owner.insert_chart(place, 0, drawn, {"description": label(chart.title)[:250]})
        below[owner.get_name()] = place + height // 20 + 2
        row += min(len(table.rows), MOST_CHARTED) + 3


def _chart(writer: Writer, sheet: Worksheet, table: Table, chart: Chart, top: int) -> tuple[xlsxwriter.chart.Chart, int]:
    """Bars, or a line over time, of the numbers that are written below row ``top``; with its height in pixels."""
    rows = table.rows[:MOST_CHARTED]
    _numbers(writer, sheet, table, chart, top)
    name, first, last = sheet.get_name(), top + 2, top + 1 + len(rows)
    drawn = writer.book.add_chart({"type": "line" if chart.is_line else "bar"})
    for place in range(1, len(chart.values) + 1):
        ink = palette.SERIES[(place - 1) % len(palette.SERIES)]
        drawn.add_series(
            {
                "name": [name, top + 1, place],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, place, last, place],
                "line": {"color": ink, "width": 2.25} if chart.is_line else {"none": True},
                "fill": {"color": ink},
                "marker": {"type": "circle", "fill": {"color": ink}, "border": {"color": ink}} if chart.is_line else {"type": "none"},
            }
        )
    drawn.set_title({"name": label(chart.title)[:200], "overlay": False, "name_font": {"size": 12}})
    drawn.set_legend({"position": "bottom"} if len(chart.values) > 1 else {"none": True})
    # Rows run downwards and the newest period first: the picture reads the same way.
    drawn.set_x_axis({"reverse": True} if chart.is_line else {})
    drawn.set_y_axis({"reverse": not chart.is_line, "crossing": "max"} if not chart.is_line else {"crossing": "max"})
    drawn.show_blanks_as("gap")
    height = max(320, min(1200, 60 + 22 * len(rows) * (1 if chart.is_line else len(chart.values))))
    drawn.set_size({"width": 760, "height": height})
    return drawn, height


def _numbers(writer: Writer, sheet: Worksheet, table: Table, chart: Chart, top: int) -> None:
    sheet.write_string(top, 0, neutral(chart.title), writer.format(bold=True))
    for place, column in enumerate((chart.categories, *chart.values)):
        sheet.write_string(top + 1, place, neutral(table.columns[column]), writer.format(font_color="#4f5d6b"))
    for number, cells in enumerate(table.rows[:MOST_CHARTED], start=top + 2):
        sheet.write_string(number, 0, neutral(cells[chart.categories].words), writer.format())
        for place, column in enumerate(chart.values, start=1):
            if (value := cells[column].value) is not None:
                sheet.write_number(number, place, value, writer.format(num_format=number_format(cells[column])))


def small_charts(writer: Writer, found: Drawn) -> None:
    """A sheet of the series behind the small charts, and the small charts beside their lines."""
    found = [(owner, table) for owner, table in found if any(table.sparks)]
    if not found:
        return
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
            figure = _figure(table.rows[number - 1])
            for column, (day, value) in enumerate(series, start=1):
                sheet.write_string(row, column, day, writer.format(font_color="#4f5d6b"))
                shown = number_format(replace(figure, decimals=_decimals(value)))
                sheet.write_number(row + 1, column, value, writer.format(num_format=shown))
            span = xlsxwriter.utility.xl_range_abs(row + 1, 1, row + 1, len(series))
            owner.add_sparkline(number, place, {"range": f"'{tab}'!{span}", "markers": True, "series_color": palette.ROLES["own"].colour})
            row += 3
    sheet.set_landscape()


def _figure(row: Sequence[Cell]) -> Cell:
    """The figure of a line, whose unit its small chart has too."""
    return next((cell for cell in row if cell.unit is not None), Cell(words=""))


def _decimals(value: float) -> int:
    """The decimals of a figure that was printed before, of which no words are kept."""
    return len(f"{value:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2])
