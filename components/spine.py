"""The spine of an indicator: all authorities from worst to best, England, the best 5% and the own place on one line."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from analysis.best_five_views import SpineRow
from analysis.spine import CENTRE, BareSpine, Spine
from components.markup import aria

NEAR_THE_EDGE = 0.12
"""A label nearer to an edge than this share of the line begins or ends at its mark instead of standing in the middle of it."""
FAR_RIGHT = 0.72
"""Beyond this place the best 5%'s label stands left of its mark, before it further in."""


def spine_picture(row: SpineRow, *, area_name: str) -> html.Div:
    """The line with its bars, marks and figures; to those who hear the page it is one sentence."""
    return html.Div([*_bars(row.spine), *_marks(row)], className="spine", role="img", **aria(label=_in_words(row, area_name=area_name)))


def _in_words(row: SpineRow, *, area_name: str) -> str:
    found = [f"{area_name} {row.tile.verdict.display}"]
    found += [f"England {row.england.display}"] if row.england else []
    found += [f"best 5% {row.best_5.display}"] if row.best_5 else []
    places = [(row.spine.own, found[0]), (row.spine.england, found[1] if row.england else ""), (row.spine.best_5, found[-1])]
    ordered = [words for _, words in sorted((place, words) for place, words in places if place is not None and words)]
    return f"From worst to best: {', '.join(ordered)}"


def _bars(spine: Spine | BareSpine) -> list[Component]:
    if isinstance(spine, BareSpine):
        places = (spine.england, spine.best_5, spine.own)
        return [_bar("spine-bare", min(places), max(places)), *_walked(spine)]
    return [
        _bar("spine-range", spine.worst, spine.best),
        _bar("spine-middle", spine.worst_quarter, spine.best_quarter),
        *_walked(spine),
    ]


def _walked(spine: Spine | BareSpine) -> list[Component]:
    """The part of the way from England to the best 5% that is walked."""
    if spine.own is None or spine.best_5 is None or spine.england is None or spine.own <= spine.england:
        return []
    return [_bar("spine-walked", spine.england, min(spine.own, spine.best_5))]


def _bar(name: str, first: float, last: float) -> html.Span:
    return html.Span(className=name, style={"left": _percent(first), "width": _percent(last - first)})


def _marks(row: SpineRow) -> list[Component]:
    spine, found = row.spine, list[Component]()
    if spine.england is None:
        found.append(html.Span(className="spine-median", style={"left": _percent(CENTRE)}))
    elif row.england is not None:
        found += _mark("england", spine.england, "England ", row.england.display, anchor="end")
    if spine.best_5 is not None and row.best_5 is not None:
        found += _mark("best", spine.best_5, "best 5% ", row.best_5.display, anchor="end" if spine.best_5 > FAR_RIGHT else "start")
    if spine.own is not None:
        found += _mark("own", spine.own, "", row.tile.verdict.display, anchor=_side(spine.own))
    return found


def _side(place: float) -> str:
    return "start" if place < NEAR_THE_EDGE else "end" if place > 1 - NEAR_THE_EDGE else "centre"


def _mark(name: str, place: float, word: str, display: str, *, anchor: str) -> list[Component]:
    left = {"left": _percent(place)}
    label = [html.Span(word, className="spine-word") if word else None, display]
    return [
        html.Span(className=f"spine-{name}", style=left),
        html.Span(label, className=f"spine-label spine-label-{name} spine-{anchor}", style=left),
    ]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def key(rows: Sequence[SpineRow], *, area_name: str) -> html.Ul:
    """What the marks and bars are, of those that are drawn."""
    has_all = any(isinstance(row.spine, Spine) for row in rows)
    has_median = any(row.spine.england is None for row in rows)
    entries = (
        ("own", area_name, True),
        ("walked", "walked from England", True),
        ("england", "England", any(row.england is not None for row in rows)),
        ("median", "the middle authority, where England is not known", has_median),
        ("best", "best 5%", True),
        ("middle", "the middle half of all authorities", has_all),
        ("range", "all authorities", has_all),
    )
    items = [
        html.Li([html.Span(className=f"spine-key spine-key-{name}", **aria(hidden="true")), words])
        for name, words, is_drawn in entries
        if is_drawn
    ]
    return html.Ul(items, className="key")
