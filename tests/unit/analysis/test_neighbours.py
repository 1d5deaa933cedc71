"""The neighbours' average, and when the choice between mean and median decides."""

import numpy as np

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
