"""From figures as printed to a series as drawn: one current figure a period, with what it replaced and what disagrees."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from analysis.indicators import Indicator
from analysis.observations import Observation, Symbol
from analysis.period_runs import as_position, months_between
from analysis.periods import Period, PeriodKind

MONTHS_IN_A_YEAR = 12
_YIELDING = {None, Symbol.BLANK, Symbol.WORDS}
"""What a source says where it says nothing of the value: an older value still stands."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A period and its current figure.

    ``earlier`` are other values of other sources, which the current figure revises or, where it has no value, withdraws;
    ``conflicts`` are other values of the same source; ``repeats`` say the same, or nothing, again.
    """

    period: Period
    current: Observation
    earlier: tuple[Observation, ...] = ()
    conflicts: tuple[Observation, ...] = ()
    repeats: tuple[Observation, ...] = ()

    @property
    def value(self) -> float | None:
        """The current value, None where there is none."""
        return self.current.value

    def is_of(self, kind: PeriodKind) -> bool:
        """Whether the point's period, or that of any figure behind it as it was printed, is of the kind."""
        members = (self.current, *self.earlier, *self.conflicts, *self.repeats)
        return self.period.kind is kind or any(member.period.kind is kind for member in members)


@dataclass(frozen=True, kw_only=True)
class Series:
    """The points of one indicator, area, breakdown and role: dated ones in the order of their last days, then undated ones."""

    points: tuple[Point, ...]

    def of_kind(self, kind: PeriodKind) -> tuple[Point, ...]:
        """The points of one kind of period, in order. Positions are found by the kind that was printed, too."""
        return tuple(point for point in self.points if point.is_of(kind))

    def latest(self, kind: PeriodKind | None = None) -> Point | None:
        """The point with the latest last day; of two that end together the longer, so that a year comes before its last month.

        An undated point is the latest only where there is no dated one; then the one published last.
        """
        points = self.points if kind is None else self.of_kind(kind)
        dated = [point for point in points if is_dated(point.period)]
        if dated:
            return max(dated, key=lambda point: point.period.sort_key)
        return max(points, key=lambda point: point.current.provenance.published_on, default=None)

    def previous(self, point: Point) -> Point | None:
        """The point with a value that ``point`` is to be compared with: the nearest before it of the same kind and length.

        For a single day that is the point a year before, where there is one.
        """
        if point.period.end is None:
            return None
        before = [other for other in self.points if other.value is not None and _comes_before(other.period, point.period)]
        if point.period.kind is PeriodKind.SNAPSHOT:
            year_before = [other for other in before if other.period.end and _is_year_apart(other.period.end, point.period.end)]
            before = year_before or before
        return max(before, key=lambda other: other.period.sort_key, default=None)

    def with_values(self) -> "Series":
        """The same series without the points that have no value."""
        return Series(points=tuple(point for point in self.points if point.value is not None))


def resolve(observations: Iterable[Observation], *, indicator: Indicator) -> Series:
    """Make a series of the figures of one indicator, area, breakdown and role, in any order.

    Per period the current figure is that of the source published last: a revision, or a symbol that withdraws the value.
    Only an empty cell and a judgement in words yield to an older value. Within a source a value stands before a symbol,
    one without doubt before one with, then the one on the lower line. A value that a later source suppressed is left out.
    For an indicator that is a position every period becomes its last day. Undated figures of different values stay
    points of their own, as nothing says that they are of one period.
    """
    grouped: dict[Hashable, list[Observation]] = defaultdict(list)
    for observation in without_withheld(observations, indicator=indicator):
        period = _period(observation, indicator)
        key = _days(period) if is_dated(period) else ("undated", observation.value, observation.provenance.source_id)
        grouped[key].append(observation)
    points = [_point(members, indicator) for members in grouped.values()]
    return Series(points=tuple(sorted(points, key=_order)))


def without_withheld(observations: Iterable[Observation], *, indicator: Indicator) -> tuple[Observation, ...]:
    """The figures of one indicator, of any areas, breakdowns and roles, without those that a later source suppressed.

    A figure is left out where a source published after it suppresses (symbol "c") the same area, breakdown, role and
    period: once suppressed, a value is shown nowhere, not even as an earlier one. What was published since stays, and so
    does the suppression itself. The order is kept.
    """
    figures = tuple(observations)
    suppressed_on: dict[Hashable, date] = {}
    for figure in figures:
        if _is_suppressed(figure) and is_dated(figure.period):
            identity, day = _identity(figure, indicator), figure.provenance.published_on
            suppressed_on[identity] = max(day, suppressed_on.get(identity, day))
    if not suppressed_on:
        return figures
    return tuple(
        figure
        for figure in figures
        if _is_suppressed(figure) or figure.provenance.published_on >= suppressed_on.get(_identity(figure, indicator), date.min)
    )


def is_dated(period: Period) -> bool:
    """Whether the period has a first or a last day."""
    return period.end is not None or period.start is not None


def _order(point: Point) -> tuple[Hashable, ...]:
    undated = not is_dated(point.period)
    return (undated, point.period.sort_key, point.current.provenance.published_on, _place(point.current))


def _place(observation: Observation) -> tuple[Hashable, ...]:
    found = observation.provenance
    value = float("-inf") if observation.value is None else observation.value
    return (found.source_id, found.line is None, found.line or 0, found.ref, found.printed, value, observation.period.label)


def _rank(observation: Observation) -> tuple[Hashable, ...]:
    return (
        observation.value is None and observation.symbol in _YIELDING,
        -observation.provenance.published_on.toordinal(),
        observation.value is None,
        observation.provenance.source_id,
        bool(observation.doubt),
        _place(observation),
        # Two figures that stand on one line still need one order, whatever order they came in.
        repr(observation),
    )


def _point(members: list[Observation], indicator: Indicator) -> Point:
    current, *others = sorted(members, key=_rank) if len(members) > 1 else members

    def kept(wanted: Callable[[Observation], bool]) -> tuple[Observation, ...]:
        return tuple(other for other in others if wanted(other))

    return Point(
        period=replace(_period(current, indicator), label=current.period.label),
        current=current,
        earlier=kept(lambda other: _differs(other, current) and _publication(other) != _publication(current)),
        conflicts=kept(lambda other: _differs(other, current) and _publication(other) == _publication(current)),
        repeats=kept(lambda other: not _differs(other, current)),
    )


def _differs(other: Observation, current: Observation) -> bool:
    return other.value is not None and other.value != current.value


def _publication(observation: Observation) -> tuple[str, date]:
    return observation.provenance.source_id, observation.provenance.published_on


def _is_suppressed(observation: Observation) -> bool:
    return observation.value is None and observation.symbol is Symbol.CONFIDENTIAL


def _period(observation: Observation, indicator: Indicator) -> Period:
    return as_position(observation.period) if indicator.is_position else observation.period


def _days(period: Period) -> tuple[Hashable, ...]:
    return period.kind, period.start, period.end


def _identity(observation: Observation, indicator: Indicator) -> tuple[Hashable, ...]:
    place = (observation.area_code, observation.breakdown_type, observation.breakdown, observation.role)
    return (*place, *_days(_period(observation, indicator)))


def _comes_before(other: Period, period: Period) -> bool:
    if other.end is None or period.end is None or other.kind is not period.kind:
        return False
    return other.length_in_months == period.length_in_months and other.end < period.end


def _is_year_apart(before: date, after: date) -> bool:
    return months_between(before, after) == MONTHS_IN_A_YEAR and (before.month, before.year + 1) == (after.month, after.year)
