"""A source: the document, and every figure taken from it by its printed line."""

import dash
from dash import html

from board.data_view import source_title, source_view
from board.errors import UnknownPageError
from components import data as parts
from components import links
from components.page import page
from pages.missing import missing


def _title(source_id: str = "", **_unknown: str) -> str:
    return f"{source_title(source_id) or 'Page not found'} – Wellboard"


dash.register_page(__name__, path_template="/source/<source_id>", name="Source", title=_title)


def exists(source_id: str = "") -> bool:
    """Whether there is such a source; without one the answer is a 404."""
    return bool(source_title(source_id))


def layout(source_id: str = "", line: str = "", doubts: str = "", **query: str) -> html.Div:
    """The page for the line or the page of figures in the address."""
    number = _whole(query.get("page", ""))
    try:
        view = source_view(source_id=source_id, line=_whole(line), page=number or 1, only_doubts=doubts == "1")
    except UnknownPageError as unknown:
        return missing(str(unknown))
    return page(
        name="source",
        title=view.source.title,
        lead=parts.source_lead(view.source),
        trail=[("Data", links.address("/data"))],
        release_id=view.release_id,
        children=[
            parts.about_source(view),
            parts.source_figures(view),
            parts.pager(view),
            parts.problems(view.problems) if not view.line else None,
        ],
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None  # noqa: PLR2004 - longer than any document's line number
