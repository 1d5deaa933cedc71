"""The figures that a view is built from: one read of the store for all its lines."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.areas import Area, AreaKind
from analysis.indicators import Indicator
from analysis.observations import Observation
from analysis.rating import rate
from analysis.scorecards import ScorecardLine
from analysis.signs import as_held
from analysis.verdict import Verdict
from data_loaders import queries

_UNKNOWN_AREA = "an area that is not listed"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The figures of some indicators as they were known on a day, with the areas' and indicators' own entries."""

    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]
    observations: Mapping[str, tuple[Observation, ...]]

    def of(self, indicator_id: str) -> tuple[Observation, ...]:
        """All figures of an indicator, every area and role."""
        return self.observations.get(indicator_id, ())

    def area(self, area_code: str) -> Area:
        """The area's entry, or one that says that it is not listed."""
        return self.areas.get(area_code) or Area(area_code=area_code, name=_UNKNOWN_AREA, kind=AreaKind.UNSTATED)

    def newest_published(self, *, area_codes: tuple[str, ...]) -> date | None:
        """The day on which the newest of these figures for these areas was published."""
        days = [
            figure.provenance.published_on for found in self.observations.values() for figure in found if figure.area_code in area_codes
        ]
        return max(days, default=None)

    def verdict(self, *, line: ScorecardLine, area_code: str, looked_at: date) -> Verdict:
        """The verdict on a line for an area, worked out in ``analysis.rating`` and nowhere else."""
        return rate(
            indicator=self.indicators[line.indicator_id],
            area=self.area(line.area_code or area_code),
            line=line,
            observations=self.of(line.indicator_id),
            areas=self.areas,
            looked_at=looked_at,
        )


def read_facts(*, release_id: str, indicator_ids: tuple[str, ...], as_at: date | None) -> Facts:
    """Read the figures of some indicators published up to a day."""
    indicators = queries.indicators(release_id)
    found: dict[str, list[Observation]] = defaultdict(list)
    if indicator_ids:
        for figure in queries.observations(release_id, indicator_ids=indicator_ids, as_at=as_at):
            found[figure.indicator_id].append(as_held(figure, indicator=indicators[figure.indicator_id]))
    return Facts(
        areas=queries.areas(release_id),
        indicators=indicators,
        observations={indicator_id: tuple(figures) for indicator_id, figures in found.items()},
    )
