"""An area profile: a scorecard's lines for an area beside its neighbours, its region, or areas of the reader's choice."""

import dash
from dash import html

from analysis.profile_query import ProfileQuery
from board.errors import UnknownPageError
from board.profile_view import profile_view
from board.scorecard_view import find_scorecard
from components import links
from components import profile as parts
from components.downloads import downloads
from components.lost import lost
from components.page import page
from components.ways import Way, ways
from pages.missing import missing


def _title(scorecard_id: str = "", **_unknown: str) -> str:
    try:
        return f"Area profile: {find_scorecard(scorecard_id).title} – Wellboard"
    except UnknownPageError:
        return "Page not found – Wellboard"


dash.register_page(__name__, path_template="/profile/<scorecard_id>", name="Area profile", title=_title)


def exists(scorecard_id: str = "") -> bool:
    """Whether there is such a scorecard; without one the answer is a 404."""
    try:
        find_scorecard(scorecard_id)
    except UnknownPageError:
        return False
    return True


def layout(scorecard_id: str = "", **query: str) -> html.Div:
    """The page for the areas in the address."""
    try:
        view = profile_view(scorecard_id=scorecard_id, query=ProfileQuery.from_query(query))
    except UnknownPageError as unknown:
        return missing(str(unknown))
    beside = f" · beside {view.beside_words}" if view.beside_words else ""
    return page(
        name="profile",
        title=f"Area profile: {view.area_name}",
        lead=f"{view.title} · {view.board}{beside}",
        crumb="Area profile",
        trail=[(view.title, links.scorecard(view.scorecard_id))],
        release_id=view.release_id,
        children=[
            ways(Way.PROFILE, scorecard_id=view.scorecard_id, area=view.area_code),
            lost(query, shown={"area": view.area_code}),
            parts.choices(view),
            parts.heat(view),
            *parts.notes(view),
            parts.other_profiles(view),
            downloads("profile", view.scorecard_id, query=ProfileQuery(area=view.area_code, beside=view.beside).query()),
        ],
    )
