"""Statistical neighbours: the ten authorities that a published model holds to be most like an authority."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A neighbour of an authority: its rank from 1, the most like it, and the model's words for how close it is."""

    area_code: str
    rank: int
    closeness: str


@dataclass(frozen=True, kw_only=True)
class NeighbourModel:
    """One version of a model: every authority's neighbours by its code, nearest first. ``source_id`` is the file they came from."""

    model: str
    title: str = ""
    source_id: str = ""
    by_area: Mapping[str, tuple[Neighbour, ...]] = field(default_factory=dict)

    def of(self, area_code: str) -> tuple[Neighbour, ...]:
        """An authority's neighbours, nearest first; none where the model does not know it."""
        return self.by_area.get(area_code, ())

    def codes_of(self, area_code: str) -> tuple[str, ...]:
        """The area codes of an authority's neighbours, nearest first."""
        return tuple(neighbour.area_code for neighbour in self.of(area_code))


NO_NEIGHBOURS = NeighbourModel(model="")
