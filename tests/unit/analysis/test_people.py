"""What a gap is in people: how many, of what, how rounded, and when nobody can say."""

import pytest

from analysis.indicators import Indicator
from analysis.people import counted_noun
from analysis.polarity import Polarity
from analysis.units import Unit
from analysis.verdict import Gap
from tests.unit.analysis.builders import best, indicator, observation, verdict

PER_10000 = indicator(unit=Unit.PER_10000, numerator="Number of children on a plan")


def gap(of: Indicator, value: float, level: float, when: str = "2016/17", **more: object) -> Gap:
    found = verdict([observation(value, when, **more), best(level, when)], of=of).gap_to_best_5
    assert found is not None
    return found


def test_the_rounding_is_said() -> None:
    found = gap(PER_10000, 43.2, 30, denominator=60_000)
    assert (found.people, found.people_words) == (79, "that would be about 79 fewer children a year here, rounded to a whole number")
    more = gap(indicator(polarity=Polarity.HIGH), 80, 90, denominator=250)
    assert more.people_words == "that would be about 25 more a year here, rounded to a whole number"


def test_less_than_half_of_one_is_said_to_round_to_none() -> None:
    found = gap(PER_10000, 30.1, 30, denominator=1000)
    assert (found.people, found.people_words) == (0, "that would be less than half of one a year here, which rounds to none")


def test_a_part_of_a_year_is_not_called_a_year() -> None:
    assert gap(PER_10000, 43, 30, "2016/17 Q1", denominator=60_000).people_words.endswith(" here in 2016/17 Q1, rounded to a whole number")


@pytest.mark.parametrize("more", [{}, {"denominator": 0}])
def test_without_a_denominator_nobody_is_counted(more: dict[str, float]) -> None:
    found = gap(PER_10000, 43.2, 30, **more)
    assert (found.people, found.people_words) == (None, "")


def test_a_denominator_of_a_row_that_says_the_same_again_serves() -> None:
    plain, again = observation(43.2), observation(43.2, line=2, denominator=60_000)
    other = observation(44, line=3, denominator=1)
    found = verdict([plain, again, best(30)], of=PER_10000).gap_to_best_5
    assert found is not None
    assert found.people == 79
    without = verdict([plain, other, best(30)], of=PER_10000).gap_to_best_5
    assert without is not None
    assert without.people is None, "a row that says another value is out of other people"


@pytest.mark.parametrize(
    ("of", "noun"),
    [
        (indicator(numerator="Children on a plan at the date"), "children"),
        (indicator(numerator="Number of young people in custody"), "young people"),
        (indicator(numerator="Re-referrals in the period", unit_words="of referrals"), "re-referrals"),
        (indicator(numerator="Those in the same placement", unit_words="of children"), ""),
        (indicator(unit_words="of mothers"), "mothers"),
        (indicator(unit_words="of referrals"), ""),
        (indicator(unit_words="of the population"), ""),
        (indicator(unit=Unit.PER_10000, unit_words="of children"), ""),
        (indicator(unit=Unit.PER_10000), ""),
    ],
)
def test_what_is_counted_is_named_only_where_the_catalogue_makes_it_certain(of: Indicator, noun: str) -> None:
    assert counted_noun(of) == noun
