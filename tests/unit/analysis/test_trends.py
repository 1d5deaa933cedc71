"""Trends in words, and what makes a line red and worsening."""

import pytest

from analysis.observations import Bound, Observation
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.units import Unit
from analysis.verdict import Judgement, TrendMethod, Verdict
from tests.unit.analysis.builders import england, indicator, line, observation, verdict

RATE = indicator(unit=Unit.PER_1000)


def yearly(values: list[float], *, spread: float | None = 0.5, first: int = 2012) -> list[Observation]:
    return [
        observation(value, f"{first + at}/{(first + at + 1) % 100:02d}", interval=(value - spread, value + spread) if spread else None)
        for at, value in enumerate(values)
    ]


def monthly(values: list[float], *, polarity: Polarity) -> Verdict:
    figures = [observation(value, f"{2013 + (month > 12)}-{(month - 1) % 12 + 1:02d}") for month, value in enumerate(values, 4)]
    return verdict(figures, of=indicator(polarity=polarity))


def test_the_trend_tests_the_latest_figure_or_none() -> None:
    rising = yearly([10, 12, 14, 16, 18])
    assert verdict(rising, of=RATE).trend.words == "Increasing and getting worse"
    found = verdict([*rising, observation(5, "2017/18")], of=RATE).trend
    assert (found.method, found.judgement) == (TrendMethod.NONE, Judgement.CANNOT_SAY)
    assert found.words == "Trend cannot be calculated: the latest figure cannot be tested"


def test_a_rate_of_few_events_is_tested_by_its_exact_interval() -> None:
    figures = [
        observation(events / 10, f"{2012 + at}/{13 + at}", numerator=events, denominator=10_000)
        for at, events in enumerate([5, 20, 45, 90, 150])
    ]
    assert verdict(figures, of=RATE).trend.method is TrendMethod.RECENT_TREND


@pytest.mark.parametrize(
    ("last", "polarity", "words"),
    [
        (30, Polarity.LOW, "Higher lately than chance explains, which is worse"),
        (30, Polarity.HIGH, "Higher lately than chance explains, which is better"),
        (-30, Polarity.LOW, "Lower lately than chance explains, which is better"),
        (30, Polarity.NEUTRAL, "Higher lately than chance explains"),
        (10, Polarity.LOW, "The latest figures vary no more than chance"),
    ],
)
def test_a_control_chart_in_plain_words(last: float, polarity: Polarity, words: str) -> None:
    assert monthly([*[10, 11] * 6, last], polarity=polarity).trend.words == words


def test_few_figures_of_a_kind_beside_figures_of_another() -> None:
    found = verdict([observation(8, "2015/16"), observation(9, "2016/17"), observation(3, "2016-05")])
    assert found.trend.reason == "only 2 figures for a financial year"


@pytest.mark.parametrize("bound", [Bound.OVER, Bound.UNDER, Bound.AT_LEAST, Bound.AT_MOST])
def test_an_open_figure_has_no_step(bound: Bound) -> None:
    assert verdict([observation(8, "2015/16", bound=bound), observation(9)]).change is None
    assert verdict([observation(8, "2015/16"), observation(9, bound=bound)]).change is None


@pytest.mark.parametrize("bound", [Bound.ABOUT, Bound.ALMOST])
def test_a_figure_printed_roughly_has_a_step(bound: Bound) -> None:
    found = verdict([observation(8, "2015/16", bound=bound), observation(9)]).change
    assert found is not None
    assert found.words == f"up from {bound.words} 8% in 2015/16"


def test_red_and_worsening() -> None:
    two = [observation(8, "2015/16"), observation(9, "2016/17")]
    assert verdict([*two, england(6)]).is_red_and_worsening, "no trend can be judged, so the last step counts"
    against_previous = verdict(two, by=line(RateAgainst.PREVIOUS))
    assert against_previous.is_worsening
    assert not against_previous.is_red_and_worsening, "the step that makes it red does not count twice"
    rising = yearly([10, 12, 14, 16, 18])
    assert verdict(rising, of=RATE, by=line(RateAgainst.PREVIOUS)).is_red_and_worsening
    falling = yearly([18, 16, 14, 12, 10])
    assert not verdict([*falling, england(6)], of=RATE).is_red_and_worsening


RISING = [(994, 40299, 2.467), (1023, 41527, 2.463), (1199, 42811, 2.801), (1332, 44064, 3.023), (1367, 44701, 3.058)]
"""The published golden five of the Fingertips trend test."""


def _rising(said: str) -> Verdict:
    last = len(RISING) - 1
    figures = [
        observation(value, f"{2012 + at}/{13 + at}", numerator=x, denominator=n, published_trend=said if at == last else "")
        for at, (x, n, value) in enumerate(RISING)
    ]
    return verdict(figures, of=indicator(decimals=3))


def test_a_trend_of_ours_leads_where_the_source_contradicts_it() -> None:
    found = _rising("Decreasing and getting better")
    assert (found.trend.method, found.trend.words) == (TrendMethod.RECENT_TREND, "Increasing and getting worse")
    assert found.is_worsening
    assert (found.published_differs, found.trend_differs, found.comparison_differs) == (True, True, False)
    assert found.published_trend == "Decreasing and getting better"
    assert found.cautions == ("The source says “Decreasing and getting better”; the five latest figures increase.",)


def test_a_published_trend_that_agrees_stays_as_published() -> None:
    found = _rising("Increasing and getting worse")
    assert (found.trend.method, found.published_differs, found.cautions) == (TrendMethod.PUBLISHED, False, ())


def test_a_published_trend_stands_where_ours_cannot_be_worked_out() -> None:
    found = verdict([observation(9, "2015/16"), observation(8, published_trend="Increasing and getting worse")])
    assert (found.trend.method, found.trend_differs) == (TrendMethod.PUBLISHED, False)


def test_a_sources_reason_for_no_trend_is_kept() -> None:
    found = _rising("Cannot be calculated (new collection)")
    assert (found.trend.words, found.published_differs) == ("Trend cannot be calculated: new collection", False)
