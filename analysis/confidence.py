"""Which interval a figure has: the source's own first, else one worked out from its numerator and denominator."""

import numpy as np

from analysis.authorities import AuthorityValues
from analysis.formatting import RATE_BASES
from analysis.indicators import Indicator
from analysis.intervals import EXACT_BELOW, IntervalError, Intervals, rate_interval, wilson
from analysis.observations import Interval, Observation
from analysis.units import Unit

FROM_SOURCE, WILSON, BYAR, EXACT = (
    "95% interval from the source",
    "95% interval by Wilson's method",
    "95% interval by Byar's method",
    "95% exact interval",
)


def interval_for(observation: Observation, indicator: Indicator) -> tuple[Interval, str] | None:
    """A figure's 95% interval in the indicator's unit, with the method in words; None where nothing gives one.

    The source's own comes first, as it is worked out from counts before rounding. Otherwise Wilson for a percentage and
    Byar for a rate with numerator and denominator. An interval that does not contain the printed value is not given:
    the printed counts are then not those of the printed figure.
    """
    if observation.value is None:
        return None  # exports print limits of -1 beside a withheld figure
    if observation.interval is not None:
        return observation.interval, FROM_SOURCE
    numerator, denominator, value = observation.numerator, observation.denominator, observation.value
    if numerator is None or denominator is None:
        return None
    return _worked_out(value, numerator, denominator, indicator.unit)


def intervals_for(found: AuthorityValues, *, unit: Unit) -> Intervals:
    """The 95% intervals of many authorities' values, each by the rule of ``interval_for``; NaN where nothing gives one."""
    is_known = ~np.isnan(found.values)
    is_given = is_known & ~np.isnan(found.lower) & ~np.isnan(found.upper)
    lower, upper = np.where(is_given, found.lower, np.nan), np.where(is_given, found.upper, np.nan)
    for at in np.flatnonzero(is_known & ~is_given & ~np.isnan(found.numerators) & ~np.isnan(found.denominators)):
        worked_out = _worked_out(float(found.values[at]), float(found.numerators[at]), float(found.denominators[at]), unit)
        if worked_out:
            lower[at], upper[at] = worked_out[0].lower, worked_out[0].upper
    return Intervals(lower=lower, upper=upper)


def _worked_out(value: float, numerator: float, denominator: float, unit: Unit) -> tuple[Interval, str] | None:
    if unit not in RATE_BASES:
        return None
    per = RATE_BASES[unit]
    try:
        if unit is Unit.PERCENT:
            share = wilson(numerator=numerator, denominator=denominator)
            interval, method = Interval(lower=share.lower * per, upper=share.upper * per), WILSON
        else:
            interval = rate_interval(events=numerator, population=denominator, per=per)
            method = EXACT if numerator < EXACT_BELOW else BYAR
    except IntervalError:
        return None
    return (interval, method) if interval.lower <= value <= interval.upper else None
