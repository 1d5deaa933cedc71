"""An area beside its neighbours, its region or others, on made-up figures of 26 authorities."""

import pytest

from analysis.areas import Area, AreaKind
from analysis.comparison_query import MOST_CHOSEN
from analysis.filters import ScorecardFilters
from analysis.neighbours import NO_NEIGHBOURS
from analysis.profile_query import ProfileQuery
from analysis.profile_views import ProfileRow, ProfileView
from analysis.scorecards import Scorecard
from analysis.verdict import Outcome
from board.errors import UnknownPageError
from board.profile_areas import company
from board.profile_view import profile_view
from board.scorecard_view import scorecard_view
from support.national_board import EAST, ENGLAND, OWN, authorities
from support.several_lines import LUTON, NAME

pytestmark = pytest.mark.usefixtures("several_lines")


def of(area: str = "", *beside: str) -> ProfileView:
    return profile_view(scorecard_id=NAME, query=ProfileQuery(area=area, beside=beside))


def codes(view: ProfileView) -> list[str]:
    return [column.area_code for column in view.columns]


def rows(view: ProfileView) -> list[ProfileRow]:
    return [row for priority in view.priorities for row in priority.rows]


def test_the_own_area_comes_first_then_england_then_the_neighbours() -> None:
    view = of(OWN)
    assert codes(view)[:2] == [OWN, ENGLAND]
    assert len(codes(view)) == 12
    assert view.columns[0].is_own
    assert not view.columns[1].has_profile
    assert view.beside == ("neighbours",)
    assert view.beside_words.startswith("its statistical neighbours (")


def test_every_line_has_a_cell_an_area_and_lines_of_another_area_are_named() -> None:
    view = of(OWN)
    assert [row.line_id for row in rows(view)] == ["1.1", "1.2", "1.3", "2.1", "2.2"]
    assert all([cell.area_code for cell in row.cells] == codes(view) for row in rows(view))
    assert [(found.label, found.area_name) for found in view.left_out] == [("Luton's own", "Luton")]


def test_a_cell_says_what_the_scorecard_says_of_that_area() -> None:
    row = next(row for row in rows(of(OWN, LUTON)) if row.line_id == "1.2")
    cell = row.cells[2]
    tiles = scorecard_view(scorecard_id=NAME, filters=ScorecardFilters(area=LUTON)).priorities[0].tiles
    verdict = next(tile.verdict for tile in tiles if tile.line_id == "1.2")
    assert (cell.value, cell.display, cell.outcome, cell.status, cell.reason) == (
        verdict.value,
        verdict.display,
        verdict.outcome,
        verdict.status,
        verdict.reason,
    )
    assert row.cells[1].outcome is Outcome.NOT_RATED


def test_a_suppressed_figure_and_a_missing_one_say_so() -> None:
    hidden = authorities()[1]["area_code"]  # its rate is suppressed for one year, and the next stands
    visits = next(row for row in rows(of(OWN, hidden)) if row.indicator_id == "visits")
    assert [cell.has_figure for cell in visits.cells] == [True, False, False]
    assert visits.cells[2].display == "no figure"
    assert visits.cells[2].value is None


def test_an_area_without_any_figure_has_no_column_and_is_named() -> None:
    view = of(OWN, LUTON, "E08000035")
    assert codes(view) == [OWN, ENGLAND, LUTON]
    assert view.without_figures == ("Leeds",)


def test_beside_can_be_the_region_and_others_at_once() -> None:
    view = of(OWN, "region", "E09000002")
    assert EAST in codes(view)
    assert LUTON in codes(view)
    assert codes(view)[-1] == "E09000002"
    assert view.beside_words == "its region, East of England and Barking and Dagenham"
    assert view.beside_choices[-1].value == "region,E09000002"


def test_what_is_unknown_is_dropped() -> None:
    view = of("E99999999", "nonsense", "<script>", LUTON, OWN)
    assert view.area_code == OWN
    assert codes(view) == [OWN, ENGLAND, LUTON]
    with pytest.raises(UnknownPageError):
        profile_view(scorecard_id="nothing", query=ProfileQuery())


def test_an_area_in_no_region_and_without_neighbours_stands_beside_the_scorecards_others() -> None:
    lonely = Area(area_code="far", name="Far away", kind=AreaKind.PARTNERSHIP)
    card = Scorecard(scorecard_id="a", title="A", board="B", areas=("far", "near"), description="", caution="", priorities=())
    found = company("far", scorecard=card, areas={"far": lonely}, model=NO_NEIGHBOURS)
    assert found.usual == ("near",)
    assert found.known(("region", "neighbours", "far")) == ()
    assert [choice.words for choice in found.choices(found.usual)] == ["The scorecard's other areas"]


def test_no_more_single_areas_than_can_be_told_apart() -> None:
    asked = [area["area_code"] for area in authorities() if area["area_code"] != OWN][: MOST_CHOSEN + 3]
    assert codes(of(OWN, *asked))[2:] == asked[:MOST_CHOSEN]


def test_the_period_of_most_cells_stands_at_the_row() -> None:
    row = next(row for row in rows(of(OWN)) if row.line_id == "1.1")
    assert row.period == "2024/25"
    assert row.cells[0].period == "2025/26 Q2"
