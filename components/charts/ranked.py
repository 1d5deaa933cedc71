"""Ranked bars of all authorities: the own area and its neighbours stand out by colour and by pattern, England and the best 5% are lines."""

from typing import Any

from analysis.comparison_views import ComparedArea, Level, Mark
from analysis.units import Unit
from components.charts import palette
from components.charts.axis import AxisRange, axis_range, value_ticks
from components.charts.escape import plain
from components.charts.layout import end_labels, layout
from components.charts.trend import Figure, Trace

HEIGHT = 360
PATTERNS = {Mark.OTHER: "", Mark.NEIGHBOUR: "/", Mark.CHOSEN: "x", Mark.OWN: ""}


def ranked_figure(*, areas: tuple[ComparedArea, ...], levels: tuple[tuple[str, Level], ...], unit: Unit, unit_words: str) -> Figure:
    """One bar an authority, in the order given. ``levels`` are lines by their role (``england``, ``best_5_percent``)."""
    scale = ranked_axis(areas=areas, levels=levels, unit=unit)
    traces = [trace for mark in (Mark.OTHER, Mark.NEIGHBOUR, Mark.CHOSEN, Mark.OWN) if (trace := _bars(areas, mark))]
    traces += [_level(role, level, count=len(areas)) for role, level in levels]
    figure_layout: dict[str, Any] = layout(height=HEIGHT, y_title=unit_words)
    figure_layout["barmode"], figure_layout["bargap"] = "overlay", 0.15
    figure_layout["xaxis"] |= {"range": [0.4, len(areas) + 0.6], "showticklabels": False, "title": {"text": "", "standoff": 4}}
    figure_layout["yaxis"] |= {"range": [scale.low, scale.high], **value_ticks(highest=scale.high, unit=unit)}
    labels = [(level.words, role, level.value) for role, level in levels]
    notes = end_labels(labels=labels, day="", scale=scale, height=HEIGHT)
    figure_layout["annotations"] = [{**note, "x": len(areas) + 0.6} for note in notes] + _own_label(areas)
    return {"data": traces, "layout": figure_layout}


def ranked_axis(*, areas: tuple[ComparedArea, ...], levels: tuple[tuple[str, Level], ...], unit: Unit) -> AxisRange:
    """The value axis: bars start at 0, and every interval is inside."""
    values = [found.value for found in areas if found.value is not None]
    limits = [limit for found in areas if found.interval for limit in (found.interval.lower, found.interval.upper)]
    reach = axis_range([0.0, *values, *limits, *(level.value for _, level in levels)], unit=unit)
    return AxisRange(low=reach.low, high=reach.high, starts_at_zero=True)


def _bars(areas: tuple[ComparedArea, ...], mark: Mark) -> Trace | None:
    placed = [(place, found) for place, found in enumerate(areas, start=1) if found.mark is mark and found.value is not None]
    if not placed:
        return None
    colour = palette.ROLES[mark.value].colour
    trace: Trace = {
        "type": "bar",
        "name": mark.words or "other authorities",
        "meta": {"role": mark.value},
        "x": [place for place, _ in placed],
        "y": [found.value for _, found in placed],
        "text": [plain(_words(found)) for _, found in placed],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": colour, "pattern": {"shape": PATTERNS[mark], "fgopacity": 0.9, "size": 5}},
    }
    if any(found.interval for _, found in placed):
        trace["error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": [_reach(found, upper=True) for _, found in placed],
            "arrayminus": [_reach(found, upper=False) for _, found in placed],
            "color": palette.MUTED,
            "thickness": 1,
            "width": 0,
        }
    return trace


def _reach(found: ComparedArea, *, upper: bool) -> float:
    if found.interval is None or found.value is None:
        return 0.0
    return max(0.0, found.interval.upper - found.value if upper else found.value - found.interval.lower)


def _words(found: ComparedArea) -> str:
    place = f", rank {found.rank}" if found.rank is not None else ""
    return f"{found.name}: {found.display}{place}"


def _level(role: str, level: Level, *, count: int) -> Trace:
    ink = palette.ROLES[role]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": plain(level.words),
        "meta": {"role": role},
        "x": [0.4, count + 0.6],
        "y": [level.value, level.value],
        "hovertemplate": plain(f"{level.words}: {level.display}") + "<extra></extra>",
        "line": {"color": ink.colour, "width": ink.width, "dash": ink.dash},
    }


def _own_label(areas: tuple[ComparedArea, ...]) -> list[dict[str, Any]]:
    own = next(((place, found) for place, found in enumerate(areas, start=1) if found.mark is Mark.OWN), None)
    if own is None or own[1].value is None:
        return []
    place, found = own
    top = found.interval.upper if found.interval else found.value
    return [
        {
            "x": place,
            "y": top,
            "yshift": 12,
            "xanchor": "left" if place < len(areas) / 2 else "right",
            "text": plain(f"{found.name} {found.display}"),
            "showarrow": False,
            "font": {"color": palette.TEXT, "size": 14},
        }
    ]
