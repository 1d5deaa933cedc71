"""Reading an Excel workbook into the same rows as a CSV, without surprises: dates stay dates, errors are named, bombs are refused."""

import hashlib
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from analysis.period_types import MONTHS
from data_loaders.formats.merged import merged_cells
from data_loaders.formats.sheet import CellError, Row, Sheet, below_titles, build_sheet
from data_loaders.formats.text import OLE_MARK, ZIP_MARK, read_bytes
from data_loaders.problems import UnusableFile, refuse, shown

SHEET_NAME = "figures"
MOST_UNPACKED = 128 * 1024 * 1024
MOST_RATIO = 200
SMALL = 8 * 1024 * 1024
DECIMALS_OF_A_FLOAT = 12
MOST_ROWS = 1_048_576
UNMERGE = "Of merged cells only the first holds its text: unmerge them and fill each cell."
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
"""The parts of a cell's format that are written as they stand, or are colours and conditions."""


def read_workbook(path: Path, *, named: str = SHEET_NAME, is_header: Callable[[Row], bool] = lambda _: True) -> Sheet:
    """Read the sheet of that name, else the first sheet, from the first row on that is a header.

    Formulas give the value that Excel saved with them. A cell that Excel shows as a month (``Apr-13``) is that month, one
    shown as a percentage (``65%``) is 65 with a percent sign, and any other date is that day.

    Raises:
        UnusableFile: not a workbook, protected by a password, damaged, unpacking to an absurd size, or without rows.
    """
    content = read_bytes(path)
    refuse_what_is_no_workbook(path, content)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and validations that it does not keep; none of them holds a figure.
            warnings.simplefilter("ignore")
            rows, others = _rows(content, named)
    except UnusableFile:
        raise
    except Exception as error:
        # openpyxl lets through whatever zip, zlib, XML and its own parser trip over; to an officer each of these means one thing.
        raise refuse(
            path, code="damaged_workbook", words="cannot be opened as a workbook: it is damaged. Save it again in Excel."
        ) from error
    kept, above = below_titles(rows, is_header)
    sha256 = hashlib.sha256(content).hexdigest()
    return build_sheet(path, sha256, iter(kept), is_even=False, warnings=(*_unread(others, named), *above))


def refuse_what_is_no_workbook(path: Path, content: bytes) -> None:
    """Refuse a file that is no workbook, is protected, is cut off, or unpacks to an absurd size. Raises UnusableFile."""
    if content.startswith(OLE_MARK):
        words = "is an old .xls workbook or is protected by a password. Save it as 'Excel Workbook (.xlsx)' without one."
        raise refuse(path, code="old_workbook", words=words)
    if not content.startswith(ZIP_MARK):
        raise refuse(path, code="not_a_workbook", words="is not an Excel workbook, whatever its name says. Save it again as .xlsx.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes = [(entry.file_size, entry.compress_size) for entry in archive.infolist()]
    except zipfile.BadZipFile as error:
        raise refuse(path, code="damaged_workbook", words="is cut off or damaged. Save it again in Excel.") from error
    unpacked = sum(size for size, _ in sizes)
    is_bomb = any(size > SMALL and size > MOST_RATIO * max(packed, 1) for size, packed in sizes)
    if unpacked > MOST_UNPACKED or is_bomb:
        words = f"unpacks to {unpacked // 1024 // 1024} MB, which no table of figures does. Copy the figures into a new workbook."
        raise refuse(path, code="too_large", words=words)


def _unread(others: list[str], named: str) -> tuple[str, ...]:
    if not others:
        return ()
    names = ", ".join(shown(name) for name in others)
    return (f"the first sheet is read, and not {names}. If the figures stand there, give that sheet the name {named}.",)


def _rows(content: bytes, wanted: str) -> tuple[list[Row], list[str]]:
    """The rows of the sheet that is read, and the other sheets' names if it was taken only because it is the first."""
    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    names = [sheet.title for sheet in values.worksheets]
    named = next((one for one in names if one.strip().casefold() == wanted.casefold()), None)
    name = named or names[0]
    saved, written = values[name], formulas[name]
    for sheet in (saved, written):
        sheet.reset_dimensions()
    merged = merged_cells(content, saved)
    rows: list[Row] = []
    for number, (cells, sources) in enumerate(zip(saved.iter_rows(), written.iter_rows(), strict=True), start=1):
        if number > MOST_ROWS:
            message = "more rows than a sheet of Excel has"
            raise ValueError(message)
        row = _row(number, cells, sources, merged)
        if row.cells or row.errors:
            rows.append(row)
    values.close()
    formulas.close()
    return rows, [] if named else [one for one in names if one != name]


def _row(number: int, cells: tuple[Any, ...], sources: tuple[Any, ...], merged: Mapping[int, Mapping[int, str]]) -> Row:
    texts: list[str] = []
    errors: dict[int, CellError] = {}
    for position, (cell, source) in enumerate(zip(cells, sources, strict=True)):
        name = f"{get_column_letter(position + 1)}{number}"
        if cell.data_type == "e":
            errors[position] = CellError(found=str(cell.value), cell=name)
            texts.append("")
        elif cell.value is None and source.data_type == "f":
            errors[position] = CellError(found=f"{source.value} (a formula without its result)", cell=name)
            texts.append("")
        else:
            texts.append(_text(cell.value, getattr(cell, "number_format", None) or "General"))
    covered = merged.get(number, {}) if any(texts) or errors else {}
    for position, block in covered.items():
        errors[position] = CellError(found=block, cell=f"{get_column_letter(position + 1)}{number}", code="merged_cell", mend=UNMERGE)
    while texts and not texts[-1] and len(texts) - 1 not in errors:
        texts.pop()
    return Row(line=number, cells=tuple(texts), errors=errors)


def _text(value: object, shown_as: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return _date_text(value.date(), shown_as)
    if isinstance(value, date):
        return _date_text(value, shown_as)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return f"{_number_text(value * 100)}%" if "%" in _LITERAL.sub("", shown_as) else _number_text(value)
    return str(value)


def _date_text(value: date, shown_as: str) -> str:
    # Excel turns a typed "2013-04" or "Apr-13" into the first of the month; only the cell's format still tells.
    letters = _LITERAL.sub("", shown_as).casefold()
    if "d" in letters:
        return value.isoformat()
    return f"{MONTHS[value.month - 1]} {value.year}" if "m" in letters else str(value.year)  # "2011-12" would read as a year


def _number_text(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value + 0.0:.{DECIMALS_OF_A_FLOAT}f}".rstrip("0").rstrip(".")
