"""The spine: England in the middle, one scale, the best always right."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.polarity import Polarity
from analysis.spine import Spine, SpineError, spine
from tests.unit.analysis.builders import authorities

VALUES = st.lists(st.integers(-1000, 1000), min_size=4, max_size=40)
MIRRORED = {Polarity.HIGH: Polarity.LOW, Polarity.LOW: Polarity.HIGH}


def places(found: Spine) -> list[float]:
    known = (found.worst, found.worst_quarter, found.best_quarter, found.best, found.england, found.best_5, found.own)
    return [place for place in known if place is not None]


def test_england_stands_in_the_middle_and_the_farther_end_reaches_the_edge() -> None:
    found = spine(authorities(10, 20, 30, 40, 50), polarity=Polarity.HIGH, own=15, england=20, best_5=48)
    assert found == Spine(
        worst=pytest.approx(1 / 3),
        worst_quarter=0.5,
        best_quarter=pytest.approx(0.5 + 0.5 * 20 / 30),
        best=1,
        england=0.5,
        best_5=pytest.approx(0.5 + 0.5 * 28 / 30),
        own=pytest.approx(0.5 - 0.5 * 5 / 30),
    )


def test_where_low_is_good_the_lowest_is_right() -> None:
    found = spine(authorities(10, 20, 30, 40, 50), polarity=Polarity.LOW, own=15, england=20, best_5=12)
    assert (found.worst, found.best) == (0, pytest.approx(2 / 3))
    assert found.own == pytest.approx(0.5 + 0.5 * 5 / 30)


def test_without_england_the_median_is_the_middle() -> None:
    found = spine(authorities(10, 20, 30, 40, 50), polarity=Polarity.NEUTRAL, own=30, england=None, best_5=None)
    assert found == Spine(worst=0, worst_quarter=0.25, best_quarter=0.75, best=1, england=None, best_5=None, own=0.5)


def test_an_own_figure_of_another_source_stays_on_the_spine() -> None:
    found = spine(authorities(10, 20, 30, 40), polarity=Polarity.HIGH, own=100, england=20, best_5=None)
    assert found.own == 1
    assert found.best == pytest.approx(0.5 + 0.5 * 20 / 80)


def test_authorities_that_are_all_alike_stand_in_the_middle() -> None:
    found = spine(authorities(5, 5, 5, 5), polarity=Polarity.HIGH, own=5, england=5, best_5=5)
    assert set(places(found)) == {0.5}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ((), "no authority has a figure, and a spine needs 4"),
        ((1,), "only 1 authority has a figure, and a spine needs 4"),
        ((1, 2, 3, math.nan), "only 3 authorities have a figure, and a spine needs 4"),
    ],
)
def test_more_than_three_values_are_needed(values: tuple[float, ...], reason: str) -> None:
    with pytest.raises(SpineError, match=reason):
        spine(authorities(*values), polarity=Polarity.HIGH, own=1, england=1, best_5=None)


@given(values=VALUES, england=st.integers(-1000, 1000), own=st.integers(-1000, 1000), polarity=st.sampled_from(Polarity))
def test_everything_lies_on_the_spine_in_order(values: list[int], england: int, own: int, polarity: Polarity) -> None:
    found = spine(authorities(*values), polarity=polarity, own=own, england=england, best_5=None)
    assert all(0 <= place <= 1 for place in places(found))
    assert found.worst <= found.worst_quarter <= found.best_quarter <= found.best
    assert found.england == 0.5


@given(values=VALUES, england=st.integers(-1000, 1000), own=st.integers(-1000, 1000), polarity=st.sampled_from(list(MIRRORED)))
def test_mirrored_values_and_polarity_give_the_same_spine(values: list[int], england: int, own: int, polarity: Polarity) -> None:
    found = spine(authorities(*values), polarity=polarity, own=own, england=england, best_5=None)
    turned = spine(authorities(*(-value for value in values)), polarity=MIRRORED[polarity], own=-own, england=-england, best_5=None)
    assert places(turned) == pytest.approx(places(found))
