"""How far a scorecard's indicators are from the best 5%, as a page and the data API show it."""

from dataclasses import dataclass

from analysis.spine import BareSpine, Spine
from analysis.views import Choice, Tile


@dataclass(frozen=True, kw_only=True)
class SpineRow:
    """An indicator on its spine: of all authorities or, where only a published best 5% is known, a bare one."""

    tile: Tile
    spine: Spine | BareSpine
    england: str
    best_5: str
    best_5_words: str

    @property
    def is_reached(self) -> bool:
        """Whether the figure is among the best 5%."""
        gap = self.tile.verdict.gap_to_best_5
        return gap is not None and gap.is_reached


@dataclass(frozen=True, kw_only=True)
class WithoutSpine:
    """An indicator that has no best 5%, with the reason."""

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
    release_id: str
