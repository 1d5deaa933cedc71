"""The XmR chart of a series as a page shows it: the points with their periods, the limits, and what they say in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from analysis.formatting import RATE_BASES
from analysis.period_types import Period
from analysis.series import Point
from analysis.spc import Assurance, PointType, SpcPoint, Xmr
from analysis.spc_rules import MOST_IN_WINDOW, RUN, WINDOW, Signal
from analysis.subject import Subject
from analysis.trends import control_chart, control_run
from analysis.units import Unit

_WHOLE = 100.0
_PLACES = {
    (Signal.NONE, 0): "lies within the limits of chance",
    (Signal.OUTSIDE, 1): "lies above the limits of chance",
    (Signal.OUTSIDE, -1): "lies below the limits of chance",
    (Signal.TREND, 1): f"is the last of {RUN} or more that rise one after the other",
    (Signal.TREND, -1): f"is the last of {RUN} or more that fall one after the other",
    (Signal.NEAR_LIMIT, 1): f"is one of {MOST_IN_WINDOW} of the last {WINDOW} close to the upper limit",
    (Signal.NEAR_LIMIT, -1): f"is one of {MOST_IN_WINDOW} of the last {WINDOW} close to the lower limit",
    (Signal.ONE_SIDE, 1): f"is the last of {RUN} or more above the mean",
    (Signal.ONE_SIDE, -1): f"is the last of {RUN} or more below the mean",
}
"""How the latest figure lies in its chart, by the rule that fired and its side."""


@dataclass(frozen=True, kw_only=True)
class ControlPoint:
    """A figure of the chart with its period and that period's last day, its words, and what the rules say of it."""

    period: Period
    end: date
    display: str
    found: SpcPoint


@dataclass(frozen=True, kw_only=True)
class ControlChart:
    """The chart: its points oldest first, the mean, and the limits, None where the unit has no value beyond them.

    ``words`` say what the latest figure shows and by which rule; ``assurance`` whether a process that goes on like this will
    meet the target. ``is_trial`` limits rest on so few points that each new one moves them.
    """

    points: tuple[ControlPoint, ...]
    mean: float
    mean_display: str
    lower: float | None
    upper: float | None
    lower_display: str
    upper_display: str
    words: str
    assurance: Assurance
    is_trial: bool

    @property
    def limits_words(self) -> str:
        """The limits in words: "17.7% to 31%", or the one that there is."""
        if self.lower_display and self.upper_display:
            return f"{self.lower_display} to {self.upper_display}"
        if self.upper_display:
            return f"up to {self.upper_display}"
        return f"{self.lower_display} or more" if self.lower_display else "any figure"

    @property
    def special(self) -> tuple[ControlPoint, ...]:
        """The points that are not chance alone."""
        return tuple(point for point in self.points if point.found.signal is not Signal.NONE)


def chart_over_time(subject: Subject, *, target: float | None = None) -> ControlChart | None:
    """The chart of the evenly spaced figures that end with the headline figure; None for fewer than twelve.

    ``target`` is the one that is due, in the unit.
    """
    headline = subject.headline
    found = control_chart(subject, headline) if headline else None
    if headline is None or found is None:
        return None
    run = control_run(subject, headline)
    lower, upper = _possible(found, subject.indicator.unit)
    return ControlChart(
        points=tuple(_points(subject, run, found)),
        mean=found.mean,
        mean_display=subject.show(found.mean),
        lower=lower,
        upper=upper,
        lower_display=subject.show(lower) if lower is not None else "",
        upper_display=subject.show(upper) if upper is not None else "",
        words=_words(subject, headline, found),
        assurance=found.assurance(target, polarity=subject.indicator.polarity),
        is_trial=found.current.is_trial,
    )


def _points(subject: Subject, run: list[Point], found: Xmr) -> Iterator[ControlPoint]:
    for point, judged in zip(run, found.points, strict=True):
        if point.period.end is not None:
            yield ControlPoint(period=point.period, end=point.period.end, display=subject.show_figure(point.current), found=judged)


def _possible(found: Xmr, unit: Unit) -> tuple[float | None, float | None]:
    """The limits within what the unit can be: no rate or number is below 0, no share above a whole."""
    has_floor = unit in RATE_BASES or unit is Unit.COUNT
    lower = None if has_floor and found.lower < 0 else found.lower
    return lower, None if unit is Unit.PERCENT and found.upper > _WHOLE else found.upper


def _words(subject: Subject, headline: Point, found: Xmr) -> str:
    shown, where = subject.show_figure(headline.current), _PLACES[found.latest.signal, found.latest.sign]
    meaning = {
        PointType.COMMON: "no signal of change",
        PointType.IMPROVEMENT: "a signal of improvement",
        PointType.CONCERN: "a signal of concern",
        PointType.NEUTRAL: "a signal of change",
    }[found.latest.point_type]
    return f"The latest figure, {shown} {headline.period.phrase}, {where}: {meaning}."
