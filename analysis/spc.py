"""Statistical process control: the XmR chart, its limits and its icons, as NHS England's Making Data Count sets them out.

New limits are begun by hand alone, where someone knows of a change to the process; never because the figures look changed.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.polarity import Polarity
from analysis.spc_rules import MOST_IN_WINDOW, WINDOW, Signal, signals

LEAST_POINTS = 12
"""Fewer points make no chart; limits from fewer, in a group begun by hand, are trial limits that each new point still moves."""
LEAST_IN_GROUP = 2
"""A moving range takes two points."""
LIMIT_FACTOR = 2.66
"""Three standard deviations in mean moving ranges (3 / 1.128)."""
SCREEN_FACTOR = 3.267
"""A moving range of this many mean ranges or more is itself a signal, and is left out of the limits."""


class SpcError(ValueError):
    """A series or a group too short for limits; the message is the reason in words."""


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


class Variation(StrEnum):
    """What the last point says of the whole chart: chance alone, or a signal with its side and its meaning."""

    COMMON = "common"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"

    @property
    def side(self) -> int:
        """+1 for a high signal, -1 for a low one, 0 for chance alone."""
        return {"high": 1, "low": -1}.get(self.value.partition("_")[2], 0)

    @property
    def words(self) -> str:
        """The variation in words: "Signal of concern, high"."""
        kind, _, side = self.value.partition("_")
        said = {
            PointType.COMMON: "No signal",
            PointType.IMPROVEMENT: "Signal of improvement",
            PointType.CONCERN: "Signal of concern",
            PointType.NEUTRAL: "Signal of change",
        }[PointType(kind)]
        return f"{said}, {side}" if side else said


class Assurance(StrEnum):
    """Whether a process that goes on as it is will meet its target."""

    PASSES = "passes"
    FAILS = "fails"
    HIT_OR_MISS = "hit_or_miss"
    NONE = "none"

    @property
    def letter(self) -> str:
        """The letter of the icon; none without a target or a good direction."""
        return {Assurance.PASSES: "P", Assurance.FAILS: "F", Assurance.HIT_OR_MISS: "?", Assurance.NONE: ""}[self]

    @property
    def words(self) -> str:
        """The assurance in words."""
        return {
            Assurance.PASSES: "Consistently meets the target",
            Assurance.FAILS: "Consistently misses the target",
            Assurance.HIT_OR_MISS: "Meets or misses the target by chance",
            Assurance.NONE: "No target to assure",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The mean and limits of a group of points: from the point at ``start`` (0 the first of all) for ``length`` points.

    They are worked out from the first ``based_on`` points of the group, and drawn on for the rest.
    """

    start: int
    length: int
    based_on: int
    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float

    @property
    def is_trial(self) -> bool:
        """Whether they rest on so few points that each new one moves them."""
        return self.based_on < LEAST_POINTS


@dataclass(frozen=True, kw_only=True)
class Xmr:
    """The chart: the limits of each group of points, oldest first, and the points in order. A chart never begun anew has one group."""

    groups: tuple[Limits, ...]
    points: tuple[SpcPoint, ...]

    @property
    def current(self) -> Limits:
        """The last group's limits, which hold for the next point."""
        return self.groups[-1]

    @property
    def mean(self) -> float:
        """The mean of the last group."""
        return self.current.mean

    @property
    def lower(self) -> float:
        """The lower natural process limit of the last group."""
        return self.current.lower

    @property
    def upper(self) -> float:
        """The upper natural process limit of the last group."""
        return self.current.upper

    @property
    def near_lower(self) -> float:
        """The lower near limit of the last group, two thirds of the way."""
        return self.current.near_lower

    @property
    def near_upper(self) -> float:
        """The upper near limit of the last group, two thirds of the way."""
        return self.current.near_upper

    @property
    def latest(self) -> SpcPoint:
        """The last point, which says the variation of the whole."""
        return self.points[-1]

    @property
    def variation(self) -> Variation:
        """The variation icon: what the last point says."""
        side = {1: "_high", -1: "_low", 0: ""}[self.latest.sign]
        return Variation(f"{self.latest.point_type}{side}")

    @property
    def variation_words(self) -> str:
        """The variation in words: what the last point says and by which rule."""
        return f"{self.variation.words}: {self.latest.signal.words}"

    def assurance(self, target: float | None, *, polarity: Polarity) -> Assurance:
        """The assurance icon for a target in the unit: whether the last group's limits leave it on their good or their bad side.

        None of it without a target, and where neither direction is good.
        """
        if target is None or not polarity.is_judged:
            return Assurance.NONE
        beyond = 1 if target > self.upper else -1 if target < self.lower else 0
        if beyond == 0:
            return Assurance.HIT_OR_MISS
        return Assurance.FAILS if beyond == polarity.sign else Assurance.PASSES


def xmr(
    values: Sequence[float], *, polarity: Polarity, screen: bool = True, starts: Sequence[int] = (), fix_after: int | None = None
) -> Xmr:
    """Work out the chart of evenly spaced values, oldest first.

    ``starts`` are the places (0 the first) at which someone has begun new limits: each group has its own, and no rule looks across.
    With ``fix_after`` the limits of each group rest on its first so many points, and stay as they are for the rest.

    Raises:
        SpcError: fewer than twelve values, places that do not rise within the series, or a group or a base of fewer than two points.
    """
    if len(values) < LEAST_POINTS:
        raise SpcError(f"only {len(values)} figures, and a control chart needs {LEAST_POINTS}")
    if fix_after is not None and fix_after < LEAST_IN_GROUP:
        raise SpcError(f"limits need at least {LEAST_IN_GROUP} figures to rest on, not {fix_after}")
    groups = tuple(
        _limits(values[start:end], start=start, screen=screen, fix_after=fix_after)
        for start, end in itertools.pairwise(_edges(starts, count=len(values)))
    )
    points = tuple(point for group in groups for point in _points(values[group.start : group.start + group.length], group, polarity))
    return Xmr(groups=groups, points=points)


def _edges(starts: Sequence[int], *, count: int) -> list[int]:
    edges = [0, *starts, count] if 0 not in starts[:1] else [*starts, count]
    if any(end - start < LEAST_IN_GROUP for start, end in itertools.pairwise(edges)):
        places = ", ".join(str(start) for start in starts)
        raise SpcError(
            f"new limits begun at {places} of {count} figures do not leave at least {LEAST_IN_GROUP} figures to each group in order"
        )
    return edges


def _limits(values: Sequence[float], *, start: int, screen: bool, fix_after: int | None) -> Limits:
    base = values[:fix_after]
    mean, reach = sum(base) / len(base), LIMIT_FACTOR * _mean_range(base, screen=screen)
    near = reach * MOST_IN_WINDOW / WINDOW
    return Limits(
        start=start,
        length=len(values),
        based_on=len(base),
        mean=mean,
        lower=mean - reach,
        upper=mean + reach,
        near_lower=mean - near,
        near_upper=mean + near,
    )


def _points(values: Sequence[float], group: Limits, polarity: Polarity) -> Iterator[SpcPoint]:
    for value, (signal, sign) in zip(values, signals(values, mean=group.mean, reach=group.upper - group.mean), strict=True):
        yield SpcPoint(value=value, signal=signal, sign=sign, point_type=_point_type(sign, polarity))


def _mean_range(values: Sequence[float], *, screen: bool) -> float:
    ranges = [abs(after - before) for before, after in itertools.pairwise(values)]
    mean = sum(ranges) / len(ranges)
    kept = [size for size in ranges if size < SCREEN_FACTOR * mean] if screen else ranges
    screened = sum(kept) / len(kept) if kept else mean
    return screened or mean  # one step among equal figures would leave no width, and make a signal of the figures' usual level


def _point_type(sign: int, polarity: Polarity) -> PointType:
    if sign == 0:
        return PointType.COMMON
    if not polarity.is_judged:
        return PointType.NEUTRAL
    return PointType.IMPROVEMENT if sign == polarity.sign else PointType.CONCERN
