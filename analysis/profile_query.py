"""What an area profile shows. The address is its only home."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.comparison_query import WITH_NEIGHBOURS, WITH_REGION

GROUPS = frozenset({WITH_NEIGHBOURS, WITH_REGION})
"""The words, in an address, for areas that belong together; any other is an area's code."""


@dataclass(frozen=True, kw_only=True)
class ProfileQuery:
    """The area and those set beside it, each once: ``neighbours``, ``region``, or area codes. Empty means the page's own choice."""

    area: str = ""
    beside: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: Mapping[str, object]) -> "ProfileQuery":
        """Read the address's query; ``add`` is one more area, from the form's own field."""
        text = {key: str(value).strip() for key, value in query.items() if value is not None}
        beside = (one.strip() for one in [*text.get("with", "").split(","), text.get("add", "")])
        return cls(area=text.get("area", ""), beside=tuple(dict.fromkeys(one for one in beside if one)))

    def query(self) -> dict[str, str]:
        """The address's query in one fixed order, defaults left out."""
        pairs = {"area": self.area, "with": ",".join(self.beside)}
        return {key: value for key, value in pairs.items() if value}
