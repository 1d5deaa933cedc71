"""What an indicator page shows. The address is its only home."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.breakdown_address import breakdown_text, read_breakdown
from analysis.filters import read_date
from analysis.periods import PeriodKind


@dataclass(frozen=True, kw_only=True)
class IndicatorQuery:
    """The area, breakdown, scorecard line, kind of period and day of an indicator page; empty means the page's own choice.

    ``line`` numbers a line of ``scorecard`` ("2.3": the third line of its second priority).
    """

    area: str = ""
    breakdown_type: str = ""
    breakdown: str = ""
    scorecard: str = ""
    line: str = ""
    kind: str = ""
    as_at: date | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, object]) -> "IndicatorQuery":
        """Read the address's query. What is unknown is dropped, so that an old link still opens."""
        text = {key: str(value).strip() for key, value in query.items() if value is not None}
        breakdown_type, breakdown = read_breakdown(text.get("breakdown", ""))
        return cls(
            area=text.get("area", ""),
            breakdown_type=breakdown_type,
            breakdown=breakdown,
            scorecard=text.get("scorecard", ""),
            line=text.get("line", ""),
            kind=text.get("kind", "") if text.get("kind", "") in set(PeriodKind) else "",
            as_at=read_date(text.get("as_at", "")),
        )

    def query(self) -> dict[str, str]:
        """The address's query in one fixed order, defaults left out."""
        pairs = {
            "area": self.area,
            "breakdown": breakdown_text(self.breakdown_type, self.breakdown),
            "scorecard": self.scorecard,
            "line": self.line,
            "kind": self.kind,
            "as_at": self.as_at.isoformat() if self.as_at else "",
        }
        return {key: value for key, value in pairs.items() if value}
