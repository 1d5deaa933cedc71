"""The authorities of a comparison, each in its place, and the levels that they are seen against."""

from collections.abc import Mapping

import numpy as np

from analysis.areas import AreaKind
from analysis.authorities import AuthorityValues
from analysis.centiles import LEAST_AUTHORITIES, Quartiles, band_of, quartiles
from analysis.comparison_views import ComparedArea, Level, Mark
from analysis.confidence import intervals_for
from analysis.formatting import SYMBOL_WORDS
from analysis.observations import Interval, Symbol
from analysis.picking import same_days
from analysis.ranks import ranks
from analysis.standing import best_5_obstacle
from analysis.worked_series import best_5_over_time
from board.comparison_frame import Frame


def is_ranked(frame: Frame) -> bool:
    """Whether the authorities have ranks and quarters: not by volumes, and not where too few have a value for a verdict to give any."""
    return not frame.is_by_number and frame.values.count >= LEAST_AUTHORITIES


def quartile_bounds(frame: Frame) -> Quartiles | None:
    """The bounds of the quarters, where there are any."""
    return quartiles(frame.values.known) if is_ranked(frame) else None


def best_level(frame: Frame) -> tuple[Level | None, str]:
    """The best 5%: worked out, else as published for these very days; or the reason why there is none."""
    series = best_5_over_time(frame.subject, kind=frame.values.period.kind)
    point = next((point for point in series.points if same_days(point.period, frame.values.period)), None)
    if point is None:
        return None, best_5_obstacle(frame.subject, frame.values, frame.values.period)
    words = f"Best 5% of {point.count}" if point.count else "Best 5%, printed"
    return Level(value=point.value, display=point.display, words=words, count=point.count), ""


def compared_areas(frame: Frame, bounds: Quartiles | None) -> tuple[ComparedArea, ...]:
    """Every authority, the best first (the highest, where neither direction is good), those without a value last by name.

    A former authority without a value is left out: it was no more, and lacks nothing.
    """
    values, polarity = frame.values, frame.indicator.polarity
    places = ranks(values.values, polarity=polarity) if bounds else (None,) * len(values.area_codes)
    reach, marks = intervals_for(values, unit=frame.indicator.unit), _marks(frame)
    found = []
    for at, code in enumerate(values.area_codes):
        value = _known(values.values[at])
        if value is None and frame.facts.area(code).kind is AreaKind.FORMER_AUTHORITY:
            continue
        interval = _interval(reach.lower[at], reach.upper[at]) if value is not None else None
        symbol = _symbol(values, at)
        found.append(
            ComparedArea(
                area_code=code,
                name=frame.facts.area(code).name,
                value=value,
                symbol=symbol,
                display=_display(frame, value, symbol),
                interval=interval,
                interval_display=f"{frame.show(interval.lower)} to {frame.show(interval.upper)}" if interval else "",
                rank=places[at],
                band=band_of(value, bounds, polarity=polarity) if value is not None and bounds else None,
                mark=marks.get(code, Mark.OTHER),
                difference=difference_to_own(frame, code, value),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.value is None, -(polarity.sign or 1) * (one.value or 0.0), one.name)))


def _display(frame: Frame, value: float | None, symbol: Symbol | None) -> str:
    """A value in words with the mark that its source gives it, or why there is none."""
    if value is None:
        return SYMBOL_WORDS[symbol or Symbol.BLANK]
    return f"{frame.show(value)} ({SYMBOL_WORDS[symbol]})" if symbol else frame.show(value)


def without_row(frame: Frame, code: str) -> ComparedArea:
    """An authority for which the sources hold no row of this period at all."""
    return ComparedArea(
        area_code=code,
        name=frame.facts.area(code).name,
        value=None,
        symbol=Symbol.BLANK,
        display="no figure loaded",
        interval=None,
        interval_display="",
        rank=None,
        band=None,
        mark=_marks(frame).get(code, Mark.OTHER),
        difference="",
    )


def difference_to_own(frame: Frame, code: str, value: float | None) -> str:
    """How an authority's figure stands to the own one; empty for the own figure, for volumes and where one of the two is missing."""
    if value is None or frame.own is None or frame.is_by_number or code == frame.query.area:
        return ""
    return frame.difference(value, frame.own)


def _marks(frame: Frame) -> Mapping[str, Mark]:
    chosen = dict.fromkeys(frame.chosen_codes, Mark.CHOSEN)
    return {**chosen, **dict.fromkeys(frame.neighbour_codes, Mark.NEIGHBOUR), frame.query.area: Mark.OWN}


def _symbol(values: AuthorityValues, at: int) -> Symbol | None:
    return Symbol(values.symbols[at]) if values.symbols[at] else None


def _known(number: np.float64) -> float | None:
    return None if np.isnan(number) else float(number)


def _interval(lower: np.float64, upper: np.float64) -> Interval | None:
    return None if np.isnan(lower) or np.isnan(upper) else Interval(lower=float(lower), upper=float(upper))
