"""What changed on a scorecard between two days, as a page and the data API show it."""

from dataclasses import dataclass
from datetime import date

from analysis.challenge_views import ChallengeRow
from analysis.changes import StandingChange
from analysis.views import Choice, Tile


@dataclass(frozen=True, kw_only=True)
class LineChange:
    """A change and the tile of its line as it stands at the later day. ``late`` says when it became known, where that was after it."""

    change: StandingChange
    tile: Tile
    late: str


@dataclass(frozen=True, kw_only=True)
class ChangesView:
    """What was known on ``first``, beside what is known of the time up to ``last``; changes in the order of their kinds."""

    scorecard_id: str
    title: str
    board: str
    area_name: str
    area: str
    area_choices: tuple[Choice, ...]
    first: date
    last: date
    changes: tuple[LineChange, ...]
    unchanged: int
    lines: int
    new_challenges: tuple[ChallengeRow, ...]
    closed_challenges: tuple[ChallengeRow, ...]
    release_id: str
