import pytest

from analysis.areas import ENGLAND
from analysis.observations import Observation, Role
from analysis.period_types import PeriodKind
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst, ScorecardLine, Target, TargetWhen
from analysis.units import Unit
from analysis.verdict import Certainty, ComparatorKind, Outcome, Rag, Verdict
from tests.unit.analysis.builders import BROMLEY, indicator, line, observation, period, verdict


def by(value: float, *, amber: float = 0.0, when: TargetWhen = TargetWhen.ANY, label: str = "", set_by: str = "") -> ScorecardLine:
    return line(RateAgainst.TARGET, target=Target(value=value, amber_margin=amber, when=when, period_label=label, set_by=set_by))


def target(value: float, when: str = "2016/17", **more: object) -> Observation:
    return observation(value, when, role=Role.TARGET, **more)


def high(figures: list[Observation], rule: ScorecardLine) -> Verdict:
    return verdict(figures, of=indicator(polarity=Polarity.HIGH), by=rule)


def test_bromleys_re_referrals_meet_their_target() -> None:
    figures = [observation(12, "2013/14", area_code=BROMLEY), target(15, "2013/14", area_code=BROMLEY)]
    found = verdict(figures, by=line(RateAgainst.TARGET), area_code=BROMLEY)
    assert (found.outcome, found.rag, found.status) == (Outcome.BETTER, Rag.GREEN, "Target met")
    assert found.reason == "12% in 2013/14 meets the target of 15% or lower."
    compared = found.comparator(ComparatorKind.TARGET)
    assert compared is not None
    assert (compared.label, compared.display) == ("Target", "15%")


@pytest.mark.parametrize(
    ("value", "outcome", "status", "reason"),
    [
        (70, Outcome.BETTER, "Target met", "70% in 2016/17 meets the target of 70% or higher, set by the board."),
        (
            68.5,
            Outcome.SIMILAR,
            "Within 2 points of target",
            "68.5% in 2016/17 is 1.5 points from the target of 70% or higher, set by the board, inside the amber margin of 2 points.",
        ),
        (68, Outcome.SIMILAR, "Within 2 points of target", None),
        (64.1, Outcome.WORSE, "Target missed", "64.1% in 2016/17 misses the target of 70% or higher, set by the board, by 5.9 points."),
    ],
)
def test_met_near_and_missed(value: float, outcome: Outcome, status: str, reason: str | None) -> None:
    found = high([observation(value)], by(70, amber=2, set_by="the board"))
    assert (found.outcome, found.status) == (outcome, status)
    assert reason is None or found.reason == reason


def test_a_year_end_target_is_not_failed_in_year() -> None:
    rule = by(15, when=TargetWhen.YEAR_END)
    early = high([observation(11, "2017/18 Q3")], rule)
    assert (early.outcome, early.rag) == (Outcome.NOT_RATED, Rag.NONE)
    assert early.reason == (
        "11% in 2017/18 Q3 is not rated yet: the target of 15% or higher is for the year's end, 31 March 2018, "
        "and this figure ends at 31 December 2017."
    )
    assert high([observation(16, "2017/18 Q3")], rule).status == "Target met"
    assert high([observation(11, "2017/18")], rule).status == "Target missed"
    assert high([observation(11, "2016/17")], by(15, when=TargetWhen.YEAR_END, label="2017/18")).outcome is Outcome.NOT_RATED


def test_a_limit_on_a_growing_number_is_not_kept_before_the_years_end() -> None:
    complaints = indicator(unit=Unit.COUNT, decimals=0, unit_words="complaints")
    rule = by(100, when=TargetWhen.YEAR_END)
    assert verdict([observation(40, "2017/18 Q1")], of=complaints, by=rule).outcome is Outcome.NOT_RATED
    assert verdict([observation(90, "2017/18")], of=complaints, by=rule).status == "Target met"


def test_a_number_for_a_quarter_is_not_held_against_a_years_target() -> None:
    found = verdict([observation(40, "2016/17 Q1"), target(100)], of=indicator(unit=Unit.COUNT, decimals=0), by=line(RateAgainst.TARGET))
    assert found.outcome is Outcome.NOT_RATED
    assert "different length" in found.reason


def test_a_month_stands_against_its_years_target() -> None:
    found = verdict([observation(13, "2016-07"), target(12, "2015/16"), target(15, "2016/17")], by=line(RateAgainst.TARGET))
    assert (found.status, found.comparators[0].label) == ("Target met", "Target")


def test_the_national_target_stands_in() -> None:
    found = high([observation(47.7), target(50, area_code=ENGLAND)], line(RateAgainst.TARGET))
    assert found.reason == "47.7% in 2016/17 misses the national target of 50% or higher by 2.3 points."
    assert found.comparators[0].label == "National target"
    own = high([observation(47.7), target(50, area_code=ENGLAND), target(40)], line(RateAgainst.TARGET))
    assert own.status == "Target met"


def test_a_target_of_another_year_says_so() -> None:
    found = high([observation(47.7), target(50, "2014/15")], line(RateAgainst.TARGET))
    assert "the 2014/15 target of 50% or higher" in found.reason


def test_no_target() -> None:
    found = high([observation(47.7)], line(RateAgainst.TARGET))
    assert found.reason == "47.7% in 2016/17 is not rated: no target is set for it."


def test_an_interval_that_crosses_the_target_is_not_certain() -> None:
    crossing = verdict([observation(12, interval=(9, 16))], by=by(15))
    assert (crossing.outcome, crossing.certainty) == (Outcome.BETTER, Certainty.NOT_CERTAIN)
    assert crossing.certainty_words == "not certain: the interval runs from 9% to 16%"
    assert verdict([observation(12, interval=(10, 14))], by=by(15)).certainty is Certainty.TESTED
    assert verdict([observation(12)], by=by(15)).certainty is Certainty.NOT_TESTED


def test_a_target_ahead_of_the_figure_is_not_due_yet() -> None:
    for figures, rule in (
        ([observation(24, "31 March 2014"), target(26, "2014-04 onwards")], line(RateAgainst.TARGET)),
        ([observation(24, "31 March 2014")], by(26, label="2014-04 onwards")),
    ):
        found = verdict(figures, by=rule)
        assert (found.outcome, found.rag) == (Outcome.NOT_RATED, Rag.NONE)
        assert found.reason == "24% at 31 March 2014 is not rated yet: the target is for April 2014 onwards."
        assert found.comparators[0].label == "Target April 2014 onwards"
    year = verdict([observation(4), target(5, "2019/20")], by=line(RateAgainst.TARGET))
    assert year.reason.endswith("the target is for 2019/20.")


def test_a_national_target_of_the_time_goes_before_an_own_one_that_is_ahead() -> None:
    found = high([observation(47.7), target(60, "2019/20"), target(50, area_code=ENGLAND)], line(RateAgainst.TARGET))
    assert found.reason == "47.7% in 2016/17 misses the national target of 50% or higher by 2.3 points."


def test_a_target_of_an_earlier_time_is_used_with_a_caution() -> None:
    for figures, rule in (
        ([observation(47.7), target(50, "2014/15")], line(RateAgainst.TARGET)),
        ([observation(47.7)], by(50, label="2014/15")),
    ):
        found = high(figures, rule)
        assert (found.status, found.cautions) == ("Target missed", ("The target was set for 2014/15.",))
        assert found.comparators[0].label == "Target 2014/15"
    assert high([observation(47.7), target(50, "2014/15"), target(40, "2016/17")], line(RateAgainst.TARGET)).cautions == ()


@pytest.mark.parametrize("rule", [by(50), by(50, label="each quarter"), by(50, label="2012-04 onwards")])
def test_a_target_without_a_period_or_around_it_applies(rule: ScorecardLine) -> None:
    found = high([observation(47.7)], rule)
    assert (found.status, found.cautions, found.comparators[0].label) == ("Target missed", (), "Target")


def test_a_printed_target_without_a_period_applies_to_any() -> None:
    found = high([observation(47.7), target(50, "")], line(RateAgainst.TARGET))
    assert (found.reason, found.cautions) == ("47.7% in 2016/17 misses the target of 50% or higher by 2.3 points.", ())


@pytest.mark.parametrize(
    ("when", "kind", "day"),
    [
        ("2016", None, None),
        ("2016/17", PeriodKind.ACADEMIC_YEAR, None),
        ("2014-16", None, None),
        ("2016/17 Q2", None, "31 March 2017"),
        ("2017-04", None, "31 March 2018"),
        ("2017-04 to 2017-09", None, "31 March 2018"),
        ("30 September 2017", None, "31 March 2018"),
    ],
)
def test_the_year_that_a_year_end_target_is_for(when: str, kind: PeriodKind | None, day: str | None) -> None:
    found = high([observation(11, period(when, kind))], by(15, when=TargetWhen.YEAR_END))
    if day is None:
        assert found.status == "Target missed"
    else:
        assert f"is for the year's end, {day}" in found.reason


def test_the_lines_target_stands_on_the_printed_one_of_the_same_value() -> None:
    printed = target(50, line=322)
    same = high([observation(47.7), printed], by(50)).comparator(ComparatorKind.TARGET)
    other = high([observation(47.7), printed], by(45)).comparator(ComparatorKind.TARGET)
    assert same is not None
    assert other is not None
    assert (same.provenance, other.provenance) == (printed.provenance, None)
