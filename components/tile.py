"""A tile: one verdict at a glance, in five seconds."""

from dash import html

from analysis.filters import ScorecardFilters
from analysis.verdict import Certainty, ComparatorKind, Verdict
from analysis.views import Tile
from components import links
from components.provenance import comparator_link, source_link
from components.spark import spark
from components.status import css_class, flags, status, uncertainty
from components.strip import strip
from components.words import movement, sentence, unit_and_period

_SHOWN = (ComparatorKind.TARGET, ComparatorKind.ENGLAND, ComparatorKind.REGION, ComparatorKind.BEST_5_PERCENT)
_BESIDE_A_SPARK, _ALONE = 6, 10
"""The most letters of a figure that fit at 36 px, with and without the small chart beside it."""


def tile(found: Tile, *, scorecard_id: str = "", filters: ScorecardFilters | None = None, say_old: bool = True) -> html.Article:
    """The tile of a scorecard line; its name opens the indicator. ``say_old`` is off where the page says it of all its figures."""
    verdict = found.verdict
    href = links.tile(found, scorecard_id=scorecard_id, filters=filters)
    uncertain = " is-uncertain" if verdict.certainty is Certainty.NOT_CERTAIN else ""
    return html.Article(
        [
            html.H3(html.A(found.label, href=href)),
            status(verdict),
            *(
                _figure(found, say_old=say_old)
                if verdict.observation is not None
                else [html.P(sentence(verdict.no_figure_reason or verdict.reason), className="no-figure")]
            ),
        ],
        className=f"tile tile-{css_class(verdict)}{uncertain}",
    )


def _figure(found: Tile, *, say_old: bool) -> list[html.P | html.Div | html.Dl | None]:
    verdict = found.verdict
    return [
        html.Div(
            [html.P(verdict.display, className=_value_class(found)), spark(found.spark) if found.spark else None],
            className="tile-row",
        ),
        html.P(unit_and_period(verdict), className="tile-unit"),
        html.P(sentence(movement(verdict)), className="tile-trend"),
        html.P(sentence(verdict.in_year), className="tile-in-year") if verdict.in_year else None,
        uncertainty(verdict),
        html.Div([strip(verdict), _comparators(verdict), _foot(verdict, say_old=say_old)], className="tile-foot"),
    ]


def _value_class(found: Tile) -> str:
    most = _BESIDE_A_SPARK if found.spark else _ALONE
    fits = found.verdict.value is not None and len(found.verdict.display) <= most
    return "tile-value" if fits else "tile-value tile-value-long"


def _comparators(verdict: Verdict) -> html.Dl | None:
    """The comparators' figures, each a link to its own printed line, and the gap to the best 5%."""
    shown = [found for found in verdict.comparators if found.kind in _SHOWN]
    if not shown:
        return None
    pairs: list[tuple[str, html.A | str]] = [(found.label, comparator_link(found)) for found in shown]
    if verdict.gap_to_best_5:
        pairs.append(("Gap to best 5%", verdict.gap_to_best_5.display))
    return html.Dl([html.Div([html.Dt(term), html.Dd(words)]) for term, words in pairs], className="tile-comparators")


def _foot(verdict: Verdict, *, say_old: bool) -> html.P:
    source = html.Span(["Source: ", source_link(verdict.provenance, short=True)]) if verdict.provenance else None
    lead = html.Span(f"Lead: {verdict.lead}") if verdict.lead else None
    return html.P([part for part in (*flags(verdict, say_old=say_old), source, lead) if part is not None], className="tile-source")
