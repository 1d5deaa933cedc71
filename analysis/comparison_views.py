"""An indicator compared between all authorities, as a page and the data API show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysis.centiles import Band, Quartiles
from analysis.comparison_query import ComparisonQuery
from analysis.indicators import Indicator
from analysis.observations import DataDay, Interval, Provenance, Symbol
from analysis.periods import Period
from analysis.verdict import Verdict
from analysis.views import Choice


class Mark(StrEnum):
    """What an authority is to the area that the page is about."""

    OWN = "own"
    NEIGHBOUR = "neighbours"
    CHOSEN = "chosen"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The mark in the words of a table."""
        return {Mark.OWN: "this area", Mark.NEIGHBOUR: "statistical neighbour", Mark.CHOSEN: "set beside it", Mark.OTHER: ""}[self]


@dataclass(frozen=True, kw_only=True)
class ComparedArea:
    """An authority's figure and its place among all; ``symbol`` says why there is no value, or marks it as unreliable.

    ``rank`` (1 is the best) and ``band`` are None without a value, and where nobody is ranked. ``difference`` is how the figure
    stands to the own one, in words; empty for the own figure and where there is nothing to tell.
    """

    area_code: str
    name: str
    value: float | None
    symbol: Symbol | None
    display: str
    interval: Interval | None
    interval_display: str
    rank: int | None
    band: Band | None
    mark: Mark
    difference: str


@dataclass(frozen=True, kw_only=True)
class NeighbourLine:
    """A statistical neighbour: its place in the model, 1 being the nearest, the model's words for how close it is, and its figure."""

    place: int
    closeness: str
    area: ComparedArea


@dataclass(frozen=True, kw_only=True)
class NeighbourTable:
    """An area's neighbours by one model, and both averages of the ``count`` that have a figure.

    ``flag`` is a sentence where the mean and the median lie on different sides of the own figure, else empty.
    """

    model: str
    title: str
    source_id: str
    lines: tuple[NeighbourLine, ...]
    count: int
    mean: float | None
    median: float | None
    mean_display: str
    median_display: str
    mean_difference: str
    median_difference: str
    flag: str


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level beside all the authorities: England, the best 5%, or an area that is no authority.

    ``count`` is the number of authorities that a worked-out one rests on; None for a printed one.
    """

    value: float
    display: str
    words: str
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class ComparisonView:
    """One indicator, breakdown and period compared between all authorities, as seen from one area.

    ``areas`` have a value, the best first; the highest first where neither direction is good. ``missing`` have none, by name.
    ``verdict`` is on the area's figure of this very period, None where it has none; ``against`` are the verdicts on the same
    figure by each comparator that it can be tested with. ``own_level`` is the figure of an area that is no authority.
    ``no_best_5`` says why there is no best 5%, and ``obstacle`` why nobody is ranked, where it is so. ``query`` names every choice
    as it was settled; ``beside`` are the areas set beside the own one, ``beside_choices`` those that may be.
    """

    query: ComparisonQuery
    indicator: Indicator
    area_name: str
    period: Period | None
    headline: str
    verdict: Verdict | None
    against: tuple[Verdict, ...]
    areas: tuple[ComparedArea, ...]
    missing: tuple[ComparedArea, ...]
    own_level: Level | None
    england: Level | None
    best_5: Level | None
    no_best_5: str
    quartiles: Quartiles | None
    quartile_displays: Mapping[str, str]
    neighbours: NeighbourTable | None
    obstacle: str
    area_choices: tuple[Choice, ...]
    period_choices: tuple[Choice, ...]
    breakdown_choices: tuple[Choice, ...]
    beside_choices: tuple[Choice, ...]
    beside: tuple[Choice, ...]
    scorecard_id: str
    scorecard_title: str
    provenance: Provenance | None
    newest_published: DataDay | None
    release_id: str

    @property
    def own(self) -> ComparedArea | None:
        """The figure of the area that the page is about, if it is an authority with a value."""
        return next((found for found in self.areas if found.mark is Mark.OWN), None)

    @property
    def chosen(self) -> tuple[ComparedArea, ...]:
        """The authorities that were set beside the own one, with and without a value."""
        return tuple(found for found in (*self.areas, *self.missing) if found.mark is Mark.CHOSEN)
