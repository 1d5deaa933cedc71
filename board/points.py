"""A point of a series with the words that a table or a chart needs."""

from analysis.formatting import display_figure
from analysis.indicators import Indicator
from analysis.series import Point
from analysis.views import SeriesPoint


def series_point(point: Point, *, indicator: Indicator) -> SeriesPoint:
    """The current figure of a point with what it replaced and what disagrees with it."""
    return SeriesPoint(
        observation=point.current,
        period=point.period,
        display=display_figure(point.current, indicator=indicator),
        previously=tuple(point.earlier),
        conflicts=tuple(point.conflicts),
    )
