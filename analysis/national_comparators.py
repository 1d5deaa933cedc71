"""The comparators worked out from every authority's figure: the best 5%, and the statistical neighbours' mean and median.

They rest on the upper-tier authorities that have a value for the same days or, where too few have, for the nearest time
before of the same kind.
"""

from analysis.areas import BEST_5_GROUP
from analysis.authorities import AuthorityValues
from analysis.centiles import best_5
from analysis.periods import Period
from analysis.picking import label_beside
from analysis.standing import best_5_obstacle, neighbours_beside, periods_beside
from analysis.subject import Subject
from analysis.verdict import ComparatorKind, ComparatorValue

BEST_5_NAME = "Best 5%"
UNDATED = "its period is not stated, so that no other authority's figure can stand beside it"
MEAN_NAME, MEDIAN_NAME = "Neighbours’ mean", "Neighbours’ median"
_NEIGHBOURS = {ComparatorKind.NEIGHBOURS: MEAN_NAME, ComparatorKind.NEIGHBOURS_MEDIAN: MEDIAN_NAME}


def best_5_worked_out(subject: Subject, own: Period) -> ComparatorValue | None:
    """The best 5% of all authorities beside a figure of the period ``own``; None where ``why_no_best_5`` says why."""
    for found in periods_beside(subject, own):
        if not best_5_obstacle(subject, found, own):
            value = best_5(found.known, polarity=subject.indicator.polarity)
            kind = ComparatorKind.BEST_5_PERCENT
            return _worked_out(subject, value, found, own=own, kind=kind, name=BEST_5_NAME, area_code=BEST_5_GROUP, count=found.count)
    return None


def why_no_best_5(subject: Subject, own: Period) -> str:
    """Why no best 5% can be worked out for a period, inside a sentence; empty where nothing stands in its way."""
    if own.end is None:
        return UNDATED
    return best_5_obstacle(subject, next(iter(periods_beside(subject, own)), None), own)


def neighbour_comparators(subject: Subject, own: Period) -> tuple[ComparatorValue, ...]:
    """The mean and the median of an authority's neighbours that have a value; none for an area that has no neighbours."""
    averaged = neighbours_beside(subject, own)
    if averaged is None:
        return ()
    found, average = averaged
    values = {ComparatorKind.NEIGHBOURS: average.mean, ComparatorKind.NEIGHBOURS_MEDIAN: average.median}
    return tuple(
        _worked_out(subject, values[kind], found, own=own, kind=kind, name=name, area_code="", count=average.count)
        for kind, name in _NEIGHBOURS.items()
    )


def why_no_neighbours(subject: Subject, own: Period) -> str:
    """Why there is no average of neighbours, inside a sentence."""
    if own.end is None:
        return UNDATED
    of = len(subject.neighbours.of(subject.area.area_code))
    if not subject.neighbours.by_area:
        return "no statistical neighbours are loaded"
    if of == 0:
        return f"{subject.neighbours.title or subject.neighbours.model} names no statistical neighbours for {subject.area.name}"
    return f"none of its {of} statistical neighbours has a figure for {own.display} or before"


def _worked_out(
    subject: Subject, value: float, found: AuthorityValues, *, own: Period, kind: ComparatorKind, name: str, area_code: str, count: int
) -> ComparatorValue:
    return ComparatorValue(
        kind=kind,
        label=label_beside(own, kind=kind, name=name, period=found.period),
        area_code=area_code,
        value=value,
        display=subject.show(value),
        period=found.period,
        published=False,
        provenance=None,
        count=count,
    )
