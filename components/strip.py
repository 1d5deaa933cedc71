"""The position strip of a tile: where the figure stands between the comparators, right always better."""

from dash import html

from analysis.scorecards import RateAgainst
from analysis.verdict import ComparatorKind, Verdict
from components.markup import aria

_WORDS = {
    ComparatorKind.ENGLAND: "England",
    ComparatorKind.NEIGHBOURS: "neighbours",
    ComparatorKind.BEST_5_PERCENT: "best 5%",
    ComparatorKind.TARGET: "target",
}
_ROOM = 0.12
_LEAST = 2
"""With one comparator the strip would look the same whatever the distance."""
_CROWDED = 18.0


def strip(verdict: Verdict) -> html.Div | None:
    """The strip, or None for a neutral measure or a figure with fewer than two comparators."""
    marks = [(found.kind, found.value) for found in verdict.comparators if found.kind in _WORDS and _belongs(found.kind, verdict)]
    if not verdict.polarity.is_judged or verdict.value is None or len(marks) < _LEAST:
        return None
    ends = [verdict.value, *(value for _, value in marks)]
    low, high = min(ends), max(ends)
    if low == high:
        return None

    def place(value: float) -> float:
        share = (value - low) / (high - low)
        facing = share if verdict.polarity.sign > 0 else 1 - share
        return 100 * (_ROOM + facing * (1 - 2 * _ROOM))

    placed = sorted(((kind, place(value)) for kind, value in marks), key=lambda mark: mark[1])
    children: list[html.Span] = []
    for index, (kind, left) in enumerate(placed):
        crowded = index > 0 and left - placed[index - 1][1] < _CROWDED
        children.append(html.Span(className=f"strip-tick strip-{kind.value}", style={"left": f"{left:.1f}%"}))
        children.append(
            html.Span(_WORDS[kind], className="strip-word strip-word-up" if crowded else "strip-word", style={"left": f"{left:.1f}%"})
        )
    children.append(html.Span(className="strip-own", style={"left": f"{place(verdict.value):.1f}%"}))
    return html.Div(children, className="strip", **aria(hidden="true"))


def _belongs(kind: ComparatorKind, verdict: Verdict) -> bool:
    """The neighbours stand on the strip only where the figure is rated against them: four words would crowd it."""
    return kind is not ComparatorKind.NEIGHBOURS or verdict.rule.comparator is RateAgainst.NEIGHBOURS
