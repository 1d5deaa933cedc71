"""Bands behind the lines of a chart: a 95% interval, or how far the neighbours lie apart."""

from datetime import timedelta
from typing import Any

from components.charts import palette
from components.charts.lines import Line, LinePoint

NAMES = {"own": "95% interval", "neighbours": "Range of the neighbours"}
_ALONE = 0.012
"""Half the width of the band of a lone point, as a share of the line's length."""


def band(line: Line) -> list[dict[str, Any]]:
    """The band of a line whose points say how far they may reach, broken where the line is."""
    stretches = [run for run in _stretches(line) if run]
    if not stretches:
        return []
    days: list[str | None] = []
    values: list[float | None] = []
    for run in stretches:
        if days:
            days.append(None)
            values.append(None)
        edges = _edges(run, line)
        days += [day for day, _, _ in edges] + [day for day, _, _ in reversed(edges)]
        values += [high for _, _, high in edges] + [low for _, low, _ in reversed(edges)]
    ink = palette.ROLES[line.role]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": NAMES.get(line.role, line.name),
            "meta": {"band": line.role},
            "x": days,
            "y": values,
            "fill": "toself",
            "fillcolor": palette.faded(ink.colour, palette.BANDS[line.role]),
            "line": {"width": 0},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def _stretches(line: Line) -> list[tuple[LinePoint, ...]]:
    found: list[list[LinePoint]] = []
    for run in line.runs:
        found.append([])
        for point in run:
            if point.low is not None and point.high is not None:
                found[-1].append(point)
            else:
                found.append([])
    return [tuple(run) for run in found]


def _edges(run: tuple[LinePoint, ...], line: Line) -> list[tuple[str, float, float]]:
    """Each day with its low and high end; a lone point is given a little width, as a band of none cannot be seen."""
    found = [(point.day, point.low, point.high) for point in run if point.low is not None and point.high is not None]
    if len(found) == 1:
        day, low, high = found[0]
        aside = timedelta(days=max(1, round((line.points[-1].day - line.points[0].day).days * _ALONE)))
        found = [(day - aside, low, high), (day + aside, low, high)]
    return [(day.isoformat(), low, high) for day, low, high in found]
