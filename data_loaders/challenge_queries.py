"""What the store can be asked of the challenge log."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.challenges import Challenge, ChallengeKind, ChallengeStatus, Measured
from analysis.observations import Provenance
from analysis.period_types import Period, PeriodKind
from data_loaders import asking
from data_loaders.asking import KEPT_RELEASES, path_of
from data_loaders.schema import Table


def challenges(release_id: str) -> tuple[Challenge, ...]:
    """Every entry of the log, in the order of its files."""
    return _challenges(path_of(release_id))


@lru_cache(maxsize=KEPT_RELEASES)
def _challenges(path: Path) -> tuple[Challenge, ...]:
    if not asking.has_table(path, Table.CHALLENGE):
        return ()
    rows = asking.rows(
        path,
        """SELECT c.*, coalesce(d.title, s.title) AS title, coalesce(d.source_id, s.source_id) AS stands_in,
          coalesce(d.published_on, s.published_on) AS published_on
        FROM challenge AS c JOIN source AS s USING (source_id) LEFT JOIN source AS d ON d.source_id = c.document_id
        ORDER BY c.source_id, c.file_line""",
    )
    return tuple(_challenge(row) for row in rows)


def _challenge(row: Mapping[str, Any]) -> Challenge:
    words = (
        "challenge_id", "board", "area_code", "plan", "priority", "need", "action", "lead", "due", "due_on",
        "status_printed", "progress", "indicator_id", "breakdown_type", "breakdown",
    )  # fmt: skip
    return Challenge(
        **{name: row[name] for name in words},
        kind=ChallengeKind(row["kind"]),
        raised=_period(row, "raised"),
        status=ChallengeStatus(row["status"]),
        before=_measured(row, "before"),
        after=_measured(row, "after"),
        provenance=Provenance(
            source_id=row["stands_in"],
            source_title=row["title"],
            line=row["source_line"],
            ref=row["source_ref"],
            printed="",
            published_on=row["published_on"],
        ),
    )


def _measured(row: Mapping[str, Any], name: str) -> Measured | None:
    value = row[f"{name}_value"]
    return None if value is None else Measured(value=value, period=_period(row, name))


def _period(row: Mapping[str, Any], name: str) -> Period:
    return Period(label=row[f"{name}_label"], kind=PeriodKind(row[f"{name}_kind"]), start=row[f"{name}_start"], end=row[f"{name}_end"])
