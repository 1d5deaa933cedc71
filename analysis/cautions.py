"""What a reader should know before trusting a figure: doubts, conflicts, revisions, other periods, missing newer figures."""

from analysis.formatting import SYMBOL_WORDS
from analysis.observations import Observation, Symbol
from analysis.period_types import write_day
from analysis.scorecards import RateAgainst
from analysis.series import Point
from analysis.subject import Subject, later_silent
from analysis.verdict import ComparatorKind, ComparatorValue


def cautions_of(subject: Subject, headline: Point, comparators: tuple[ComparatorValue, ...]) -> tuple[str, ...]:
    """The cautions on a figure, the gravest first, each a sentence and said once."""
    figure = headline.current
    found = [
        figure.doubt,
        "The source marks this figure as unreliable." if figure.symbol is Symbol.UNRELIABLE and figure.value is not None else "",
        *(_conflict(subject, other) for other in headline.conflicts),
        *(_revision(subject, other) for other in headline.earlier),
        _silence(subject, headline),
        *_other_times(subject, headline, comparators),
        subject.indicator.caution,
        subject.line.note,
    ]
    return tuple(dict.fromkeys(text.strip() for text in found if text.strip()))


def _conflict(subject: Subject, other: Observation) -> str:
    found = other.provenance
    place = f"line {found.line}" if found.line is not None else found.ref or "another place"
    return f"The same source also prints {subject.show_figure(other)} ({place})."


def _revision(subject: Subject, other: Observation) -> str:
    source = other.provenance
    return f"Revised from {subject.show_figure(other)}, which {source.source_title} printed on {write_day(source.published_on)}."


def _silence(subject: Subject, headline: Point) -> str:
    later = later_silent(subject, headline)
    if later is None:
        return ""
    return f"The later figure, {later.period.display}, has no value: {SYMBOL_WORDS[later.current.symbol or Symbol.BLANK]}."


def _other_times(subject: Subject, headline: Point, comparators: tuple[ComparatorValue, ...]) -> list[str]:
    """A word on the comparator that the figure is rated against, where it is for another time."""
    against = subject.line.rate_against
    if against in {RateAgainst.NONE, RateAgainst.PREVIOUS, RateAgainst.TARGET}:
        return []
    wanted = {ComparatorKind(against.value)} | ({ComparatorKind.ENGLAND} if against is RateAgainst.BEST_5_PERCENT else set())
    return [
        f"The comparison is with another time: {found.label} beside {headline.period.display}."
        for found in comparators
        if found.kind in wanted and (found.period.start, found.period.end) != (headline.period.start, headline.period.end)
    ]
