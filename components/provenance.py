"""Where a figure came from: one link to its document, line and printed text."""

from datetime import date

from dash import html

from analysis.observations import Provenance
from analysis.verdict import ComparatorKind, ComparatorValue, Verdict
from components import links
from components.markup import aria
from components.words import source_words

NEIGHBOURS = {ComparatorKind.NEIGHBOURS, ComparatorKind.NEIGHBOURS_MEDIAN}


def source_link(found: Provenance, *, short: bool = False) -> html.A:
    """A link to the printed line. ``short`` gives just "line 1192"; the whole names document, day, line and printed text."""
    place = found.place or "source"
    if short:
        return html.A(
            place,
            href=links.provenance(found),
            className="source-link source-place" if found.line else "source-link",
            **aria(label=f"Source: {found.source_title}, {place}"),
        )
    printed = f" — printed “{found.printed}”" if found.printed else ""
    return html.A(f"{source_words(found)}{printed}", href=links.provenance(found), className="source-link")


def comparator_link(found: ComparatorValue, *, verdict: Verdict, as_at: date | None = None) -> html.A | str:
    """A comparator's figure as a link to its printed line, or to the authorities that it was worked out from.

    It is plain text where a scorecard sets it (a target).
    """
    if found.provenance is not None:
        return figure_link(found.provenance, display=found.display, label=found.label)
    if found.published:
        return found.display
    href = links.neighbours_of(verdict, as_at=as_at) if found.kind in NEIGHBOURS else links.comparison_of(verdict, as_at=as_at)
    return html.A(found.display, href=href, **aria(label=f"{found.label}: {found.display}, worked out from {found.count_words}"))


def figure_link(found: Provenance, *, display: str, label: str) -> html.A:
    """A figure as a link to its printed line; ``label`` says whose figure it is to those who hear the page."""
    place = f"source line {found.line}" if found.line else f"source {found.source_title}"
    return html.A(display, href=links.provenance(found), **aria(label=f"{label}: {display}, {place}"))
