"""What a page of comparison shows. The address is its only home."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.breakdown_address import breakdown_text, read_breakdown
from analysis.filters import read_date

WITH_NEIGHBOURS, WITH_REGION = "neighbours", "region"
"""The words, in an address, for an area's statistical neighbours and for the authorities of its region."""
MOST_CHOSEN = 12
"""More areas than this are not set beside each other one by one: nobody could tell them apart."""


@dataclass(frozen=True, kw_only=True)
class ComparisonQuery:
    """The area, what is set beside it, the period, the breakdown and the day; empty means the page's own choice.

    ``beside`` holds area codes, ``WITH_REGION`` and ``WITH_NEIGHBOURS``, each once. ``period`` is the period as boards write it.
    ``scorecard`` and ``line`` name the scorecard line that the reader came from, so that the status is the one that was seen there.
    """

    area: str = ""
    beside: tuple[str, ...] = ()
    period: str = ""
    breakdown_type: str = ""
    breakdown: str = ""
    scorecard: str = ""
    line: str = ""
    as_at: date | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, object]) -> "ComparisonQuery":
        """Read the address's query; ``add`` is one more area, from the form. What is unknown is dropped: an old link still opens."""
        text = {key: str(value).strip() for key, value in query.items() if value is not None}
        breakdown_type, breakdown = read_breakdown(text.get("breakdown", ""))
        beside = (*text.get("with", "").split(","), text.get("add", ""))
        return cls(
            area=text.get("area", ""),
            beside=tuple(dict.fromkeys(one.strip() for one in beside if one.strip()))[:MOST_CHOSEN],
            period=text.get("period", ""),
            breakdown_type=breakdown_type,
            breakdown=breakdown,
            scorecard=text.get("scorecard", ""),
            line=text.get("line", ""),
            as_at=read_date(text.get("as_at", "")),
        )

    def query(self) -> dict[str, str]:
        """The address's query in one fixed order, defaults left out."""
        pairs = {
            "area": self.area,
            "with": ",".join(self.beside),
            "period": self.period,
            "breakdown": breakdown_text(self.breakdown_type, self.breakdown),
            "scorecard": self.scorecard,
            "line": self.line,
            "as_at": self.as_at.isoformat() if self.as_at else "",
        }
        return {key: value for key, value in pairs.items() if value}
