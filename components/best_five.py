"""The parts of the page "Aiming for the best"."""

from dash import html
from dash.development.base_component import Component

from analysis.best_five_views import BestFiveView, SpineRow, WithoutSpine
from analysis.spine import BareSpine, Spine
from components import links
from components.filters import choice, form
from components.markup import aria
from components.status import status_in_cell
from components.tables import Cell, table
from components.words import count_of, sentence

ORDER = (
    "Sorted by the opportunity: most people first; then, where people cannot be counted, the longest way still to go. "
    "What is reached already comes last."
)


def choices(view: BestFiveView) -> html.Form:
    """Whose way to the best is shown."""
    field = choice(name="area", label="Area", options=view.area_choices, value=view.area_code)
    return form(action=links.best_five(view.scorecard_id), fields=[field], label="Choose the area")


def summary(view: BestFiveView) -> html.P:
    """How many lines are there, and how many are reached."""
    reached = sum(row.is_reached for row in view.rows)
    standing = f"{count_of(reached, 'of them is', 'of them are')} among it already" if reached else "none is among it yet"
    words = f"{count_of(len(view.rows), 'indicator has', 'indicators have')} a best 5% to aim for; {standing}"
    return html.P([sentence(words), " ", ORDER if view.rows else ""], className="spine-order")


def spines(view: BestFiveView) -> html.Section | None:
    """Every indicator on one spine from worst to best."""
    if not view.rows:
        return None
    return html.Section(
        [
            html.H2("From worst to best"),
            _key(view),
            html.Ol([_spine(row, view=view) for row in view.rows], className="spines"),
            html.Details([html.Summary("View as a table"), _table(view)], className="chart-table"),
        ]
    )


def _key(view: BestFiveView) -> html.Ul:
    entries = (
        ("spine-key-own", view.area_name),
        ("spine-key-england", "England"),
        ("spine-key-best", "Best 5%"),
        ("spine-key-middle", "Middle half of all authorities"),
        ("spine-key-range", "All authorities"),
    )
    items = [html.Li([html.Span(className=f"spine-key {name}", **aria(hidden="true")), words]) for name, words in entries]
    return html.Ul(items, className="key")


def _spine(row: SpineRow, *, view: BestFiveView) -> html.Li:
    verdict = row.tile.verdict
    address = links.compare(verdict.indicator_id, area=view.area_code, breakdown_type=verdict.breakdown_type, breakdown=verdict.breakdown)
    name = html.A(row.tile.label, href=address)
    gap = verdict.gap_to_best_5
    way = "" if gap is None or gap.share_walked is None else f"{round(100 * gap.share_walked)}% of the way from England is walked. "
    to_go = "Among the best 5%." if row.is_reached else f"{gap.display} to go. {way}{sentence(gap.people_words)}" if gap else ""
    return html.Li(
        [
            html.Div(
                [html.H3(name), html.P([html.Strong(verdict.display), f" {verdict.period.phrase if verdict.period else ''}"])],
                className="spine-name",
            ),
            html.Div(_marks(row.spine), className="spine", **aria(hidden="true")),
            html.P([f"England {row.england or 'not known'} · best 5% {row.best_5} ({row.best_5_words}). ", to_go], className="spine-words"),
        ],
        className="spine-row",
    )


def _marks(spine: Spine | BareSpine) -> list[Component]:
    bars: list[Component] = []
    if isinstance(spine, Spine):
        bars = [
            _bar("spine-range", spine.worst, spine.best),
            _bar("spine-middle", spine.worst_quarter, spine.best_quarter),
        ]
    places = (("spine-england", spine.england), ("spine-best", spine.best_5), ("spine-own", spine.own))
    marks = [html.Span(className=name, style={"left": _percent(place)}) for name, place in places if place is not None]
    return [*bars, *marks]


def _bar(name: str, first: float, last: float) -> html.Span:
    return html.Span(className=name, style={"left": _percent(first), "width": _percent(last - first)})


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def _table(view: BestFiveView) -> html.Div:
    rows: list[list[Cell]] = []
    for row in view.rows:
        verdict, gap = row.tile.verdict, row.tile.verdict.gap_to_best_5
        walked = f"{round(100 * gap.share_walked)}%" if gap and gap.share_walked is not None else ""
        rows.append(
            [
                html.A(row.tile.label, href=links.tile(row.tile, scorecard_id=view.scorecard_id)),
                verdict.display,
                verdict.period.display if verdict.period else "",
                row.england,
                f"{row.best_5} ({row.best_5_words})",
                gap.display if gap else "",
                walked,
                sentence(gap.people_words) if gap else "",
                status_in_cell(verdict),
            ]
        )
    columns = ("Indicator", view.area_name, "Period", "England", "Best 5%", "Still to go", "Of the way walked", "In people", "Status")
    return table(caption="The way to the best 5%", columns=columns, rows=rows, numeric=(1, 3, 6), hide_caption=True)


def without(view: BestFiveView) -> html.Section | None:
    """The lines that have no best 5%, each with its reason."""
    if not view.without:
        return None
    by_reason: dict[str, list[WithoutSpine]] = {}
    for found in view.without:
        by_reason.setdefault(found.reason, []).append(found)
    entries = [_reason(reason, found, view=view) for reason, found in by_reason.items()]
    return html.Section([html.H2("Without a best 5%, and why"), html.Dl(entries, className="why")])


def _reason(reason: str, found: list[WithoutSpine], *, view: BestFiveView) -> html.Div:
    names: list[Component | str] = []
    for one in found:
        names += [", " if names else "", html.A(one.tile.label, href=links.tile(one.tile, scorecard_id=view.scorecard_id))]
    return html.Div([html.Dt(sentence(reason)), html.Dd(names)])
