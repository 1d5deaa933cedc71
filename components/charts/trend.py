"""The trend chart: the own series, every comparator that exists, the target, the intervals, and where each point comes from."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Any

from analysis.challenge_rows import ChallengeRow
from analysis.units import Unit
from analysis.views import ChartSeries, PointSource
from analysis.worked_series import WorkedSeries
from components.charts import palette
from components.charts.asked import ROW, asked_labels, asked_on_axis, asked_traces
from components.charts.axis import AxisRange, axis_range, value_ticks
from components.charts.bands import band
from components.charts.escape import plain
from components.charts.layout import day_range, end_labels, headroom, layout, time_axis
from components.charts.lines import Line, LinePoint, lines_of
from components.charts.marks import PLAIN, Mark, missing_marks, replaced_marks, source_marks

Figure = dict[str, Any]
Trace = dict[str, Any]

HEIGHT = 380
_LETTERS_ACROSS = 96
"""How many letters of tick labels stand side by side under a wide chart."""
_EVEN = 1.5
"""Days are evenly spaced where the longest step is at most so many times the shortest."""


def trend_figure(
    *,
    series: tuple[ChartSeries, ...],
    unit: Unit,
    unit_words: str,
    target: float | None = None,
    target_words: str = "",
    worked: tuple[WorkedSeries, ...] = (),
    sources: tuple[PointSource, ...] = (),
    asked: tuple[ChallengeRow, ...] = (),
) -> Figure:
    """A figure of dated series. Undated figures are left to the table; a suppressed or missing figure is a gap with a cross.

    ``worked`` are comparators that are worked out; ``sources``, where there are several, mark the own points apart;
    ``asked`` is what boards asked of the figures, drawn on the days that it was raised.
    """
    drawn = lines_of(series, worked)
    scale = trend_axis(series=series, unit=unit, target=target, worked=worked, asked=asked)
    marks = source_marks(sources)
    traces = [trace for line in reversed(drawn) if line.role in palette.BANDS for trace in band(line)]
    traces += [trace for line in drawn for trace in (_line(line, marks), *missing_marks(line, scale=scale))]
    traces += [trace for found in series for trace in replaced_marks(found)]
    found = asked_on_axis(asked, drawn=_days(drawn))
    days = sorted({*_days(drawn), *found.days})
    labels = [(line.name, line.role, line.last_value) for line in drawn]
    if target is not None and days:
        traces.append(level(value=target, words=target_words, days=days, role="target"))
        labels.append((target_words, "target", target))
    figure_layout = layout(height=HEIGHT, y_title=unit_words)
    figure_layout["xaxis"] |= ticks(drawn, days=days, marked=found.periods)
    figure_layout["yaxis"] |= {"range": [scale.low, scale.high], **value_ticks(highest=scale.high, unit=unit)}
    if days:
        ends = day_range(days)
        over = asked_labels(found, asked, axis=ends, dated={point.day for line in drawn if line.role == "own" for point in line.points})
        traces += asked_traces(found, asked, labels=over, axis=ends, scale=scale)
        headroom(figure_layout, pixels=ROW * max((label.rows for label in over), default=0))
        figure_layout["xaxis"]["range"] = time_axis(ends)
        figure_layout["annotations"] = end_labels(labels=labels, day=days[-1].isoformat(), scale=scale, height=HEIGHT)
    return {"data": traces, "layout": figure_layout}


def trend_axis(
    *,
    series: tuple[ChartSeries, ...],
    unit: Unit,
    target: float | None,
    worked: tuple[WorkedSeries, ...] = (),
    asked: tuple[ChallengeRow, ...] = (),
) -> AxisRange:
    """The value axis of a trend chart, wide enough for every comparator, interval and range, and for what challenges are measured by."""
    drawn = lines_of(series, worked)
    points = [point for line in drawn for point in line.drawn]
    reach = [value for point in points for value in (point.value, point.low, point.high) if value is not None]
    marked = asked_on_axis(asked, drawn=_days(drawn)).values
    return axis_range([*reach, *marked, *([target] if target is not None else [])], unit=unit)


def _days(drawn: list[Line]) -> list[date]:
    return [point.day for line in drawn for point in line.points]


def _line(line: Line, marks: dict[str, Mark]) -> Trace:
    dated = _with_breaks(line)
    ink = palette.ROLES.get(line.role, palette.ROLES["own"])
    trace: Trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(line.name),
        "meta": {"role": line.role},
        "x": [point.day.isoformat() if point else None for point in dated],
        "y": [point.value if point else None for point in dated],
        "text": [plain(f"{point.label}: {point.words}") if point else "" for point in dated],
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
        "connectgaps": False,
        "line": {"color": ink.colour, "width": ink.width, "dash": ink.dash},
        "marker": {"color": ink.colour, "size": 8 if line.role == "own" else 6},
    }
    if line.role == "own":
        trace |= {"zorder": 1, "cliponaxis": False}
        if len(set(marks.values())) > 1:
            trace["marker"] |= {"size": 10, "symbol": [_mark(point, marks) for point in dated]}
    return trace


def _mark(point: LinePoint | None, marks: dict[str, Mark]) -> str:
    return marks.get(point.source_id, PLAIN).symbol if point else PLAIN.symbol


def _with_breaks(line: Line) -> list[LinePoint | None]:
    """The points with a gap wherever the line is broken though no point without a value stands there."""
    first = {run[0].day for run in line.runs[1:]}
    drawn: list[LinePoint | None] = []
    for point in line.points:
        if point.day in first and drawn and drawn[-1] is not None and drawn[-1].value is not None:
            drawn.append(None)
        drawn.append(point)
    return drawn


def level(*, value: float, words: str, days: list[date], role: str) -> Trace:
    """A straight line over the whole width at a value."""
    ink = palette.ROLES[role]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": plain(words),
        "meta": {"role": role},
        "x": [days[0].isoformat(), days[-1].isoformat()],
        "y": [value, value],
        "hoverinfo": "skip",
        "line": {"color": ink.colour, "width": ink.width, "dash": ink.dash},
    }


def ticks(drawn: list[Line], *, days: list[date], marked: Mapping[date, str] | None = None) -> Figure:
    """The own periods as boards write them along the foot, thinned where they would touch.

    ``days`` are all that the axis spans; ``marked`` are periods of marks beside the own line.
    """
    words = {point.day.isoformat(): point.label for line in drawn for point in line.drawn}
    beside = {day.isoformat(): period for day, period in (marked or {}).items()}
    own = beside | {point.day.isoformat(): point.label for line in drawn if line.role in {"own", "breakdown"} for point in line.drawn}
    longest = max((len(label) for label in (own or words).values()), default=0)
    kept = _spaced(sorted(own or words), longest=longest, across=(max(days) - min(days)).days if days else 0)
    return {
        "type": "date",
        "tickvals": kept,
        "ticktext": [plain((own or words)[day]) for day in kept],
        "tickangle": 0,
    }


def _spaced(days: list[str], *, longest: int, across: int) -> list[str]:
    """The days whose labels do not touch, from the latest backwards.

    ``longest`` is the length of the longest label, ``across`` that of the axis in days. Of days that are evenly spaced every
    second, third and so on, so that the labels are even too.
    """
    if len(days) < 2:  # noqa: PLR2004 - one label has nothing to touch
        return days
    found = [date.fromisoformat(day) for day in days]
    least = across / max(2, _LETTERS_ACROSS // (longest + 2))
    steps = [(after - before).days for before, after in pairwise(found)]
    if max(steps) <= _EVEN * min(steps):
        return days[::-1][:: ceil(least / max(steps))][::-1]
    kept = [days[-1]]
    for day in reversed(days[:-1]):
        if (date.fromisoformat(kept[-1]) - date.fromisoformat(day)).days >= least:
            kept.append(day)
    return kept[::-1]
