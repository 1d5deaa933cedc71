"""Tables as CSV that a spreadsheet can open without running anything in it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

Cell = str | int | float | date | datetime | None

_STARTS_A_FORMULA = re.compile(r"^[=+\-@\t\r]")
_PLAIN_MINUS = re.compile(r"^-\s*£?\s*[\d,.]*\s*%?$")


def neutral(text: str) -> str:
    """The text with an apostrophe before anything that a spreadsheet would take for a formula; "-27%" and "-" are plain."""
    return f"'{text}" if _STARTS_A_FORMULA.match(text) and not _PLAIN_MINUS.match(text) else text


def csv_text(*, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table with its header row. Missing is empty; a number is written without noise and never as text."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.15g}" if not cell.is_integer() else str(int(cell))
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return neutral(cell) if isinstance(cell, str) else str(cell)
