"""Aiming for the best 5%: how far an area is from the best 5% of authorities on every line of a scorecard."""

import dash
from dash import html

from board.best_five_view import best_five_view
from board.errors import UnknownPageError
from board.scorecard_view import find_scorecard
from components import best_five as parts
from components import links
from components.downloads import downloads
from components.lost import lost
from components.page import page
from components.ways import Way, ways
from pages.missing import missing


def _title(scorecard_id: str = "", **_unknown: str) -> str:
    try:
        return f"Aiming for the best 5%: {find_scorecard(scorecard_id).title} – Wellboard"
    except UnknownPageError:
        return "Page not found – Wellboard"


dash.register_page(__name__, path_template="/best-five/<scorecard_id>", name="Aiming for the best 5%", title=_title)


def exists(scorecard_id: str = "") -> bool:
    """Whether there is such a scorecard; without one the answer is a 404."""
    try:
        find_scorecard(scorecard_id)
    except UnknownPageError:
        return False
    return True


def layout(scorecard_id: str = "", **query: str) -> html.Div:
    """The page for the area in the address."""
    try:
        view = best_five_view(scorecard_id=scorecard_id, area=str(query.get("area", "")).strip())
    except UnknownPageError as unknown:
        return missing(str(unknown))
    return page(
        name="best-five",
        title=f"Aiming for the best 5%: {view.area_name}",
        lead=f"{view.title} · {view.board}",
        crumb="Aiming for the best 5%",
        trail=[(view.title, links.scorecard(view.scorecard_id))],
        release_id=view.release_id,
        children=[
            ways(Way.BEST_FIVE, scorecard_id=view.scorecard_id, area=view.area_code),
            lost(query, shown={"area": view.area_code}),
            parts.choices(view),
            parts.summary(view),
            parts.spines(view),
            parts.without(view),
            downloads("best-five", view.scorecard_id, query={"area": view.area_code}),
        ],
    )
