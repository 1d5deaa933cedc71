"""The strip from the worst authority to the best: the quarters, England, the best 5% and the own figure. Right is always better."""

from itertools import pairwise

from dash import html

from analysis.centiles import Band
from analysis.comparison_views import ComparisonView
from components.compare_places import levels
from components.markup import aria

_BOUNDS = ("lowest", "lower", "median", "upper", "highest")
_PLAIN = ("Lowest quarter", "Second quarter", "Third quarter", "Highest quarter")
_GOOD = {Band.A: "Band A, the best quarter", Band.B: "Band B", Band.C: "Band C", Band.D: "Band D, the worst quarter"}
_MIDDLE, _WHOLE = 50.0, 100.0


def quartile_strip(view: ComparisonView) -> html.Section | None:
    """The strip, hidden from those who hear the page, and the same in words; None where there are no quarters."""
    if view.quartiles is None:
        return None
    own = [("own", view.own.value)] if view.own and view.own.value is not None else []
    drawn = [*((role, level.value) for role, level in levels(view) if role != "own"), *own]
    drawn += [("own", view.own_level.value)] if view.own_level else []
    marks = [html.Span(className=f"scale-mark scale-{role}", style={"left": f"{_place(view, value):.1f}%"}) for role, value in drawn]
    band = f" {view.area_name} lies in band {view.own.band}." if view.own and view.own.band else ""
    good = " The best are on the right." if view.indicator.polarity.is_judged else ""
    return html.Section(
        [
            html.H2("Quarters of the authorities"),
            html.P(f"Each part holds a quarter of the {len(view.areas)} authorities.{good}{band}"),
            html.Div([*_quarters(view), *marks], className="scale", **aria(hidden="true")),
            html.Dl([html.Div([html.Dt(words), html.Dd(display)]) for words, display in _words(view)], className="scale-words"),
        ]
    )


def _place(view: ComparisonView, value: float) -> float:
    """The place of a value from the left, in per cent; one beyond the authorities' own stands at the end."""
    bounds = view.quartiles
    if bounds is None or bounds.highest == bounds.lowest:
        return _MIDDLE
    share = _WHOLE * (value - bounds.lowest) / (bounds.highest - bounds.lowest)
    return min(_WHOLE, max(0.0, _WHOLE - share if view.indicator.polarity.sign < 0 else share))


def _quarters(view: ComparisonView) -> list[html.Span]:
    places = sorted(_place(view, getattr(view.quartiles, name)) for name in _BOUNDS)
    letters = [band.value for band in reversed(Band)] if view.indicator.polarity.is_judged else [""] * len(_PLAIN)
    return [
        html.Span(letter, className="scale-quarter", style={"left": f"{left:.1f}%", "width": f"{right - left:.1f}%"})
        for letter, (left, right) in zip(letters, pairwise(places), strict=True)
    ]


def _words(view: ComparisonView) -> list[tuple[str, str]]:
    """The quarters in words, the best first, then the marks."""
    shown = [view.quartile_displays[name] for name in _BOUNDS]
    ranges = [f"{low} to {high}" for low, high in pairwise(shown)]
    sign = view.indicator.polarity.sign
    names = [_GOOD[band] for band in (reversed(Band) if sign > 0 else Band)] if sign else list(_PLAIN)
    quarters = list(zip(names, ranges, strict=True))
    own = [(view.own.name, view.own.display)] if view.own else []
    return [*(reversed(quarters) if sign > 0 else quarters), *((level.words, level.display) for _, level in levels(view)), *own]
