"""The answer to "Why this status?" on an indicator page."""

from dash import html

from analysis.scorecards import RateAgainst
from analysis.verdict import Verdict
from components.provenance import source_link
from components.tables import Cell
from components.words import sentence

_AGAINST_WORDS = {
    RateAgainst.TARGET: "A target.",
    RateAgainst.ENGLAND: "England.",
    RateAgainst.REGION: "The region.",
    RateAgainst.NEIGHBOURS: "The average of its statistical neighbours.",
    RateAgainst.BEST_5_PERCENT: "The best 5% of authorities.",
    RateAgainst.PREVIOUS: "The figure before.",
    RateAgainst.NONE: "Nothing: the scorecard sets no comparator.",
}


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


def _published(said: str, *, differs: bool) -> str:
    return sentence(f"“{said}”{'. It differs from ours' if differs else ''}") if said else ""
