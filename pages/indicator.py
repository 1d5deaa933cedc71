"""An indicator: the finding, the chart, why it has its status, its breakdowns, its revisions, its definition, its source."""

import dash
from dash import html

from analysis.indicator_query import IndicatorQuery
from board.errors import UnknownPageError
from board.indicator_view import indicator_name, indicator_view
from components import indicator as parts
from components import indicator_charts as charts
from components import indicator_tables as tables
from components import links
from components.asked import asked_section
from components.breakdown_panels import breakdown_panels
from components.downloads import downloads
from components.indicator_control import control_panel
from components.indicator_why import why
from components.lost import lost
from components.page import page
from pages.missing import missing


def _title(indicator_id: str = "", **_unknown: str) -> str:
    return f"{indicator_name(indicator_id) or 'Page not found'} – Wellboard"


dash.register_page(__name__, path_template="/indicator/<indicator_id>", name="Indicator", title=_title)


def exists(indicator_id: str = "") -> bool:
    """Whether there is such an indicator; without one the answer is a 404."""
    return bool(indicator_name(indicator_id))


def layout(indicator_id: str = "", **query: str) -> html.Div:
    """The page for the area and breakdown in the address."""
    try:
        view = indicator_view(indicator_id=indicator_id, query=IndicatorQuery.from_query(query))
    except UnknownPageError as unknown:
        return missing(str(unknown))
    trail = [(view.scorecard_title, links.scorecard(view.scorecard_id))] if view.scorecard_id else []
    return page(
        name="indicator",
        title=view.indicator.name,
        lead=" · ".join(part for part in (view.verdict.area, view.verdict.breakdown, parts.as_at_words(view)) if part),
        trail=trail,
        release_id=view.release_id,
        children=[
            lost(query, shown=parts.asked(view).query()),
            parts.choices(view),
            parts.summary(view),
            charts.trend_panel(view),
            asked_section(view),
            charts.closer_panel(view),
            control_panel(view),
            why(view.verdict, as_at=view.as_at),
            *breakdown_panels(view),
            tables.revisions(view),
            tables.other_areas(view),
            tables.other_figures(view),
            parts.definition(view),
            downloads("indicator", view.indicator.indicator_id, query=parts.asked(view).query()),
        ],
    )
