"""What the address of a journey page asks for. The address is its only home."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class JourneyQuery:
    """The area's code, the period as it is written, and the codes of the areas set beside. Empty means the page's own choice."""

    area: str = ""
    period: str = ""
    compare: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: Mapping[str, object]) -> "JourneyQuery":
        """Read the address's query; ``add`` is one more area to compare with, from the form's own field."""
        text = {key: str(value).strip() for key, value in query.items() if value is not None}
        compare = (one.strip() for one in [*text.get("compare", "").split(","), text.get("add", "")])
        return cls(
            area=text.get("area", ""),
            period=text.get("period", ""),
            compare=tuple(dict.fromkeys(one for one in compare if one)),
        )

    def query(self) -> dict[str, str]:
        """The address's query in one fixed order, defaults left out."""
        pairs = {"area": self.area, "period": self.period, "compare": ",".join(self.compare)}
        return {key: value for key, value in pairs.items() if value}
