"""Golden numbers: the worked examples of the Fingertips recent-trend method."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize("last", [30.1, 10.1])
def test_four_equal_figures_and_a_jump_are_no_trend(last: float) -> None:
    found = general_trend(_points([(0.0, 0.0, value, value - 0.5, value + 0.5) for value in (20.1, 20.1, 20.1, 20.1, last)]))
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


# The worked examples of the rebuilt Fingertips, 2020 to 2024: (count, denominator, value, lower, upper)
DIABETES = [
    (3455176, 48783947, 7.0826, 7.0754, 7.094),
    (3491868, 49122259, 7.1085, 7.1013, 7.1199),
    (3625401, 49956777, 7.2571, 7.2499, 7.2684),
    (3774801, 50649129, 7.4528, 7.4456, 7.4643),
    (3938080, 51441896, 7.6554, 7.6481, 7.6669),
]
VACCINATED = [
    (57274, 61834, 92.6254, 92.4168, 92.8288),
    (55865, 60511, 92.3221, 92.1072, 92.5315),
    (53681, 59074, 90.8708, 90.6358, 91.1004),
    (51767, 57508, 90.017, 89.7694, 90.2594),
    (53185, 59028, 90.1013, 89.8578, 90.3396),
]
EYE_DISEASE = [
    (1416, 48246126, 2.935, 2.7841, 3.0919),
    (935, 48440507, 1.93028, 1.8085, 2.058),
    (1344, 48753376, 2.7567, 2.6113, 2.9082),
    (1415, 49300918, 2.8701, 2.7225, 3.0237),
    (1502, 49866388, 3.0121, 2.8616, 3.1683),
]
SERIES = st.lists(st.tuples(st.integers(1, 999), st.integers(1, 50)), min_size=5, max_size=5)


@pytest.mark.parametrize(("rows", "direction"), [(DIABETES, Direction.UP), (VACCINATED, Direction.DOWN)])
def test_published_trends_of_shares_by_both_forms(rows: list[tuple[float, float, float, float, float]], direction: Direction) -> None:
    for found in (general_trend(_points(rows)), proportions_trend(_points(rows))):
        assert (found.direction, found.is_significant) == (direction, True)


def test_a_published_trend_of_a_rate() -> None:
    found = recent_trend(_points(EYE_DISEASE), is_proportion=False)
    assert (found.direction, found.is_significant) == (Direction.UP, True)


def test_a_figure_of_everyone_is_passed_over_with_an_interval_too() -> None:
    everyone = TrendPoint(value=100, interval=Interval(lower=92.9, upper=100), numerator=50, denominator=50)
    found = recent_trend([*_points(RISING)[:3], everyone, *_points(RISING)[3:]], is_proportion=True)
    assert found.chi_squared == pytest.approx(46.77, abs=0.01)
    with pytest.raises(TrendError, match="the latest figure cannot be tested"):
        recent_trend([*_points(RISING), everyone], is_proportion=True)


def _made_up(rows: list[tuple[int, int]], *, way: int = 1, scale: float = 1, shift: float = 0) -> list[TrendPoint]:
    """Points of a value and half the width of its interval."""
    values = [(way * scale * value + shift, scale * half) for value, half in rows]
    return [TrendPoint(value=value, interval=Interval(lower=value - half, upper=value + half)) for value, half in values]


@given(rows=SERIES)
def test_mirrored_figures_have_the_mirrored_trend(rows: list[tuple[int, int]]) -> None:
    found, turned = general_trend(_made_up(rows)), general_trend(_made_up(rows, way=-1))
    assert turned.direction is {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}.get(found.direction, found.direction)
    assert (turned.chi_squared, turned.is_significant) == (pytest.approx(found.chi_squared), found.is_significant)


@given(rows=SERIES, scale=st.sampled_from([0.25, 2, 1024]), shift=st.integers(-500, 500))
def test_another_unit_changes_no_trend(rows: list[tuple[int, int]], scale: float, shift: int) -> None:
    found, other = general_trend(_made_up(rows)), general_trend(_made_up(rows, scale=scale, shift=shift))
    assert other.chi_squared == pytest.approx(found.chi_squared, rel=1e-6, abs=1e-9)


@given(rows=st.lists(st.tuples(st.integers(1, 400), st.integers(401, 900)), min_size=5, max_size=5))
def test_those_without_have_the_opposite_trend_of_those_with(rows: list[tuple[int, int]]) -> None:
    having = [TrendPoint(value=0, interval=None, numerator=x, denominator=n) for x, n in rows]
    lacking = [TrendPoint(value=0, interval=None, numerator=n - x, denominator=n) for x, n in rows]
    found, turned = proportions_trend(having), proportions_trend(lacking)
    assert turned.chi_squared == pytest.approx(found.chi_squared, rel=1e-9, abs=1e-9)
    assert turned.is_significant is found.is_significant
