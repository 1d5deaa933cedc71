"""What an address asks for and a page does not have, as in a link that was typed or kept from an earlier release."""

from collections.abc import Mapping

from dash import html

from components.page import notice

NAMES = {
    "area": "the area",
    "priority": "the priority",
    "status": "the status",
    "period": "the period",
    "as_at": "the day",
    "board": "the board",
    "lead": "the lead",
}
"""The filters whose loss would show other figures than were asked for, as a sentence names them."""


def lost(asked: Mapping[str, object], *, shown: Mapping[str, str]) -> html.Section | None:
    """A notice of the filters that gave way; None where the page is what the address asks for. ``shown`` is the page's own address."""
    values = {name: str(asked.get(name) or "").strip() for name in NAMES}
    gone = [f"{NAMES[name]} “{value}”" for name, value in values.items() if value and value != shown.get(name, "")]
    if not gone:
        return None
    words = f"The address asks for {' and '.join(gone)}, which this page does not have. It shows what the filters below say."
    return notice([html.P(words)], title="Not found")
