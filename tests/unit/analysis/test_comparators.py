"""Which figures stand beside one: the best 5%, England's other breakdown, and the gap."""

from datetime import date

from analysis.areas import ENGLAND
from analysis.comparators import best_5_series
from analysis.observations import Role
from analysis.polarity import Polarity
from analysis.units import Unit
from tests.unit.analysis.builders import BEDS, BROMLEY, best, england, indicator, line, observation, verdict

POLICE = {"breakdown_type": "agency", "breakdown": "Police"}


def test_the_best_5_percent_for_all_areas() -> None:
    figures = [best(4.2), best(9, **POLICE), observation(3, area_code=BROMLEY, role=Role.BEST_5_PERCENT), england(10), observation(8.8)]
    series = best_5_series(figures, indicator=indicator(), breakdown=("", ""), area_code=BEDS)
    assert [point.value for point in series.points] == [4.2]
    by_agency = best_5_series(figures, indicator=indicator(), breakdown=("agency", "Police"), area_code=BEDS)
    assert [point.value for point in by_agency.points] == [9]


def test_an_areas_own_best_5_percent_goes_before_that_for_all() -> None:
    figures = [best(4.2, "2015/16"), observation(3, area_code=BROMLEY, role=Role.BEST_5_PERCENT)]
    own = best_5_series(figures, indicator=indicator(), breakdown=("", ""), area_code=BROMLEY)
    assert [(point.value, point.current.area_code) for point in own.points] == [(3, BROMLEY)]


def test_another_areas_best_5_percent_is_no_comparator() -> None:
    figures = [observation(8.8), england(10.7), observation(3, area_code=BROMLEY, role=Role.BEST_5_PERCENT, published_on=date(2018, 3, 9))]
    assert verdict(figures).gap_to_best_5 is None
    found = verdict([*figures, best(4.2)]).gap_to_best_5
    assert found is not None
    assert found.display == "4.6 points"


def test_the_same_figure_printed_under_two_names_gives_one_verdict_in_any_order() -> None:
    figures = [observation(8.8), best(4.2), observation(4.2, role=Role.BEST_5_PERCENT, area_code=ENGLAND)]
    assert verdict(figures) == verdict(figures[::-1])


def test_the_gap_names_the_time_of_the_best_where_it_is_another() -> None:
    found = verdict([observation(8.8), best(4.2, "2015/16")]).gap_to_best_5
    reached = verdict([observation(4), best(4.2, "2015/16")]).gap_to_best_5
    assert found is not None
    assert reached is not None
    assert (found.display, reached.display) == ("4.6 points (best 5%: 2015/16)", "reached (best 5%: 2015/16)")


def test_there_is_no_gap_between_figures_that_cannot_be_compared() -> None:
    count = verdict([observation(300), best(10)], of=indicator(unit=Unit.COUNT, decimals=0))
    month = verdict([observation(40, "2017-03"), best(300, "2016/17")], of=indicator(unit=Unit.PER_10000))
    assert (count.gap_to_best_5, month.gap_to_best_5) == (None, None)


def test_another_breakdown_of_england_is_named() -> None:
    looked_after = {"breakdown_type": "pupil_group", "breakdown": "Looked after"}
    every = {"breakdown_type": "pupil_group", "breakdown": "All children"}
    figures = [observation(30, **looked_after), england(60, **every), england(70), england(33, **looked_after)]
    of = indicator(polarity=Polarity.HIGH)

    def status(comparator_breakdown: str | None) -> str:
        rule = line(breakdown_type="pupil_group", breakdown="Looked after", comparator_breakdown=comparator_breakdown)
        return verdict(figures, of=of, by=rule).status

    assert status("All children") == "Worse than England, all children"
    assert status("") == "Worse than England, all"
    assert status(None) == "Worse than England"
