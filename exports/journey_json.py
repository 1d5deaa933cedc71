"""A journey as plain JSON, for the data API."""

from typing import Any

from analysis.journey_views import BreakdownView, Conversion, JourneyView, ShareView, StageFigure, StageTile, StageView
from exports.json_parts import period_json, provenance_json
from exports.view_json import tile_json

Json = dict[str, Any]


def journey_json(view: JourneyView) -> Json:
    """The stages of a journey in their order, for one area and period; beside it the same for other areas."""
    return {
        "id": view.journey_id,
        "title": view.title,
        "question": view.question,
        "caution": view.caution,
        "area_code": view.area_code,
        "area": view.area_name,
        "period": period_json(view.period) if view.period else None,
        "periods": [choice.value for choice in view.period_choices],
        "stages": [_stage(stage, view=view) for stage in view.stages],
        "beside": [
            {"area_code": column.area_code, "area": column.area_name, "stages": [_stage(stage, view=view) for stage in column.stages]}
            for column in view.beside
        ],
        "release_id": view.release_id,
    }


def _stage(stage: StageView, *, view: JourneyView) -> Json:
    return {
        "id": stage.stage.stage_id,
        "label": stage.stage.label,
        "period": period_json(view.period) if view.period else None,
        "volume": _figure(stage.volume) if stage.volume else None,
        "other_volumes": [_figure(found) for found in stage.other_volumes],
        "rate": _tile(stage.rate) if stage.rate else None,
        "other_rates": [_tile(found) for found in stage.other_rates],
        "scaled": [{"label": found.label, "number": found.number, "words": found.words} for found in stage.scaled],
        "timeliness": [_tile(found) for found in stage.timeliness],
        "outcomes": [_tile(found) for found in stage.outcomes],
        "shares": [_share(found) for found in stage.shares],
        "breakdowns": [_breakdown(found) for found in stage.breakdowns],
        "conversion": _conversion(stage.conversion) if stage.conversion else None,
        "gap": stage.gap,
    }


def _figure(found: StageFigure) -> Json:
    return {
        "indicator_id": found.indicator_id,
        "label": found.label,
        "counts": found.counts.value if found.counts else None,
        "counting": found.counting.value,
        "value": found.value,
        "display": found.display,
        "symbol": found.figure.symbol.value if found.figure.symbol else None,
        "when": found.phrase,
        "cautions": list(found.cautions),
        "also_printed": _also_printed(found),
        "provenance": provenance_json(found.figure.provenance),
    }


def _tile(found: StageTile) -> Json:
    return tile_json(found) | {"also_printed": _also_printed(found.figure)}


def _also_printed(found: StageFigure) -> list[Json]:
    """Other values of the same period: an earlier one that was revised, or one that disagrees."""
    return [{"value": one.value, "display": display, "provenance": provenance_json(one.provenance)} for display, one in found.others]


def _conversion(found: Conversion) -> Json:
    return {
        "from": found.stage_id,
        "percent": found.percent,
        "display": found.display,
        "words": found.words,
        "reason": found.reason,
        "note": found.note,
    }


def _share(found: ShareView) -> Json:
    return {
        "words": found.share.words,
        "percent": found.percent,
        "display": found.display,
        "part": _figure(found.part) if found.part else None,
        "whole": _figure(found.whole) if found.whole else None,
        "printed": _figure(found.printed) if found.printed else None,
        "differs": found.differs,
        "cautions": list(found.cautions),
    }


def _breakdown(found: BreakdownView) -> Json:
    return {
        "indicator_id": found.indicator_id,
        "breakdown_type": found.breakdown_type,
        "rows": [_figure(row) for row in found.rows],
        "total": found.total,
        "rest": found.rest,
    }
