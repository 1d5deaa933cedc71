"""Plain, readable tables: a caption, column headings, a heading cell in every row."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.markup import aria, data

Cell = Component | str | Sequence[Component | str] | None


def table(
    *,
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    numeric: Sequence[int] = (),
    hide_caption: bool = False,
    stacked: bool = False,
) -> html.Div:
    """A table that scrolls sideways on a narrow screen instead of breaking the page. ``numeric`` names the right-aligned columns.

    ``stacked`` makes a list of it on a phone, each cell with its column's name.
    """
    head = html.Tr([html.Th(column, scope="col", className=_align(index, numeric)) for index, column in enumerate(columns)])
    body = [html.Tr(_cells(row, columns=columns, numeric=numeric)) for row in rows]
    label = html.Caption(caption, className="visually-hidden" if hide_caption else None)
    return html.Div(
        html.Table([label, html.Thead(head), html.Tbody(body)], className="figures"),
        className="table-scroll stacked" if stacked else "table-scroll",
        role="region",
        tabIndex="0",
        **aria(label=caption),
    )


@dataclass(frozen=True, kw_only=True)
class RowGroup:
    """Rows of a table under a heading of their own."""

    title: str
    rows: Sequence[Sequence[Cell]]


def grouped_table(*, caption: str, columns: Sequence[str], heads: Sequence[Cell], groups: Sequence[RowGroup], own: int) -> html.Div:
    """A wide table of groups that scrolls in a frame of its own, column headings and first columns staying in sight.

    ``heads`` stand in the heading cells, ``columns`` name the same to the cells of a phone's list. ``own`` is the column that is marked.
    """
    head = html.Tr([html.Th(cell, scope="col", className=_own(index, own)) for index, cell in enumerate(heads)])
    bodies = [
        html.Tbody(
            [
                html.Tr(html.Th(html.Span(group.title), scope="rowgroup", colSpan=str(len(columns))), className="group"),
                *(html.Tr(_grouped_cells(row, columns=columns, own=own)) for row in group.rows),
            ]
        )
        for group in groups
    ]
    return html.Div(
        html.Table([html.Caption(caption, className="visually-hidden"), html.Thead(head), *bodies], className="figures"),
        className="table-scroll stacked frozen",
        role="region",
        tabIndex="0",
        **aria(label=caption),
    )


def _grouped_cells(row: Sequence[Cell], *, columns: Sequence[str], own: int) -> list[Component]:
    cells = [html.Td(cell, className=_own(index, own), **data(label=columns[index])) for index, cell in enumerate(row[1:], start=1)]
    return [html.Th(row[0], scope="row"), *cells]


def _own(index: int, own: int) -> str | None:
    return "own-column" if index == own else None


def _cells(row: Sequence[Cell], *, columns: Sequence[str], numeric: Sequence[int]) -> list[Component]:
    """A heading cell and data cells; the last cell of a short row spans the columns that are left."""
    cells: list[Component] = [html.Th(row[0], scope="row")]
    for index, cell in enumerate(row[1:], start=1):
        left = len(columns) - index if index == len(row) - 1 else 1
        label = data(label=columns[index]) if left == 1 else {}
        cells.append(
            html.Td(cell, className=_align(index, numeric) if left == 1 else None, colSpan=str(left) if left > 1 else None, **label)
        )
    return cells


def _align(index: int, numeric: Sequence[int]) -> str | None:
    return "number" if index in numeric else None
