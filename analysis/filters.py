"""The filters of a scorecard page. The address is their only home, so a copied link shows the same page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from analysis.verdict import Outcome, Verdict

ALL_AREAS = "all"
Option = TypeVar("Option", bound=StrEnum)


class StatusFilter(StrEnum):
    """The statuses a reader can keep."""

    ANY = ""
    RED_AND_WORSENING = "red-and-worsening"
    WORSE = "worse"
    SIMILAR = "similar"
    BETTER = "better"
    NEUTRAL = "no-good-direction"
    NOT_RATED = "not-rated"
    NO_FIGURE = "no-figure"

    @property
    def words(self) -> str:
        """The filter as a board member reads it."""
        return _WORDS[self]


_WORDS = {
    StatusFilter.ANY: "All statuses",
    StatusFilter.RED_AND_WORSENING: "Red and worsening",
    StatusFilter.WORSE: "Red: worse, or target missed",
    StatusFilter.SIMILAR: "Amber: similar, or near target",
    StatusFilter.BETTER: "Green: better, or target met",
    StatusFilter.NEUTRAL: "No good direction (volumes)",
    StatusFilter.NOT_RATED: "Not rated",
    StatusFilter.NO_FIGURE: "No figure yet",
}


class ScorecardLayout(StrEnum):
    """Tiles to look at, or one table to read through."""

    TILES = ""
    TABLE = "table"


@dataclass(frozen=True, kw_only=True)
class ScorecardFilters:
    """What a scorecard page shows. ``priority`` is the priority's number from 1, as text; empty means all."""

    area: str = ""
    priority: str = ""
    status: StatusFilter = StatusFilter.ANY
    search: str = ""
    as_at: date | None = None
    layout: ScorecardLayout = ScorecardLayout.TILES

    @classmethod
    def from_query(cls, query: Mapping[str, object]) -> "ScorecardFilters":
        """Read the address's query. What is unknown or badly written is dropped, so that an old link still opens."""
        text = {key: str(value).strip() for key, value in query.items() if value is not None}
        return cls(
            area=text.get("area", ""),
            priority=text.get("priority", ""),
            status=_member(StatusFilter, text.get("status", "")) or StatusFilter.ANY,
            search=text.get("q", "")[:80],
            as_at=read_date(text.get("as_at", "")),
            layout=_member(ScorecardLayout, text.get("view", "")) or ScorecardLayout.TILES,
        )

    def query(self) -> dict[str, str]:
        """The address's query in one fixed order, defaults left out."""
        pairs = {
            "area": self.area,
            "priority": self.priority,
            "status": self.status.value,
            "q": self.search,
            "as_at": self.as_at.isoformat() if self.as_at else "",
            "view": self.layout.value,
        }
        return {key: value for key, value in pairs.items() if value}

    @property
    def is_narrowed(self) -> bool:
        """Whether some lines of the scorecard may be hidden."""
        return bool(self.priority or self.status is not StatusFilter.ANY or self.search)

    def keeps(self, verdict: Verdict, *, label: str) -> bool:
        """Whether the status and the search keep this line."""
        wanted = self.search.casefold()
        named = wanted in label.casefold() or wanted in verdict.indicator.casefold() or wanted in verdict.breakdown.casefold()
        return named and _KEEPS[self.status](verdict)


def read_date(text: str) -> date | None:
    """A date written as 2018-03-21, or None for anything else."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None


def _member(options: type[Option], value: str) -> Option | None:
    return options(value) if value in {option.value for option in options} else None


def _has_figure(verdict: Verdict) -> bool:
    return verdict.observation is not None


_KEEPS: Mapping[StatusFilter, Callable[[Verdict], bool]] = {
    StatusFilter.ANY: lambda _: True,
    StatusFilter.RED_AND_WORSENING: lambda verdict: verdict.is_red_and_worsening,
    StatusFilter.WORSE: lambda verdict: verdict.outcome is Outcome.WORSE,
    StatusFilter.SIMILAR: lambda verdict: verdict.outcome is Outcome.SIMILAR and verdict.polarity.is_judged,
    StatusFilter.BETTER: lambda verdict: verdict.outcome is Outcome.BETTER,
    StatusFilter.NEUTRAL: lambda verdict: not verdict.polarity.is_judged and verdict.outcome is not Outcome.NOT_RATED,
    StatusFilter.NOT_RATED: lambda verdict: verdict.outcome is Outcome.NOT_RATED and _has_figure(verdict),
    StatusFilter.NO_FIGURE: lambda verdict: not _has_figure(verdict),
}
