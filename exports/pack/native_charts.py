"""A figure specification as a native PowerPoint chart that can be edited: lines over periods, or bars."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from analysis.plain_cells import neutral
from analysis.plain_text import plain
from components.charts.escape import lines_of

FONT_SIZE = Pt(12)
_DASHES = {
    "dash": MSO_LINE.DASH,
    "dot": MSO_LINE.ROUND_DOT,
    "dashdot": MSO_LINE.DASH_DOT,
    "longdash": MSO_LINE.LONG_DASH,
    "longdashdot": MSO_LINE.LONG_DASH_DOT,
}
_OWN = "own"
_STEPS = 5
"""About how many steps an axis has that does not start at 0."""
_PLAIN_FIGURE = re.compile(r"[-−]?£?\d|$")
"""How the words of a figure begin that is what its number says; "over 100" and "<5" are not."""
BREAK = "~"
"""What marks a place where a line is broken; it sorts behind the day before it."""
EVEN = 1.5
"""Periods are evenly spaced where the longest step is at most so many times the shortest."""


@dataclass(frozen=True, kw_only=True)
class Series:
    """A series of a chart: its values in the order of the categories, None for a gap.

    ``labels`` are the words at its points, empty where none stand: they say "over 100" where the value alone would say 100.
    ``point_colours`` are those of single bars, where they differ.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    dash: str
    width: float
    is_own: bool
    labels: tuple[str, ...]
    point_colours: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A value axis: where it starts and, where that is not 0, its ends and steps in round numbers. Without a step the program chooses."""

    low: float
    high: float | None = None
    step: float | None = None


@dataclass(frozen=True, kw_only=True)
class ChartSpec:
    """What a native chart is made of. ``left_out`` names what of the page's chart it cannot show."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    is_bars: bool
    left_out: tuple[str, ...]
    scale: Scale | None
    number_format: str

    @property
    def is_cut(self) -> bool:
        """Whether the value axis starts elsewhere than at 0, which has to be said."""
        return self.scale is not None and self.scale.low != 0


def chart_spec(figure: Mapping[str, Any]) -> ChartSpec | None:
    """The chart of a figure specification; None where it has nothing that a native chart could show."""
    bars = [trace for trace in figure["data"] if trace.get("type") == "bar"]
    if bars:
        return _bars(bars[0], figure)
    lines = [trace for trace in figure["data"] if "lines" in trace.get("mode", "") and "fill" not in trace and "text" not in trace["mode"]]
    if not lines:
        return None
    days = sorted({day for trace in lines for day in trace["x"] if day is not None} | set(_breaks(lines)))
    labels = _labels(lines, figure) | {day: "…" for day in days if day.endswith(BREAK)}
    series = tuple(_line(trace, days) for trace in lines if any(value is not None for value in trace["y"]))
    return ChartSpec(
        categories=tuple(labels.get(day, day) for day in days),
        series=series,
        is_bars=False,
        left_out=tuple(_left_out(figure, days)),
        scale=_scale(*figure["layout"]["yaxis"]["range"]) if "range" in figure["layout"]["yaxis"] else None,
        number_format=_number_format(figure["layout"]["yaxis"]),
    )


def _scale(low: float, high: float) -> Scale:
    """The page's axis from and to round numbers: a native one counts its steps from where it starts."""
    if low == 0:
        return Scale(low=0.0)
    rough = (high - low) / _STEPS
    size = 10.0 ** floor(log10(rough))
    step = next(times * size for times in (1, 2, 5, 10) if times * size >= rough)
    return Scale(low=round(floor(low / step) * step, 10), high=round(ceil(high / step) * step, 10), step=round(step, 10))


def _breaks(lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A place of its own wherever the own line is broken, so that the native one is broken there too."""
    for trace in lines:
        if trace.get("meta", {}).get("role") == _OWN:
            days = trace["x"]
            yield from (f"{before}{BREAK}" for before, day in pairwise(days) if day is None and before is not None)


def _left_out(figure: Mapping[str, Any], days: Sequence[str]) -> Iterator[str]:
    steps = [(date.fromisoformat(after[:10]) - date.fromisoformat(before[:10])).days for before, after in pairwise(days)]
    if steps and max(steps) > EVEN * max(1, min(steps)):
        yield "the true distances between periods, which stand evenly here"
    if any("fill" in trace for trace in figure["data"]):
        yield "shaded bands"
    if any(trace.get("meta", {}).get("role") == "challenge" for trace in figure["data"]):
        yield "the lines of what the board asked"


def _labels(lines: Sequence[Mapping[str, Any]], figure: Mapping[str, Any]) -> dict[str, str]:
    """By day, the period as boards write it: from the points' own words, else from the ticks."""
    ticks = dict(zip(figure["layout"]["xaxis"].get("tickvals") or (), figure["layout"]["xaxis"].get("ticktext") or (), strict=True))
    own = {
        day: words.partition(":")[0]
        for trace in lines
        for day, words in zip(trace["x"], trace.get("text", ()), strict=False)
        if day is not None and words
    }
    return {day: plain(unescape(words)) for day, words in {**own, **ticks}.items()}


def _line(trace: Mapping[str, Any], days: Sequence[str]) -> Series:
    by_day = {day: value for day, value in zip(trace["x"], trace["y"], strict=True) if day is not None}
    if len(set(trace["y"])) == 1 and len(trace["x"]) == 2 and trace["mode"] == "lines":  # noqa: PLR2004 - a level from end to end
        by_day = dict.fromkeys(days, trace["y"][0])
    line = trace.get("line", {})
    is_own = trace.get("meta", {}).get("role") == _OWN
    return Series(
        name=neutral(plain(unescape(str(trace.get("name", ""))))),
        values=tuple(by_day.get(day) for day in days),
        colour=line.get("color", "#0b5cad"),
        dash=line.get("dash", "solid"),
        width=float(line.get("width", 2)),
        is_own=is_own,
        labels=tuple(_labels_at(by_day, trace, days)) if is_own else ("",) * len(days),
    )


def _labels_at(by_day: Mapping[str, float | None], trace: Mapping[str, Any], days: Sequence[str]) -> Iterator[str]:
    """The words of the last figure, and of every figure that is more or less than its number says."""
    words = {day: _figure_words(text) for day, text in zip(trace["x"], trace.get("text", ()), strict=False) if day is not None}
    last = max((day for day, value in by_day.items() if value is not None), default="")
    for day in days:
        said = words.get(day, "") if by_day.get(day) is not None else ""
        yield said if day == last or not _PLAIN_FIGURE.match(said) else ""


def _figure_words(text: str) -> str:
    """What a point says after its period: "2016/17: over 100" gives "over 100"."""
    return plain(unescape(text.partition(": ")[2]))


def _bars(trace: Mapping[str, Any], figure: Mapping[str, Any]) -> ChartSpec:
    """Bars across: PowerPoint draws the first category at the foot, as the specification does."""
    colour = trace["marker"]["color"]
    values = tuple(float(value) if value is not None else None for value in trace["x"])
    each = () if isinstance(colour, str) else tuple(colour)
    own = each[-1] if each else str(colour)
    labels = tuple(plain(" ".join(lines_of(words))) for words in trace["text"])
    series = Series(name="Figure", values=values, colour=own, dash="solid", width=2, is_own=True, labels=labels, point_colours=each)
    names = tuple(neutral(plain(" ".join(lines_of(name)))) for name in trace["y"])
    axis = figure["layout"]["xaxis"]
    return ChartSpec(
        categories=names, series=(series,), is_bars=True, left_out=(), scale=Scale(low=0.0), number_format=_number_format(axis)
    )


def _number_format(axis: Mapping[str, Any]) -> str:
    """The format of an axis: thousands parted, otherwise as many decimals as a step needs, and no point without one."""
    before, after = axis.get("tickprefix", ""), axis.get("ticksuffix", "")
    first, last = (f'"{sign}"' if sign else "" for sign in (before, after))
    return f"[>=1000]{first}#,##0{last};[<=-1000]-{first}#,##0{last};{first}General{last}"


def chart_data(spec: ChartSpec) -> CategoryChartData:
    """The figures that the chart's own workbook holds: the shown ones and no other."""
    data = CategoryChartData(number_format="General")
    data.categories = [neutral(category) for category in spec.categories]
    for series in spec.series:
        data.add_series(series.name, series.values)
    return data


def chart_type(spec: ChartSpec) -> XL_CHART_TYPE:
    """Bars across, or lines with marks."""
    return XL_CHART_TYPE.BAR_CLUSTERED if spec.is_bars else XL_CHART_TYPE.LINE_MARKERS


def dress(chart: Chart, spec: ChartSpec) -> None:
    """Give a native chart the page's inks, dashes and letter sizes that a meeting can read."""
    chart.font.size = FONT_SIZE
    chart.has_title = False
    chart.has_legend = len(spec.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.value_axis.tick_labels.number_format = spec.number_format
    chart.value_axis.tick_labels.number_format_is_linked = False
    chart.value_axis.major_gridlines.format.line.color.rgb = RGBColor(0xDF, 0xE4, 0xEA)
    if spec.scale is not None:
        chart.value_axis.minimum_scale = spec.scale.low
        chart.value_axis.maximum_scale, chart.value_axis.major_unit = spec.scale.high, spec.scale.step
    for drawn, series in zip(chart.plots[0].series, spec.series, strict=True):
        colour = RGBColor.from_string(series.colour.lstrip("#").upper())
        if spec.is_bars:
            drawn.format.fill.solid()
            drawn.format.fill.fore_color.rgb = colour
            for place, own in enumerate(series.point_colours):
                drawn.points[place].format.fill.solid()
                drawn.points[place].format.fill.fore_color.rgb = RGBColor.from_string(own.lstrip("#").upper())
            continue
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = colour, Pt(series.width)
        if series.dash in _DASHES:
            drawn.format.line.dash_style = _DASHES[series.dash]
        # A comparator that has figures for some periods alone would be no line at all without its marks.
        drawn.marker.style, drawn.marker.size = (XL_MARKER_STYLE.CIRCLE, 8) if series.is_own else (XL_MARKER_STYLE.DIAMOND, 5)
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = colour
        drawn.marker.format.line.color.rgb = colour
    if spec.is_bars:
        chart.plots[0].gap_width = 60


def write_labels(chart: Chart, spec: ChartSpec) -> None:
    """Write the page's own words at the points that have them."""
    for drawn, series in zip(chart.plots[0].series, spec.series, strict=True):
        for place, words in enumerate(series.labels):
            if words:
                label = drawn.points[place].data_label
                label.text_frame.text = words
                label.position = _place_of_label(series, place, is_bar=spec.is_bars)
                font = label.text_frame.paragraphs[0].runs[0].font
                font.size, font.bold = FONT_SIZE, not spec.is_bars


def _place_of_label(series: Series, place: int, *, is_bar: bool) -> XL_LABEL_POSITION:
    if is_bar:
        return XL_LABEL_POSITION.OUTSIDE_END
    is_last = not any(value is not None for value in series.values[place + 1 :])
    return XL_LABEL_POSITION.RIGHT if is_last else XL_LABEL_POSITION.ABOVE
