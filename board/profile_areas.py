"""Who can stand beside an area in its profile."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.areas import Area, AreaKind
from analysis.comparison_query import MOST_CHOSEN, WITH_NEIGHBOURS, WITH_REGION
from analysis.neighbours import NeighbourModel
from analysis.scorecards import Scorecard
from analysis.views import Choice


@dataclass(frozen=True, kw_only=True)
class Company:
    """An area with its statistical neighbours, its region (empty where it lies in none), and the scorecard's other areas."""

    area: str
    scorecard: Scorecard
    areas: Mapping[str, Area]
    model: NeighbourModel
    region: str

    @property
    def others(self) -> tuple[str, ...]:
        """The scorecard's other areas."""
        return tuple(code for code in self.scorecard.areas if code != self.area)

    @property
    def usual(self) -> tuple[str, ...]:
        """Whom a page chooses that is not asked for anybody: neighbours, else the scorecard's other areas, else the region."""
        if self.model.of(self.area):
            return (WITH_NEIGHBOURS,)
        return self.others or ((WITH_REGION,) if self.region else ())

    def known(self, beside: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some words and codes that mean anything here, and no more single areas than can be told apart."""
        single = [one for one in beside if one in self.areas and one != self.area][:MOST_CHOSEN]
        groups = {WITH_NEIGHBOURS} if self.model.of(self.area) else set()
        groups |= {WITH_REGION} if self.region else set()
        return tuple(one for one in beside if one in groups or one in single)

    def codes(self, beside: tuple[str, ...]) -> tuple[str, ...]:
        """The codes that some words and codes stand for, each once."""
        groups = {WITH_NEIGHBOURS: self.model.codes_of(self.area), WITH_REGION: self._of_region()}
        return tuple(dict.fromkeys(code for one in beside for code in groups.get(one, (one,))))

    def _of_region(self) -> tuple[str, ...]:
        if not self.region:
            return ()
        authorities = (one for one in self.areas.values() if one.kind is AreaKind.UPPER_TIER_AUTHORITY and one.parent_code == self.region)
        return (self.region, *(one.area_code for one in sorted(authorities, key=lambda one: one.name)))

    def words(self, beside: tuple[str, ...]) -> str:
        """The same inside a sentence: "its statistical neighbours (model of May 2025) and Luton"."""
        region = self.areas[self.region].name if self.region else "no region"
        named = {
            WITH_NEIGHBOURS: f"its statistical neighbours ({self.model.title or self.model.model})",
            WITH_REGION: f"its region, {region}",
        }
        names = [named.get(one) or self.areas[one].name for one in beside]
        return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

    def choices(self, beside: tuple[str, ...]) -> tuple[Choice, ...]:
        """What a form offers; the areas shown now are among it, whoever they are."""
        found = [
            Choice(value=WITH_NEIGHBOURS, words="Statistical neighbours") if self.model.of(self.area) else None,
            Choice(value=WITH_REGION, words=f"Its region, {self.areas[self.region].name}") if self.region else None,
            Choice(value=",".join(self.others), words="The scorecard's other areas") if self.others else None,
        ]
        offered = tuple(choice for choice in found if choice is not None)
        now = ",".join(beside)
        return offered if now in {choice.value for choice in offered} else (*offered, Choice(value=now, words="Those shown now"))


def company(area: str, *, scorecard: Scorecard, areas: Mapping[str, Area], model: NeighbourModel) -> Company:
    """Who can stand beside an area."""
    parent = areas.get(areas[area].parent_code) if area in areas else None
    region = parent.area_code if parent is not None and parent.kind is AreaKind.REGION else ""
    return Company(area=area, scorecard=scorecard, areas=areas, model=model, region=region)
