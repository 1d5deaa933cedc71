"""A scorecard view on made-up figures: what the filters keep, what is counted, what comes first, what was known when."""

from dataclasses import asdict, fields
from datetime import date

import pytest

from analysis.filters import ALL_AREAS, ScorecardFilters, StatusFilter
from analysis.verdict import Certainty, Outcome
from analysis.views import Counts, ScorecardView, Tile
from board.errors import UnknownPageError
from board.scorecard_view import find_scorecard, scorecard_view, scorecards, urgency
from components.scorecard import covering_text
from exports.tables.scorecard import scorecard_book
from exports.view_json import scorecard_json
from support.board import BROMLEY, WESTMINSTER

pytestmark = pytest.mark.usefixtures("made_up")


def _view(scorecard_id: str = "made-up-board", **filters: object) -> ScorecardView:
    return scorecard_view(scorecard_id=scorecard_id, filters=ScorecardFilters(**({"area": BROMLEY} | filters)))  # type: ignore[arg-type]


def _tiles(view: ScorecardView) -> dict[str, Tile]:
    return {tile.label: tile for priority in view.priorities for tile in priority.tiles}


def test_a_scorecard_holds_its_lines_in_the_boards_order() -> None:
    view = _view()
    assert [priority.title for priority in view.priorities] == ["Front door", "Child protection", "Health"]
    assert list(_tiles(view)) == [
        "Re-referrals",
        "Contacts by agency",
        "Contacts of the police",
        "Children on a plan",
        "Visits in time",
        "Waits for a first appointment",
        "What children say",
    ]
    assert view.priorities[0].lead == "Made-up lead"
    assert (view.area_name, view.board, view.title) == ("Bromley", "Made-up board", "Made-up scorecard")


def test_the_verdicts_are_those_of_the_figures() -> None:
    tiles = _tiles(_view())
    assert (tiles["Re-referrals"].verdict.display, tiles["Re-referrals"].verdict.outcome) == ("30%", Outcome.WORSE)
    assert (tiles["Visits in time"].verdict.display, tiles["Visits in time"].verdict.outcome) == ("87%", Outcome.SIMILAR)
    assert tiles["Waits for a first appointment"].verdict.area == "Made-up Hospital"
    assert tiles["Contacts of the police"].verdict.display == "330"
    assert tiles["What children say"].verdict.no_figure_reason == "The made-up report names it and prints nothing"


@pytest.mark.parametrize("status", StatusFilter)
def test_a_status_filter_keeps_what_it_says_and_nothing_else(status: StatusFilter) -> None:
    every = _tiles(_view())
    kept = _tiles(_view(status=status))
    expected = {
        StatusFilter.ANY: set(every),
        StatusFilter.RED_AND_WORSENING: {"Re-referrals"},  # the waits are rated against the figure before: worse, once
        StatusFilter.WORSE: {"Re-referrals", "Waits for a first appointment"},
        StatusFilter.SIMILAR: {"Visits in time"},
        StatusFilter.BETTER: set(),
        StatusFilter.NEUTRAL: {"Contacts by agency"},
        StatusFilter.NOT_RATED: {"Contacts of the police", "Children on a plan"},
        StatusFilter.NO_FIGURE: {"What children say"},
    }
    assert set(kept) == expected[status]


@pytest.mark.parametrize(("search", "labels"), [("REFERR", ["Re-referrals"]), ("police", ["Contacts of the police"]), ("nothing", [])])
def test_a_search_looks_in_label_name_and_breakdown(search: str, labels: list[str]) -> None:
    view = _view(search=search)
    assert list(_tiles(view)) == labels
    assert (view.shown, view.lines) == (len(labels), 7)
    assert view.filters.is_narrowed


@pytest.mark.parametrize("narrowed", [{"priority": "2"}, {"status": StatusFilter.WORSE}, {"search": "police"}])
def test_a_part_of_a_scorecard_has_no_covering_text_in_any_form(narrowed: dict[str, object]) -> None:
    whole, part = _view(), _view(**narrowed)
    assert whole.narrative[0].startswith("This scorecard has seven measures for Bromley.")
    assert part.narrative == ()
    assert [covering_text(view) is None for view in (whole, part)] == [False, True]
    assert [scorecard_json(view)["narrative"] for view in (whole, part)] == [list(whole.narrative), []]
    assert ["In words" in {table.name for table in scorecard_book(view).others} for view in (whole, part)] == [True, False]


def test_a_measure_of_several_areas_is_counted_once() -> None:
    view = _view(area=ALL_AREAS)
    assert (view.lines, view.counts.total) == (7, 11)
    assert view.narrative[0].startswith("This scorecard has seven measures for Bromley and Westminster. That makes 11 lines, each of them")


def test_a_priority_is_chosen_by_its_number() -> None:
    view = _view(priority="2")
    assert [priority.title for priority in view.priorities] == ["Child protection"]
    assert [(choice.value, choice.words) for choice in view.priority_choices] == [
        ("1", "Front door"),
        ("2", "Child protection"),
        ("3", "Health"),
    ]


@pytest.mark.parametrize("priority", ["0", "4", "-1", "two", "Front door"])
def test_an_unknown_priority_shows_all(priority: str) -> None:
    assert len(_view(priority=priority).priorities) == 3


@pytest.mark.parametrize("area", ["E06000056", "Bromley", "", ALL_AREAS])
def test_an_area_that_the_scorecard_lacks_falls_back_to_all(area: str) -> None:
    view = _view(area=area)
    assert view.heat_areas == ("Bromley", "Westminster")
    assert not view.priorities


def test_the_areas_are_offered_all_of_them_first() -> None:
    assert [choice.value for choice in _view().area_choices] == ["", BROMLEY, WESTMINSTER]
    assert [choice.value for choice in _view("bromley-alone").area_choices] == [BROMLEY]


def test_several_areas_stand_side_by_side() -> None:
    view = _view(area="")
    rows = {row.label: [tile.verdict.display for tile in row.tiles] for row in view.heat_rows}
    assert rows["Re-referrals"] == ["30%", "15%"]
    assert rows["Children on a plan"] == ["262", "suppressed"]
    assert view.shown == view.lines == len(view.heat_rows) == 7
    assert {row.priority for row in view.heat_rows} == {"Front door", "Child protection", "Health"}


def test_a_filter_keeps_a_row_if_it_keeps_any_of_its_areas() -> None:
    assert [row.label for row in _view(area="", status=StatusFilter.BETTER).heat_rows] == ["Re-referrals", "Visits in time"]


@pytest.mark.parametrize("area", ["", BROMLEY, WESTMINSTER])
@pytest.mark.parametrize("as_at", [None, date(2023, 12, 31), date(2000, 1, 1)])
def test_the_counts_add_up_to_the_total(area: str, as_at: date | None) -> None:
    counts = _view(area=area, as_at=as_at).counts
    parts = {field.name for field in fields(Counts)} - {"red_and_worsening", "total"}
    assert sum(asdict(counts)[part] for part in parts) == counts.total
    assert counts.red_and_worsening <= counts.worse


@pytest.mark.parametrize(
    ("status", "count"),
    [
        (StatusFilter.WORSE, "worse"),
        (StatusFilter.SIMILAR, "similar"),
        (StatusFilter.BETTER, "better"),
        (StatusFilter.NEUTRAL, "neutral"),
        (StatusFilter.NOT_RATED, "not_rated"),
        (StatusFilter.NO_FIGURE, "no_figure"),
        (StatusFilter.RED_AND_WORSENING, "red_and_worsening"),
    ],
)
@pytest.mark.parametrize("area", [BROMLEY, WESTMINSTER])
def test_a_count_is_the_number_of_lines_that_its_filter_shows(area: str, status: StatusFilter, count: str) -> None:
    assert getattr(_view(area=area).counts, count) == _view(area=area, status=status).shown


def test_a_line_of_its_own_area_is_counted_once_however_many_areas_are_shown() -> None:
    counts = _view(area="").counts
    assert counts.total == 11  # four lines with both boroughs' figures, one with Bromley's, the hospital's, and one that nobody has
    assert counts.no_figure == 1


def test_counts_do_not_change_with_status_and_search() -> None:
    assert _view(status=StatusFilter.WORSE, search="nothing").counts == _view().counts


def test_what_to_look_at_first_is_red_and_no_chance() -> None:
    view = _view(area="")
    assert view.look_first
    assert list(view.look_first) == sorted(view.look_first, key=urgency)
    assert len(view.look_first) <= 3
    assert all(tile.verdict.outcome is Outcome.WORSE for tile in view.look_first)
    assert not any(tile.verdict.certainty is Certainty.NOT_CERTAIN for tile in view.look_first)


def test_as_at_hides_figures_that_were_published_later() -> None:
    then = _tiles(_view(as_at=date(2023, 12, 31)))
    assert (then["Re-referrals"].verdict.display, then["Re-referrals"].verdict.outcome) == ("14%", Outcome.BETTER)
    assert then["Visits in time"].verdict.observation is None
    assert then["Waits for a first appointment"].verdict.observation is None


def test_as_at_hides_revisions_that_came_later() -> None:
    assert _tiles(_view(as_at=date(2023, 12, 31)))["Children on a plan"].verdict.value == 177
    before_anything = _view(as_at=date(2023, 5, 31))
    assert before_anything.counts.no_figure == before_anything.counts.total
    assert before_anything.newest_published is None


def test_as_at_the_day_of_publication_holds_what_was_published_that_day() -> None:
    assert _tiles(_view(as_at=date(2024, 6, 1)))["Re-referrals"].verdict.display == "30%"


def test_ages_are_counted_to_today_or_to_the_day_asked_for() -> None:
    assert _view().looked_at == date(2024, 6, 2)
    assert not _view().all_old
    assert _view(as_at=date(2030, 1, 1)).all_old
    assert _view(as_at=date(2030, 1, 1)).looked_at == date(2030, 1, 1)
    freshness = _tiles(_view(as_at=date(2030, 1, 1)))["Re-referrals"].verdict.freshness
    assert freshness is not None
    assert freshness.is_old


def test_an_unknown_scorecard_says_so() -> None:
    with pytest.raises(UnknownPageError, match="no scorecard called 'nothing'"):
        _view("nothing")
    with pytest.raises(UnknownPageError):
        find_scorecard("nothing")
    assert [card.scorecard_id for card in scorecards()] == ["made-up-board", "bromley-alone"]
