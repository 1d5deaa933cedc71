"""Marks on the own line of a chart: a shape a source, a cross where a figure is missing, a ring for what was printed otherwise."""

from dataclasses import dataclass
from typing import Any

from analysis.views import ChartSeries, PointSource
from components.charts import palette
from components.charts.axis import AxisRange
from components.charts.escape import plain
from components.charts.lines import Line

_SHAPES = (("circle", "●", "○"), ("square", "■", "□"), ("diamond", "◆", "◇"), ("triangle-up", "▲", "△"))
_LIFT = 0.02
"""How far above the foot of the chart the cross of a missing figure stands, as a share of its height."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A source's marker: Plotly's name of it, and the same as a letter for the line under the chart."""

    symbol: str
    letter: str


PLAIN = Mark(symbol="circle", letter="●")
MISSING = Mark(symbol="x-thin-open", letter="✕")
PRINTED_OTHERWISE = Mark(symbol="circle-open", letter="○")


def source_marks(sources: tuple[PointSource, ...]) -> dict[str, Mark]:
    """A marker for each source of a series, by its id.

    One source needs no telling apart. Of several, each has a shape of its own; where one is national, local ones are hollow.
    """
    if len(sources) <= 1:
        return {source.source_id: PLAIN for source in sources}
    has_national = any(source.is_national for source in sources)
    marks = {}
    for place, source in enumerate(sources):
        symbol, solid, hollow = _SHAPES[place % len(_SHAPES)]
        is_hollow = has_national and not source.is_national
        marks[source.source_id] = Mark(symbol=f"{symbol}-open" if is_hollow else symbol, letter=hollow if is_hollow else solid)
    return marks


def missing_marks(line: Line, *, scale: AxisRange) -> list[dict[str, Any]]:
    """A cross at the foot of the chart for each period of the own line without a value."""
    gaps = [point for point in line.points if point.value is None]
    if line.role != "own" or not gaps:
        return []
    foot = scale.low + _LIFT * (scale.high - scale.low)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "No figure",
            "cliponaxis": False,
            "meta": {"role": "region"},
            "x": [point.day.isoformat() for point in gaps],
            "y": [foot] * len(gaps),
            "text": [plain(f"{point.label}: {point.words}") for point in gaps],
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"color": palette.MUTED, "size": 9, "symbol": MISSING.symbol, "line": {"width": 2}},
        }
    ]


def replaced_marks(series: ChartSeries) -> list[dict[str, Any]]:
    """Hollow marks for what was printed before a revision, or elsewhere in the same document."""
    marks = [
        (
            point.period.end.isoformat(),
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
            "marker": {"color": palette.MUTED, "size": 9, "symbol": PRINTED_OTHERWISE.symbol, "line": {"width": 2}},
        }
    ]
