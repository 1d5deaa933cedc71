"""Methods: how each status, trend, gap and age is worked out."""

import dash
from dash import html

from components import methods as parts
from components.page import page

dash.register_page(__name__, path="/methods", name="Methods", title="Methods – Wellboard", order=2)


def layout(**_unknown: str) -> html.Div:
    """The page; unknown query keys are ignored."""
    return page(
        name="methods",
        title="Methods",
        lead="One verdict a figure, worked out once and explained.",
        children=[
            html.Div(
                [parts.statuses(), parts.rating(), parts.national(), parts.trends(), parts.variation(), parts.figures()], className="prose"
            )
        ],
    )
