"""Tables as CSV that a spreadsheet can open without running anything in it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from analysis.plain_cells import neutral

Cell = str | int | float | date | datetime | None

_ROWS_A_PART = 500


def csv_text(*, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table with its header row. Missing is empty; a number is written without noise and never as text.

    Headings are neutralised as cells are: some are names from data, such as an area's.
    """
    return "".join(csv_parts(columns=columns, rows=rows))


def csv_parts(*, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The same table some hundred rows at a time, for a table of any size."""
    yield _written([[_cell(column) for column in columns]])
    for part in batched(rows, _ROWS_A_PART):
        yield _written([[_cell(cell) for cell in row] for row in part])


def batched(rows: Iterable[Sequence[Cell]], length: int) -> Iterator[list[Sequence[Cell]]]:
    """The rows in lists of at most ``length``."""
    iterator = iter(rows)
    while part := list(islice(iterator, length)):
        yield part


def _written(rows: Iterable[Sequence[object]]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.15g}" if not cell.is_integer() else str(int(cell))
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return neutral(cell) if isinstance(cell, str) else str(cell)
