"""A year that met its target may hide months that did not: what the line's own months or quarters say of the target."""

from analysis.periods import PeriodKind
from analysis.series import Point
from analysis.subject import Subject
from analysis.targets import find_target


def in_year_words(subject: Subject, headline: Point) -> str:
    """Where the latest month or quarter stands on the other side of the target than the headline: in words, else an empty text.

    The months are those that the scorecard line draws (``spark_kind``); only a measure with a good direction is judged.
    """
    target, kind = find_target(subject, headline), subject.line.spark_kind
    if target is None or not kind or kind == headline.period.kind or headline.value is None or not subject.indicator.polarity.is_judged:
        return ""
    if target.is_ahead_of(headline.period):
        return ""
    drawn = [point for point in subject.own.of_kind(PeriodKind(kind)) if point.value is not None and point.period.end is not None]
    if not drawn or drawn[-1].value is None:
        return ""
    latest, level, sign = drawn[-1], target.comparator.value, subject.indicator.polarity.sign
    met, met_in_all = sign * (drawn[-1].value - level) >= 0, sign * (headline.value - level) >= 0
    if met == met_in_all:
        return ""
    did = f"{'meets' if met else 'misses'} the target of {target.comparator.display}"
    return f"the latest, {latest.period.display}, is {subject.show_figure(latest.current)} and {did}"
