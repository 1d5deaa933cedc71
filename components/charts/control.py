"""The control chart: the figures between their limits, and those that are not chance alone marked by shape and ink."""

from typing import Any

from analysis.control_chart import ControlChart, ControlPoint
from analysis.spc import PointType
from analysis.units import Unit
from components.charts import palette
from components.charts.axis import AxisRange, axis_range, value_ticks
from components.charts.escape import plain
from components.charts.layout import day_range, end_labels, keyed, layout, time_axis
from components.charts.lines import Line, LinePoint
from components.charts.marks import Mark
from components.charts.trend import HEIGHT, Figure, Trace, level, ticks

MARKS = {
    PointType.IMPROVEMENT: ("improvement", Mark(symbol="star", letter="★"), "Signal of improvement"),
    PointType.CONCERN: ("concern", Mark(symbol="triangle-up", letter="▲"), "Signal of concern"),
    PointType.NEUTRAL: ("change", Mark(symbol="square", letter="■"), "Signal of change"),
}
"""How each kind of signal is drawn and said: its ink, its shape, its words."""


def control_figure(*, chart: ControlChart, unit: Unit, unit_words: str, target: float | None = None, target_words: str = "") -> Figure:
    """A figure of the control chart, with its mean, its limits and the target."""
    scale = control_axis(chart=chart, unit=unit, target=target)
    line = Line(role="own", name="Figures", points=tuple(_line_point(point) for point in chart.points))
    days = [point.day for point in line.points]
    drawn = control_levels(chart, target=target, target_words=target_words)
    figure_layout: dict[str, Any] = layout(height=HEIGHT, y_title=unit_words)
    figure_layout["xaxis"] |= ticks([line], days=days)
    figure_layout["yaxis"] |= {"range": [scale.low, scale.high], **value_ticks(highest=scale.high, unit=unit)}
    figure_layout["xaxis"]["range"] = time_axis(day_range(days))
    figure_layout["annotations"] = end_labels(labels=drawn, day=days[-1].isoformat(), scale=scale, height=HEIGHT)
    keyed(figure_layout)
    lines = [level(value=value, words=name, days=days, role=role) for name, role, value in drawn]
    return {"data": [*lines, _series(line), *_signals(chart)], "layout": figure_layout}


def control_levels(chart: ControlChart, *, target: float | None, target_words: str) -> list[tuple[str, str, float]]:
    """The straight lines of the chart: name, role and value of its mean, its limits and the target."""
    levels = [
        (f"Mean {chart.mean_display}", "mean", chart.mean),
        (f"Upper limit {chart.upper_display}", "limit", chart.upper),
        (f"Lower limit {chart.lower_display}", "limit", chart.lower),
        (target_words, "target", target),
    ]
    return [(name, role, value) for name, role, value in levels if value is not None]


def control_axis(*, chart: ControlChart, unit: Unit, target: float | None) -> AxisRange:
    """The value axis, wide enough for the limits and the target."""
    levels = (chart.mean, chart.lower, chart.upper, target)
    return axis_range([*(point.found.value for point in chart.points), *(value for value in levels if value is not None)], unit=unit)


def _line_point(point: ControlPoint) -> LinePoint:
    return LinePoint(
        day=point.end, label=point.period.display, value=point.found.value, words=f"{point.display}, {point.found.signal.words}"
    )


def _series(line: Line) -> Trace:
    ink = palette.ROLES["own"]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "meta": {"role": "own"},
        "x": [point.day.isoformat() for point in line.points],
        "y": [point.value for point in line.points],
        "text": [plain(f"{point.label}: {point.words}") for point in line.points],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
        "line": {"color": ink.colour, "width": 2, "dash": ink.dash},
        "marker": {"color": ink.colour, "size": 6},
    }


def _signals(chart: ControlChart) -> list[Trace]:
    """The points with a signal, a trace a kind, over the line."""
    traces = []
    for kind, (role, mark, words) in MARKS.items():
        found = [point for point in chart.points if point.found.point_type is kind]
        if found:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": words,
                    "meta": {"role": role},
                    "zorder": 1,
                    "cliponaxis": False,
                    "x": [point.end.isoformat() for point in found],
                    "y": [point.found.value for point in found],
                    "hoverinfo": "skip",
                    "marker": {"color": palette.ROLES[role].colour, "size": 14, "symbol": mark.symbol},
                }
            )
    return traces
