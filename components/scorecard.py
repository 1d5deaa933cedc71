"""The parts of a scorecard page: counts, what to look at first, tiles, table, heat table."""

from dash import html
from dash.development.base_component import Component

from analysis.filters import ScorecardFilters, StatusFilter
from analysis.verdict import Verdict
from analysis.views import Counts, HeatRow, PriorityView, ScorecardView, Tile
from components import links
from components.markup import aria
from components.page import notice
from components.provenance import comparator_link, source_link
from components.status import css_class, icon, status_in_cell
from components.tables import Cell, table
from components.tile import tile
from components.words import count_of, movement, sentence


def counts(found: Counts, *, scorecard_id: str, filters: ScorecardFilters) -> html.Ul:
    """How many lines stand how; each number filters the page to its lines."""
    entries = (
        (StatusFilter.RED_AND_WORSENING, "worse", found.red_and_worsening, "red and worsening"),
        (StatusFilter.WORSE, "worse", found.worse, "red"),
        (StatusFilter.SIMILAR, "similar", found.similar, "amber"),
        (StatusFilter.BETTER, "better", found.better, "green"),
        (StatusFilter.NEUTRAL, "level", found.neutral, "with no good direction"),
        (StatusFilter.NOT_RATED, "not-rated", found.not_rated, "not rated"),
        (StatusFilter.NO_FIGURE, "not-rated", found.no_figure, "no figure yet"),
    )
    shown = [(status, name, f"{number} {words}") for status, name, number, words in entries if number]
    return html.Ul(
        [
            html.Li(_count(status=status, name=name, words=words, scorecard_id=scorecard_id, filters=filters))
            for status, name, words in shown
        ],
        className="counts",
        **aria(label="How the lines of this scorecard stand"),
    )


def _count(*, status: StatusFilter, name: str, words: str, scorecard_id: str, filters: ScorecardFilters) -> html.A:
    asked = ScorecardFilters(area=filters.area, status=status, as_at=filters.as_at, layout=filters.layout)
    return html.A([icon(name), words], href=links.scorecard(scorecard_id, filters=asked), className=f"count count-{name}")


def look_first(tiles: tuple[Tile, ...], *, scorecard_id: str, filters: ScorecardFilters) -> html.Section | None:
    """At most three sentences, worst first."""
    if not tiles:
        return None
    items = [look_first_line(found, scorecard_id=scorecard_id, filters=filters) for found in tiles]
    return notice([html.Ul(items)], title="Look here first", kind="worse")


def look_first_line(found: Tile, *, scorecard_id: str, filters: ScorecardFilters | None = None) -> html.Li:
    """One line of "Look here first": the name as a link, then the reason and the movement."""
    verdict = found.verdict
    return html.Li(
        [
            html.A(found.label, href=links.verdict(verdict, scorecard_id=scorecard_id, filters=filters)),
            f" ({verdict.area}): {verdict.reason} ",
            sentence(movement(verdict)),
        ]
    )


def tiles_by_priority(view: ScorecardView) -> list[Component]:
    """Each priority with its tiles."""
    return [
        html.Section(
            [
                html.H2(priority.title),
                html.P(f"Lead: {priority.lead}", className="priority-lead") if priority.lead else None,
                html.Div(
                    [tile(found, scorecard_id=view.scorecard_id, filters=view.filters) for found in priority.tiles], className="tiles"
                ),
            ],
            className="priority",
        )
        for priority in view.priorities
    ]


def tables_by_priority(view: ScorecardView) -> list[Component]:
    """The same lines as one table a priority."""
    return [_priority_table(priority, view=view) for priority in view.priorities]


def _priority_table(priority: PriorityView, *, view: ScorecardView) -> html.Section:
    columns = ("Indicator", "Figure", "Period", "Status", "Compared with", "Movement", "Source")
    rows = [_table_row(found, view=view) for found in priority.tiles]
    return html.Section(
        [
            html.H2(priority.title),
            table(caption=f"{priority.title}: every line with its status", columns=columns, rows=rows, numeric=(1,), hide_caption=True),
        ],
        className="priority",
    )


def _table_row(found: Tile, *, view: ScorecardView) -> list[Cell]:
    verdict = found.verdict
    name = html.A(found.label, href=links.verdict(verdict, scorecard_id=view.scorecard_id, filters=view.filters))
    if verdict.observation is None:
        return [name, "no figure", "", status_in_cell(verdict), sentence(verdict.no_figure_reason)]
    return [
        name,
        verdict.display,
        verdict.period.display if verdict.period else "",
        status_in_cell(verdict),
        _compared(verdict),
        sentence(movement(verdict)),
        source_link(verdict.provenance, short=True) if verdict.provenance else "",
    ]


def _compared(verdict: Verdict) -> list[Component | str]:
    cells: list[Component | str] = []
    for found in verdict.comparators:
        cells += [", " if cells else "", f"{found.label} ", comparator_link(found)]
    return cells


def heat_table(view: ScorecardView) -> list[Component]:
    """Indicators down, areas across: each cell the figure with its own status."""
    by_priority: dict[str, list[HeatRow]] = {}
    for row in view.heat_rows:
        by_priority.setdefault(row.priority, []).append(row)
    return [
        html.Section(
            [
                html.H2(title),
                table(
                    caption=f"{title}, side by side",
                    columns=("Indicator", *view.heat_areas),
                    rows=[_heat_row(row, view=view) for row in rows],
                    hide_caption=True,
                ),
            ],
            className="priority heat",
        )
        for title, rows in by_priority.items()
    ]


def _heat_row(row: HeatRow, *, view: ScorecardView) -> list[Cell]:
    if all(found.verdict.observation is None for found in row.tiles):
        return [row.label, html.Span(sentence(row.tiles[0].verdict.no_figure_reason), className="heat-none")]
    return [row.label, *(_heat_cell(found, view=view) for found in row.tiles)]


def _heat_cell(found: Tile, *, view: ScorecardView) -> Component:
    verdict = found.verdict
    if verdict.observation is None:
        return html.Span("no figure", className="heat-none")
    href = links.verdict(verdict, scorecard_id=view.scorecard_id, filters=view.filters)
    period = verdict.period.display if verdict.period else ""
    label = f"{found.label}, {verdict.area}: {verdict.display}"
    return html.Div(
        [
            html.A(verdict.display, href=href, className="heat-value", **aria(label=label)),
            html.Span([icon(css_class(verdict)), verdict.status], className="heat-status"),
            html.Span(
                [period, " · ", source_link(verdict.provenance, short=True)] if verdict.provenance else period, className="heat-period"
            ),
        ],
        className=f"heat-cell heat-{css_class(verdict)}",
    )


def nothing_kept(view: ScorecardView) -> html.Section | None:
    """What to do when the filters hide everything."""
    if view.shown:
        return None
    plain = links.scorecard(view.scorecard_id, filters=ScorecardFilters(area=view.filters.area, layout=view.filters.layout))
    return notice(
        [
            html.P(
                [
                    "None of the ",
                    count_of(view.counts.total, "line"),
                    " of this scorecard fits these filters. ",
                    html.A("Show them all", href=plain),
                    ".",
                ]
            )
        ],
        title="Nothing fits these filters",
    )
