"""Challenges: what boards challenged and track, overdue and unowned first."""

import dash
from dash import html

from analysis.challenge_query import ChallengeQuery
from board.challenges_view import challenges_view
from components import challenges as parts
from components.downloads import downloads
from components.page import page
from components.words import count_of, sentence

dash.register_page(__name__, path="/challenges", name="Challenges", title="Challenges – Wellboard", order=4)


def layout(**query: str) -> html.Div:
    """The page for the filters in the address."""
    view = challenges_view(ChallengeQuery.from_query(query))
    shown = sentence(f"{count_of(view.shown, 'entry', 'entries')} shown of {view.counts.total:,}") if view.query.is_narrowed else ""
    return page(
        name="challenges",
        title="Challenges",
        lead="What boards challenged, asked for and agreed, who leads it, and whether the indicator moved.",
        release_id=view.release_id,
        children=[
            parts.counts(view.counts),
            html.P(parts.OVERDUE, className="quiet"),
            parts.filters(view),
            html.P(shown, className="shown", role="status"),
            parts.log(view),
            parts.pager(view),
            parts.how_read(),
            downloads("challenges", "log", query=view.query.query()) if view.shown else None,
        ],
    )
