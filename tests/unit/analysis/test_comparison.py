"""The comparison methods against the published examples, and the properties that hold for any figures."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.centiles import CentileError
from analysis.comparison import TwoLevelOutcome as Two
from analysis.comparison import (
    by_centile_range,
    by_control_limits,
    by_groups,
    by_interval,
    by_overlap,
    by_range,
    by_target,
    by_target_interval,
    by_two_intervals,
)
from analysis.polarity import Polarity
from analysis.verdict import Outcome

BETTER, SIMILAR, WORSE = Outcome.BETTER, Outcome.SIMILAR, Outcome.WORSE
HIGHER, LOWER, NOT_RATED = Outcome.HIGHER, Outcome.LOWER, Outcome.NOT_RATED
HIGH, LOW, NEUTRAL = Polarity.HIGH, Polarity.LOW, Polarity.NEUTRAL
SWAPPED = {BETTER: WORSE, WORSE: BETTER, SIMILAR: SIMILAR}
AS_SIDES = {BETTER: HIGHER, WORSE: LOWER, SIMILAR: SIMILAR}
ROWS = st.lists(st.tuples(st.integers(-100, 100), st.integers(0, 20), st.integers(0, 20)), min_size=4, max_size=30)


def numbers(*found: float) -> np.ndarray:
    return np.array(found, dtype=np.float64)


@pytest.mark.parametrize(
    ("polarity", "outcomes"),
    [
        (HIGH, (BETTER, SIMILAR, SIMILAR, SIMILAR, WORSE)),
        (LOW, (WORSE, SIMILAR, SIMILAR, SIMILAR, BETTER)),
        (NEUTRAL, (HIGHER, SIMILAR, SIMILAR, SIMILAR, LOWER)),
    ],
)
def test_one_interval_holds_its_own_limits(polarity: Polarity, outcomes: tuple[Outcome, ...]) -> None:
    levels = numbers(2.4, 2.5, 2.6, 2.7, 2.8)
    assert by_interval(np.full(5, 2.6), np.full(5, 2.5), np.full(5, 2.7), benchmark=levels, polarity=polarity) == outcomes


@pytest.mark.parametrize(
    ("polarity", "standings"),
    [
        (HIGH, (Two.WORST, Two.WORSE, Two.SIMILAR, Two.BETTER, Two.BEST)),
        (LOW, (Two.BEST, Two.BETTER, Two.SIMILAR, Two.WORSE, Two.WORST)),
        (
            NEUTRAL,
            (Two.LOWEST, Two.LOWER, Two.SIMILAR, Two.HIGHER, Two.HIGHEST),
        ),
    ],
)
def test_the_published_example_of_two_levels(polarity: Polarity, standings: tuple[Two, ...]) -> None:
    found = by_two_intervals(
        np.full(5, 2.6),
        np.full(5, 2.5),
        np.full(5, 2.7),
        lower_998=np.full(5, 2.3),
        upper_998=np.full(5, 2.9),
        benchmark=numbers(3.0, 2.8, 2.6, 2.4, 2.2),
        polarity=polarity,
    )
    assert found == standings


def test_two_levels_hold_their_own_limits() -> None:
    levels = numbers(2.3, 2.5, 2.7, 2.9)
    found = by_two_intervals(
        np.full(4, 2.6),
        np.full(4, 2.5),
        np.full(4, 2.7),
        lower_998=np.full(4, 2.3),
        upper_998=np.full(4, 2.9),
        benchmark=levels,
        polarity=HIGH,
    )
    assert found == (Two.BETTER, Two.SIMILAR, Two.SIMILAR, Two.WORSE)


@pytest.mark.parametrize(
    ("benchmark", "value", "people", "at_95", "at_998"),
    [
        (8.96110868762793, 7.7065767, 5930, BETTER, BETTER),
        (8.96110868762793, 9.8988121, 2273, SIMILAR, SIMILAR),
        (8.96110868762793, 12.4746450, 1972, WORSE, WORSE),
        (12.8379546895717, 10.97834, 1339, BETTER, SIMILAR),
        (12.8379546895717, 15.90656, 899, WORSE, SIMILAR),
    ],
)
def test_the_published_examples_of_control_limits(benchmark: float, value: float, people: int, at_95: Outcome, at_998: Outcome) -> None:
    for level, outcome in ((0.95, at_95), (0.998, at_998)):
        found = by_control_limits(numbers(value), numbers(people), benchmark=benchmark, per=100, polarity=LOW, level=level)
        assert found == (outcome,)
        mirrored = by_control_limits(numbers(value), numbers(people), benchmark=benchmark, per=100, polarity=HIGH, level=level)
        assert mirrored == (SWAPPED[outcome],)


def test_two_intervals_that_touch_are_similar() -> None:
    found = by_overlap(numbers(1.5, 4.5, 7.5), numbers(1, 4, 7), numbers(2, 5, 8), benchmark_lower=5, benchmark_upper=6, polarity=HIGH)
    assert found == (WORSE, SIMILAR, BETTER)
    assert by_overlap(numbers(6.5), numbers(6), numbers(7), benchmark_lower=5, benchmark_upper=6, polarity=NEUTRAL) == (SIMILAR,)


def test_quintiles_and_quartiles() -> None:
    values = np.arange(1.0, 51.0)
    low = by_groups(values, bins=5, polarity=LOW)
    assert [low.count(group) for group in range(1, 6)] == [10] * 5
    assert by_groups(values, bins=5, polarity=HIGH) == tuple(6 - (group or 0) for group in low)
    assert by_groups(numbers(1, 2, math.nan, 3, 4), bins=4) == (1, 2, None, 3, 4)
    assert by_groups(numbers(1, 2, 3, math.nan), bins=4) == (None,) * 4, "fewer values than groups"


def test_a_target_of_one_limit_is_met_at_the_limit() -> None:
    values = numbers(89.9, 90, 90.1)
    assert by_target(values, limit=90, polarity=HIGH) == (WORSE, BETTER, BETTER)
    assert by_target(values, limit=90, polarity=LOW) == (BETTER, BETTER, WORSE)
    assert by_target(values, limit=90, polarity=NEUTRAL) == (LOWER, SIMILAR, HIGHER)


def test_a_target_of_one_limit_with_intervals() -> None:
    values, lower, upper = numbers(92, 90, 87), numbers(90, 85, 85), numbers(95, 95, 89.9)
    assert by_target_interval(values, lower, upper, limit=90, polarity=HIGH) == (BETTER, SIMILAR, WORSE)
    assert by_target_interval(values, lower, upper, limit=90, polarity=LOW) == (WORSE, SIMILAR, BETTER)
    assert by_target_interval(values, lower, upper, limit=90, polarity=NEUTRAL) == (HIGHER, SIMILAR, LOWER)


@pytest.mark.parametrize(
    ("polarity", "outcomes"),
    [
        (HIGH, (WORSE, SIMILAR, SIMILAR, BETTER, BETTER)),
        (LOW, (BETTER, SIMILAR, SIMILAR, WORSE, WORSE)),
        (NEUTRAL, (LOWER, SIMILAR, SIMILAR, HIGHER, HIGHER)),
    ],
)
def test_the_published_example_of_a_range(polarity: Polarity, outcomes: tuple[Outcome, ...]) -> None:
    assert by_range(numbers(7.3, 9.3, 12, 37.2, 41.2), lower=9.3, upper=37.2, polarity=polarity) == outcomes


def test_a_range_runs_upwards() -> None:
    with pytest.raises(ValueError, match="not from 3 to 2"):
        by_range(numbers(1), lower=3, upper=2, polarity=HIGH)


def test_a_range_of_centiles() -> None:
    found = by_centile_range(np.arange(101.0), lower=50, upper=90, polarity=HIGH)
    assert [found.count(outcome) for outcome in (WORSE, SIMILAR, BETTER)] == [50, 40, 11]
    with pytest.raises(CentileError):
        by_centile_range(numbers(1, 2, 3, math.nan), lower=50, upper=90, polarity=HIGH)


def test_what_is_missing_is_not_rated() -> None:
    nan, none = math.nan, (NOT_RATED,)
    assert by_interval(numbers(1.5, 1.5), numbers(nan, 1), numbers(2, 2), benchmark=0, polarity=HIGH) == (NOT_RATED, BETTER)
    assert by_interval(numbers(1.5, 1.5), numbers(1, 1), numbers(2, 2), benchmark=numbers(nan, 0), polarity=HIGH) == (NOT_RATED, BETTER)
    two = by_two_intervals(numbers(2.5), numbers(2), numbers(3), lower_998=numbers(nan), upper_998=numbers(nan), benchmark=1, polarity=HIGH)
    assert two == (Two.NOT_RATED,)
    assert by_control_limits(numbers(5), numbers(nan), benchmark=6, per=100, polarity=HIGH) == none
    assert by_control_limits(numbers(nan), numbers(50), benchmark=6, per=100, polarity=HIGH) == none
    assert by_overlap(numbers(1.5), numbers(1), numbers(2), benchmark_lower=nan, benchmark_upper=3, polarity=HIGH) == none
    assert by_target(numbers(nan), limit=1, polarity=HIGH) == none
    assert by_target_interval(numbers(1), numbers(nan), numbers(1), limit=1, polarity=HIGH) == none
    assert by_range(numbers(nan), lower=1, upper=2, polarity=HIGH) == none


def test_limits_without_a_value_are_not_rated() -> None:
    # A real export prints -1 for both limits of a figure that it withholds
    value, limit = numbers(math.nan), numbers(-1)
    assert by_interval(value, limit, limit, benchmark=5, polarity=LOW) == (NOT_RATED,)
    assert by_overlap(value, limit, limit, benchmark_lower=5, benchmark_upper=6, polarity=LOW) == (NOT_RATED,)
    assert by_target_interval(value, limit, limit, limit=5, polarity=LOW) == (NOT_RATED,)
    assert by_two_intervals(value, limit, limit, lower_998=limit, upper_998=limit, benchmark=5, polarity=LOW) == (Two.NOT_RATED,)


def every_method(rows: list[tuple[int, int, int]], *, benchmark: float, polarity: Polarity) -> list[tuple[Outcome, ...]]:
    values, below, above = np.array(rows, dtype=np.float64).T
    lower, upper = values - below, values + above
    shares, people = np.abs(values), 1000 + 10 * below
    return [
        by_interval(values, lower, upper, benchmark=benchmark, polarity=polarity),
        by_control_limits(shares, people, benchmark=abs(benchmark), per=100, polarity=polarity),
        by_overlap(values, lower, upper, benchmark_lower=benchmark - 2, benchmark_upper=benchmark + 1, polarity=polarity),
        by_target_interval(values, lower, upper, limit=benchmark, polarity=polarity),
        by_range(values, lower=benchmark, upper=benchmark + 5, polarity=polarity),
        by_centile_range(values, lower=50, upper=90, polarity=polarity),
    ]


@given(rows=ROWS, benchmark=st.integers(-100, 100))
def test_the_other_polarity_swaps_better_and_worse(rows: list[tuple[int, int, int]], benchmark: int) -> None:
    high, low, neutral = (every_method(rows, benchmark=benchmark, polarity=polarity) for polarity in (HIGH, LOW, NEUTRAL))
    assert low == [tuple(SWAPPED[outcome] for outcome in found) for found in high]
    assert neutral == [tuple(AS_SIDES[outcome] for outcome in found) for found in high]


@given(rows=ROWS, benchmark=st.integers(-100, 100), data=st.data())
def test_shuffled_rows_have_the_same_outcomes(rows: list[tuple[int, int, int]], benchmark: int, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(rows))))
    shuffled = every_method([rows[at] for at in order], benchmark=benchmark, polarity=HIGH)
    assert shuffled == [tuple(found[at] for at in order) for found in every_method(rows, benchmark=benchmark, polarity=HIGH)]


@given(rows=ROWS, benchmark=st.integers(-100, 100))
def test_the_998_interval_only_strengthens(rows: list[tuple[int, int, int]], benchmark: int) -> None:
    values, below, above = np.array(rows, dtype=np.float64).T
    lower, upper = values - below, values + above
    near = by_interval(values, lower, upper, benchmark=benchmark, polarity=HIGH)
    far = by_two_intervals(values, lower, upper, lower_998=lower - 3, upper_998=upper + 3, benchmark=benchmark, polarity=HIGH)
    fits = {
        BETTER: {Two.BETTER, Two.BEST},
        WORSE: {Two.WORSE, Two.WORST},
        SIMILAR: {Two.SIMILAR},
    }
    assert all(standing in fits[outcome] for outcome, standing in zip(near, far, strict=True))
