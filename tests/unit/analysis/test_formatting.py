import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.formatting import decimals_needed, display_difference, display_figure, display_gap, display_value, unit_phrase, write_number
from analysis.observations import Bound, Symbol
from analysis.units import Unit
from tests.unit.analysis.builders import indicator, observation


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (8.8, Unit.PERCENT, 1, "8.8%"),
        (20.0, Unit.PERCENT, 1, "20%"),
        (10132, Unit.COUNT, 0, "10,132"),
        (1234, Unit.GBP, 0, "£1,234"),
        (2500000, Unit.GBP, 0, "£2,500,000"),
        (1234.5, Unit.GBP, 2, "£1,234.50"),
        (-1234, Unit.GBP, 0, "-£1,234"),
        (38.1, Unit.PER_10000, 1, "38.1"),
        (552.79999999999995, Unit.PER_10000, 1, "552.8"),
        (0.25, Unit.PERCENT, 1, "0.3%"),
        (-0.04, Unit.PERCENT, 1, "0%"),
        (32, Unit.WEEKS, 0, "32 weeks"),
        (1, Unit.DAYS, 0, "1 day"),
        (-0.2, Unit.PERCENT, 1, "-0.2%"),
    ],
)
def test_a_value(value: float, unit: Unit, decimals: int, shown: str) -> None:
    assert display_value(value=value, unit=unit, decimals=decimals) == shown


@pytest.mark.parametrize(
    ("bound", "unit", "value", "shown"),
    [(Bound.OVER, Unit.COUNT, 45, "over 45"), (Bound.ABOUT, Unit.PERCENT, 60, "about 60%"), (Bound.UNDER, Unit.PERCENT, 50, "under 50%")],
)
def test_a_bound(bound: Bound, unit: Unit, value: float, shown: str) -> None:
    assert display_value(value=value, unit=unit, decimals=0, bound=bound) == shown


@pytest.mark.parametrize(
    ("symbol", "shown"),
    [
        (Symbol.CONFIDENTIAL, "suppressed"),
        (Symbol.NOT_AVAILABLE, "not available"),
        (Symbol.NOT_APPLICABLE, "not applicable"),
        (Symbol.LOW, "rounds to 0"),
        (Symbol.BLANK, "no figure printed"),
        (None, "no figure printed"),
        (Symbol.WORDS, "Green"),
    ],
)
def test_a_missing_value_says_why_and_is_never_a_number(symbol: Symbol | None, shown: str) -> None:
    assert display_value(value=None, unit=Unit.PERCENT, decimals=1, symbol=symbol, printed="Green") == shown


def test_a_unit_of_one_word_stands_in_the_figure() -> None:
    assert display_value(value=48, unit=Unit.OTHER, decimals=0, unit_words="hours") == "48 hours"


def test_gaps() -> None:
    assert display_gap(value=4.6, unit=Unit.PERCENT, decimals=1) == "4.6 points"
    assert display_gap(value=1, unit=Unit.PERCENT, decimals=0) == "1 point"
    assert display_gap(value=-278.6, unit=Unit.PER_100000, decimals=1) == "278.6 per 100,000"
    assert display_gap(value=1200, unit=Unit.GBP, decimals=0) == "£1,200"
    assert display_gap(value=12, unit=Unit.COUNT, decimals=0, unit_words="children") == "12 children"


def test_differences() -> None:
    assert display_difference(value=78, unit=Unit.COUNT, decimals=0) == "up 78"
    assert display_difference(value=-3, unit=Unit.PERCENT, decimals=0) == "down 3 points"
    assert display_difference(value=-0.04, unit=Unit.PERCENT, decimals=1) == "no change"
    assert display_difference(value=-1.4, unit=Unit.PER_1000, decimals=1) == "down 1.4"


def test_decimals_needed() -> None:
    assert decimals_needed(16.3, 14.3, most=1) == 1
    assert decimals_needed(12, 15, most=1) == 0
    assert decimals_needed(77, 91.9, most=0) == 0


def test_units_in_words() -> None:
    assert unit_phrase(Unit.PERCENT) == "per cent"
    assert unit_phrase(Unit.PERCENT, "of referrals") == "per cent of referrals"
    assert unit_phrase(Unit.PER_1000, "per 1,000 live births") == "per 1,000 live births"
    assert unit_phrase(Unit.COUNT, "children") == "children"
    assert unit_phrase(Unit.PER_10000) == "per 10,000"


@given(st.floats(min_value=-1e9, max_value=1e9), st.integers(0, 3))
def test_a_number_is_never_minus_nought_nor_in_powers(value: float, decimals: int) -> None:
    text = write_number(value, decimals=decimals)
    assert "e" not in text.lower()
    assert not text.startswith("-") or float(text.replace(",", "")) < 0
    assert float(text.replace(",", "")) == pytest.approx(value, abs=0.5 * 10**-decimals + 1e-6)


def test_a_figure_of_an_indicator() -> None:
    of = indicator(unit=Unit.PERCENT)
    assert display_figure(observation(6, bound=Bound.AT_LEAST), indicator=of) == "at least 6%"
    assert display_figure(observation(15, bound=Bound.AT_MOST), indicator=of) == "at most 15%"
    assert display_figure(observation(50, bound=Bound.ALMOST), indicator=of) == "almost 50%"
    assert display_figure(observation(None, symbol=Symbol.LOW), indicator=of) == "rounds to 0"
    assert display_figure(observation(None, symbol=Symbol.WORDS, printed="Green"), indicator=of) == "Green"
