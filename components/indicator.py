"""The head and foot of an indicator page: what to show, the finding, the definition."""

from dash import html
from dash.development.base_component import Component

from analysis.breakdown_address import breakdown_text
from analysis.indicator_query import IndicatorQuery
from analysis.verdict import Verdict
from analysis.views import IndicatorView
from components import links
from components.filters import choice, form
from components.markup import data
from components.status import status, uncertainty
from components.words import day, sentence, trend_sentence, unit_and_period


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


def all_authorities(view: IndicatorView) -> str:
    """The address of the comparison with all authorities, by the very line that the page shows."""
    verdict = view.verdict
    return links.compare(
        verdict.indicator_id,
        area=verdict.area_code,
        breakdown_type=verdict.breakdown_type,
        breakdown=verdict.breakdown,
        scorecard=view.scorecard_id,
        line=view.line_id,
        as_at=view.as_at,
    )


def choices(view: IndicatorView) -> html.Form | None:
    """Area, breakdown and kind of period, each where there is more than one."""
    verdict = view.verdict
    breakdown = breakdown_text(verdict.breakdown_type, verdict.breakdown)
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
    words = trend_sentence(verdict)
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


def definition(view: IndicatorView) -> html.Section:
    """What the indicator is, as the catalogue has it."""
    found = view.indicator
    parts = (
        ("What it measures", found.definition or found.name),
        ("Why it matters", found.why_it_matters),
        ("Numerator", found.numerator),
        ("Denominator", found.denominator),
        ("Good direction", found.polarity.words),
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
