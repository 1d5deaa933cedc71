"""Native charts say what the page's say: words at the points, axes in round numbers, formats without a stray point."""

import io
import re
import zipfile
from typing import Any

import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.util import Inches

from analysis.observations import Bound
from analysis.units import Unit
from analysis.views import ChartSeries
from components.charts.trend import trend_figure
from exports.pack.native_charts import ChartSpec, chart_data, chart_spec, chart_type, dress, write_labels
from exports.tables.model import Book, Cell, Chart, Table
from exports.workbook import workbook
from support.views import series
from tests.unit.analysis.builders import observation


def _spec(*lines: ChartSeries, unit: Unit = Unit.COUNT) -> ChartSpec:
    found = chart_spec(trend_figure(series=lines, unit=unit, unit_words=""))
    assert found is not None
    return found


def _drawn(spec: ChartSpec) -> str:
    """The XML of the chart as PowerPoint keeps it."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    frame: Any = slide.shapes.add_chart(chart_type(spec), 0, 0, Inches(8), Inches(5), chart_data(spec))
    dress(frame.chart, spec)
    write_labels(frame.chart, spec)
    stream = io.BytesIO()
    deck.save(stream)
    with zipfile.ZipFile(stream) as packed:
        return next(packed.read(name).decode() for name in packed.namelist() if name.startswith("ppt/charts/chart"))


@pytest.mark.parametrize(("bound", "said"), [(Bound.OVER, "over 100%"), (Bound.ABOUT, "about 100%"), (None, "100%")])
def test_the_last_label_is_the_pages_own_words(bound: Bound | None, said: str) -> None:
    own = series(observation(60, "2014/15"), observation(80, "2015/16"), observation(100, "2016/17", bound=bound))
    assert re.findall(r"<a:t>([^<]*)</a:t>", _drawn(_spec(own))) == [said]


def test_every_figure_that_is_not_what_its_number_says_has_its_words() -> None:
    own = series(observation(60, "2014/15", bound=Bound.AT_LEAST), observation(80, "2015/16"), observation(100, "2016/17"))
    assert _spec(own).series[0].labels == ("at least 60%", "", "100%")


def test_a_comparator_has_no_words_at_its_points() -> None:
    own = series(observation(60, "2015/16"), observation(80, "2016/17"))
    england = series(observation(70, "2015/16"), observation(75, "2016/17"), role="england", name="England")
    assert [found.labels for found in _spec(own, england).series] == [("", "80%"), ("", "")]


@given(st.floats(min_value=50, max_value=99), st.floats(min_value=0.1, max_value=1))
def test_a_cut_axis_starts_and_steps_in_round_numbers_and_holds_every_figure(low: float, more: float) -> None:
    spec = _spec(series(observation(low, "2015/16"), observation(low + more, "2016/17")), unit=Unit.PER_1000)
    assert spec.is_cut
    scale = spec.scale
    assert scale is not None
    assert scale.high is not None
    assert scale.step is not None
    assert 0 < scale.low <= low < low + more <= scale.high
    assert 2 <= (scale.high - scale.low) / scale.step <= 8
    assert f"{scale.step:.3g}".strip("0.") in {"1", "2", "5"}
    assert round(scale.low / scale.step) == pytest.approx(scale.low / scale.step)


def test_an_axis_from_nought_is_not_cut() -> None:
    assert not _spec(series(observation(10, "2015/16"), observation(100, "2016/17"))).is_cut


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.PERCENT, Unit.GBP, Unit.WEEKS, Unit.PER_10000])
def test_no_number_format_prints_a_point_without_decimals(unit: Unit) -> None:
    spec = _spec(series(observation(10, "2015/16"), observation(8789, "2016/17")), unit=unit)
    formats = re.findall(r'formatCode="([^"]*)"', _drawn(spec)) + re.findall(r"<c:formatCode>([^<]*)", _drawn(spec))
    cell = Cell(words="8,789", value=8789.0, unit=unit)
    table = Table(
        name="t",
        title="t",
        columns=("Name", "Label", "Figure"),
        rows=((Cell(words="a"), Cell(words="b"), cell),),
        charts=(Chart(title="t", categories=0, values=(2,)),),
        sparks=((("2015-03-31", 10.0), ("2016-03-31", 8789.5)),),
    )
    with zipfile.ZipFile(io.BytesIO(workbook(Book(title="t", parts=("t",), facts=(), main=(table,))))) as packed:
        formats += re.findall(r'formatCode="([^"]*)"', packed.read("xl/styles.xml").decode())
    assert len(formats) > 3
    assert not [code for code in formats if ".#" in code]
