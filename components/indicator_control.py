"""The control chart of an indicator page: whether the latest figures are more than chance."""

from dash import html

from analysis.control_chart import ControlChart
from analysis.spc import Assurance, PointType
from analysis.views import IndicatorView
from components.chart_key import chart_key, key_item, line_item
from components.chart_panel import chart_panel
from components.charts.control import MARKS, control_axis, control_figure, control_levels
from components.export_menu import of_indicator
from components.indicator_charts import NOT_AT_ZERO, axis_words
from components.tables import Cell, table
from components.words import sentence


def control_panel(view: IndicatorView) -> html.Section | None:
    """The XmR chart with its key and its table; nothing for fewer than twelve evenly spaced figures."""
    chart = view.control
    if chart is None:
        return None
    unit = view.indicator.unit
    figure = control_figure(chart=chart, unit=unit, unit_words=axis_words(view), target=view.target, target_words=view.target_words)
    scale = control_axis(chart=chart, unit=unit, target=view.target)
    return html.Section(
        [
            html.H2("More than chance?"),
            html.P(" ".join(filter(None, (_how(chart), view.verdict.trend_beside_chart)))),
            chart_panel(
                name="control",
                caption=chart.words + ("" if scale.starts_at_zero else NOT_AT_ZERO),
                figure=figure,
                data=_table(chart, name=view.indicator.name),
                key=_key(view, chart),
                exported=of_indicator(view, title=f"{view.indicator.name}. {chart.words}", part="control-chart"),
            ),
        ]
    )


def _how(chart: ControlChart) -> str:
    """The mean, the limits, how many figures lie beyond chance, and what that means for the target."""
    number, special = len(chart.points), len(chart.special)
    trial = " (trial limits, which each new figure still moves)" if chart.is_trial else ""
    said = {0: f"none of the {number} figures is", 1: f"one of the {number} figures is"}.get(
        special, f"{special} of the {number} figures are"
    )
    parts = [
        f"The mean of {number} figures is {chart.mean_display}; chance alone gives {chart.limits_words}{trial}",
        f"{said} more than chance",
        f"{chart.assurance.words}, if things go on like this" if chart.assurance is not Assurance.NONE else "",
    ]
    return " ".join(sentence(part) for part in parts if part)


def _key(view: IndicatorView, chart: ControlChart) -> html.Ul | None:
    present = {point.found.point_type for point in chart.points}
    marks = [key_item(mark.letter, words, role=role) for kind, (role, mark, words) in MARKS.items() if kind in present]
    lines = [line_item(name, role=role) for name, role, _ in control_levels(chart, target=view.target, target_words=view.target_words)]
    return chart_key([*marks, key_item("●", "Within the limits of chance", role="own"), *lines])


def _table(chart: ControlChart, *, name: str) -> html.Div:
    rows: list[list[Cell]] = [
        [point.period.display, point.display, _meaning(point.found.point_type), sentence(point.found.signal.words)]
        for point in reversed(chart.points)
    ]
    columns = ("Period", "Figure", "What it shows", "By which rule")
    return table(caption=f"{name}: control chart", columns=columns, rows=rows, numeric=(1,), hide_caption=True)


def _meaning(kind: PointType) -> str:
    return MARKS[kind][2] if kind in MARKS else "Chance"
