"""The ranked picture of all authorities: the right figure for plotly.js, marks by more than colour, nothing drawn as 0."""

import json
from typing import Any

import plotly.graph_objects as go
import pytest

from analysis.comparison_views import ComparedArea, Level, Mark
from analysis.units import Unit
from components.charts.ranked import PATTERNS, SYMBOLS, is_cut, ranked_axis, ranked_figure
from support.comparisons import AREAS, compared, with_interval
from support.views import HOSTILE

ENGLAND = ("england", Level(value=10.0, display="10%", words="England"))
BEST = ("best_5_percent", Level(value=4.2, display="4.2%", words="Best 5% of 152", count=152))
ALL = tuple(compared(number, 5 + number / 10, mark=Mark.OWN if number == 140 else Mark.OTHER) for number in range(1, 154))
HIGH = tuple(compared(number, 99.0 - number, mark=Mark.OWN if number == 2 else Mark.OTHER) for number in range(1, 9))


def _figure(*areas: ComparedArea, unit: Unit = Unit.PERCENT, **more: Any) -> dict[str, Any]:
    facts = {"levels": (ENGLAND, BEST), "numbers": {}, "ends": ("worst", "best"), "unit": unit, "unit_words": "per cent"}
    return ranked_figure(areas=areas, **(facts | more))


FIGURES = {
    "some": _figure(*AREAS, numbers={AREAS[0].area_code: 1}),
    "all": _figure(*ALL),
    "high": _figure(*HIGH, levels=()),
    "one": _figure(AREAS[1], levels=()),
    "hostile": _figure(compared(1, 3.0, mark=Mark.OWN, name=HOSTILE), levels=(("england", Level(value=2, display="2", words=HOSTILE)),)),
    "counts": _figure(*AREAS, unit=Unit.COUNT, levels=()),
    "all level": _figure(*(compared(number, 7.0) for number in range(1, 5))),
}


@pytest.mark.parametrize("name", FIGURES)
def test_plotly_takes_every_figure_whole(name: str) -> None:
    go.Figure(FIGURES[name])
    assert {trace["type"] for trace in FIGURES[name]["data"]} <= {"scatter", "bar"}
    json.dumps(FIGURES[name], allow_nan=False)


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_of_a_figure_is_markup(name: str) -> None:
    assert "<script" not in json.dumps(FIGURES[name])


def test_a_chart_of_153_authorities_is_small() -> None:
    assert len(json.dumps(FIGURES["all"]).encode()) < 15_000


def _places(figure: dict[str, Any], kind: str = "bar") -> dict[int, float]:
    return {
        x: y
        for trace in figure["data"]
        if trace["type"] == kind and trace["name"] != "England"
        for x, y in zip(trace["x"], trace["y"], strict=True)
    }


def test_the_best_stands_at_the_right() -> None:
    assert _places(FIGURES["some"]) == {4: 4.0, 3: 8.0, 2: 12.0, 1: 15.0}
    assert FIGURES["some"]["layout"]["xaxis"]["title"]["text"] == "← worst · best →"


def test_bars_start_at_0() -> None:
    assert FIGURES["some"]["layout"]["yaxis"]["range"][0] == 0
    assert FIGURES["counts"]["layout"]["yaxis"]["range"][0] == 0


def test_values_far_from_0_are_markers_on_an_axis_of_their_own() -> None:
    figure = FIGURES["high"]
    assert {trace["type"] for trace in figure["data"]} == {"scatter"}
    low, high = figure["layout"]["yaxis"]["range"]
    assert 80 < low < 91
    assert high > 98


def test_marks_differ_by_pattern_and_by_marker() -> None:
    assert len(set(SYMBOLS.values())) == len(Mark)
    assert PATTERNS[Mark.NEIGHBOUR] != PATTERNS[Mark.CHOSEN]
    bars = {trace["meta"]["role"]: trace["marker"]["pattern"]["shape"] for trace in FIGURES["some"]["data"] if trace["type"] == "bar"}
    assert bars == {"own": "", "neighbours": "/", "chosen": "x", "other": ""}
    markers = {trace["meta"]["role"] for trace in FIGURES["some"]["data"] if trace.get("mode") == "markers"}
    assert markers == {"own", "neighbours", "chosen"}


def test_the_own_area_is_named_and_neighbours_are_numbered() -> None:
    texts = [note["text"] for note in FIGURES["some"]["layout"]["annotations"]]
    assert "Central Bedfordshire 8%" in texts
    assert {"1", "England", "Best 5% of 152"} <= set(texts)


@pytest.mark.parametrize(("place", "side"), [(1, "right"), (150, "left")])
def test_the_own_name_stays_inside_the_picture(place: int, side: str) -> None:
    areas = [compared(number, number / 10 + 1, mark=Mark.OWN if number == place else Mark.OTHER) for number in range(1, 154)]
    own = next(note for note in _figure(*areas)["layout"]["annotations"] if note.get("showarrow"))
    assert own["xanchor"] == side


def test_numbers_that_would_touch_stand_on_steps() -> None:
    numbers = {area.area_code: place for place, area in enumerate(AREAS, start=1)}
    notes = [note for note in _figure(*AREAS, numbers=numbers)["layout"]["annotations"] if note["text"].isdigit()]
    shifts = [note["yshift"] for note in sorted(notes, key=lambda note: float(note["x"]))]
    assert shifts == [15, 28, 41, 15]


def test_an_interval_is_drawn_to_both_sides() -> None:
    bar = next(trace for trace in FIGURES["some"]["data"] if trace["type"] == "bar" and trace["meta"] == {"role": "own"})
    assert (bar["error_y"]["array"], bar["error_y"]["arrayminus"]) == ([1.5], [1.5])
    assert not any("error_y" in trace for trace in FIGURES["all"]["data"])


def test_one_very_wide_interval_does_not_flatten_the_others_and_is_said_to_be_cut() -> None:
    areas = (*AREAS, with_interval(5, 9.0, reach=80.0))
    scale = ranked_axis(areas=areas, levels=(), unit=Unit.PERCENT)
    assert scale.high < 30
    assert is_cut(areas=areas, scale=scale)
    assert not is_cut(areas=AREAS, scale=ranked_axis(areas=AREAS, levels=(), unit=Unit.PERCENT))
