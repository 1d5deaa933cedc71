"""A source's own judgements, read from its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.polarity import Polarity
from analysis.published import movement_judgement, read_comparison, read_trend, trend_differs
from analysis.scorecards import RateAgainst
from analysis.verdict import Direction, Judgement, Outcome, Trend, TrendMethod

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


def _ours(direction: Direction, polarity: Polarity) -> Trend:
    judgement = Judgement.NO_CHANGE if direction is Direction.LEVEL else movement_judgement(direction, polarity)
    return Trend(direction=direction, judgement=judgement, method=TrendMethod.RECENT_TREND, words="", reason="")


@pytest.mark.parametrize(
    ("text", "direction", "polarity", "found"),
    [
        ("Increasing and getting worse", Direction.DOWN, Polarity.LOW, True),
        ("Increasing and getting worse", Direction.UP, Polarity.LOW, False),
        ("Increasing and getting worse", Direction.LEVEL, Polarity.LOW, True),
        ("No significant change", Direction.LEVEL, Polarity.LOW, False),
        ("No significant change", Direction.UP, Polarity.HIGH, True),
        ("Increasing", Direction.UP, Polarity.NEUTRAL, False),
        ("Decreasing", Direction.UP, Polarity.NEUTRAL, True),
        ("Increasing and getting better", Direction.UP, Polarity.LOW, True),
        ("Increasing and getting better", Direction.UP, Polarity.NEUTRAL, False),
        ("Cannot be calculated", Direction.UP, Polarity.LOW, False),
        ("a downward trend to 2011", Direction.UP, Polarity.LOW, False),
        ("", Direction.UP, Polarity.LOW, False),
    ],
)
def test_a_published_trend_differs_from_ours_where_it_says_another_way(
    text: str, direction: Direction, polarity: Polarity, *, found: bool
) -> None:
    assert trend_differs(text, _ours(direction, polarity), polarity=polarity) is found


def test_a_trend_that_cannot_be_told_differs_from_nothing() -> None:
    untold = Trend(direction=Direction.UNKNOWN, judgement=Judgement.CANNOT_SAY, method=TrendMethod.NONE, words="", reason="")
    assert not trend_differs("Increasing", untold, polarity=Polarity.LOW)


@given(
    st.sampled_from(["Increasing", "Decreasing", "No significant change", "Increasing and getting better", "→", "↑"]),
    st.sampled_from(Polarity),
)
def test_a_published_trend_never_differs_from_itself(text: str, polarity: Polarity) -> None:
    read = read_trend(text, polarity=polarity)
    assert read is not None
    assert not trend_differs(text, read, polarity=polarity)
