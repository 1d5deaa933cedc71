"""A share as a small dial with a mark for what it is set against. Its inks keep 3:1 on both themes' surfaces."""

from math import cos, pi, sin
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from analysis.units import Unit
from analysis.verdict import ComparatorKind, ComparatorValue, Verdict
from analysis.views import Tile
from components.spark import COMPARATOR_INK, OWN_INK

WIDTH, HEIGHT, RADIUS, STROKE = 96, 56, 38, 11
CENTRE_X, CENTRE_Y = WIDTH / 2, 48
MARKED_WITH = (ComparatorKind.TARGET, ComparatorKind.ENGLAND)


def dial(tile: Tile) -> html.Div:
    """The share from 0% on the left to 100% on the right, the figure beneath, and in words what the mark is."""
    verdict = tile.verdict
    marked = next((found for kind in MARKED_WITH if (found := verdict.comparator(kind))), None)
    words = f"{tile.label}: {verdict.display}{f'; {marked.label} {marked.display}' if marked else ''}"
    parts: list[Component] = [html.Strong(verdict.display, className="dial-figure")]
    if verdict.unit is Unit.PERCENT and verdict.value is not None:
        parts.insert(0, html.Img(src="data:image/svg+xml," + quote(_svg(verdict, marked)), alt=words, width=str(WIDTH), height=str(HEIGHT)))
    if marked:
        parts.append(html.Span(f"{marked.label} {marked.display}", className="dial-mark"))
    return html.Div(parts, className="dial")


def _svg(verdict: Verdict, marked: ComparatorValue | None) -> str:
    own = min(100.0, max(0.0, verdict.value or 0.0))
    arcs = _arc(0, 100, ink=COMPARATOR_INK, width=2) + (_arc(0, own, ink=OWN_INK, width=STROKE) if own else "")
    mark = _mark(marked.value) if marked else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{arcs}{mark}</svg>'


def _point(percent: float, radius: float) -> tuple[float, float]:
    angle = pi * (1 - percent / 100)
    return CENTRE_X + radius * cos(angle), CENTRE_Y - radius * sin(angle)


def _arc(first: float, last: float, *, ink: str, width: int) -> str:
    (from_x, from_y), (to_x, to_y) = _point(first, RADIUS), _point(last, RADIUS)
    path = f"M{from_x:.1f} {from_y:.1f}A{RADIUS} {RADIUS} 0 0 1 {to_x:.1f} {to_y:.1f}"
    return f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width}"/>'


def _mark(percent: float) -> str:
    within = min(100.0, max(0.0, percent))
    (from_x, from_y), (to_x, to_y) = _point(within, RADIUS - STROKE), _point(within, RADIUS + STROKE)
    return f'<line x1="{from_x:.1f}" y1="{from_y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{COMPARATOR_INK}" stroke-width="3.5"/>'
