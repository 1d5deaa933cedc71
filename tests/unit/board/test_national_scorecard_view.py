"""A scorecard where figures of many authorities are loaded: rated against neighbours, with every comparator worked out."""

from statistics import fmean, median

import pytest

from analysis.filters import ScorecardFilters
from analysis.scorecards import RateAgainst
from analysis.verdict import ComparatorKind, Outcome, Verdict
from analysis.views import Spark
from board.home_view import home_view
from board.scorecard_view import scorecard_view
from support.national_board import AUTHORITIES, FIRST, LAST, OWN, value_of

pytestmark = pytest.mark.usefixtures("national_board")
NEIGHBOURS = [value_of(place, LAST) for place in range(1, 11)]


def _tiles() -> list[Verdict]:
    view = scorecard_view(scorecard_id="made-up-national", filters=ScorecardFilters(area=OWN))
    return [tile.verdict for priority in view.priorities for tile in priority.tiles]


def test_a_line_rated_against_neighbours_works_from_the_file_to_the_tile() -> None:
    found = _tiles()[1]
    assert (found.rule.comparator, found.outcome, found.status) == (RateAgainst.NEIGHBOURS, Outcome.BETTER, "Better than neighbours")
    assert found.neighbours is not None
    assert (found.neighbours.title, found.neighbours.count) == ("Made-up neighbours", 10)
    assert (found.neighbours.mean, found.neighbours.median) == (pytest.approx(fmean(NEIGHBOURS)), pytest.approx(median(NEIGHBOURS)))
    assert found.standing is not None
    assert (found.standing.rank, found.standing.count) == (1, AUTHORITIES + 1)


def test_a_number_is_drawn_on_a_scale_of_its_own() -> None:
    children, rate = (_small_charts()[label] for label in ("Children looked after", "Re-referrals within 12 months"))
    assert (len(children.points), children.comparator) == (LAST - FIRST + 1, None)
    assert rate.comparator is not None
    (found,) = [verdict for verdict in _tiles() if verdict.indicator_id == "children"]
    assert (found.outcome, [one.kind for one in found.comparators]) == (Outcome.NOT_RATED, [ComparatorKind.PREVIOUS])
    assert found.reason.endswith("is not rated: a number is not comparable between areas of different size.")


def test_a_small_chart_of_quarters_beside_a_years_figure_says_so() -> None:
    said = _small_charts()["Beside the neighbours"]
    assert (said.frequency, said.words) == ("quarterly", "2 quarterly figures, from 21% (2025/26 Q1) to 22% (2025/26 Q2)")
    assert _small_charts()["Children looked after"].frequency == ""


def test_months_that_ended_years_before_the_figure_are_not_its_small_chart() -> None:
    said = _small_charts()["Assessments in time"]
    assert (said.frequency, len(said.points)) == ("", LAST - FIRST + 1)
    assert said.words.endswith(f"({LAST}/{(LAST + 1) % 100})")


def _small_charts() -> dict[str, Spark]:
    view = scorecard_view(scorecard_id="made-up-national", filters=ScorecardFilters(area=OWN))
    return {tile.label: tile.spark for priority in view.priorities for tile in priority.tiles if tile.spark}


def test_all_authorities_count_though_only_the_areas_shown_are_read_one_by_one() -> None:
    view = scorecard_view(scorecard_id="made-up-national", filters=ScorecardFilters())
    best = [tile.verdict.comparator(ComparatorKind.BEST_5_PERCENT) for tile in view.heat_rows[1].tiles]
    assert [(found.count, found.published) for found in best if found] == [(AUTHORITIES + 1, False)] * 2


def test_the_home_page_has_the_same_verdicts() -> None:
    (board,) = home_view().boards
    (summary,) = board.scorecards
    assert summary.counts.total == 8
    assert summary.counts == scorecard_view(scorecard_id="made-up-national", filters=ScorecardFilters()).counts
