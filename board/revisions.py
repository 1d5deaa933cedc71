"""Figures printed more than one way: revised by a later document, or twice in one."""

from analysis.formatting import display_figure
from analysis.indicators import Indicator
from analysis.series import Series
from analysis.views import RevisionView


def revision_views(series: Series, *, indicator: Indicator) -> tuple[RevisionView, ...]:
    """Every point of a series that another source, or another page of the same one, prints otherwise."""
    return tuple(
        RevisionView(
            period=point.period,
            current=point.current,
            current_display=display_figure(point.current, indicator=indicator),
            others=others,
            other_displays=tuple(display_figure(other, indicator=indicator) for other in others),
            is_conflict=is_conflict,
        )
        for point in series.points
        for others, is_conflict in ((point.earlier, False), (point.conflicts, True))
        if others
    )
