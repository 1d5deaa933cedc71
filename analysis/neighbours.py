"""Statistical neighbours: the ten authorities that a published model holds to be most like an authority."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean, median

from analysis.authorities import AuthorityValues

NOISE = 10
"""Decimals that an average keeps: beyond them is binary noise."""


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A neighbour of an authority: its rank from 1, the most like it, and the model's words for how close it is."""

    area_code: str
    rank: int
    closeness: str


@dataclass(frozen=True, kw_only=True)
class NeighbourModel:
    """One version of a model: every authority's neighbours by its code, nearest first.

    ``source_id`` is the file they came from, ``published_on`` the day it was published.
    """

    model: str
    title: str = ""
    source_id: str = ""
    published_on: date | None = None
    by_area: Mapping[str, tuple[Neighbour, ...]] = field(default_factory=dict)

    def of(self, area_code: str) -> tuple[Neighbour, ...]:
        """An authority's neighbours, nearest first; none where the model does not know it."""
        return self.by_area.get(area_code, ())

    def codes_of(self, area_code: str) -> tuple[str, ...]:
        """The area codes of an authority's neighbours, nearest first."""
        return tuple(neighbour.area_code for neighbour in self.of(area_code))


NO_NEIGHBOURS = NeighbourModel(model="")


@dataclass(frozen=True, kw_only=True)
class NeighbourAverage:
    """What an authority's neighbours average: both ways that are in use, over those that have a value.

    The mean is what the Department for Education's Local Authority Interactive Tool shows, the median what its children's
    social care dashboard shows. ``values`` are the neighbours' own, nearest first.
    """

    mean: float
    median: float
    values: Mapping[str, float]

    @property
    def count(self) -> int:
        """How many neighbours have a value."""
        return len(self.values)

    def sides_differ(self, value: float) -> bool:
        """Whether a value lies above one of the two averages and below the other, so that the choice decides."""
        return (value - self.mean) * (value - self.median) < 0


def neighbour_average(found: AuthorityValues, neighbours: Sequence[str]) -> NeighbourAverage | None:
    """The average of the neighbours that have a value; None where none has."""
    values = found.values_of(neighbours)
    if not values:
        return None
    return NeighbourAverage(mean=round(fmean(values.values()), NOISE), median=round(median(values.values()), NOISE), values=values)
