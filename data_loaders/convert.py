"""Between the domain's dataclasses and the rows of the tables."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from analysis.areas import Area, AreaKind
from analysis.indicators import Indicator
from analysis.observations import Bound, Interval, Observation, Provenance, Role, Symbol
from analysis.periods import Period, PeriodKind
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.problems import Problem, Severity
from data_loaders.records import Source

Row = Mapping[str, Any]


def area_row(area: Area, *, position: int, origin: str) -> dict[str, Any]:
    """An area as a row; its other names are kept as a JSON list."""
    names = json.dumps(area.other_names, ensure_ascii=False)
    return {**asdict(area), "kind": area.kind.value, "other_names": names, "position": position, "origin": origin}


def area_of(row: Row) -> Area:
    """The area of a row."""
    return Area(
        area_code=row["area_code"],
        name=row["name"],
        kind=AreaKind(row["kind"]),
        parent_code=row["parent_code"],
        old_la_code=row["old_la_code"],
        short_name=row["short_name"],
        other_names=tuple(json.loads(row["other_names"])),
    )


def indicator_row(indicator: Indicator, *, declared_by: str, origin: str) -> dict[str, Any]:
    """An indicator as a row; its aliases are a JSON list. ``declared_by`` is the source that brought it, empty for the catalogue."""
    return {
        **asdict(indicator),
        "unit": indicator.unit.value,
        "polarity": indicator.polarity.value,
        "aliases": json.dumps(indicator.aliases, ensure_ascii=False),
        "declared_by": declared_by,
        "origin": origin,
    }


def indicator_of(row: Row) -> Indicator:
    """The indicator of a row."""
    plain = {name: value for name, value in row.items() if name not in {"unit", "polarity", "aliases", "declared_by", "origin"}}
    return Indicator(unit=Unit(row["unit"]), polarity=Polarity(row["polarity"]), aliases=tuple(json.loads(row["aliases"])), **plain)


def source_row(source: Source, *, origin: str) -> dict[str, Any]:
    """A source as a row."""
    return {**asdict(source), "origin": origin}


def source_of(row: Row) -> Source:
    """The source of a row."""
    return Source(**{name: value for name, value in row.items() if name != "origin"})


def problem_row(problem: Problem) -> dict[str, Any]:
    """A problem as a row."""
    return {**asdict(problem), "severity": problem.severity.value}


def problem_of(row: Row) -> Problem:
    """The problem of a row."""
    return Problem(**{**row, "severity": Severity(row["severity"])})


def observation_of(row: Row, *, source_title: str, loading_day: date | None = None) -> Observation:
    """The observation of a row."""
    return Observation(
        indicator_id=row["indicator_id"],
        area_code=row["area_code"],
        breakdown_type=row["breakdown_type"],
        breakdown=row["breakdown"],
        role=Role(row["role"]),
        period=Period(
            label=row["period_label"],
            kind=PeriodKind(row["period_kind"]),
            start=row["period_start"],
            end=row["period_end"],
        ),
        value=row["value"],
        symbol=Symbol(row["symbol"]) if row["symbol"] else None,
        bound=Bound(row["bound"]) if row["bound"] else None,
        interval=_interval(row["lower_95"], row["upper_95"]),
        interval_998=_interval(row["lower_998"], row["upper_998"]),
        numerator=row["numerator"],
        denominator=row["denominator"],
        note=row["note"],
        doubt=row["doubt"],
        published_trend=row["published_trend"],
        published_comparison=row["published_comparison"],
        provenance=Provenance(
            source_id=row["source_id"],
            source_title=source_title,
            line=row["source_line"],
            ref=row["source_ref"],
            printed=row["printed"],
            published_on=row["published_on"],
            is_day_of_loading=row["published_on"] == loading_day,
        ),
    )


def _interval(lower: float | None, upper: float | None) -> Interval | None:
    return None if lower is None or upper is None else Interval(lower=lower, upper=upper)
