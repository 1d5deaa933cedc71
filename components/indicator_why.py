"""The answer to "Why this status?" on an indicator page."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from analysis.verdict import ComparatorValue, Verdict
from components import links
from components.provenance import source_link
from components.tables import Cell
from components.words import AGAINST, sentence


def why(verdict: Verdict, *, as_at: date | None = None) -> html.Section | None:
    """The answer to "Why this status?": rule, numbers, comparators with their own periods, gap, freshness, source.

    ``as_at`` is the day that the page is looked at, which its links keep.
    """
    if verdict.observation is None:
        return None
    rule = verdict.rule
    parts: list[tuple[str, Cell]] = [
        ("In one sentence", verdict.reason),
        ("Rated against", sentence(AGAINST[rule.comparator])),
        ("How", _method(verdict)),
        ("How sure", sentence(verdict.certainty_words)),
        ("Compared with", _compared(verdict)),
        ("Among all authorities", _standing(verdict)),
        ("Statistical neighbours", _neighbours(verdict, as_at)),
        ("Gap to the best 5%", _gap(verdict)),
        ("The document's own judgement", _published(verdict.published_judgement, differs=verdict.comparison_differs)),
        ("The document's own trend", _published(verdict.published_trend, differs=verdict.trend_differs)),
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
    return html.Ul([html.Li([f"{found.label}: {found.display} ({found.period.display}", *_basis(found)]) for found in verdict.comparators])


def _basis(found: ComparatorValue) -> list[Component | str]:
    """Where a comparator comes from: its printed line, or the number of authorities that it is worked out from."""
    if found.provenance:
        return [") ", source_link(found.provenance, short=True)]
    return [f", worked out from {found.count:,} authorities)" if found.count is not None else ")"]


def _standing(verdict: Verdict) -> str:
    """The place among all authorities, and why there is no best 5% where there is none."""
    found = verdict.standing
    if found is None:
        return ""
    counted = f"{found.count} {'authority has' if found.count == 1 else 'authorities have'} a figure"
    place = f"rank {found.rank} of {found.count}, 1 being the best" if found.rank else counted
    quarter = f"; in quarter {found.band.value}, A being the best" if found.band else ""
    missing = f" There is no best 5%: {found.best_5_reason}." if found.best_5_reason else ""
    return sentence(f"{place}{quarter}") + missing


def _neighbours(verdict: Verdict, as_at: date | None) -> list[Component | str] | str:
    """How many neighbours have a figure, by which model, whether the choice of average decides, and the way to them."""
    found = verdict.neighbours
    if found is None:
        return ""
    counted = f"{found.count} of its {found.of} statistical neighbours have a figure for {found.period.display} ({found.title})."
    between = " The figure lies between their mean and their median: which of the two is taken decides." if found.sides_differ else ""
    return [f"{counted}{between} ", html.A("Compare with the neighbours", href=links.neighbours_of(verdict, as_at=as_at))]


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


def _published(said: str, *, differs: bool) -> str:
    return sentence(f"“{said}”{'. It differs from ours' if differs else ''}") if said else ""
