"""Figures of plain dicts that plotly.js takes: validated whole, small, and with nothing in them to run."""

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from analysis.observations import Symbol
from analysis.units import Unit
from analysis.views import ChartSeries, PointSource
from components.charts import palette
from components.charts.axis import AxisRange
from components.charts.bars import bar_figure, comparison_figure, history_figure
from components.charts.control import MARKS, control_figure
from components.charts.escape import lines_of
from components.charts.layout import end_labels
from components.charts.trend import HEIGHT, trend_axis, trend_figure
from support.views import HOSTILE, breakdown, control, monthly, point, series, worked, yearly
from tests.unit.analysis.builders import observation, period

BASIC_BUNDLE = {"scatter", "bar", "pie"}  # what plotly.js-basic-dist-min draws
LABEL_HEIGHT, LABEL_ROOM = 16, 13

OWN = yearly(12.1, 11.0, None, 9.4, 8.8)
ENGLAND = yearly(13.2, 12.7, 12.0, 11.4, 10.7, role="england", name="England")
BEST = yearly(4.2, first=2011, role="best_5_percent", name="Best 5%")
WITH_INTERVAL = series(observation(8.8, "2015/16", interval=(8, 9.6)), observation(8.6, "2016/17", interval=(7.9, 9.3)))
REVISED = ChartSeries(
    role="own",
    name="Bromley",
    points=(point(observation(184, "31 March 2013"), previously=[observation(177, "31 March 2013")]), *yearly(262).points),
)
HOSTILE_SERIES = series(observation(1, "2015/16"), observation(2, "2016/17"), name=HOSTILE)


def _trend(*drawn: ChartSeries, unit: Unit = Unit.PERCENT, **more: Any) -> dict[str, Any]:
    return trend_figure(series=drawn, unit=unit, unit_words="per cent", **more)


NATIONAL = PointSource(source_id="a-report", title="National statistics", is_national=True, figures=4)
LOCAL = PointSource(source_id="the-board", title="The board's report", is_national=False, figures=1)
TWO_SOURCES = ChartSeries(role="own", name="Bromley", points=(*OWN.points, point(observation(8, "2012/13", source_id="the-board"))))
NEIGHBOURS = worked(12, 11, 10, 10, 9, role="neighbours", name="Neighbours’ mean", spread=2)
BEST_WORKED = worked(4.5, 4.4, 4.3, 4.3, 4.2)
STEADY = (20.0, 22.0) * 6

FIGURES = {
    "national": _trend(WITH_INTERVAL, ENGLAND, worked=(NEIGHBOURS, BEST_WORKED)),
    "two sources": _trend(TWO_SOURCES, sources=(NATIONAL, LOCAL)),
    "control": control_figure(chart=control(*STEADY, 60), unit=Unit.PERCENT, unit_words="per cent", target=10, target_words=HOSTILE),
    "comparison with worked": comparison_figure(series=(yearly(8.8),), unit=Unit.PERCENT, worked=(worked(4.2),)),
    "trend": _trend(OWN, ENGLAND, BEST, target=9, target_words="Target"),
    "interval": _trend(WITH_INTERVAL),
    "revised": _trend(REVISED, unit=Unit.COUNT),
    "monthly": _trend(monthly(48)),
    "one point": _trend(yearly(8.8)),
    "nothing dated": _trend(series(observation(8.8, period("")))),
    "hostile": _trend(HOSTILE_SERIES, target=1, target_words=HOSTILE),
    "bars": bar_figure(points=breakdown(("Police", 12), ("Health", None), (HOSTILE, 3)).points, unit=Unit.COUNT),
    "comparison": comparison_figure(series=(yearly(8.8), yearly(10.7, role="england", name=HOSTILE)), unit=Unit.PERCENT),
    "history": history_figure(
        history=(yearly(1, 2, name="Opiate"), yearly(3, None, 2, name=HOSTILE)), unit=Unit.PERCENT, unit_words="per cent"
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_plotly_takes_every_figure_whole(name: str) -> None:
    go.Figure(FIGURES[name])
    assert {trace["type"] for trace in FIGURES[name]["data"]} <= BASIC_BUNDLE
    json.dumps(FIGURES[name], allow_nan=False)


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_of_a_figure_is_markup(name: str) -> None:
    assert "<script" not in json.dumps(FIGURES[name])


def test_a_missing_year_is_a_gap() -> None:
    own = _trend(OWN)["data"][0]
    assert own["y"] == [12.1, 11.0, None, 9.4, 8.8]
    assert own["connectgaps"] is False


def test_a_suppressed_year_is_a_gap_with_its_words() -> None:
    own = _trend(series(observation(3, "2014/15"), observation(None, "2015/16", symbol=Symbol.CONFIDENTIAL), observation(4, "2016/17")))[
        "data"
    ][0]
    assert own["y"] == [3, None, 4]
    assert own["text"][1] == "2015/16: suppressed"


def test_undated_figures_are_left_to_the_table() -> None:
    assert _trend(series(observation(8.8, period(""))))["data"] == []


def test_the_target_runs_the_whole_width() -> None:
    figure = _trend(OWN, target=9, target_words="Target")
    target = next(trace for trace in figure["data"] if trace["meta"] == {"role": "target"})
    assert target["y"] == [9, 9]
    assert target["x"] == ["2008-03-31", "2012-03-31"]


def test_the_interval_lies_behind_the_own_line_only() -> None:
    figure = _trend(WITH_INTERVAL, yearly(10, 10, role="england", name="England", interval=(9, 11)))
    bands = [trace for trace in figure["data"] if trace.get("fill")]
    assert len(bands) == 1
    assert figure["data"][0] is bands[0]
    assert bands[0]["y"] == [9.6, 9.3, 7.9, 8]


def test_a_revised_figure_is_a_hollow_mark() -> None:
    hollow = [trace for trace in _trend(REVISED, unit=Unit.COUNT)["data"] if trace["mode"] == "markers"]
    assert [(trace["y"], trace["marker"]["symbol"]) for trace in hollow] == [([177], "circle-open")]


def _label_heights(figure: dict[str, Any]) -> list[float]:
    """Where each end label is drawn, in pixels from the foot."""
    low, high = figure["layout"]["yaxis"]["range"]
    room = HEIGHT - figure["layout"]["margin"]["t"] - figure["layout"]["margin"]["b"]
    return sorted((note["y"] - low) / (high - low) * room + note["yshift"] for note in figure["layout"]["annotations"])


@pytest.mark.parametrize("ends", [(8.8, 8.8, 8.8), (8.8, 8.9, 9.0), (1, 50, 99), (0, 0, 0.1)])
def test_labels_at_the_ends_do_not_cover_each_other(ends: tuple[float, float, float]) -> None:
    lines = [yearly(12, end, role=role, name=role) for end, role in zip(ends, ("own", "england", "region"), strict=True)]
    heights = _label_heights(_trend(*lines, target=ends[0], target_words="Target"))
    assert len(heights) == 4
    assert all(second - first >= LABEL_ROOM for first, second in pairwise(heights))


@pytest.mark.parametrize("ends", [(99.9, 100.0, 99.8, 99.7), (262.0, 262.0, 262.0, 262.0)])
def test_labels_stay_inside_the_picture(ends: tuple[float, ...]) -> None:
    roles = ("own", "england", "region", "best_5_percent")
    figure = _trend(
        *(yearly(1, end, role=role, name=role) for end, role in zip(ends, roles, strict=True)), target=ends[0], target_words="Target"
    )
    room = HEIGHT - figure["layout"]["margin"]["t"] - figure["layout"]["margin"]["b"]
    assert max(_label_heights(figure)) <= room + figure["layout"]["margin"]["t"]


def test_periods_along_the_foot_are_written_as_boards_write_them_and_thinned() -> None:
    few = _trend(OWN)["layout"]["xaxis"]
    assert few["ticktext"] == ["2007/08", "2008/09", "2010/11", "2011/12"]
    many = _trend(monthly(48))["layout"]["xaxis"]
    assert len(many["tickvals"]) <= 10
    assert many["ticktext"][-1] == "March 2017"


def test_the_periods_of_a_corner_of_the_axis_are_thinned_by_the_whole_axis() -> None:
    corner = _trend(monthly(12), yearly(*range(20, 32), first=2012, role="england", name="England"))["layout"]["xaxis"]
    assert corner["ticktext"] == ["March 2014"]


def test_a_chart_of_48_points_is_under_5_kb() -> None:
    figure = _trend(monthly(24), yearly(*range(20, 44), first=1990, role="england", name="England"))
    assert sum(len(trace["x"]) for trace in figure["data"]) == 48
    assert len(json.dumps(figure, separators=(",", ":")).encode()) < 5_000


def test_one_series_of_48_points_is_under_5_kb() -> None:
    assert len(json.dumps(_trend(monthly(48)), separators=(",", ":")).encode()) < 5_000


def test_bars_are_sorted_with_the_longest_on_top_and_no_bar_for_what_is_missing() -> None:
    trace = FIGURES["bars"]["data"][0]
    assert trace["x"] == [None, 3, 12]
    assert trace["text"][1:] == ["3%", "12%"]
    assert "no figure printed" in trace["y"][0] + trace["text"][0]


def test_a_long_name_is_broken_and_never_cut() -> None:
    name = "A very long name of an agency, its parent & its partnership"
    figure, short = (bar_figure(points=breakdown((words, 12)).points, unit=Unit.COUNT) for words in (name, "Police"))
    lines = lines_of(figure["data"][0]["y"][0])
    assert " ".join(lines) == name
    assert max(map(len, lines)) <= 26
    assert figure["layout"]["height"] > short["layout"]["height"]


def test_a_long_name_at_a_lines_end_is_broken_and_covers_no_other() -> None:
    name = "Schools, colleges and alternative educational provisions"
    scale = AxisRange(low=0, high=100, starts_at_zero=True)
    found = end_labels(
        labels=[(name, "own", 50), ("Foster carers", "own", 49), ("Police", "own", 51)], day="2014-03-31", scale=scale, height=372
    )
    below, middle, above = (320 * note["y"] / 100 + note["yshift"] for note in found)
    assert lines_of(found[1]["text"]) == ["Schools, colleges", "and alternative", "educational", "provisions"]
    assert (middle - below, above - middle) == (pytest.approx(40), pytest.approx(40))


def test_two_long_names_that_begin_alike_keep_two_bars() -> None:
    stem = "Percentage of children on a child protection plan "
    figure = bar_figure(points=breakdown((stem + "for neglect", 12), (stem + "for emotional abuse", 3)).points, unit=Unit.COUNT)
    assert len(set(figure["data"][0]["y"])) == 2


def test_comparators_beside_one_figure_have_their_own_ink() -> None:
    trace = FIGURES["comparison"]["data"][0]
    assert trace["marker"]["color"] == [palette.ROLES["england"].colour, palette.ROLES["own"].colour]
    assert trace["meta"] == {"roles": ["england", "own"]}


def test_lines_of_a_history_differ_by_more_than_colour() -> None:
    drawn = [(trace["line"]["dash"], trace["marker"]["symbol"]) for trace in FIGURES["history"]["data"]]
    assert len(set(drawn)) == len(drawn) == 2


def test_the_axis_of_the_chart_is_the_one_that_its_caption_speaks_of() -> None:
    scale = trend_axis(series=(yearly(93.7, 94.7),), unit=Unit.PERCENT, target=None)
    figure = _trend(yearly(93.7, 94.7))
    assert not scale.starts_at_zero
    assert figure["layout"]["yaxis"]["range"] == [scale.low, scale.high]


def _by_role(figure: dict[str, Any], role: str) -> dict[str, Any]:
    return next(trace for trace in figure["data"] if trace.get("meta", {}).get("role") == role)


def test_worked_out_comparators_have_their_lines_and_the_neighbours_a_band_behind_all() -> None:
    figure = FIGURES["national"]
    assert [trace["meta"]["band"] for trace in figure["data"][:2]] == ["neighbours", "own"]
    assert figure["data"][0]["y"] == [14, 13, 12, 12, 11, 7, 8, 8, 9, 10]
    assert _by_role(figure, "best_5_percent")["text"][0] == "2007/08: 4.5%, of 150 authorities"
    assert {note["text"] for note in figure["layout"]["annotations"]} >= {"Neighbours’ mean", "Best 5%", "England"}


def test_the_axis_holds_the_neighbours_range() -> None:
    scale = trend_axis(series=(OWN,), unit=Unit.PERCENT, target=None, worked=(worked(30, role="neighbours", spread=20),))
    assert scale.high > 50


def test_a_band_is_broken_where_the_line_is_and_a_lone_interval_can_be_seen() -> None:
    figures = [
        observation(value, when, interval=(value - 1, value + 1))
        for value, when in ((7, "2008/09"), (8, "2009/10"), (9, "2010/11"), (5, "2016/17"))
    ]
    band = _trend(series(*figures))["data"][0]
    assert [place for place, day in enumerate(band["x"]) if day is None] == [6]
    lone = band["x"][7:]
    assert lone[0] < "2017-03-31" < lone[1]
    assert band["y"][7:] == [6, 6, 4, 4]


def test_several_sources_have_a_shape_each_and_local_ones_beside_national_are_hollow() -> None:
    own = _by_role(FIGURES["two sources"], "own")
    assert own["marker"]["symbol"] == ["circle"] * 5 + ["square-open"]
    only_local = _trend(TWO_SOURCES, sources=(replace(NATIONAL, is_national=False), LOCAL))
    assert _by_role(only_local, "own")["marker"]["symbol"][-1] == "square"
    assert "symbol" not in _by_role(_trend(OWN, sources=(NATIONAL,)), "own")["marker"]


def test_a_period_without_a_value_is_a_cross_at_the_foot() -> None:
    (cross,) = [trace for trace in _trend(OWN)["data"] if trace["name"] == "No figure"]
    assert cross["x"] == ["2010-03-31"]
    assert cross["text"] == ["2009/10: no figure printed"]


def test_the_time_axis_ends_a_little_after_the_last_figure() -> None:
    first, last = _trend(OWN)["layout"]["xaxis"]["range"]
    assert ("2008-01-01" < first < "2008-03-31", "2012-03-31" < last < "2012-07-01") == (True, True)
    alone_first, alone_last = _trend(yearly(8.8))["layout"]["xaxis"]["range"]
    assert alone_first < "2008-03-31" < alone_last


def test_a_control_chart_marks_signals_by_shape_and_draws_the_limits_there_are() -> None:
    figure = FIGURES["control"]
    concern = _by_role(figure, "concern")
    assert (concern["y"], concern["marker"]["symbol"], concern["name"]) == ([60], "triangle-up", "Signal of concern")
    limits = [trace["name"] for trace in figure["data"] if trace["meta"]["role"] in {"mean", "limit"}]
    assert [name.split()[0] for name in limits] == ["Mean", "Upper", "Lower"]
    no_floor = control_figure(chart=control(*(0.5, 3.0) * 6), unit=Unit.PERCENT, unit_words="per cent")
    assert [trace["name"].split()[0] for trace in no_floor["data"] if trace["meta"]["role"] == "limit"] == ["Upper"]


def test_the_kinds_of_signal_differ_by_more_than_colour() -> None:
    assert len({mark.symbol for _, mark, _ in MARKS.values()}) == len({mark.letter for _, mark, _ in MARKS.values()}) == len(MARKS) == 3
