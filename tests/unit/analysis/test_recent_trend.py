"""Golden numbers: the worked examples of the Fingertips recent-trend method."""

import pytest

from analysis.observations import Interval
from analysis.recent_trend import TrendError, TrendPoint, general_trend, proportions_trend, recent_trend
from analysis.verdict import Direction

RISING = [
    (994, 40299, 24.67, 23.16, 26.25),
    (1023, 41527, 24.6, 23.15, 26.19),
    (1199, 42811, 28, 26.44, 29.64),
    (1332, 44064, 30.2, 28.63, 31.9),
    (1367, 44701, 30.6, 28.98, 32.25),
]
LEVEL = [
    (209, 1017, 20.5506, 18.1803, 23.1427),
    (213, 1087, 19.5952, 17.3444, 22.0602),
    (213, 1119, 19.0349, 16.8421, 21.4394),
    (239, 1117, 21.3966, 19.0918, 23.8975),
    (210, 1139, 18.4372, 16.2925, 20.7941),
]


def _points(rows: list[tuple[float, float, float, float, float]]) -> list[TrendPoint]:
    return [TrendPoint(value=v, interval=Interval(lower=lo, upper=hi), numerator=x, denominator=n) for x, n, v, lo, hi in rows]


def test_a_rise() -> None:
    general, proportions = general_trend(_points(RISING)), proportions_trend(_points(RISING))
    assert (general.chi_squared, proportions.chi_squared) == (pytest.approx(46.77, abs=0.01), pytest.approx(47.9, abs=0.01))
    assert {general.direction, proportions.direction} == {Direction.UP}
    assert general.is_significant
    assert proportions.is_significant


def test_a_fall_is_the_same_rise_backwards() -> None:
    backwards = list(reversed(_points(RISING)))
    assert general_trend(backwards).direction is proportions_trend(backwards).direction is Direction.DOWN
    assert general_trend(backwards).is_significant


def test_no_change() -> None:
    assert not general_trend(_points(LEVEL)).is_significant
    assert not proportions_trend(_points(LEVEL)).is_significant


def test_one_point_that_turns_the_direction_alone_is_no_trend() -> None:
    rows = [(0.0, 0.0, value, value - 0.5, value + 0.5) for value in (20, 19.9, 19.8, 19.7, 30)]
    found = general_trend(_points(rows))
    assert found.chi_squared > 9.55
    assert not found.is_significant


def test_the_latest_five_valid_points_count() -> None:
    older = TrendPoint(value=90, interval=Interval(lower=80, upper=100))
    gap = TrendPoint(value=27, interval=None)
    rising = _points(RISING)
    found = recent_trend([older, *rising[:2], gap, *rising[2:]], is_proportion=True)
    assert found.chi_squared == pytest.approx(46.77, abs=0.01)


def test_proportions_where_there_are_only_counts() -> None:
    counts = [TrendPoint(value=v, interval=None, numerator=x, denominator=n) for x, n, v, _, _ in RISING]
    assert recent_trend(counts, is_proportion=True).chi_squared == pytest.approx(47.9, abs=0.01)
    with pytest.raises(TrendError, match="no interval to test with"):
        recent_trend(counts, is_proportion=False)


def test_reasons() -> None:
    with pytest.raises(TrendError, match="only 2 figures"):
        recent_trend(_points(RISING)[:2], is_proportion=True)
    mixed = [*_points(RISING)[:4], TrendPoint(value=30, interval=None)]
    with pytest.raises(TrendError, match="only 4 figures with an interval"):
        recent_trend(mixed, is_proportion=True)


def test_counts_equal_to_their_denominators_are_not_tested() -> None:
    everyone = [TrendPoint(value=100, interval=None, numerator=50, denominator=50) for _ in range(6)]
    with pytest.raises(TrendError):
        recent_trend(everyone, is_proportion=True)
    nobody = [TrendPoint(value=0, interval=None, numerator=0, denominator=50) for _ in range(6)]
    assert not recent_trend(nobody, is_proportion=True).is_significant


def test_the_last_point_must_be_tested() -> None:
    untested = TrendPoint(value=40, interval=None)
    with pytest.raises(TrendError, match="the latest figure cannot be tested"):
        recent_trend([*_points(RISING), untested], is_proportion=True)
    older = TrendPoint(value=90, interval=Interval(lower=80, upper=100))
    only_counts = TrendPoint(value=30.6, interval=None, numerator=1367, denominator=44701)
    found = recent_trend([older, *_points(RISING)[:4], only_counts], is_proportion=True)
    assert found.chi_squared == pytest.approx(47.9, abs=0.01), "counts are used where the last point has no interval"
