"""The trend chart: the own series, every comparator that exists, the target and the interval."""

from datetime import date
from itertools import pairwise
from typing import Any

from analysis.units import Unit
from analysis.views import ChartSeries, SeriesPoint
from components.charts import palette
from components.charts.axis import AxisRange, axis_range, value_ticks
from components.charts.escape import plain
from components.charts.layout import end_labels, layout

Figure = dict[str, Any]
Trace = dict[str, Any]

HEIGHT = 380
_LONGEST_STEP, _FAR = 400, 1.5
"""A line is broken where two figures are more than 400 days and one and a half of its usual steps apart."""
_LETTERS_ACROSS = 96
"""How many letters of tick labels stand side by side under a wide chart."""


def trend_figure(
    *, series: tuple[ChartSeries, ...], unit: Unit, unit_words: str, target: float | None = None, target_words: str = ""
) -> Figure:
    """A figure of dated series. Undated figures are left to the table; a suppressed or missing figure is a gap."""
    drawn = [found for found in series if any(_is_drawn(point) for point in found.points)]
    scale = trend_axis(series=series, unit=unit, target=target)
    traces = [trace for found in drawn for trace in (*_interval(found), _line(found), *_replaced(found))]
    days = sorted({_day(point) for found in drawn for point in found.points if _is_drawn(point)})
    labels = [(found.name, found.role, _last_value(found)) for found in drawn]
    if target is not None and days:
        traces.append(_target(target=target, words=target_words, days=days))
        labels.append((target_words, "target", target))
    figure_layout = layout(height=HEIGHT, y_title=unit_words)
    figure_layout["xaxis"] |= _ticks(drawn)
    figure_layout["yaxis"] |= {"range": [scale.low, scale.high], **value_ticks(highest=scale.high, unit=unit)}
    figure_layout["annotations"] = end_labels(labels=labels, day=days[-1] if days else "", scale=scale, height=HEIGHT)
    return {"data": traces, "layout": figure_layout}


def trend_axis(*, series: tuple[ChartSeries, ...], unit: Unit, target: float | None) -> AxisRange:
    """The value axis of a trend chart, wide enough for every comparator and interval."""
    values = [point.observation.value for found in series for point in found.points if point.observation.value is not None]
    limits = [
        limit
        for found in series
        for point in found.points
        if point.observation.interval
        for limit in (point.observation.interval.lower, point.observation.interval.upper)
    ]
    return axis_range([*values, *limits, *([target] if target is not None else [])], unit=unit)


def _is_drawn(point: SeriesPoint) -> bool:
    return point.observation.value is not None and point.period.end is not None


def _day(point: SeriesPoint) -> str:
    end = point.period.end
    return end.isoformat() if end else ""


def _last_value(series: ChartSeries) -> float:
    return next(point.observation.value for point in reversed(series.points) if _is_drawn(point) and point.observation.value is not None)


def _line(series: ChartSeries) -> Trace:
    dated = _with_breaks([point for point in series.points if point.period.end is not None])
    ink = palette.ROLES.get(series.role, palette.ROLES["own"])
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(series.name),
        "meta": {"role": series.role},
        "x": [_day(point) if point else None for point in dated],
        "y": [point.observation.value if point else None for point in dated],
        "text": [plain(f"{point.period.display}: {point.display}") if point else "" for point in dated],
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
        "connectgaps": False,
        "line": {"color": ink.colour, "width": ink.width, "dash": ink.dash},
        "marker": {"color": ink.colour, "size": 8 if series.role == "own" else 6},
    }


def _with_breaks(points: list[SeriesPoint]) -> list[SeriesPoint | None]:
    """The points with a gap wherever the next is far further away than the series' usual step: nobody knows what lies between."""
    days = [point.period.end.toordinal() for point in points if point.period.end is not None]
    steps = sorted(after - before for before, after in pairwise(days) if after > before)
    usual = steps[len(steps) // 2] if steps else 0
    drawn: list[SeriesPoint | None] = []
    for index, point in enumerate(points):
        if index and days[index] - days[index - 1] > max(_LONGEST_STEP, _FAR * usual):
            drawn.append(None)
        drawn.append(point)
    return drawn


def _interval(series: ChartSeries) -> list[Trace]:
    """The 95% interval of the own series as a band behind it."""
    dated = [point for point in series.points if point.period.end and point.observation.interval]
    if series.role != "own" or not dated:
        return []
    days = [_day(point) for point in dated]
    upper = [point.observation.interval.upper for point in dated if point.observation.interval]
    lower = [point.observation.interval.lower for point in dated if point.observation.interval]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": "95% interval",
            "x": [*days, *reversed(days)],
            "y": [*upper, *reversed(lower)],
            "fill": "toself",
            "fillcolor": "rgba(11, 92, 173, 0.15)",
            "line": {"width": 0},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def _target(*, target: float, words: str, days: list[str]) -> Trace:
    ink = palette.ROLES["target"]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": plain(words),
        "meta": {"role": "target"},
        "x": [days[0], days[-1]],
        "y": [target, target],
        "hoverinfo": "skip",
        "line": {"color": ink.colour, "width": ink.width, "dash": ink.dash},
    }


def _ticks(drawn: list[ChartSeries]) -> Figure:
    """Periods as boards write them along the foot, thinned where they would touch."""
    words = {_day(point): point.period.display for found in drawn for point in found.points if _is_drawn(point)}
    own = {
        _day(point): point.period.display
        for found in drawn
        if found.role in {"own", "breakdown"}
        for point in found.points
        if _is_drawn(point)
    }
    kept = _spaced(sorted(own or words), longest=max((len(label) for label in (own or words).values()), default=0))
    return {
        "type": "date",
        "tickvals": kept,
        "ticktext": [plain((own or words)[day]) for day in kept],
        "tickangle": 0,
    }


def _spaced(days: list[str], *, longest: int) -> list[str]:
    """The days whose labels do not touch, from the latest backwards; ``longest`` is the length of the longest label."""
    if not days:
        return []
    most = max(2, _LETTERS_ACROSS // (longest + 2))
    least = (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days / most
    kept = [days[-1]]
    for day in reversed(days[:-1]):
        if (date.fromisoformat(kept[-1]) - date.fromisoformat(day)).days >= least:
            kept.append(day)
    return kept[::-1]


def _replaced(series: ChartSeries) -> list[Trace]:
    """Hollow marks for what was printed before a revision, or elsewhere in the same document."""
    marks = [
        (
            _day(point),
            other.value,
            f"{point.period.display}: {other.value:g} printed {'before' if other in point.previously else 'elsewhere'}",
        )
        for point in series.points
        for other in (*point.previously, *point.conflicts)
        if other.value is not None and point.period.end is not None
    ]
    if series.role != "own" or not marks:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "Printed before or elsewhere",
            "meta": {"role": "region"},
            "x": [day for day, _, _ in marks],
            "y": [value for _, value, _ in marks],
            "text": [plain(words) for _, _, words in marks],
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"color": palette.MUTED, "size": 9, "symbol": "circle-open", "line": {"width": 2}},
        }
    ]
