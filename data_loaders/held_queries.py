"""What the store holds of one indicator, without its figures: for which areas, breakdowns and roles, and from which sources."""

from datetime import date
from typing import Any

from data_loaders import asking
from data_loaders.asking import path_of
from data_loaders.records import Held

_SQL = """
SELECT area_code, breakdown_type, breakdown, role, source_id, count(*) AS figures
FROM observation WHERE indicator_id = $1{until}
GROUP BY area_code, breakdown_type, breakdown, role, source_id
ORDER BY source_id, min(source_line) NULLS LAST, min(file_line)
"""


def held(release_id: str, *, indicator_id: str, as_at: date | None = None) -> tuple[Held, ...]:
    """Every series of an indicator with its number of figures, a source at a time, in the order of source and line.

    ``as_at`` keeps what was published on that day or before.
    """
    parameters: list[Any] = [indicator_id, *([as_at] if as_at is not None else [])]
    sql = _SQL.format(until=" AND published_on <= $2" if as_at is not None else "")
    return tuple(Held(**row) for row in asking.rows(path_of(release_id), sql, parameters))
