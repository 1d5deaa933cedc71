"""The two public Annex A samples, whose children are invented by their publishers, load as they are."""

from datetime import date
from pathlib import Path

import pytest

from data_loaders.formats.registry import Kind, recognise
from support.annex_a import given_for, read, shown_figures
from support.national import NATIONAL, needs_national

pytestmark = needs_national
ALL_INDICATORS = 23


def sample(name: str) -> Path:
    return NATIONAL / "annex_a" / name


@pytest.mark.parametrize("name", ["csdcp_annexa_example.xlsx", "liia_Annex_A_sample.xlsx"])
def test_a_sample_is_recognised_and_has_no_bad_row(name: str) -> None:
    assert recognise(sample(name)).kind is Kind.ANNEX_A
    loaded = read(sample(name), given_for(covers=(None, None), published_on=date(2021, 3, 5)))
    assert loaded.source.rows_rejected == 0
    assert {problem.code for problem in loaded.problems} <= {"covers", "missing_list", "blank_number"}


def test_what_is_large_enough_in_the_samples_is_shown() -> None:
    """Counted in the workbooks by hand: 13 contacts of which 12 by March 2019, 6 care leavers, 5 children in need."""
    lists = shown_figures(read(sample("csdcp_annexa_example.xlsx"), given_for(covers=(None, None), published_on=date(2021, 3, 5))))
    assert lists["contacts", "", "2019-01 to 2019-03"] == 12
    others = shown_figures(read(sample("liia_Annex_A_sample.xlsx"), given_for(covers=(None, None), published_on=date(2021, 3, 5))))
    assert others["care-leavers", "", "2021-02-28"] == 6
    assert others["children-in-need", "", "2021-02-28"] == 5


def test_every_indicator_of_the_catalogue_has_figures() -> None:
    loaded = read(sample("liia_Annex_A_sample.xlsx"), given_for(covers=(None, None), published_on=date(2021, 3, 5)))
    assert len(set(loaded.observations["indicator_id"].to_pylist())) == ALL_INDICATORS
