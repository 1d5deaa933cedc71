"""Comparators worked out over time from all authorities: the statistical neighbours' average, and the best 5%."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from analysis.authorities import AuthorityValues
from analysis.centiles import CentileError, best_5
from analysis.comparators import best_5_series
from analysis.national_comparators import BEST_5_NAME, MEAN_NAME
from analysis.neighbours import neighbour_average
from analysis.observations import Provenance
from analysis.periods import Period, PeriodKind
from analysis.series import Point, is_dated
from analysis.stretch import stretch_of
from analysis.subject import Subject

NEIGHBOURS, BEST_5 = "neighbours", "best_5_percent"


@dataclass(frozen=True, kw_only=True)
class Spread:
    """The lowest, the highest and the middle one of the authorities that an average rests on, in the unit and in words."""

    lowest: float
    highest: float
    median: float
    range_display: str
    median_display: str


@dataclass(frozen=True, kw_only=True)
class WorkedPoint:
    """A comparator's figure for one period.

    ``count`` is the number of authorities that it rests on; it is None for a figure that a source publishes, whose
    ``provenance`` then says where.
    """

    period: Period
    value: float
    display: str
    count: int | None = None
    provenance: Provenance | None = None
    spread: Spread | None = None


@dataclass(frozen=True, kw_only=True)
class WorkedSeries:
    """A comparator over time: its role in a chart, its name and its points, oldest first."""

    role: str
    name: str
    points: tuple[WorkedPoint, ...]


def neighbours_over_time(subject: Subject, *, kind: PeriodKind) -> WorkedSeries:
    """The mean of the statistical neighbours that have a value, with their range and median, for every period in which one has.

    A number of events has none: authorities differ in size. Periods of one ``kind`` where any has a point, else all, so that
    a year's figure stands beside an area's quarters: those of the quarters' own stretch of time.
    """
    codes = subject.neighbours.codes_of(subject.area.area_code)
    found = (_neighbours(subject, values, codes) for values in _authorities(subject))
    points = _of_kind((point for point in found if point is not None), kind, subject=subject)
    return WorkedSeries(role=NEIGHBOURS, name=MEAN_NAME, points=points)


def best_5_over_time(subject: Subject, *, kind: PeriodKind) -> WorkedSeries:
    """The best 5% for every period: worked out where enough authorities have a value, else as published for those very days.

    ``kind`` is as for ``neighbours_over_time``.
    """
    points: dict[Hashable, WorkedPoint] = {}
    for values in _authorities(subject):
        try:
            best = best_5(values.known, polarity=subject.indicator.polarity)
        except CentileError:
            continue
        points[_days(values.period)] = WorkedPoint(period=values.period, value=best, display=subject.show(best), count=values.count)
    for printed in _published(subject):
        points.setdefault(_days(printed.period), printed)
    return WorkedSeries(role=BEST_5, name=BEST_5_NAME, points=_of_kind(points.values(), kind, subject=subject))


def _authorities(subject: Subject) -> tuple[AuthorityValues, ...]:
    return () if subject.indicator.is_volume else subject.authorities.of(subject.compared)


def _of_kind(points: Iterable[WorkedPoint], kind: PeriodKind, *, subject: Subject) -> tuple[WorkedPoint, ...]:
    ordered = tuple(sorted(points, key=lambda point: point.period.sort_key))
    found = tuple(point for point in ordered if point.period.kind is kind) or ordered
    stretch = stretch_of(subject.own.of_kind(kind), kind=kind)
    return stretch.beside(found) if stretch else found


def _neighbours(subject: Subject, values: AuthorityValues, codes: tuple[str, ...]) -> WorkedPoint | None:
    average = neighbour_average(values, codes)
    if average is None:
        return None
    lowest, highest = min(average.values.values()), max(average.values.values())
    spread = Spread(
        lowest=lowest,
        highest=highest,
        median=average.median,
        range_display=f"{subject.show(lowest)} to {subject.show(highest)}",
        median_display=subject.show(average.median),
    )
    return WorkedPoint(period=values.period, value=average.mean, display=subject.show(average.mean), count=average.count, spread=spread)


def _published(subject: Subject) -> Iterable[WorkedPoint]:
    if subject.indicator.is_volume:
        return ()
    series = best_5_series(
        subject.observations,
        indicator=subject.indicator,
        breakdown=subject.compared,
        area_code=subject.area.area_code,
    )
    return (_printed(subject, point, point.value) for point in series.points if point.value is not None)


def _printed(subject: Subject, point: Point, value: float) -> WorkedPoint:
    found = point.current
    return WorkedPoint(period=point.period, value=value, display=subject.show_figure(found), provenance=found.provenance)


def _days(period: Period) -> Hashable:
    """What tells periods apart; two that are not dated are never the same."""
    return (period.start, period.end) if is_dated(period) else object()
