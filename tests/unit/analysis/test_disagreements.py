"""The disagreement alarm: what a source says of its figures, tried again by the rules of the verdict."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.disagreements import Disagreement, JudgementKind, Judgements, check_judgements
from analysis.indicators import Indicator
from analysis.observations import Bound, Observation
from analysis.polarity import Polarity
from analysis.units import Unit
from analysis.verdict import Outcome
from tests.unit.analysis.builders import AREAS, BEDS, EAST, england, indicator, observation, verdict

RATE = indicator(unit=Unit.PER_10000)
WORSE = "Increasing and getting worse"


def check(figures: Sequence[Observation], *, of: Indicator = RATE) -> tuple[Judgements, tuple[Disagreement, ...]]:
    return check_judgements(figures, indicator=of, areas=AREAS)


def beside_england(
    text: str, *, value: float = 8.8, interval: tuple[float, float] | None = (8.1, 9.5), **more: object
) -> list[Observation]:
    return [observation(value, interval=interval, published_comparison=text, **more), england(9.1)]


def yearly(values: Sequence[float], text: str = "", *, spread: float = 0.5, **more: object) -> list[Observation]:
    last = len(values) - 1
    return [
        observation(value, f"{2012 + at}/{13 + at}", interval=(value - spread, value + spread), published_trend=text * (at == last), **more)
        for at, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("text", "level", "polarity", "is_other"),
    [
        ("Similar", 9.1, Polarity.LOW, 0),
        ("Similar", 8.1, Polarity.LOW, 0),
        ("Similar", 9.5, Polarity.LOW, 0),
        ("Better", 9.1, Polarity.LOW, 1),
        ("Better", 9.51, Polarity.LOW, 0),
        ("Better", 9.51, Polarity.HIGH, 1),
        ("Worse", 8.09, Polarity.LOW, 0),
        ("Similar", 8.09, Polarity.LOW, 1),
        ("Higher", 8.09, Polarity.NEUTRAL, 0),
        ("Lower", 8.09, Polarity.NEUTRAL, 1),
        ("Not compared", 8.09, Polarity.LOW, 0),
        ("2nd lowest quintile", 8.09, Polarity.LOW, 0),
    ],
)
def test_a_comparison_is_tried_by_the_interval_its_limits_included(text: str, level: float, polarity: Polarity, is_other: int) -> None:
    figures = [observation(8.8, interval=(8.1, 9.5), published_comparison=text), england(level)]
    judgements, found = check(figures, of=indicator(unit=Unit.PER_10000, polarity=polarity))
    assert [(one.kind, one.position) for one in found] == [(JudgementKind.COMPARISON, 0)] * is_other
    assert judgements.comparisons.differing == is_other


def test_the_sentence_says_both_judgements_with_the_figures() -> None:
    (found,) = check(beside_england("Better"), of=indicator(unit=Unit.PERCENT))[1]
    assert found.words == (
        "The source says “Better”; 8.8% in 2016/17 has a 95% interval of 8.1% to 9.5%, which holds the 9.1% of England: similar."
    )


@pytest.mark.parametrize(
    ("value", "words"), [(9.0, "is within 5% of the 9.1 of England: similar"), (8.0, "is over 5% below the 9.1 of England: better")]
)
def test_without_an_interval_the_margin_decides(value: float, words: str) -> None:
    (found,) = check(beside_england("Worse than England", value=value, interval=None))[1]
    assert words in found.words


def test_a_region_is_compared_with_the_regions_own_figure() -> None:
    region = observation(5.0, area_code=EAST)
    figures = [observation(8.8, interval=(8.1, 9.5), published_comparison="Regions (statistical): Better"), region, england(9.1)]
    judgements, found = check(figures)
    assert (judgements.comparisons.given, len(found)) == (1, 1)
    assert "East of England" in found[0].words


@pytest.mark.parametrize(
    "figures",
    [
        [observation(8.8, interval=(8.1, 9.5), published_comparison="Better")],
        [observation(8.8, interval=(8.1, 9.5), published_comparison="Better"), england(9.1, "2015/16")],
        [observation(8.8, interval=(8.1, 9.5), published_comparison="Better"), england(9.1, breakdown_type="sex", breakdown="Male")],
        [england(9.1, interval=(9, 9.2), published_comparison="Better")],
        beside_england("Better", bound=Bound.ABOUT),
        beside_england("Better than the best 5%"),
        beside_england("ahead of the curve"),
    ],
)
def test_what_cannot_be_tried_is_not_counted(figures: list[Observation]) -> None:
    assert check(figures) == (Judgements(), ())


def test_numbers_of_areas_of_different_size_are_not_compared() -> None:
    assert check(beside_england("Better"), of=indicator(unit=Unit.COUNT)) == (Judgements(), ())


@pytest.mark.parametrize(("text", "count"), [("Better", 0), ("Worse", 0), ("Similar", 1)])
def test_a_measure_without_a_good_direction_takes_the_sources_better_or_worse(text: str, count: int) -> None:
    neutral = indicator(unit=Unit.PER_10000, polarity=Polarity.NEUTRAL)
    assert len(check(beside_england(text, interval=(8.7, 8.9)), of=neutral)[1]) == count


@pytest.mark.parametrize(
    ("values", "text", "is_other"),
    [
        ([20, 18, 16, 14, 12], WORSE, 1),
        ([20, 18, 16, 14, 12], "Decreasing and getting better", 0),
        ([20, 18, 16, 14, 12], "No significant change", 1),
        ([20, 18, 16, 14, 12], "Cannot be calculated", 0),
        ([20, 18, 16, 14, 12], "reduced since 2012", 0),
        ([12, 14, 16, 18, 20], WORSE, 0),
        ([12, 12.1, 12, 12.2, 12], WORSE, 1),
        ([20, 18, 16, 14], WORSE, 0),
    ],
)
def test_a_trend_is_tried_on_the_five_latest_figures(values: list[float], text: str, is_other: int) -> None:
    found = check(yearly(values, text))[1]
    assert [(one.kind, one.position) for one in found] == [(JudgementKind.TREND, 4)] * is_other


def test_the_sentence_of_a_trend_names_the_first_and_the_last_of_the_five() -> None:
    (found,) = check(yearly([99, 20, 18, 16, 14, 12], WORSE))[1]
    assert found.words == f"The source says “{WORSE}”; the five latest figures decrease, from 20 in 2013/14 to 12 in 2017/18."


def test_trends_of_whole_areas_are_counted_apart_from_those_within() -> None:
    figures = [
        *yearly([20, 18, 16, 14, 12], WORSE),
        *yearly([20, 18, 16, 14, 12], WORSE, breakdown_type="sex", breakdown="Male"),
        *yearly([20, 18, 16, 14, 12], "Cannot be calculated", breakdown_type="sex and deciles", breakdown="Male, most deprived"),
    ]
    judgements, _ = check(figures)
    assert (judgements.trends.given, judgements.trends.differing) == (2, 2)
    assert (judgements.trends_within.given, judgements.trends_within.differing) == (1, 0)
    both = judgements + judgements
    assert (both.trends.given, both.trends_within.given) == (4, 2)


@pytest.mark.parametrize("step", [1, 3, 6])
def test_the_place_is_the_figures_own_whatever_the_order(step: int) -> None:
    male = {"breakdown_type": "sex", "breakdown": "Male"}
    figures = [*yearly([20, 18, 16, 14, 12], WORSE), *beside_england("Better", **male), england(9.1, **male)]
    turned = [*figures[step:], *figures[:step]][::-1]
    expected = {(one.kind, figures[one.position]) for one in check(figures)[1]}
    assert {(one.kind, turned[one.position]) for one in check(turned)[1]} == expected
    assert len(expected) == 2


@given(
    value=st.floats(1, 99),
    around=st.tuples(st.floats(0, 20), st.floats(0, 20)),
    level=st.floats(1, 99),
    polarity=st.sampled_from(Polarity),
    text=st.sampled_from(["Better", "Worse", "Similar", "Higher", "Lower"]),
)
def test_it_differs_where_the_verdict_says_so(
    value: float, around: tuple[float, float], level: float, polarity: Polarity, text: str
) -> None:
    figures = [observation(value, interval=(value - around[0], value + around[1]), published_comparison=text), england(level)]
    rate = indicator(unit=Unit.PER_10000, polarity=polarity)
    rated = verdict(figures, of=rate, area_code=BEDS)
    assert rated.outcome is not Outcome.NOT_RATED
    assert bool(check(figures, of=rate)[1]) == rated.comparison_differs
