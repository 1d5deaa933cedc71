"""The parts of the page "Aiming for the best 5%"."""

from dash import html
from dash.development.base_component import Component

from analysis.best_five_views import ORDER, BestFiveView, SpineRow, WithoutSpine
from analysis.spine import Spine
from analysis.verdict import Gap
from components import links
from components.export_menu import Exported, bars_menu
from components.filters import choice, form
from components.spine import key, spine_picture
from components.status import status_in_cell
from components.tables import Cell, table
from components.words import count_of, data_as_at, documents, sentence, unit_and_period

PUBLISHED = "as published: the authorities’ own values are not loaded"


def choices(view: BestFiveView) -> html.Form:
    """Whose way to the best is shown."""
    field = choice(name="area", label="Area", options=view.area_choices, value=view.area_code)
    return form(action=links.best_five(view.scorecard_id), fields=[field], label="Choose the area")


def summary(view: BestFiveView) -> html.Section:
    """How many lines are there, how many are reached, and in which order they stand."""
    reached = sum(row.is_reached for row in view.rows)
    standing = f"{view.area_name} is among it on {count_of(reached, 'of them', 'of them')}" if reached else "none of them is reached yet"
    lines = count_of(len(view.rows), "indicator has", "indicators have")
    words = [
        html.P(sentence(f"{lines} a best 5% to aim for; {standing}" if view.rows else "no indicator here has a best 5% to aim for")),
        html.P(ORDER, className="spine-order") if len(view.rows) > 1 else None,
        html.P(f"Every best 5% here is {PUBLISHED}. Load a national file to see where every authority lies.", className="spine-order")
        if view.is_published_only
        else None,
    ]
    return html.Section([found for found in words if found is not None], className="spine-summary")


def spines(view: BestFiveView) -> html.Section | None:
    """Every indicator on one spine from worst to best."""
    if not view.rows:
        return None
    return html.Section(
        [
            html.H2("From worst to best"),
            key(view.rows, area_name=view.area_name),
            html.Ol([_row(row, view=view) for row in view.rows], className="spines"),
            _menu(view),
            html.Details([html.Summary("View as a table"), _table(view)], className="chart-table"),
        ]
    )


def _menu(view: BestFiveView) -> html.Details:
    """The picture is a bar a line, from the worst authority (none) to the best (the whole length)."""
    bars = [(_name(row), row.spine.own, _words_of(row)) for row in view.rows]
    sources = filter(None, (row.tile.verdict.provenance for row in view.rows))
    exported = Exported(
        title=f"Aiming for the best 5%: {view.area_name}",
        facts=(view.title, "The longer the bar, the nearer to the best", data_as_at(view.newest_published)),
        source=documents(sources),
        parts=("best-5-percent", view.scorecard_id, view.area_name),
    )
    return bars_menu(exported, name="From worst to best", bars=bars)


def _words_of(row: SpineRow) -> str:
    best = f"; best 5% {row.best_5.display}" if row.best_5 else ""
    return f"{row.tile.verdict.display}{best}"


def _row(row: SpineRow, *, view: BestFiveView) -> html.Li:
    verdict = row.tile.verdict
    address = links.compare(
        verdict.indicator_id,
        area=view.area_code,
        breakdown_type=verdict.breakdown_type,
        breakdown=verdict.breakdown,
        scorecard=view.scorecard_id,
        line=row.tile.line_id,
    )
    name = html.Div([html.H3(html.A(_name(row), href=address)), html.P(unit_and_period(verdict))], className="spine-name")
    return html.Li([name, spine_picture(row, area_name=view.area_name), html.P(_way(row), className="spine-words")], className="spine-row")


def _name(found: SpineRow | WithoutSpine) -> str:
    """The line's label or, where that was shortened, the indicator's whole name: there is room for it."""
    return found.tile.verdict.indicator if found.tile.label.endswith("…") else found.tile.label


def _way(row: SpineRow) -> list[Component | str]:
    """The way to the best 5% in words: what is to go, in people, how much is walked, and what the best 5% rests on."""
    gap = row.tile.verdict.gap_to_best_5
    if gap is None:
        return []
    if gap.is_reached:
        return [html.Strong("Reached"), f": among the best 5% {_basis(row)}."]
    people = f": {gap.people_words}" if gap.people_words else ""
    return [html.Strong(f"{gap.display} to go"), f"{people}. {sentence(_walked(gap))} Best 5% {_basis(row)}."]


def _walked(gap: Gap) -> str:
    if gap.share_walked is None:
        return ""
    return f"{round(100 * gap.share_walked)}% of the way from England walked" if gap.share_walked > 0 else "Not yet past England"


def _basis(row: SpineRow) -> str:
    best = row.best_5
    return f"of {best.count_words}" if best and best.count else PUBLISHED if isinstance(row.spine, Spine) else "as published"


def _table(view: BestFiveView) -> html.Div:
    columns = ("Indicator", view.area_name, "Period", "England", "Best 5%", "Of", "Still to go", "Of the way walked", "In people", "Status")
    return table(
        caption=f"{view.area_name}: the way to the best 5%",
        columns=columns,
        rows=[_cells(row, view=view) for row in view.rows],
        numeric=(1, 3, 4, 7),
        hide_caption=True,
        stacked=True,
    )


def _cells(row: SpineRow, *, view: BestFiveView) -> list[Cell]:
    verdict, gap, best, england = row.tile.verdict, row.tile.verdict.gap_to_best_5, row.best_5, row.england
    return [
        html.A(_name(row), href=links.tile(row.tile, scorecard_id=view.scorecard_id)),
        verdict.display,
        verdict.period.display if verdict.period else "",
        england.display if england else "not known",
        best.display if best else "",
        (best.count_words if best and best.count else "as published"),
        gap.display if gap else "",
        f"{round(100 * gap.share_walked)}%" if gap and gap.share_walked is not None else "not known",
        sentence(gap.people_words) if gap and gap.people_words else "reached" if row.is_reached else "not countable",
        status_in_cell(verdict),
    ]


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
    items = [html.Li(html.A(_name(one), href=links.tile(one.tile, scorecard_id=view.scorecard_id))) for one in found]
    return html.Div([html.Dt(sentence(reason)), html.Dd(html.Ul(items))])
