"""What changed between two days: the verdicts and figures of a line as they stood then and as they stand now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.formatting import display_figure
from analysis.indicators import Indicator
from analysis.observations import Provenance
from analysis.periods import Period
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
    if before.observation is None or after.observation is None or before.status == after.status:
        return
    moved = _RANKS.get(after.outcome, -1) - _RANKS.get(before.outcome, -1)
    if before.outcome in _RANKS and after.outcome in _RANKS and after.polarity.is_judged and moved:
        kind = ChangeKind.IMPROVED if moved > 0 else ChangeKind.WORSENED
    elif before.outcome is after.outcome:
        return
    else:
        kind = ChangeKind.MOVED
    words = f"from “{before.status}” ({_figure(before)}) to “{after.status}” ({_figure(after)})"
    then, now = before.observation.provenance, after.observation.provenance
    yield StandingChange(kind=kind, words=words, period=after.period, now=now, then=then)


def _figure(verdict: Verdict) -> str:
    return f"{verdict.display} {verdict.period.phrase}" if verdict.period else verdict.display


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
    others = len(new) - 1
    more = f"; {others} more new figure{'' if others == 1 else 's'}" if others else ""
    yield StandingChange(
        kind=ChangeKind.NEW_FIGURE,
        words=f"{display_figure(latest.current, indicator=indicator)} {latest.period.phrase}{_step(latest, after)}{more}",
        period=latest.period,
        now=latest.current.provenance,
    )


def _step(latest: Point, after: Standing) -> str:
    change, period = after.verdict.change, after.verdict.period
    is_headline = period is not None and (period.start, period.end) == (latest.period.start, latest.period.end)
    return f", {change.words}" if change is not None and is_headline else ""


def _days(point: Point) -> tuple[object, ...]:
    return point.period.kind, point.period.start, point.period.end
