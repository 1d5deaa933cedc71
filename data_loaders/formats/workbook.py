"""Reading an Excel workbook into the same rows as a CSV, without surprises: dates stay dates, errors are named, bombs are refused."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from data_loaders.formats.sheet import CellError, Row, Sheet, build_sheet
from data_loaders.formats.text import OLE_MARK, ZIP_MARK, read_bytes
from data_loaders.problems import UnusableFile, refuse

SHEET_NAME = "figures"
MOST_UNPACKED = 256 * 1024 * 1024
MOST_RATIO = 200
SMALL = 8 * 1024 * 1024
DECIMALS_OF_A_FLOAT = 12


def read_workbook(path: Path) -> Sheet:
    """Read the sheet named ``figures``, else the first sheet.

    Formulas give the value that Excel saved with them. A cell that Excel shows as a month (``Apr-13``) is that month, one
    shown as a percentage (``65%``) is 65 with a percent sign, and any other date is that day.

    Raises:
        UnusableFile: not a workbook, protected by a password, damaged, unpacking to an absurd size, or without rows.
    """
    content = read_bytes(path)
    _refuse_what_is_no_workbook(path, content)
    try:
        rows = list(_rows(content))
    except UnusableFile:
        raise
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        SyntaxError,
        AttributeError,
        TypeError,
        IndexError,
    ) as error:
        # openpyxl lets whatever its parser trips over through; to an officer each of these means one thing.
        raise refuse(
            path, code="damaged_workbook", words="cannot be opened as a workbook: it is damaged. Save it again in Excel."
        ) from error
    return build_sheet(path, hashlib.sha256(content).hexdigest(), iter(rows), is_even=False)


def _refuse_what_is_no_workbook(path: Path, content: bytes) -> None:
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


def _rows(content: bytes) -> Iterator[Row]:
    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    name = next((one for one in values.sheetnames if one.strip().casefold() == SHEET_NAME), values.sheetnames[0])
    saved, written = values[name], formulas[name]
    for sheet in (saved, written):
        sheet.reset_dimensions()
    for number, (cells, sources) in enumerate(zip(saved.iter_rows(), written.iter_rows(), strict=True), start=1):
        yield _row(number, cells, sources)
    values.close()
    formulas.close()


def _row(number: int, cells: tuple[Any, ...], sources: tuple[Any, ...]) -> Row:
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
        return f"{_number_text(value * 100)}%" if "%" in shown_as else _number_text(value)
    return str(value)


def _date_text(value: date, shown_as: str) -> str:
    # Excel turns a typed "2013-04" or "Apr-13" into the first of the month; only the cell's format still tells.
    has_day = "d" in shown_as.casefold().replace("red", "")
    return value.isoformat() if has_day else value.strftime("%Y-%m")


def _number_text(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value:.{DECIMALS_OF_A_FLOAT}f}".rstrip("0").rstrip(".")
