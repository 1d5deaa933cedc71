"""What a figure is compared with, each comparator with its own period."""

from collections.abc import Iterable

from analysis.areas import BEST_5_GROUP, ENGLAND, AreaKind
from analysis.indicators import Indicator
from analysis.national_comparators import BEST_5_NAME, best_5_worked_out, neighbour_comparators
from analysis.observations import Observation, Role
from analysis.period_runs import months_between
from analysis.periods import Period
from analysis.picking import as_comparator, pick, same_days
from analysis.series import Point, Series, resolve
from analysis.subject import Subject
from analysis.targets import find_target
from analysis.units import RATE_UNITS, SIZED_UNITS
from analysis.verdict import ComparatorKind, ComparatorValue

BETWEEN_AREAS = frozenset(
    {
        ComparatorKind.ENGLAND,
        ComparatorKind.REGION,
        ComparatorKind.NEIGHBOURS,
        ComparatorKind.NEIGHBOURS_MEDIAN,
        ComparatorKind.BEST_5_PERCENT,
    }
)
"""Comparators that are other areas' figures."""
_STEPS = {1: "month before", 3: "quarter before", 12: "year before"}
YEAR = 12


def find_comparators(subject: Subject, headline: Point) -> tuple[ComparatorValue, ...]:
    """Every comparator that the figures hold for the headline point.

    The area itself is never its own comparator, and a volume has none among areas of other sizes.
    """
    target = find_target(subject, headline)
    found = (target.comparator if target else None, *_other_areas(subject, headline), _previous(subject, headline))
    return tuple(comparator for comparator in found if comparator is not None)


def best_5_series(observations: Iterable[Observation], *, indicator: Indicator, breakdown: tuple[str, str], area_code: str) -> Series:
    """The best 5% of a breakdown (its type and name) for an area: the rows published for that very area, else those for all.

    Rows published for another area's own benchmark are never among them.
    """
    rows = [
        figure for figure in observations if figure.role is Role.BEST_5_PERCENT and (figure.breakdown_type, figure.breakdown) == breakdown
    ]
    own = [figure for figure in rows if figure.area_code == area_code]
    return resolve(own or [figure for figure in rows if figure.area_code in {BEST_5_GROUP, ENGLAND}], indicator=indicator)


def is_comparable(subject: Subject, own: Period, comparator: ComparatorValue) -> str:
    """An empty text where the two figures can be compared, else the reason why not."""
    unit = subject.indicator.unit
    first, second = own.length_in_months, comparator.period.length_in_months
    if not first or not second or first == second or unit not in SIZED_UNITS | RATE_UNITS:
        return ""
    if unit in RATE_UNITS and min(first, second) >= YEAR:
        return ""
    return f"the two figures are for periods of different length ({own.display} and {comparator.period.display})"


def _other_areas(subject: Subject, headline: Point) -> tuple[ComparatorValue | None, ...]:
    if subject.indicator.is_volume:
        return ()
    return *_areas(subject, headline), *neighbour_comparators(subject, headline.period), _best(subject, headline.period)


def _areas(subject: Subject, headline: Point) -> tuple[ComparatorValue | None, ...]:
    england = None if subject.area.area_code == ENGLAND else _area(subject, headline, ComparatorKind.ENGLAND, ENGLAND, "England")
    region = subject.areas.get(subject.area.parent_code)
    if region is None or region.kind is not AreaKind.REGION:
        return (england,)
    return england, _area(subject, headline, ComparatorKind.REGION, region.area_code, region.name)


def _area(subject: Subject, headline: Point, kind: ComparatorKind, area_code: str, name: str) -> ComparatorValue | None:
    breakdown = subject.compared
    series = subject.series(role=Role.ACTUAL, area_code=area_code, breakdown=breakdown)
    is_other = breakdown != (subject.line.breakdown_type, subject.line.breakdown)
    said = f"{name}, {breakdown[1].lower() or 'all'}" if is_other else name
    return as_comparator(subject, pick(series, headline.period), headline.period, kind=kind, name=said)


def _best(subject: Subject, own: Period) -> ComparatorValue | None:
    """The best 5% worked out, else the published one; one of the figure's own time goes before one of another."""
    if not subject.indicator.polarity.is_judged:
        return None
    series = best_5_series(subject.observations, indicator=subject.indicator, breakdown=subject.compared, area_code=subject.area.area_code)
    published = as_comparator(subject, pick(series, own), own, kind=ComparatorKind.BEST_5_PERCENT, name=BEST_5_NAME)
    found = [comparator for comparator in (best_5_worked_out(subject, own), published) if comparator is not None]
    return next((comparator for comparator in found if same_days(comparator.period, own)), found[0] if found else None)


def _previous(subject: Subject, headline: Point) -> ComparatorValue | None:
    point = subject.own.previous(headline)
    if point is None or point.period.end is None or headline.period.end is None:
        return None
    step = _STEPS.get(months_between(point.period.end, headline.period.end), "figure before")
    return as_comparator(subject, point, headline.period, kind=ComparatorKind.PREVIOUS, name=f"The {step}")
