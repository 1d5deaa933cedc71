"""How far a scorecard's indicators are from the best 5%, as a page and the data API show it."""

from dataclasses import dataclass

from analysis.observations import DataDay
from analysis.spine import BareSpine, Spine
from analysis.verdict import ComparatorKind, ComparatorValue
from analysis.views import Choice, Tile

ORDER = (
    "Sorted by the opportunity: most people first; then, where people cannot be counted, the least of the way from England walked, "
    "and of those the longest way still to go on the line. What is reached already comes last."
)
"""How ``SpineRow.opportunity`` sorts, in words."""


@dataclass(frozen=True, kw_only=True)
class SpineRow:
    """An indicator on its spine: of all authorities or, where only a published best 5% is known, a bare one."""

    tile: Tile
    spine: Spine | BareSpine

    @property
    def england(self) -> ComparatorValue | None:
        """England's figure beside it."""
        return self.tile.verdict.comparator(ComparatorKind.ENGLAND)

    @property
    def best_5(self) -> ComparatorValue | None:
        """The best 5% beside it, which every row has."""
        return self.tile.verdict.comparator(ComparatorKind.BEST_5_PERCENT)

    @property
    def is_reached(self) -> bool:
        """Whether the figure is among the best 5%."""
        gap = self.tile.verdict.gap_to_best_5
        return gap is not None and gap.is_reached

    @property
    def opportunity(self) -> tuple[bool, bool, int, float, float]:
        """The place among the rows, smallest first; ``ORDER`` says it in words."""
        gap = self.tile.verdict.gap_to_best_5
        people = gap.people if gap else None
        walked = gap.share_walked if gap and gap.share_walked is not None else 0.0
        to_go = (self.spine.best_5 or 0.0) - (self.spine.own or 0.0)
        return self.is_reached, people is None, -(people or 0), walked, -to_go


@dataclass(frozen=True, kw_only=True)
class WithoutSpine:
    """An indicator that has no best 5%, with the reason, as it stands inside a sentence."""

    tile: Tile
    reason: str


@dataclass(frozen=True, kw_only=True)
class BestFiveView:
    """The page: ``rows`` by opportunity, those that are reached last; ``without`` says of every other line why it is not there."""

    scorecard_id: str
    title: str
    board: str
    area_code: str
    area_name: str
    area_choices: tuple[Choice, ...]
    rows: tuple[SpineRow, ...]
    without: tuple[WithoutSpine, ...]
    newest_published: DataDay | None
    release_id: str

    @property
    def is_published_only(self) -> bool:
        """Whether every best 5% is a published one, so that no spine shows where the other authorities lie."""
        return bool(self.rows) and all(isinstance(row.spine, BareSpine) for row in self.rows)
