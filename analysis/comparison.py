"""How figures stand beside a benchmark, a target or each other: the comparison methods of Fingertips, for many figures at once.

Each gives an outcome a figure, in their order, by the polarity: better, similar or worse, and for a neutral measure higher, similar
or lower. Missing is NaN, and a figure without what its method needs is not rated; nor are limits without a value, as exports print
-1 for both limits of a withheld figure. The numbers of the methods are Fingertips' own.
"""

from enum import StrEnum

import numpy as np

from analysis.authorities import Numbers
from analysis.centiles import CentileError, bin_bounds, bin_of, centile
from analysis.intervals import LEVEL, Figures, wilson_intervals
from analysis.polarity import Polarity
from analysis.verdict import Outcome

_WHOLE = 100


class TwoLevelOutcome(StrEnum):
    """How a figure stands by intervals at two levels: the ends are for what lies outside the 99.8% interval as well."""

    BEST = "best"
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    WORST = "worst"
    HIGHEST = "highest"
    HIGHER = "higher"
    LOWER = "lower"
    LOWEST = "lowest"
    NOT_RATED = "not_rated"


_FROM_THE_WORST = (TwoLevelOutcome.WORST, TwoLevelOutcome.WORSE, TwoLevelOutcome.SIMILAR, TwoLevelOutcome.BETTER, TwoLevelOutcome.BEST)
_FROM_THE_LOWEST = (
    TwoLevelOutcome.LOWEST,
    TwoLevelOutcome.LOWER,
    TwoLevelOutcome.SIMILAR,
    TwoLevelOutcome.HIGHER,
    TwoLevelOutcome.HIGHEST,
)
_MIDDLE = _FROM_THE_WORST.index(TwoLevelOutcome.SIMILAR)


def outcome_of(moved: int, polarity: Polarity) -> Outcome:
    """The outcome of standing above (+1), below (-1) or at (0) a comparator."""
    if moved == 0:
        return Outcome.SIMILAR
    if not polarity.is_judged:
        return Outcome.HIGHER if moved > 0 else Outcome.LOWER
    return Outcome.BETTER if moved == polarity.sign else Outcome.WORSE


def side_of_interval(lower: Figures, upper: Figures, benchmark: Figures) -> Figures:
    """+1 where the whole interval lies above the benchmark, -1 below it, 0 where it holds it, its limits included."""
    return 1.0 * (lower > benchmark) - 1.0 * (upper < benchmark)


def by_interval(values: Numbers, lower: Numbers, upper: Numbers, *, benchmark: Numbers | float, polarity: Polarity) -> tuple[Outcome, ...]:
    """Method 1, a single interval at one level: similar where the interval holds the benchmark, else by its side.

    ``benchmark`` is one for all figures, or one a figure.
    """
    levels = np.broadcast_to(benchmark, lower.shape)
    return _outcomes(_known(side_of_interval(lower, upper, levels), values, lower, upper, levels), polarity)


def by_two_intervals(
    values: Numbers,
    lower: Numbers,
    upper: Numbers,
    *,
    lower_998: Numbers,
    upper_998: Numbers,
    benchmark: Numbers | float,
    polarity: Polarity,
) -> tuple[TwoLevelOutcome, ...]:
    """Method 17, a single interval at two levels: as method 1 at 95%, and best or worst where the 99.8% interval agrees."""
    levels = np.broadcast_to(benchmark, lower.shape)
    near, far = side_of_interval(lower, upper, levels), side_of_interval(lower_998, upper_998, levels)
    sides = _known(np.where(near == 0, 0.0, near + far), values, lower, upper, lower_998, upper_998, levels)
    order, way = (_FROM_THE_WORST, polarity.sign) if polarity.is_judged else (_FROM_THE_LOWEST, 1)
    return tuple(TwoLevelOutcome.NOT_RATED if np.isnan(side) else order[_MIDDLE + int(side) * way] for side in sides)


def by_control_limits(
    values: Numbers, denominators: Numbers, *, benchmark: float, per: float, polarity: Polarity, level: float = LEVEL
) -> tuple[Outcome, ...]:
    """Method 5, statistical process control for proportions: outside the limits that chance gives the benchmark in so many people.

    Values and benchmark are per ``per`` (100 for a percentage). The limits are Wilson's of the cases that the benchmark would give.
    """
    limits = wilson_intervals(numerators=denominators * benchmark / per, denominators=denominators, level=level)
    return _outcomes(_known(-side_of_interval(limits.lower, limits.upper, values / per), limits.lower, values), polarity)


def by_overlap(
    values: Numbers,
    lower: Numbers,
    upper: Numbers,
    *,
    benchmark_lower: Numbers | float,
    benchmark_upper: Numbers | float,
    polarity: Polarity,
) -> tuple[Outcome, ...]:
    """Method 12, two intervals: similar where the figure's and the benchmark's meet, their limits included."""
    lowest, highest = np.broadcast_to(benchmark_lower, lower.shape), np.broadcast_to(benchmark_upper, lower.shape)
    sides = 1.0 * (lower > highest) - 1.0 * (upper < lowest)
    return _outcomes(_known(sides, values, lower, upper, lowest, highest), polarity)


def by_groups(values: Numbers, *, bins: int, polarity: Polarity = Polarity.NEUTRAL) -> tuple[int | None, ...]:
    """Methods 15 and 16, quintiles and quartiles: the group of each figure among all, 1 the lowest; from the other end where high is good.

    Quintiles take the polarity, quartiles none. None for a missing figure, and for all where there are too few.
    """
    try:
        bounds = bin_bounds(values[~np.isnan(values)], bins=bins)
    except CentileError:
        return (None,) * values.size
    return tuple(None if np.isnan(value) else bin_of(float(value), bounds, polarity=polarity) for value in values)


def by_target(values: Numbers, *, limit: float, polarity: Polarity) -> tuple[Outcome, ...]:
    """A target of one limit: better where it is met, the limit itself included, else worse; a neutral measure stands at a side of it."""
    above = np.sign(values - limit)
    if polarity.is_judged:
        above = np.where(above == 0, polarity.sign, above)
    return _outcomes(_known(above, values), polarity)


def by_target_interval(values: Numbers, lower: Numbers, upper: Numbers, *, limit: float, polarity: Polarity) -> tuple[Outcome, ...]:
    """A target of one limit, tested: above with the whole interval at the limit or above, below with all of it below, else similar."""
    return _outcomes(_known(1.0 * (lower >= limit) - 1.0 * (upper < limit), values, lower, upper), polarity)


def by_range(values: Numbers, *, lower: float, upper: float, polarity: Polarity) -> tuple[Outcome, ...]:
    """A target range from ``lower`` up to but without ``upper``: similar within it. Raises ValueError where the limits cross."""
    if lower > upper:
        raise ValueError(f"A target range runs from its lower to its upper limit, not from {lower:g} to {upper:g}.")
    return _outcomes(_known(1.0 * (values >= upper) - 1.0 * (values < lower), values), polarity)


def by_centile_range(values: Numbers, *, lower: float, upper: float, polarity: Polarity) -> tuple[Outcome, ...]:
    """The target range between two centiles of the figures themselves, given from 0 to 100. Raises CentileError for too few figures."""
    known = values[~np.isnan(values)]
    return by_range(values, lower=centile(known, lower / _WHOLE), upper=centile(known, upper / _WHOLE), polarity=polarity)


def _known(sides: Numbers, *needed: Numbers) -> Numbers:
    """The sides, NaN where anything that they rest on is missing: a comparison with NaN is False, which is no side."""
    found: Numbers = np.where(np.isnan(np.vstack(needed)).any(axis=0), np.nan, sides)
    return found


def _outcomes(sides: Numbers, polarity: Polarity) -> tuple[Outcome, ...]:
    return tuple(Outcome.NOT_RATED if np.isnan(side) else outcome_of(int(side), polarity) for side in sides)
