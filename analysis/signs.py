"""Amounts that accounts print with a minus although they were received or are held."""

from dataclasses import replace

from analysis.indicators import Indicator
from analysis.observations import Interval, Observation


def as_held(figure: Observation, *, indicator: Indicator) -> Observation:
    """The figure with the sign that a reader expects: contributions received and reserves held are above 0.

    The printed text, and the figure as it was loaded, keep the accounts' minus.
    """
    if not indicator.is_printed_negative or figure.value is None:
        return figure
    return replace(figure, value=-figure.value or 0.0, interval=_turned(figure.interval), interval_998=_turned(figure.interval_998))


def _turned(interval: Interval | None) -> Interval | None:
    return Interval(lower=-interval.upper, upper=-interval.lower) if interval else None
