"""A verdict as plain data for the API: dates as ISO texts, enums as their values, missing as null."""

from datetime import date

from analysis.centiles import Quartiles
from analysis.observations import Interval, Provenance
from analysis.periods import Period
from analysis.standing import NeighbourStanding, Standing
from analysis.verdict import Change, ComparatorValue, Freshness, Gap, Rule, Trend, Verdict

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def verdict_as_dict(verdict: Verdict) -> dict[str, Json]:
    """The verdict in the shape that the data API documents."""
    return {
        "indicator_id": verdict.indicator_id,
        "indicator": verdict.indicator,
        "short_name": verdict.short_name,
        "area_code": verdict.area_code,
        "area": verdict.area,
        "breakdown_type": verdict.breakdown_type,
        "breakdown": verdict.breakdown,
        **_period(verdict.period),
        "value": verdict.value,
        "display": verdict.display,
        "unit": verdict.unit.value,
        "unit_words": verdict.unit_words,
        "polarity": verdict.polarity.value,
        "outcome": verdict.outcome.value,
        "rag": verdict.rag.value,
        "status": verdict.status,
        "rule": _rule(verdict.rule),
        "reason": verdict.reason,
        "comparators": [_comparator(found) for found in verdict.comparators],
        "interval": _interval(verdict.interval, verdict.interval_method),
        "certainty": verdict.certainty.value,
        "certainty_words": verdict.certainty_words,
        "gap_to_best_5": _gap(verdict.gap_to_best_5),
        "standing": _standing(verdict.standing),
        "neighbours": _neighbours(verdict.neighbours),
        "trend": _trend(verdict.trend),
        "change": _change(verdict.change),
        "spc": verdict.spc,
        "variation": verdict.variation.value if verdict.variation else None,
        "trend_beside_chart": verdict.trend_beside_chart,
        "freshness": _freshness(verdict.freshness),
        "provenance": _provenance(verdict.provenance),
        "published_judgement": verdict.published_judgement,
        "published_trend": verdict.published_trend,
        "published_differs": verdict.published_differs,
        "comparison_differs": verdict.comparison_differs,
        "trend_differs": verdict.trend_differs,
        "cautions": list[Json](verdict.cautions),
        "lead": verdict.lead,
        "in_year": verdict.in_year,
        "no_figure_reason": verdict.no_figure_reason,
        "is_red_and_worsening": verdict.is_red_and_worsening,
    }


def _period(period: Period | None) -> dict[str, Json]:
    return {
        "period": period.display if period else None,
        "period_kind": period.kind.value if period else None,
        "period_start": _day(period.start if period else None),
        "period_end": _day(period.end if period else None),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _rule(rule: Rule) -> dict[str, Json]:
    return {"comparator": rule.comparator.value, "method": rule.method.value if rule.method else None, "margin": rule.margin}


def _comparator(found: ComparatorValue) -> dict[str, Json]:
    return {
        "kind": found.kind.value,
        "label": found.label,
        "area": found.area_code,
        "value": found.value,
        "display": found.display,
        "period": found.period.display,
        "published": found.published,
        "count": found.count,
    }


def _interval(interval: Interval | None, method: str) -> dict[str, Json] | None:
    return {"lower": interval.lower, "upper": interval.upper, "method": method} if interval else None


def _gap(gap: Gap | None) -> dict[str, Json] | None:
    if gap is None:
        return None
    return {
        "value": gap.value,
        "display": gap.display,
        "is_reached": gap.is_reached,
        "share_walked": gap.share_walked,
        "people": gap.people,
        "people_words": gap.people_words,
    }


def _standing(found: Standing | None) -> dict[str, Json] | None:
    if found is None:
        return None
    return {
        "period": found.period.display,
        "count": found.count,
        "rank": found.rank,
        "band": found.band.value if found.band else None,
        "quartiles": _quartiles(found.quartiles),
        "best_5": found.best_5,
        "best_5_reason": found.best_5_reason,
    }


def _quartiles(found: Quartiles | None) -> dict[str, Json] | None:
    if found is None:
        return None
    return {"lowest": found.lowest, "lower": found.lower, "median": found.median, "upper": found.upper, "highest": found.highest}


def _neighbours(found: NeighbourStanding | None) -> dict[str, Json] | None:
    if found is None:
        return None
    return {
        "model": found.model,
        "title": found.title,
        "source_id": found.source_id,
        "period": found.period.display,
        "of": found.of,
        "count": found.count,
        "mean": found.mean,
        "median": found.median,
        "sides_differ": found.sides_differ,
    }


def _trend(trend: Trend) -> dict[str, Json]:
    return {
        "direction": trend.direction.value,
        "judgement": trend.judgement.value,
        "method": trend.method.value,
        "words": trend.words,
        "reason": trend.reason,
    }


def _change(change: Change | None) -> dict[str, Json] | None:
    if change is None:
        return None
    return {
        "previous": change.previous,
        "previous_period": change.previous_period.display,
        "difference": change.difference,
        "judgement": change.judgement.value,
        "words": change.words,
    }


def _freshness(freshness: Freshness | None) -> dict[str, Json] | None:
    if freshness is None:
        return None
    return {
        "period_end": _day(freshness.period_end),
        "published_on": freshness.published_on.isoformat(),
        "months_old": freshness.months_old,
        "is_old": freshness.is_old,
        "words": freshness.words,
    }


def _provenance(provenance: Provenance | None) -> dict[str, Json] | None:
    if provenance is None:
        return None
    return {
        "source_id": provenance.source_id,
        "title": provenance.source_title,
        "line": provenance.line,
        "ref": provenance.ref,
        "printed": provenance.printed,
        "published_on": provenance.published_on.isoformat(),
    }
