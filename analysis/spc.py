"""Statistical process control: the XmR chart and its four rules, as NHS England's Making Data Count sets them out."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.polarity import Polarity

LEAST_POINTS = 12
LIMIT_FACTOR = 2.66
"""Three standard deviations in mean moving ranges (3 / 1.128)."""
SCREEN_FACTOR = 3.267
"""A moving range of this many mean ranges or more is itself a signal, and is left out of the limits."""
NOISE = 1e-9
RUN = 7
WINDOW = 3
MOST_IN_WINDOW = 2


class SpcError(ValueError):
    """A series too short for limits; the message is the reason in words."""


class Signal(StrEnum):
    """Why a point is not chance alone; the first that fits."""

    NONE = "none"
    OUTSIDE = "outside"
    TREND = "trend"
    NEAR_LIMIT = "near_limit"
    ONE_SIDE = "one_side"

    @property
    def words(self) -> str:
        """The rule in words."""
        return {
            Signal.NONE: "within the limits of chance",
            Signal.OUTSIDE: "outside the limits of chance",
            Signal.TREND: f"{RUN} figures running in one direction",
            Signal.NEAR_LIMIT: f"{MOST_IN_WINDOW} of {WINDOW} figures close to a limit",
            Signal.ONE_SIDE: f"{RUN} figures running on one side of the mean",
        }[self]


class PointType(StrEnum):
    """What a signal means, given the good direction."""

    COMMON = "common"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral"


@dataclass(frozen=True, kw_only=True)
class SpcPoint:
    """A point's signal, whether it is a high or a low one (+1, -1, 0 for none), and what it means."""

    value: float
    signal: Signal
    sign: int
    point_type: PointType


@dataclass(frozen=True, kw_only=True)
class Xmr:
    """The chart: mean, natural process limits, near limits two thirds of the way, and the points in order."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    points: tuple[SpcPoint, ...]

    @property
    def latest(self) -> SpcPoint:
        """The last point, which says the variation of the whole."""
        return self.points[-1]

    @property
    def variation_words(self) -> str:
        """The variation in words: what the last point says and by which rule."""
        kind = {
            PointType.COMMON: "No signal",
            PointType.IMPROVEMENT: "Signal of improvement",
            PointType.CONCERN: "Signal of concern",
            PointType.NEUTRAL: "Signal of change",
        }[self.latest.point_type]
        side = {1: ", high", -1: ", low", 0: ""}[self.latest.sign]
        return f"{kind}{side}: {self.latest.signal.words}"


def xmr(values: Sequence[float], *, polarity: Polarity, screen: bool = True) -> Xmr:
    """Work out the chart of evenly spaced values, oldest first. Raises SpcError for fewer than twelve."""
    if len(values) < LEAST_POINTS:
        raise SpcError(f"only {len(values)} figures, and a control chart needs {LEAST_POINTS}")
    mean = sum(values) / len(values)
    reach = LIMIT_FACTOR * _mean_range(values, screen=screen)
    signals = _signals(values, mean=mean, reach=reach)
    points = tuple(
        SpcPoint(value=value, signal=signal, sign=sign, point_type=_point_type(sign, polarity))
        for value, (signal, sign) in zip(values, signals, strict=True)
    )
    near = reach * MOST_IN_WINDOW / WINDOW
    return Xmr(mean=mean, lower=mean - reach, upper=mean + reach, near_lower=mean - near, near_upper=mean + near, points=points)


def _mean_range(values: Sequence[float], *, screen: bool) -> float:
    ranges = [abs(after - before) for before, after in itertools.pairwise(values)]
    mean = sum(ranges) / len(ranges)
    kept = [size for size in ranges if size < SCREEN_FACTOR * mean] if screen else ranges
    return sum(kept) / len(kept) if kept else mean


def _signals(values: Sequence[float], *, mean: float, reach: float) -> list[tuple[Signal, int]]:
    gaps = [value - mean for value in values]
    sides = [_sign(gap, scale=mean) for gap in gaps]
    outside = [side if abs(gap) > reach else 0 for gap, side in zip(gaps, sides, strict=True)]
    beyond = [side if abs(gap) > reach * MOST_IN_WINDOW / WINDOW else 0 for gap, side in zip(gaps, sides, strict=True)]
    rules = (
        (Signal.OUTSIDE, outside),
        (Signal.TREND, _trends(values)),
        (Signal.NEAR_LIMIT, _near_limits(beyond, sides)),
        (Signal.ONE_SIDE, _runs(sides, RUN)),
    )
    return [next(((signal, signs[at]) for signal, signs in rules if signs[at]), (Signal.NONE, 0)) for at in range(len(values))]


def _trends(values: Sequence[float]) -> list[int]:
    """+1 or -1 on every point of seven or more that all move one way."""
    steps = [_sign(after - before, scale=after) for before, after in itertools.pairwise(values)]
    moving = _runs(steps, RUN - 1)
    return [moving[at] if at < len(moving) and moving[at] else moving[at - 1] if at else 0 for at in range(len(values))]


def _near_limits(beyond: Sequence[int], sides: Sequence[int]) -> list[int]:
    """+1 or -1 on the points beyond a near limit in a window of three on one side of the mean with two or more beyond."""
    marked = [0] * len(sides)
    for first in range(len(sides) - WINDOW + 1):
        window = range(first, first + WINDOW)
        if abs(sum(sides[at] for at in window)) == WINDOW and sum(1 for at in window if beyond[at]) >= MOST_IN_WINDOW:
            for at in window:
                marked[at] = marked[at] or beyond[at]
    return marked


def _runs(signs: Sequence[int], length: int) -> list[int]:
    """The sign on every member of a run of one sign, not 0, of at least ``length``; 0 elsewhere."""
    marked = [0] * len(signs)
    for first in range(len(signs) - length + 1):
        if abs(sum(signs[first : first + length])) == length:
            marked[first : first + length] = signs[first : first + length]
    return marked


def _sign(number: float, *, scale: float) -> int:
    """The sign of a difference; one of binary noise beside ``scale`` is no difference."""
    return 0 if abs(number) <= NOISE * max(1.0, abs(scale)) else (1 if number > 0 else -1)


def _point_type(sign: int, polarity: Polarity) -> PointType:
    if sign == 0:
        return PointType.COMMON
    if not polarity.is_judged:
        return PointType.NEUTRAL
    return PointType.IMPROVEMENT if sign == polarity.sign else PointType.CONCERN
