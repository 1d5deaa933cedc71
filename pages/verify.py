"""Whether a report's figures still equal the live ones."""

import dash
from dash import html

from board.live import live_release_id
from components import links
from components import reports as parts
from components.page import page

dash.register_page(__name__, path="/reports/verify", name="Verify a report", title="Verify a report – Wellboard")


def layout(**_query: str) -> html.Div:
    """The page; unknown query keys are ignored."""
    return page(
        name="verify",
        title="Verify a report",
        trail=[("Reports", links.address("/reports"))],
        release_id=live_release_id(),
        children=[parts.verify()],
    )
