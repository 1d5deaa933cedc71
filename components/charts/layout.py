"""The look that every chart shares: transparent ground, quiet grid, labels at the lines' ends instead of a legend."""

from datetime import date, timedelta
from typing import Any

from components.charts import palette
from components.charts.axis import AxisRange
from components.charts.escape import in_lines, lines_of, plain

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
CONFIG: Any = {"displayModeBar": False, "displaylogo": False, "responsive": True, "doubleClick": False, "scrollZoom": False}
_LABEL_HEIGHT = 16
_LABEL_LETTERS = 20
"""What a line of the right margin holds."""
_SIDE, _ALONE = 0.02, 180
"""The room beside the first and last day of a time axis as a share of it; in days, where there is one day only."""
_MARGIN_TOP, _MARGIN_BOTTOM, _MARGIN_RIGHT, _MARGIN_LEFT = 12, 40, 156, 56


def layout(*, height: int, y_title: str = "") -> dict[str, Any]:
    """A layout without data. ``meta.theme`` tells the repainting script which theme the inks belong to."""
    axis = {"gridcolor": palette.GRID, "linecolor": palette.GRID, "zeroline": False, "fixedrange": True, "automargin": True}
    return {
        "height": height,
        "meta": {"theme": "light"},
        "margin": {"t": _MARGIN_TOP, "b": _MARGIN_BOTTOM, "r": _MARGIN_RIGHT, "l": _MARGIN_LEFT},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": palette.MUTED},
        "showlegend": False,
        "legend": {"orientation": "h", "y": -0.3, "x": 0},
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": {**axis, "showgrid": False},
        "yaxis": {**axis, "title": {"text": plain(y_title), "standoff": 8}, "rangemode": "normal"},
    }


def keyed(figure_layout: dict[str, Any]) -> None:
    """Say that the page has a key under the chart, so that no legend is drawn in it where it is narrow."""
    figure_layout["meta"]["keyed"] = True


def headroom(figure_layout: dict[str, Any], *, pixels: int) -> None:
    """Make a chart so much higher, with the room above it: what is drawn keeps its own height."""
    figure_layout["height"] += pixels
    figure_layout["margin"]["t"] += pixels


def day_range(days: list[date]) -> tuple[date, date]:
    """The first and last day of a time axis: a little beyond the first and last point, so that no marker is cut."""
    first, last = min(days), max(days)
    room = timedelta(days=max(1, round(_SIDE * (last - first).days))) if first < last else timedelta(days=_ALONE)
    return first - room, last + room


def time_axis(ends: tuple[date, date]) -> list[str]:
    """The range of a time axis from day to day."""
    return [end.isoformat() for end in ends]


def end_labels(*, labels: list[tuple[str, str, float]], day: str, scale: AxisRange, height: int) -> list[dict[str, Any]]:
    """A name at the right end of each (name, role, last value), pushed apart so that none covers another."""
    room = height - _MARGIN_TOP - _MARGIN_BOTTOM
    pixels = room / (scale.high - scale.low or 1)
    ordered = sorted(labels, key=lambda label: label[2])
    texts = [in_lines(name, letters=_LABEL_LETTERS) for name, _, _ in ordered]
    heights = [_LABEL_HEIGHT * len(lines_of(text)) for text in texts]
    places = _apart([(value - scale.low) * pixels for _, _, value in ordered], heights=heights, room=room)
    notes: list[dict[str, Any]] = []
    for (_, role, value), text, placed in zip(ordered, texts, places, strict=True):
        wanted = (value - scale.low) * pixels
        ink = palette.ROLES.get(role, palette.ROLES["own"])
        notes.append(
            {
                "x": day,
                "y": value,
                "xshift": 10,
                "yshift": round(placed - wanted, 1),
                "xanchor": "left",
                "align": "left",
                "text": text,
                "showarrow": False,
                "font": {"color": ink.colour, "size": 13},
            }
        )
    return notes


def _apart(wanted: list[float], *, heights: list[int], room: float) -> list[float]:
    """The middles, lowest first, pushed up where labels would touch, then down where that would leave the picture."""
    placed: list[float] = []
    for place, middle in enumerate(wanted):
        placed.append(max(middle, placed[-1] + (heights[place - 1] + heights[place]) / 2) if placed else middle)
    for place in range(len(placed) - 1, -1, -1):
        ceiling = room - (heights[place] - _LABEL_HEIGHT) / 2
        if place < len(placed) - 1:
            ceiling = placed[place + 1] - (heights[place] + heights[place + 1]) / 2
        placed[place] = min(placed[place], ceiling)
    return placed
