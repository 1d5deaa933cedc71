"""One frame for every chart: the finding as caption, the picture, the same as a table, the source."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.charts.layout import CONFIG
from components.charts.trend import Figure
from components.export_menu import Exported, export_menu
from components.markup import aria


def chart_panel(
    *,
    name: str,
    caption: str,
    figure: Figure,
    data: Component,
    key: Component | None = None,
    source: Sequence[Component | str] = (),
    open_table: bool = False,
    exported: Exported | None = None,
) -> html.Figure:
    """A chart panel. The picture is hidden from assistive technology; the table is the accessible chart.

    ``key`` says in words what the picture's marks and bands mean; ``exported`` what an exported picture says besides the chart.
    """
    height = figure["layout"]["height"]
    return html.Figure(
        [
            html.Figcaption(caption, id=f"{name}-caption"),
            html.Div(
                dcc.Graph(id=f"{name}-chart", figure=figure, config=CONFIG, style={"height": f"{height}px"}),
                className="chart",
                **aria(hidden="true"),
            ),
            key,
            html.Details([html.Summary("View as a table"), data], open=open_table, className="chart-table"),
            html.P([*source], className="chart-source") if source else None,
            export_menu(exported, name=exported.title) if exported else None,
        ],
        role="group",
        className="chart-panel",
        **aria(labelledby=f"{name}-caption"),
    )
