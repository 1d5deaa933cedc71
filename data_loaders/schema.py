"""The tables of a release, exactly: their columns, their types, and the checks that every row passes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow

from analysis.areas import AreaKind
from analysis.observations import Bound, Role, Symbol
from analysis.periods import PeriodKind
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.problems import Severity

VERSION = 1
ORIGINS = ("bundled", "loaded")

_TEXT, _NUMBER, _WHOLE, _DAY = pyarrow.string(), pyarrow.float64(), pyarrow.int64(), pyarrow.date32()
_TIME, _YES_NO = pyarrow.timestamp("us"), pyarrow.bool_()


class Table(StrEnum):
    """The tables of a release."""

    AREA = "area"
    INDICATOR = "indicator"
    OBSERVATION = "observation"
    SOURCE = "source"
    PROBLEM = "problem"
    SCORECARD = "scorecard"
    RELEASE = "release"


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
    )
}
KEYS: Mapping[Table, list[str]] = {
    Table.AREA: ["area_code"],
    Table.INDICATOR: ["indicator_id"],
    Table.OBSERVATION: ["source_id", "file_line"],
    Table.SOURCE: ["source_id"],
    Table.SCORECARD: ["scorecard_id"],
    Table.RELEASE: ["release_id"],
}


def _among(options: type[StrEnum], *, or_blank: bool = False) -> pandera.Check:
    return pandera.Check.isin([*(option.value for option in options), *([""] if or_blank else [])])


_FILLED = pandera.Check.str_length(min_value=1)
_COUNTED = pandera.Check.ge(0)
_CHECKS: Mapping[Table, Mapping[str, pandera.Check]] = {
    Table.AREA: {"area_code": _FILLED, "name": _FILLED, "kind": _among(AreaKind), "origin": pandera.Check.isin(ORIGINS)},
    Table.INDICATOR: {
        "indicator_id": pandera.Check.str_matches(r"^[a-z0-9]+([.-][a-z0-9]+)*$"),
        "name": _FILLED,
        "short_name": _FILLED,
        "topic": _FILLED,
        "unit": _among(Unit),
        "polarity": _among(Polarity),
        "decimals": pandera.Check.in_range(0, 3),
        "origin": pandera.Check.isin(ORIGINS),
    },
    Table.OBSERVATION: {
        "indicator_id": _FILLED,
        "area_code": _FILLED,
        "role": _among(Role),
        "period_kind": _among(PeriodKind),
        "symbol": _among(Symbol, or_blank=True),
        "bound": _among(Bound, or_blank=True),
        "source_id": _FILLED,
        "source_line": pandera.Check.ge(1),
        "file_line": pandera.Check.ge(1),
    },
    Table.SOURCE: {
        "source_id": _FILLED,
        "title": _FILLED,
        "rows_read": _COUNTED,
        "rows_loaded": _COUNTED,
        "rows_rejected": _COUNTED,
        "rows_folded": _COUNTED,
        "origin": pandera.Check.isin(ORIGINS),
    },
    Table.PROBLEM: {"severity": _among(Severity), "code": _FILLED, "message": _FILLED},
    Table.SCORECARD: {"scorecard_id": _FILLED, "document": _FILLED, "origin": pandera.Check.isin(ORIGINS)},
    Table.RELEASE: {"release_id": _FILLED},
}


def _has_value_or_reason(frame: pd.DataFrame) -> "pd.Series[bool]":
    return frame["value"].notna() | (frame["symbol"] != "")


def _dates_in_order(frame: pd.DataFrame) -> "pd.Series[bool]":
    known = frame["period_start"].notna() & frame["period_end"].notna()
    return ~known | (pd.to_datetime(frame["period_start"]) <= pd.to_datetime(frame["period_end"]))


def _rows_add_up(frame: pd.DataFrame) -> "pd.Series[bool]":
    return (frame["rows_read"] == frame["rows_loaded"] + frame["rows_rejected"]) & (frame["rows_folded"] <= frame["rows_rejected"])


_WHOLE_ROW_CHECKS: Mapping[Table, list[pandera.Check]] = {
    Table.OBSERVATION: [
        pandera.Check(_has_value_or_reason, error="a row without a value must say why in symbol"),
        pandera.Check(_dates_in_order, error="a period must not end before it starts"),
    ],
    Table.SOURCE: [pandera.Check(_rows_add_up, error="rows read must be rows loaded and rows rejected")],
}


def _schema(table: Table) -> pandera.DataFrameSchema:
    checks, nullable = _CHECKS[table], NULLABLE.get(table, frozenset())
    columns = {name: pandera.Column(None, checks.get(name), nullable=name in nullable, required=True) for name in COLUMNS[table].names}
    return pandera.DataFrameSchema(
        columns, checks=_WHOLE_ROW_CHECKS.get(table), strict=True, ordered=True, unique=KEYS.get(table), name=table.value
    )


def table_of(table: Table, rows: Iterable[Mapping[str, Any]]) -> pyarrow.Table:
    """Rows as a table with the exact columns and types.

    Raises:
        pyarrow.ArrowException: a cell is of another type than its column.
    """
    return pyarrow.Table.from_pylist(list(rows), schema=COLUMNS[table])


def empty_tables() -> dict[Table, pyarrow.Table]:
    """Every table of a release but the release's own row, without rows."""
    return {table: COLUMNS[table].empty_table() for table in Table if table is not Table.RELEASE}


def check_tables(tables: Tables) -> None:
    """Check every table before it becomes a release: the last net under the loaders' own checks.

    Raises:
        pandera.errors.SchemaErrors: with every row that breaks a rule.
    """
    for table, content in tables.items():
        if not content.schema.equals(COLUMNS[table]):
            message = f"the table {table} has other columns than it should"
            raise TypeError(message)
        if content.num_rows:
            _schema(table).validate(content.to_pandas(), lazy=True)
