"""A comparison on made-up figures of all London boroughs: every place, level and average can be worked out by hand."""

from datetime import date

import pytest

from analysis.centiles import Band
from analysis.comparison_query import WITH_NEIGHBOURS, WITH_REGION, ComparisonQuery
from analysis.comparison_views import ComparisonView, Mark
from analysis.indicator_query import IndicatorQuery
from analysis.observations import Symbol
from analysis.verdict import ComparatorKind, Outcome
from board.comparison_view import comparison_view
from board.errors import UnknownPageError
from board.indicator_view import indicator_view
from support.all_boroughs import BEXLEY, BRENT, BROMLEY, CITY, CROYDON, DOUBTED, ENGLAND, HOSTILE, LONDON, WESTMINSTER, code

pytestmark = pytest.mark.usefixtures("all_boroughs")


def _view(indicator_id: str = "re-referrals", **asked: object) -> ComparisonView:
    return comparison_view(indicator_id=indicator_id, query=ComparisonQuery(**asked))  # type: ignore[arg-type]


def test_the_own_place_among_all() -> None:
    view = _view(area=BROMLEY)
    assert view.own is not None
    assert (view.own.value, view.own.rank, view.own.band, len(view.areas)) == (6, 5, Band.A, 31)
    assert view.period is not None
    assert view.period.display == "2023/24"


def test_the_levels_and_quarters_are_those_of_the_authorities_with_a_value() -> None:
    view = _view(area=BROMLEY)
    assert view.best_5 is not None
    assert view.england is not None
    assert view.quartiles is not None
    assert (view.best_5.value, view.best_5.count, view.england.value) == (3.5, 31, 18)
    found = view.quartiles
    assert (found.lowest, found.lower, found.median, found.upper, found.highest) == (2, 9.5, 17, 24.5, 32)


def test_the_best_come_first_whichever_direction_is_good() -> None:
    low, high, neutral = (_view(name, area=BROMLEY) for name in ("re-referrals", "visits", "rate"))
    assert [one.value for one in low.areas] == list(range(2, 33))
    assert [one.rank for one in low.areas] == list(range(1, 32))
    assert [one.value for one in high.areas] == [(100 + number) / 2 for number in range(32, 1, -1)]
    assert [one.value for one in neutral.areas] == [300 + number for number in range(32, 1, -1)]
    assert {(one.rank, one.band) for one in neutral.areas} == {(None, None)}


def test_the_headline_says_rank_and_the_three_differences() -> None:
    assert _view(area=BROMLEY).headline == (
        "Bromley: 6% in 2023/24, rank 5 of 31 authorities (1 is the best). That is 12 points below England (18%), "
        "5.5 points below the mean of its neighbours (11.5%) and 2.5 points short of the best 5% (3.5% or lower)."
    )
    assert _view(area=code(2)).headline.endswith("16 points below England (18%) and among the best 5% (3.5% or lower).")
    assert _view("rate", area=BROMLEY).headline.startswith("Bromley: 306 in 2023/24, higher than 4 of the 30 other authorities.")


def test_a_suppressed_figure_is_missing_with_its_reason_and_never_nought() -> None:
    view = _view(area=CITY, period="2023/24")
    assert [(one.area_code, one.value, one.symbol, one.display, one.rank) for one in view.missing] == [
        (CITY, None, Symbol.CONFIDENTIAL, "suppressed", None),
        (WESTMINSTER, None, Symbol.NOT_AVAILABLE, "not available", None),
    ]
    assert (view.own, view.verdict, view.against) == (None, None, ())
    assert view.headline == "City of London has no figure in 2023/24 (suppressed). 31 authorities have one."


def test_a_figure_that_its_source_marks_as_unreliable_says_so_and_has_its_place() -> None:
    doubted = next(one for one in _view(area=BROMLEY).areas if one.area_code == DOUBTED)
    assert (doubted.value, doubted.symbol, doubted.display) == (20, Symbol.UNRELIABLE, "20% (unreliable)")
    assert doubted.rank is not None


def test_the_neighbours_stand_nearest_first_with_both_averages() -> None:
    table = _view(area=BROMLEY).neighbours
    assert table is not None
    assert [(line.place, line.area.value, line.closeness) for line in table.lines] == [
        (place, place + 6, "Close") for place in range(1, 11)
    ]
    assert (table.count, table.mean, table.median, table.flag) == (10, 11.5, 11.5, "")
    assert (table.lines[0].area.difference, table.mean_difference) == ("1 point above", "5.5 points above")
    assert (table.model, table.title, table.source_id) == ("sn-2024", "Statistical neighbours 2024", "sn-2024")


def test_a_figure_between_the_mean_and_the_median_is_flagged() -> None:
    view = _view(area=CROYDON)
    table = view.neighbours
    assert table is not None
    assert (table.count, table.median, round(table.mean or 0, 4)) == (9, 6, 13.3333)
    assert table.flag.startswith("8% is above the neighbours’ median of 6% and below their mean of 13.3%")
    suppressed = next(line for line in table.lines if line.area.area_code == CITY)
    assert (suppressed.area.value, suppressed.area.display, suppressed.area.difference) == (None, "suppressed", "")


def test_marks_are_the_own_area_its_neighbours_and_those_set_beside_it() -> None:
    marks = {one.area_code: one.mark for one in _view(area=BROMLEY, beside=(BEXLEY, BRENT, code(7))).areas}
    assert marks[BROMLEY] is Mark.OWN
    assert marks[BEXLEY] is marks[BRENT] is Mark.CHOSEN
    assert marks[code(7)] is Mark.NEIGHBOUR
    assert marks[code(20)] is Mark.OTHER


def test_a_whole_region_can_be_set_beside() -> None:
    view = _view(area=BROMLEY, beside=(WITH_REGION,))
    assert [(one.value, one.words) for one in view.beside] == [(WITH_REGION, "All of London")]
    assert {one.mark for one in view.areas} == {Mark.OWN, Mark.NEIGHBOUR, Mark.CHOSEN}
    assert WITH_REGION not in {one.value for one in view.beside_choices}


def test_what_the_release_does_not_hold_is_dropped() -> None:
    plain = _view(area=BROMLEY)
    strange = _view(area=BROMLEY, beside=("nowhere", LONDON, WITH_NEIGHBOURS), period="1066", breakdown_type="age", breakdown="None")
    assert strange.query.beside == (WITH_NEIGHBOURS,)
    assert strange.beside == ()
    assert (strange.query.period, strange.query.breakdown) == (plain.query.period, "")
    assert _view(area="nowhere").query.area in {BROMLEY, CROYDON}


def test_periods_with_few_values_are_not_offered() -> None:
    choices = _view(area=BROMLEY).period_choices
    assert [(one.value, one.words) for one in choices] == [("2023/24", "2023/24 (31 authorities)"), ("2022/23", "2022/23 (10 authorities)")]
    asked = _view(area=BROMLEY, period="2021/22")
    assert asked.query.period == "2021/22"
    assert [one.value for one in asked.period_choices] == ["2021/22", "2023/24", "2022/23"]


def test_fewer_than_twenty_authorities_have_no_ranks_no_quarters_and_no_best_5_with_the_reason() -> None:
    view = _view("few", area=BROMLEY)
    assert {one.rank for one in view.areas} == {None}
    assert (view.quartiles, view.best_5) == (None, None)
    assert view.no_best_5.startswith("only 5 authorities have a figure")


def test_a_number_is_shown_and_nobody_is_ranked_by_it() -> None:
    view = _view("plans", area=BROMLEY)
    assert [one.value for one in view.areas][:2] == [320, 310]
    assert {(one.rank, one.band, one.difference) for one in view.areas} == {(None, None, "")}
    assert (view.best_5, view.quartiles, view.england, view.against) == (None, None, None, ())
    assert "not comparable between areas of different size" in view.obstacle
    assert view.neighbours is not None
    assert view.neighbours.mean is None


def test_the_files_own_interval_goes_before_one_from_counts() -> None:
    by_code = {one.area_code: one for one in _view("visits", area=BROMLEY).areas}
    own, other = by_code[BROMLEY].interval, by_code[code(32)].interval
    assert own is not None
    assert other is not None
    assert (own.lower, own.upper) == (40, 90)
    assert (round(other.lower, 2), round(other.upper, 2)) == (59.19, 72.21)  # Wilson's of 132 in 200
    assert by_code[BROMLEY].interval_display == "40% to 90%"


def test_the_status_is_the_one_of_the_indicators_page() -> None:
    here = _view(area=BROMLEY)
    there = indicator_view(indicator_id="re-referrals", query=IndicatorQuery(area=BROMLEY))
    assert here.verdict == there.verdict
    assert (here.scorecard_id, here.query.line) == ("made-up-board", "1.1")


def test_the_figure_is_judged_by_each_comparator_there_is() -> None:
    found = {verdict.rule.comparator.value: verdict.outcome for verdict in _view(area=BROMLEY).against}
    assert found == {
        ComparatorKind.ENGLAND: Outcome.BETTER,
        ComparatorKind.REGION: Outcome.BETTER,
        ComparatorKind.NEIGHBOURS: Outcome.BETTER,
        ComparatorKind.BEST_5_PERCENT: Outcome.SIMILAR,
    }
    tested = {verdict.rule.comparator.value: verdict.certainty_words for verdict in _view("visits", area=BROMLEY).against}
    assert tested["england"].startswith("tested with the 95% interval of 40% to 90%")


def test_england_is_a_level_among_the_authorities() -> None:
    view = _view(area=ENGLAND)
    assert view.own is None
    assert view.own_level is not None
    assert (view.own_level.value, view.england, view.neighbours) == (18, None, None)
    assert view.headline == "England: 18% in 2023/24. Half of the 31 authorities lie between 9.5% and 24.5%."
    assert (LONDON, "London") in {(one.value, one.words) for one in view.area_choices}


def test_a_breakdown_is_compared_with_its_like() -> None:
    view = _view(area=BROMLEY, breakdown_type="age", breakdown="Under 5")
    assert view.own is not None
    assert (view.own.value, len(view.areas), view.england) == (3, 10, None)
    assert [one.value for one in view.breakdown_choices] == ["", "age:Under 5"]


def test_an_indicator_that_nobody_prints_has_an_empty_page() -> None:
    view = _view("unprinted")
    assert (view.areas, view.period, view.verdict) == ((), None, None)
    assert view.headline == "No authority's own figures are loaded for this indicator."


def test_as_it_was_known_before_anything_was_published() -> None:
    assert _view(area=BROMLEY, as_at=date(2020, 1, 1)).areas == ()


def test_a_name_with_markup_stays_a_text() -> None:
    assert _view("visits", area=BROMLEY).indicator.name == HOSTILE


def test_an_unknown_indicator_says_so() -> None:
    with pytest.raises(UnknownPageError, match="no indicator called 'nothing'"):
        _view("nothing")
