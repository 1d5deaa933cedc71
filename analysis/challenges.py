"""What a board challenged, asked for or agreed to do, and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.observations import Provenance
from analysis.periods import Period


class ChallengeKind(StrEnum):
    """What an entry of the log is."""

    CHALLENGE = "challenge"
    ACTION = "action"
    NEED = "need"
    PRIORITY = "priority"
    RECOMMENDATION = "recommendation"
    RESOLUTION = "resolution"
    STANDARD = "standard"
    FORWARD_PLAN = "forward_plan"

    @property
    def words(self) -> str:
        """The kind as a board member reads it."""
        return {
            ChallengeKind.STANDARD: "Standard to comply with",
            ChallengeKind.FORWARD_PLAN: "On the work programme",
        }.get(self, self.value.capitalize())


class ChallengeStatus(StrEnum):
    """How far an entry is, by what the newest document says of it."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    NOT_STATED = "not_stated"

    @property
    def words(self) -> str:
        """The status as a board member reads it."""
        return {
            ChallengeStatus.DONE: "Done",
            ChallengeStatus.IN_PROGRESS: "In progress",
            ChallengeStatus.PLANNED: "Planned",
            ChallengeStatus.NOT_STATED: "No progress reported",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A figure that an entry is measured by: its value, and its period (not stated where none is printed)."""

    value: float
    period: Period


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """One entry of a board's log. ``due`` is as printed; ``due_on`` its last day, where it names one.

    ``raised`` is when the board raised it: a day, a month, a quarter or a year. ``before`` and ``after`` are the figures of the
    indicator when it was raised and since, as the document prints them.
    """

    challenge_id: str
    kind: ChallengeKind
    board: str
    area_code: str
    plan: str
    priority: str
    need: str
    action: str
    lead: str
    due: str
    due_on: date | None
    raised: Period
    status: ChallengeStatus
    status_printed: str
    progress: str
    indicator_id: str
    breakdown_type: str
    breakdown: str
    before: Measured | None
    after: Measured | None
    provenance: Provenance

    @property
    def is_open(self) -> bool:
        """Whether nothing says that it is done."""
        return self.status is not ChallengeStatus.DONE

    @property
    def has_owner(self) -> bool:
        """Whether somebody is named to lead it."""
        return bool(self.lead)

    def is_overdue(self, *, on: date) -> bool:
        """Whether its day had passed by then and nothing says that it was done."""
        return self.is_open and self.due_on is not None and self.due_on < on
