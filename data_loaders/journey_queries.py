"""What the store can be asked of journeys."""

import json
from collections.abc import Sequence
from functools import lru_cache

from analysis.journeys import Journey
from data_loaders import asking, queries
from data_loaders.asking import KEPT_RELEASES, path_of
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.journey import build_journey
from data_loaders.schema import Table


@lru_cache(maxsize=KEPT_RELEASES)
def journeys(release_id: str) -> tuple[Journey, ...]:
    """The journeys of a release, with area codes and indicator ids whatever spelling the officers used."""
    path = path_of(release_id)
    if not asking.has_table(path, Table.JOURNEY):
        return ()
    areas = AreaBook(queries.areas(release_id).values())
    indicators = IndicatorBook(queries.indicators(release_id).values())
    found = asking.rows(path, "SELECT document FROM journey ORDER BY position")
    return tuple(build_journey(json.loads(row["document"]), areas=areas, indicators=indicators) for row in found)


def areas_with_figures(release_id: str, *, indicator_ids: Sequence[str]) -> tuple[str, ...]:
    """The areas that have an actual figure of any of some indicators."""
    if not indicator_ids:
        return ()
    marks = ", ".join(f"${number}" for number in range(1, len(indicator_ids) + 1))
    sql = f"SELECT DISTINCT area_code FROM observation WHERE role = 'actual' AND value IS NOT NULL AND indicator_id IN ({marks})"  # noqa: S608
    return tuple(sorted(row["area_code"] for row in asking.rows(path_of(release_id), sql, list(indicator_ids))))
