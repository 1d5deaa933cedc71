"""How old a figure is.

A figure is old when more than two of its periods, and half a year for publication, have passed since its period ended.
A position at a day, a pool of years and any period longer than a year count as yearly.
"""

from datetime import date

from analysis.observations import Observation
from analysis.period_runs import months_between
from analysis.period_types import write_day, write_month
from analysis.periods import Period
from analysis.verdict import Freshness

PERIODS_BEFORE_OLD = 2
PUBLICATION_LAG = 6
"""Months from a period's end within which most figures of the field are published."""
YEARLY = 12


def freshness(*, period: Period, figure: Observation, looked_at: date) -> Freshness:
    """The age of a figure on the day it is looked at, in whole months since its period ended."""
    published_on = figure.provenance.published_on
    if period.end is None:
        words = f"{period.display}; {figure.provenance.data_day.verb} {write_month(published_on)}"
        return Freshness(period_end=None, published_on=published_on, months_old=None, is_old=False, words=words)
    months = months_between(period.end, looked_at)
    return Freshness(
        period_end=period.end,
        published_on=published_on,
        months_old=months,
        is_old=months > months_until_old(period),
        words=f"to {write_month(period.end)}, {_age_words(months, period=period, looked_at=looked_at)}",
    )


def months_until_old(period: Period) -> int:
    """The months after its end for which a figure is not old."""
    length = period.length_in_months or YEARLY
    return PERIODS_BEFORE_OLD * min(length, YEARLY) + PUBLICATION_LAG


def _age_words(months: int, *, period: Period, looked_at: date) -> str:
    day = write_day(looked_at)
    if period.end is not None and period.end > looked_at:
        return f"not yet over on {day}"
    if months == 0:
        return f"less than a month before {day}"
    return f"{_span(months)} before {day}"


def _span(months: int) -> str:
    """Months in words: up to two years in months, then in years and months."""
    if months < 2 * YEARLY:
        return f"{months} month{'' if months == 1 else 's'}"
    years, rest = divmod(months, YEARLY)
    return f"{years} years" + (f" and {rest} month{'' if rest == 1 else 's'}" if rest else "")
