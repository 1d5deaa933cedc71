"""Changes: what is new, revised, better or worse on a scorecard since the last board."""

import dash
from dash import html

from analysis.changes_query import ChangesQuery
from board.changes_view import changes_view
from board.errors import UnknownPageError
from board.scorecard_view import find_scorecard
from components import changes as parts
from components import links
from components.downloads import downloads
from components.lost import lost
from components.page import page
from components.ways import Way, ways
from pages.missing import missing


def _title(scorecard_id: str = "", **_unknown: str) -> str:
    try:
        return f"Changes: {find_scorecard(scorecard_id).title} – Wellboard"
    except UnknownPageError:
        return "Page not found – Wellboard"


dash.register_page(__name__, path_template="/changes/<scorecard_id>", name="Changes", title=_title)


def exists(scorecard_id: str = "") -> bool:
    """Whether there is such a scorecard; without one the answer is a 404."""
    try:
        find_scorecard(scorecard_id)
    except UnknownPageError:
        return False
    return True


def layout(scorecard_id: str = "", **query: str) -> html.Div:
    """The page for the days and area in the address."""
    try:
        view = changes_view(scorecard_id=scorecard_id, query=ChangesQuery.from_query(query))
    except UnknownPageError as unknown:
        return missing(str(unknown))
    return page(
        name="changes",
        title=f"What changed: {view.title}",
        lead=f"{view.board} · {view.area_name} · {parts.moment(view.first)} to {parts.moment(view.last)}",
        trail=[(view.title, links.scorecard(view.scorecard_id))],
        release_id=view.release_id,
        children=[
            ways(Way.CHANGES, scorecard_id=view.scorecard_id, area=view.area),
            lost(query, shown=parts.shown(view)),
            parts.days(view),
            parts.not_understood(view),
            parts.summary(view),
            parts.known_when(view),
            parts.how_read(view),
            parts.nothing(view),
            *parts.by_kind(view),
            parts.challenges("New challenges", view.new_challenges),
            parts.challenges("Challenges reported done", view.closed_challenges),
            downloads("changes", view.scorecard_id, query=parts.shown(view)),
        ],
    )
