"""The neighbours' average, and when the choice between mean and median decides."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.authorities import authority_values
from analysis.neighbours import NeighbourAverage, neighbour_average
from analysis.periods import parse_period


def values(**by_code: float) -> object:
    numbers = np.array(list(by_code.values()))
    empty = np.full(numbers.size, np.nan)
    columns = {"area_code": list(by_code), "value": numbers, "symbol": [""] * numbers.size}
    columns |= dict.fromkeys(("lower_95", "upper_95", "numerator", "denominator"), empty)
    return authority_values(period=parse_period("2024/25"), columns=columns)


def test_those_without_a_value_are_left_out() -> None:
    found = neighbour_average(values(a=10.0, b=np.nan, c=20.0, own=99.0), ("a", "b", "c", "unknown"))  # type: ignore[arg-type]
    assert found == NeighbourAverage(mean=15, median=15, values={"a": 10, "c": 20})
    assert found.count == 2


def test_without_a_neighbour_that_has_a_value_there_is_no_average() -> None:
    assert neighbour_average(values(a=np.nan), ("a",)) is None  # type: ignore[arg-type]
    assert neighbour_average(values(a=1.0), ()) is None  # type: ignore[arg-type]


def test_the_choice_decides_only_between_the_two() -> None:
    average = NeighbourAverage(mean=84.88, median=89.2, values={})
    assert average.sides_differ(88.5)
    assert not average.sides_differ(80)
    assert not average.sides_differ(90)
    assert not average.sides_differ(89.2)


@given(found=st.lists(st.integers(-1000, 1000), min_size=1, max_size=10), order=st.randoms(use_true_random=False))
def test_the_averages_lie_among_the_neighbours_whatever_their_order(found: list[int], order: Random) -> None:
    by_code = {f"n{at}": float(value) for at, value in enumerate(found)}
    codes = list(by_code)
    order.shuffle(codes)
    average = neighbour_average(values(**by_code, own=5000.0), codes)  # type: ignore[arg-type]
    assert average is not None
    assert min(found) <= average.mean <= max(found)
    assert min(found) <= average.median <= max(found)
    assert (average.count, average.mean) == (len(found), pytest.approx(sum(found) / len(found)))
