"""A page that knows some ids and not others, with a chart."""

import dash
import dash_bootstrap_components as dbc
from dash import dcc, html

dash.register_page(__name__, path_template="/board/<board_id>", title=lambda board_id="": f"Board {board_id}")


def exists(*, board_id: str) -> bool:
    return board_id in {"bromley", "westminster"}


def layout(board_id: str = "", **_unknown: object) -> html.Div:
    return html.Div(
        [
            dbc.Breadcrumb(items=[{"label": "Home", "href": "/"}, {"label": board_id, "active": True}]),
            html.H1(f"Board {board_id}" if exists(board_id=board_id) else "No such board", tabIndex="-1"),
            html.Details([html.Summary("As a table"), html.Table(html.Tbody(html.Tr([html.Th("2012"), html.Td("188")])))]),
            dcc.Graph(
                figure={"data": [{"type": "bar", "x": ["2012", "2013"], "y": [188, 184]}], "layout": {"height": 320}},
                config={"displayModeBar": False},
            ),
        ],
        **{"data-release": "release-1"},
    )
