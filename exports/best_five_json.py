"""The way to the best 5% as plain JSON, for the data API."""

from typing import Any

from analysis.best_five_views import BestFiveView, SpineRow
from analysis.spine import Spine
from exports.view_json import tile_json

Json = dict[str, Any]


def best_five_json(view: BestFiveView) -> Json:
    """Every line of a scorecard: those on a spine in the page's order, then the others with their reasons."""
    return {
        "id": view.scorecard_id,
        "title": view.title,
        "board": view.board,
        "area_code": view.area_code,
        "area": view.area_name,
        "rows": [{"label": row.tile.label, "spine": _spine(row), "verdict": tile_json(row.tile)} for row in view.rows],
        "without": [{"label": found.tile.label, "reason": found.reason, "verdict": tile_json(found.tile)} for found in view.without],
        "release_id": view.release_id,
    }


def _spine(row: SpineRow) -> Json:
    spine = row.spine
    bars = spine if isinstance(spine, Spine) else None
    return {
        "worst": bars.worst if bars else None,
        "worst_quarter": bars.worst_quarter if bars else None,
        "best_quarter": bars.best_quarter if bars else None,
        "best": bars.best if bars else None,
        "england": spine.england,
        "best_5": spine.best_5,
        "own": spine.own,
    }
