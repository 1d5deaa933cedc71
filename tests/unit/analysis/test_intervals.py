"""Golden numbers: Public Health England's published worked examples of Wilson's, Byar's and the exact method."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intervals import (
    LEVEL_998,
    IntervalError,
    count_interval,
    count_intervals,
    normal_quantile,
    rate_interval,
    rate_intervals,
    wilson,
    wilson_intervals,
)

LEVELS = st.sampled_from([0.95, LEVEL_998])


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


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.floats(0.5, 0.999))
def test_an_interval_contains_its_value(events: int, population: int, level: float) -> None:
    rate = rate_interval(events=events, population=population, per=1000, level=level)
    assert rate.lower <= events * 1000 / population <= rate.upper
    if events <= population:
        share = wilson(numerator=events, denominator=population, level=level)
        assert 0 <= share.lower <= events / population + 1e-12
        assert events / population - 1e-12 <= share.upper <= 1


@given(
    pairs=st.lists(st.tuples(st.one_of(st.integers(0, 30), st.integers(0, 10_000)), st.integers(1, 10_000)), min_size=1, max_size=20),
    level=LEVELS,
)
def test_arrays_have_the_intervals_of_their_figures(pairs: list[tuple[int, int]], level: float) -> None:
    events, people = np.array(pairs, dtype=np.float64).T
    rates = rate_intervals(events=events, populations=people, per=1000, level=level)
    found = [rate_interval(events=x, population=n, per=1000, level=level) for x, n in pairs]
    np.testing.assert_allclose(rates.lower, [interval.lower for interval in found])
    np.testing.assert_allclose(rates.upper, [interval.upper for interval in found])
    within = [(min(x, n), n) for x, n in pairs]
    shares = wilson_intervals(numerators=np.minimum(events, people), denominators=people, level=level)
    singles = [wilson(numerator=x, denominator=n, level=level) for x, n in within]
    np.testing.assert_allclose(shares.lower, [interval.lower for interval in singles], atol=1e-15)
    np.testing.assert_allclose(shares.upper, [interval.upper for interval in singles], atol=1e-15)


def test_arrays_have_no_interval_where_a_figure_has_none() -> None:
    nan = np.nan
    shares = wilson_intervals(numerators=np.array([5, -1, 11, nan, 5, 0.0]), denominators=np.array([0, 10, 10, 10, nan, 10.0]))
    assert [bool(missing) for missing in np.isnan(shares.lower)] == [True, True, True, True, True, False]
    rates = rate_intervals(events=np.array([5, -1, nan, 0.0, 20]), populations=np.array([0, 10, 10, 10.0, nan]), per=100)
    assert [bool(missing) for missing in np.isnan(rates.upper)] == [True, True, True, False, True]
    assert rates.lower[3] == 0
    assert np.isnan(count_intervals(events=np.array([nan])).upper).all()


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(1, 1000))
def test_a_rate_scales_with_its_base(events: int, population: int, scale: int) -> None:
    one, scaled = (rate_interval(events=events, population=population, per=per) for per in (1, scale))
    assert (scaled.lower, scaled.upper) == (pytest.approx(one.lower * scale), pytest.approx(one.upper * scale))


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_the_998_interval_holds_the_95_interval(events: int, population: int) -> None:
    near, far = (rate_interval(events=events, population=population, per=1000, level=level) for level in (0.95, LEVEL_998))
    assert far.lower <= near.lower
    assert near.upper <= far.upper
