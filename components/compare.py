"""The head of the page that compares all authorities: what to compare, the finding, whether it is real."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from analysis.breakdown_address import breakdown_text
from analysis.comparison_views import ComparedArea, ComparisonView
from analysis.formatting import unit_phrase
from analysis.indicator_query import IndicatorQuery
from analysis.verdict import Verdict
from analysis.views import Choice
from components import links
from components.filters import choice, form
from components.markup import aria
from components.page import notice
from components.status import status, status_in_cell, uncertainty
from components.tables import Cell, table
from components.words import day, sentence


def lead(view: ComparisonView) -> str:
    """Area, breakdown, period and how new the figures are."""
    period = view.period.display if view.period else ""
    published = f"data as at {view.newest_published.words}" if view.newest_published else ""
    known = f"as it was known on {day(view.query.as_at)}" if view.query.as_at else ""
    return " · ".join(part for part in (view.area_name, view.query.breakdown, period, published, known) if part)


def choices(view: ComparisonView) -> html.Form | None:
    """Area, period, breakdown, and one more area to set beside it, as one form."""
    query = view.query
    breakdown = breakdown_text(query.breakdown_type, query.breakdown)
    offered = (
        ("area", "Area", view.area_choices, query.area),
        ("period", "Period", view.period_choices, query.period),
        ("breakdown", "Breakdown", view.breakdown_choices, breakdown),
        ("add", "Set beside it", (Choice(value="", words="Add an area"), *view.beside_choices), ""),
    )
    fields = [choice(name=name, label=label, options=options, value=value) for name, label, options, value in offered if len(options) > 1]
    if not fields:
        return None
    pairs = query.query()
    hidden = [(name, pairs.get(name, "")) for name in ("with", "scorecard", "line", "as_at")]
    return form(action=links.compare(view.indicator.indicator_id), fields=fields, label="Choose what to compare", hidden=hidden)


def beside(view: ComparisonView) -> html.Ul | None:
    """Who is set beside the area, each with the way to take it out again."""
    if not view.beside:
        return None
    return html.Ul(
        [
            html.Li([found.words, " ", html.A("Remove", href=_without(view, found.value), **aria(label=f"Remove {found.words}"))])
            for found in view.beside
        ],
        className="chips",
        **aria(label=f"Set beside {view.area_name}"),
    )


def _without(view: ComparisonView, code: str) -> str:
    query = replace(view.query, beside=tuple(one for one in view.query.beside if one != code))
    return links.comparison(view.indicator.indicator_id, query=query)


def area_link(view: ComparisonView, found: ComparedArea) -> html.A:
    """An authority's name, which leads to the same page as seen from there."""
    query = replace(view.query, area=found.area_code, line="")
    return html.A(found.name, href=links.comparison(view.indicator.indicator_id, query=query))


def summary(view: ComparisonView) -> html.Section:
    """The own figure, its status, and where it stands among all."""
    level = view.own or view.own_level
    unit = unit_phrase(view.indicator.unit, view.indicator.unit_words)
    period = view.period.display if view.period else ""
    return html.Section(
        [
            html.Div(
                [
                    html.P(level.display if level else "No figure", className="headline-value"),
                    html.P(" · ".join(part for part in (unit, period) if part), className="headline-unit"),
                    status(view.verdict) if view.verdict else None,
                    uncertainty(view.verdict) if view.verdict else None,
                ],
                className="headline-figure",
            ),
            html.Div([html.P(view.headline, className="headline-words"), *_remarks(view)], className="headline-text"),
        ],
        className="headline",
    )


def _remarks(view: ComparisonView) -> list[Component]:
    gap = view.verdict.gap_to_best_5 if view.verdict else None
    flag = view.neighbours.flag if view.neighbours else ""
    found: list[Component] = [html.P(html.Strong(flag))] if flag else []
    words = [
        f"As far as the best 5%: {gap.people_words}" if gap and gap.people_words else "",
        view.obstacle,
        f"There is no best 5%: {view.no_best_5}" if view.no_best_5 and not view.obstacle else "",
    ]
    over_time = html.A(f"{view.area_name} over time", href=to_indicator(view))
    return [*found, *(html.P(sentence(text)) for text in words if text), html.P(over_time)]


def to_indicator(view: ComparisonView) -> str:
    """The address of the same indicator, area and line over time."""
    asked = IndicatorQuery(
        area=view.query.area,
        breakdown_type=view.query.breakdown_type,
        breakdown=view.query.breakdown,
        scorecard=view.scorecard_id,
        line=view.query.line,
        as_at=view.query.as_at,
    )
    return links.indicator(view.indicator.indicator_id, query=asked)


def nothing(view: ComparisonView) -> html.Section | None:
    """What to do when no authority's figures are loaded, or those of one alone."""
    if len(view.areas) > 1:
        return None
    advice = (
        "Load a national file that holds this indicator (the Local Authority Interactive Tool, Fingertips or Explore Education "
        "Statistics) to compare all authorities."
    )
    return notice([html.P(advice)], title="Nothing to compare with yet")


def is_it_real(view: ComparisonView) -> html.Section | None:
    """The verdict on the own figure by each comparator: which way it differs, and whether that may be chance."""
    if not view.against:
        return None
    rows: list[list[Cell]] = [[_compared_with(found), status_in_cell(found), found.reason, _how_sure(found)] for found in view.against]
    columns = ("Compared with", "Status", "Why", "How sure")
    return html.Section(
        [
            html.H2("Is the difference real?"),
            table(caption="The figure by each comparator", columns=columns, rows=rows, hide_caption=True, stacked=True),
        ]
    )


def _compared_with(found: Verdict) -> str:
    kind = found.rule.comparator.value
    label = next((comparator.label for comparator in found.comparators if comparator.kind.value == kind), "")
    return label[:1].upper() + label[1:]


def _how_sure(found: Verdict) -> str:
    return sentence(found.certainty_words)
