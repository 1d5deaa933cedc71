"""One indicator compared between all authorities: where an area stands, against whom, and how far it is to the best 5%."""

import dash
from dash import html

from analysis.comparison_query import WITH_NEIGHBOURS, ComparisonQuery
from board.comparison_view import comparison_view
from board.errors import UnknownPageError
from board.indicator_view import indicator_name
from components import compare as parts
from components import compare_places as places
from components import links
from components.downloads import downloads
from components.lost import lost
from components.page import page
from components.quartile_strip import quartile_strip
from pages.missing import missing


def _title(indicator_id: str = "", **_unknown: str) -> str:
    name = indicator_name(indicator_id)
    return f"Compare: {name} – Wellboard" if name else "Page not found – Wellboard"


dash.register_page(__name__, path_template="/compare/<indicator_id>", name="Compare", title=_title)


def exists(indicator_id: str = "") -> bool:
    """Whether there is such an indicator; without one the answer is a 404."""
    return bool(indicator_name(indicator_id))


def layout(indicator_id: str = "", **query: str) -> html.Div:
    """The page for the area, period and breakdown in the address; who asks for the neighbours sees them first."""
    asked = ComparisonQuery.from_query(query)
    try:
        view = comparison_view(indicator_id=indicator_id, query=asked)
    except UnknownPageError as unknown:
        return missing(str(unknown))
    among_all = [places.ranked_panel(view), quartile_strip(view)]
    alike = [places.neighbours(view), places.set_beside(view)]
    card = [(view.scorecard_title, links.scorecard(view.scorecard_id))] if view.scorecard_id else []
    return page(
        name="compare",
        title=f"Compare: {view.indicator.name}",
        crumb="Compare",
        lead=parts.lead(view),
        trail=[*card, (view.indicator.name, parts.to_indicator(view))],
        release_id=view.release_id,
        children=[
            lost(query, shown=view.query.query()),
            parts.choices(view),
            parts.beside(view),
            parts.summary(view),
            parts.nothing(view),
            *((*alike, *among_all) if WITH_NEIGHBOURS in asked.beside else (*among_all, *alike)),
            parts.is_it_real(view),
            downloads("compare", view.indicator.indicator_id, query=view.query.query()),
        ],
    )
