"""Entries of the challenge log as plain JSON, for the data API."""

from typing import Any

from analysis.challenge_rows import ChallengeRow
from analysis.challenge_scales import Scale
from analysis.challenges import Measured
from exports.json_parts import period_json, provenance_json

Json = dict[str, Any]


def challenge_json(found: ChallengeRow) -> Json:
    """One entry: what was asked, of whom, how far it is, and what its indicator did."""
    entry = found.challenge
    return {
        "challenge_id": entry.challenge_id,
        "kind": entry.kind.value,
        "board": entry.board,
        "area_code": entry.area_code,
        "area": found.area_name,
        "plan": entry.plan,
        "priority": entry.priority,
        "need": entry.need,
        "action": entry.action,
        "lead": entry.lead,
        "due": entry.due,
        "due_on": entry.due_on.isoformat() if entry.due_on else None,
        "is_overdue": found.is_overdue,
        "raised": period_json(entry.raised),
        "status": entry.status.value,
        "status_printed": entry.status_printed,
        "progress": entry.progress,
        "indicator_id": entry.indicator_id,
        "breakdown_type": entry.breakdown_type,
        "breakdown": entry.breakdown,
        "before": _measured(entry.before),
        "after": _measured(entry.after),
        "moved": found.movement.judgement.value if found.movement else None,
        "scale": _scale(found.scale),
        "provenance": provenance_json(entry.provenance),
    }


def _scale(found: Scale | None) -> Json | None:
    if found is None:
        return None
    return {"title": found.title, "about": found.about, "grades": [{"name": grade.name, "when": grade.when} for grade in found.grades]}


def _measured(found: Measured | None) -> Json | None:
    return {"value": found.value, "period": period_json(found.period)} if found else None
