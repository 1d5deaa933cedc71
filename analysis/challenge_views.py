"""The challenge log as a page and the data API show it."""

from dataclasses import dataclass
from datetime import date

from analysis.challenge_query import ChallengeQuery
from analysis.challenge_rows import ChallengeRow
from analysis.challenge_scales import PrintedScale
from analysis.views import Choice


@dataclass(frozen=True, kw_only=True)
class ChallengeCounts:
    """How many entries stand how; an entry may be both overdue and without a lead."""

    total: int
    open: int
    overdue: int
    unowned: int
    done: int


@dataclass(frozen=True, kw_only=True)
class ChallengesView:
    """A page of the log: the rows that the query keeps, overdue first, then those that nobody leads.

    ``query`` holds nothing that the log does not offer. ``indicator_name`` is that of the indicator asked for. ``scales`` are those
    that the whole log prints.
    """

    query: ChallengeQuery
    rows: tuple[ChallengeRow, ...]
    shown: int
    page: int
    pages: int
    counts: ChallengeCounts
    board_choices: tuple[Choice, ...]
    priority_choices: tuple[Choice, ...]
    lead_choices: tuple[Choice, ...]
    indicator_name: str
    scales: tuple[PrintedScale, ...]
    looked_at: date
    release_id: str
