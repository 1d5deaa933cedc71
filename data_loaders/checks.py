"""The rules that every row of a release keeps: the last net under the loaders' own checks.

They stand apart from ``schema`` because only the process that builds a release needs them: serving pages should not pay for pandera.
"""

from collections.abc import Mapping
from enum import StrEnum

import pandas as pd
import pandera.pandas as pandera

from analysis.areas import AreaKind
from analysis.challenges import ChallengeKind, ChallengeStatus
from analysis.observations import Bound, Role, Symbol
from analysis.periods import PeriodKind
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.problems import Severity
from data_loaders.schema import COLUMNS, KEYS, NULLABLE, ORIGINS, Table, Tables


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
    Table.NEIGHBOUR: {
        "model": _FILLED,
        "area_code": _FILLED,
        "neighbour_code": _FILLED,
        "rank": pandera.Check.ge(1),
        "source_id": _FILLED,
        "file_line": pandera.Check.ge(1),
    },
    Table.CHALLENGE: {
        "challenge_id": _FILLED,
        "kind": _among(ChallengeKind),
        "board": _FILLED,
        "area_code": _FILLED,
        "action": _FILLED,
        "status": _among(ChallengeStatus),
        "raised_kind": _among(PeriodKind),
        "before_kind": _among(PeriodKind),
        "after_kind": _among(PeriodKind),
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
    Table.JOURNEY: {"journey_id": _FILLED, "document": _FILLED, "origin": pandera.Check.isin(ORIGINS)},
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
