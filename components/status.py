"""A status on the page: icon and words together, never a colour alone. Words, icon and colour come from ``analysis.status``."""

from dash import html

from analysis.spc import Variation
from analysis.status import style_of
from analysis.variation import VARIATIONS
from analysis.verdict import Certainty, Verdict
from components.markup import aria


def css_class(verdict: Verdict) -> str:
    """The class of a verdict's status; a neutral measure's "similar" is not amber."""
    return style_of(verdict.outcome, polarity=verdict.polarity).css_class


def icon(name: str) -> html.Span:
    """A status's shape by its class; the words beside it carry the meaning for a screen reader."""
    return html.Span(className=f"status-icon icon-{name}", **aria(hidden="true"))


def status(verdict: Verdict, *, href: str = "") -> html.P:
    """The status chip of a verdict; with an address a link to what it is compared with."""
    parts = _parts(verdict)
    return html.P(html.A(parts, href=href) if href else parts, className=f"status status-{css_class(verdict)}")


def status_in_cell(verdict: Verdict) -> html.Span:
    """The same chip inside a table cell."""
    return html.Span(_parts(verdict), className=f"status status-{css_class(verdict)}")


def _parts(verdict: Verdict) -> list[html.Span]:
    return [icon(css_class(verdict)), html.Span(verdict.status)]


def variation_icon(found: Variation) -> html.Span:
    """The icon of what a control chart says; the words beside it carry the meaning."""
    return icon(VARIATIONS[found].css_class)


def uncertainty(verdict: Verdict) -> html.P | None:
    """The words "not certain …", where the verdict hangs on chance."""
    if verdict.certainty is not Certainty.NOT_CERTAIN:
        return None
    return html.P(verdict.certainty_words, className="uncertain-words")


def flags(verdict: Verdict, *, say_old: bool = True) -> list[html.Span]:
    """What a reader must know beside the status: a doubtful figure, an old one."""
    is_old = say_old and verdict.freshness is not None and verdict.freshness.is_old
    is_doubtful = verdict.observation is not None and bool(verdict.observation.doubt)
    words = [word for word, applies in (("doubtful figure", is_doubtful), ("old figure", is_old)) if applies]
    return [html.Span(word, className="flag") for word in words]
