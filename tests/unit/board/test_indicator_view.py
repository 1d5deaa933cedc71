"""An indicator view on made-up figures: its choices, its series, its breakdowns, what was revised and what disagrees."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from analysis.filters import ScorecardFilters
from analysis.indicator_query import IndicatorQuery
from analysis.verdict import Outcome
from analysis.views import ChartSeries, IndicatorView, Tile
from board.errors import UnknownPageError
from board.indicator_view import indicator_name, indicator_view
from board.scorecard_view import scorecard_view
from components import links
from support.board import BROMLEY, ENGLAND, LONDON, WESTMINSTER

pytestmark = pytest.mark.usefixtures("made_up")


def _view(indicator_id: str, **query: object) -> IndicatorView:
    return indicator_view(indicator_id=indicator_id, query=IndicatorQuery(**query))  # type: ignore[arg-type]


def _values(series: ChartSeries) -> dict[str, float | None]:
    return {point.period.display: point.observation.value for point in series.points}


def _chart(view: IndicatorView) -> dict[str, dict[str, float | None]]:
    return {series.role: _values(series) for series in view.chart}


def test_the_series_stands_beside_england() -> None:
    assert _chart(_view("re-referrals", area=BROMLEY)) == {
        "own": {"2021/22": 12, "2022/23": 14, "2023/24": 30},
        "england": {"2022/23": 21, "2023/24": 22},
    }


def test_england_does_not_stand_beside_itself() -> None:
    assert list(_chart(_view("re-referrals", area=ENGLAND))) == ["own"]


def _asked_by_the_link(tile: Tile, scorecard_id: str) -> IndicatorQuery:
    return IndicatorQuery.from_query(dict(parse_qsl(urlsplit(links.tile(tile, scorecard_id=scorecard_id)).query)))


@pytest.mark.usefixtures("no_prefix")
def test_the_page_holds_the_verdict_of_every_tile_that_leads_to_it() -> None:
    for scorecard_id in ("made-up-board", "bromley-alone"):
        for area in (BROMLEY, WESTMINSTER) if scorecard_id == "made-up-board" else (BROMLEY,):
            card = scorecard_view(scorecard_id=scorecard_id, filters=ScorecardFilters(area=area))
            for tile in (tile for priority in card.priorities for tile in priority.tiles):
                page = indicator_view(indicator_id=tile.verdict.indicator_id, query=_asked_by_the_link(tile, scorecard_id))
                assert page.verdict == tile.verdict, tile.label
                assert page.line_id == tile.line_id


def test_the_scorecard_that_is_named_gives_the_rule() -> None:
    against_england = _view("re-referrals", area=BROMLEY, scorecard="made-up-board")
    against_before = _view("re-referrals", area=BROMLEY, scorecard="bromley-alone")
    assert [view.verdict.rule.comparator for view in (against_england, against_before)] == ["england", "previous"]
    assert against_before.scorecard_title == "Bromley alone"


def test_without_a_name_the_first_scorecard_that_watches_it_gives_the_rule() -> None:
    assert _view("visits", area=BROMLEY).verdict.rule.comparator == "target"
    assert _view("visits", area=BROMLEY).target == 90


def test_an_indicator_without_a_line_is_rated_against_england_or_the_figure_before() -> None:
    assert _view("re-referrals", area=ENGLAND).verdict.rule.comparator == "england"
    assert _view("contacts", area=BROMLEY, breakdown_type="agency", breakdown="Health").verdict.rule.comparator == "previous"


def test_the_areas_with_figures_are_offered_authorities_first() -> None:
    assert [choice.value for choice in _view("re-referrals").area_choices] == [BROMLEY, WESTMINSTER, ENGLAND]


def test_without_an_area_the_first_that_the_scorecard_watches_is_shown() -> None:
    assert _view("visits").verdict.area_code == BROMLEY
    assert _view("waits").verdict.area == "Made-up Hospital"


def test_an_unknown_area_falls_back_and_a_known_one_without_figures_says_so() -> None:
    assert _view("visits", area="nowhere").verdict.area_code == BROMLEY
    silent = _view("visits", area=LONDON)
    assert (silent.verdict.area, silent.verdict.observation) == ("London", None)


def test_the_kind_of_period_can_be_chosen() -> None:
    both = _view("visits", area=WESTMINSTER)
    assert {choice.value: choice.words for choice in both.kind_choices} == {"financial_year": "Financial year", "month": "Month"}
    assert both.verdict.display == "99%"
    yearly = _view("visits", area=WESTMINSTER, kind="financial_year")
    assert (yearly.verdict.display, yearly.kind) == ("95%", "financial_year")
    assert _chart(yearly)["own"] == {"2023/24": 95}


def test_a_breakdown_has_a_series_of_its_own() -> None:
    view = _view("contacts", area=BROMLEY, breakdown_type="agency", breakdown="Police")
    assert _chart(view)["own"] == {"2022/23": 300, "2023/24": 330}
    assert {choice.value: choice.words for choice in view.breakdown_choices} == {
        "": "All",
        "agency:Police": "Agency: Police",
        "agency:Health": "Agency: Health",
    }


def test_an_unknown_breakdown_falls_back_to_the_headline_figure() -> None:
    assert _view("contacts", area=BROMLEY, breakdown_type="agency", breakdown="Nobody").verdict.display == "620"


def test_where_only_breakdowns_are_printed_the_first_is_shown() -> None:
    view = _view("contacts", area=WESTMINSTER)
    assert (view.verdict.breakdown, view.verdict.display) == ("Police", "90")


def test_the_breakdowns_are_those_of_the_latest_period_with_their_history() -> None:
    (found,) = _view("contacts", area=BROMLEY).breakdowns
    assert (found.title, found.period.display) == ("By agency", "2023/24")
    assert {point.observation.breakdown: point.display for point in found.points} == {"Police": "330", "Health": "suppressed"}
    assert found.caption.startswith("2023/24: Police 330.")
    assert {series.name: _values(series) for series in found.history} == {
        "Police": {"2022/23": 300, "2023/24": 330},
        "Health": {"2022/23": 200, "2023/24": None},
    }


def test_a_revision_and_a_conflict_are_shown_with_both_figures() -> None:
    view = _view("plans", area=BROMLEY)
    assert _chart(view)["own"] == {"31 March 2022": 188, "31 March 2023": 184, "31 March 2024": 262}
    said = {
        (found.period.display, found.current.value, found.is_conflict): [other.value for other in found.others] for found in view.revisions
    }
    assert said == {("31 March 2023", 184, False): [177], ("31 March 2024", 262, True): [260]}


def test_as_at_shows_what_was_known() -> None:
    then = _view("plans", area=BROMLEY, as_at=date(2024, 5, 31))
    assert _chart(then)["own"] == {"31 March 2022": 188, "31 March 2023": 177}
    assert then.revisions == ()
    assert then.as_at == date(2024, 5, 31)


def test_other_areas_have_a_verdict_each_and_england_is_none_of_them() -> None:
    others = _view("re-referrals", area=BROMLEY).other_areas
    assert [(tile.verdict.area, tile.verdict.display, tile.verdict.outcome) for tile in others] == [("Westminster", "15%", Outcome.BETTER)]


def test_a_plan_is_listed_and_never_drawn() -> None:
    view = _view("re-referrals", area=BROMLEY)
    assert [(point.observation.role, point.display) for point in view.others] == [("planned", "25%")]
    assert "2024/25" not in _chart(view)["own"]


def test_an_alias_stands_for_its_indicator() -> None:
    assert _view("rereferrals", area=BROMLEY).indicator.indicator_id == "re-referrals"
    assert indicator_name("rereferrals") == "Re-referrals within 12 months"


def test_the_headline_says_area_figure_step_and_status() -> None:
    view = _view("re-referrals", area=BROMLEY)
    assert view.headline == f"Bromley: 30% (2023/24), up from 14% in 2022/23. {view.verdict.status}."
    assert _view("views").headline == _view("views").verdict.reason


def test_an_unknown_indicator_says_so() -> None:
    with pytest.raises(UnknownPageError, match="no indicator called 'nothing'"):
        _view("nothing")
    assert indicator_name("nothing") == ""
