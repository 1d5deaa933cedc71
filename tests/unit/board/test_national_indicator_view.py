"""An indicator view where figures of many authorities are loaded: its comparators over time, its sources, its few other areas."""

from statistics import fmean, median

import pytest

from analysis.indicator_query import IndicatorQuery
from analysis.verdict import ComparatorKind
from analysis.views import IndicatorView
from board.indicator_view import indicator_view
from support.national_board import AUTHORITIES, EAST, ENGLAND, FIRST, FORMER, LAST, OWN, authorities, value_of

pytestmark = pytest.mark.usefixtures("national_board")
YEARS = LAST - FIRST + 1
NEIGHBOURS = range(1, 11)  # the places in the list of the neighbours of the first authority, which is OWN


def _view(indicator_id: str, *, area: str = OWN, **query: object) -> IndicatorView:
    return indicator_view(indicator_id=indicator_id, query=IndicatorQuery(area=area, **query))  # type: ignore[arg-type]


def test_the_neighbours_average_and_the_best_5_run_over_all_years() -> None:
    view = _view("re-referrals", kind="financial_year")
    assert len(view.neighbours.points) == len(view.best_5.points) == YEARS
    last = view.neighbours.points[-1]
    assert last.spread is not None
    found = [value_of(place, LAST) for place in NEIGHBOURS]
    assert (last.value, last.count) == (pytest.approx(fmean(found)), 10)
    assert (last.spread.median, last.spread.lowest, last.spread.highest) == (pytest.approx(median(found)), min(found), max(found))
    assert view.best_5.points[-1].count == AUTHORITIES + 1  # the former authority printed a figure, too
    assert view.neighbour_model == "Made-up neighbours"


def test_the_last_points_are_the_verdicts_own_comparators() -> None:
    view = _view("re-referrals", kind="financial_year")
    for kind, value in (
        (ComparatorKind.NEIGHBOURS, view.neighbours.points[-1].value),
        (ComparatorKind.BEST_5_PERCENT, view.best_5.points[-1].value),
    ):
        comparator = view.verdict.comparator(kind)
        assert comparator is not None
        assert comparator.value == value


def test_a_published_best_5_stands_in_where_few_authorities_have_a_figure() -> None:
    (point,) = _view("visits").best_5.points
    assert (point.value, point.count, point.provenance.line if point.provenance else None) == (99, None, 3)


def test_own_points_have_the_interval_worked_out_from_their_counts() -> None:
    (own, *_) = _view("re-referrals", kind="financial_year").chart
    assert all(point.interval and point.interval.lower < (point.observation.value or 0) < point.interval.upper for point in own.points)
    assert {point.interval_method for point in own.points} == {"95% interval by Wilson's method"}


def test_years_stand_beside_the_areas_own_quarters() -> None:
    view = _view("re-referrals", kind="quarter")
    assert {point.period.kind_words for point in view.chart[0].points} == {"quarter"}
    assert {point.period.kind_words for point in view.neighbours.points} == {"financial year"}
    last = [series.points[-1].period.display for series in view.chart[1:]] + [view.best_5.points[-1].period.display]
    assert (len(view.neighbours.points), set(last)) == (1, {"2024/25"})  # the latest year before them, and none of the twelve older ones


@pytest.mark.parametrize("kind", ["", "financial_year"])
def test_the_months_behind_a_year_stand_alone_where_every_comparator_is_of_years(kind: str) -> None:
    view = _view("timely", kind=kind)
    assert (view.kind, view.closer_words) == ("financial_year", "month by month")
    assert [(series.role, len(series.points)) for series in view.closer] == [("own", 12), ("region", 3)]
    days = [point.period.end for series in view.closer for point in series.points]
    own = [point.period.end for point in view.closer[0].points]
    assert (min(days), max(days)) == (min(own), max(own))


def test_years_stand_beside_months_for_their_own_stretch_only() -> None:
    view = _view("timely", kind="month")
    assert {series.role: [point.period.display for point in series.points] for series in view.chart[1:]} == {
        "england": ["2013/14"],
        "region": ["April 2013", "May 2013", "June 2013"],
    }
    assert [point.period.display for point in view.neighbours.points] == ["2013/14"]
    assert len(_view("timely").neighbours.points) == YEARS  # beside years all are shown


def test_one_series_of_two_sources_tells_them_apart() -> None:
    view = _view("plan-rate")
    assert [(source.source_id, source.is_national, source.figures) for source in view.sources] == [
        ("made-up-national", True, YEARS),
        ("made-up-report", False, 1),
    ]
    assert view.chart[0].points[-1].period.display == "2025/26"


def test_a_suppressed_figure_stays_a_gap_with_its_word() -> None:
    luton = authorities()[1]["area_code"]
    silent = [point for point in _view("plan-rate", area=luton).chart[0].points if point.observation.value is None]
    assert [(point.period.display, point.display) for point in silent] == [(f"{LAST - 1}/{LAST % 100}", "suppressed")]


def test_the_control_chart_stands_where_twelve_figures_follow_each_other() -> None:
    control = _view("re-referrals", kind="financial_year").control
    assert control is not None
    assert len(control.points) == YEARS
    assert control.assurance.value == "passes"
    assert _view("visits").control is None


def test_the_area_choice_lists_authorities_by_name_then_former_ones_then_region_and_england() -> None:
    codes = [choice.value for choice in _view("re-referrals").area_choices]
    assert codes[-3:] == [FORMER, EAST, ENGLAND]
    names = [choice.words for choice in _view("re-referrals").area_choices[:-3]]
    assert len(names) == AUTHORITIES
    assert names == sorted(names)


def test_other_areas_are_the_scorecards_and_the_neighbours_and_never_all() -> None:
    view = _view("re-referrals")
    named = [tile.verdict.area_code for tile in view.other_areas]
    luton = next(area["area_code"] for area in authorities() if area["name"] == "Luton")
    assert named[0] == luton
    assert set(named) == {luton, *(authorities()[place]["area_code"] for place in NEIGHBOURS)}
    assert view.other_authorities == AUTHORITIES - 1


def test_an_area_of_no_scorecard_names_its_neighbours() -> None:
    last = authorities()[-1]["area_code"]
    assert {tile.verdict.area_code for tile in _view("re-referrals", area=last).other_areas} == {
        authorities()[place]["area_code"] for place in range(10)
    }


def test_a_number_stands_beside_no_other_areas_number() -> None:
    view = _view("children")
    assert (view.neighbours.points, view.best_5.points) == ((), ())
    assert [series.role for series in view.chart] == ["own"]  # England's 80,000 is loaded
    assert {found.kind for found in view.verdict.comparators} == {ComparatorKind.PREVIOUS}
    assert view.verdict.neighbours is None
