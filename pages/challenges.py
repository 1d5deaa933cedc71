"""Challenges: what boards challenged and track, overdue and unowned first."""

import dash
from dash import html

from analysis.challenge_query import ChallengeQuery
from board.challenges_view import challenges_view
from components import challenges as parts
from components.downloads import downloads
from components.lost import lost
from components.page import page

dash.register_page(__name__, path="/challenges", name="Challenges", title="Challenges – Wellboard", order=4)


def layout(**query: str) -> html.Div:
    """The page for the filters in the address."""
    view = challenges_view(ChallengeQuery.from_query(query))
    return page(
        name="challenges",
        title="Challenges",
        lead="What boards challenged, asked for and agreed, who leads it, and whether the indicator moved.",
        release_id=view.release_id,
        children=[
            parts.counts(view.counts),
            html.P(parts.OVERDUE, className="quiet"),
            lost(query, shown=view.query.query()),
            parts.filters(view),
            html.P(parts.shown(view), className="shown", role="status"),
            parts.log(view),
            parts.pager(view),
            parts.how_read(view.scales),
            downloads("challenges", "log", query=view.query.query()) if view.shown else None,
        ],
    )
