"""Where a value axis starts and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.units import Unit
from components.charts.axis import axis_range

NUMBERS = st.lists(st.floats(min_value=-1e6, max_value=1e6, allow_nan=False, allow_subnormal=False), min_size=1, max_size=20)


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.GBP, Unit.DAYS])
def test_counts_start_at_zero(unit: Unit) -> None:
    assert axis_range([900, 1000], unit=unit).low == 0


def test_percentages_that_lie_close_together_say_that_they_do_not_start_at_zero() -> None:
    scale = axis_range([93.7, 94.7], unit=Unit.PERCENT)
    assert not scale.starts_at_zero
    assert scale.high <= 100


@given(NUMBERS, st.sampled_from(Unit))
def test_every_value_is_inside(values: list[float], unit: Unit) -> None:
    scale = axis_range(values, unit=unit)
    assert scale.low <= min(values) <= max(values) <= scale.high
    assert scale.low < scale.high
    assert scale.starts_at_zero == (scale.low == 0)
