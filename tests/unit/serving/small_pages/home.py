"""A page with a form, links of each kind and text that tries to be markup."""

import dash
import dash_bootstrap_components as dbc
from dash import dcc, html

dash.register_page(__name__, path="/", title="Boards", description="Boards & <partners>")

HOSTILE = '<script>alert("1")</script>'


def layout(area: object = "", q: object = "", **_unknown: object) -> html.Div:
    return html.Div(
        [
            html.H1(f"Boards of {area or 'England'}", id="page-heading", tabIndex="-1"),
            html.P(HOSTILE),
            html.Article([html.H2("Re-referrals"), html.P("15.2%", id="tile-value")], className="tile"),
            html.Nav(
                [
                    html.A("Bromley", href="/board/bromley?from=home", id="link"),
                    dcc.Link("Westminster", href="/board/westminster", id="dash-link"),
                    html.A("Nowhere", href="/board/nowhere", id="broken-link"),
                    html.A("Data", href="/api/v1/release", id="data-link"),
                    html.A("Same page", href="#further", id="anchor-link"),
                ]
            ),
            html.Form(
                [
                    html.Label("Area", htmlFor="area"),
                    html.Select(
                        [html.Option("All", value="", selected=not area), html.Option("Kent", value="kent", selected=area == "kent")],
                        id="area",
                        name="area",
                    ),
                    dbc.Select(name="sort", value="name", options=["name", "status"]),
                    html.Label("Search", htmlFor="q"),
                    dbc.Input(id="q", name="q", type="search", value=str(q)),
                    html.Button("Show", type="submit"),
                ],
                method="get",
                action="/",
                **{"data-navigate": "", "data-auto": ""},
            ),
            html.Button("Dark theme", **{"data-theme-toggle": "", "aria-pressed": "false"}),
            html.Div(style={"height": "2500px"}),
            html.H2("Further", id="further"),
            html.A("From below", href="/board/bromley", id="low-link"),
        ],
        **{"data-release": "release-1"},
    )
