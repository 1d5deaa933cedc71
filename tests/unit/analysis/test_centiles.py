"""Centiles, bands and ranks against published numbers, and the properties that hold for any values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.centiles import Band, CentileError, band_of, best_5, bin_bounds, bin_of, centile, quartiles, rank_groups
from analysis.polarity import Polarity
from analysis.ranks import rank_of, ranks

VALUES = st.lists(st.integers(-10_000, 10_000), min_size=20, max_size=60).map(lambda found: np.array(found, dtype=np.float64))
JUDGED = st.sampled_from([Polarity.HIGH, Polarity.LOW])
MIRRORED = {Polarity.HIGH: Polarity.LOW, Polarity.LOW: Polarity.HIGH}


def test_quintile_bounds_of_one_to_fifty_are_the_published_ones() -> None:
    assert bin_bounds(np.arange(1.0, 51.0), bins=5) == (1, 10.8, 20.6, 30.4, 40.2, 50)


def test_a_centile_needs_four_values() -> None:
    with pytest.raises(CentileError, match="only 3 values"):
        centile(np.array([1.0, 2.0, 3.0]), 0.5)


def test_the_best_5_needs_twenty_authorities_and_a_good_direction() -> None:
    with pytest.raises(CentileError, match="only 19 authorities have a figure, and the best 5% needs 20"):
        best_5(np.arange(19.0), polarity=Polarity.LOW)
    with pytest.raises(CentileError, match="no best 5%"):
        best_5(np.arange(50.0), polarity=Polarity.NEUTRAL)
    assert best_5(np.arange(21.0), polarity=Polarity.LOW) == 1
    assert best_5(np.arange(21.0), polarity=Polarity.HIGH) == 19


@pytest.mark.parametrize(("polarity", "band"), [(Polarity.LOW, Band.A), (Polarity.HIGH, Band.D), (Polarity.NEUTRAL, None)])
def test_a_band_edge_belongs_to_the_lower_side(polarity: Polarity, band: Band | None) -> None:
    bounds = quartiles(np.arange(101.0))
    assert bounds.lower == 25
    assert band_of(25, bounds, polarity=polarity) is band


def test_bins_are_counted_from_the_good_end() -> None:
    bounds = bin_bounds(np.arange(1.0, 51.0), bins=5)
    assert [bin_of(value, bounds, polarity=Polarity.LOW) for value in (1, 10.8, 11, 50)] == [1, 1, 2, 5]
    assert [bin_of(value, bounds, polarity=Polarity.HIGH) for value in (1, 10.8, 11, 50)] == [5, 5, 4, 1]


def test_groups_by_rank_share_ties() -> None:
    assert rank_groups(np.arange(10.0), groups=5) == (1, 1, 2, 2, 3, 3, 4, 4, 5, 5)
    assert rank_groups(np.zeros(10), groups=5) == (1,) * 10


def test_ranks_put_ties_low_and_leave_the_missing_out() -> None:
    values = np.array([3.0, 1.0, np.nan, 3.0, 9.0])
    assert ranks(values, polarity=Polarity.LOW) == (2, 1, None, 2, 4)
    assert ranks(values, polarity=Polarity.HIGH) == (2, 4, None, 2, 1)
    assert ranks(values, polarity=Polarity.NEUTRAL) == (None,) * 5


@given(values=VALUES, polarity=JUDGED)
def test_mirrored_values_and_polarity_give_mirrored_results(values: np.ndarray, polarity: Polarity) -> None:
    other = MIRRORED[polarity]
    assert best_5(-values, polarity=other) == -best_5(values, polarity=polarity)
    assert ranks(-values, polarity=other) == ranks(values, polarity=polarity)


@given(values=VALUES, polarity=JUDGED, seed=st.integers(0, 99))
def test_the_order_of_authorities_changes_nothing(values: np.ndarray, polarity: Polarity, seed: int) -> None:
    shuffled = np.random.default_rng(seed).permutation(values)
    assert quartiles(shuffled) == quartiles(values)
    assert sorted(filter(None, ranks(shuffled, polarity=polarity))) == sorted(filter(None, ranks(values, polarity=polarity)))


@given(values=VALUES, polarity=JUDGED)
def test_ranks_of_different_values_are_a_permutation(values: np.ndarray, polarity: Polarity) -> None:
    distinct = np.unique(values)
    assert sorted(filter(None, ranks(distinct, polarity=polarity))) == list(range(1, distinct.size + 1))
    assert all(
        rank_of(value, values, polarity=polarity) == rank for value, rank in zip(values, ranks(values, polarity=polarity), strict=True)
    )


@given(values=VALUES, first=st.floats(0, 1), second=st.floats(0, 1))
def test_centiles_rise_with_their_share(values: np.ndarray, first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert values.min() <= centile(values, low) <= centile(values, high) <= values.max()


@given(values=VALUES, scale=st.sampled_from([2, 4, 1024]), polarity=JUDGED)
def test_scaled_values_scale_the_results(values: np.ndarray, scale: int, polarity: Polarity) -> None:
    assert best_5(values * scale, polarity=polarity) == pytest.approx(best_5(values, polarity=polarity) * scale)
    assert quartiles(values * scale).median == pytest.approx(quartiles(values).median * scale)
    assert ranks(values * scale, polarity=polarity) == ranks(values, polarity=polarity)
    assert rank_groups(values * scale, groups=10) == rank_groups(values, groups=10)


@given(values=VALUES, at=st.integers(0, 19))
def test_the_other_polarity_turns_the_band_round(values: np.ndarray, at: int) -> None:
    bounds, value = quartiles(values), float(values[at])
    high, low = (band_of(value, bounds, polarity=polarity) for polarity in (Polarity.HIGH, Polarity.LOW))
    assert high is not None
    assert low is {Band.A: Band.D, Band.B: Band.C, Band.C: Band.B, Band.D: Band.A}[high]


@given(values=VALUES, bins=st.sampled_from([4, 5, 10]))
def test_every_value_has_a_group_that_rises_with_it(values: np.ndarray, bins: int) -> None:
    bounds = bin_bounds(values, bins=bins)
    in_order = [bin_of(float(value), bounds) for value in np.sort(values)]
    assert in_order == sorted(in_order)
    assert 1 <= in_order[0] <= in_order[-1] == bins or bounds[-2] == bounds[-1]
