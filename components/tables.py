"""Plain, readable tables: a caption, column headings, a heading cell in every row."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.markup import aria

Cell = Component | str | Sequence[Component | str] | None


def table(
    *, caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], numeric: Sequence[int] = (), hide_caption: bool = False
) -> html.Div:
    """A table that scrolls sideways on a narrow screen instead of breaking the page. ``numeric`` names the right-aligned columns."""
    head = html.Tr([html.Th(column, scope="col", className=_align(index, numeric)) for index, column in enumerate(columns)])
    body = [
        html.Tr(
            [
                html.Th(cell, scope="row") if index == 0 else html.Td(cell, className=_align(index, numeric))
                for index, cell in enumerate(row)
            ]
        )
        for row in rows
    ]
    label = html.Caption(caption, className="visually-hidden" if hide_caption else None)
    return html.Div(
        html.Table([label, html.Thead(head), html.Tbody(body)], className="figures"),
        className="table-scroll",
        role="region",
        tabIndex="0",
        **aria(label=caption),
    )


def _align(index: int, numeric: Sequence[int]) -> str | None:
    return "number" if index in numeric else None
