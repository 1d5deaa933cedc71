"""The cells of Annex A. What is wrong with one is said without a word of what it holds."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from analysis.period_types import MONTHS

EXCEL_DAY_ZERO = date(1899, 12, 30)
EARLIEST = date(1980, 1, 1)
"""No open case began before: an earlier day, such as 1 January 1900, stands for one that is not known."""
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)}
_TIME = r"(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?"
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}", re.IGNORECASE)
_BRITISH = re.compile(rf"(?P<day>\d{{1,2}})[-/. ](?P<month>\d{{1,2}})[-/. ](?P<year>\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-/. ]*(?P<name>[a-z]{{3,9}})\.?[-/., ]*(?P<year>\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_LETTER = re.compile(r"^[a-z]{1,2}\)\s*", re.IGNORECASE)
_NOTHING = frozenset({"", "n/a", "na", "#n/a", "null", "none", "-", "nan"})


class BadCell(ValueError):  # noqa: N818 - it reads as what it is
    """A cell that cannot be read. It carries nothing of the cell."""


def is_blank(cell: Any) -> bool:
    """Whether a cell holds nothing, or a sign for nothing."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NOTHING)


def day_of(cell: Any) -> date | None:
    """The day of a cell: a date, an Excel serial number, or a text as Britain writes days. None for a blank.

    Raises:
        BadCell: it is none of these, or a day before ``EARLIEST``.
    """
    if is_blank(cell):
        return None
    found = _day(cell)
    if found is None or found < EARLIEST:
        raise BadCell
    return found


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    if isinstance(cell, str):
        return _day_of_text(" ".join(cell.split()))
    return _day_of_serial(cell)


def _day_of_serial(number: float) -> date | None:
    return EXCEL_DAY_ZERO + timedelta(days=int(number)) if math.isfinite(number) and 1 <= number < 100_000 else None  # noqa: PLR2004


def _day_of_text(text: str) -> date | None:
    if _SERIAL.fullmatch(text):
        return _day_of_serial(float(text))
    for pattern in (_ISO, _BRITISH, _NAMED):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        parts = match.groupdict()
        month = _MONTHS.get(parts["name"][:3].casefold(), 0) if "name" in parts else int(parts["month"])
        year = int(parts["year"]) + (0 if len(parts["year"]) == 4 else 2000)  # noqa: PLR2004 - four digits are a whole year
        try:
            return date(year, month, int(parts["day"]))
        except ValueError:
            return None
    return None


def child_of(cell: Any) -> str:
    """A child's id, as one text however the cell writes it. It is kept for the reading alone.

    Raises:
        BadCell: the cell is blank.
    """
    if is_blank(cell):
        raise BadCell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return re.sub(r"\.0$", "", str(cell).strip().casefold())


def yes_no_of(cell: Any) -> float:
    """1 for yes, 0 for no, NaN for neither: "a) Yes", "N", TRUE, 1."""
    if isinstance(cell, bool):
        return float(cell)
    text = _LETTER.sub("", str(cell).strip()).casefold()
    return {"yes": 1.0, "y": 1.0, "true": 1.0, "1": 1.0, "1.0": 1.0, "no": 0.0, "n": 0.0, "false": 0.0, "0": 0.0, "0.0": 0.0}.get(
        text, math.nan
    )


def number_of(cell: Any) -> float:
    """A count, or NaN."""
    try:
        return math.nan if isinstance(cell, bool) or is_blank(cell) else float(cell)
    except (TypeError, ValueError):
        return math.nan


def text_of(cell: Any, category: Callable[[str], str]) -> str:
    """The category of a cell."""
    return category("" if is_blank(cell) else str(cell))
