"""Data: what was loaded, what was not and why, what disagrees."""

import dash
from dash import html

from board.data_view import data_view
from components import data as parts
from components.page import page
from components.words import count_of

dash.register_page(__name__, path="/data", name="Data", title="Data – Wellboard", order=1)


def layout(**_unknown: str) -> html.Div:
    """The page; unknown query keys are ignored."""
    view = data_view()
    loaded = f"{count_of(view.observations, 'figure')} from {count_of(len(view.sources), 'source')}"
    return page(
        name="data",
        title="Data",
        lead=f"{loaded} · release {view.release_id}, published {view.published_at}",
        release_id=view.release_id,
        children=[
            parts.sources(view),
            parts.conflicts(view),
            parts.disagreements(view),
            parts.problems(view.problems),
            parts.bring_your_own(),
        ],
    )
