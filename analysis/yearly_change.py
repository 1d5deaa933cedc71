"""The change from the year before of many authorities at once, as the Local Authority Interactive Tool shows it: never called a trend."""

import numpy as np

from analysis.authorities import AuthorityValues, Numbers
from analysis.period_runs import months_between
from analysis.period_types import MONTHS_IN_A_YEAR
from analysis.periods import Period

NOISE = 10
"""Decimals that a change keeps: beyond them is binary noise."""


def change_from_year_before(now: AuthorityValues, before: AuthorityValues) -> Numbers:
    """Each authority's value less its own of the year before, in the unit and in the order of ``now``.

    NaN where either is missing, and for all where ``before`` is not the very year before: two years apart are no yearly change.
    """
    if not _is_year_before(before.period, now.period):
        return np.full(now.values.size, np.nan)
    place = {code: at for at, code in enumerate(before.area_codes)}
    earlier = np.array([before.values[place[code]] if code in place else np.nan for code in now.area_codes], dtype=np.float64)
    found: Numbers = np.round(now.values - earlier, NOISE)
    return found


def _is_year_before(before: Period, period: Period) -> bool:
    if before.end is None or period.end is None:
        return False
    is_same_kind = (before.kind, before.length_in_months) == (period.kind, period.length_in_months)
    return is_same_kind and months_between(before.end, period.end) == MONTHS_IN_A_YEAR
