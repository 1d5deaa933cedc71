"""What the store can be asked of all authorities at once: their values by period, and their statistical neighbours."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import compute

from analysis.authorities import AuthorityFigures, AuthorityValues, authority_values
from analysis.neighbours import NO_NEIGHBOURS, Neighbour, NeighbourModel
from analysis.period_types import Period, PeriodKind
from data_loaders import asking
from data_loaders.asking import KEPT_RELEASES, path_of
from data_loaders.schema import Table

_GROUP = ("indicator_id", "breakdown_type", "breakdown", "period_end", "period_start", "period_kind")
_COLUMNS = ("area_code", "value", "lower_95", "upper_95", "numerator", "denominator", "symbol")

# The order of the rows of one authority and period is that of analysis.series.resolve: the first is the current figure.
_SQL = """
WITH figure AS (
  SELECT o.* REPLACE (
      CASE WHEN i.is_position THEN 'snapshot' ELSE o.period_kind END AS period_kind,
      CASE WHEN i.is_position THEN o.period_end ELSE o.period_start END AS period_start,
      CASE WHEN i.is_printed_negative THEN -o.value ELSE o.value END AS value)
  FROM observation AS o JOIN area AS a USING (area_code) JOIN indicator AS i USING (indicator_id)
  WHERE a.kind IN ('upper_tier_authority', 'former_authority') AND o.role = 'actual' AND o.period_end IS NOT NULL AND {where})
SELECT indicator_id, breakdown_type, breakdown, period_end, period_start, period_kind, period_label,
  area_code, value, lower_95, upper_95, numerator, denominator, symbol
FROM figure
ORDER BY indicator_id, breakdown_type, breakdown, period_end, period_start DESC, period_kind, area_code,
  (value IS NULL AND symbol IN ('blank', 'words')), published_on DESC, value IS NULL, source_id, doubt <> '',
  source_line NULLS LAST, file_line
"""


def authority_figures(
    release_id: str, *, indicator_ids: Sequence[str], as_at: date | None = None, ended: tuple[date, date] | None = None
) -> Mapping[str, AuthorityFigures]:
    """The current value of every upper-tier authority for some indicators, by indicator.

    Figures without an end of their period are left out; ``as_at`` keeps what was published on that day or before, ``ended`` the
    periods whose last day is one of these two or between them. A value that a later source suppressed is missing, with the symbol.
    """
    if not indicator_ids:
        return {}
    marks = ", ".join(f"${number}" for number in range(1, len(indicator_ids) + 1))
    where, parameters = f"indicator_id IN ({marks})", list[Any](indicator_ids)
    if as_at is not None:
        parameters.append(as_at)
        where += f" AND published_on <= ${len(parameters)}"
    if ended is not None:
        parameters += ended
        where += f" AND period_end BETWEEN ${len(parameters) - 1} AND ${len(parameters)}"
    printed = asking.table(path_of(release_id), _SQL.format(where=where), parameters).combine_chunks()
    if printed.num_rows == 0:
        return {}
    current = printed.take(_firsts(printed, by=(*_GROUP, "area_code")))
    starts = _firsts(current, by=_GROUP)
    columns = {name: current[name].to_numpy() for name in _COLUMNS}
    grouped: dict[str, dict[tuple[str, str], list[AuthorityValues]]] = defaultdict(lambda: defaultdict(list))
    for head, (first, last) in zip(current.take(starts).to_pylist(), pairwise([*starts, current.num_rows]), strict=True):
        part = {name: column[first:last] for name, column in columns.items()}
        grouped[head["indicator_id"]][head["breakdown_type"], head["breakdown"]].append(_values(part, head))
    return {
        indicator_id: AuthorityFigures(by_breakdown={breakdown: tuple(values) for breakdown, values in by_breakdown.items()})
        for indicator_id, by_breakdown in grouped.items()
    }


def _firsts(found: pyarrow.Table, *, by: Sequence[str]) -> list[int]:
    """The rows of a sorted table that differ in any of some columns from the row before, its first row among them."""
    changes = None
    for name in by:
        column = found[name].combine_chunks()
        here, before = column.slice(1), column.slice(0, len(column) - 1)
        differs = compute.fill_null(compute.not_equal(here, before), compute.xor(compute.is_null(here), compute.is_null(before)))
        changes = differs if changes is None else compute.or_(changes, differs)
    return [0, *(place + 1 for place in compute.indices_nonzero(changes).to_pylist())]


def _values(columns: Mapping[str, Any], head: Mapping[str, Any]) -> AuthorityValues:
    period = Period(label=head["period_label"], kind=PeriodKind(head["period_kind"]), start=head["period_start"], end=head["period_end"])
    return authority_values(period=period, columns=columns)


def neighbour_models(release_id: str) -> Mapping[str, NeighbourModel]:
    """The models of statistical neighbours that a release holds, by name, the one published last first."""
    return _models(path_of(release_id))


def neighbour_model(release_id: str, *, as_at: date | None = None) -> NeighbourModel:
    """The model published last, by the day ``as_at`` where one is named; a model without any neighbour where there is none."""
    models = neighbour_models(release_id).values()
    return next((model for model in models if as_at is None or (model.published_on and model.published_on <= as_at)), NO_NEIGHBOURS)


@lru_cache(maxsize=KEPT_RELEASES)
def _models(path: Path) -> Mapping[str, NeighbourModel]:
    if not asking.has_table(path, Table.NEIGHBOUR):
        return {}
    rows = asking.rows(
        path,
        """SELECT n.*, s.published_on FROM neighbour AS n JOIN source AS s USING (source_id)
        ORDER BY s.published_on DESC, n.model DESC, s.loaded_at DESC, n.source_id, n.area_code, n.rank""",
    )
    members: dict[str, dict[str, list[Neighbour]]] = defaultdict(lambda: defaultdict(list))
    heads: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        if heads.setdefault(row["model"], row)["source_id"] == row["source_id"]:
            neighbour = Neighbour(area_code=row["neighbour_code"], rank=row["rank"], closeness=row["closeness"])
            members[row["model"]][row["area_code"]].append(neighbour)
    return {
        model: NeighbourModel(
            model=model,
            title=head["model_title"],
            source_id=head["source_id"],
            published_on=head["published_on"],
            by_area={code: tuple(found) for code, found in members[model].items()},
        )
        for model, head in heads.items()
    }
