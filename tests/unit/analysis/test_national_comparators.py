"""What is worked out from all authorities, on made-up boards of 25: the best 5%, the neighbours, the place among all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.areas import BEST_5_GROUP, ENGLAND
from analysis.centiles import Band
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.units import Unit
from analysis.verdict import ComparatorKind, ComparatorValue, Outcome, Verdict
from tests.unit.analysis.builders import (
    BEDS,
    BROMLEY,
    LONDON,
    best,
    england,
    indicator,
    line,
    model,
    national,
    observation,
    values,
    verdict,
)

HIGH, LOW, NEUTRAL = (indicator(polarity=polarity) for polarity in (Polarity.HIGH, Polarity.LOW, Polarity.NEUTRAL))
OTHERS = {f"made-up-{number:02d}": float(number) for number in range(1, 25)}
"""Twenty-four authorities with 1% to 24%; the area itself makes 25."""


def board(own: float | None = 12.5) -> dict[str, float | None]:
    return {**OTHERS, BEDS: own}


def of_kind(found: Verdict, kind: ComparatorKind = ComparatorKind.BEST_5_PERCENT) -> ComparatorValue:
    comparator = found.comparator(kind)
    assert comparator is not None
    return comparator


def test_the_best_5_percent_is_worked_out_over_all_authorities_with_a_value() -> None:
    all_of_them = national(values(board()))
    low = of_kind(verdict([observation(12.5)], of=LOW, authorities=all_of_them))
    high = of_kind(verdict([observation(12.5)], of=HIGH, authorities=all_of_them))
    assert (low.value, high.value) == (pytest.approx(2.2), pytest.approx(22.8)), "type 7 over 25 values: places 2.2 and 23.8"
    assert (high.label, high.published, high.count, high.provenance) == ("Best 5%", False, 25, None)
    assert (high.area_code, high.count_words) == (BEST_5_GROUP, "25 authorities")
    assert verdict([observation(12.5)], of=NEUTRAL, authorities=all_of_them).comparator(ComparatorKind.BEST_5_PERCENT) is None


def test_a_figure_of_another_source_takes_the_place_of_the_areas_own() -> None:
    found = verdict([observation(30.0)], of=LOW, authorities=national(values(board(own=12.5))))
    assert found.standing is not None
    assert (found.standing.rank, found.standing.count) == (25, 25)


def test_of_two_kinds_of_period_of_the_same_days_the_one_of_most_authorities_is_taken() -> None:
    few, all_of_them = values({BEDS: 12.5}, "April 2016 to March 2017"), values(board())
    assert (few.period.start, few.period.end) == (all_of_them.period.start, all_of_them.period.end)
    for figures in ((few, all_of_them), (all_of_them, few)):
        found = verdict([observation(12.5, "April 2016 to March 2017")], of=LOW, authorities=national(*figures))
        assert found.standing is not None
        assert found.standing.count == 25


def test_missing_values_do_not_count() -> None:
    missing = {code: None if number < 6 else value for number, (code, value) in enumerate(board().items())}
    found = verdict([observation(12.5)], of=LOW, by=line(RateAgainst.BEST_5_PERCENT), authorities=national(values(missing)))
    assert found.comparator(ComparatorKind.BEST_5_PERCENT) is None
    assert found.outcome is Outcome.NOT_RATED
    assert found.reason == "12.5% in 2016/17 is not rated: only 19 authorities have a figure for 2016/17, and the best 5% needs 20."
    assert found.standing is not None
    assert found.standing.best_5_reason == "only 19 authorities have a figure for 2016/17, and the best 5% needs 20"
    assert (found.standing.count, found.standing.rank, found.standing.quartiles, found.standing.best_5) == (19, None, None, None)


def test_the_best_5_percent_of_the_time_before_names_its_period() -> None:
    few = dict(list(board().items())[-5:])
    found = verdict([observation(12.5)], of=LOW, authorities=national(values(board(), "2015/16"), values(few)))
    best_5 = of_kind(found)
    assert (best_5.label, best_5.period.display, best_5.count) == ("Best 5% 2015/16", "2015/16", 25)
    assert found.gap_to_best_5 is not None
    assert found.gap_to_best_5.display == "10.3 points (best 5%: 2015/16)"
    later = verdict([observation(12.5)], of=LOW, authorities=national(values(board(), "2017/18")))
    assert later.comparator(ComparatorKind.BEST_5_PERCENT) is None, "a later time is never set beside a figure"
    other_kind = verdict([observation(12.5)], of=LOW, authorities=national(values(board(), "2015")))
    assert other_kind.comparator(ComparatorKind.BEST_5_PERCENT) is None, "nor a time of another kind"


def test_a_published_best_5_percent_serves_where_none_of_its_time_can_be_worked_out() -> None:
    figures = [observation(12.5), best(4.2)]
    worked_out = of_kind(verdict(figures, authorities=national(values(board()))))
    older = of_kind(verdict(figures, authorities=national(values(board(), "2015/16"))))
    few = of_kind(verdict(figures, authorities=national(values({BEDS: 12.5}))))
    assert (worked_out.published, older.published, few.published) == (False, True, True)
    assert (older.value, few.value, few.count_words) == (4.2, 4.2, "")
    both_older = of_kind(verdict([observation(12.5), best(4.2, "2014/15")], authorities=national(values(board(), "2015/16"))))
    assert both_older.label == "Best 5% 2015/16"


def test_the_gap_is_to_the_best_5_percent_worked_out() -> None:
    gap = verdict([observation(12.5, denominator=2000), england(15)], authorities=national(values(board()))).gap_to_best_5
    assert gap is not None
    assert (gap.value, gap.display, gap.people) == (pytest.approx(10.3), "10.3 points", 206)
    assert gap.share_walked == pytest.approx(2.5 / 12.8)


def test_a_number_has_no_best_5_percent_and_no_place_among_areas_of_other_sizes() -> None:
    deaths = indicator(unit=Unit.COUNT, decimals=0)
    found = verdict([observation(12)], of=deaths, by=line(RateAgainst.BEST_5_PERCENT), authorities=national(values(board(12))))
    assert (found.comparator(ComparatorKind.BEST_5_PERCENT), found.standing) == (None, None)
    assert found.reason == "12 in 2016/17 is not rated: a number is not comparable between areas of different size."


def test_the_place_among_all_authorities() -> None:
    low = verdict([observation(12.5)], of=LOW, authorities=national(values(board()))).standing
    high = verdict([observation(12.5)], of=HIGH, authorities=national(values(board()))).standing
    assert low is not None
    assert high is not None
    assert (low.count, low.rank, low.band, low.best_5) == (25, 13, Band.B, pytest.approx(2.2))
    assert (high.rank, high.band, high.best_5_reason) == (13, Band.C, ""), "a bound belongs to the lower side"
    assert low.quartiles is not None
    assert (low.quartiles.lowest, low.quartiles.median, low.quartiles.highest) == (1, 12.5, 24)
    worst = verdict([observation(99)], of=LOW, authorities=national(values(board(99)))).standing
    assert worst is not None
    assert (worst.rank, worst.band) == (25, Band.D)
    neutral = verdict([observation(12.5)], of=NEUTRAL, authorities=national(values(board()))).standing
    assert neutral is not None
    assert (neutral.rank, neutral.band, neutral.best_5) == (None, None, None)
    assert neutral.best_5_reason == "neither high nor low is declared good, so there is no best 5%"


def test_an_area_that_is_no_upper_tier_authority_has_a_best_5_percent_but_no_rank_and_no_neighbours() -> None:
    found = verdict(
        [england(12.5)], area_code=ENGLAND, authorities=national(values(board())), neighbours=model("made-up-01", area_code=ENGLAND)
    )
    assert of_kind(found).count == 25
    assert found.standing is not None
    assert (found.standing.rank, found.standing.band, found.neighbours) == (None, None, None)
    region = verdict([observation(9, area_code=LONDON)], area_code=LONDON, neighbours=model("made-up-01", area_code=LONDON))
    assert region.comparator(ComparatorKind.NEIGHBOURS) is None


def test_a_breakdown_is_placed_among_the_same_breakdown() -> None:
    police = {"breakdown_type": "agency", "breakdown": "Police"}
    rule = line(**police)
    figures = [observation(12.5, **police)]
    of_its_own = national(values(board()), breakdown=("agency", "Police"))
    assert of_kind(verdict(figures, by=rule, authorities=of_its_own)).count == 25
    assert verdict(figures, by=rule, authorities=national(values(board()))).standing is None
    compared = verdict(figures, by=replace(rule, comparator_breakdown=""), authorities=national(values(board())))
    assert of_kind(compared).count == 25, "the best 5% is of the breakdown that the line names"
    assert compared.standing is None, "the place is among the figure's own"


NEIGHBOURS = ("made-up-01", "made-up-02", "made-up-12", "unknown")


def test_the_neighbours_mean_and_median_are_over_those_with_a_value() -> None:
    found = verdict([observation(12.5)], authorities=national(values(board())), neighbours=model(*NEIGHBOURS))
    mean, median = of_kind(found, ComparatorKind.NEIGHBOURS), of_kind(found, ComparatorKind.NEIGHBOURS_MEDIAN)
    assert (mean.value, median.value, mean.count, mean.published) == (5, 2, 3, False)
    assert (mean.label, median.label, mean.count_words) == ("Neighbours’ mean", "Neighbours’ median", "3 authorities")
    assert found.neighbours is not None
    assert (found.neighbours.of, found.neighbours.count, found.neighbours.title) == (4, 3, "A made-up model, 2018")
    assert not found.neighbours.sides_differ


def test_rated_against_the_neighbours_mean() -> None:
    rule = line(RateAgainst.NEIGHBOURS)
    worse = verdict([observation(12.5)], by=rule, authorities=national(values(board())), neighbours=model(*NEIGHBOURS))
    assert (worse.outcome, worse.status) == (Outcome.WORSE, "Worse than neighbours")
    assert worse.reason == "12.5% in 2016/17 is higher than the mean of its neighbours of 5%, by more than the 5% margin; low is good."
    similar = verdict([observation(5)], by=rule, authorities=national(values(board(5))), neighbours=model(*NEIGHBOURS))
    assert (similar.outcome, similar.status) == (Outcome.SIMILAR, "Similar to neighbours")
    assert similar.reason.endswith("By the median of its neighbours, 2%, it would be worse.")
    before = verdict([observation(12.5)], by=rule, authorities=national(values(board(), "2015/16")), neighbours=model(*NEIGHBOURS))
    assert before.status == "Worse than neighbours 2015/16"
    assert "the mean of its neighbours of 5% in 2015/16" in before.reason
    assert any("Neighbours’ mean 2015/16 beside 2016/17" in caution for caution in before.cautions)


def test_mean_and_median_on_two_sides_of_the_figure_are_flagged() -> None:
    """The published example: Kent's assessments in 45 days are 88.5%, its neighbours' mean 84.88% and their median 89.2%."""
    neighbours = {"made-up-01": 74.1, "made-up-02": 89.2, "made-up-03": 91.34}
    found = verdict(
        [observation(88.5, interval=(88, 89))],
        of=HIGH,
        by=line(RateAgainst.NEIGHBOURS),
        authorities=national(values({BEDS: 88.5, **neighbours})),
        neighbours=model(*neighbours),
    )
    assert found.neighbours is not None
    assert (found.neighbours.mean, found.neighbours.median, found.neighbours.sides_differ) == (84.88, 89.2, True)
    assert found.outcome is Outcome.BETTER
    assert found.reason.endswith("By the median of its neighbours, 89.2%, it would be worse.")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "no statistical neighbours are loaded"),
        (
            {"neighbours": model("made-up-01", area_code=BROMLEY)},
            "A made-up model, 2018 names no statistical neighbours for Central Bedfordshire",
        ),
        ({"neighbours": model("unknown", "other")}, "none of its 2 statistical neighbours has a figure for 2016/17 or before"),
    ],
)
def test_without_neighbours_the_reason_is_given(given: dict[str, object], why: str) -> None:
    found = verdict([observation(12.5)], by=line(RateAgainst.NEIGHBOURS), authorities=national(values(board())), **given)  # type: ignore[arg-type]
    assert (found.outcome, found.reason) == (Outcome.NOT_RATED, f"12.5% in 2016/17 is not rated: {why}.")


def test_an_undated_figure_stands_beside_no_other() -> None:
    found = verdict([observation(12.5, "")], by=line(RateAgainst.BEST_5_PERCENT), authorities=national(values(board())))
    assert "its period is not stated" in found.reason
    assert found.standing is None


AMOUNTS = st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=20, max_size=40)


@given(others=AMOUNTS, own=st.integers(0, 1000).map(lambda tenths: tenths / 10))
def test_the_mirrored_polarity_gives_the_mirrored_place(others: list[float], own: float) -> None:
    by_code = {f"made-up-{number}": value for number, value in enumerate(others)} | {BEDS: own}
    mirrored = {code: 100 - value for code, value in by_code.items()}
    low = verdict([observation(own)], of=LOW, authorities=national(values(by_code))).standing
    high = verdict([observation(100 - own)], of=HIGH, authorities=national(values(mirrored))).standing
    assert low is not None
    assert high is not None
    assert low.rank == high.rank
    assert low.best_5 == pytest.approx(100 - (high.best_5 or 0.0))
