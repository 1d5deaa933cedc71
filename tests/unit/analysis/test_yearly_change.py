"""The change from the year before: of the same authority, and only between consecutive years."""

import math

import numpy as np
import pytest

from analysis.authorities import AuthorityValues, authority_values
from analysis.periods import parse_period
from analysis.yearly_change import change_from_year_before


def values(period: str, **by_code: float) -> AuthorityValues:
    empty = np.full(len(by_code), np.nan)
    columns = {"area_code": list(by_code), "value": list(by_code.values()), "symbol": [""] * len(by_code)}
    others = dict.fromkeys(("lower_95", "upper_95", "numerator", "denominator"), empty)
    return authority_values(period=parse_period(period), columns=columns | others)


def test_each_authority_is_set_beside_itself() -> None:
    now = values("2024/25", a=20.3, b=18.0, c=math.nan, d=7)
    before = values("2023/24", c=5, b=22.7, a=20.1, e=1)
    np.testing.assert_array_equal(change_from_year_before(now, before), [0.2, -4.7, math.nan, math.nan])


@pytest.mark.parametrize("other", ["2022/23", "2024/25", "2025/26", "2024", "2023/24 Q4"])
def test_only_the_very_year_before_counts(other: str) -> None:
    now = values("2024/25", a=20)
    assert np.isnan(change_from_year_before(now, values(other, a=10))).all()


def test_positions_of_the_same_day_a_year_apart() -> None:
    now, before, older = (values(f"31 March {year}", a=float(year)) for year in (2025, 2024, 2023))
    np.testing.assert_array_equal(change_from_year_before(now, before), [1])
    assert np.isnan(change_from_year_before(now, older)).all()
