"""The stretch of time that an area's months or quarters cover: beside them comparators are shown for that time only.

England's figures often run on for years by year; on one axis with them twelve months would be pressed into a corner.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from analysis.periods import Period, PeriodKind

_SHORT = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER})


class Dated(Protocol):
    """Anything that has a period."""

    @property
    def period(self) -> Period:
        """Its period."""


Found = TypeVar("Found", bound=Dated)


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """From a first day to a last."""

    first: date
    last: date

    def holds(self, period: Period) -> bool:
        """Whether the whole of a period lies within; one without both its days does not."""
        return period.start is not None and period.end is not None and self.first <= period.start and period.end <= self.last

    def beside(self, points: Iterable[Found]) -> tuple[Found, ...]:
        """The points within; where there is none, the last before, so that the newest quarters have the latest year beside them."""
        ordered = sorted(points, key=lambda point: point.period.sort_key)
        within = [point for point in ordered if self.holds(point.period)]
        return tuple(within or [point for point in ordered if point.period.end is not None and point.period.end <= self.last][-1:])


def stretch_of(points: Iterable[Dated], *, kind: PeriodKind) -> Stretch | None:
    """The stretch of an area's points, shown by a kind of period; None for years and longer, whose comparators are shown whole."""
    days = [(point.period.start, point.period.end) for point in points]
    dated = [(start, end) for start, end in days if start is not None and end is not None]
    if kind not in _SHORT or not dated:
        return None
    return Stretch(first=min(start for start, _ in dated), last=max(end for _, end in dated))
