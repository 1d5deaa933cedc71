"""Home: the boards, what is red and worsening, what moved, how fresh the figures are."""

import dash
from dash import html

from board.home_view import home_view
from components import home as parts
from components.page import page

dash.register_page(__name__, path="/", name="Home", title="Wellboard: scorecards for health, wellbeing and safeguarding boards", order=0)


def layout(**_unknown: str) -> html.Div:
    """The page; unknown query keys are ignored."""
    view = home_view()
    return page(
        name="home",
        title="Board scorecards",
        lead=parts.lead(view),
        release_id=view.release_id,
        children=[parts.look_first(view), parts.boards(view)],
    )
