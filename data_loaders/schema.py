"""The tables of a release, exactly: their columns, types and keys. The rules that every row keeps are in ``checks``."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import islice
from typing import Any

import pyarrow

VERSION = 4
OLDEST_READ = 1
"""Releases from this version on can still be read, published and loaded over: later versions have only added tables."""
ROWS_AT_ONCE = 20_000
"""Rows that are turned into columns together: as mappings they take far more memory than as columns."""
ORIGINS = ("bundled", "loaded")

_TEXT, _NUMBER, _WHOLE, _DAY = pyarrow.string(), pyarrow.float64(), pyarrow.int64(), pyarrow.date32()
_TIME, _YES_NO = pyarrow.timestamp("us"), pyarrow.bool_()


class Table(StrEnum):
    """The tables of a release."""

    AREA = "area"
    INDICATOR = "indicator"
    OBSERVATION = "observation"
    NEIGHBOUR = "neighbour"
    CHALLENGE = "challenge"
    SOURCE = "source"
    PROBLEM = "problem"
    SCORECARD = "scorecard"
    JOURNEY = "journey"
    RELEASE = "release"


ADDED_IN: Mapping[Table, int] = {Table.NEIGHBOUR: 2, Table.CHALLENGE: 3, Table.JOURNEY: 4}
"""The version that first had a table, where that is not the oldest one."""


def tables_in(version: int) -> tuple[Table, ...]:
    """The tables of a release of a version; none where the product cannot read such a release."""
    if not OLDEST_READ <= version <= VERSION:
        return ()
    return tuple(table for table in Table if ADDED_IN.get(table, OLDEST_READ) <= version)


def _columns(**types: pyarrow.DataType) -> pyarrow.Schema:
    return pyarrow.schema([pyarrow.field(name, kind) for name, kind in types.items()])


COLUMNS: Mapping[Table, pyarrow.Schema] = {
    Table.AREA: _columns(
        area_code=_TEXT,
        name=_TEXT,
        kind=_TEXT,
        parent_code=_TEXT,
        old_la_code=_TEXT,
        short_name=_TEXT,
        other_names=_TEXT,
        position=_WHOLE,
        origin=_TEXT,
    ),
    Table.INDICATOR: _columns(
        indicator_id=_TEXT,
        name=_TEXT,
        short_name=_TEXT,
        unit=_TEXT,
        polarity=_TEXT,
        decimals=_WHOLE,
        topic=_TEXT,
        definition=_TEXT,
        why_it_matters=_TEXT,
        numerator=_TEXT,
        denominator=_TEXT,
        source=_TEXT,
        frequency=_TEXT,
        next_update=_TEXT,
        owner=_TEXT,
        caution=_TEXT,
        is_position=_YES_NO,
        is_printed_negative=_YES_NO,
        unit_words=_TEXT,
        aliases=_TEXT,
        declared_by=_TEXT,
        origin=_TEXT,
    ),
    Table.OBSERVATION: _columns(
        indicator_id=_TEXT,
        area_code=_TEXT,
        breakdown_type=_TEXT,
        breakdown=_TEXT,
        role=_TEXT,
        period_label=_TEXT,
        period_kind=_TEXT,
        period_start=_DAY,
        period_end=_DAY,
        value=_NUMBER,
        symbol=_TEXT,
        bound=_TEXT,
        lower_95=_NUMBER,
        upper_95=_NUMBER,
        lower_998=_NUMBER,
        upper_998=_NUMBER,
        numerator=_NUMBER,
        denominator=_NUMBER,
        printed=_TEXT,
        note=_TEXT,
        doubt=_TEXT,
        published_trend=_TEXT,
        published_comparison=_TEXT,
        source_id=_TEXT,
        source_line=_WHOLE,
        source_ref=_TEXT,
        published_on=_DAY,
        file_line=_WHOLE,
    ),
    Table.NEIGHBOUR: _columns(
        model=_TEXT,
        model_title=_TEXT,
        area_code=_TEXT,
        neighbour_code=_TEXT,
        rank=_WHOLE,
        closeness=_TEXT,
        source_id=_TEXT,
        file_line=_WHOLE,
    ),
    Table.CHALLENGE: _columns(
        challenge_id=_TEXT,
        kind=_TEXT,
        board=_TEXT,
        area_code=_TEXT,
        plan=_TEXT,
        priority=_TEXT,
        need=_TEXT,
        action=_TEXT,
        lead=_TEXT,
        due=_TEXT,
        due_on=_DAY,
        raised_label=_TEXT,
        raised_kind=_TEXT,
        raised_start=_DAY,
        raised_end=_DAY,
        status=_TEXT,
        status_printed=_TEXT,
        progress=_TEXT,
        indicator_id=_TEXT,
        breakdown_type=_TEXT,
        breakdown=_TEXT,
        before_value=_NUMBER,
        before_label=_TEXT,
        before_kind=_TEXT,
        before_start=_DAY,
        before_end=_DAY,
        after_value=_NUMBER,
        after_label=_TEXT,
        after_kind=_TEXT,
        after_start=_DAY,
        after_end=_DAY,
        document_id=_TEXT,
        source_id=_TEXT,
        source_line=_WHOLE,
        source_ref=_TEXT,
        file_line=_WHOLE,
    ),
    Table.SOURCE: _columns(
        source_id=_TEXT,
        title=_TEXT,
        publisher=_TEXT,
        published_on=_DAY,
        published_note=_TEXT,
        licence=_TEXT,
        file_name=_TEXT,
        sha256=_TEXT,
        loaded_at=_TIME,
        rows_read=_WHOLE,
        rows_loaded=_WHOLE,
        rows_rejected=_WHOLE,
        rows_folded=_WHOLE,
        origin=_TEXT,
    ),
    Table.PROBLEM: _columns(source_id=_TEXT, file_name=_TEXT, line=_WHOLE, column=_TEXT, severity=_TEXT, code=_TEXT, message=_TEXT),
    Table.SCORECARD: _columns(scorecard_id=_TEXT, position=_WHOLE, file_name=_TEXT, document=_TEXT, origin=_TEXT),
    Table.JOURNEY: _columns(journey_id=_TEXT, position=_WHOLE, file_name=_TEXT, document=_TEXT, origin=_TEXT),
    Table.RELEASE: _columns(release_id=_TEXT, built_at=_TIME, schema_version=_WHOLE, bundled_sha256=_TEXT),
}


Tables = Mapping[Table, pyarrow.Table]
NULLABLE: Mapping[Table, frozenset[str]] = {
    Table.OBSERVATION: frozenset(
        {
            "period_start",
            "period_end",
            "value",
            "lower_95",
            "upper_95",
            "lower_998",
            "upper_998",
            "numerator",
            "denominator",
            "source_line",
        }
    ),
    Table.CHALLENGE: frozenset(
        {
            "due_on",
            "raised_start",
            "raised_end",
            "before_value",
            "before_start",
            "before_end",
            "after_value",
            "after_start",
            "after_end",
            "source_line",
        }
    ),
}
KEYS: Mapping[Table, list[str]] = {
    Table.AREA: ["area_code"],
    Table.INDICATOR: ["indicator_id"],
    Table.OBSERVATION: ["source_id", "file_line", "indicator_id"],
    Table.NEIGHBOUR: ["source_id", "model", "area_code", "rank"],
    Table.CHALLENGE: ["source_id", "challenge_id"],
    Table.SOURCE: ["source_id"],
    Table.SCORECARD: ["scorecard_id"],
    Table.JOURNEY: ["journey_id"],
    Table.RELEASE: ["release_id"],
}


def table_of(table: Table, rows: Iterable[Mapping[str, Any]]) -> pyarrow.Table:
    """Rows as a table with the exact columns and types.

    Raises:
        pyarrow.ArrowException: a cell is of another type than its column.
    """
    waiting = iter(rows)
    parts = [COLUMNS[table].empty_table()]
    while part := list(islice(waiting, ROWS_AT_ONCE)):
        parts.append(pyarrow.Table.from_pylist(part, schema=COLUMNS[table]))
    return pyarrow.concat_tables(parts)


def empty_tables() -> dict[Table, pyarrow.Table]:
    """Every table of a release but the release's own row, without rows."""
    return {table: COLUMNS[table].empty_table() for table in Table if table is not Table.RELEASE}
