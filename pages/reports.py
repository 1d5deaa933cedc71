"""Make a board pack: choose what goes into it, watch it being made, take the file."""

import dash
from dash import html

from board.report_request import FIELDS, problem_of
from board.reports_view import reports_view
from components import reports as parts
from components.page import page

dash.register_page(__name__, path="/reports", name="Reports", title="Reports – Wellboard")


def layout(**query: str) -> html.Div:
    """The page; ``scorecard`` is ticked already, ``job`` is a report in the making. A form that was refused comes back as it was sent."""
    chosen = tuple(one for one in str(query.get("scorecard", "")).split(",") if one)
    sent = {name: str(query[name]) for name in FIELDS if query.get(name)} if query.get("to") else {}
    view = reports_view(chosen=chosen, sent=sent, problem=problem_of(sent) if sent else "", job_id=str(query.get("job", "")))
    return page(
        name="reports",
        title="Reports",
        lead="The board pack in Word, PowerPoint, Excel or PDF: the same verdicts as on the screen, each with its source.",
        release_id=view.release_id,
        children=[
            parts.gone() if view.is_gone else None,
            parts.problem(view),
            parts.job(view.job) if view.job else parts.form(view),
            parts.to_verify(),
        ],
    )
