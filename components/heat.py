"""Heat tables: indicators down, areas across, each cell the figure with its own status."""

from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from analysis.verdict import Certainty, Verdict
from analysis.views import HeatRow, Tile
from components.markup import aria
from components.provenance import source_link
from components.status import css_class, flags, icon
from components.tables import Cell, table
from components.words import sentence

Address = Callable[[Tile], str]


def heat_sections(rows: Sequence[HeatRow], *, areas: Sequence[str], address: Address, say_old: bool = True) -> list[Component]:
    """A table a priority. ``areas`` are the columns' names; ``address`` is where a cell leads."""
    by_priority: dict[str, list[HeatRow]] = {}
    for row in rows:
        by_priority.setdefault(row.priority, []).append(row)
    return [
        html.Section(
            [
                html.H2(title),
                table(
                    caption=f"{title}, side by side",
                    columns=("Indicator", *areas),
                    rows=[_row(row, columns=len(areas), address=address, say_old=say_old) for row in found],
                    hide_caption=True,
                    stacked=True,
                ),
            ],
            className="priority heat",
        )
        for title, found in by_priority.items()
    ]


def _row(row: HeatRow, *, columns: int, address: Address, say_old: bool) -> list[Cell]:
    first = row.tiles[0]
    if all(found.verdict.observation is None for found in row.tiles):
        return [row.label, html.Span(sentence(first.verdict.no_figure_reason), className="heat-none")]
    if len(row.tiles) < columns:
        return [row.label, _cell(first, address=address, say_old=say_old, area=first.verdict.area)]
    return [row.label, *(_cell(found, address=address, say_old=say_old) for found in row.tiles)]


def _cell(found: Tile, *, address: Address, say_old: bool, area: str = "") -> Component:
    """A cell; ``area`` names the line's own area where the cell spans all columns."""
    verdict = found.verdict
    if verdict.observation is None:
        return html.Span("no figure", className="heat-none")
    period = verdict.period.display if verdict.period else ""
    source: list[Component | str] = [period, " · ", source_link(verdict.provenance, short=True)] if verdict.provenance else [period]
    return heat_cell(
        display=verdict.display,
        href=address(found),
        label=f"{found.label}, {verdict.area}: {verdict.display}",
        css=css_class(verdict),
        status=verdict.status,
        before=f"{area}: " if area else "",
        below=[html.Span(source, className="heat-period"), *notes(verdict, say_old=say_old)],
    )


def heat_cell(*, display: str, href: str, label: str, css: str, status: str, before: str = "", below: Sequence[Component] = ()) -> html.Div:
    """A figure as a link, its status by shape, colour and words, and what else is to be known of it.

    ``label`` names line and area to those who hear the page; ``css`` is the class of the status.
    """
    value = html.A(display, href=href, className="heat-value", **aria(label=label))
    return html.Div(
        [
            html.Span([before or None, value]),
            html.Span([icon(css), html.Span(status)], className="heat-status"),
            *below,
        ],
        className=f"heat-cell heat-{css}",
    )


def notes(verdict: Verdict, *, say_old: bool) -> list[Component]:
    """What a tile says beside its status, for a cell: not certain, doubtful, old."""
    unsure = html.Span(verdict.certainty_words, className="heat-note") if verdict.certainty is Certainty.NOT_CERTAIN else None
    return [note for note in (unsure, *flags(verdict, say_old=say_old)) if note is not None]
