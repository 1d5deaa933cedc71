"""An area profile as plain JSON, for the data API."""

from typing import Any

from analysis.profile_views import ProfileCell, ProfileRow, ProfileView

Json = dict[str, Any]


def profile_json(view: ProfileView) -> Json:
    """A scorecard's lines for an area beside others: the columns, then by priority a row a line with a cell a column."""
    return {
        "id": view.scorecard_id,
        "title": view.title,
        "board": view.board,
        "area_code": view.area_code,
        "area": view.area_name,
        "with": list(view.beside),
        "columns": [{"area_code": column.area_code, "area": column.name} for column in view.columns],
        "priorities": [
            {"title": priority.title, "lead": priority.lead, "rows": [_row(row) for row in priority.rows]} for priority in view.priorities
        ],
        "left_out": [{"label": found.label, "area": found.area_name} for found in view.left_out],
        "without_figures": list(view.without_figures),
        "release_id": view.release_id,
    }


def _row(row: ProfileRow) -> Json:
    return {
        "line": row.line_id,
        "label": row.label,
        "indicator_id": row.indicator_id,
        "breakdown_type": row.breakdown_type,
        "breakdown": row.breakdown,
        "unit": row.unit.value,
        "unit_words": row.unit_words,
        "polarity": row.polarity.value,
        "comparator": row.rate_against.value,
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: ProfileCell) -> Json:
    return {
        "area_code": cell.area_code,
        "value": cell.value,
        "display": cell.display,
        "symbol": cell.symbol.value if cell.symbol else None,
        "period": cell.period or None,
        "outcome": cell.outcome.value,
        "rag": cell.rag.value,
        "status": cell.status,
        "reason": cell.reason,
        "certainty": cell.certainty.value,
    }
