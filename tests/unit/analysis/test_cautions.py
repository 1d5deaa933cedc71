"""What a reader is told before trusting a figure, said once."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.cautions import said_once
from analysis.observations import Role, Symbol
from analysis.scorecards import RateAgainst, Target
from tests.unit.analysis.builders import indicator, line, observation, verdict


@pytest.mark.parametrize(
    ("cautions", "said"),
    [
        (["The borough is not named.", "Printed in words. The borough is not named."], ("Printed in words. The borough is not named.",)),
        (["Printed in words; the borough is not named", "The borough is not named."], ("Printed in words; the borough is not named",)),
        (["A misprint.", "a misprint", " A misprint. ", ""], ("A misprint.",)),
        (["Not named.", "Not named at all."], ("Not named at all.",)),
        (["The old form.", "The old forms."], ("The old form.", "The old forms.")),
    ],
)
def test_what_another_caution_says_is_not_said_again(cautions: list[str], said: tuple[str, ...]) -> None:
    assert said_once(cautions) == said


def test_a_verdicts_cautions_are_said_once() -> None:
    rule = line(note="A new definition.")
    assert verdict([observation(12)], of=indicator(caution="A new definition."), by=rule).cautions == ("A new definition.",)
    assert verdict([], of=indicator(caution="A new definition, since 2015."), by=line(note="A new definition")).cautions == (
        "A new definition, since 2015.",
    )


def test_a_withdrawn_figure() -> None:
    later = observation(None, symbol=Symbol.NOT_AVAILABLE, source_id="new", published_on=date(2018, 3, 2))
    found = verdict([observation(12, source_id="old", published_on=date(2017, 3, 2)), later])
    assert (found.value, found.display) == (None, "not available")
    assert found.cautions == ("Withdrawn since: 12%, which The old printed on 2 March 2017.",)


def test_an_earlier_figure_that_no_source_file_dates_is_not_said_to_be_printed_on_the_day_of_loading() -> None:
    earlier = observation(12, source_id="old", published_on=date(2017, 3, 2))
    earlier = replace(earlier, provenance=replace(earlier.provenance, is_day_of_loading=True))
    found = verdict([earlier, observation(11, source_id="new", published_on=date(2018, 3, 2))])
    assert found.cautions == ("Revised from 12%, which The old, loaded on 2 March 2017, gave.",)


def test_a_suppressed_figure_is_told_nowhere() -> None:
    later = observation(None, symbol=Symbol.CONFIDENTIAL, source_id="new", published_on=date(2018, 3, 2))
    found = verdict([observation(12, source_id="old", published_on=date(2017, 3, 2)), observation(9, "2015/16"), later])
    assert (found.value, found.cautions) == (9, ("The later figure, 2016/17, has no value: suppressed.",))
    assert "12" not in f"{found.reason} {found.cautions} {found.change}"


def test_a_year_that_met_its_target_names_the_month_that_did_not() -> None:
    figures = [
        observation(12, "2013/14"),
        observation(9, "2014-01"),
        observation(16, "2014-02"),
        observation(15, "2013/14", role=Role.TARGET),
    ]
    rule = line(RateAgainst.TARGET, period_kind="financial_year", spark_kind="month")
    found = verdict(figures, by=rule)
    assert found.in_year == "the latest, February 2014, is 16% and misses the target of 15%"
    assert found.cautions == ("The latest, February 2014, is 16% and misses the target of 15%.",)
    kept = verdict([figure for figure in figures if figure.value != 16], by=rule)
    assert (kept.in_year, kept.cautions) == ("", ())
    missed = verdict([observation(17, "2013/14"), *figures[1:2], figures[-1]], by=rule)
    assert missed.in_year == "the latest, January 2014, is 9% and meets the target of 15%"


def test_a_target_that_is_not_due_says_nothing_in_year() -> None:
    rule = line(RateAgainst.TARGET, period_kind="financial_year", spark_kind="month", target=Target(value=15, period_label="2014/15"))
    assert verdict([observation(12, "2013/14"), observation(16, "2014-02")], by=rule).in_year == ""
