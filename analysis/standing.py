"""Where a figure stands among all upper-tier authorities, and beside its statistical neighbours, at one time."""

from dataclasses import dataclass

import numpy as np

from analysis.areas import AreaKind
from analysis.authorities import AuthorityValues, Numbers
from analysis.centiles import LEAST_AUTHORITIES, Band, CentileError, Quartiles, band_of, best_5, quartiles
from analysis.neighbours import NeighbourAverage, neighbour_average
from analysis.periods import Period
from analysis.ranks import rank_of
from analysis.series import Point, is_dated
from analysis.subject import Subject

OF_OTHER_SIZES = "a number is not comparable between areas of different size"
_NONE_KNOWN: Numbers = np.array([], dtype=np.float64)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A figure among the ``count`` authorities that have one for the very days of its period.

    ``rank`` is 1 for the best and ``band`` A for the best quarter; a neutral measure has neither, and nor has an area that is
    not among the authorities. With fewer than 20 authorities nothing is worked out, and ``best_5_reason`` says so.
    """

    period: Period
    count: int
    rank: int | None
    band: Band | None
    quartiles: Quartiles | None
    best_5: float | None
    best_5_reason: str


@dataclass(frozen=True, kw_only=True)
class NeighbourStanding:
    """What an authority's neighbours average for ``period``: ``count`` of ``of`` have a value. ``title`` names the model in words.

    ``sides_differ`` says that the figure lies above one of the averages and below the other.
    """

    model: str
    title: str
    source_id: str
    period: Period
    of: int
    count: int
    mean: float
    median: float
    sides_differ: bool


def standing_of(subject: Subject, headline: Point) -> Standing | None:
    """The figure among all authorities; None where none has a value for its time, or where their sizes decide the figure."""
    found = subject.authorities.at((subject.line.breakdown_type, subject.line.breakdown), headline.period)
    if found is None or found.count == 0 or subject.indicator.is_volume:
        return None
    polarity, known = subject.indicator.polarity, found.known
    reason = best_5_obstacle(subject, found, headline.period)
    bounds = quartiles(known) if found.count >= LEAST_AUTHORITIES else None
    code = subject.area.area_code
    own = headline.value if found.value_of(code) is not None else None
    return Standing(
        period=found.period,
        count=found.count,
        rank=rank_of(own, found.known_with(code, own), polarity=polarity) if bounds and own is not None else None,
        band=band_of(own, bounds, polarity=polarity) if bounds and own is not None else None,
        quartiles=bounds,
        best_5=None if reason else best_5(known, polarity=polarity),
        best_5_reason=reason,
    )


def best_5_obstacle(subject: Subject, found: AuthorityValues | None, period: Period) -> str:
    """Why the best 5% of a period cannot be worked out, inside a sentence; empty where it can."""
    if subject.indicator.is_volume:
        return OF_OTHER_SIZES
    try:
        best_5(found.known if found else _NONE_KNOWN, polarity=subject.indicator.polarity, when=f"for {period.display}")
    except CentileError as why:
        return str(why)
    return ""


def neighbour_standing_of(subject: Subject, headline: Point) -> NeighbourStanding | None:
    """The figure beside its neighbours' averages; None where there are none."""
    averaged = neighbours_beside(subject, headline.period)
    if averaged is None:
        return None
    found, average = averaged
    model = subject.neighbours
    return NeighbourStanding(
        model=model.model,
        title=model.title or model.model,
        source_id=model.source_id,
        period=found.period,
        of=len(model.of(subject.area.area_code)),
        count=average.count,
        mean=average.mean,
        median=average.median,
        sides_differ=headline.value is not None and average.sides_differ(headline.value),
    )


def neighbours_beside(subject: Subject, own: Period) -> tuple[AuthorityValues, NeighbourAverage] | None:
    """The neighbours' averages to put beside a period: of the same days or, where no neighbour has a value for those, of earlier ones.

    None for an area that has no neighbours, and for a volume: they differ in size.
    """
    if subject.area.kind is not AreaKind.UPPER_TIER_AUTHORITY or subject.indicator.is_volume:
        return None
    codes = subject.neighbours.codes_of(subject.area.area_code)
    for found in periods_beside(subject, own):
        average = neighbour_average(found, codes)
        if average is not None:
            return found, average
    return None


def periods_beside(subject: Subject, own: Period) -> tuple[AuthorityValues, ...]:
    """The authorities' values that may stand beside a period, in order: the same days, then earlier ones of its kind and length."""
    if not is_dated(own) or own.end is None:
        return ()
    last = own.end
    every = subject.authorities.of(subject.compared)
    same = [found for found in every if (found.period.start, found.period.end) == (own.start, own.end)]
    before = [
        found
        for found in every
        if found not in same
        and found.period.kind is own.kind
        and found.period.length_in_months == own.length_in_months
        and found.period.end is not None
        and found.period.end < last
    ]
    return (*same, *reversed(before))
