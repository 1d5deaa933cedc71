"""What a reader should know before trusting a figure: doubts, conflicts, revisions, other periods, missing newer figures."""

import re
from collections.abc import Iterable, Sequence

from analysis.formatting import SYMBOL_WORDS
from analysis.in_year import in_year_words
from analysis.observations import Observation, Symbol
from analysis.period_runs import is_far_before, time_between
from analysis.period_types import write_day
from analysis.scorecards import RateAgainst
from analysis.series import Point
from analysis.subject import Subject, later_silent
from analysis.targets import find_target
from analysis.trends import difference_words
from analysis.verdict import ComparatorKind, ComparatorValue, Trend


def cautions_of(
    subject: Subject, headline: Point, comparators: tuple[ComparatorValue, ...], *, trend: Trend | None = None
) -> tuple[str, ...]:
    """The cautions on a figure, the gravest first, each a sentence and said once; ``trend`` is one that the source contradicts."""
    figure = headline.current
    return said_once(
        [
            figure.doubt,
            "The source marks this figure as unreliable." if figure.symbol is Symbol.UNRELIABLE and figure.value is not None else "",
            *(_conflict(subject, other) for other in headline.conflicts),
            *(_revision(subject, headline, other) for other in headline.earlier),
            difference_words(trend, said=figure.published_trend) if trend else "",
            _in_year(subject, headline),
            _silence(subject, headline),
            _target_of_another_time(subject, headline),
            *_other_times(subject, headline, comparators),
            _old_previous(headline, comparators),
            subject.indicator.caution,
            subject.line.note,
        ]
    )


def said_once(cautions: Iterable[str]) -> tuple[str, ...]:
    """The cautions in their order without empty ones, and without those whose words another one contains."""
    texts = tuple(dict.fromkeys(text.strip() for text in cautions if text.strip()))
    words = [_plain(text) for text in texts]
    return tuple(
        text for at, text in enumerate(texts) if not any(_says_as_much(words, other=other, than=at) for other in range(len(texts)))
    )


def _says_as_much(words: Sequence[str], *, other: int, than: int) -> bool:
    """Whether another text says all of one; of two that say the same the first stays."""
    return other != than and words[than] in words[other] and (words[than] != words[other] or other < than)


def _plain(text: str) -> str:
    return " " + " ".join(re.findall(r"\w+", text.casefold())) + " "


def _conflict(subject: Subject, other: Observation) -> str:
    found = other.provenance
    place = found.place or "another place"
    return f"The same source also prints {subject.show_figure(other)} ({place})."


def _revision(subject: Subject, headline: Point, other: Observation) -> str:
    source, shown = other.provenance, subject.show_figure(other)
    day = write_day(source.published_on)
    gave = f", loaded on {day}, gave" if source.is_day_of_loading else f" printed on {day}"
    printed = f"which {source.source_title}{gave}."
    return f"Withdrawn since: {shown}, {printed}" if headline.value is None else f"Revised from {shown}, {printed}"


def _in_year(subject: Subject, headline: Point) -> str:
    words = in_year_words(subject, headline)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _silence(subject: Subject, headline: Point) -> str:
    later = later_silent(subject, headline)
    if later is None:
        return ""
    return f"The later figure, {later.period.display}, has no value: {SYMBOL_WORDS[later.current.symbol or Symbol.BLANK]}."


def _target_of_another_time(subject: Subject, headline: Point) -> str:
    target = find_target(subject, headline) if subject.line.rate_against is RateAgainst.TARGET else None
    if target is None or target.is_ahead_of(headline.period) or not target.is_for_another_time(headline.period):
        return ""
    return f"The target was set for {target.comparator.period.display}."


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


def _old_previous(headline: Point, comparators: tuple[ComparatorValue, ...]) -> str:
    previous = next((found.period for found in comparators if found.kind is ComparatorKind.PREVIOUS), None)
    if previous is None or headline.value is None or not is_far_before(previous, headline.period):
        return ""
    return f"The figure before is of {previous.display}, {time_between(previous, headline.period)} earlier."
