"""Amounts that accounts print with a minus are shown as what was received or is held."""

from dataclasses import replace

import pytest

from analysis.observations import Interval
from analysis.signs import as_held
from analysis.units import Unit
from tests.unit.analysis.builders import indicator, observation

ACCOUNTS = indicator(unit=Unit.GBP, is_printed_negative=True)


@pytest.mark.parametrize(("printed", "held"), [(-65951, 65951), (120, -120), (0, 0), (None, None)])
def test_the_minus_of_the_accounts_is_left_out(printed: float | None, held: float | None) -> None:
    assert as_held(observation(printed), indicator=ACCOUNTS).value == held


def test_an_interval_turns_round() -> None:
    figure = replace(observation(-10), interval=Interval(lower=-12, upper=-9))
    assert as_held(figure, indicator=ACCOUNTS).interval == Interval(lower=9, upper=12)


def test_other_figures_stay_as_they_are() -> None:
    figure = observation(-27)
    assert as_held(figure, indicator=indicator()) is figure
