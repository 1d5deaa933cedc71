"""Compare: where an area stands among all authorities, its neighbours and the best 5%."""

import dash
from dash import html

from analysis.comparison_query import ComparisonQuery
from board.comparison_view import comparison_view
from board.errors import UnknownPageError
from board.indicator_view import indicator_name
from components import compare as parts
from components import links
from components.page import page
from pages.missing import missing


def _title(indicator_id: str = "", **_unknown: str) -> str:
    name = indicator_name(indicator_id)
    return f"Compare: {name} – Wellboard" if name else "Page not found – Wellboard"


dash.register_page(__name__, path_template="/compare/<indicator_id>", name="Compare", title=_title)


def exists(indicator_id: str = "") -> bool:
    """Whether there is such an indicator; without one the answer is a 404."""
    return bool(indicator_name(indicator_id))


def layout(indicator_id: str = "", **query: str) -> html.Div:
    """The page for the area, period and breakdown in the address."""
    try:
        view = comparison_view(indicator_id=indicator_id, query=ComparisonQuery.from_query(query))
    except UnknownPageError as unknown:
        return missing(str(unknown))
    period = f" · {view.period.display}" if view.period else ""
    breakdown = f" · {view.query.breakdown}" if view.query.breakdown else ""
    return page(
        name="compare",
        title=f"Compare: {view.indicator.name}",
        lead=f"{view.area_name}{breakdown}{period} · {len(view.areas)} authorities",
        trail=[(view.indicator.name, links.indicator(view.indicator.indicator_id))],
        release_id=view.release_id,
        children=[
            parts.choices(view),
            parts.chosen(view),
            parts.summary(view),
            parts.nothing(view),
            parts.ranked_panel(view),
            parts.missing(view),
            parts.quartile_strip(view),
            parts.neighbours(view),
            parts.to_indicator(view),
        ],
    )
