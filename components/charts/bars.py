"""Horizontal bars for a breakdown, and lines for a breakdown over time."""

from dataclasses import replace
from typing import Any

from analysis.units import Unit
from analysis.views import ChartSeries, SeriesPoint
from analysis.worked_series import WorkedSeries
from components.charts import palette
from components.charts.axis import value_ticks
from components.charts.escape import in_lines, lines_of, plain
from components.charts.layout import layout
from components.charts.trend import Figure, trend_figure

_BAR, _LINE = 30, 18
"""Pixels of a bar whose name has one line, and of each line more."""
_MOST_LETTERS = 26
"""The letters of a line beside the bars, which leave them room on a phone."""


def bar_figure(*, points: tuple[SeriesPoint, ...], unit: Unit) -> Figure:
    """One bar a breakdown, longest at the top; a missing or suppressed figure has its words and no bar."""
    ordered = sorted(points, key=lambda point: (point.observation.value is not None, point.observation.value or 0))
    names = [in_lines(_named(point), letters=_MOST_LETTERS) for point in ordered]
    figure_layout: dict[str, Any] = layout(height=_height(names))
    figure_layout["margin"] |= {"r": 70, "l": 10, "b": 40}
    _value_axis(figure_layout, values=[point.observation.value for point in ordered], unit=unit)
    trace = {
        "type": "bar",
        "orientation": "h",
        "meta": {"role": "own"},
        "x": [point.observation.value for point in ordered],
        "y": names,
        "text": [plain(point.display) if point.observation.value is not None else "" for point in ordered],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
        "marker": {"color": palette.ROLES["own"].colour},
    }
    return {"data": [trace], "layout": figure_layout}


def comparison_figure(*, series: tuple[ChartSeries, ...], unit: Unit, worked: tuple[WorkedSeries, ...] = ()) -> Figure:
    """One bar for the own figure and one for each comparator, for an indicator that has no series yet."""
    bars = [
        (found.role, f"{found.name}, {point.period.display}", point.display, point.observation.value)
        for found in series
        for point in found.points[-1:]
    ]
    bars += [
        (found.role, f"{found.name}, {point.period.display}", point.display, point.value) for found in worked for point in found.points[-1:]
    ]
    drawn = [bar for bar in reversed(bars) if bar[3] is not None]
    names = [in_lines(name, letters=_MOST_LETTERS) for _, name, _, _ in drawn]
    figure_layout: dict[str, Any] = layout(height=_height(names))
    figure_layout["margin"] |= {"r": 70, "l": 10, "b": 40}
    _value_axis(figure_layout, values=[value for *_, value in drawn], unit=unit)
    colours = [palette.ROLES.get(role, palette.ROLES["own"]).colour for role, *_ in drawn]
    trace = {
        "type": "bar",
        "orientation": "h",
        "meta": {"roles": [role for role, *_ in drawn]},
        "x": [value for *_, value in drawn],
        "y": names,
        "text": [plain(words) for _, _, words, _ in drawn],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
        "marker": {"color": colours},
    }
    return {"data": [trace], "layout": figure_layout}


def history_figure(*, history: tuple[ChartSeries, ...], unit: Unit, unit_words: str) -> Figure:
    """A line a breakdown over time, told apart by colour, dash and marker."""
    lines = tuple(replace(found, role="breakdown") for found in history)
    figure = trend_figure(series=lines, unit=unit, unit_words=unit_words)
    for index, trace in enumerate(figure["data"]):
        colour = palette.SERIES[index % len(palette.SERIES)]
        trace["meta"] = {"role": f"series-{index % len(palette.SERIES) + 1}"}
        trace["line"] = {"color": colour, "width": 2.5, "dash": palette.DASHES[index % len(palette.DASHES)]}
        trace["marker"] = {"color": colour, "size": 8, "symbol": palette.SYMBOLS[index % len(palette.SYMBOLS)]}
    for note in figure["layout"]["annotations"]:
        note["font"]["color"] = palette.TEXT
    return figure


def _value_axis(figure_layout: dict[str, Any], *, values: list[float | None], unit: Unit) -> None:
    highest = max((value for value in values if value is not None), default=0.0)
    figure_layout["xaxis"] |= {"showgrid": True, "rangemode": "tozero", **value_ticks(highest=highest, unit=unit)}
    figure_layout["yaxis"] |= {"type": "category", "title": {"text": ""}}


def _named(point: SeriesPoint) -> str:
    """The breakdown's name; where there is no value, with the reason, as there is no bar to carry it."""
    return point.observation.breakdown if point.observation.value is not None else f"{point.observation.breakdown}: {point.display}"


def _height(names: list[str]) -> int:
    """Room for the name of the most lines beside every bar: all bars are of one width."""
    most = max((len(lines_of(name)) for name in names), default=1)
    return 70 + (_BAR + _LINE * (most - 1)) * len(names)
