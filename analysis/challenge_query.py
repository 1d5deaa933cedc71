"""What the challenge log shows. The address is its only home."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.challenges import Challenge, ChallengeStatus


class StandingFilter(StrEnum):
    """How an entry must stand to be shown."""

    ANY = ""
    OVERDUE = "overdue"
    UNOWNED = "unowned"
    OPEN = "open"
    IN_PROGRESS = "in-progress"
    PLANNED = "planned"
    NOT_STATED = "not-stated"
    DONE = "done"

    @property
    def words(self) -> str:
        """The filter as a board member reads it."""
        return {
            StandingFilter.ANY: "All",
            StandingFilter.OVERDUE: "Overdue",
            StandingFilter.UNOWNED: "Open, with no lead named",
            StandingFilter.OPEN: "Open",
            StandingFilter.IN_PROGRESS: ChallengeStatus.IN_PROGRESS.words,
            StandingFilter.PLANNED: ChallengeStatus.PLANNED.words,
            StandingFilter.NOT_STATED: ChallengeStatus.NOT_STATED.words,
            StandingFilter.DONE: ChallengeStatus.DONE.words,
        }[self]

    def keeps(self, challenge: Challenge, *, on: date) -> bool:
        """Whether an entry stands so on a day."""
        if self is StandingFilter.OVERDUE:
            return challenge.is_overdue(on=on)
        if self is StandingFilter.UNOWNED:
            return challenge.is_open and not challenge.has_owner
        if self is StandingFilter.OPEN:
            return challenge.is_open
        return self is StandingFilter.ANY or challenge.status.value == self.value.replace("-", "_")


@dataclass(frozen=True, kw_only=True)
class ChallengeQuery:
    """The board, priority, lead, standing and words that are kept; empty keeps all. Pages count from 1."""

    board: str = ""
    priority: str = ""
    lead: str = ""
    standing: StandingFilter = StandingFilter.ANY
    indicator_id: str = ""
    search: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, object]) -> "ChallengeQuery":
        """Read the address's query. What is badly written is dropped, so that an old link still opens."""
        text = {key: str(value).strip() for key, value in query.items() if value is not None}
        standing, page = text.get("status", ""), text.get("page", "")
        return cls(
            board=text.get("board", ""),
            priority=text.get("priority", ""),
            lead=text.get("lead", ""),
            standing=StandingFilter(standing) if standing in set(StandingFilter) else StandingFilter.ANY,
            indicator_id=text.get("indicator_id", ""),
            search=text.get("q", "")[:80],
            page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 6 and int(page) > 0 else 1,  # noqa: PLR2004
        )

    def query(self) -> dict[str, str]:
        """The address's query in one fixed order, defaults left out."""
        pairs = {
            "board": self.board,
            "priority": self.priority,
            "lead": self.lead,
            "status": self.standing.value,
            "indicator_id": self.indicator_id,
            "q": self.search,
            "page": str(self.page) if self.page > 1 else "",
        }
        return {key: value for key, value in pairs.items() if value}

    @property
    def is_narrowed(self) -> bool:
        """Whether some entries may be hidden."""
        return bool(self.board or self.priority or self.lead or self.standing or self.indicator_id or self.search)

    def keeps(self, challenge: Challenge, *, on: date) -> bool:
        """Whether an entry is shown, as it stands on a day."""
        named = all(
            wanted in {"", found}
            for wanted, found in (
                (self.board, challenge.board),
                (self.priority, challenge.priority),
                (self.lead, challenge.lead),
                (self.indicator_id, challenge.indicator_id),
            )
        )
        return named and self.standing.keeps(challenge, on=on) and self._is_found(challenge)

    def _is_found(self, challenge: Challenge) -> bool:
        texts = (challenge.action, challenge.need, challenge.priority, challenge.plan, challenge.lead, challenge.progress)
        return not self.search or any(self.search.casefold() in text.casefold() for text in texts)
