"""The parts of a scorecard page: counts, what to look at first, tiles, table, heat table."""

from dash import html
from dash.development.base_component import Component

from analysis.filters import ScorecardFilters, StatusFilter
from analysis.verdict import Outcome, Verdict
from analysis.views import Counts, PriorityView, ScorecardView, Tile
from components import links
from components.heat import heat_sections, notes
from components.markup import aria
from components.page import notice
from components.provenance import comparator_link, source_link
from components.status import icon, status_in_cell
from components.tables import Cell, table
from components.tile import tile
from components.words import count_of, day, movement, sentence


def about(view: ScorecardView) -> html.Details | None:
    """What the scorecard is and what to know of all its figures, folded away so that the tiles stand high on the page."""
    words = [text for text in (view.description, view.caution) if text]
    if not words:
        return None
    return html.Details([html.Summary("About this scorecard"), *(html.P(text) for text in words)], className="about")


def lead(view: ScorecardView) -> str:
    """Whose scorecard it is, of which areas, and how new its newest figure is."""
    newest = view.newest_published
    came = f"newest figure {newest.verb} on {day(newest.day)}" if newest else ""
    return " · ".join(filter(None, [view.board, view.area_name, came]))


def covering_text(view: ScorecardView) -> html.Details | None:
    """The covering text of the scorecard for a report to the board, folded away so that the tiles stand high on the page."""
    if not view.narrative:
        return None
    summary = "In words: what to look at first, what got better, what cannot be said"
    return html.Details([html.Summary(summary), *(html.P(text) for text in view.narrative)], className="about")


def as_it_was_known(view: ScorecardView) -> html.Section | html.P | None:
    """Which day the page shows, and what is of today all the same; without a day, that every figure is old, if it is."""
    if view.filters.as_at is not None:
        known = day(view.filters.as_at)
        nothing = (
            f"Nothing that this scorecard watches had been published by {known}. " if view.counts.no_figure == view.counts.total else ""
        )
        return notice(
            [html.P(f"{nothing}Only figures published by {known} are shown. Definitions, targets and notes are as they are today.")],
            title=f"As it was known on {known}",
        )
    if not view.all_old or view.newest_published is None:
        return None
    newest = view.newest_published
    words = f"Every figure here is old: the newest was {newest.verb} on {day(newest.day)}, and nothing newer is loaded."
    return html.P(words, className="age")


def counts(found: Counts, *, scorecard_id: str, filters: ScorecardFilters) -> html.Ul:
    """How many lines stand how; each number filters the page to its lines."""
    entries = (
        (StatusFilter.WORSE, "worse", found.worse, "red"),
        (StatusFilter.RED_AND_WORSENING, "worse", found.red_and_worsening, "of them worsening"),
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
    is_red = any(found.verdict.outcome is Outcome.WORSE for found in tiles)
    return notice([html.Ul(items)], title="Look here first", kind="worse" if is_red else "similar")


def look_first_line(found: Tile, *, scorecard_id: str, filters: ScorecardFilters | None = None) -> html.Li:
    """One line of "Look here first": the name as a link, then the reason and the movement."""
    verdict = found.verdict
    return html.Li(
        [
            html.A(found.label, href=links.tile(found, scorecard_id=scorecard_id, filters=filters)),
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
                    [
                        tile(found, scorecard_id=view.scorecard_id, filters=view.filters, say_old=not view.all_old)
                        for found in priority.tiles
                    ],
                    className="tiles",
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
    columns = ("Indicator", "Figure", "Status", "Period", "Compared with", "Movement", "Source")
    rows = [_table_row(found, view=view) for found in priority.tiles]
    return html.Section(
        [
            html.H2(priority.title),
            table(
                caption=f"{priority.title}: every line with its status",
                columns=columns,
                rows=rows,
                numeric=(1,),
                hide_caption=True,
                stacked=True,
            ),
        ],
        className="priority",
    )


def _table_row(found: Tile, *, view: ScorecardView) -> list[Cell]:
    verdict = found.verdict
    name = html.A(found.label, href=links.tile(found, scorecard_id=view.scorecard_id, filters=view.filters))
    if verdict.observation is None:
        return [name, "no figure", status_in_cell(verdict), sentence(verdict.no_figure_reason)]
    return [
        name,
        verdict.display,
        [status_in_cell(verdict), *notes(verdict, say_old=not view.all_old)],
        verdict.period.display if verdict.period else "",
        _compared(verdict, view=view),
        sentence(movement(verdict)),
        source_link(verdict.provenance, short=True) if verdict.provenance else "",
    ]


def _compared(verdict: Verdict, *, view: ScorecardView) -> list[Component | str]:
    cells: list[Component | str] = []
    for found in verdict.comparators:
        label = (
            found.label
            if not cells
            else f", {found.label[:1].lower()}{found.label[1:]}"
            if found.label.startswith("The ")
            else f", {found.label}"
        )
        cells += [f"{label} ", comparator_link(found, verdict=verdict, as_at=view.filters.as_at)]
    return cells


def heat_table(view: ScorecardView) -> list[Component]:
    """Indicators down, areas across: each cell the figure with its own status."""
    return heat_sections(
        view.heat_rows,
        areas=view.heat_areas,
        address=lambda found: links.tile(found, scorecard_id=view.scorecard_id, filters=view.filters),
        say_old=not view.all_old,
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
