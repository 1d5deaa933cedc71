"""A figure specification as a picture for a report: the chart with its title, what it is of, when, and where it comes from."""

import io
from collections.abc import Mapping, Sequence
from itertools import pairwise
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MultipleLocator
from matplotlib.transforms import Bbox

from components.charts import palette
from components.words import PRODUCT
from exports.pictures.traces import draw_trace, place_of, said
from exports.pictures.words import Words
from exports.pictures.wrapping import wrapped

_ONE_AT_A_TIME = Lock()
"""Matplotlib keeps its settings for the whole process: threads of a server draw one after the other."""
WIDTH = 7.2
"""Inches: a page of A4 within its margins."""
DOTS = 160
_PIXELS = 96
_POINTS = 0.75
_BELOW, _BESIDE = 8, 4
"""Points between an axis and its names: those along the foot stand clear of the lowest one at the side."""
_LINE, _SMALL_LINE = 0.19, 0.16
"""Inches that a line of small words takes, and of the smaller ones at the foot."""
_SETTINGS: Any = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10,
    "svg.hashsalt": PRODUCT,
    "svg.fonttype": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "hatch.linewidth": 0.6,
}


def png(figure: Mapping[str, Any], *, words: Words) -> bytes:
    """The picture as PNG, ``WIDTH`` inches wide at ``DOTS`` dots an inch. Raises CannotDraw."""
    with _ONE_AT_A_TIME, mpl.rc_context(_SETTINGS):
        stream = io.BytesIO()
        drawn = _picture(figure, words=words)
        FigureCanvasAgg(drawn).print_png(stream, metadata={"Software": PRODUCT, "Title": words.title})
        drawn.clear()  # it holds itself in a ring: of a long pack all pictures would stay in memory
        return stream.getvalue()


def svg(figure: Mapping[str, Any], *, words: Words) -> str:
    """The picture as SVG with its words as text. Raises CannotDraw."""
    with _ONE_AT_A_TIME, mpl.rc_context(_SETTINGS):
        stream = io.StringIO()
        FigureCanvasSVG(_picture(figure, words=words)).print_svg(stream, metadata={"Date": None, "Title": words.title, "Creator": PRODUCT})
        return stream.getvalue()


def _picture(figure: Mapping[str, Any], *, words: Words) -> Figure:
    """The chart between a head and a foot whose lines are counted first, so that nothing is cut off."""
    title = wrapped(words.title, width=WIDTH, size=13, is_bold=True)
    facts = [line for fact in words.facts if fact for line in wrapped(fact, width=WIDTH, size=9)]
    key = [line for entry in words.key for line in wrapped(entry, width=WIDTH, size=8)]
    foot = [*wrapped(f"Source: {words.source}", width=WIDTH, size=8), PRODUCT] if words.source else [PRODUCT]
    head_height = 0.12 + 0.25 * len(title) + _LINE * len(facts)
    foot_height = 0.1 + _SMALL_LINE * (len(key) + len(foot))
    chart_height = max(2.0, figure["layout"].get("height", 380) / _PIXELS * 0.78)
    height = head_height + chart_height + foot_height
    drawn = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
    _lines(drawn, title, top=height - 0.2, height=height, step=0.25, size=13, weight="bold", colour=palette.TEXT)
    _lines(drawn, facts, top=height - 0.2 - 0.25 * len(title), height=height, step=_LINE, size=9, weight="normal", colour=palette.MUTED)
    below = foot_height - 0.12
    _lines(drawn, key, top=below, height=height, step=_SMALL_LINE, size=8, weight="normal", colour=palette.TEXT)
    below -= _SMALL_LINE * len(key)
    _lines(drawn, foot, top=below, height=height, step=_SMALL_LINE, size=8, weight="normal", colour=palette.MUTED)
    bottom, top = foot_height / height, (foot_height + chart_height) / height
    axes = drawn.add_axes((0.0, bottom, 1.0, top - bottom))
    _chart(axes, figure)
    _fit(drawn, axes, bottom=bottom, top=top)
    _thin(drawn, axes)
    return drawn


def _lines(drawn: Figure, lines: Sequence[str], *, top: float, height: float, step: float, size: float, weight: str, colour: str) -> None:
    for place, line in enumerate(lines):
        drawn.text(
            0.012, (top - step * place) / height, line, fontsize=size, fontweight=weight, color=colour, va="center", parse_math=False
        )


def _chart(axes: Axes, figure: Mapping[str, Any]) -> None:
    layout = figure["layout"]
    for trace in figure["data"]:
        draw_trace(axes, trace)
    _axis(axes, layout["xaxis"], is_across=True)
    _axis(axes, layout["yaxis"], is_across=False)
    for note in layout.get("annotations", ()):
        _note(axes, note)
    axes.set_axisbelow(True)
    for spine in axes.spines.values():
        spine.set_color(palette.GRID)


def _axis(axes: Axes, axis: Mapping[str, Any], *, is_across: bool) -> None:
    own = axes.xaxis if is_across else axes.yaxis
    if axis.get("range"):
        (axes.set_xlim if is_across else axes.set_ylim)(*(place_of(value) for value in axis["range"]))
    elif axis.get("rangemode") == "tozero":
        axes.set_xlim(left=0) if is_across else axes.set_ylim(bottom=0)
    if axis.get("tickvals") is not None:
        own.set_ticks([place_of(value) for value in axis["tickvals"]], [said(words) for words in axis["ticktext"]])
        for label in own.get_ticklabels():
            label.set_parse_math(False)
    elif axis.get("showticklabels", True) is False:
        own.set_ticks([])
    elif axis.get("type") != "category":
        if "dtick" in axis:
            own.set_major_locator(MultipleLocator(axis["dtick"]))
        before, after = axis.get("tickprefix", ""), axis.get("ticksuffix", "")
        own.set_major_formatter(FuncFormatter(lambda value, _: f"{before}{value:,.10g}{after}"))
    if axis.get("showgrid", True) and axis.get("type") != "category":
        own.grid(visible=True, color=palette.GRID, linewidth=0.8)
    own.set_tick_params(colors=palette.MUTED, labelsize=9, length=0, pad=_BELOW if is_across else _BESIDE)
    title = said(axis.get("title", {}).get("text", ""))
    if title:
        label = (axes.set_xlabel if is_across else axes.set_ylabel)(title, fontsize=9, color=palette.MUTED)
        label.set_parse_math(False)


def _note(axes: Axes, note: Mapping[str, Any]) -> None:
    """A name at a line's end, or a number or name over a mark, shifted by points as on the page."""
    shift = (note.get("xshift", note.get("ax", 0)) * _POINTS, note.get("yshift", -note.get("ay", 0)) * _POINTS)
    font = note.get("font", {})
    axes.annotate(
        said(note["text"]),
        (place_of(note["x"]), place_of(note["y"])),
        xytext=shift,
        textcoords="offset points",
        ha={"left": "left", "right": "right"}.get(note.get("xanchor", ""), "center"),
        va={"bottom": "bottom", "top": "top"}.get(note.get("yanchor", ""), "center"),
        fontsize=9,
        color=font.get("color", palette.TEXT),
        annotation_clip=False,
        arrowprops={"arrowstyle": "-", "color": note["arrowcolor"], "linewidth": 0.8} if note.get("showarrow") else None,
        parse_math=False,
    )


def _fit(drawn: Figure, axes: Axes, *, bottom: float, top: float) -> None:
    """Move the axes in until every label lies within the picture."""
    left_room, right_room = 0.02, 0.02
    axes.set_position((0.1, bottom + 0.08, 0.8, top - bottom - 0.1))
    canvas = FigureCanvasAgg(drawn)
    box = axes.get_tightbbox(canvas.get_renderer())
    if box is None:
        return
    size = drawn.bbox
    now = axes.get_position()
    left = max(0.0, now.x0 - box.x0 / size.width) + left_room
    right = max(0.0, box.x1 / size.width - now.x1) + right_room
    below = max(0.0, now.y0 - box.y0 / size.height) + 0.01
    above = max(0.0, box.y1 / size.height - now.y1) + 0.01
    axes.set_position((left, bottom + below, max(0.2, 1 - left - right), max(0.2, top - bottom - below - above)))


def _thin(drawn: Figure, axes: Axes) -> None:
    """Leave out every second, third … name along the foot until none touches the next: paper is narrower than the screen."""
    names = [name for name in axes.get_xticklabels() if name.get_text()][::-1]
    renderer = FigureCanvasAgg(drawn).get_renderer()
    boxes = [name.get_window_extent(renderer) for name in names]
    step = next((step for step in range(1, len(boxes)) if not _touch(boxes[::step])), max(1, len(boxes)))
    for place, name in enumerate(names):
        name.set_visible(place % step == 0)


def _touch(boxes: Sequence[Bbox]) -> bool:
    """Whether any of the boxes, from the right to the left, comes near the next."""
    return any(left.x1 + left.height / 2 > right.x0 for right, left in pairwise(boxes))
