"""The parts of the page that compares all authorities."""

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from analysis.comparison_query import WITH_REGION
from analysis.comparison_views import ComparedArea, ComparisonView, Level, Mark
from analysis.formatting import unit_phrase
from analysis.indicator_query import IndicatorQuery
from analysis.views import Choice
from components import links
from components.chart_panel import chart_panel
from components.charts.ranked import ranked_figure
from components.filters import choice, form
from components.markup import aria
from components.page import notice
from components.provenance import source_link
from components.status import status, uncertainty
from components.tables import Cell, table
from components.words import count_of, sentence

_STRIP_WORDS = (
    ("lowest", "Lowest"),
    ("lower", "Lower quartile"),
    ("median", "Middle"),
    ("upper", "Upper quartile"),
    ("highest", "Highest"),
)


def choices(view: ComparisonView) -> html.Form:
    """Area, period, breakdown, and one more area to mark, as one form."""
    query = view.query
    breakdown = f"{query.breakdown_type}:{query.breakdown}" if query.breakdown else ""
    fields: list[Component] = [choice(name="area", label="Area", options=view.area_choices, value=query.area)]
    if len(view.period_choices) > 1:
        fields.append(choice(name="period", label="Period", options=view.period_choices, value=query.period))
    if len(view.breakdown_choices) > 1:
        fields.append(choice(name="breakdown", label="Breakdown", options=view.breakdown_choices, value=breakdown))
    more = (Choice(value="", words="Nobody more"), Choice(value=WITH_REGION, words="All of its region"), *view.area_choices)
    fields.append(choice(name="add", label="Also mark", options=more, value=""))
    hidden = [("with", ",".join(query.beside)), ("as_at", query.as_at.isoformat() if query.as_at else "")]
    return form(action=links.compare(view.indicator.indicator_id), fields=fields, label="Choose what to compare", hidden=hidden)


def chosen(view: ComparisonView) -> html.Ul | None:
    """Who else is marked, each with the way to take it out again."""
    if not view.chosen:
        return None
    return html.Ul(
        [
            html.Li([found.words, " ", html.A("Remove", href=_without(view, found.value), **aria(label=f"Do not mark {found.words}"))])
            for found in view.chosen
        ],
        className="chips",
        **aria(label="Also marked"),
    )


def _without(view: ComparisonView, code: str) -> str:
    return _address(view, area=view.query.area, beside=tuple(one for one in view.query.beside if one != code))


def _address(view: ComparisonView, *, area: str, beside: tuple[str, ...]) -> str:
    query = replace(view.query, area=area, beside=beside)
    return links.compare(
        view.indicator.indicator_id,
        area=query.area,
        with_=query.beside,
        period=query.period,
        breakdown_type=query.breakdown_type,
        breakdown=query.breakdown,
        as_at=query.as_at,
    )


def summary(view: ComparisonView) -> html.Section:
    """The own figure, its status, and where it stands among all, in one sentence."""
    own = view.own
    shown = own.display if own else view.verdict.display if view.verdict.observation else "No figure"
    period = view.period.display if view.period else ""
    unit = unit_phrase(view.indicator.unit, view.indicator.unit_words)
    return html.Section(
        [
            html.Div(
                [
                    html.P(shown, className="headline-value"),
                    html.P(" · ".join(part for part in (unit, period) if part), className="headline-unit"),
                    status(view.verdict),
                    uncertainty(view.verdict),
                ],
                className="headline-figure",
            ),
            html.Div([html.P(view.headline, className="headline-words"), *_remarks(view)], className="headline-text"),
        ],
        className="headline",
    )


def _remarks(view: ComparisonView) -> list[html.P]:
    words = [
        sentence(view.obstacle),
        view.neighbours.flag if view.neighbours else "",
        f"There is no best 5%: {view.no_best_5}." if view.no_best_5 and not view.obstacle else "",
    ]
    return [html.P(text) for text in words if text]


def nothing(view: ComparisonView) -> html.Section | None:
    """What to do when no authority's figures are loaded."""
    if view.areas:
        return None
    return notice(
        [
            html.P(
                "Only figures of single areas are loaded for this indicator. Load a national file that holds it (the Local Authority "
                "Interactive Tool, Fingertips or Explore Education Statistics) to compare all authorities."
            )
        ],
        title="Nothing to compare with yet",
    )


def ranked_panel(view: ComparisonView) -> html.Section | None:
    """The ranked bars of all authorities with their key, and the same as a table."""
    if not view.areas:
        return None
    levels = _levels(view)
    figure = ranked_figure(
        areas=view.areas,
        levels=levels,
        unit=view.indicator.unit,
        unit_words=unit_phrase(view.indicator.unit, view.indicator.unit_words),
    )
    order = "best to worst" if view.verdict.polarity.is_judged else "highest to lowest"
    caption = f"{count_of(len(view.areas), 'authority', 'authorities').capitalize()} from {order}. {view.headline}"
    source: list[Component | str] = ["Source: ", source_link(view.sources[0])] if view.sources else []
    return html.Section(
        [
            html.H2("All authorities, ranked" if not view.obstacle else "All authorities, by size"),
            _key(view),
            chart_panel(name="ranked", caption=caption, figure=figure, data=all_areas(view), source=source),
        ]
    )


def _levels(view: ComparisonView) -> tuple[tuple[str, Level], ...]:
    found = (("england", view.england), ("best_5_percent", view.best_5))
    return tuple((role, level) for role, level in found if level is not None)


def _key(view: ComparisonView) -> html.Ul:
    """What the bars' colours and patterns mean, in words."""
    marks = [mark for mark in (Mark.OWN, Mark.NEIGHBOUR, Mark.CHOSEN) if any(found.mark is mark for found in view.areas)]
    words = {Mark.OWN: view.area_name, Mark.NEIGHBOUR: "Statistical neighbours, hatched", Mark.CHOSEN: "Also marked, crossed"}
    return html.Ul(
        [html.Li([html.Span(className=f"key-swatch key-{mark.value}", **aria(hidden="true")), words[mark]]) for mark in marks],
        className="key",
    )


def quartile_strip(view: ComparisonView) -> html.Section | None:
    """Where the quarters of the authorities end, and where the own figure, England and the best 5% lie; the best end on the right."""
    bounds = view.quartiles
    if bounds is None:
        return None
    low, high = bounds.lowest, bounds.highest
    sign = view.verdict.polarity.sign or 1

    def place(value: float) -> str:
        share = (value - low) / (high - low) if high > low else 0.5
        return f"{100 * min(1.0, max(0.0, share if sign > 0 else 1 - share)):.1f}%"

    ends = sorted(float(place(value).rstrip("%")) for value in (bounds.lower, bounds.upper))
    middle = html.Span(className="scale-middle", style={"left": f"{ends[0]}%", "width": f"{ends[1] - ends[0]:.1f}%"})
    marks = [("median", bounds.median), *((role, level.value) for role, level in _levels(view))]
    ticks = [html.Span(className=f"scale-tick scale-{name}", style={"left": place(value)}) for name, value in marks]
    own = [html.Span(className="scale-own", style={"left": place(view.own.value)})] if view.own and view.own.value is not None else []
    shown = [(words, view.quartile_displays[name]) for name, words in _STRIP_WORDS]
    shown += [(level.words, level.display) for _, level in _levels(view)]
    band = f" It lies in quartile band {view.own.band}, of A to D, A being the best." if view.own and view.own.band else ""
    good = " The best is on the right." if view.verdict.polarity.is_judged else ""
    return html.Section(
        [
            html.H2("Quarters of the authorities"),
            html.P(f"Half of the authorities lie inside the dark part.{good}{band}"),
            html.Div([middle, *ticks, *own], className="scale", **aria(hidden="true")),
            html.Dl([html.Div([html.Dt(words), html.Dd(display)]) for words, display in shown], className="scale-words"),
        ]
    )


def neighbours(view: ComparisonView) -> html.Section | None:
    """The statistical neighbours, nearest first, with both averages."""
    found = view.neighbours
    if found is None:
        return None
    rows: list[list[Cell]] = [
        [
            str(line.place),
            _area_link(view, line.area),
            line.closeness,
            line.area.display,
            str(line.area.rank) if line.area.rank is not None else "",
            line.difference,
        ]
        for line in found.lines
    ]
    averages = (
        f"Their mean is {found.mean_display} and their median {found.median_display}, over the {found.count} that have a figure. "
        if found.count
        else "None of them has a figure for this period. "
    )
    model: list[Component | str] = ["Neighbours by the model ", html.A(found.title or found.model, href=links.source(found.source_id)), "."]
    columns = ("Nearness", "Authority", "How close", "Figure", "Rank", f"Against {view.area_name}")
    return html.Section(
        [
            html.H2("Statistical neighbours", id="neighbours"),
            html.P([averages, *model]),
            html.P(html.Strong(found.flag)) if found.flag else None,
            table(caption="Statistical neighbours", columns=columns, rows=rows, numeric=(0, 3, 4), hide_caption=True, stacked=True),
        ]
    )


def all_areas(view: ComparisonView) -> html.Div:
    """Every authority's figure in the order of the picture."""
    rows: list[list[Cell]] = [
        [
            _area_link(view, found),
            found.display,
            f"{_limit(view, found, upper=False)} to {_limit(view, found, upper=True)}" if found.interval else "",
            str(found.rank) if found.rank is not None else "",
            found.band.value if found.band else "",
            found.mark.words,
        ]
        for found in (*view.areas, *view.missing)
    ]
    columns = ("Authority", "Figure", "95% interval", "Rank", "Band", "What it is here")
    return table(caption=f"{view.indicator.name}: every authority", columns=columns, rows=rows, numeric=(1, 3), hide_caption=True)


def _limit(view: ComparisonView, found: ComparedArea, *, upper: bool) -> str:
    interval = found.interval
    if interval is None:
        return ""
    decimals = max(view.indicator.decimals, 1)
    return f"{interval.upper if upper else interval.lower:,.{decimals}f}"


def _area_link(view: ComparisonView, found: ComparedArea) -> html.A:
    return html.A(found.name, href=_address(view, area=found.area_code, beside=view.query.beside))


def missing(view: ComparisonView) -> html.P | None:
    """Who has no figure, and why: nobody is drawn as nought."""
    if not view.missing or view.period is None:
        return None
    by_words: dict[str, list[str]] = {}
    for found in view.missing:
        by_words.setdefault(found.display, []).append(found.name)
    parts = [f"{words}: {', '.join(sorted(names))}" for words, names in sorted(by_words.items())]
    count = count_of(len(view.missing), "authority has", "authorities have").capitalize()
    return html.P(f"{count} no figure {view.period.phrase}. {sentence('. '.join(_capital(parts)))}", className="lead")


def _capital(parts: Sequence[str]) -> list[str]:
    return [f"{part[:1].upper()}{part[1:]}" for part in parts]


def to_indicator(view: ComparisonView) -> html.P:
    """The way back to the indicator over time."""
    asked = IndicatorQuery(area=view.query.area, breakdown_type=view.query.breakdown_type, breakdown=view.query.breakdown)
    return html.P(
        html.A(
            f"{view.area_name} over time, with why the status is as it is", href=links.indicator(view.indicator.indicator_id, query=asked)
        )
    )
