"""The parts of the home page."""

from dash import html

from analysis.filters import ScorecardFilters
from analysis.views import HomeView, ScorecardSummary
from components import links
from components.markup import aria
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


def boards(view: HomeView) -> html.Div:
    """Every scorecard as a card, board by board."""
    return html.Div([_scorecard(summary, board=found.board) for found in view.boards for summary in found.scorecards], className="cards")


def _scorecard(found: ScorecardSummary, *, board: str) -> html.Article:
    first = [look_first_line(tile, scorecard_id=found.scorecard_id) for tile in found.first]
    return html.Article(
        [
            html.P(board, className="card-board"),
            html.H2(html.A(found.title, href=links.scorecard(found.scorecard_id))),
            html.P(" · ".join(found.areas), className="card-areas"),
            counts(found.counts, scorecard_id=found.scorecard_id, filters=ScorecardFilters()),
            html.P(_moved(found), className="card-moved") if found.improved or found.worsened else None,
            _since(found),
            html.Ul(first, className="card-first") if first else None,
            html.P(_fresh(found), className="card-fresh"),
        ],
        className="card",
    )


def _moved(found: ScorecardSummary) -> str:
    lines = f"{count_of(found.improved, 'line')} moved the right way, {count_of(found.worsened, 'line')} the wrong way"
    return f"Since the figure before: {lines}."


def _since(found: ScorecardSummary) -> html.P:
    """The way to what changed between the last two days on which figures were published."""
    since = found.since
    href = links.changes(found.scorecard_id, first=since.first, last=since.last.day) if since else links.changes(found.scorecard_id)
    words = (
        f" ({day(since.first)} to {since.last.words}): {count_of(since.changed, 'line')} of {since.lines} changed."
        if since
        else ": all figures came out on one day, so there is no earlier day to compare with."
    )
    link = html.A("Since the last board", href=href, **aria(label=f"Since the last board: what changed on {found.title}"))
    return html.P([link, words], className="card-moved")


def _fresh(found: ScorecardSummary) -> str:
    if found.freshest is None or found.stalest is None:
        return "No dated figure yet."
    if found.freshest == found.stalest:
        return f"All figures are for the time to {day(found.freshest)}."
    return f"Freshest figure to {day(found.freshest)}, stalest to {day(found.stalest)}."
