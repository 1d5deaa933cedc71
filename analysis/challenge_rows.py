"""An entry of the challenge log with the words that it is shown with."""

from dataclasses import dataclass

from analysis.challenge_scales import Scale
from analysis.challenges import Challenge
from analysis.verdict import Judgement


@dataclass(frozen=True, kw_only=True)
class MovementView:
    """What the indicator of an entry did: both figures in words, with their periods, and what the movement means."""

    before: str
    after: str
    judgement: Judgement
    words: str


@dataclass(frozen=True, kw_only=True)
class ChallengeRow:
    """An entry with the words that depend on the day it is looked at, and on the indicator that it is about.

    ``scale`` is the one whose ratings it speaks of.
    """

    challenge: Challenge
    area_name: str
    indicator_name: str
    is_overdue: bool
    movement: MovementView | None
    scale: Scale | None
