"""What a period is: a label, a kind and two dates, and how boards write it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
MONTHS_IN_A_YEAR = 12
APRIL = 4


class PeriodError(ValueError):
    """A text that cannot be read as a period; the message names the text and the forms that can."""


class PeriodKind(StrEnum):
    """What stretch of time a period is. A snapshot is a single day; a pooled period averages several years."""

    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    CALENDAR_YEAR = "calendar_year"
    QUARTER = "quarter"
    MONTH = "month"
    POOLED_YEARS = "pooled_years"
    SNAPSHOT = "snapshot"
    RANGE = "range"
    NOT_STATED = "not_stated"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {
            PeriodKind.SNAPSHOT: "a single day",
            PeriodKind.POOLED_YEARS: "several years together",
            PeriodKind.RANGE: "a stretch of time",
            PeriodKind.NOT_STATED: "period not stated",
        }.get(self, self.value.replace("_", " "))

    @property
    def frequency(self) -> str:
        """How often a figure of the kind comes, in a word; empty where there is none for it."""
        if self.is_annual:
            return "yearly"
        return {PeriodKind.MONTH: "monthly", PeriodKind.QUARTER: "quarterly"}.get(self, "")

    @property
    def is_annual(self) -> bool:
        """Whether the period is one year of any sort."""
        return self in {PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.CALENDAR_YEAR}


@dataclass(frozen=True, kw_only=True)
class Period:
    """A period: the label that the source gave it, its kind, and its first and last day (None where the source prints none)."""

    label: str
    kind: PeriodKind
    start: date | None
    end: date | None

    @property
    def display(self) -> str:
        """The period as boards write it. ``parse_period(period.display, kind=period.kind)`` has the same dates."""
        if self.kind is PeriodKind.NOT_STATED or (self.start is None and self.end is None):
            return "period not stated"
        if self.start is None or self.end is None:
            return _open_ended(self.start, self.end)
        return _closed(self.kind, self.start, self.end)

    @property
    def kind_words(self) -> str:
        """The kind in words: "financial year"."""
        return self.kind.words

    @property
    def phrase(self) -> str:
        """The period inside a sentence: "in 2016/17", "at 31 March 2017", "from April to September 2017"."""
        if self.kind is PeriodKind.NOT_STATED or (self.start is None and self.end is None):
            return "(period not stated)"
        if self.start is None or self.end is None:
            return f"({self.display})"
        return {PeriodKind.SNAPSHOT: "at ", PeriodKind.RANGE: "in the period "}.get(self.kind, "in ") + self.display

    @property
    def sort_key(self) -> tuple[bool, date, int, str]:
        """Undated first, then by last day; of two that end together the longer is later. An open end counts as its start."""
        last = self.end or self.start
        return (last is not None, last or date.min, self.length_in_days, self.kind.value)

    @property
    def length_in_days(self) -> int:
        """Days from first to last, both counted; 0 where a date is missing."""
        return (self.end - self.start).days + 1 if self.start and self.end else 0

    @property
    def length_in_months(self) -> int | None:
        """Whole months, to the nearest; 0 for a single day; None where a date is missing."""
        if self.start is None or self.end is None:
            return None
        months = (self.end.year - self.start.year) * MONTHS_IN_A_YEAR + self.end.month - self.start.month
        return months + round((self.end.day - self.start.day + 1) / last_day(self.end.year, self.end.month).day)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def write_day(day: date) -> str:
    """A day as boards write it: "31 March 2017"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_month(day: date) -> str:
    """The month of a day: "April 2013"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def split_year(start: int) -> str:
    """A year that spans two: 2016 gives "2016/17"."""
    return f"{start}/{(start + 1) % 100:02d}"


def _open_ended(start: date | None, end: date | None) -> str:
    if start is not None:
        return f"{write_month(start) if start.day == 1 else write_day(start)} onwards"
    return f"up to {write_day(end)}" if end is not None else "period not stated"


def _closed(kind: PeriodKind, start: date, end: date) -> str:
    if kind in {PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR}:
        return split_year(start.year)
    if kind is PeriodKind.CALENDAR_YEAR:
        return str(start.year)
    if kind is PeriodKind.QUARTER:
        year, number = financial_quarter(start)
        return f"{split_year(year)} Q{number}"
    if kind is PeriodKind.MONTH:
        return write_month(start)
    if kind is PeriodKind.POOLED_YEARS:
        return _pooled(start, end)
    return write_day(end) if kind is PeriodKind.SNAPSHOT else _stretch(start, end)


def financial_quarter(start: date) -> tuple[int, int]:
    """The financial year's first calendar year, and the quarter from 1 to 4, of a day."""
    year = start.year if start.month >= APRIL else start.year - 1
    return year, ((start.month - APRIL) % MONTHS_IN_A_YEAR) // 3 + 1


def _pooled(start: date, end: date) -> str:
    if start.month == APRIL:
        return f"{split_year(start.year)}-{split_year(end.year - 1)}"
    return f"{start.year}-{end.year % 100:02d}" if start.year // 100 == end.year // 100 else f"{start.year}-{end.year}"


def _stretch(start: date, end: date) -> str:
    if start == end:
        return write_day(end)
    whole_months = start.day == 1 and end == last_day(end.year, end.month)
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return write_month(start)
    write = write_month if whole_months else write_day
    first = write(start)
    if start.year == end.year:
        first = first.removesuffix(f" {start.year}")
    return f"{first} to {write(end)}"
