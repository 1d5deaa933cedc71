"""The figures that a view is built from: one read of the store for all its lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from analysis.areas import BEST_5_GROUP, ENGLAND, UNLISTED, Area
from analysis.authorities import NO_AUTHORITIES, AuthorityFigures
from analysis.indicators import Indicator
from analysis.neighbours import NeighbourModel
from analysis.observations import DataDay, Observation
from analysis.rating import rate
from analysis.scorecards import ScorecardLine
from analysis.signs import as_held
from analysis.subject import Subject
from analysis.verdict import Verdict
from data_loaders import authority_queries, queries


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The figures of some indicators as they were known on a day, with the areas' and indicators' own entries.

    ``authorities`` holds every authority's value by indicator; ``neighbours`` is the model of statistical neighbours in use.
    """

    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]
    observations: Mapping[str, tuple[Observation, ...]]
    authorities: Mapping[str, AuthorityFigures]
    neighbours: NeighbourModel

    def of(self, indicator_id: str) -> tuple[Observation, ...]:
        """All figures of an indicator, every area and role."""
        return self.observations.get(indicator_id, ())

    def area(self, area_code: str) -> Area:
        """The area's entry, or one that says that it is not listed."""
        return self.areas.get(area_code) or replace(UNLISTED, area_code=area_code)

    def newest_published(self, *, area_codes: tuple[str, ...]) -> DataDay | None:
        """The day on which the newest of these figures for these areas was published."""
        days = [figure.provenance.data_day for found in self.observations.values() for figure in found if figure.area_code in area_codes]
        return max(days, default=None)

    def subject(self, *, line: ScorecardLine, area_code: str, looked_at: date) -> Subject:
        """What a verdict on a line for an area is asked on, for what a page shows beside the verdict."""
        return Subject(
            indicator=self.indicators[line.indicator_id],
            area=self.area(line.area_code or area_code),
            line=line,
            observations=self.of(line.indicator_id),
            areas=self.areas,
            looked_at=looked_at,
            authorities=self.authorities.get(line.indicator_id, NO_AUTHORITIES),
            neighbours=self.neighbours,
        )

    def verdict(self, *, line: ScorecardLine, area_code: str, looked_at: date) -> Verdict:
        """The verdict on a line for an area, worked out in ``analysis.rating`` and nowhere else."""
        return rate(
            indicator=self.indicators[line.indicator_id],
            area=self.area(line.area_code or area_code),
            line=line,
            observations=self.of(line.indicator_id),
            areas=self.areas,
            looked_at=looked_at,
            authorities=self.authorities.get(line.indicator_id, NO_AUTHORITIES),
            neighbours=self.neighbours,
        )


def read_facts(
    *,
    release_id: str,
    indicator_ids: tuple[str, ...],
    as_at: date | None,
    area_codes: tuple[str, ...] = (),
    compared: tuple[str, ...] | None = None,
) -> Facts:
    """Read the figures of some indicators published up to a day.

    With ``area_codes`` only the figures of those areas are read one by one, with their comparators': their regions', England's
    and the published best 5%. Every other authority's value is among ``authorities`` all the same; where ``compared`` names
    indicators, of those alone.
    """
    indicators = queries.indicators(release_id)
    found: dict[str, list[Observation]] = defaultdict(list)
    if indicator_ids:
        wanted = with_comparators(area_codes, areas=queries.areas(release_id)) if area_codes else ()
        for figure in queries.observations(release_id, indicator_ids=indicator_ids, area_codes=wanted, as_at=as_at):
            found[figure.indicator_id].append(as_held(figure, indicator=indicators[figure.indicator_id]))
    return Facts(
        areas=queries.areas(release_id),
        indicators=indicators,
        observations={indicator_id: tuple(figures) for indicator_id, figures in found.items()},
        authorities=authority_queries.authority_figures(
            release_id, indicator_ids=indicator_ids if compared is None else compared, as_at=as_at
        ),
        neighbours=authority_queries.neighbour_model(release_id, as_at=as_at),
    )


def with_comparators(area_codes: Iterable[str], *, areas: Mapping[str, Area]) -> tuple[str, ...]:
    """The areas with what they are compared with: the areas they lie in, England, the published best 5%."""
    codes = tuple(area_codes)
    parents = (areas[code].parent_code for code in codes if code in areas)
    return tuple(dict.fromkeys(code for code in (*codes, *parents, ENGLAND, BEST_5_GROUP) if code))
