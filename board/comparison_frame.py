"""What the parts of a comparison share: the figures, the area and line it is about, the authorities' values of one period."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from analysis.areas import Area
from analysis.authorities import AuthorityValues
from analysis.comparison_query import WITH_REGION, ComparisonQuery
from analysis.comparison_views import Level
from analysis.formatting import decimals_needed, display_gap, display_value
from analysis.indicators import Indicator
from analysis.observations import Observation, Role
from analysis.picking import same_days
from analysis.scorecards import ScorecardLine
from analysis.series import resolve
from analysis.subject import Subject
from board.facts import Facts
from board.tiles import line_figures


@dataclass(frozen=True, kw_only=True)
class Frame:
    """``facts`` hold no figure after the period compared, and ``line`` is the rule for that kind of period."""

    facts: Facts
    indicator: Indicator
    query: ComparisonQuery
    line: ScorecardLine
    values: AuthorityValues
    looked_at: date

    @property
    def area(self) -> Area:
        """The area that the page is about."""
        return self.facts.area(self.query.area)

    @property
    def is_by_number(self) -> bool:
        """Whether the figures are volumes, by which nobody can be ranked."""
        return self.indicator.is_volume

    @cached_property
    def own(self) -> float | None:
        """The area's own figure among the authorities' ones."""
        return self.values.value_of(self.query.area)

    @cached_property
    def subject(self) -> Subject:
        """What the verdict on the own figure is asked on."""
        return self.facts.subject(line=self.line, area_code=self.query.area, looked_at=self.looked_at)

    @cached_property
    def neighbour_codes(self) -> tuple[str, ...]:
        """The area's statistical neighbours, nearest first."""
        return self.facts.neighbours.codes_of(self.query.area)

    @cached_property
    def chosen_codes(self) -> tuple[str, ...]:
        """The areas set beside the own one, its region's authorities among them where they are asked for."""
        parent = self.area.parent_code
        of_region = tuple(code for code, area in self.facts.areas.items() if parent and area.parent_code == parent)
        return tuple(code for one in self.query.beside for code in (of_region if one == WITH_REGION else (one,)))

    def show(self, value: float) -> str:
        """A value of the indicator in words."""
        return display_value(value=value, unit=self.indicator.unit, decimals=self.indicator.decimals, unit_words=self.indicator.unit_words)

    def difference(self, value: float, other: float) -> str:
        """How a value stands to another: "3.1 points above", "level"."""
        if self.show(value) == self.show(other):
            return "level"
        decimals = decimals_needed(value, other, most=self.indicator.decimals)
        size = display_gap(value=value - other, unit=self.indicator.unit, decimals=decimals, unit_words=self.indicator.unit_words)
        return f"{size} {'above' if value > other else 'below'}"

    def level(self, area_code: str) -> Level | None:
        """The figure of England or a region for the very days compared; None where there is none."""
        figures = line_figures(
            facts=self.facts,
            indicator_id=self.indicator.indicator_id,
            area_code=area_code,
            breakdown_type=self.line.breakdown_type,
            breakdown=self.line.breakdown,
            role=Role.ACTUAL,
        )
        points = resolve(figures, indicator=self.indicator).points
        value = next((point.value for point in points if same_days(point.period, self.values.period)), None)
        return None if value is None else Level(value=value, display=self.show(value), words=self.facts.area(area_code).name)


def up_to(facts: Facts, end: date | None) -> Facts:
    """The figures of the time up to a day, so that a verdict is on the period that ends then."""

    def is_kept(figure: Observation) -> bool:
        return end is None or figure.period.end is None or figure.period.end <= end

    return replace(facts, observations={key: tuple(filter(is_kept, found)) for key, found in facts.observations.items()})
