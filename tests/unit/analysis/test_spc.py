"""Golden numbers: NHS England's Making Data Count method, on R's rnorm(20) with seed 123."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.polarity import Polarity
from analysis.spc import Assurance, PointType, SpcError, Variation, xmr
from analysis.spc_rules import Signal

NOISE = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285, -0.44566197,
    1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141,
]  # fmt: skip
SPIKED = [*NOISE[:14], 10.0, *NOISE[15:]]
STEADY = [10.0, 11.0] * 7
SERIES = st.lists(st.integers(-1000, 1000), min_size=12, max_size=40)
MIRRORED = {Polarity.HIGH: Polarity.LOW, Polarity.LOW: Polarity.HIGH, Polarity.NEUTRAL: Polarity.NEUTRAL}


def test_limits() -> None:
    chart = xmr(NOISE, polarity=Polarity.HIGH)
    assert (chart.mean, chart.lower, chart.upper) == (pytest.approx(0.1416238), pytest.approx(-3.01138), pytest.approx(3.294627))
    assert chart.near_upper == pytest.approx(chart.mean + 1.7733333 * (chart.upper - chart.mean) / 2.66)


def test_one_step_among_equal_figures_makes_no_signal_of_the_usual_level() -> None:
    chart = xmr([100.0] * 5 + [99.0] + [100.0] * 6, polarity=Polarity.HIGH)
    assert chart.lower < chart.mean < 100.0 < chart.upper
    assert [point.point_type for point in chart.points] == [PointType.COMMON] * 5 + [PointType.CONCERN] + [PointType.COMMON] * 6


def test_screening_leaves_out_the_spike() -> None:
    screened, unscreened = xmr(SPIKED, polarity=Polarity.HIGH), xmr(SPIKED, polarity=Polarity.HIGH, screen=False)
    assert screened.mean == pytest.approx(0.6694159)
    assert (screened.lower, screened.upper) == (pytest.approx(-2.383666, abs=1e-6), pytest.approx(3.722497, abs=1e-6))
    assert (unscreened.lower, unscreened.upper) == (pytest.approx(-4.596625, abs=1e-6), pytest.approx(5.935457, abs=1e-6))
    assert screened.points[14].signal is Signal.OUTSIDE
    assert screened.points[14].point_type is PointType.IMPROVEMENT


@pytest.mark.parametrize("screen", [True, False])
def test_alternating_points_that_end_far_out_are_common_cause(*, screen: bool) -> None:
    values = [(-1.0) ** at for at in range(14)] + [5.5, -5.5]
    chart = xmr(values, polarity=Polarity.HIGH, screen=screen)
    assert [point.point_type for point in chart.points[-2:]] == [PointType.COMMON] * 2
    assert chart.variation is Variation.COMMON


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


def test_the_first_rule_that_fits_is_the_one_that_is_said() -> None:
    values = [*STEADY, 11.1, 11.2, 11.3, 11.4, 11.5, 11.6, 40.0]
    chart = xmr(values, polarity=Polarity.HIGH)
    assert chart.latest.signal is Signal.OUTSIDE, "it ends a run of seven that rise as well"
    assert {point.signal for point in chart.points[-7:-1]} == {Signal.TREND}


def test_groups_begun_by_hand_have_limits_of_their_own() -> None:
    higher = [value + 90 for value in STEADY]
    chart = xmr([*STEADY, *higher], polarity=Polarity.HIGH, starts=(14,))
    first, second = chart.groups
    assert (first.start, first.length, second.start, second.length) == (0, 14, 14, 14)
    assert (first.mean, second.mean) == (10.5, 100.5)
    assert (chart.mean, chart.lower, chart.upper) == (second.mean, second.lower, second.upper)
    assert {point.signal for point in chart.points} == {Signal.NONE}
    alone = xmr(higher, polarity=Polarity.HIGH)
    assert chart.points[14:] == alone.points
    assert {point.signal for point in xmr([*STEADY, *higher], polarity=Polarity.HIGH).points} != {Signal.NONE}, "never begun anew by itself"


def test_no_rule_looks_across_groups() -> None:
    rising = [float(value) for value in range(12)]
    assert xmr(rising, polarity=Polarity.HIGH).latest.signal is not Signal.NONE
    groups = xmr(rising, polarity=Polarity.HIGH, starts=(6,))
    assert Signal.TREND not in {point.signal for point in groups.points}, "six and six are no seven"


def test_limits_fixed_after_the_first_points_stay_as_they_are() -> None:
    chart = xmr([*STEADY, *[value + 90 for value in STEADY]], polarity=Polarity.HIGH, fix_after=14)
    alone = xmr(STEADY, polarity=Polarity.HIGH)
    assert (chart.mean, chart.lower, chart.upper) == (alone.mean, alone.lower, alone.upper)
    assert (chart.current.based_on, chart.current.length, chart.current.is_trial) == (14, 28, False)
    assert {point.signal for point in chart.points[14:]} == {Signal.OUTSIDE}


def test_limits_from_fewer_than_twelve_points_are_on_trial() -> None:
    chart = xmr([*STEADY, *STEADY[:5]], polarity=Polarity.HIGH, starts=(14,))
    assert [group.is_trial for group in chart.groups] == [False, True]
    assert not xmr(STEADY[:12], polarity=Polarity.HIGH).current.is_trial
    assert xmr(STEADY, polarity=Polarity.HIGH, fix_after=11).current.is_trial


@pytest.mark.parametrize("starts", [(1,), (13,), (14,), (5, 6), (8, 4), (-3,)])
def test_places_that_leave_a_group_without_two_points(starts: tuple[int, ...]) -> None:
    with pytest.raises(SpcError, match="do not leave at least 2 figures to each group"):
        xmr(STEADY, polarity=Polarity.HIGH, starts=starts)


def test_a_base_of_one_point() -> None:
    with pytest.raises(SpcError, match="at least 2 figures to rest on, not 1"):
        xmr(STEADY, polarity=Polarity.HIGH, fix_after=1)


def test_the_first_place_may_be_named() -> None:
    assert xmr(STEADY, polarity=Polarity.HIGH, starts=(0,)) == xmr(STEADY, polarity=Polarity.HIGH)


@pytest.mark.parametrize(
    ("last", "polarity", "variation", "words"),
    [
        (40, Polarity.HIGH, Variation.IMPROVEMENT_HIGH, "Signal of improvement, high: outside the limits of chance"),
        (40, Polarity.LOW, Variation.CONCERN_HIGH, "Signal of concern, high: outside the limits of chance"),
        (40, Polarity.NEUTRAL, Variation.NEUTRAL_HIGH, "Signal of change, high: outside the limits of chance"),
        (-20, Polarity.HIGH, Variation.CONCERN_LOW, "Signal of concern, low: outside the limits of chance"),
        (-20, Polarity.LOW, Variation.IMPROVEMENT_LOW, "Signal of improvement, low: outside the limits of chance"),
        (-20, Polarity.NEUTRAL, Variation.NEUTRAL_LOW, "Signal of change, low: outside the limits of chance"),
        (10, Polarity.HIGH, Variation.COMMON, "No signal: within the limits of chance"),
    ],
)
def test_the_variation_icon_is_that_of_the_last_point(last: float, polarity: Polarity, variation: Variation, words: str) -> None:
    chart = xmr([*STEADY, last], polarity=polarity)
    assert (chart.variation, chart.variation_words) == (variation, words)


def test_assurance_by_the_side_of_the_target() -> None:
    chart = xmr(STEADY, polarity=Polarity.HIGH)
    above, below = chart.upper + 0.1, chart.lower - 0.1
    assert [chart.assurance(target, polarity=Polarity.HIGH) for target in (above, below)] == [Assurance.FAILS, Assurance.PASSES]
    assert [chart.assurance(target, polarity=Polarity.LOW) for target in (above, below)] == [Assurance.PASSES, Assurance.FAILS]
    assert {chart.assurance(target, polarity=Polarity.LOW) for target in (chart.upper, chart.mean, chart.lower)} == {Assurance.HIT_OR_MISS}
    assert chart.assurance(None, polarity=Polarity.HIGH) is chart.assurance(above, polarity=Polarity.NEUTRAL) is Assurance.NONE
    assert [found.letter for found in Assurance] == ["P", "F", "?", ""]
    assert Assurance.FAILS.words == "Consistently misses the target"


def test_assurance_rests_on_the_last_group() -> None:
    chart = xmr([*STEADY, *[value + 90 for value in STEADY]], polarity=Polarity.HIGH, starts=(14,))
    assert chart.assurance(50, polarity=Polarity.HIGH) is Assurance.PASSES, "the first group's limits would say that it fails"


@given(values=SERIES, polarity=st.sampled_from(Polarity))
def test_mirrored_values_and_polarity_mean_the_same(values: list[int], polarity: Polarity) -> None:
    chart, turned = xmr(values, polarity=polarity), xmr([-value for value in values], polarity=MIRRORED[polarity])
    assert [(point.signal, point.point_type) for point in turned.points] == [(point.signal, point.point_type) for point in chart.points]
    assert [point.sign for point in turned.points] == [-point.sign for point in chart.points]
    assert (turned.lower, turned.upper) == (pytest.approx(-chart.upper), pytest.approx(-chart.lower))


@given(values=SERIES, scale=st.sampled_from([2, 4, 1024]))
def test_scaled_values_have_the_same_signals_and_scaled_limits(values: list[int], scale: int) -> None:
    chart, scaled = xmr(values, polarity=Polarity.HIGH), xmr([value * scale for value in values], polarity=Polarity.HIGH)
    assert [point.signal for point in scaled.points] == [point.signal for point in chart.points]
    assert (scaled.mean, scaled.upper) == (pytest.approx(chart.mean * scale), pytest.approx(chart.upper * scale))


@given(values=SERIES, at=st.integers(2, 38))
def test_each_group_is_the_chart_of_its_own_values(values: list[int], at: int) -> None:
    assume(at <= len(values) - 2)
    groups = xmr(values, polarity=Polarity.HIGH, starts=(at,)).groups
    other_end = [*values[:at], *[value + 5 for value in values[at:]]]
    assert xmr(other_end, polarity=Polarity.HIGH, starts=(at,)).groups[0] == groups[0], "what comes after moves no earlier limits"
    assert all(group.lower <= group.near_lower <= group.mean <= group.near_upper <= group.upper for group in groups)
