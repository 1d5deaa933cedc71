"""A comparison of all authorities as plain JSON, for the data API."""

from typing import Any

from analysis.comparison_views import ComparedArea, ComparisonView, NeighbourTable
from analysis.verdict import Verdict
from analysis.verdict_json import verdict_as_dict

Json = dict[str, Any]


def comparison_json(view: ComparisonView) -> Json:
    """The indicator at one period: the own place, the levels, the neighbours, and every authority, the best first."""
    own, period, bounds = view.own, view.period, view.quartiles
    own_level = own or view.own_level
    return {
        "indicator_id": view.indicator.indicator_id,
        "indicator": view.indicator.name,
        "unit": view.indicator.unit.value,
        "polarity": view.indicator.polarity.value,
        "breakdown_type": view.query.breakdown_type,
        "breakdown": view.query.breakdown,
        "period": period.display if period else None,
        "period_kind": period.kind.value if period else None,
        "period_start": period.start.isoformat() if period and period.start else None,
        "period_end": period.end.isoformat() if period and period.end else None,
        "area_code": view.query.area,
        "area": view.area_name,
        "headline": view.headline,
        "value": own_level.value if own_level else None,
        "rank": own.rank if own else None,
        "band": own.band.value if own and own.band else None,
        "n": len(view.areas),
        "best_5": view.best_5.value if view.best_5 else None,
        "best_5_count": view.best_5.count if view.best_5 else None,
        "no_best_5": view.no_best_5,
        "quartiles": [bounds.lower, bounds.median, bounds.upper] if bounds else [],
        "lowest": bounds.lowest if bounds else None,
        "highest": bounds.highest if bounds else None,
        "england": view.england.value if view.england else None,
        "neighbours": _neighbours(view.neighbours) if view.neighbours else None,
        "values": [_value(found) for found in (*view.areas, *view.missing)],
        "obstacle": view.obstacle,
        "verdict": verdict_as_dict(view.verdict) if view.verdict else None,
        "against": [_against(found) for found in view.against],
        "release_id": view.release_id,
    }


def _value(found: ComparedArea) -> Json:
    return {
        "area_code": found.area_code,
        "area": found.name,
        "value": found.value,
        "display": found.display,
        "symbol": found.symbol.value if found.symbol else None,
        "lower_95": found.interval.lower if found.interval else None,
        "upper_95": found.interval.upper if found.interval else None,
        "rank": found.rank,
        "band": found.band.value if found.band else None,
    }


def _neighbours(found: NeighbourTable) -> Json:
    return {
        "model": found.model,
        "title": found.title,
        "source_id": found.source_id,
        "count": found.count,
        "mean": found.mean,
        "median": found.median,
        "flag": found.flag,
        "values": [_value(line.area) | {"place": line.place, "closeness": line.closeness} for line in found.lines],
    }


def _against(found: Verdict) -> Json:
    return {
        "comparator": found.rule.comparator.value,
        "outcome": found.outcome.value,
        "status": found.status,
        "reason": found.reason,
        "certainty": found.certainty.value,
        "certainty_words": found.certainty_words,
    }
