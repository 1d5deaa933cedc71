"""An indicator compared between all authorities, as a page and the data API show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysis.centiles import Band, Quartiles
from analysis.comparison_query import ComparisonQuery
from analysis.indicators import Indicator
from analysis.observations import Interval, Provenance
from analysis.periods import Period
from analysis.verdict import Verdict
from analysis.views import Choice


class Mark(StrEnum):
    """What an authority is to the one that the page is about."""

    OWN = "own"
    NEIGHBOUR = "neighbours"
    CHOSEN = "chosen"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The mark in the words of a table."""
        return {
            Mark.OWN: "this area",
            Mark.NEIGHBOUR: "statistical neighbour",
            Mark.CHOSEN: "set beside it",
            Mark.OTHER: "",
        }[self]


@dataclass(frozen=True, kw_only=True)
class ComparedArea:
    """An authority's figure with its place among all: rank and band are None where neither direction is good, or there is no value."""

    area_code: str
    name: str
    value: float | None
    display: str
    interval: Interval | None
    rank: int | None
    band: Band | None
    mark: Mark


@dataclass(frozen=True, kw_only=True)
class NeighbourLine:
    """A statistical neighbour: its place in the model, how close it is, its figure, and the difference of the own figure to it."""

    area: ComparedArea
    place: int
    closeness: str
    difference: str


@dataclass(frozen=True, kw_only=True)
class NeighbourTable:
    """The neighbours of an area by one model, their averages, and a sentence where the verdict hangs on which average is taken."""

    model: str
    title: str
    source_id: str
    lines: tuple[NeighbourLine, ...]
    count: int
    mean: float | None
    median: float | None
    mean_display: str
    median_display: str
    flag: str


@dataclass(frozen=True, kw_only=True)
class Level:
    """A line across the picture: England, or the best 5%."""

    value: float
    display: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ComparisonView:
    """The page: ``areas`` that have a value, best first (highest first where neither direction is good), and ``missing`` ones.

    ``no_best_5`` is the reason why there is no best 5%. ``obstacle`` says why the authorities cannot be ranked, if they cannot.
    """

    query: ComparisonQuery
    indicator: Indicator
    verdict: Verdict
    headline: str
    period: Period | None
    area_name: str
    area_choices: tuple[Choice, ...]
    period_choices: tuple[Choice, ...]
    breakdown_choices: tuple[Choice, ...]
    chosen: tuple[Choice, ...]
    areas: tuple[ComparedArea, ...]
    missing: tuple[ComparedArea, ...]
    england: Level | None
    best_5: Level | None
    no_best_5: str
    quartiles: Quartiles | None
    quartile_displays: Mapping[str, str]
    neighbours: NeighbourTable | None
    obstacle: str
    sources: tuple[Provenance, ...]
    release_id: str

    @property
    def own(self) -> ComparedArea | None:
        """The figure of the area that the page is about, if it is an authority with a value."""
        return next((found for found in self.areas if found.mark is Mark.OWN), None)
