"""Confidence intervals of proportions, counts and rates.

Wilson's score interval for proportions; Byar's approximation for counts and rates, and below ten events the exact
interval from the chi-squared distribution (Breslow and Day, Statistical Methods in Cancer Research, volume 2, 1987;
the choice of methods and the limit of ten are those of the Fingertips technical guidance).
"""

from functools import lru_cache
from math import isfinite, sqrt

from scipy.stats import chi2, norm

from analysis.formatting import RATE_BASES
from analysis.indicators import Indicator
from analysis.observations import Interval, Observation
from analysis.units import Unit

LEVEL = 0.95
EXACT_BELOW = 10
FROM_SOURCE, WILSON, BYAR, EXACT = (
    "95% interval from the source",
    "95% interval by Wilson's method",
    "95% interval by Byar's method",
    "95% exact interval",
)


class IntervalError(ValueError):
    """Counts that no interval can be worked out from."""


@lru_cache(maxsize=16)
def normal_quantile(level: float) -> float:
    """The two-sided normal quantile of a confidence level: 1.959964 for 0.95."""
    if not 0 < level < 1:
        raise IntervalError(f"A confidence level lies between 0 and 1, not {level}.")
    return float(norm.ppf(level + (1 - level) / 2))


def wilson(*, numerator: float, denominator: float, level: float = LEVEL) -> Interval:
    """The interval of a proportion, both limits from 0 to 1. Raises IntervalError unless 0 <= numerator <= denominator > 0."""
    if not (isfinite(numerator) and isfinite(denominator) and 0 <= numerator <= denominator and denominator > 0):
        raise IntervalError(f"A proportion needs a numerator from 0 to its denominator, not {numerator} of {denominator}.")
    z = normal_quantile(level)
    spread = z * sqrt(z * z + 4 * numerator * (1 - numerator / denominator))
    centre, scale = 2 * numerator + z * z, 2 * (denominator + z * z)
    return Interval(lower=max(0.0, (centre - spread) / scale), upper=min(1.0, (centre + spread) / scale))


def count_interval(*, events: float, level: float = LEVEL) -> Interval:
    """The interval of a count: Byar's, and exact below ten. Raises IntervalError for a negative count."""
    if not (isfinite(events) and events >= 0):
        raise IntervalError(f"A count is 0 or more, not {events}.")
    return _exact(events, level) if events < EXACT_BELOW else _byar(events, level)


def rate_interval(*, events: float, population: float, per: float, level: float = LEVEL) -> Interval:
    """The interval of a rate of ``events`` per ``per`` of the population. Raises IntervalError for a population of 0 or less."""
    if not (isfinite(population) and population > 0):
        raise IntervalError(f"A rate needs a population above 0, not {population}.")
    counted = count_interval(events=events, level=level)
    return Interval(lower=counted.lower * per / population, upper=counted.upper * per / population)


def interval_for(observation: Observation, indicator: Indicator) -> tuple[Interval, str] | None:
    """A figure's 95% interval in the indicator's unit, with the method in words; None where nothing gives one.

    The source's own comes first, as it is worked out from counts before rounding. Otherwise Wilson for a percentage and
    Byar for a rate with numerator and denominator. An interval that does not contain the printed value is not given:
    the printed counts are then not those of the printed figure.
    """
    if observation.interval is not None:
        return observation.interval, FROM_SOURCE
    numerator, denominator, value = observation.numerator, observation.denominator, observation.value
    if numerator is None or denominator is None or value is None or indicator.unit not in RATE_BASES:
        return None
    try:
        interval, method = _worked_out(numerator, denominator, indicator.unit)
    except IntervalError:
        return None
    return (interval, method) if interval.lower <= value <= interval.upper else None


def _worked_out(numerator: float, denominator: float, unit: Unit) -> tuple[Interval, str]:
    per = RATE_BASES[unit]
    if unit is Unit.PERCENT:
        share = wilson(numerator=numerator, denominator=denominator)
        return Interval(lower=share.lower * per, upper=share.upper * per), WILSON
    return rate_interval(events=numerator, population=denominator, per=per), EXACT if numerator < EXACT_BELOW else BYAR


def _byar(events: float, level: float) -> Interval:
    z = normal_quantile(level)
    above = events + 1
    lower = events * (1 - 1 / (9 * events) - z / (3 * sqrt(events))) ** 3
    upper = above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3
    return Interval(lower=lower, upper=upper)


def _exact(events: float, level: float) -> Interval:
    tail = (1 - level) / 2
    lower = float(chi2.ppf(tail, 2 * events)) / 2 if events > 0 else 0.0
    return Interval(lower=lower, upper=float(chi2.ppf(1 - tail, 2 * events + 2)) / 2)
