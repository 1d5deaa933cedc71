"""What changed on a scorecard as plain JSON, for the data API."""

from typing import Any

from analysis.challenge_rows import ChallengeRow
from analysis.changes_query import Moment
from analysis.changes_views import ChangesView, LineChange
from exports.json_parts import period_json, provenance_json
from exports.view_json import tile_json

Json = dict[str, Any]


def changes_json(view: ChangesView) -> Json:
    """The changes in the page's order, the gravest first, and the challenges raised and reported done."""
    return {
        "id": view.scorecard_id,
        "title": view.title,
        "board": view.board,
        "area": view.area_name,
        "from": _moment(view.first),
        "to": _moment(view.last),
        "lines": view.lines,
        "changed": view.changed,
        "changes": [_change(found) for found in view.changes],
        "new_challenges": [_challenge(found) for found in view.new_challenges],
        "closed_challenges": [_challenge(found) for found in view.closed_challenges],
        "release_id": view.release_id,
    }


def _moment(found: Moment) -> Json:
    return {"day": found.day.isoformat(), "release_id": found.release_id or None}


def _change(found: LineChange) -> Json:
    change = found.change
    return {
        "kind": change.kind.value,
        "label": found.tile.label,
        "words": change.words,
        "period": period_json(change.period) if change.period else None,
        "published_later": found.is_late,
        "now": provenance_json(change.now) if change.now else None,
        "then": provenance_json(change.then) if change.then else None,
        "verdict": tile_json(found.tile),
    }


def _challenge(found: ChallengeRow) -> Json:
    entry = found.challenge
    return {
        "challenge_id": entry.challenge_id,
        "board": entry.board,
        "action": entry.action,
        "lead": entry.lead,
        "status": entry.status.value,
        "indicator_id": entry.indicator_id,
        "provenance": provenance_json(entry.provenance),
    }
