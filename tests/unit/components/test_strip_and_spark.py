"""The two small pictures of a tile: right is always better, and nothing is only a picture."""

from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from dash import html

from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from components import spark as spark_module
from components.spark import spark as build_spark
from components.strip import strip
from support.views import drawn, spark
from tests.unit.analysis.builders import LONDON, best, england, indicator, line, observation, verdict

SVG = "{http://www.w3.org/2000/svg}"


def _places(built: html.Div | None) -> dict[str, float]:
    """How far to the right each mark stands, in per cent, by its class."""
    marks = drawn(built).select(".strip-tick, .strip-own")
    return {mark["class"][-1]: float(str(mark["style"]).removeprefix("left:").removesuffix("%")) for mark in marks}


@pytest.mark.parametrize(("polarity", "own", "top"), [(Polarity.LOW, 8.8, 4.2), (Polarity.HIGH, 12.0, 19.0)])
def test_right_is_always_better(polarity: Polarity, own: float, top: float) -> None:
    of = verdict([observation(own), england(10.7), best(top)], of=indicator(polarity=polarity), by=line(RateAgainst.BEST_5_PERCENT))
    places = _places(strip(of))
    assert places["strip-england"] < places["strip-own"] < places["strip-best_5_percent"]
    assert all(0 <= place <= 100 for place in places.values())


def test_a_figure_worse_than_every_comparator_stands_left_of_them() -> None:
    places = _places(strip(verdict([observation(20), england(10.7), best(4.2)], by=line(RateAgainst.BEST_5_PERCENT))))
    assert places["strip-own"] == min(places.values())


def test_there_is_no_strip_without_a_good_direction_two_comparators_or_a_difference() -> None:
    assert strip(verdict([observation(262), england(200)], of=indicator(polarity=Polarity.NEUTRAL))) is None
    assert strip(verdict([observation(8.8)])) is None
    assert strip(verdict([observation(8.8), england(8.8), best(8.8)], by=line(RateAgainst.BEST_5_PERCENT))) is None
    assert strip(verdict([observation(8.8), england(10.7)])) is None  # it would look the same whatever the distance
    assert strip(verdict([])) is None
    assert strip(verdict([observation(8.8), observation(9, area_code=LONDON)], by=line(RateAgainst.REGION))) is None


def test_the_strip_is_hidden_from_screen_readers_because_the_tile_says_it_in_words() -> None:
    of = verdict([observation(8.8), england(10.7), best(4.2)], by=line(RateAgainst.BEST_5_PERCENT))
    assert drawn(strip(of)).div["aria-hidden"] == "true"


def test_marks_that_stand_close_put_their_words_on_two_levels() -> None:
    of = verdict([observation(1), england(10.7), best(10.5)], by=line(RateAgainst.BEST_5_PERCENT))
    words = drawn(strip(of)).select(".strip-word")
    assert [("strip-word-up" in word["class"]) for word in words] == [False, True]


def _svg(built: html.Span) -> ElementTree.Element:
    return ElementTree.fromstring(unquote(str(drawn(built).img["src"]).removeprefix("data:image/svg+xml,")))  # noqa: S314 - our own picture


def _line(built: html.Span) -> list[tuple[float, float]]:
    points = str(_svg(built).find(f"{SVG}polyline").get("points"))  # type: ignore[union-attr]
    return [(float(across), float(down)) for across, down in (pair.split(",") for pair in points.split())]


def test_a_spark_has_its_words_and_its_size() -> None:
    image = drawn(build_spark(spark(1, 3, 2))).img
    assert image["alt"] == "3 figures, from 1 to 2"
    assert (image["width"], image["height"]) == (str(spark_module.WIDTH), str(spark_module.HEIGHT))


def test_a_spark_says_how_often_its_figures_come_where_the_figure_beside_it_is_of_another_kind() -> None:
    assert drawn(build_spark(replace(spark(1, 3, 2), frequency="monthly"))).text == "monthly"
    assert drawn(build_spark(spark(1, 3, 2))).text == ""


def test_a_spark_rises_with_its_values_and_stays_inside() -> None:
    drawn_line = _line(build_spark(spark(1, 3, 2)))
    assert drawn_line[1][1] < drawn_line[2][1] < drawn_line[0][1]
    assert [across for across, _ in drawn_line] == sorted(across for across, _ in drawn_line)
    assert all(0 <= across <= spark_module.WIDTH and 0 <= down <= spark_module.HEIGHT for across, down in drawn_line)


def test_a_flat_series_is_a_level_line_in_the_middle() -> None:
    assert {down for _, down in _line(build_spark(spark(5, 5, 5)))} == {spark_module.HEIGHT / 2}


def test_one_comparator_is_one_dashed_line_within_the_picture() -> None:
    dashed = _svg(build_spark(spark(1, 3, 2, comparator=100))).findall(f"{SVG}line")
    assert len(dashed) == 1
    assert dashed[0].get("y1") == dashed[0].get("y2")
    assert 0 <= float(str(dashed[0].get("y1"))) <= spark_module.HEIGHT
    assert dashed[0].get("stroke-dasharray")
    assert not _svg(build_spark(spark(1, 3, 2))).findall(f"{SVG}line")
