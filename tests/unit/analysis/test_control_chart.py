"""The control chart as a page shows it: what the latest figure says in words, limits that the unit can reach, the target."""

import pytest

from analysis.control_chart import ControlChart, chart_over_time
from analysis.polarity import Polarity
from analysis.spc import Assurance
from analysis.spc_rules import Signal
from analysis.subject import Subject
from analysis.units import Unit
from tests.unit.analysis.builders import AREAS, BEDS, LOOKED_AT, indicator, line, observation

STEADY = (20.0, 22.0) * 6


def _subject(*values: float | None, unit: Unit = Unit.PERCENT, polarity: Polarity = Polarity.LOW, first: int = 2003) -> Subject:
    years = [f"{first + place}/{(first + place + 1) % 100:02d}" for place in range(len(values))]
    return Subject(
        indicator=indicator(unit=unit, polarity=polarity),
        area=AREAS[BEDS],
        line=line(),
        observations=tuple(observation(value, year) for value, year in zip(values, years, strict=True) if value is not None),
        areas=AREAS,
        looked_at=LOOKED_AT,
    )


def _chart(*values: float, target: float | None = None, unit: Unit = Unit.PERCENT, polarity: Polarity = Polarity.LOW) -> ControlChart:
    found = chart_over_time(_subject(*values, unit=unit, polarity=polarity), target=target)
    assert found is not None
    return found


def test_the_points_have_their_periods_and_the_limits_their_words() -> None:
    chart = _chart(*STEADY)
    assert [point.period.display for point in chart.points][:2] == ["2003/04", "2004/05"]
    assert (chart.mean_display, chart.limits_words) == ("21%", "15.7% to 26.3%")
    assert chart.words == "The latest figure, 22% in 2014/15, lies within the limits of chance: no signal of change."
    assert chart.special == ()
    assert not chart.is_trial


@pytest.mark.parametrize(
    ("last", "polarity", "said"),
    [
        (40, Polarity.LOW, "lies above the limits of chance: a signal of concern."),
        (40, Polarity.HIGH, "lies above the limits of chance: a signal of improvement."),
        (2, Polarity.LOW, "lies below the limits of chance: a signal of improvement."),
        (2, Polarity.NEUTRAL, "lies below the limits of chance: a signal of change."),
    ],
)
def test_a_figure_beyond_a_limit_is_said_with_its_meaning(last: float, polarity: Polarity, said: str) -> None:
    chart = _chart(*STEADY, last, polarity=polarity)
    assert chart.words.endswith(said)
    assert chart.special[-1].found.signal is Signal.OUTSIDE


def test_each_rule_is_said_in_its_own_words() -> None:
    rising = _chart(*STEADY, 20.0, 20.4, 20.8, 21.2, 21.6, 22.0, 22.4)
    assert "is the last of 7 or more that rise one after the other" in rising.words
    one_side = _chart(20, 25, 20, 25, 20, 25, 21, 21.5, 21, 21.5, 21, 21.5, 21)
    assert "is the last of 7 or more below the mean" in one_side.words
    near = _chart(*STEADY, *STEADY, 21.5, 25.5, 25.6)
    assert "is one of 2 of the last 3 close to the upper limit" in near.words


def test_a_limit_that_no_figure_can_pass_is_none() -> None:
    low = _chart(*(0.5, 3.0) * 6)
    assert (low.lower, low.limits_words[:6]) == (None, "up to ")
    high = _chart(*(99.5, 97.0) * 6)
    assert (high.upper, high.limits_words) == (None, "91.6% or more")
    wild = _chart(*(1.0, 99.0) * 6)
    assert (wild.lower, wild.upper, wild.limits_words) == (None, None, "any figure")
    assert _chart(*(0.5, 3.0) * 6, unit=Unit.GBP).lower is not None


@pytest.mark.parametrize(
    ("target", "expected"), [(None, Assurance.NONE), (30, Assurance.PASSES), (10, Assurance.FAILS), (21, Assurance.HIT_OR_MISS)]
)
def test_the_target_lies_beyond_the_limits_or_between_them(target: float | None, expected: Assurance) -> None:
    assert _chart(*STEADY, target=target).assurance is expected


def test_fewer_than_twelve_figures_and_figures_with_a_gap_have_no_chart() -> None:
    assert chart_over_time(_subject(*STEADY[:11])) is None
    assert chart_over_time(_subject(*STEADY[:6], None, *STEADY[:8])) is None
    assert chart_over_time(_subject()) is None
