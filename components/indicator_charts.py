"""The charts of an indicator page, each with its table."""

from dash import html
from dash.development.base_component import Component

from analysis.formatting import unit_phrase
from analysis.indicator_query import IndicatorQuery
from analysis.views import BreakdownView, IndicatorView, SeriesPoint
from components import links
from components.chart_panel import chart_panel
from components.charts.bars import bar_figure, comparison_figure, history_figure
from components.charts.trend import trend_axis, trend_figure
from components.indicator_tables import remarks, series_table
from components.provenance import source_link
from components.tables import Cell, table
from components.words import sentence


def trend_panel(view: IndicatorView) -> html.Section | None:
    """The trend chart with every comparator that exists, and its table."""
    own = next((series for series in view.chart if series.role == "own"), None)
    if own is None:
        return None
    data = series_table(view.chart, caption=f"{view.indicator.name}: every figure, with its source")
    drawable = any(point.observation.value is not None and point.period.end for point in own.points)
    if not drawable:
        return html.Section([html.H2("Figures"), data])
    source: list[Component | str] = ["Source: ", source_link(view.verdict.provenance)] if view.verdict.provenance else []
    if len(view.chart) == 1 and len(own.points) == 1:
        return html.Section([html.H2("Figures"), data])
    if max(len(series.points) for series in view.chart) == 1:
        bars = comparison_figure(series=view.chart, unit=view.indicator.unit)
        return html.Section(
            [html.H2("Beside its comparators"), chart_panel(name="trend", caption=view.headline, figure=bars, data=data, source=source)]
        )
    figure = trend_figure(
        series=view.chart, unit=view.indicator.unit, unit_words=_axis_words(view), target=view.target, target_words=view.target_words
    )
    scale = trend_axis(series=view.chart, unit=view.indicator.unit, target=view.target)
    caption = view.headline + ("" if scale.starts_at_zero else " The value axis does not start at 0.")
    return html.Section([html.H2("Over time"), chart_panel(name="trend", caption=caption, figure=figure, data=data, source=source)])


def closer_panel(view: IndicatorView) -> html.Section | None:
    """The months or quarters behind a yearly figure, with the same target."""
    if not view.closer:
        return None
    own = view.closer[0]
    figure = trend_figure(
        series=view.closer, unit=view.indicator.unit, unit_words=_axis_words(view), target=view.target, target_words=view.target_words
    )
    scale = trend_axis(series=view.closer, unit=view.indicator.unit, target=view.target)
    latest = own.points[-1]
    caption = view.verdict.in_year or f"{own.name}: {latest.display} in the latest, {latest.period.display}"
    words = sentence(caption) + ("" if scale.starts_at_zero else " The value axis does not start at 0.")
    data = series_table(view.closer, caption=f"{view.indicator.name}, {view.closer_words}")
    title = f"{view.closer_words[:1].upper()}{view.closer_words[1:]}"
    return html.Section([html.H2(title), chart_panel(name="closer", caption=words, figure=figure, data=data)])


def _axis_words(view: IndicatorView) -> str:
    return unit_phrase(view.indicator.unit, view.verdict.unit_words)


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
            chart_panel(name=name, caption=found.caption, figure=bar_figure(points=found.points, unit=view.indicator.unit), data=data)
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
    figure = history_figure(history=found.history, unit=view.indicator.unit, unit_words=_axis_words(view))
    return chart_panel(name=name, caption=f"{found.title}, over time.", figure=figure, data=data)


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
