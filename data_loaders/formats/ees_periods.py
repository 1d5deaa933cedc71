"""The periods of Explore Education Statistics: ``time_period`` with its ``time_identifier``."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analysis.period_types import MONTHS
from analysis.periods import EARLIEST, LATEST, Period, PeriodError, PeriodKind, parse_period
from data_loaders.formats.columns import Refused

REPORTING_YEAR_ENDS = (3, 31)
"""Children's social care statistics count from 1 April to 31 March."""
MID_YEAR = (6, 30)
"""The day of the year that mid-year population estimates are for."""
POPULATION = "population-estimate"
"""The column, as a slug, by which a file of mid-year population estimates is known."""
_YEAR, _TWO_YEARS = re.compile(r"\d{4}"), re.compile(r"(\d{4})(\d{2})")
_WEEK = re.compile(r"week (\d{1,2})")
_FINANCIAL_QUARTER, _CALENDAR_QUARTER = re.compile(r"financial year (q[1-4])"), re.compile(r"calendar year q([1-4])")
_ENDS = {(3, 31): PeriodKind.FINANCIAL_YEAR, (8, 31): PeriodKind.ACADEMIC_YEAR, (12, 31): PeriodKind.CALENDAR_YEAR}
_TERMS = {
    "autumn term": ("Autumn Term {0}", "Autumn Term {0}"),
    "spring term": ("Spring Term {1}", "Spring Term {1}"),
    "summer term": ("Summer Term {1}", "Summer Term {1}"),
    "autumn and spring term": ("Autumn Term {0}", "Spring Term {1}"),
}
KNOWN = (
    "Academic year, Financial year, Tax year, Calendar year, Reporting year, Financial year Q1 to Q4, Calendar year Q1 to Q4, "
    "Autumn term, Spring term, Summer term, a month or Week 1 to 53"
)
_MEND = "Write a time_period and time_identifier that belong together, such as 202425 and Academic year, or 2025 and Calendar year."


@dataclass(frozen=True, kw_only=True)
class Years:
    """What the years of a file are: the month and day on which its reporting years end, or the one day that its figures are for."""

    ends: tuple[int, int] = REPORTING_YEAR_ENDS
    is_mid_year: bool = False


def period_of(time_period: str, time_identifier: str, years: Years) -> Period:
    """The period of a row; its label is the file's own ``time_period``. Raises Refused."""
    word = " ".join(time_identifier.casefold().split())
    try:
        found = _of_two_years(time_period, word) or _of_one_year(time_period, word, years)
    except (PeriodError, ValueError) as error:
        raise Refused("unknown_period", f"With the time_identifier {time_identifier} it is no period. {_MEND}") from error
    if found is None:
        words = f"With the time_identifier '{time_identifier}' it is no period that can be read. {_MEND} The identifiers are: {KNOWN}."
        raise Refused("unknown_period", words)
    return replace(found, label=time_period)


def _of_two_years(text: str, word: str) -> Period | None:
    match = _TWO_YEARS.fullmatch(text)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        return None
    first = int(match[1])
    quarter = _FINANCIAL_QUARTER.fullmatch(word)
    if quarter:
        return parse_period(f"{match[1]}/{match[2]} {quarter[1]}")
    if word in _TERMS:
        began, ended = (parse_period(form.format(first, first + 1)) for form in _TERMS[word])
        return replace(began, end=ended.end)
    if word == "tax year":
        return Period(label="", kind=PeriodKind.RANGE, start=date(first, 4, 6), end=date(first + 1, 4, 5))
    kinds = {"academic year": PeriodKind.ACADEMIC_YEAR, "financial year": PeriodKind.FINANCIAL_YEAR}
    return parse_period(text, kind=kinds[word]) if word in kinds else None


def _of_one_year(text: str, word: str, years: Years) -> Period | None:
    year = int(text) if _YEAR.fullmatch(text) else 0
    if not EARLIEST <= year <= LATEST:
        return None
    if word in {"calendar year", "reporting year"}:
        if years.is_mid_year:
            day = date(year, *MID_YEAR)
            return Period(label="", kind=PeriodKind.SNAPSHOT, start=day, end=day)
        return parse_period(text) if word == "calendar year" else _year_to(date(year, *years.ends))
    return _within_a_year(text, word)


def _within_a_year(text: str, word: str) -> Period | None:
    year = int(text)
    quarter, week = _CALENDAR_QUARTER.fullmatch(word), _WEEK.fullmatch(word)
    if quarter:
        last = 3 * int(quarter[1])
        ended = parse_period(f"{year}-{last:02d}", kind=PeriodKind.MONTH)
        return Period(label="", kind=PeriodKind.QUARTER, start=date(year, last - 2, 1), end=ended.end)
    if week:
        monday = date.fromisocalendar(year, int(week[1]), 1)
        return Period(label="", kind=PeriodKind.RANGE, start=monday, end=monday + timedelta(days=6))
    return parse_period(f"{word} {text}") if word.title() in MONTHS else None


def _year_to(end: date) -> Period:
    """The twelve months that end on a day."""
    start = end.replace(year=end.year - 1) + timedelta(days=1)
    return Period(label="", kind=_ENDS.get((end.month, end.day), PeriodKind.RANGE), start=start, end=end)


def reader_of_periods(years: Years) -> Callable[[str, str], Period]:
    """The same for the two columns of a file."""
    return lambda time_period, time_identifier: period_of(time_period, time_identifier, years)
