"""The spine of an indicator: where the authorities, England, the best 5% and an area lie between the worst and the best.

The geometry is that of the Fingertips area profile: England in the middle, and one scale for both sides, so that the
farther end reaches the edge. The best is always right; where neither direction is good, the highest is.
"""

from dataclasses import dataclass

from analysis.authorities import AuthorityValues
from analysis.centiles import LEAST_VALUES, quartiles
from analysis.polarity import Polarity

CENTRE = 0.5


class SpineError(ValueError):
    """Too few values for a spine; the message is the reason in words."""


@dataclass(frozen=True, kw_only=True)
class Spine:
    """Places from 0 (left) to 1 (right, the good side); the centre is 0.5.

    The light bar runs from ``worst`` to ``best``, the dark one between the two quarters. A place is None for what is not known.
    """

    worst: float
    worst_quarter: float
    best_quarter: float
    best: float
    england: float | None
    best_5: float | None
    own: float | None


def spine(found: AuthorityValues, *, polarity: Polarity, own: float | None, england: float | None, best_5: float | None) -> Spine:
    """The places of an indicator's values, all in its unit.

    Without a figure for England the median stands in the middle. The scale takes in whatever is to be drawn, so that an own
    figure from another source than the authorities' never falls off the edge.

    Raises:
        SpineError: fewer than four authorities have a value.
    """
    if found.count < LEAST_VALUES:
        have = {0: "no authority has", 1: "only 1 authority has"}.get(found.count, f"only {found.count} authorities have")
        raise SpineError(f"{have} a figure, and a spine needs {LEAST_VALUES}")
    bounds = quartiles(found.known)
    centre = bounds.median if england is None else england
    drawn = [value for value in (bounds.lowest, bounds.highest, own, best_5) if value is not None]
    reach = max(abs(value - centre) for value in drawn)
    way = -1 if polarity is Polarity.LOW else 1

    def place(value: float) -> float:
        return CENTRE + way * CENTRE * (value - centre) / reach if reach else CENTRE

    left_to_right = sorted(place(value) for value in (bounds.lowest, bounds.lower, bounds.upper, bounds.highest))
    worst, worst_quarter, best_quarter, best = left_to_right
    return Spine(
        worst=worst,
        worst_quarter=worst_quarter,
        best_quarter=best_quarter,
        best=best,
        england=None if england is None else place(england),
        best_5=None if best_5 is None else place(best_5),
        own=None if own is None else place(own),
    )


@dataclass(frozen=True, kw_only=True)
class BareSpine:
    """Places from 0 to 1 where the authorities' own values are not known: only England, a published best 5%, and the own figure."""

    england: float
    best_5: float
    own: float


def bare_spine(*, polarity: Polarity, own: float, england: float, best_5: float) -> BareSpine:
    """The places of three figures, England in the middle and the good side right."""
    reach = max(abs(own - england), abs(best_5 - england))
    way = -1 if polarity is Polarity.LOW else 1

    def place(value: float) -> float:
        return CENTRE + way * CENTRE * (value - england) / reach if reach else CENTRE

    return BareSpine(england=CENTRE, best_5=place(best_5), own=place(own))
