"""What a page shows when its address names nothing that is loaded."""

from dash import html

from components import links
from components.page import page


def missing(reason: str) -> html.Div:
    """The page for an unknown address, with the ways on."""
    return page(
        name="missing",
        title="Page not found",
        children=[
            html.P(reason),
            html.P("The link may be old, or the figures it pointed to may have been loaded under another name."),
            html.Ul(
                [
                    html.Li(html.A("All boards and scorecards", href=links.home())),
                    html.Li(html.A("Everything that is loaded", href=links.address("/data"))),
                ]
            ),
        ],
    )
