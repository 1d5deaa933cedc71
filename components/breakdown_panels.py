"""The breakdowns of an indicator page: bars at the latest period, and lines over time."""

from dash import html
from dash.development.base_component import Component

from analysis.indicator_query import IndicatorQuery
from analysis.views import BreakdownView, IndicatorView, SeriesPoint
from components import links
from components.chart_panel import chart_panel
from components.charts.bars import bar_figure, history_figure
from components.export_menu import of_points
from components.indicator_charts import axis_words
from components.indicator_tables import remarks, series_table
from components.provenance import source_link
from components.tables import Cell, table


def breakdown_panels(view: IndicatorView) -> list[Component]:
    """A chart and a table for each breakdown."""
    return [_breakdown(found, view=view) for found in view.breakdowns]


def _breakdown(found: BreakdownView, *, view: IndicatorView) -> html.Section:
    name = f"breakdown-{found.breakdown_type.replace(' ', '-')}"
    columns = ("Breakdown", "Figure", "Remarks", "Source")
    rows: list[list[Cell]] = [
        [_breakdown_link(point, view=view), point.display, remarks(point), source_link(point.observation.provenance, short=True)]
        for point in found.points
    ]
    data = table(caption=f"{found.title}, {found.period.display}", columns=columns, rows=rows, numeric=(1,), hide_caption=True)
    panels: list[Component] = []
    if any(point.observation.value is not None for point in found.points):
        panels.append(
            chart_panel(
                name=name,
                caption=found.caption,
                figure=bar_figure(points=found.points, unit=view.indicator.unit),
                data=data,
                exported=of_points(
                    view,
                    title=f"{view.indicator.name}. {found.caption}",
                    part=found.title,
                    points=found.points,
                    period=found.period.display,
                ),
            )
        )
    else:
        panels.append(data)
    if found.history:
        panels.append(_history(found, view=view, name=f"{name}-history"))
    return html.Section([html.H2(found.title), *panels])


def _history(found: BreakdownView, *, view: IndicatorView, name: str) -> Component:
    data = series_table(found.history, caption=f"{found.title}, over time")
    if len(found.history) > 6:  # noqa: PLR2004 - more lines than the palette can tell apart
        return html.Details([html.Summary("Over time, as a table"), data], className="chart-table")
    figure = history_figure(history=found.history, unit=view.indicator.unit, unit_words=axis_words(view))
    title = f"{found.title}, over time."
    exported = of_points(
        view,
        title=f"{view.indicator.name}. {title}",
        part=f"{found.title}-over-time",
        points=[point for line in found.history for point in line.points],
        period=found.period.display,
    )
    return chart_panel(name=name, caption=title, figure=figure, data=data, exported=exported)


def _breakdown_link(point: SeriesPoint, *, view: IndicatorView) -> html.A:
    figure = point.observation
    query = IndicatorQuery(
        area=figure.area_code,
        breakdown_type=figure.breakdown_type,
        breakdown=figure.breakdown,
        scorecard=view.scorecard_id,
        as_at=view.as_at,
    )
    return html.A(figure.breakdown, href=links.indicator(figure.indicator_id, query=query))
