"""Where a figure came from: one link to its document, line and printed text."""

from dash import html

from analysis.observations import Provenance
from analysis.verdict import ComparatorValue
from components import links
from components.markup import aria
from components.words import day


def source_link(found: Provenance, *, short: bool = False) -> html.A:
    """A link to the printed line. ``short`` gives just "line 1192"; the whole names document, day, line and printed text."""
    place = f"line {found.line}" if found.line else found.ref or "source"
    if short:
        return html.A(
            place,
            href=links.provenance(found),
            className="source-link source-place" if found.line else "source-link",
            **aria(label=f"Source: {found.source_title}, {place}"),
        )
    printed = f" — printed “{found.printed}”" if found.printed else ""
    return html.A(
        f"{found.source_title} ({day(found.published_on)}), {place}{printed}", href=links.provenance(found), className="source-link"
    )


def comparator_link(found: ComparatorValue) -> html.A | str:
    """A comparator's figure as a link to its printed line; plain text where a scorecard sets it (a target)."""
    return found.display if found.provenance is None else figure_link(found.provenance, display=found.display, label=found.label)


def figure_link(found: Provenance, *, display: str, label: str) -> html.A:
    """A figure as a link to its printed line; ``label`` says whose figure it is to those who hear the page."""
    place = f"source line {found.line}" if found.line else f"source {found.source_title}"
    return html.A(display, href=links.provenance(found), **aria(label=f"{label}: {display}, {place}"))
