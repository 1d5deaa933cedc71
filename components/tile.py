"""A tile: one verdict at a glance, in five seconds."""

from datetime import date

from dash import html

from analysis.filters import ScorecardFilters
from analysis.scorecards import RateAgainst
from analysis.verdict import Certainty, ComparatorKind, ComparatorValue, TrendMethod, Verdict
from analysis.views import Tile
from components import links
from components.export_menu import tile_menu
from components.provenance import comparator_link, source_link
from components.spark import spark
from components.status import css_class, flags, status, uncertainty, variation_icon
from components.strip import strip
from components.words import movement, sentence, unit_and_period

_SHOWN = (
    ComparatorKind.TARGET,
    ComparatorKind.ENGLAND,
    ComparatorKind.REGION,
    ComparatorKind.NEIGHBOURS,
    ComparatorKind.BEST_5_PERCENT,
)
_BESIDE_A_SPARK, _ALONE = 6, 10
"""The most letters of a figure that fit at 36 px, with and without the small chart beside it."""


def tile(found: Tile, *, scorecard_id: str = "", filters: ScorecardFilters | None = None, say_old: bool = True) -> html.Article:
    """The tile of a scorecard line; its name opens the indicator. ``say_old`` is off where the page says it of all its figures."""
    verdict = found.verdict
    href = links.tile(found, scorecard_id=scorecard_id, filters=filters)
    as_at = filters.as_at if filters else None
    uncertain = " is-uncertain" if verdict.certainty is Certainty.NOT_CERTAIN else ""
    return html.Article(
        [
            html.H3(html.A(found.label, href=href)),
            status(verdict, href=_beside(verdict, as_at=as_at)),
            *(
                _figure(found, say_old=say_old, as_at=as_at)
                if verdict.observation is not None
                else [html.P(sentence(verdict.no_figure_reason or verdict.reason), className="no-figure")]
            ),
        ],
        className=f"tile tile-{css_class(verdict)}{uncertain}",
    )


def _beside(verdict: Verdict, *, as_at: date | None) -> str:
    """Where "worse than neighbours" leads: to the neighbours."""
    is_rated = verdict.rule.comparator is RateAgainst.NEIGHBOURS and verdict.neighbours is not None
    return links.neighbours_of(verdict, as_at=as_at) if is_rated else ""


def _figure(found: Tile, *, say_old: bool, as_at: date | None) -> list[html.P | html.Div | html.Dl | None]:
    verdict = found.verdict
    return [
        html.Div(
            [html.P(verdict.display, className=_value_class(found)), spark(found.spark) if found.spark else None],
            className="tile-row",
        ),
        html.P(unit_and_period(verdict), className="tile-unit"),
        *_trend(verdict),
        html.P(sentence(verdict.in_year), className="tile-in-year") if verdict.in_year else None,
        uncertainty(verdict),
        html.Div(
            [strip(verdict), _comparators(verdict, as_at=as_at), _foot(verdict, say_old=say_old), tile_menu(found)], className="tile-foot"
        ),
    ]


def _value_class(found: Tile) -> str:
    most = _BESIDE_A_SPARK if found.spark else _ALONE
    fits = found.verdict.value is not None and len(found.verdict.display) <= most
    return "tile-value" if fits else "tile-value tile-value-long"


def _trend(verdict: Verdict) -> list[html.P]:
    """The trend in words, with the control chart's icon where there is one; its own words too where another trend leads."""
    words = sentence(movement(verdict))
    if verdict.variation is None:
        return [html.P(words, className="tile-trend")]
    if verdict.trend.method is TrendMethod.XMR:
        return [html.P([variation_icon(verdict.variation), words], className="tile-trend tile-variation")]
    chart = html.P([variation_icon(verdict.variation), sentence(verdict.spc)], className="tile-trend tile-variation")
    both = [html.P(verdict.trend_beside_chart, className="tile-trend")] if verdict.trend_beside_chart else []
    return [html.P(words, className="tile-trend"), chart, *both]


def _comparators(verdict: Verdict, *, as_at: date | None) -> html.Dl | None:
    """The comparators' figures, each a link to its own printed line or to the authorities behind it, and the gap to the best 5%."""
    shown = [found for found in verdict.comparators if found.kind in _SHOWN]
    if not shown:
        return None
    pairs: list[tuple[str, list[html.A | html.Span | str]]] = [
        (found.label, [comparator_link(found, verdict=verdict, as_at=as_at), *_basis(found)]) for found in shown
    ]
    if verdict.gap_to_best_5:
        pairs.append(("Gap to best 5%", [verdict.gap_to_best_5.display]))
    return html.Dl([html.Div([html.Dt(term), html.Dd(words)]) for term, words in pairs], className="tile-comparators")


def _basis(found: ComparatorValue) -> list[html.Span | str]:
    """The number of authorities behind a figure that was worked out."""
    return [" ", html.Span(found.count_words, className="tile-basis")] if found.count else []


def _foot(verdict: Verdict, *, say_old: bool) -> html.P:
    source = html.Span(["Source: ", source_link(verdict.provenance, short=True)]) if verdict.provenance else None
    lead = html.Span(f"Lead: {verdict.lead}") if verdict.lead else None
    return html.P([part for part in (*flags(verdict, say_old=say_old), source, lead) if part is not None], className="tile-source")
