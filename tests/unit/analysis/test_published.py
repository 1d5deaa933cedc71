"""A source's own judgements, read from its words."""

import pytest

from analysis.polarity import Polarity
from analysis.published import read_comparison
from analysis.scorecards import RateAgainst
from analysis.verdict import Outcome

ENGLAND, REGION, TARGET = RateAgainst.ENGLAND, RateAgainst.REGION, RateAgainst.TARGET


@pytest.mark.parametrize(
    ("text", "polarity", "found"),
    [
        ("Better", Polarity.LOW, [(ENGLAND, Outcome.BETTER)]),
        ("Best", Polarity.HIGH, [(ENGLAND, Outcome.BETTER)]),
        ("Worst", Polarity.HIGH, [(ENGLAND, Outcome.WORSE)]),
        ("Similar", Polarity.NEUTRAL, [(ENGLAND, Outcome.SIMILAR)]),
        ("Lower", Polarity.NEUTRAL, [(ENGLAND, Outcome.LOWER)]),
        ("Higher", Polarity.NEUTRAL, [(ENGLAND, Outcome.HIGHER)]),
        ("Lower", Polarity.LOW, [(ENGLAND, Outcome.BETTER)]),
        ("Better; goal: Green", Polarity.HIGH, [(ENGLAND, Outcome.BETTER), (TARGET, Outcome.BETTER)]),
        ("Not compared; goal: Red", Polarity.HIGH, [(TARGET, Outcome.WORSE)]),
        (
            "Similar; Regions (statistical): Worst; goal: Amber",
            Polarity.HIGH,
            [(ENGLAND, Outcome.SIMILAR), (REGION, Outcome.WORSE), (TARGET, Outcome.SIMILAR)],
        ),
    ],
)
def test_the_words_of_fingertips_are_read(text: str, polarity: Polarity, found: list[tuple[RateAgainst, Outcome]]) -> None:
    assert [(one.against, one.outcome) for one in read_comparison(text, polarity=polarity)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Not compared",
        "Lowest quintile",
        "2nd lowest quintile",
        "Middle quintile",
        "2nd highest quintile",
        "Highest quintile",
        "Green",
        "the best in London",
    ],
)
def test_words_that_compare_with_nothing_are_no_comparison(text: str) -> None:
    assert read_comparison(text, polarity=Polarity.HIGH) == ()
