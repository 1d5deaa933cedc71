"""A tile says its verdict whatever the figure is like."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.filters import ScorecardFilters
from analysis.observations import Bound, Observation, Symbol
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst, Target
from analysis.units import Unit
from analysis.verdict import Certainty
from components.tile import tile as build
from support.views import HOSTILE, drawn, spark, tile
from tests.unit.analysis.builders import BEDS, best, england, indicator, line, model, national, observation, values, verdict


def test_a_tile_with_a_figure() -> None:
    of = verdict([observation(8.8, printed="8.8"), england(10.7), best(4.2)], by=line(RateAgainst.BEST_5_PERCENT, lead="A director"))
    found = drawn(build(tile(of, label="Smoking", spark=spark(12, 10, 8.8, comparator=10.7)), scorecard_id="a-card"))
    assert found.h3.a["href"] == "/indicator/a-measure?area=E06000056&scorecard=a-card"
    assert found.h3.text == "Smoking"
    assert found.select_one(".tile-value").text == "8.8%"
    assert found.select_one(".tile-unit").text == "per cent · 2016/17"
    assert found.select_one(".status").text == of.status
    assert found.img["alt"] == "3 figures, from 12 to 8.8"
    pairs = {row.dt.text: row.dd.text for row in found.select(".tile-comparators > div")}
    assert pairs == {"England": "10.7%", "Best 5%": "4.2%", "Gap to best 5%": "4.6 points"}
    assert found.select_one(".source-link")["href"] == "/source/a-report?line=1"
    assert "Lead: A director" in found.select_one(".tile-source").text


def test_a_tile_without_a_figure_says_why_and_shows_no_number() -> None:
    found = drawn(build(tile(verdict([], by=line(no_figure="The report names it and prints no figure")))))
    assert found.select_one(".no-figure").text == "The report names it and prints no figure."
    assert found.select_one(".status").text == "No figure yet"
    assert not found.select(".tile-value, .tile-unit, .strip, img")


@pytest.mark.parametrize(
    ("symbol", "words"), [(Symbol.CONFIDENTIAL, "suppressed"), (Symbol.LOW, "rounds to 0"), (Symbol.BLANK, "no figure printed")]
)
def test_a_symbol_is_said_in_words_and_never_as_zero(symbol: Symbol, words: str) -> None:
    found = drawn(build(tile(verdict([observation(None, symbol=symbol)]))))
    assert found.select_one(".tile-value").text == words
    assert found.select_one(".status").text == "Not rated"


def test_a_judgement_in_words_is_shown_as_printed() -> None:
    of = verdict([observation(None, symbol=Symbol.WORDS, printed="Good")], of=indicator(unit=Unit.WORDS))
    assert drawn(build(tile(of))).select_one(".tile-value").text == "Good"


def test_a_bound_is_said() -> None:
    assert drawn(build(tile(verdict([observation(45, bound=Bound.OVER)])))).select_one(".tile-value").text == "over 45%"


def test_an_uncertain_tile_says_so_in_words_and_is_marked() -> None:
    of = verdict([observation(8.8, interval=(8, 9)), england(8.9)], by=line(RateAgainst.TARGET, target=Target(value=8.9)))
    assert of.certainty is Certainty.NOT_CERTAIN
    found = drawn(build(tile(of)))
    assert "is-uncertain" in found.article["class"]
    assert found.select_one(".uncertain-words").text.startswith("not certain: ")


def test_a_certain_tile_is_not_marked() -> None:
    found = drawn(build(tile(verdict([observation(8.8), england(10.7)]))))
    assert "is-uncertain" not in found.article["class"]
    assert not found.select(".uncertain-words")


def test_an_old_or_doubtful_figure_is_flagged() -> None:
    found = drawn(build(tile(verdict([observation(8.8, "2006/07", doubt="A misprint is suspected")], looked_at=date(2018, 3, 21)))))
    assert [flag.text for flag in found.select(".flag")] == ["doubtful figure", "old figure"]
    assert not drawn(build(tile(verdict([observation(8.8, "2016/17")], looked_at=date(2018, 3, 21))))).select(".flag")


def test_a_neutral_measure_is_never_red_or_green() -> None:
    of = verdict([observation(262), england(200)], of=indicator(polarity=Polarity.NEUTRAL))
    classes = drawn(build(tile(of))).article["class"]
    assert classes == ["tile", "tile-higher"]


def test_the_longest_name_and_value_stay_whole() -> None:
    name = "Children who became the subject of a child protection plan for a second or subsequent time " * 3
    of = verdict([observation(12345678901234567890.0)], of=indicator(unit=Unit.COUNT, decimals=0))
    found = drawn(build(tile(of, label=name)))
    assert found.h3.text == name
    value = found.select_one(".tile-value")
    assert value.text == "12,345,678,901,234,567,000"  # what a double holds of twenty digits
    assert "tile-value-long" in value["class"]


def test_two_figures_are_a_step_and_one_says_why_there_is_no_trend() -> None:
    step = drawn(build(tile(verdict([observation(10, "2015/16"), observation(8.8, "2016/17")]))))
    assert step.select_one(".tile-trend").text == "Down from 10% in 2015/16."
    only = drawn(build(tile(verdict([observation(8.8)]))))
    assert not only.select("img")
    assert only.select_one(".tile-trend").text == "One figure so far."


ALL = {f"made-up-{number:02d}": float(number) for number in range(1, 25)}


def test_what_is_worked_out_says_from_how_many_authorities_and_leads_to_them() -> None:
    of = verdict(
        [observation(12.5), england(10.7)],
        by=line(RateAgainst.NEIGHBOURS),
        authorities=national(values({**ALL, BEDS: 12.5})),
        neighbours=model("made-up-01", "made-up-02"),
    )
    found = drawn(build(tile(of), scorecard_id="a-card", filters=ScorecardFilters(as_at=date(2018, 1, 1))))
    pairs = {row.dt.text: row.dd for row in found.select(".tile-comparators > div")}
    assert {term: said.text for term, said in pairs.items()} == {
        "England": "10.7%",
        "Neighbours’ mean": "1.5% 2 authorities",
        "Best 5%": "2.2% 25 authorities",
        "Gap to best 5%": "10.3 points",
    }
    assert pairs["Best 5%"].a["href"] == "/compare/a-measure?area=E06000056&as_at=2018-01-01"
    to_neighbours = "/compare/a-measure?area=E06000056&with=neighbours&as_at=2018-01-01"
    assert pairs["Neighbours’ mean"].a["href"] == to_neighbours
    chip = found.select_one("p.status")
    assert (chip.text, chip.a["href"]) == ("Worse than neighbours", to_neighbours)
    assert found.select(".strip-neighbours")


def test_neighbours_crowd_the_strip_only_where_they_decide() -> None:
    given = {"authorities": national(values({**ALL, BEDS: 12.5})), "neighbours": model("made-up-01")}
    found = drawn(build(tile(verdict([observation(12.5), england(10.7)], **given))))
    assert found.select(".strip")
    assert not found.select(".strip-neighbours")
    assert not found.select_one("p.status").select("a"), "a status that is not against neighbours leads nowhere"


def _months(*figures: float) -> list[Observation]:
    return [observation(value, f"{2013 + (month > 12)}-{(month - 1) % 12 + 1:02d}") for month, value in enumerate(figures, 4)]


@pytest.mark.parametrize(
    ("last", "polarity", "css_class"),
    [
        (11, Polarity.LOW, "variation-common"),
        (40, Polarity.LOW, "variation-concern-high"),
        (40, Polarity.HIGH, "variation-improvement-high"),
        (-20, Polarity.LOW, "variation-improvement-low"),
        (-20, Polarity.HIGH, "variation-concern-low"),
        (40, Polarity.NEUTRAL, "variation-neutral-high"),
    ],
)
def test_twelve_figures_have_a_variation_icon_beside_their_words(last: float, polarity: Polarity, css_class: str) -> None:
    of = verdict(_months(*[10, 11] * 6, last), of=indicator(polarity=polarity))
    found = drawn(build(tile(of))).select(".tile-trend")
    assert [f"icon-{css_class}" in line.span["class"] for line in found] == [True], "one line: the chart is the trend"
    assert found[0].text == f"{of.trend.words}."
    assert found[0].span["aria-hidden"] == "true"


def test_a_published_trend_keeps_its_words_and_the_icon_has_its_own() -> None:
    figures = _months(*[10, 11] * 6, 40)
    of = verdict([*figures[:-1], replace(figures[-1], published_trend="Increasing and getting worse")])
    found = drawn(build(tile(of))).select(".tile-trend")
    assert [line.text for line in found] == [
        "Increasing and getting worse, as published.",
        "Signal of concern, high: outside the limits of chance.",
    ]
    assert not drawn(build(tile(verdict(figures[2:])))).select(".tile-variation"), "eleven figures have no icon"


def test_a_trend_beside_a_chart_that_says_otherwise_is_reconciled() -> None:
    figures = _months(*[10, 11] * 6)
    of = verdict([*figures[:-1], replace(figures[-1], published_trend="Increasing and getting worse")])
    assert of.trend_beside_chart
    assert [line.text for line in drawn(build(tile(of))).select(".tile-trend")] == [
        "Increasing and getting worse, as published.",
        "No signal: within the limits of chance.",
        of.trend_beside_chart,
    ]


def test_a_hostile_name_is_text() -> None:
    found = drawn(build(tile(verdict([observation(8.8, printed=HOSTILE)]), label=HOSTILE)))
    assert found.h3.text == HOSTILE
    assert not found.select("script")


def test_the_day_that_the_scorecard_is_looked_at_goes_with_the_link() -> None:
    found = drawn(build(tile(verdict([observation(8.8)])), scorecard_id="a-card", filters=ScorecardFilters(as_at=date(2018, 1, 1))))
    assert "as_at=2018-01-01" in found.h3.a["href"]
