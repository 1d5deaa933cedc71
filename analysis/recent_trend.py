"""The recent trend of five annual figures, by the chi-squared test of the Fingertips technical guidance.

General form: a weighted regression of the figures on time, each weighted by its interval. Proportions form: the
chi-squared test for trend in proportions, from numerators and denominators. Both hold a trend to be significant at
99.8% and only when leaving out any one of the five points does not turn its direction. The five are numbered 1 to 5,
whatever the gaps between them, and the last of them is the figure that the trend is asked for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from analysis.observations import Interval
from analysis.verdict import Direction

POINTS = 5
THRESHOLD = 9.54953570608324
"""The chi-squared distribution with one degree of freedom at 99.8%."""
WIDTH_IN_STANDARD_ERRORS = 3.92
NOISE = 1e-9
"""A slope of less than this share of the whole one is level: four equal figures have a slope of binary noise alone."""


class TrendError(ValueError):
    """A series that the test cannot be made on; the message is the reason in words."""


@dataclass(frozen=True, kw_only=True)
class TrendPoint:
    """One annual figure with what the test needs: its interval, or the numerator and denominator of a proportion."""

    value: float
    interval: Interval | None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, kw_only=True)
class RecentTrend:
    """The result: which way the five points lean, the statistic, and whether the lean is more than chance."""

    direction: Direction
    chi_squared: float
    is_significant: bool


Test = Callable[[Sequence[TrendPoint]], RecentTrend]


def recent_trend(points: Sequence[TrendPoint], *, is_proportion: bool) -> RecentTrend:
    """Test the latest five points that can be tested, of points given oldest first; the last point must be one of them.

    Intervals are used where the last point and four others have one wider than 0, otherwise numerators and denominators
    where the figure is a proportion. Points that cannot be tested are passed over; those where everyone is counted
    (the numerator is the denominator) cannot, by the published rule of the test.
    Raises TrendError with the reason where the last point or fewer than five points can be tested.
    """
    positions, test = tested_positions(points, is_proportion=is_proportion)
    return test([points[at] for at in positions])


def tested_positions(points: Sequence[TrendPoint], *, is_proportion: bool) -> tuple[list[int], Test]:
    """Which five of the points are tested, and by which form of the test; raises as ``recent_trend`` does."""
    if len(points) < POINTS:
        raise TrendError(f"only {_figures(len(points))}, and a trend needs {POINTS}")
    by_interval = [at for at, point in enumerate(points) if _has_interval(point)]
    by_count = [at for at, point in enumerate(points) if is_proportion and _has_counts(point)]
    for valid, test in ((by_interval, general_trend), (by_count, proportions_trend)):
        if len(valid) >= POINTS and valid[-1] == len(points) - 1:
            return valid[-POINTS:], test
    most = max(len(by_interval), len(by_count))
    if most >= POINTS:
        raise TrendError("the latest figure cannot be tested")
    raise TrendError(
        "no interval to test with" if most == 0 else f"only {_figures(most)} with an interval to test with, and a trend needs {POINTS}"
    )


def general_trend(points: Sequence[TrendPoint]) -> RecentTrend:
    """The weighted regression on points that all have an interval wider than 0."""
    spreads = [(point.interval.upper - point.interval.lower) / WIDTH_IN_STANDARD_ERRORS if point.interval else 0.0 for point in points]
    rows = [(float(time), point.value, 1 / spread**2) for time, (point, spread) in enumerate(zip(points, spreads, strict=True), 1)]
    weights = sum(weight for _, _, weight in rows)
    by_time = sum(weight * time for time, _, weight in rows)
    spread_of_time = weights * sum(weight * time * time for time, _, weight in rows) - by_time**2
    slope = _slope(rows)
    return _result(slope**2 * spread_of_time / weights, rows)


def proportions_trend(points: Sequence[TrendPoint]) -> RecentTrend:
    """The chi-squared test for trend in proportions, on points with 0 <= numerator < denominator > 1."""
    counts = [(float(time), point.numerator or 0.0, point.denominator or 1.0) for time, point in enumerate(points, 1)]
    cases, people = sum(x for _, x, _ in counts), sum(n for _, _, n in counts)
    lean = people * sum(t * x for t, x, _ in counts) - cases * sum(t * n for t, _, n in counts)
    spread = people * sum(t * t * n for t, _, n in counts) - sum(t * n for t, _, n in counts) ** 2
    chance = cases * (people - cases) * spread
    statistic = people * lean**2 / chance if chance else 0.0
    return _result(statistic, [(t, _logit(x, n), 1.0) for t, x, n in counts])


def _result(statistic: float, rows: list[tuple[float, float, float]]) -> RecentTrend:
    slope = _slope(rows)
    direction = Direction.UP if slope > 0 else Direction.DOWN if slope < 0 else Direction.LEVEL
    held = all(_slope(rows[:left_out] + rows[left_out + 1 :]) * slope > NOISE * slope**2 for left_out in range(len(rows)))
    return RecentTrend(direction=direction, chi_squared=statistic, is_significant=held and statistic > THRESHOLD)


def _slope(rows: list[tuple[float, float, float]]) -> float:
    """The weighted least-squares slope of rows of (time, value, weight)."""
    weights = sum(weight for _, _, weight in rows)
    time_mean = sum(weight * time for time, _, weight in rows) / weights
    value_mean = sum(weight * value for _, value, weight in rows) / weights
    across = sum(weight * (time - time_mean) * (value - value_mean) for time, value, weight in rows)
    return across / sum(weight * (time - time_mean) ** 2 for time, _, weight in rows)


def _logit(numerator: float, denominator: float) -> float:
    # No cases at all has no logit; half a case stands in, which keeps the order of the points.
    cases = numerator or 0.5
    return log(cases / (denominator - cases))


def _has_interval(point: TrendPoint) -> bool:
    is_wide = point.interval is not None and point.interval.upper > point.interval.lower
    return is_wide and (point.numerator is None or point.numerator != point.denominator)


def _has_counts(point: TrendPoint) -> bool:
    return (
        point.numerator is not None and point.denominator is not None and 0 <= point.numerator < point.denominator and point.denominator > 1
    )


def _figures(count: int) -> str:
    return f"{count} figure{'' if count == 1 else 's'}"
