"""A status on the page: icon and words together, never a colour alone. Words, icon and colour come from ``analysis.status``."""

from dash import html

from analysis.status import style_of
from analysis.verdict import Certainty, Outcome, Verdict


def icon(outcome: Outcome) -> html.Span:
    """The status's shape; the words beside it carry the meaning for a screen reader."""
    return html.Span(className=f"status-icon icon-{style_of(outcome).css_class}", **{"aria-hidden": "true"})


def status(verdict: Verdict) -> html.P:
    """The status chip of a verdict."""
    return html.P([icon(verdict.outcome), html.Span(verdict.status)], className=f"status status-{style_of(verdict.outcome).css_class}")


def uncertainty(verdict: Verdict) -> html.P | None:
    """The words "not certain …", where the verdict hangs on chance."""
    if verdict.certainty is not Certainty.NOT_CERTAIN:
        return None
    return html.P(verdict.certainty_words, className="uncertain-words")
