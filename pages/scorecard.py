"""A scorecard: tiles or a table by priority for one area, a heat table for several."""

import dash
from dash import html

from analysis.filters import ScorecardFilters, ScorecardLayout
from board.errors import UnknownPageError
from board.scorecard_view import find_scorecard, scorecard_view
from components import links
from components import scorecard as parts
from components.downloads import downloads
from components.filters import filters_in_words, layout_switch, scorecard_filters
from components.lost import lost
from components.page import page
from components.ways import Way, ways
from components.words import count_of, sentence
from pages.missing import missing


def _title(scorecard_id: str = "", **_unknown: str) -> str:
    try:
        return f"{find_scorecard(scorecard_id).title} – Wellboard"
    except UnknownPageError:
        return "Page not found – Wellboard"


dash.register_page(__name__, path_template="/scorecard/<scorecard_id>", name="Scorecard", title=_title)


def exists(scorecard_id: str = "") -> bool:
    """Whether there is such a scorecard; without one the answer is a 404."""
    try:
        find_scorecard(scorecard_id)
    except UnknownPageError:
        return False
    return True


def layout(scorecard_id: str = "", **query: str) -> html.Div:
    """The page for the filters in the address."""
    try:
        view = scorecard_view(scorecard_id=scorecard_id, filters=ScorecardFilters.from_query(query))
    except UnknownPageError as unknown:
        return missing(str(unknown))
    body = (
        parts.heat_table(view)
        if view.heat_rows
        else parts.tables_by_priority(view)
        if view.filters.layout is ScorecardLayout.TABLE
        else parts.tiles_by_priority(view)
    )
    shown = sentence(f"{count_of(view.shown, 'line')} shown of {view.lines}") if view.filters.is_narrowed else ""
    return page(
        name="scorecard",
        title=view.title,
        lead=parts.lead(view),
        release_id=view.release_id,
        children=[
            ways(Way.SCORECARD, scorecard_id=view.scorecard_id, area=view.filters.area),
            lost(query, shown=view.filters.query()),
            parts.as_it_was_known(view),
            parts.about(view),
            parts.covering_text(view),
            parts.counts(view.counts, scorecard_id=view.scorecard_id, filters=view.filters),
            parts.look_first(view.look_first, scorecard_id=view.scorecard_id, filters=view.filters)
            if not view.filters.is_narrowed
            else None,
            scorecard_filters(
                scorecard_id=view.scorecard_id, filters=view.filters, areas=view.area_choices, priorities=view.priority_choices
            ),
            html.P(shown, className="shown", role="status"),
            html.P(filters_in_words(filters=view.filters, priorities=view.priority_choices), className="print-only"),
            None if view.heat_rows else layout_switch(scorecard_id=view.scorecard_id, filters=view.filters),
            parts.nothing_kept(view),
            *body,
            html.P(html.A("Make a board pack of this scorecard", href=links.address("/reports", {"scorecard": view.scorecard_id}))),
            downloads("scorecard", view.scorecard_id, query=view.filters.query()),
        ],
    )
