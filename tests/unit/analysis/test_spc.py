"""Golden numbers: NHS England's Making Data Count method, on R's rnorm(20) with seed 123."""

import pytest

from analysis.polarity import Polarity
from analysis.spc import PointType, Signal, SpcError, xmr

NOISE = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285, -0.44566197,
    1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141,
]  # fmt: skip
SPIKED = [*NOISE[:14], 10.0, *NOISE[15:]]


def test_limits() -> None:
    chart = xmr(NOISE, polarity=Polarity.HIGH)
    assert (chart.mean, chart.lower, chart.upper) == (pytest.approx(0.1416238), pytest.approx(-3.01138), pytest.approx(3.294627))
    assert chart.near_upper == pytest.approx(chart.mean + 1.7733333 * (chart.upper - chart.mean) / 2.66)


def test_screening_leaves_out_the_spike() -> None:
    screened, unscreened = xmr(SPIKED, polarity=Polarity.HIGH), xmr(SPIKED, polarity=Polarity.HIGH, screen=False)
    assert screened.mean == pytest.approx(0.6694159)
    assert (screened.lower, screened.upper) == (pytest.approx(-2.383666, abs=1e-6), pytest.approx(3.722497, abs=1e-6))
    assert (unscreened.lower, unscreened.upper) == (pytest.approx(-4.596625, abs=1e-6), pytest.approx(5.935457, abs=1e-6))
    assert screened.points[14].signal is Signal.OUTSIDE
    assert screened.points[14].point_type is PointType.IMPROVEMENT


def test_two_far_points_on_different_sides_are_chance() -> None:
    values = [(-1.0) ** at for at in range(14)] + [5.5, -5.5]
    chart = xmr(values, polarity=Polarity.HIGH)
    near = [point.signal for point in chart.points[-2:]]
    assert Signal.NEAR_LIMIT not in near


def test_alternating_points_that_end_far_out_are_common_cause() -> None:
    values = [(-1.0) ** at for at in range(14)] + [5.5, -5.5]
    assert [point.point_type for point in xmr(values, polarity=Polarity.HIGH, screen=False).points[-2:]] == [PointType.COMMON] * 2


def test_a_run_of_seven_one_way() -> None:
    values = [10, 12, 9, 11, 10, 12, 9, 9.5, 10, 10.5, 11, 11.5, 12]
    signals = [point.signal for point in xmr(values, polarity=Polarity.LOW).points]
    assert signals[-7:] == [Signal.TREND] * 7
    assert signals[:6] == [Signal.NONE] * 6
    assert xmr(values, polarity=Polarity.LOW).latest.point_type is PointType.CONCERN


def test_seven_on_one_side() -> None:
    values = [9, 11, 9, 11, 9, 8.8, 9.2, 11, 11.4, 11.1, 11.5, 11, 11.3, 11.2]
    chart = xmr(values, polarity=Polarity.NEUTRAL)
    assert chart.latest.signal is Signal.ONE_SIDE
    assert chart.latest.point_type is PointType.NEUTRAL
    assert chart.variation_words == "Signal of change, high: 7 figures running on one side of the mean"


def test_two_of_three_close_to_a_limit_marks_only_those_beyond() -> None:
    values = [10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 14.3, 10.9, 14.3]
    chart = xmr(values, polarity=Polarity.HIGH)
    assert [point.signal for point in chart.points[-3:]] == [Signal.NEAR_LIMIT, Signal.NONE, Signal.NEAR_LIMIT]


def test_a_constant_series_has_no_signal() -> None:
    assert {point.signal for point in xmr([0.1] * 15, polarity=Polarity.HIGH).points} == {Signal.NONE}


def test_too_short() -> None:
    with pytest.raises(SpcError, match="only 11 figures"):
        xmr([1.0] * 11, polarity=Polarity.HIGH)
