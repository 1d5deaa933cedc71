"""The texts of a Fingertips export: its columns, periods, value notes and comparisons."""

import re
from collections.abc import Collection

from analysis.observations import Symbol
from analysis.period_types import MONTHS_IN_A_YEAR
from analysis.periods import Period, PeriodError, PeriodKind, parse_period
from analysis.published import NOT_COMPARED
from data_loaders.formats.columns import Refused

ENGLAND_COLUMN = "Compared to England value or percentiles"
GOAL_COLUMN = "Compared to goal"
PARENT_COLUMN = "Compared to the parent area"
"""Our name for the column whose own name varies: ``Compared to <parent area type> value or percentiles``, ``Compared to percentiles``."""
NEEDED = (
    "Indicator ID",
    "Indicator Name",
    "Parent Code",
    "Area Code",
    "Sex",
    "Age",
    "Category Type",
    "Category",
    "Time period",
    "Value",
    "Lower CI 95.0 limit",
    "Upper CI 95.0 limit",
    "Lower CI 99.8 limit",
    "Upper CI 99.8 limit",
    "Count",
    "Denominator",
    "Value note",
    "Recent Trend",
    ENGLAND_COLUMN,
)
UNREAD = ("Parent Name", "Area Name", "Area Type", "Time period Sortable", "New data")
KNOWN = (*NEEDED, PARENT_COLUMN, GOAL_COLUMN, "Time period range", *UNREAD)
ENOUGH = 8
"""So many columns of an export make a table one: no other format has half as many of their names."""
_FIXED = {name.replace(" ", "").casefold() for name in (ENGLAND_COLUMN, GOAL_COLUMN)}
_YEARS = re.compile(r"(\d{1,2})y")
_SUPPRESSED = re.compile(r"suppress|disclos", re.IGNORECASE)
_VALUE_SUPPRESSED = re.compile(r"\s*(?:(?:the )?values? (?:is |was |has been )?)?suppressed", re.IGNORECASE)
_PARENT = re.compile(r"compared ?to ?(?P<type>.*?) ?(?:value ?or ?)?percentiles", re.IGNORECASE)
_BLANKS = {"", "NA"}
"""What stands where nothing is known: R writes NA for a blank cell."""


def header_key(name: str) -> str:
    """What two spellings of a column's name have in common.

    fingertipsR writes the names without spaces; one column's name says what type of area the parents are.
    """
    plain = name.replace(" ", "").casefold()
    if plain.startswith("comparedto") and plain not in _FIXED:
        return PARENT_COLUMN.replace(" ", "").casefold()
    return plain


def is_export(header: Collection[str]) -> bool:
    """Whether the names of a table's columns are those of an export, even if some of them were changed."""
    return len({header_key(name) for name in header} & {header_key(name) for name in KNOWN}) >= ENOUGH


def parent_type(title: str) -> str:
    """The type of the parent areas that the varying column names: "Regions (statistical)"; empty where it names none."""
    found = _PARENT.fullmatch(title.strip())
    return found["type"] if found else ""


def text_of(text: str) -> str:
    """A cell's text, empty where it says that nothing is known."""
    return "" if text in _BLANKS else text


def period_of(text: str, years: str) -> Period:
    """The period of a row; ``years`` is its ``Time period range``: 1y, 3y, 5y.

    A year over two calendar years is a financial one, as an export does not say which it is. Raises Refused.
    """
    found = _YEARS.fullmatch(years)
    count = int(found[1]) if found else 0
    try:
        period = parse_period(text, kind=PeriodKind.POOLED_YEARS if count > 1 else None)
    except PeriodError as error:
        raise Refused("unknown_period", str(error)) from error
    if period.start is None or period.end is None:
        raise Refused("no_period", "Write the period as Fingertips does, such as 2023/24 or 2021 - 23.")
    if count and period.length_in_months != count * MONTHS_IN_A_YEAR:
        raise Refused("other_length", f"That is not {years} long, as Time period range says. Check the two.")
    return period


def symbol_of(note: str) -> Symbol:
    """Why a row has no value, by its value note."""
    if _SUPPRESSED.search(note):
        return Symbol.CONFIDENTIAL
    return Symbol.NOT_AVAILABLE if note else Symbol.BLANK


def is_suppressed(note: str, *, is_blank: bool) -> bool:
    """Whether a row's value is suppressed by its value note.

    Notes beside a value also tell that it was rounded against disclosure, or that some lower areas were suppressed: there only a
    note that begins by saying so of the value itself counts.
    """
    return symbol_of(note) is Symbol.CONFIDENTIAL if is_blank else _VALUE_SUPPRESSED.match(note) is not None


def comparison_words(england: str, parent: str, goal: str, *, parent_words: str) -> str:
    """A row's comparisons in the words that ``analysis.published`` reads: "Better; Regions (statistical): Similar; goal: Green"."""
    others = ((parent_words, parent), ("goal", goal))
    said = [f"{words}: {text}" for words, text in others if words and text and text.casefold() != NOT_COMPARED]
    return "; ".join([*([england] if england else []), *said])
