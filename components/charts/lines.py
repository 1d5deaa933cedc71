"""The lines of a trend chart: printed series and worked-out comparators brought to one shape."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from analysis.periods import Period
from analysis.views import ChartSeries, SeriesPoint
from analysis.worked_series import WorkedPoint, WorkedSeries

_LONGEST_STEP, _FAR = 400, 1.5
"""A line is broken where two figures are more than 400 days and one and a half of its usual steps apart."""


@dataclass(frozen=True, kw_only=True)
class LinePoint:
    """A figure as a chart draws it: the last day of its period, its words, and how far it may reach. Without a value it is a gap."""

    day: date
    label: str
    value: float | None
    words: str
    low: float | None = None
    high: float | None = None
    source_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a chart: its role, which has an ink, its name, and its dated points in order."""

    role: str
    name: str
    points: tuple[LinePoint, ...]

    @property
    def drawn(self) -> tuple[LinePoint, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def last_value(self) -> float:
        """The value at the line's right end; only a line with a drawn point has one."""
        return next(point.value for point in reversed(self.points) if point.value is not None)

    @property
    def runs(self) -> list[tuple[LinePoint, ...]]:
        """The line's unbroken stretches: nobody knows what lies where a figure is missing, or far further away than is usual."""
        steps = sorted((after.day - before.day).days for before, after in pairwise(self.points))
        longest = max(_LONGEST_STEP, _FAR * (steps[len(steps) // 2] if steps else 0))
        found: list[list[LinePoint]] = [[]]
        for index, point in enumerate(self.points):
            is_far = index > 0 and (point.day - self.points[index - 1].day).days > longest
            if found[-1] and (is_far or point.value is None):
                found.append([])
            if point.value is not None:
                found[-1].append(point)
        return [tuple(run) for run in found if run]


def lines_of(series: Iterable[ChartSeries], worked: Iterable[WorkedSeries] = ()) -> list[Line]:
    """Every series that has something to draw, the printed ones first. Undated figures are left to the table."""
    lines = [_printed(found) for found in series] + [_worked(found) for found in worked]
    return [line for line in lines if line.drawn]


def _printed(series: ChartSeries) -> Line:
    points = (_printed_point(point, end, is_own=series.role == "own") for point, end in _dated(series.points))
    return Line(role=series.role, name=series.name, points=tuple(points))


def _dated(points: Iterable[SeriesPoint]) -> Iterable[tuple[SeriesPoint, date]]:
    return ((point, point.period.end) for point in points if point.period.end is not None)


def _printed_point(point: SeriesPoint, end: date, *, is_own: bool) -> LinePoint:
    reach = point.interval if is_own else None
    return LinePoint(
        day=end,
        label=point.period.display,
        value=point.observation.value,
        words=point.display,
        low=reach.lower if reach else None,
        high=reach.upper if reach else None,
        source_id=point.observation.provenance.source_id,
    )


def _worked(series: WorkedSeries) -> Line:
    points = (_worked_point(point, point.period) for point in series.points)
    return Line(role=series.role, name=series.name, points=tuple(point for point in points if point is not None))


def _worked_point(point: WorkedPoint, period: Period) -> LinePoint | None:
    if period.end is None:
        return None
    rests_on = f"of {point.count} authorities" if point.count is not None else "as published"
    return LinePoint(
        day=period.end,
        label=period.display,
        value=point.value,
        words=f"{point.display}, {rests_on}",
        low=point.spread.lowest if point.spread else None,
        high=point.spread.highest if point.spread else None,
    )
