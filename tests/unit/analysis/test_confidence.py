"""Golden numbers: Public Health England's published worked examples of Wilson's, Byar's and the exact method."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.confidence import (
    BYAR,
    EXACT,
    FROM_SOURCE,
    WILSON,
    IntervalError,
    count_interval,
    interval_for,
    normal_quantile,
    rate_interval,
    wilson,
)
from analysis.units import Unit
from tests.unit.analysis.builders import indicator, observation


@pytest.mark.parametrize(
    ("numerator", "denominator", "level", "lower", "upper"),
    [
        (65, 100, 0.95, 0.5525444329688797, 0.7363575175690247),
        (65, 100, 0.998, 0.4954946574, 0.7783540614),
        (1, 100, 0.95, 0.0017674320641, 0.0544861961787),
        (1045, 5000, 0.95, 0.1979554988, 0.2204913037),
        (20, 100, 0.95, 0.1333669333, 0.2888291656),
    ],
)
def test_wilson(numerator: float, denominator: float, level: float, lower: float, upper: float) -> None:
    found = wilson(numerator=numerator, denominator=denominator, level=level)
    assert (found.lower, found.upper) == (pytest.approx(lower, abs=1e-9), pytest.approx(upper, abs=1e-9))


@pytest.mark.parametrize(
    ("events", "level", "lower", "upper"),
    [(65, 0.95, 50.163187710, 82.849138546), (65, 0.998, 42.880261471, 94.000290844), (1045, 0.95, 982.5932018, 1110.3312130)],
)
def test_byar(events: float, level: float, lower: float, upper: float) -> None:
    found = count_interval(events=events, level=level)
    assert (found.lower, found.upper) == (pytest.approx(lower, abs=1e-6), pytest.approx(upper, abs=1e-6))


@pytest.mark.parametrize(
    ("events", "population", "lower", "upper"),
    [
        (1, 100, 0.025317808, 5.571643391),
        (5, 100, 1.623486390, 11.668332079),
        (20, 100, 12.211428835, 30.889880369),
        (222, 3215, 6.026574878, 7.875729371),
    ],
)
def test_rates_with_the_exact_method_below_ten(events: float, population: float, lower: float, upper: float) -> None:
    found = rate_interval(events=events, population=population, per=100)
    assert (found.lower, found.upper) == (pytest.approx(lower, abs=1e-8), pytest.approx(upper, abs=1e-8))


def test_quantiles() -> None:
    assert normal_quantile(0.95) == pytest.approx(1.959963984540054)
    assert normal_quantile(0.998) == pytest.approx(3.090232306167813)


def test_no_events_have_a_lower_limit_of_nought() -> None:
    assert count_interval(events=0).lower == 0
    assert count_interval(events=0).upper == pytest.approx(3.688879454)


@pytest.mark.parametrize(("numerator", "denominator"), [(5, 0), (-1, 10), (11, 10), (float("nan"), 10)])
def test_counts_that_make_no_proportion(numerator: float, denominator: float) -> None:
    with pytest.raises(IntervalError):
        wilson(numerator=numerator, denominator=denominator)


def test_counts_and_levels_that_make_no_interval() -> None:
    with pytest.raises(IntervalError):
        count_interval(events=-1)
    with pytest.raises(IntervalError):
        rate_interval(events=1, population=0, per=100)
    with pytest.raises(IntervalError):
        normal_quantile(1.0)


def test_the_source_comes_first_then_the_counts() -> None:
    percent, rate = indicator(), indicator(unit=Unit.PER_1000)
    given_by_source = observation(12, interval=(10, 14), numerator=12, denominator=100)
    assert interval_for(given_by_source, percent) == (given_by_source.interval, FROM_SOURCE)
    assert (interval_for(observation(12, numerator=12, denominator=100), percent) or ("", ""))[1] == WILSON
    assert (interval_for(observation(12, numerator=12, denominator=1000), rate) or ("", ""))[1] == BYAR
    assert (interval_for(observation(5, numerator=5, denominator=1000), rate) or ("", ""))[1] == EXACT


def test_no_interval_where_nothing_gives_one() -> None:
    assert interval_for(observation(12), indicator()) is None
    assert interval_for(observation(12, numerator=12, denominator=100), indicator(unit=Unit.COUNT)) is None
    assert interval_for(observation(12, numerator=60, denominator=100), indicator()) is None, "counts that are not the printed figure's"
    assert interval_for(observation(120, numerator=120, denominator=100), indicator()) is None


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.floats(0.5, 0.999))
def test_an_interval_contains_its_value(events: int, population: int, level: float) -> None:
    rate = rate_interval(events=events, population=population, per=1000, level=level)
    assert rate.lower <= events * 1000 / population <= rate.upper
    if events <= population:
        share = wilson(numerator=events, denominator=population, level=level)
        assert 0 <= share.lower <= events / population + 1e-12
        assert events / population - 1e-12 <= share.upper <= 1
