"""The challenge log as a page and the data API show it."""

from dataclasses import dataclass
from datetime import date

from analysis.challenge_query import ChallengeQuery
from analysis.challenges import Challenge
from analysis.verdict import Judgement
from analysis.views import Choice


@dataclass(frozen=True, kw_only=True)
class MovementView:
    """What the indicator of an entry did: both figures in words, and what the movement means."""

    before: str
    after: str
    judgement: Judgement
    words: str


@dataclass(frozen=True, kw_only=True)
class ChallengeRow:
    """An entry with the words that depend on the day it is looked at, and on the indicator that it is about."""

    challenge: Challenge
    area_name: str
    indicator_name: str
    is_overdue: bool
    movement: MovementView | None


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
    """A page of the log: the rows that the query keeps, overdue first, then those that nobody leads."""

    query: ChallengeQuery
    rows: tuple[ChallengeRow, ...]
    shown: int
    page: int
    pages: int
    counts: ChallengeCounts
    board_choices: tuple[Choice, ...]
    priority_choices: tuple[Choice, ...]
    lead_choices: tuple[Choice, ...]
    looked_at: date
    release_id: str
