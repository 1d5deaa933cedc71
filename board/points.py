"""A point of a series with the words that a table or a chart needs."""

from analysis.confidence import interval_for
from analysis.formatting import display_figure, display_value
from analysis.indicators import Indicator
from analysis.series import Point
from analysis.views import SeriesPoint


def series_point(point: Point, *, indicator: Indicator) -> SeriesPoint:
    """The current figure of a point with its 95% interval, what it replaced and what disagrees with it."""
    found = interval_for(point.current, indicator)
    return SeriesPoint(
        observation=point.current,
        period=point.period,
        display=display_figure(point.current, indicator=indicator),
        previously=tuple(point.earlier),
        conflicts=tuple(point.conflicts),
        interval=found[0] if found else None,
        interval_display=f"{_show(found[0].lower, indicator)} to {_show(found[0].upper, indicator)}" if found else "",
        interval_method=found[1] if found else "",
    )


def _show(value: float, indicator: Indicator) -> str:
    return display_value(value=value, unit=indicator.unit, decimals=indicator.decimals, unit_words=indicator.unit_words)
