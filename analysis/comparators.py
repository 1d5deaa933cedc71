"""What a figure is compared with, each comparator with its own period."""

from dataclasses import dataclass
from datetime import date

from analysis.areas import ENGLAND, AreaKind
from analysis.observations import Role
from analysis.period_runs import months_between
from analysis.period_types import last_day
from analysis.periods import Period, PeriodError, PeriodKind, parse_period
from analysis.scorecards import TargetWhen
from analysis.series import Point, Series, is_dated
from analysis.subject import Subject
from analysis.units import Unit
from analysis.verdict import ComparatorKind, ComparatorValue

SIZED_UNITS = {Unit.COUNT, Unit.GBP}
"""Units of volume, which grow with the area and with the length of the period."""
RATE_UNITS = {Unit.PER_1000, Unit.PER_10000, Unit.PER_100000}
_STEPS = {1: "month before", 3: "quarter before", 12: "year before"}
MARCH, YEAR = 3, 12


@dataclass(frozen=True, kw_only=True)
class TargetRule:
    """The target that applies: its comparator, the amber margin in the unit, and the day it is for if it is for a year's end."""

    comparator: ComparatorValue
    amber_margin: float
    due: date | None
    set_by: str


def find_comparators(subject: Subject, headline: Point) -> tuple[ComparatorValue, ...]:
    """Every comparator that the figures hold for the headline point; the area itself is never its own comparator."""
    target = find_target(subject, headline)
    found = (target.comparator if target else None, *_areas(subject, headline), _best(subject, headline), _previous(subject, headline))
    return tuple(comparator for comparator in found if comparator is not None)


def find_target(subject: Subject, headline: Point) -> TargetRule | None:
    """The line's own target, else the one printed for the area, else the national one."""
    target = subject.line.target
    if target is None:
        return _printed_target(subject, headline)
    period = _read_period(target.period_label)
    comparator = ComparatorValue(
        kind=ComparatorKind.TARGET,
        label="Target",
        area_code=subject.area.area_code,
        value=target.value,
        display=subject.show(target.value),
        period=period,
        published=True,
        provenance=None,
    )
    due = (period.end or _year_end(headline.period)) if target.when is TargetWhen.YEAR_END else None
    return TargetRule(comparator=comparator, amber_margin=target.amber_margin, due=due, set_by=target.set_by)


def is_comparable(subject: Subject, own: Period, comparator: ComparatorValue) -> str:
    """An empty text where the two figures can be compared, else the reason why not."""
    between_areas = comparator.kind in {ComparatorKind.ENGLAND, ComparatorKind.REGION, ComparatorKind.BEST_5_PERCENT}
    unit = subject.indicator.unit
    if between_areas and unit in SIZED_UNITS:
        return "a number is not comparable between areas of different size"
    first, second = own.length_in_months, comparator.period.length_in_months
    if not first or not second or first == second or unit not in SIZED_UNITS | RATE_UNITS:
        return ""
    if unit in RATE_UNITS and min(first, second) >= YEAR:
        return ""
    return f"the two figures are for periods of different length ({own.display} and {comparator.period.display})"


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
        [point for point in dated if (point.period.start, point.period.end) == (period.start, period.end)],
        [point for point in dated if may_contain and _contains(point.period, period)],
        [point for point in dated if point.period.kind is period.kind and _end(point.period) <= day],
        [point for point in dated if _end(point.period) <= day],
    ):
        if fits:
            return max(fits, key=lambda point: (point.period.kind is period.kind, point.period.sort_key))
    return min(dated, key=lambda point: (_end(point.period), point.period.sort_key))


def _areas(subject: Subject, headline: Point) -> tuple[ComparatorValue | None, ...]:
    england = None if subject.area.area_code == ENGLAND else _area(subject, headline, ComparatorKind.ENGLAND, ENGLAND, "England")
    region = subject.areas.get(subject.area.parent_code)
    if region is None or region.kind is not AreaKind.REGION:
        return (england,)
    return england, _area(subject, headline, ComparatorKind.REGION, region.area_code, region.name)


def _area(subject: Subject, headline: Point, kind: ComparatorKind, area_code: str, name: str) -> ComparatorValue | None:
    series = subject.series(role=Role.ACTUAL, area_code=area_code, breakdown=_breakdown(subject))
    return _comparator(subject, pick(series, headline.period), headline, kind=kind, name=name)


def _best(subject: Subject, headline: Point) -> ComparatorValue | None:
    if not subject.indicator.polarity.is_judged:
        return None
    series = subject.series(role=Role.BEST_5_PERCENT, area_code=None, breakdown=_breakdown(subject))
    return _comparator(subject, pick(series, headline.period), headline, kind=ComparatorKind.BEST_5_PERCENT, name="Best 5%")


def _previous(subject: Subject, headline: Point) -> ComparatorValue | None:
    point = subject.own.previous(headline)
    if point is None or point.period.end is None or headline.period.end is None:
        return None
    step = _STEPS.get(months_between(point.period.end, headline.period.end), "figure before")
    return _comparator(subject, point, headline, kind=ComparatorKind.PREVIOUS, name=f"The {step}")


def _printed_target(subject: Subject, headline: Point) -> TargetRule | None:
    breakdown = (subject.line.breakdown_type, subject.line.breakdown)
    for area_code, name in ((subject.area.area_code, "Target"), (ENGLAND, "National target")):
        point = pick(subject.series(role=Role.TARGET, area_code=area_code, breakdown=breakdown), headline.period, may_contain=True)
        if point is not None:
            found = _comparator(subject, point, headline, kind=ComparatorKind.TARGET, name=name)
            return TargetRule(comparator=found, amber_margin=0.0, due=None, set_by="") if found else None
    return None


def _comparator(subject: Subject, point: Point | None, headline: Point, *, kind: ComparatorKind, name: str) -> ComparatorValue | None:
    if point is None or point.value is None:
        return None
    return ComparatorValue(
        kind=kind,
        label=name if _is_same_time(kind, point.period, headline.period) else f"{name} {point.period.display}",
        area_code=point.current.area_code,
        value=point.value,
        display=subject.show(point.value, bound=point.current.bound),
        period=point.period,
        published=True,
        provenance=point.current.provenance,
    )


def _is_same_time(kind: ComparatorKind, period: Period, own: Period) -> bool:
    if kind is ComparatorKind.PREVIOUS or (period.start, period.end) == (own.start, own.end):
        return True
    return kind is ComparatorKind.TARGET and _contains(period, own)


def _breakdown(subject: Subject) -> tuple[str, str]:
    named = subject.line.comparator_breakdown
    if named is None:
        return subject.line.breakdown_type, subject.line.breakdown
    return (subject.line.breakdown_type, named) if named else ("", "")


def _contains(outer: Period, inner: Period) -> bool:
    if outer.start is None or inner.end is None:
        return False
    return outer.start <= (inner.start or inner.end) and (outer.end is None or inner.end <= outer.end)


def _end(period: Period) -> date:
    return period.end or period.start or date.min


def _read_period(label: str) -> Period:
    try:
        return parse_period(label)
    except PeriodError:
        # A target's period is free text in a scorecard ("each quarter"): it is shown, and gives no dates.
        return Period(label=label, kind=PeriodKind.NOT_STATED, start=None, end=None)


def _year_end(period: Period) -> date | None:
    """The end of the financial year that the period ends in."""
    if period.end is None:
        return None
    return last_day(period.end.year + (period.end.month > MARCH), MARCH)
