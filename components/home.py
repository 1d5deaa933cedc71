"""The parts of the home page."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from analysis.filters import ScorecardFilters
from analysis.views import BoardSummary, HomeView, ScorecardSummary
from components import links
from components.page import notice
from components.scorecard import counts, look_first_line
from components.words import count_of, day


def lead(view: HomeView) -> str:
    """What stands behind the page."""
    return f"{view.observations:,} figures from {count_of(view.sources, 'source')}, each with the printed line it came from"


def look_first(view: HomeView) -> html.Section | None:
    """The worst lines of all scorecards, at most three."""
    if not view.look_first:
        return None
    return notice(
        [html.Ul([look_first_line(tile, scorecard_id=scorecard_id) for tile, scorecard_id in view.look_first])],
        title="Look here first",
        kind="worse",
    )


def boards(view: HomeView) -> list[Component]:
    """Each board with its scorecards."""
    return [_board(found) for found in view.boards]


def _board(found: BoardSummary) -> html.Section:
    return html.Section(
        [html.H2(found.board), html.Div([_scorecard(summary) for summary in found.scorecards], className="cards")], className="board"
    )


def _scorecard(found: ScorecardSummary) -> html.Article:
    first = [look_first_line(tile, scorecard_id=found.scorecard_id) for tile in found.first]
    return html.Article(
        [
            html.H3(html.A(found.title, href=links.scorecard(found.scorecard_id))),
            html.P(" · ".join(found.areas), className="card-areas"),
            counts(found.counts, scorecard_id=found.scorecard_id, filters=ScorecardFilters()),
            html.P(_moved(found), className="card-moved") if found.improved or found.worsened else None,
            html.Ul(first, className="card-first") if first else None,
            html.P(_fresh(found), className="card-fresh"),
        ],
        className="card",
    )


def _moved(found: ScorecardSummary) -> str:
    lines = f"{count_of(found.improved, 'line')} moved the right way, {count_of(found.worsened, 'line')} the wrong way"
    return f"Since the figure before: {lines}."


def _fresh(found: ScorecardSummary) -> str:
    if found.freshest is None or found.stalest is None:
        return "No dated figure yet."
    if found.freshest == found.stalest:
        return f"All figures are for the time to {day(found.freshest)}."
    return f"Freshest figure to {_short(found.freshest)}, stalest to {_short(found.stalest)}."


def _short(value: date) -> str:
    return day(value)
