"""A journey: how many children reach each stage, how many come on from one to the next, how fast, and how that compares."""

import dash
from dash import html

from analysis.journey_query import JourneyQuery
from analysis.journeys import CHILDS_JOURNEY
from board.errors import UnknownPageError
from board.journey_view import find_journey, journey_view
from components import journey as parts
from components.downloads import downloads
from components.journey_opened import opened
from components.journey_years import years
from components.page import page
from pages.missing import missing


def _title(journey_id: str = "", **_unknown: str) -> str:
    try:
        return f"{find_journey(journey_id).title} – Wellboard"
    except UnknownPageError:
        return "Page not found – Wellboard"


dash.register_page(__name__, path_template="/journey/<journey_id>", name="The child's journey", title=_title)


def exists(journey_id: str = "") -> bool:
    """Whether there is such a journey; without one the answer is a 404. The one that every page leads to says that it is not loaded."""
    try:
        find_journey(journey_id)
    except UnknownPageError:
        return journey_id == CHILDS_JOURNEY
    return True


def layout(journey_id: str = "", **query: str) -> html.Div:
    """The page for the area, period and comparison in the address."""
    try:
        view = journey_view(journey_id=journey_id, query=JourneyQuery.from_query(query))
    except UnknownPageError as unknown:
        return parts.not_loaded() if journey_id == CHILDS_JOURNEY else missing(str(unknown))
    return page(
        name="journey",
        title=view.title,
        lead=view.question,
        release_id=view.release_id,
        children=[
            parts.journeys(view),
            parts.choices(view),
            parts.not_found(view),
            parts.summary(view),
            parts.picture(view),
            parts.side_by_side(view),
            years(view),
            opened(view),
            downloads("journey", view.journey_id, query=parts.query_of(view).query()),
        ],
    )
