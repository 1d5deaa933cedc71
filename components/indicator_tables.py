"""The tables of an indicator page: a chart's figures, what was revised, other areas, targets and plans."""

from dash import html
from dash.development.base_component import Component

from analysis.observations import Role
from analysis.views import ChartSeries, IndicatorView, SeriesPoint
from components import links
from components.indicator import all_authorities, asked
from components.provenance import source_link
from components.tables import Cell, table
from components.words import sentence

_ROLE_WORDS = {
    Role.TARGET: "Target",
    Role.PLANNED: "Planned",
    Role.FORECAST: "Forecast",
    Role.THRESHOLD: "Threshold",
    Role.BEST_5_PERCENT: "Best 5%",
    Role.ACTUAL: "Figure",
}


def series_table(series: tuple[ChartSeries, ...], *, caption: str) -> html.Div:
    """Every figure of a chart, newest first, with what it replaced, its note and its printed line."""
    rows: list[list[Cell]] = [
        [
            found.name,
            point.period.display,
            point.display,
            remarks(point),
            source_link(point.observation.provenance, short=True),
        ]
        for found in series
        for point in reversed(found.points)
    ]
    return table(
        caption=caption, columns=("Whose figure", "Period", "Figure", "Remarks", "Source"), rows=rows, numeric=(2,), hide_caption=True
    )


def remarks(point: SeriesPoint) -> str:
    """What a reader should know of a figure: its doubt, else its note."""
    figure = point.observation
    parts = [figure.doubt, figure.note if not figure.doubt else ""]
    return " ".join(sentence(part) for part in parts if part)


def revisions(view: IndicatorView) -> html.Section | None:
    """What was printed before, or elsewhere: nothing is hidden."""
    if not view.revisions:
        return None
    items = []
    for found in view.revisions:
        withdrawn = found.current.value is None
        word = "also printed as" if found.is_conflict else "withdrawn from" if withdrawn else "revised from"
        others: list[Component | str] = []
        for display, other in zip(found.other_displays, found.others, strict=True):
            others += [", " if others else "", html.Strong(display), " (", source_link(other.provenance), ")"]
        items.append(
            html.Li(
                [
                    f"{found.period.display}: {found.current_display}, {word} ",
                    *others,
                    ". The figure shown is from ",
                    source_link(found.current.provenance),
                    ".",
                ]
            )
        )
    return html.Section([html.H2("Revisions and conflicts"), html.Ul(items, className="revisions")])


def other_areas(view: IndicatorView) -> html.Section | None:
    """The same indicator for other areas, each with its own verdict."""
    if not view.other_areas:
        return None
    rows: list[list[Cell]] = [
        [
            html.A(
                found.verdict.area,
                href=links.indicator(view.indicator.indicator_id, query=links.with_area(asked(view), found.verdict.area_code)),
            ),
            found.verdict.display,
            found.verdict.period.display if found.verdict.period else "",
            found.verdict.status,
            source_link(found.verdict.provenance, short=True) if found.verdict.provenance else "",
        ]
        for found in view.other_areas
    ]
    data = table(
        caption="The same indicator elsewhere",
        columns=("Area", "Figure", "Period", "Status", "Source"),
        rows=rows,
        numeric=(1,),
        hide_caption=True,
    )
    return html.Section([html.H2("Other areas"), data, _the_rest(view)])


def _the_rest(view: IndicatorView) -> html.P | None:
    """Where the table shows some of many: how many more there are, and the way to them."""
    more = view.other_authorities - len(view.other_areas)
    if more <= 0:
        return None
    way = html.A("Compare with all of them", href=all_authorities(view))
    return html.P([f"{more:,} more {'authority has' if more == 1 else 'authorities have'} a figure. ", way], className="table-note")


def other_figures(view: IndicatorView) -> html.Section | None:
    """Targets, plans, forecasts and thresholds that were printed, never drawn as performance."""
    if not view.others:
        return None
    rows: list[list[Cell]] = [
        [
            _ROLE_WORDS[point.observation.role],
            view.area_names.get(point.observation.area_code, point.observation.area_code),
            point.observation.breakdown,
            point.period.display,
            point.display,
            remarks(point),
            source_link(point.observation.provenance, short=True),
        ]
        for point in view.others
    ]
    columns = ("What", "Area", "Breakdown", "Period", "Figure", "Remarks", "Source")
    data = table(caption="Targets, plans and forecasts", columns=columns, rows=rows, numeric=(4,), hide_caption=True)
    return html.Section([html.H2("Targets, plans and forecasts"), data])
