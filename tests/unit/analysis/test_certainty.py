"""How sure an outcome is: bounds of comparators, few cases, an old figure before."""

from typing import Any

import pytest

from analysis.areas import ENGLAND
from analysis.observations import Bound, Role, Symbol
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.units import Unit
from analysis.verdict import Certainty, Judgement, Outcome
from tests.unit.analysis.builders import best, england, indicator, line, observation, verdict


@pytest.mark.parametrize(
    ("bound", "own", "certainty", "words"),
    [
        (Bound.OVER, 40, Certainty.NOT_TESTED, "by margin, not tested"),
        (Bound.OVER, 50, Certainty.NOT_CERTAIN, "not certain: England is printed as over 45%"),
        (Bound.AT_LEAST, 50, Certainty.NOT_CERTAIN, "not certain: England is printed as at least 45%"),
        (Bound.UNDER, 40, Certainty.NOT_CERTAIN, "not certain: England is printed as under 45%"),
        (Bound.AT_MOST, 50, Certainty.NOT_TESTED, "by margin, not tested"),
        (Bound.ABOUT, 48, Certainty.NOT_CERTAIN, "not certain: England is printed as about 45%"),
        (Bound.ABOUT, 60, Certainty.NOT_TESTED, "by margin, not tested"),
    ],
)
def test_a_comparators_bound_counts(bound: Bound, own: float, certainty: Certainty, words: str) -> None:
    found = verdict([observation(own), england(45, bound=bound)])
    assert (found.certainty, found.certainty_words) == (certainty, words)
    assert found.comparators[0].bound is bound


def test_a_bound_counts_beside_an_interval_and_on_the_way_to_the_best() -> None:
    tested = verdict([observation(50, interval=(48, 52)), england(45, bound=Bound.OVER)])
    assert tested.certainty_words == "not certain: England is printed as over 45%"
    figures = [observation(8), england(10), best(6, bound=Bound.ABOUT), observation(6.1, "2015/16")]
    assert verdict(figures, by=line(RateAgainst.BEST_5_PERCENT)).certainty is Certainty.NOT_TESTED
    near = verdict([observation(6.1), england(10), best(6, bound=Bound.ABOUT)], by=line(RateAgainst.BEST_5_PERCENT))
    assert near.certainty_words == "not certain: the best 5% is printed as about 6%"


def test_both_bounds_together() -> None:
    found = verdict([observation(43, bound=Bound.ABOUT), england(39, bound=Bound.ABOUT)])
    assert found.certainty is Certainty.NOT_CERTAIN


def test_a_target_of_over_half_is_a_limit_and_not_inexact() -> None:
    over = [observation(47.7), observation(50, role=Role.TARGET, area_code=ENGLAND, bound=Bound.OVER)]
    found = verdict(over, of=indicator(polarity=Polarity.HIGH), by=line(RateAgainst.TARGET))
    assert (found.outcome, found.certainty) == (Outcome.WORSE, Certainty.NOT_TESTED)
    about = [observation(49), observation(50, role=Role.TARGET, bound=Bound.ABOUT)]
    found = verdict(about, of=indicator(polarity=Polarity.HIGH), by=line(RateAgainst.TARGET))
    assert found.certainty_words == "not certain: the target is printed as about 50%"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"numerator": 5, "denominator": 100}, "not certain: fewer than 10 cases"),
        ({"denominator": 9}, "not certain: out of fewer than 10"),
        ({"numerator": -5, "denominator": 100}, "by margin, not tested"),
        ({"numerator": 10, "denominator": 10}, "by margin, not tested"),
    ],
)
def test_few_cases(counts: dict[str, Any], words: str) -> None:
    assert verdict([observation(50, **counts), england(20)]).certainty_words == words


def test_a_negative_number_is_not_a_number_of_few_cases() -> None:
    balance = indicator(unit=Unit.COUNT, decimals=0, is_position=True)
    found = verdict([observation(-50, "31 March 2017"), observation(-80, "31 March 2016")], of=balance, by=line(RateAgainst.PREVIOUS))
    assert found.certainty is Certainty.NOT_TESTED


def test_a_figure_before_of_long_ago_is_shown_and_not_certain() -> None:
    found = verdict([observation(8, "2008/09"), observation(12, "2016/17")], by=line(RateAgainst.PREVIOUS))
    assert (found.outcome, found.certainty) == (Outcome.WORSE, Certainty.NOT_CERTAIN)
    assert found.certainty_words == "not certain: the figure before is eight years older"
    assert found.cautions == ("The figure before is of 2008/09, eight years earlier.",)
    assert found.change is not None
    assert (found.change.words, found.change.judgement) == ("up from 8% in 2008/09", Judgement.CANNOT_SAY)
    assert not verdict([observation(8, "2008/09"), observation(12, "2016/17"), england(9)]).is_red_and_worsening


@pytest.mark.parametrize(
    ("before", "now", "caution"),
    [
        ("2014/15", "2016/17", ""),
        ("2013/14", "2016/17", "The figure before is of 2013/14, three years earlier."),
        ("2008-10", "2014-16", ""),
        ("2007-09", "2014-16", "The figure before is of 2007-09, seven years earlier."),
        ("2016/17 Q1", "2016/17 Q3", ""),
        ("2015/16 Q4", "2016/17 Q4", "The figure before is of 2015/16 Q4, one year earlier."),
        ("2017-01", "2017-03", ""),
        ("2016-12", "2017-03", "The figure before is of December 2016, three months earlier."),
        ("28 February 2015", "31 March 2017", ""),
        ("31 January 2015", "31 March 2017", "The figure before is of 31 January 2015, two years earlier."),
    ],
)
def test_how_far_back_is_far(before: str, now: str, caution: str) -> None:
    found = verdict([observation(8, before), observation(12, now)], by=line(RateAgainst.PREVIOUS))
    assert found.cautions == ((caution,) if caution else ())


@pytest.mark.parametrize(
    ("symbol", "reason"),
    [
        (Symbol.LOW, "Not rated in 2016/17: the figure rounds to 0."),
        (Symbol.CONFIDENTIAL, "Not rated in 2016/17: the figure is suppressed."),
        (Symbol.BLANK, "Not rated in 2016/17: no figure is printed."),
    ],
)
def test_why_a_symbol_is_not_rated(symbol: Symbol, reason: str) -> None:
    assert verdict([observation(None, symbol=symbol), england(10)]).reason == reason
