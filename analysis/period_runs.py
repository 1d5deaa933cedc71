"""Periods beside each other: the day of a position, ages in months, and runs without a gap."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from analysis.period_types import MONTHS_IN_A_YEAR, Period, PeriodKind, last_day

FAR_FOR_A_DAY = 25
"""In months: a year before, and a year more with a month to spare, since counting days drift."""
NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def as_position(period: Period) -> Period:
    """The period of a count at a date: its last day, under the same label.

    One document prints 177 children on a plan "in 2012/13", another "in March 2013", a third "at 31 March 2013": all
    three are the one position at 31 March 2013. A period without an end stays as it is.
    """
    if period.end is None:
        return period
    return replace(period, kind=PeriodKind.SNAPSHOT, start=period.end, end=period.end)


def months_between(end: date, day: date) -> int:
    """Whole months from ``end`` to ``day``; negative when ``day`` is earlier. The last days of two months are whole months apart."""
    months = (day.year - end.year) * MONTHS_IN_A_YEAR + day.month - end.month
    if months > 0 and day.day < end.day and day != last_day(day.year, day.month):
        return months - 1
    if months < 0 and day.day > end.day and end != last_day(end.year, end.month):
        return months + 1
    return months


def is_far_before(before: Period, period: Period) -> bool:
    """Whether a period ended more than two of its own lengths before another one's end: for a single day, more than 25 months."""
    if before.end is None or period.end is None:
        return False
    length = before.length_in_months
    return months_between(before.end, period.end) > (2 * length if length else FAR_FOR_A_DAY)


def time_between(before: Period, period: Period) -> str:
    """The time from the end of one period to the end of another, in words: "eight years", "nine months"."""
    if before.end is None or period.end is None:
        return ""
    months = months_between(before.end, period.end)
    is_years = months >= 2 * MONTHS_IN_A_YEAR or months == MONTHS_IN_A_YEAR
    count, unit = (round(months / MONTHS_IN_A_YEAR), "year") if is_years else (months, "month")
    return f"{NUMBER_WORDS[count] if 0 <= count < len(NUMBER_WORDS) else count} {unit}{'' if count == 1 else 's'}"


def is_consecutive(periods: Sequence[Period]) -> bool:
    """Whether the periods, in this order, are of one kind and length and follow each other evenly without a gap.

    Positions count as consecutive when they are the same number of months apart.
    """
    ends = [period.end for period in periods if period.end is not None]
    if len(ends) != len(periods) or len({(period.kind, period.length_in_months) for period in periods}) > 1:
        return False
    steps = {months_between(first, second) for first, second in pairwise(ends)}
    if len(steps) > 1:
        return False
    step = next(iter(steps), 1)
    return step > 0 and (periods[0].kind is PeriodKind.SNAPSHOT or step == periods[0].length_in_months)
