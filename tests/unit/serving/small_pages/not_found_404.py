"""The apology."""

import dash
from dash import html

dash.register_page(__name__, path="/404", title="404")


def layout(**_unknown: object) -> html.Div:
    return html.Div(html.H1("404: no such page", tabIndex="-1"))
