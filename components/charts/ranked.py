"""All authorities ranked, the worst at the left and the best at the right, as on every strip of the product.

Bars from 0 where the values reach down towards it; where they all lie far above, markers on an axis of their own. The own
area, its neighbours and those set beside it differ by colour, pattern and marker, never by colour alone.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.comparison_views import ComparedArea, Level, Mark
from analysis.units import Unit
from components.charts import palette
from components.charts.axis import AxisRange, axis_range, value_ticks
from components.charts.escape import plain
from components.charts.layout import end_labels, layout
from components.charts.trend import Figure, Trace

HEIGHT = 400
PATTERNS = {Mark.OTHER: "", Mark.NEIGHBOUR: "/", Mark.CHOSEN: "x", Mark.OWN: ""}
SYMBOLS = {Mark.OTHER: "circle", Mark.NEIGHBOUR: "diamond", Mark.CHOSEN: "square", Mark.OWN: "triangle-down"}
LETTERS = {Mark.NEIGHBOUR: "◆", Mark.CHOSEN: "■", Mark.OWN: "▼"}
"""The markers as letters, for the key under the picture."""
_SIZES = {Mark.OTHER: 6, Mark.NEIGHBOUR: 10, Mark.CHOSEN: 9, Mark.OWN: 14}
_ORDER = (Mark.OTHER, Mark.CHOSEN, Mark.NEIGHBOUR, Mark.OWN)
"""What is drawn later lies on top."""
_HEADROOM, _MOST_REACH = 0.12, 1.6
"""Room above the highest marker for its label; how far an interval may stretch the axis, so that one does not flatten all."""
_NEAR_END = 0.25
"""A share of the width that has no room for a name on the one side."""
_WIDTH, _FEW = 0.85, 20
"""The width of a bar, as a share of its place; half of it where they are few."""
_CROWDED = 3
"""Places along the foot within which two numbers would touch."""


def ranked_figure(
    *,
    areas: Sequence[ComparedArea],
    levels: Sequence[tuple[str, Level]],
    numbers: Mapping[str, int],
    ends: tuple[str, str],
    unit: Unit,
    unit_words: str,
) -> Figure:
    """A figure of areas given best first. ``levels`` are lines by their role; ``numbers`` stand over areas by their code.

    ``ends`` are the words for the left and the right end: "worst" and "best".
    """
    scale = ranked_axis(areas=areas, levels=levels, unit=unit)
    placed = {found.area_code: (len(areas) - index, found) for index, found in enumerate(areas)}
    traces: list[Trace] = []
    for mark in _ORDER:
        marked = [(place, found) for place, found in placed.values() if found.mark is mark]
        if marked and scale.starts_at_zero:
            traces.append({**_bars(marked, mark), "width": _WIDTH if len(areas) > _FEW else _WIDTH / 2})
        if marked and not (mark is Mark.OTHER and scale.starts_at_zero):
            traces.append(_markers(marked, mark, has_intervals=not scale.starts_at_zero))
    traces += [_line(role, level, count=len(areas)) for role, level in levels]
    figure_layout: dict[str, Any] = layout(height=HEIGHT, y_title=unit_words)
    figure_layout |= {"barmode": "overlay"}
    figure_layout["xaxis"] |= {
        "range": [0.3, len(areas) + 0.7],
        "showticklabels": False,
        "title": {"text": f"← {ends[0]} · {ends[1]} →", "standoff": 8},
    }
    figure_layout["yaxis"] |= {"range": [scale.low, scale.high], **value_ticks(highest=scale.high, unit=unit)}
    labels = end_labels(labels=[(level.words, role, level.value) for role, level in levels], day="", scale=scale, height=HEIGHT)
    figure_layout["annotations"] = [
        *({**label, "x": len(areas) + 0.7} for label in labels),
        *_numbers(placed, numbers),
        *(_own_label(place, found, areas=areas, scale=scale) for place, found in placed.values() if found.mark is Mark.OWN),
    ]
    return {"data": traces, "layout": figure_layout}


def ranked_axis(*, areas: Sequence[ComparedArea], levels: Sequence[tuple[str, Level]], unit: Unit) -> AxisRange:
    """The value axis: it holds every value and level, and every interval that does not stretch it out of proportion."""
    values = [found.value for found in areas if found.value is not None] + [level.value for _, level in levels]
    reach = axis_range(values, unit=unit)
    low, high = (0.0 if reach.starts_at_zero else reach.low), max(values, default=1.0)
    limits = [limit for found in areas if found.interval for limit in (found.interval.lower, found.interval.upper)]
    room = (high - low) * _MOST_REACH
    low = min([low, *(limit for limit in limits if limit >= high - room)])
    high = max([high, *(limit for limit in limits if limit <= low + room)])
    return AxisRange(low=low, high=high + (high - low) * _HEADROOM, starts_at_zero=reach.starts_at_zero)


def is_cut(*, areas: Sequence[ComparedArea], scale: AxisRange) -> bool:
    """Whether some interval reaches out of the picture."""
    return any(found.interval.upper > scale.high or found.interval.lower < scale.low for found in areas if found.interval)


def _bars(marked: Sequence[tuple[int, ComparedArea]], mark: Mark) -> Trace:
    return {
        **_common(marked, mark),
        **_error_bars(marked, mark),
        "type": "bar",
        "textposition": "none",
        "marker": {"color": palette.ROLES[mark.value].colour, "pattern": {"shape": PATTERNS[mark], "size": 5}},
    }


def _markers(marked: Sequence[tuple[int, ComparedArea]], mark: Mark, *, has_intervals: bool) -> Trace:
    return {
        **_common(marked, mark),
        **(_error_bars(marked, mark) if has_intervals else {}),
        "type": "scatter",
        "mode": "markers",
        "marker": {"color": palette.ROLES[mark.value].colour, "symbol": SYMBOLS[mark], "size": _SIZES[mark]},
        "cliponaxis": False,
    }


def _common(marked: Sequence[tuple[int, ComparedArea]], mark: Mark) -> Trace:
    return {
        "name": mark.words or "other authorities",
        "meta": {"role": mark.value},
        "showlegend": False,
        "x": [place for place, _ in marked],
        "y": [found.value for _, found in marked],
        "text": [plain(_words(found)) for _, found in marked],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _error_bars(marked: Sequence[tuple[int, ComparedArea]], mark: Mark) -> Trace:
    if not any(found.interval for _, found in marked):
        return {}
    return {
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [_reach(found, upper=True) for _, found in marked],
            "arrayminus": [_reach(found, upper=False) for _, found in marked],
            "color": palette.MUTED if mark is Mark.OTHER else palette.TEXT,
            "thickness": 1,
            "width": 0,
        }
    }


def _reach(found: ComparedArea, *, upper: bool) -> float:
    if found.interval is None or found.value is None:
        return 0.0
    return max(0.0, found.interval.upper - found.value if upper else found.value - found.interval.lower)


def _words(found: ComparedArea) -> str:
    interval = f" ({found.interval_display})" if found.interval_display else ""
    return f"{found.name}: {found.display}{interval}{f', rank {found.rank}' if found.rank is not None else ''}"


def _line(role: str, level: Level, *, count: int) -> Trace:
    ink = palette.ROLES[role]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": plain(level.words),
        "meta": {"role": role},
        "x": [0.3, count + 0.7],
        "y": [level.value, level.value],
        "hovertemplate": plain(f"{level.words}: {level.display}") + "<extra></extra>",
        "line": {"color": ink.colour, "width": ink.width, "dash": ink.dash},
    }


def _numbers(placed: Mapping[str, tuple[int, ComparedArea]], numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """The numbers over their markers, a step higher where the one before stands close."""
    found = sorted((placed[code][0], placed[code][1].value, number) for code, number in numbers.items() if code in placed)
    notes: list[dict[str, Any]] = []
    step, before = 0, -_CROWDED
    for place, value, number in found:
        step = (step + 1) % 3 if place - before < _CROWDED else 0
        before = place
        notes.append(
            {
                "x": place,
                "y": value,
                "yshift": 15 + 13 * step,
                "text": str(number),
                "showarrow": False,
                "font": {"color": palette.TEXT, "size": 12},
            }
        )
    return notes


def _own_label(place: int, found: ComparedArea, *, areas: Sequence[ComparedArea], scale: AxisRange) -> dict[str, Any]:
    """The own name and figure where nothing else stands: over the shorter bars, or under the higher markers."""
    is_rising = (areas[0].value or 0.0) > (areas[-1].value or 0.0)
    is_right = is_rising != scale.starts_at_zero
    share = place / len(areas)
    if not _NEAR_END <= share <= 1 - _NEAR_END:
        is_right = share < _NEAR_END
    return {
        "x": place,
        "y": found.value,
        "text": plain(f"{found.name} {found.display}"),
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": palette.TEXT,
        "standoff": 8,
        "ax": 28 if is_right else -28,
        "ay": -44 if scale.starts_at_zero else 44,
        "xanchor": "left" if is_right else "right",
        "font": {"color": palette.TEXT, "size": 14},
    }
