"""Where the values of many authorities lie: centiles, quartiles, the best 5%, and the bands made of them.

A centile is the type-7 one of Hyndman and Fan (Excel's PERCENTILE.INC, numpy's default): between the two values beside the place
``(n - 1) p + 1`` in order, rounded to ten decimals as Fingertips does. The quartile bands A to D are those of the Department for
Education's Local Authority Interactive Tool, A the best quarter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analysis.authorities import Numbers
from analysis.polarity import Polarity

LEAST_VALUES = 4
"""Fewer values than this have no centile."""
LEAST_AUTHORITIES = 20
"""Fewer authorities than this have no best 5%: the 95th centile of so few is the word of one or two of them."""
BEST_SHARE = 0.95
ROUNDED_TO = 10


class CentileError(ValueError):
    """Values that have no such centile; the message is the reason in words."""


class Band(StrEnum):
    """A quarter of the authorities: A the best by the polarity, D the worst."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, kw_only=True)
class Quartiles:
    """The lowest value, the three bounds between the quarters, and the highest, in the unit."""

    lowest: float
    lower: float
    median: float
    upper: float
    highest: float


def centile(values: Numbers, share: float) -> float:
    """The centile at a share from 0 to 1 of values without gaps. Raises CentileError for fewer than four values."""
    return _centiles(values, (share,))[0]


def quartiles(values: Numbers) -> Quartiles:
    """The quartile bounds of values without gaps. Raises CentileError for fewer than four values."""
    lowest, lower, median, upper, highest = _centiles(values, (0.0, 0.25, 0.5, 0.75, 1.0))
    return Quartiles(lowest=lowest, lower=lower, median=median, upper=upper, highest=highest)


def best_5(values: Numbers, *, polarity: Polarity, when: str = "") -> float:
    """The value that the best 5% of authorities reach: the 95th centile where high is good, the 5th where low is good.

    ``when`` is the time of the values for the message: "for 2024/25".

    Raises:
        CentileError: neither direction is good, or there are fewer than 20 authorities.
    """
    if not polarity.is_judged:
        raise CentileError("neither high nor low is declared good, so there is no best 5%")
    if values.size < LEAST_AUTHORITIES:
        raise CentileError(_too_few(values.size, f" {when}" if when else ""))
    return centile(values, BEST_SHARE if polarity is Polarity.HIGH else 1 - BEST_SHARE)


def _too_few(count: int, when: str) -> str:
    if count == 0:
        return f"no authority has a figure{when}"
    have = "1 authority has" if count == 1 else f"{count} authorities have"
    return f"only {have} a figure{when}, and the best 5% needs {LEAST_AUTHORITIES}"


def band_of(value: float, bounds: Quartiles, *, polarity: Polarity) -> Band | None:
    """The quarter that a value lies in, a bound belonging to the lower side of it; None where neither direction is good."""
    if not polarity.is_judged:
        return None
    order = tuple(Band) if polarity is Polarity.LOW else tuple(Band)[::-1]
    return next(
        (band for band, bound in zip(order, (bounds.lower, bounds.median, bounds.upper), strict=False) if value <= bound), order[-1]
    )


def bin_bounds(values: Numbers, *, bins: int) -> tuple[float, ...]:
    """The bounds of as many bins of equal number, lowest and highest value included. Raises CentileError for too few values."""
    if values.size < bins:
        raise CentileError(f"only {values.size} values, and {bins} groups need as many")
    return _centiles(values, tuple(step / bins for step in range(bins + 1)))


def bin_of(value: float, bounds: Sequence[float], *, polarity: Polarity = Polarity.NEUTRAL) -> int:
    """The bin of a value from 1 on: the first whose upper bound is not below it; counted from the other end where high is good."""
    bins = len(bounds) - 1
    place = next((number for number, bound in enumerate(bounds[1:], start=1) if value <= bound), bins)
    return bins + 1 - place if polarity is Polarity.HIGH else place


def rank_groups(values: Numbers, *, groups: int) -> tuple[int, ...]:
    """The group of each value by its rank, 1 the lowest: the rank-based quantiles of Public Health England's methods.

    Ties share the lowest rank. With n values and k groups the group is ``floor((k + 1) - ceil(((n + 1) - rank) / (n / k)))``, at least 1.
    """
    count = values.size
    ranks = np.searchsorted(np.sort(values), values, side="left") + 1
    found = np.floor((groups + 1) - np.ceil(((count + 1) - ranks) / (count / groups)))
    return tuple(int(group) for group in np.maximum(found, 1))


def _centiles(values: Numbers, shares: Sequence[float]) -> tuple[float, ...]:
    if values.size < LEAST_VALUES:
        raise CentileError(f"only {values.size} values, and a centile needs {LEAST_VALUES}")
    return tuple(round(float(found), ROUNDED_TO) for found in np.quantile(values, shares))
