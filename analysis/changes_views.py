"""What changed on a scorecard between two days, as a page and the data API show it."""

from dataclasses import dataclass

from analysis.challenge_rows import ChallengeRow
from analysis.changes import StandingChange
from analysis.changes_query import Moment
from analysis.observations import DataDay
from analysis.views import Choice, Tile


@dataclass(frozen=True, kw_only=True)
class LineChange:
    """A change and the tile of its line as it stands on the later side. ``is_late``: nobody could know it on the later day."""

    change: StandingChange
    tile: Tile
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class ChangesView:
    """What was known on ``first``, beside what is known of the time up to ``last``; changes in the order of their kinds.

    A side may be a release: what it held, whenever that was published. ``not_understood`` are the sides of the address that are
    neither a day nor a release that is still kept.
    """

    scorecard_id: str
    title: str
    board: str
    area_name: str
    area: str
    area_choices: tuple[Choice, ...]
    first: Moment
    last: Moment
    not_understood: tuple[str, ...]
    changes: tuple[LineChange, ...]
    unchanged: int
    lines: int
    new_challenges: tuple[ChallengeRow, ...]
    closed_challenges: tuple[ChallengeRow, ...]
    release_id: str

    @property
    def changed(self) -> int:
        """How many lines changed."""
        return self.lines - self.unchanged

    @property
    def late_days(self) -> tuple[DataDay, ...]:
        """The day of each change that became known after the later side, oldest first."""
        return tuple(sorted(found.change.now.data_day for found in self.changes if found.is_late and found.change.now))
