"""Which interval a figure has, for one figure and for all authorities."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.authorities import authority_values
from analysis.confidence import BYAR, EXACT, FROM_SOURCE, WILSON, interval_for, intervals_for
from analysis.periods import parse_period
from analysis.units import Unit
from tests.unit.analysis.builders import indicator, observation

NUMBERS = st.one_of(st.none(), st.integers(0, 200))


def test_the_source_comes_first_then_the_counts() -> None:
    percent, rate = indicator(), indicator(unit=Unit.PER_1000)
    given_by_source = observation(12, interval=(10, 14), numerator=12, denominator=100)
    assert interval_for(given_by_source, percent) == (given_by_source.interval, FROM_SOURCE)
    assert (interval_for(observation(12, numerator=12, denominator=100), percent) or ("", ""))[1] == WILSON
    assert (interval_for(observation(12, numerator=12, denominator=1000), rate) or ("", ""))[1] == BYAR
    assert (interval_for(observation(5, numerator=5, denominator=1000), rate) or ("", ""))[1] == EXACT


def test_limits_beside_a_withheld_figure_are_none() -> None:
    assert interval_for(observation(None, interval=(-1, -1)), indicator()) is None


def test_no_interval_where_nothing_gives_one() -> None:
    assert interval_for(observation(12), indicator()) is None
    assert interval_for(observation(12, numerator=12, denominator=100), indicator(unit=Unit.COUNT)) is None
    assert interval_for(observation(12, numerator=60, denominator=100), indicator()) is None, "counts that are not the printed figure's"
    assert interval_for(observation(120, numerator=120, denominator=100), indicator()) is None


@given(
    rows=st.lists(st.tuples(st.one_of(st.none(), st.floats(0, 120)), NUMBERS, NUMBERS, st.booleans()), min_size=1, max_size=15),
    unit=st.sampled_from([Unit.PERCENT, Unit.PER_1000, Unit.COUNT]),
)
def test_all_authorities_have_the_intervals_of_their_figures(
    rows: list[tuple[float | None, int | None, int | None, bool]], unit: Unit
) -> None:
    figures = [observation(value, numerator=x, denominator=n, interval=(1.0, 2.0) if is_given else None) for value, x, n, is_given in rows]
    found = [interval_for(figure, indicator(unit=unit)) for figure in figures]
    columns = {
        "area_code": [f"E{at:08}" for at in range(len(rows))],
        "value": [np.nan if figure.value is None else figure.value for figure in figures],
        "lower_95": [np.nan if figure.interval is None else figure.interval.lower for figure in figures],
        "upper_95": [np.nan if figure.interval is None else figure.interval.upper for figure in figures],
        "numerator": [np.nan if figure.numerator is None else figure.numerator for figure in figures],
        "denominator": [np.nan if figure.denominator is None else figure.denominator for figure in figures],
        "symbol": [""] * len(rows),
    }
    all_of_them = intervals_for(authority_values(period=parse_period("2024/25"), columns=columns), unit=unit)
    np.testing.assert_array_equal(all_of_them.lower, [np.nan if one is None else one[0].lower for one in found])
    np.testing.assert_array_equal(all_of_them.upper, [np.nan if one is None else one[0].upper for one in found])
