"""The frame around every page: header, the page itself, the bar that offers new figures, footer."""

import dash
from dash import html
from dash.development.base_component import Component

from analysis.journeys import CHILDS_JOURNEY
from components import links
from components.markup import aria, data
from components.words import PRODUCT


def layout() -> Component:
    """The shell that Dash draws once; the page inside it changes with the address."""
    return html.Div(
        [
            html.Header(html.Div([_brand(), _navigation()], className="shell-bar"), className="shell-header"),
            html.Div(["New figures have been published. ", html.A("New figures — show", href=links.home())], id="new-figures", hidden=True),
            html.Main(dash.page_container, id="page-content", tabIndex="-1"),
            html.Footer(html.Div(_footer(), className="shell-bar"), className="shell-footer"),
        ],
        className="shell",
    )


def _brand() -> html.A:
    return html.A([html.Span(className="brand-mark", **aria(hidden="true")), PRODUCT], href=links.home(), className="brand")


def _navigation() -> html.Nav:
    return html.Nav(
        [
            html.A("Scorecards", href=links.home()),
            html.A("Child’s journey", href=links.journey(CHILDS_JOURNEY)),
            html.A("Challenges", href=links.challenges()),
            html.A("Reports", href=links.address("/reports")),
            html.A("Data", href=links.address("/data")),
            html.A("Methods", href=links.address("/methods")),
            html.Button("Dark theme", type="button", className="theme-toggle", **data(theme_toggle=""), **aria(pressed="false")),
        ],
        className="shell-nav",
        **aria(label="Main"),
    )


def _footer() -> list[Component]:
    return [
        html.Span(f"{PRODUCT}: every figure with its source, every status with its reason."),
        html.A("Methods", href=links.address("/methods")),
        html.A("Accessibility", href=links.address("/accessibility")),
        html.A("Data and sources", href=links.address("/data")),
        html.A("Data API", href=links.address("/api/v1/release"), **data(download="")),
    ]
