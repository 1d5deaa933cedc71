"""What a verdict is asked on: a line of a scorecard for an area, with every figure of the indicator."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from analysis.areas import Area
from analysis.authorities import NO_AUTHORITIES, AuthorityFigures
from analysis.formatting import display_figure, display_value
from analysis.indicators import Indicator
from analysis.neighbours import NO_NEIGHBOURS, NeighbourModel
from analysis.observations import Bound, Observation, Role, Symbol
from analysis.periods import PeriodKind
from analysis.scorecards import ScorecardLine
from analysis.series import Point, Series, is_dated, resolve


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The question.

    ``observations`` are the indicator's, of all breakdowns and roles, as known on the day asked for: those of the area, its
    region, England and the published best 5% among them. ``authorities`` are the same indicator's values for all authorities,
    from which the best 5% and the ``neighbours``' average are worked out.
    """

    indicator: Indicator
    area: Area
    line: ScorecardLine
    observations: tuple[Observation, ...]
    areas: Mapping[str, Area]
    looked_at: date
    authorities: AuthorityFigures = NO_AUTHORITIES
    neighbours: NeighbourModel = NO_NEIGHBOURS

    @property
    def compared(self) -> tuple[str, str]:
        """The breakdown, its type and name, that the line is compared with: its own unless it names another."""
        named = self.line.comparator_breakdown
        if named is None:
            return self.line.breakdown_type, self.line.breakdown
        return (self.line.breakdown_type, named) if named else ("", "")

    @cached_property
    def own(self) -> Series:
        """The area's own series of the line's breakdown: actual figures only."""
        return self.series(role=Role.ACTUAL, area_code=self.area.area_code, breakdown=(self.line.breakdown_type, self.line.breakdown))

    @cached_property
    def headline(self) -> Point | None:
        """The point that the verdict is on: the latest of the line's kind of period, and of those the latest that says anything.

        A later point that is only a symbol does not hide an earlier figure; a caution names it.
        """
        kind = PeriodKind(self.line.period_kind) if self.line.period_kind else None
        points = self.own.points if kind is None else self.own.of_kind(kind)
        telling = Series(points=tuple(point for point in points if says_something(point)))
        return telling.latest() or Series(points=points).latest()

    def series(self, *, role: Role, area_code: str | None, breakdown: tuple[str, str]) -> Series:
        """The series of a role, area (any, if None) and breakdown."""
        kept = (
            figure
            for figure in self.observations
            if figure.role is role and area_code in {None, figure.area_code} and (figure.breakdown_type, figure.breakdown) == breakdown
        )
        return resolve(kept, indicator=self.indicator)

    def show(self, value: float, *, bound: Bound | None = None) -> str:
        """A value of this indicator in words."""
        return display_value(
            value=value, unit=self.indicator.unit, decimals=self.indicator.decimals, bound=bound, unit_words=self.indicator.unit_words
        )

    def show_figure(self, figure: Observation) -> str:
        """A figure of this indicator in words: a judgement as printed, a symbol in words, a value with its sign."""
        return display_figure(figure, indicator=self.indicator)


def says_something(point: Point) -> bool:
    """Whether a point has a value or a judgement in words."""
    return point.value is not None or is_in_words(point.current)


def is_in_words(figure: Observation) -> bool:
    """Whether a figure is a judgement in words."""
    return figure.value is None and figure.symbol is Symbol.WORDS


def later_silent(subject: Subject, headline: Point) -> Point | None:
    """The latest point after the headline, of its kind, for which a source says only why there is no value."""
    later = [
        point
        for point in subject.own.points
        if point.period.kind is headline.period.kind and is_dated(point.period) and point.period.sort_key > headline.period.sort_key
    ]
    return later[-1] if later and not says_something(later[-1]) else None
