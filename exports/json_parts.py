"""The parts that every answer of the data API is made of: a period, a provenance."""

from typing import Any

from analysis.observations import Provenance
from analysis.periods import Period

Json = dict[str, Any]


def period_json(period: Period) -> Json:
    """A period: as printed, as boards write it, its kind and days."""
    return {
        "label": period.label,
        "display": period.display,
        "kind": period.kind.value,
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def provenance_json(found: Provenance) -> Json:
    """Where a figure stands: the document, its line, what is printed there, the day of publication."""
    return {
        "source_id": found.source_id,
        "title": found.source_title,
        "line": found.line,
        "ref": found.ref,
        "printed": found.printed,
        "published_on": found.published_on.isoformat(),
    }
