"""The traces of a figure specification, drawn one by one. What is not known is refused, never left out."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby
from math import isnan
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.dates import date2num

from components.charts.escape import lines_of
from exports.pictures.shapes import HATCHES, CannotDraw, dash, is_hollow, marker

Trace = Mapping[str, Any]
_RGBA = re.compile(r"rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)")
_POINTS = 0.75
"""Points in a pixel: the specification counts pixels."""
NOTHING = float("nan")
_SIDES: Mapping[str, Any] = {"right": "left", "left": "right", "center": "center"}
"""A text on the right of its point begins there."""


def draw_trace(axes: Axes, trace: Trace) -> None:
    """Draw a trace. Raises CannotDraw for a type or a mode that is not known."""
    drawers: Mapping[str, Callable[[Axes, Trace], None]] = {"scatter": _scatter, "bar": _bar}
    kind = trace.get("type", "scatter")
    if kind not in drawers:
        message = f"no picture is known for a trace of the type '{kind}'"
        raise CannotDraw(message)
    drawers[kind](axes, trace)


def place_of(value: Any) -> float:
    """A place on an axis: a day's number, a number, or nothing for a gap."""
    if value is None:
        return NOTHING
    return float(date2num(date.fromisoformat(value))) if isinstance(value, str) else float(value)


def colour_of(text: str) -> tuple[float, float, float, float]:
    """A colour of the specification: ``#rrggbb`` or ``rgba(…)``."""
    found = _RGBA.fullmatch(text)
    if found is None:
        return to_rgba(text)
    red, green, blue, strength = (float(part) for part in found.groups())
    return (red / 255, green / 255, blue / 255, strength)


def said(text: str) -> str:
    """A text as it is read: the specification escapes what its own reader would take for markup."""
    return "\n".join(lines_of(text))


def _scatter(axes: Axes, trace: Trace) -> None:
    modes = set(str(trace.get("mode", "lines")).split("+"))
    if unknown := modes - {"lines", "markers", "text"}:
        message = f"no picture is known for the mode '{', '.join(sorted(unknown))}'"
        raise CannotDraw(message)
    across, up = [place_of(value) for value in trace["x"]], [place_of(value) for value in trace["y"]]
    if trace.get("fill") == "toself":
        _bands(axes, trace, across, up)
        return
    if "fill" in trace:
        message = f"no picture is known for the fill '{trace['fill']}'"
        raise CannotDraw(message)
    if "lines" in modes:
        line = trace.get("line", {})
        style = dash(line.get("dash", "solid"))
        axes.plot(across, up, color=line.get("color", "#000000"), linewidth=line.get("width", 2) * _POINTS, linestyle=style, zorder=3)
    if "markers" in modes:
        _errors(axes, trace, across, up)
        _markers(axes, trace, across, up)
    if "text" in modes:
        _texts(axes, trace, across, up)


def _bands(axes: Axes, trace: Trace, across: Sequence[float], up: Sequence[float]) -> None:
    """Each stretch by itself: Matplotlib would close a shape with gaps from its last stretch to its first, across the gaps."""
    for is_gap, stretch in groupby(zip(across, up, strict=True), key=lambda point: any(map(isnan, point))):
        if not is_gap:
            axes.fill(*zip(*stretch, strict=True), color=colour_of(trace["fillcolor"]), linewidth=0, zorder=1)


def _markers(axes: Axes, trace: Trace, across: Sequence[float], up: Sequence[float]) -> None:
    mark = trace["marker"]
    symbols = mark.get("symbol", "circle")
    each = [symbols] * len(across) if isinstance(symbols, str) else list(symbols)
    for symbol in dict.fromkeys(each):
        chosen = [(x, y) for x, y, own in zip(across, up, each, strict=True) if own == symbol]
        axes.plot(
            [x for x, _ in chosen],
            [y for _, y in chosen],
            linestyle="none",
            marker=marker(symbol),
            markersize=mark.get("size", 6) * _POINTS,
            color=mark["color"],
            markerfacecolor="none" if is_hollow(symbol) else mark["color"],
            markeredgewidth=1.5 if is_hollow(symbol) else 0.5,
            clip_on=bool(trace.get("cliponaxis", True)),
            zorder=4,
        )


def _errors(axes: Axes, trace: Trace, across: Sequence[float], up: Sequence[float]) -> None:
    reach = trace.get("error_y")
    if reach:
        spans = [reach["arrayminus"], reach["array"]]
        axes.errorbar(across, up, yerr=spans, fmt="none", ecolor=reach["color"], elinewidth=reach.get("thickness", 1) * _POINTS, zorder=3)


def _texts(axes: Axes, trace: Trace, across: Sequence[float], up: Sequence[float]) -> None:
    font = trace.get("textfont", {})
    up_or_middle, side = str(trace.get("textposition", "middle right")).split()
    for x, y, words in zip(across, up, trace["text"], strict=True):
        if words:
            axes.text(
                x,
                y,
                said(words),
                color=font.get("color", "#1b2430"),
                fontsize=font.get("size", 13) * _POINTS,
                ha=_SIDES[side],
                va="bottom" if up_or_middle == "top" else "center",
                parse_math=False,
            )


def _bar(axes: Axes, trace: Trace) -> None:
    across, up = trace["x"], trace["y"]
    marks = trace["marker"]
    colours = [marks["color"]] * len(across) if isinstance(marks["color"], str) else list(marks["color"])
    if trace.get("orientation") == "h":
        _bars_across(axes, trace, colours)
        return
    hatch = HATCHES.get(marks.get("pattern", {}).get("shape", ""))
    if hatch is None:
        message = f"no picture is known for the pattern '{marks['pattern']['shape']}'"
        raise CannotDraw(message)
    places, values = [place_of(value) for value in across], [place_of(value) for value in up]
    axes.bar(places, values, width=trace.get("width", 0.8), color=colours, hatch=hatch, edgecolor="#ffffff", linewidth=0.3, zorder=2)
    _errors(axes, trace, places, values)


def _bars_across(axes: Axes, trace: Trace, colours: list[str]) -> None:
    """Bars across, the first at the foot, each with its words beyond its end."""
    names = [said(name) for name in trace["y"]]
    values = [place_of(value) for value in trace["x"]]
    axes.barh(range(len(names)), values, height=0.62, color=colours, zorder=2)
    axes.set_yticks(range(len(names)), names)
    for tick in axes.get_yticklabels():
        tick.set_parse_math(False)
    for place, (value, words) in enumerate(zip(values, trace.get("text", []), strict=False)):
        if words and value == value:  # noqa: PLR0124 - a gap is no number
            axes.annotate(
                said(words), (value, place), xytext=(4, 0), textcoords="offset points", va="center", fontsize=10, parse_math=False
            )
