"""The parts of an indicator page."""

from dash import html
from dash.development.base_component import Component

from analysis.formatting import unit_phrase
from analysis.indicator_query import IndicatorQuery
from analysis.observations import Role
from analysis.scorecards import RateAgainst
from analysis.verdict import Verdict
from analysis.views import BreakdownView, ChartSeries, IndicatorView, SeriesPoint
from components import links
from components.chart_panel import chart_panel
from components.charts.bars import bar_figure, comparison_figure, history_figure
from components.charts.trend import trend_axis, trend_figure
from components.filters import choice, form
from components.markup import data
from components.provenance import source_link
from components.status import status, uncertainty
from components.tables import Cell, table
from components.words import day, sentence, unit_and_period

_ROLE_WORDS = {
    Role.TARGET: "Target",
    Role.PLANNED: "Planned",
    Role.FORECAST: "Forecast",
    Role.THRESHOLD: "Threshold",
    Role.BEST_5_PERCENT: "Best 5%",
    Role.ACTUAL: "Figure",
}

_AGAINST_WORDS = {
    RateAgainst.TARGET: "A target.",
    RateAgainst.ENGLAND: "England.",
    RateAgainst.REGION: "The region.",
    RateAgainst.NEIGHBOURS: "The average of its statistical neighbours.",
    RateAgainst.BEST_5_PERCENT: "The best 5% of authorities.",
    RateAgainst.PREVIOUS: "The figure before.",
    RateAgainst.NONE: "Nothing: the scorecard sets no comparator.",
}


def asked(view: IndicatorView) -> IndicatorQuery:
    """The address of the page as it is shown, every choice named."""
    verdict = view.verdict
    return IndicatorQuery(
        area=verdict.area_code,
        breakdown_type=verdict.breakdown_type,
        breakdown=verdict.breakdown,
        scorecard=view.scorecard_id,
        line=view.line_id,
        kind=view.kind,
        as_at=view.as_at,
    )


def choices(view: IndicatorView) -> html.Form | None:
    """Area, breakdown and kind of period, each where there is more than one."""
    verdict = view.verdict
    breakdown = f"{verdict.breakdown_type}:{verdict.breakdown}" if verdict.breakdown else ""
    offered = (
        ("area", "Area", view.area_choices, verdict.area_code),
        ("breakdown", "Breakdown", view.breakdown_choices, breakdown),
        ("kind", "Period", view.kind_choices, view.kind),
    )
    fields = [choice(name=name, label=label, options=options, value=value) for name, label, options, value in offered if len(options) > 1]
    if not fields:
        return None
    hidden = [("scorecard", view.scorecard_id), ("as_at", view.as_at.isoformat() if view.as_at else "")]
    return form(action=links.indicator(view.indicator.indicator_id), fields=fields, label="Choose what to show", hidden=hidden)


def summary(view: IndicatorView) -> html.Section:
    """The figure, its status and the sentence that explains it."""
    verdict = view.verdict
    return html.Section(
        [
            html.Div(
                [
                    html.P(verdict.display if verdict.observation else "No figure yet", className="headline-value"),
                    html.P(unit_and_period(verdict), className="headline-unit"),
                    status(verdict),
                    uncertainty(verdict),
                ],
                className="headline-figure",
            ),
            html.Div(
                [html.P(view.headline, className="headline-words"), *_movement(verdict), *_cautions(verdict)], className="headline-text"
            ),
        ],
        className="headline",
    )


def _movement(verdict: Verdict) -> list[html.P]:
    words = verdict.trend.words
    if not words:
        return []
    named = words.startswith(("Trend", "No trend"))
    return [html.P(sentence(words) if named else [html.Strong("Trend: "), sentence(words)])]


def _cautions(verdict: Verdict) -> list[Component]:
    if not verdict.cautions:
        return []
    return [
        html.Div(
            [html.Strong("Before you rely on it"), html.Ul([html.Li(sentence(words)) for words in verdict.cautions])], className="cautions"
        )
    ]


def why(verdict: Verdict) -> html.Section | None:
    """The answer to "Why this status?": rule, numbers, comparators with their own periods, gap, freshness, source."""
    if verdict.observation is None:
        return None
    rule = verdict.rule
    parts: list[tuple[str, Cell]] = [
        ("In one sentence", verdict.reason),
        ("Rated against", _AGAINST_WORDS[rule.comparator]),
        ("How", _method(verdict)),
        ("How sure", sentence(verdict.certainty_words)),
        ("Compared with", _compared(verdict)),
        ("Gap to the best 5%", _gap(verdict)),
        ("The document's own judgement", _published(verdict)),
        ("How fresh", sentence(verdict.freshness.words) if verdict.freshness else ""),
        ("Lead", verdict.lead),
        ("Source", source_link(verdict.provenance) if verdict.provenance else ""),
    ]
    rows = [html.Div([html.Dt(term), html.Dd(words)]) for term, words in parts if words]
    return html.Section([html.H2("Why this status?"), html.Dl(rows, className="why")])


def _method(verdict: Verdict) -> str:
    if verdict.rule.method is None:
        return ""
    margin = f", {verdict.rule.margin}" if verdict.rule.margin else ""
    interval = f" ({verdict.interval_method})" if verdict.interval_method and verdict.interval else ""
    return sentence(f"By {verdict.rule.method.value}{margin}{interval}")


def _compared(verdict: Verdict) -> html.Ul | str:
    if not verdict.comparators:
        return "Nothing: the documents loaded print no comparator for this figure."
    return html.Ul(
        [
            html.Li(
                [
                    f"{found.label}: {found.display} ({found.period.display}) ",
                    source_link(found.provenance, short=True) if found.provenance else None,
                ]
            )
            for found in verdict.comparators
        ]
    )


def _gap(verdict: Verdict) -> str:
    gap = verdict.gap_to_best_5
    if gap is None:
        return ""
    walked = (
        f" {round(100 * gap.share_walked)}% of the way from England to the best 5% is walked."
        if gap.share_walked is not None and 0 < gap.share_walked < 1
        else ""
    )
    return sentence(gap.display) + walked + (f" {sentence(gap.people_words)}" if gap.people_words else "")


def _published(verdict: Verdict) -> str:
    if not verdict.published_judgement:
        return ""
    differs = ". It differs from ours" if verdict.published_differs else ""
    return sentence(f"“{verdict.published_judgement}”{differs}")


def trend_panel(view: IndicatorView) -> html.Section | None:
    """The trend chart with every comparator that exists, and its table."""
    own = next((series for series in view.chart if series.role == "own"), None)
    if own is None:
        return None
    data = series_table(view.chart, caption=f"{view.indicator.name}: every figure, with its source")
    drawable = any(point.observation.value is not None and point.period.end for point in own.points)
    if not drawable:
        return html.Section([html.H2("Figures"), data])
    source: list[Component | str] = ["Source: ", source_link(view.verdict.provenance)] if view.verdict.provenance else []
    if len(view.chart) == 1 and len(own.points) == 1:
        return html.Section([html.H2("Figures"), data])
    if max(len(series.points) for series in view.chart) == 1:
        bars = comparison_figure(series=view.chart, unit=view.indicator.unit)
        return html.Section(
            [html.H2("Beside its comparators"), chart_panel(name="trend", caption=view.headline, figure=bars, data=data, source=source)]
        )
    figure = trend_figure(
        series=view.chart, unit=view.indicator.unit, unit_words=_axis_words(view), target=view.target, target_words=view.target_words
    )
    scale = trend_axis(series=view.chart, unit=view.indicator.unit, target=view.target)
    caption = view.headline + ("" if scale.starts_at_zero else " The value axis does not start at 0.")
    return html.Section([html.H2("Over time"), chart_panel(name="trend", caption=caption, figure=figure, data=data, source=source)])


def closer_panel(view: IndicatorView) -> html.Section | None:
    """The months or quarters behind a yearly figure, with the same target."""
    if not view.closer:
        return None
    own = view.closer[0]
    figure = trend_figure(
        series=view.closer, unit=view.indicator.unit, unit_words=_axis_words(view), target=view.target, target_words=view.target_words
    )
    scale = trend_axis(series=view.closer, unit=view.indicator.unit, target=view.target)
    latest = own.points[-1]
    caption = view.verdict.in_year or f"{own.name}: {latest.display} in the latest, {latest.period.display}"
    words = sentence(caption) + ("" if scale.starts_at_zero else " The value axis does not start at 0.")
    data = series_table(view.closer, caption=f"{view.indicator.name}, {view.closer_words}")
    title = f"{view.closer_words[:1].upper()}{view.closer_words[1:]}"
    return html.Section([html.H2(title), chart_panel(name="closer", caption=words, figure=figure, data=data)])


def _axis_words(view: IndicatorView) -> str:
    return unit_phrase(view.indicator.unit, view.verdict.unit_words)


def series_table(series: tuple[ChartSeries, ...], *, caption: str) -> html.Div:
    """Every figure of a chart, newest first, with what it replaced, its note and its printed line."""
    rows: list[list[Cell]] = [
        [
            found.name,
            point.period.display,
            point.display,
            _remarks(point),
            source_link(point.observation.provenance, short=True),
        ]
        for found in series
        for point in reversed(found.points)
    ]
    return table(
        caption=caption, columns=("Whose figure", "Period", "Figure", "Remarks", "Source"), rows=rows, numeric=(2,), hide_caption=True
    )


def _remarks(point: SeriesPoint) -> str:
    figure = point.observation
    parts = [figure.doubt, figure.note if not figure.doubt else ""]
    return " ".join(sentence(part) for part in parts if part)


def breakdown_panels(view: IndicatorView) -> list[Component]:
    """A chart and a table for each breakdown."""
    return [_breakdown(found, view=view) for found in view.breakdowns]


def _breakdown(found: BreakdownView, *, view: IndicatorView) -> html.Section:
    name = f"breakdown-{found.breakdown_type.replace(' ', '-')}"
    columns = ("Breakdown", "Figure", "Remarks", "Source")
    rows: list[list[Cell]] = [
        [_breakdown_link(point, view=view), point.display, _remarks(point), source_link(point.observation.provenance, short=True)]
        for point in found.points
    ]
    data = table(caption=f"{found.title}, {found.period.display}", columns=columns, rows=rows, numeric=(1,), hide_caption=True)
    panels: list[Component] = []
    if any(point.observation.value is not None for point in found.points):
        panels.append(
            chart_panel(name=name, caption=found.caption, figure=bar_figure(points=found.points, unit=view.indicator.unit), data=data)
        )
    else:
        panels.append(data)
    if found.history:
        panels.append(_history(found, view=view, name=f"{name}-history"))
    return html.Section([html.H2(found.title), *panels])


def _history(found: BreakdownView, *, view: IndicatorView, name: str) -> Component:
    data = series_table(found.history, caption=f"{found.title}, over time")
    if len(found.history) > 6:  # noqa: PLR2004 - more lines than the palette can tell apart
        return html.Details([html.Summary("Over time, as a table"), data], className="chart-table")
    figure = history_figure(history=found.history, unit=view.indicator.unit, unit_words=_axis_words(view))
    return chart_panel(name=name, caption=f"{found.title}, over time.", figure=figure, data=data)


def _breakdown_link(point: SeriesPoint, *, view: IndicatorView) -> html.A:
    figure = point.observation
    query = IndicatorQuery(
        area=figure.area_code,
        breakdown_type=figure.breakdown_type,
        breakdown=figure.breakdown,
        scorecard=view.scorecard_id,
        as_at=view.as_at,
    )
    return html.A(figure.breakdown, href=links.indicator(figure.indicator_id, query=query))


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
    return html.Section([html.H2("Other areas"), data])


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
            _remarks(point),
            source_link(point.observation.provenance, short=True),
        ]
        for point in view.others
    ]
    columns = ("What", "Area", "Breakdown", "Period", "Figure", "Remarks", "Source")
    data = table(caption="Targets, plans and forecasts", columns=columns, rows=rows, numeric=(4,), hide_caption=True)
    return html.Section([html.H2("Targets, plans and forecasts"), data])


def definition(view: IndicatorView) -> html.Section:
    """What the indicator is, as the catalogue has it."""
    found = view.indicator
    polarity = {"high": "High is good.", "low": "Low is good.", "neutral": "Neither: a rise or fall is not good or bad in itself."}
    parts = (
        ("What it measures", found.definition or found.name),
        ("Why it matters", found.why_it_matters),
        ("Numerator", found.numerator),
        ("Denominator", found.denominator),
        ("Good direction", polarity[found.polarity.value]),
        ("Named source", found.source),
        ("How often", found.frequency),
        ("Owner", found.owner),
        ("Id", found.indicator_id),
    )
    rows = [html.Div([html.Dt(term), html.Dd(sentence(words) if term != "Id" else html.Code(words))]) for term, words in parts if words]
    download = links.figures_csv(indicator_id=found.indicator_id)
    return html.Section(
        [
            html.H2("Definition"),
            html.Dl(rows, className="why"),
            html.P(html.A("All figures of this indicator (CSV)", href=download, **data(download=""))),
        ]
    )


def as_at_words(view: IndicatorView) -> str:
    """The day the page is looked at, when it is not the newest."""
    return f"As it was known on {day(view.as_at)}." if view.as_at else ""
