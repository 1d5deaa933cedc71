"""A journey over time: a small chart a stage, and the same as a table."""

from dash import html
from dash.development.base_component import Component

from analysis.journey_query import JourneyQuery
from analysis.journey_views import JourneyView, StageView, YearFigure
from components import links
from components.journey_flow import NO_FIGURE
from components.markup import aria
from components.tables import table


def years(view: JourneyView) -> html.Section | None:
    """A small chart a stage over the periods of the same kind; a period is a link to its own page."""
    drawn = [stage for stage in view.stages if sum(year.volume is not None for year in stage.years) > 1]
    if not drawn or view.period is None:
        return None
    return html.Section(
        [
            html.H2("Over time"),
            html.P("Each small chart has a scale of its own. Choose a column to see that period."),
            html.Ul([_multiple(stage, view=view) for stage in drawn], className="multiples"),
            html.Details([html.Summary("View as a table"), _years_table(view, drawn)], className="chart-table"),
        ]
    )


def _multiple(stage: StageView, *, view: JourneyView) -> html.Li:
    highest = max((year.volume.value for year in stage.years if year.volume and year.volume.value), default=1.0)
    columns = [_column(year, highest=highest, view=view, stage=stage) for year in stage.years]
    first, last = stage.years[0].period.display, stage.years[-1].period.display
    return html.Li(
        [
            html.H3(stage.stage.label),
            html.P(_what(stage), className="multiple-what"),
            html.Div(columns, className="multiple-columns"),
            html.P([html.Span(first), html.Span(last)], className="multiple-ends", **aria(hidden="true")),
        ]
    )


def _what(stage: StageView) -> str:
    labels = dict.fromkeys(year.volume.label for year in stage.years if year.volume)
    seam = " (hollow columns: from another source)" if any(_is_of_another(year, stage) for year in stage.years) else ""
    return "; ".join(labels) + seam


def _is_of_another(year: YearFigure, stage: StageView) -> bool:
    """Whether a year's number is of another measure than the one shown, which another source counts in its own way."""
    return year.volume is not None and stage.volume is not None and year.volume.indicator_id != stage.volume.indicator_id


def _column(year: YearFigure, *, highest: float, view: JourneyView, stage: StageView) -> Component:
    is_shown = view.period is not None and year.period.display == view.period.display
    if year.volume is None or year.volume.value is None:
        return html.Span(className="multiple-none", title=f"{year.period.display}: {NO_FIGURE}", **aria(hidden="true"))
    address = links.journey(view.journey_id, query=JourneyQuery(area=view.area_code, period=year.period.display, compare=view.compare))
    is_of_another = _is_of_another(year, stage)
    source = f" ({year.volume.figure.provenance.source_title})" if is_of_another else ""
    words = f"{stage.stage.label} {year.volume.phrase}: {year.volume.display}{source}"
    bar = html.Span(className="multiple-bar", style={"height": f"{max(2.0, 100 * year.volume.value / highest):.1f}%"})
    return html.A(
        bar,
        href=address,
        className=" ".join(["multiple-column", *(["multiple-shown"] if is_shown else []), *(["multiple-other"] if is_of_another else [])]),
        title=words,
        **aria(label=words),
        **(aria(current="true") if is_shown else {}),
    )


def _year_cell(year: YearFigure, stage: StageView) -> str:
    if year.volume is None:
        return NO_FIGURE
    return f"{year.volume.display}{' (another source)' if _is_of_another(year, stage) else ''}"


def _years_table(view: JourneyView, drawn: list[StageView]) -> html.Div:
    periods = [year.period.display for year in drawn[0].years]
    rows = [[stage.stage.label, *(_year_cell(year, stage) for year in stage.years)] for stage in drawn]
    return table(
        caption=f"{view.title}: {view.area_name} over time",
        columns=("Stage", *periods),
        rows=rows,
        numeric=tuple(range(1, len(periods) + 1)),
        hide_caption=True,
    )
