"""The covering text: built from verdicts, in plain words."""

from collections.abc import Sequence
from datetime import date

import pytest

from analysis.narrative import MOST_NAMED, covering_paragraphs
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst, Target
from analysis.units import Unit
from analysis.verdict import Certainty, Outcome
from analysis.views import Tile
from board.scorecard_view import count, worst_first
from support.views import tile
from tests.unit.analysis.builders import england, indicator, line, observation, verdict


def written(tiles: Sequence[Tile], *areas: str) -> tuple[str, ...]:
    found, names = list(tiles), areas or ("Bromley",)
    return covering_paragraphs(found, first=worst_first(found), counts=count(found), measures=len(found) // len(names), area_names=names)


RED = verdict([observation(30.0), england(20.0)])
GREEN = verdict([observation(10.0), england(20.0)])
STEP = verdict([observation(30.0, "2015/16"), observation(10.0), england(20.0)])


def test_no_lines_give_no_words() -> None:
    assert written(()) == ()


def test_what_cannot_be_said_is_said_with_its_reason() -> None:
    paragraphs = written([tile(verdict([]), label="Re-referrals")])
    assert paragraphs[0] == "This scorecard has one measure for Bromley. None of them is red, amber or green, for the reasons given below."
    assert "For one, there is no figure yet." in paragraphs[-1]


def test_the_first_word_is_on_what_is_red() -> None:
    assert RED.outcome is Outcome.WORSE
    paragraphs = written([tile(GREEN, label="Visits"), tile(RED, label="Re-referrals")])
    assert "We can judge all two: one is red and one is green." in paragraphs[0]
    assert paragraphs[1] == "Look first at this measure. “Re-referrals” was 30% in 2016/17, worse than England."


def test_without_a_red_measure_it_says_so() -> None:
    assert written([tile(GREEN)])[1] == "No measure is red."


def test_only_some_are_named_and_the_others_counted() -> None:
    paragraphs = written([tile(RED, label=f"Measure {number}") for number in range(MOST_NAMED + 12)])
    assert paragraphs[1].count("“") == MOST_NAMED
    assert paragraphs[1].endswith("Another 12 are red.")


def test_a_step_is_never_called_a_trend() -> None:
    text = " ".join(written([tile(STEP, label="Re-referrals")]))
    assert "“Re-referrals” (10% in 2016/17, down from 30% in 2015/16). One step is not yet a trend." in text
    assert "a trend that is getting better" not in text


def test_a_measure_with_no_good_side_is_not_said_to_improve() -> None:
    neutral = indicator(polarity=Polarity.NEUTRAL)
    text = " ".join(written([tile(verdict([observation(30.0, "2015/16"), observation(10.0), england(20.0)], of=neutral))]))
    assert "moved the right way" not in text
    assert "For one, neither high nor low is good, so we do not judge it." in text


def test_several_areas_are_named_with_their_figures_and_a_measure_counts_once() -> None:
    paragraphs = written([tile(RED), tile(GREEN), tile(RED), tile(STEP)], "Bromley", "Westminster")
    assert paragraphs[0].startswith("This scorecard has two measures for Bromley and Westminster. That makes four lines,")
    assert paragraphs[1].startswith("Look first at these lines.")
    assert f"was 30% in {RED.area} in 2016/17" in paragraphs[1]
    assert paragraphs[2].startswith("One line moved the right way")


def test_a_step_that_may_be_chance_is_counted_apart_and_not_named() -> None:
    counted = indicator(unit=Unit.COUNT, decimals=0)
    before, few = line(RateAgainst.PREVIOUS), [observation(10.0, "2015/16"), observation(1.0)]
    fewer = verdict(few, of=counted, by=before)
    assert (fewer.outcome, fewer.certainty) == (Outcome.BETTER, Certainty.NOT_CERTAIN)
    alone = " ".join(written([tile(fewer, label="Complaints")]))
    assert "One measure moved the right way since the figure before, but that may be chance. One step is not yet a trend." in alone
    text = " ".join(written([tile(STEP, label="Re-referrals"), tile(fewer, label="Complaints")]))
    assert "One measure moved the right way since the figure before: “Re-referrals”" in text
    assert "One more measure moved the right way since the figure before, but that may be chance. One step is not yet a trend." in text
    assert "Complaints" not in text


@pytest.mark.parametrize(("now", "is_praised"), [(1.0, False), (9.0, False), (10.0, True)])
def test_a_step_to_a_number_under_ten_is_not_praised_where_nothing_rates_it(now: float, *, is_praised: bool) -> None:
    attended = indicator(unit=Unit.COUNT, decimals=0, polarity=Polarity.HIGH)
    more = verdict([observation(0.0, "2015/16"), observation(now)], of=attended, by=line(RateAgainst.NONE))
    assert more.certainty is Certainty.NOT_APPLICABLE
    text = " ".join(written([tile(more, label="Meetings attended")]))
    assert ("“Meetings attended”" in text) is is_praised
    assert ("One measure moved the right way since the figure before, but that may be chance." in text) is not is_praised


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2016/17", "the year to 31 March 2017"),
        ("31 March 2017", "31 March 2017"),
        ("October 2016", "October 2016"),
        ("2016/17 Q1", "the three months to 30 June 2016"),
        ("2014-16", "the time to 31 December 2016"),
    ],
)
def test_the_newest_figures_are_told_by_their_time_and_not_by_the_day_they_came(when: str, words: str) -> None:
    newest, older = verdict([observation(30.0, when)]), verdict([observation(10.0, "2012/13", published_on=date(2018, 3, 20))])
    opening = written([tile(older), tile(newest)])[0]
    assert opening.endswith(f"The newest figures are for {words}.")


def test_where_no_time_is_stated_nothing_is_said_of_the_newest() -> None:
    assert "newest" not in written([tile(verdict([observation(30.0, "")]))])[0]


@pytest.mark.parametrize(
    ("target_period", "clause"),
    [("2016/17", "and missed its target."), ("2013/14", "and missed its target of 2013/14."), ("each year", "and missed its target.")],
)
def test_a_missed_target_of_another_time_is_named_with_it(target_period: str, clause: str) -> None:
    by = line(RateAgainst.TARGET, target=Target(value=15.0, period_label=target_period))
    missed = verdict([observation(23.8)], by=by)
    assert f"“Re-referrals” was 23.8% in 2016/17 {clause}" in written([tile(missed, label="Re-referrals")])[1]


def test_a_step_to_a_missed_target_says_both() -> None:
    by = line(RateAgainst.TARGET, target=Target(value=15.0, period_label="2013/14"))
    better = verdict([observation(30.0, "2015/16"), observation(23.8)], by=by)
    assert "(23.8% in 2016/17, down from 30% in 2015/16, but still missed its target of 2013/14)" in " ".join(written([tile(better)]))
