"""A scorecard's lines for an area beside others, as a page and the data API show it."""

from dataclasses import dataclass

from analysis.observations import DataDay, Provenance, Symbol
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.units import Unit
from analysis.verdict import Certainty, Outcome, Rag
from analysis.views import Choice


@dataclass(frozen=True, kw_only=True)
class ProfileColumn:
    """An area of the table; the first is the one that the page is about. ``has_profile`` says that it may have a page of its own."""

    area_code: str
    name: str
    is_own: bool
    has_profile: bool


@dataclass(frozen=True, kw_only=True)
class ProfileCell:
    """What the verdict on a line says for one area, in short: the whole verdict is on the page that the cell leads to.

    ``symbol`` says why there is no value; ``has_figure`` is False where no source gives even that.
    """

    area_code: str
    value: float | None
    display: str
    symbol: Symbol | None
    has_figure: bool
    period: str
    outcome: Outcome
    rag: Rag
    status: str
    reason: str
    certainty: Certainty
    is_old: bool
    is_doubtful: bool
    provenance: Provenance | None

    def remarks(self, *, row_period: str) -> tuple[str, ...]:
        """What to know before this figure is set beside the row's others: its own period, and whether it can be relied on."""
        found = (
            self.period if self.period != row_period else "",
            "not certain" if self.certainty is Certainty.NOT_CERTAIN else "",
            "doubtful figure" if self.is_doubtful else "",
        )
        return tuple(words for words in found if words)


@dataclass(frozen=True, kw_only=True)
class ProfileRow:
    """A line of the scorecard: what it measures, what it is rated against, and a cell an area in the columns' order.

    ``period`` is that of most of the cells.
    """

    line_id: str
    label: str
    indicator_id: str
    breakdown_type: str
    breakdown: str
    unit: Unit
    unit_words: str
    polarity: Polarity
    rate_against: RateAgainst
    period: str
    cells: tuple[ProfileCell, ...]


@dataclass(frozen=True, kw_only=True)
class ProfilePriority:
    """A priority of the scorecard with its lines."""

    title: str
    lead: str
    rows: tuple[ProfileRow, ...]


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A line that is printed for an area of its own, and so is no part of another's profile."""

    label: str
    area_name: str


@dataclass(frozen=True, kw_only=True)
class ProfileView:
    """The page. ``without_figures`` names the areas that were asked for and have no column, as no line has a figure for them."""

    scorecard_id: str
    title: str
    board: str
    area_code: str
    area_name: str
    beside: tuple[str, ...]
    beside_words: str
    area_choices: tuple[Choice, ...]
    beside_choices: tuple[Choice, ...]
    columns: tuple[ProfileColumn, ...]
    priorities: tuple[ProfilePriority, ...]
    left_out: tuple[LeftOut, ...]
    without_figures: tuple[str, ...]
    newest_published: DataDay | None
    release_id: str
