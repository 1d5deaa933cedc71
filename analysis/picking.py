"""The figure of another series to put beside a period, as a comparator that says its own period."""

from datetime import date

from analysis.periods import Period
from analysis.series import Point, Series, is_dated
from analysis.subject import Subject
from analysis.verdict import ComparatorKind, ComparatorValue


def pick(series: Series, period: Period, *, may_contain: bool = False) -> Point | None:
    """The point with a value to put beside a period.

    The same days first; then, where ``may_contain``, a period that the given one lies in; then the nearest not later,
    of the same kind before others; then the nearest of all. An undated point only where there is no dated one.
    """
    points = series.with_values().points
    dated = [point for point in points if is_dated(point.period)]
    if not dated or not is_dated(period):
        return Series(points=tuple(dated or points)).latest()
    day = _end(period)
    for fits in (
        [point for point in dated if same_days(point.period, period)],
        [point for point in dated if may_contain and contains(point.period, period)],
        [point for point in dated if point.period.kind is period.kind and _end(point.period) <= day],
        [point for point in dated if _end(point.period) <= day],
    ):
        if fits:
            return max(fits, key=lambda point: (point.period.kind is period.kind, point.period.sort_key))
    return min(dated, key=lambda point: (_end(point.period), point.period.sort_key))


def as_comparator(subject: Subject, point: Point | None, own: Period, *, kind: ComparatorKind, name: str) -> ComparatorValue | None:
    """A point as a comparator of a figure of the period ``own``; its label names its own period where that is another one."""
    if point is None or point.value is None:
        return None
    return ComparatorValue(
        kind=kind,
        label=label_beside(own, kind=kind, name=name, period=point.period),
        area_code=point.current.area_code,
        value=point.value,
        display=subject.show(point.value, bound=point.current.bound),
        period=point.period,
        published=True,
        provenance=point.current.provenance,
        bound=point.current.bound,
    )


def label_beside(own: Period, *, kind: ComparatorKind, name: str, period: Period) -> str:
    """A comparator's name, with its period where that is not the time of the figure's ``own``: "England 2011/12"."""
    return f"{name} {time_beside(own, kind=kind, period=period)}".rstrip()


def time_beside(own: Period, *, kind: ComparatorKind, period: Period) -> str:
    """A comparator's period where that is not the time of the figure's ``own``: "2011/12"; else an empty text."""
    return "" if _is_same_time(kind, period, own) else period.display


def same_days(one: Period, other: Period) -> bool:
    """Whether two periods are the same days."""
    return (one.start, one.end) == (other.start, other.end)


def contains(outer: Period, inner: Period) -> bool:
    """Whether the inner period lies in the outer one, which may have an open end."""
    if outer.start is None or inner.end is None:
        return False
    return outer.start <= (inner.start or inner.end) and (outer.end is None or inner.end <= outer.end)


def _is_same_time(kind: ComparatorKind, period: Period, own: Period) -> bool:
    if kind is ComparatorKind.PREVIOUS or same_days(period, own):
        return True
    return kind is ComparatorKind.TARGET and (contains(period, own) or not is_dated(period))


def _end(period: Period) -> date:
    return period.end or period.start or date.min
