"""The formulas of confidence intervals: of proportions, counts and rates, for one figure and for arrays of them.

Wilson's score interval for proportions; Byar's approximation for counts and rates, and below ten events the exact
interval from the chi-squared distribution (Breslow and Day, Statistical Methods in Cancer Research, volume 2, 1987;
the choice of methods and the limit of ten are those of the Fingertips technical guidance).

A function of one figure raises IntervalError where there is no interval; its twin for arrays gives NaN there.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import TypeVar

import numpy as np
from scipy.special import gammaincinv, ndtri

from analysis.authorities import Numbers
from analysis.observations import Interval

LEVEL = 0.95
LEVEL_998 = 0.998
EXACT_BELOW = 10
Figures = TypeVar("Figures", float, Numbers)
"""One number, or an array of them: the formulas are the same."""


class IntervalError(ValueError):
    """Counts that no interval can be worked out from."""


@dataclass(frozen=True, kw_only=True)
class Intervals:
    """The limits of many figures, in their order; NaN where a figure has none."""

    lower: Numbers
    upper: Numbers


@lru_cache(maxsize=16)
def normal_quantile(level: float) -> float:
    """The two-sided normal quantile of a confidence level: 1.959964 for 0.95."""
    if not 0 < level < 1:
        raise IntervalError(f"A confidence level lies between 0 and 1, not {level}.")
    return float(ndtri(level + (1 - level) / 2))


def wilson(*, numerator: float, denominator: float, level: float = LEVEL) -> Interval:
    """The interval of a proportion, both limits from 0 to 1. Raises IntervalError unless 0 <= numerator <= denominator > 0."""
    if not (isfinite(numerator) and isfinite(denominator) and 0 <= numerator <= denominator and denominator > 0):
        raise IntervalError(f"A proportion needs a numerator from 0 to its denominator, not {numerator} of {denominator}.")
    lower, upper = _wilson(float(numerator), float(denominator), normal_quantile(level))
    return Interval(lower=max(0.0, lower), upper=min(1.0, upper))


def wilson_intervals(*, numerators: Numbers, denominators: Numbers, level: float = LEVEL) -> Intervals:
    """The intervals of many proportions, limits from 0 to 1; NaN unless 0 <= numerator <= denominator > 0."""
    fits = (numerators >= 0) & (numerators <= denominators) & (denominators > 0) & np.isfinite(denominators)
    lower, upper = _wilson(np.where(fits, numerators, np.nan), np.where(fits, denominators, np.nan), normal_quantile(level))
    return Intervals(lower=np.maximum(lower, 0.0), upper=np.minimum(upper, 1.0))


def count_interval(*, events: float, level: float = LEVEL) -> Interval:
    """The interval of a count: Byar's, and exact below ten. Raises IntervalError for a negative count."""
    if not (isfinite(events) and events >= 0):
        raise IntervalError(f"A count is 0 or more, not {events}.")
    if events >= EXACT_BELOW:
        lower, upper = _byar(float(events), normal_quantile(level))
        return Interval(lower=lower, upper=upper)
    few_lower, few_upper = _exact(float(events), level)
    return Interval(lower=float(few_lower), upper=float(few_upper))


def count_intervals(*, events: Numbers, level: float = LEVEL) -> Intervals:
    """The intervals of many counts: Byar's, and exact below ten; NaN for negative and missing counts."""
    fits = np.isfinite(events) & (events >= 0)
    is_few = fits & (events < EXACT_BELOW)
    many_lower, many_upper = _byar(np.where(fits & ~is_few, events, np.nan), normal_quantile(level))
    few_lower, few_upper = _exact(np.where(is_few, events, np.nan), level)
    return Intervals(lower=np.where(is_few, few_lower, many_lower), upper=np.where(is_few, few_upper, many_upper))


def rate_interval(*, events: float, population: float, per: float, level: float = LEVEL) -> Interval:
    """The interval of a rate of ``events`` per ``per`` of the population. Raises IntervalError for a population of 0 or less."""
    if not (isfinite(population) and population > 0):
        raise IntervalError(f"A rate needs a population above 0, not {population}.")
    counted = count_interval(events=events, level=level)
    return Interval(lower=counted.lower * per / population, upper=counted.upper * per / population)


def rate_intervals(*, events: Numbers, populations: Numbers, per: float, level: float = LEVEL) -> Intervals:
    """The intervals of many rates of ``events`` per ``per`` of the population; NaN for a population of 0 or less."""
    counted = count_intervals(events=events, level=level)
    scale = per / np.where(np.isfinite(populations) & (populations > 0), populations, np.nan)
    return Intervals(lower=counted.lower * scale, upper=counted.upper * scale)


def _wilson(numerator: Figures, denominator: Figures, z: float) -> tuple[Figures, Figures]:
    # A power instead of a square root: it takes one number as well as an array.
    spread = z * (z * z + 4 * numerator * (1 - numerator / denominator)) ** 0.5
    centre, scale = 2 * numerator + z * z, 2 * (denominator + z * z)
    return (centre - spread) / scale, (centre + spread) / scale


def _byar(events: Figures, z: float) -> tuple[Figures, Figures]:
    above = events + 1
    lower = events * (1 - 1 / (9 * events) - z / (3 * events**0.5)) ** 3
    upper = above * (1 - 1 / (9 * above) + z / (3 * above**0.5)) ** 3
    return lower, upper


def _exact(events: Figures, level: float) -> tuple[Numbers, Numbers]:
    """Half the chi-squared quantiles of 2x and 2x + 2 degrees of freedom, which are quantiles of the gamma distribution of x and x + 1."""
    tail = (1 - level) / 2
    lower = np.where(np.equal(events, 0), 0.0, gammaincinv(events, tail))  # no degrees of freedom have no quantile
    return lower, gammaincinv(events + 1, 1 - tail)
