"""The one place that decides where a value axis starts and ends, and when it must say that it does not start at 0."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.units import Unit

_FROM_ZERO = {Unit.COUNT, Unit.GBP, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS}
_HEADROOM = 0.08
_NEAR_ZERO = 0.45
_FEW = 6


@dataclass(frozen=True, kw_only=True)
class AxisRange:
    """The lowest and highest value drawn, and whether 0 is among them."""

    low: float
    high: float
    starts_at_zero: bool


def axis_range(values: Iterable[float], *, unit: Unit) -> AxisRange:
    """Counts and amounts start at 0. Rates and percentages start at 0 unless they all lie in the upper part of the axis."""
    drawn = list(values)
    low, high = min(drawn, default=0.0), max(drawn, default=1.0)
    room = (high - low or abs(high) or 1.0) * _HEADROOM
    if low >= 0 and (unit in _FROM_ZERO or low < _NEAR_ZERO * high or high == 0):
        return AxisRange(low=0.0, high=high + room or 1.0, starts_at_zero=True)
    ceiling = min(high + room, 100.0) if unit is Unit.PERCENT and high <= 100 else high + room  # noqa: PLR2004 - a whole is 100 per cent
    return AxisRange(low=low - 2 * room, high=ceiling, starts_at_zero=False)


def value_ticks(*, highest: float, unit: Unit) -> dict[str, object]:
    """The unit's sign on the ticks, and whole numbers only for a count of a few."""
    if unit is Unit.PERCENT:
        return {"ticksuffix": "%"}
    if unit is Unit.GBP:
        return {"tickprefix": "£"}
    return {"dtick": 1} if unit is Unit.COUNT and highest < _FEW else {}
