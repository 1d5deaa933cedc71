"""What a reader that works by column gives back: the rows of the table, and the counts of the file's rows."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow

from analysis.indicators import Indicator
from data_loaders.formats.columns import Columns
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.problems import Place, Problem, UnusableFile, label
from data_loaders.records import Source
from data_loaders.schema import COLUMNS, NULLABLE, Table

SCHEMA = COLUMNS[Table.OBSERVATION]


def observation_table(columns: Mapping[str, Any], *, rows: int) -> pyarrow.Table:
    """Rows of the table ``observation`` from columns of equal length, or single values that stand in every row.

    A column that is not given is blank: no number, or an empty text. NaN is no number.
    """
    arrays = [
        _column(kind, columns[name] if name in columns else None if name in NULLABLE[Table.OBSERVATION] else "", rows)
        for name, kind in zip(SCHEMA.names, SCHEMA.types, strict=True)
    ]
    return pyarrow.table(arrays, schema=SCHEMA)


def _column(kind: pyarrow.DataType, content: Any, rows: int) -> pyarrow.Array:
    if isinstance(content, pyarrow.Array | pyarrow.ChunkedArray):
        return content.cast(kind)
    if isinstance(content, np.ndarray | list):
        return pyarrow.array(content, kind, from_pandas=True)
    return pyarrow.nulls(rows, kind) if content is None else pyarrow.repeat(pyarrow.scalar(content, kind), rows)


def refuse_if_empty(columns: Columns, *, loaded: int) -> None:
    """Refuse a file of which not one row can be loaded.

    Raises:
        UnusableFile: with every reason.
    """
    if not loaded:
        raise no_good_row(columns.sheet.path, read=len(columns.sheet.rows), problems=columns.sorted_problems())


def no_good_row(path: Path, *, read: int, problems: Sequence[Problem]) -> UnusableFile:
    """The refusal of a file of which not one row can be loaded."""
    words = f"not one of its {read:,} rows can be loaded. Mend the rows below."
    return UnusableFile(Place(file_name=label(path)).unusable(code="no_good_row", words=words), *problems)


def loaded_of(
    columns: Columns, given: Given, *, observations: pyarrow.Table, indicators: Sequence[Indicator], loaded: int, folded: int
) -> Loaded:
    """What a file gave. ``loaded`` and ``folded`` count rows of the file, of which each may hold several figures."""
    for indicator in indicators:
        given.indicators.add(indicator)
    sheet = columns.sheet
    source = source_of(sheet.path, given, sha256=sheet.sha256, read=len(sheet.rows), loaded=loaded, folded=folded)
    return Loaded(source=source, problems=columns.sorted_problems(), indicators=tuple(indicators), observations=observations)


def source_of(path: Path, given: Given, *, sha256: str, read: int, loaded: int, folded: int = 0) -> Source:
    """The record of a file that was read, with the counts of its rows: those not loaded are rejected, the folded among them."""
    note = given.note
    return Source(
        source_id=note.source_id,
        title=note.title,
        publisher=note.publisher,
        published_on=note.published_on,
        published_note=note.published_note,
        licence=note.licence,
        file_name=label(path),
        sha256=sha256,
        loaded_at=given.loaded_at,
        rows_read=read,
        rows_loaded=loaded,
        rows_rejected=read - loaded,
        rows_folded=folded,
    )
