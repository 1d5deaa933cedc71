"""What changed between two days: the verdicts and figures of a line as they stood then and as they stand now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.formatting import display_figure
from analysis.indicators import Indicator
from analysis.observations import Provenance
from analysis.periods import Period
from analysis.picking import same_days
from analysis.scorecards import RateAgainst
from analysis.series import Point, Series, is_dated
from analysis.verdict import Outcome, Verdict


class ChangeKind(StrEnum):
    """What sort of change it is, the gravest first."""

    WORSENED = "worsened"
    IMPROVED = "improved"
    MOVED = "moved"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    NEW_FIGURE = "new_figure"

    @property
    def words(self) -> str:
        """The heading that such changes stand under."""
        return {
            ChangeKind.WORSENED: "Status worsened",
            ChangeKind.IMPROVED: "Status improved",
            ChangeKind.MOVED: "Status changed in another way",
            ChangeKind.REVISED: "Figures revised",
            ChangeKind.WITHDRAWN: "Figures withdrawn",
            ChangeKind.NEW_FIGURE: "New figures",
        }[self]


_RANKS = {Outcome.WORSE: 0, Outcome.SIMILAR: 1, Outcome.BETTER: 2}
_NEWLY = {Outcome.WORSE: ChangeKind.WORSENED, Outcome.BETTER: ChangeKind.IMPROVED}


@dataclass(frozen=True, kw_only=True)
class StandingChange:
    """One change of a line, in a sentence, with where the two figures stand that it is about.

    ``period`` is the later figure's, or the one that was revised. ``then`` is None for a new figure,
    ``now`` for one that the later side no longer holds.
    """

    kind: ChangeKind
    words: str
    period: Period | None
    now: Provenance | None
    then: Provenance | None = None

    def was_known(self, *, on: date) -> bool:
        """Whether the later figure had been published by a day."""
        return self.now is None or self.now.published_on <= on


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A line on a day: its verdict, and its own series as known then."""

    verdict: Verdict
    own: Series


def changes_between(before: Standing, after: Standing, *, indicator: Indicator) -> tuple[StandingChange, ...]:
    """Every change of a line: its status, figures revised or withdrawn, and what is new."""
    return (
        *_status(before.verdict, after.verdict),
        *_revised(before.own, after.own, indicator=indicator),
        *_gone(before.own, after.own, indicator=indicator),
        *_new(before, after, indicator=indicator),
    )


def _status(before: Verdict, after: Verdict) -> Iterator[StandingChange]:
    if before.observation is None or after.observation is None or before.outcome is after.outcome:
        return
    is_same = before.display == after.display
    was = f"“{before.status}” ({_figure(before, is_beside=is_same)})"
    is_now = f"“{after.status}” ({_figure(after, is_beside=is_same)}{_revised_since(before, after) if is_same else ''})"
    then, now = before.observation.provenance, after.observation.provenance
    yield StandingChange(kind=_way(before, after), words=f"from {was} to {is_now}", period=after.period, now=now, then=then)


def _way(before: Verdict, after: Verdict) -> ChangeKind:
    """Which way a status moved; a line that could not be rated before worsened if it is now red, and improved if green."""
    if before.outcome in _RANKS and after.outcome in _RANKS:
        return ChangeKind.IMPROVED if _RANKS[after.outcome] > _RANKS[before.outcome] else ChangeKind.WORSENED
    return _NEWLY.get(after.outcome, ChangeKind.MOVED)


def _figure(verdict: Verdict, *, is_beside: bool) -> str:
    """A figure and its period; with what it stands beside where the figure alone does not say why the status moved."""
    figure = f"{verdict.display} {verdict.period.phrase}" if verdict.period else verdict.display
    return f"{figure}{_beside(verdict)}" if is_beside else figure


def _beside(verdict: Verdict) -> str:
    against = verdict.rule.comparator
    if against is RateAgainst.PREVIOUS:
        return f", {verdict.change.words}" if verdict.change else ""
    found = next((one for one in verdict.comparators if one.kind.value == against.value), None)
    return f"; {found.label}: {found.display}" if found else ""


def _revised_since(before: Verdict, after: Verdict) -> str:
    """That the figure before the later one is the earlier side's own, with another value than it had then."""
    change, period = after.change, before.period
    if after.rule.comparator is not RateAgainst.PREVIOUS or change is None or period is None:
        return ""
    return ", as revised since" if same_days(change.previous_period, period) and change.previous != before.value else ""


def _revised(before: Series, after: Series, *, indicator: Indicator) -> Iterator[StandingChange]:
    then = {_days(point): point for point in before.points if is_dated(point.period)}
    for point in after.points:
        earlier = then.get(_days(point))
        if earlier is None or earlier.value is None or earlier.value == point.value:
            continue
        was, is_now = (display_figure(found.current, indicator=indicator) for found in (earlier, point))
        when = point.period.phrase
        withdrawn = point.value is None
        yield StandingChange(
            kind=ChangeKind.WITHDRAWN if withdrawn else ChangeKind.REVISED,
            words=f"the figure {when} is now {is_now}" if withdrawn else f"{is_now} {when}, revised from {was}",
            period=point.period,
            now=point.current.provenance,
            then=earlier.current.provenance,
        )


def _gone(before: Series, after: Series, *, indicator: Indicator) -> Iterator[StandingChange]:
    """Figures that a later release no longer holds, as when a source was loaded again without them."""
    held = {_days(point) for point in after.points}
    for point in before.points:
        if point.value is not None and is_dated(point.period) and _days(point) not in held:
            words = f"the figure {point.period.phrase}, {display_figure(point.current, indicator=indicator)}, is no longer given"
            yield StandingChange(kind=ChangeKind.WITHDRAWN, words=words, period=point.period, now=None, then=point.current.provenance)


def _new(before: Standing, after: Standing, *, indicator: Indicator) -> Iterator[StandingChange]:
    known = {_days(point) for point in before.own.points if point.value is not None}
    new = [point for point in after.own.points if point.value is not None and is_dated(point.period) and _days(point) not in known]
    if not new:
        return
    latest = max(new, key=lambda point: (point.period.sort_key, point.current.provenance.published_on))
    yield StandingChange(
        kind=ChangeKind.NEW_FIGURE,
        words=_new_words(latest, after, count=len(new), figure=display_figure(latest.current, indicator=indicator)),
        period=latest.period,
        now=latest.current.provenance,
    )


def _new_words(latest: Point, after: Standing, *, count: int, figure: str) -> str:
    """The latest of some new figures and its step; where a later one was known already, that one first."""
    newest, shown = after.verdict, f"{figure} {latest.period.phrase}"
    if newest.period is not None and newest.period.sort_key > latest.period.sort_key:
        new = f"new is one of an earlier time, {shown}" if count == 1 else f"new are {count} of earlier times, the latest of them {shown}"
        return f"{newest.display} {newest.period.phrase} is still the newest figure; {new}"
    others = count - 1
    more = f"; {others} more new figure{'' if others == 1 else 's'}" if others else ""
    return f"{shown}{_step(latest, after)}{more}"


def _step(latest: Point, after: Standing) -> str:
    change, period = after.verdict.change, after.verdict.period
    is_headline = period is not None and (period.start, period.end) == (latest.period.start, latest.period.end)
    return f", {change.words}" if change is not None and is_headline else ""


def _days(point: Point) -> tuple[object, ...]:
    return point.period.kind, point.period.start, point.period.end
