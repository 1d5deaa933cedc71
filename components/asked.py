"""What boards asked about an indicator: the same entries as the challenge log's, numbered as on the chart."""

from dash import html

from analysis.challenge_query import ChallengeQuery
from analysis.challenge_rows import ChallengeRow
from analysis.verdict import Judgement
from analysis.views import IndicatorView
from components import links
from components.challenges import beside, scale_link
from components.provenance import source_link
from components.tables import Cell, table
from components.words import sentence

_WORDS = {
    Judgement.BETTER: "better",
    Judgement.WORSE: "worse",
    Judgement.NO_CHANGE: "no change",
    Judgement.NEUTRAL: "moved, with no good direction",
}


def asked_section(view: IndicatorView) -> html.Section | None:
    """Challenge, time, lead, how far it is, and the figure before and after; nothing where no board asked anything."""
    if not view.asked:
        return None
    return html.Section(
        [
            html.H2("What the board asked"),
            html.P("Numbered as on the chart. Before and after are the figures that the board’s own document prints."),
            table(
                caption=f"What boards asked about {view.indicator.name}",
                columns=("No.", "What", "Raised", "Lead", "How far", "Before", "After", "It moved", "Source"),
                rows=[_row(number, found) for number, found in enumerate(view.asked, start=1)],
                hide_caption=True,
                stacked=True,
            ),
            html.P(
                html.A("All of the challenge log about it", href=links.challenges(ChallengeQuery(indicator_id=view.indicator.indicator_id)))
            ),
        ],
        className="asked",
    )


def _row(number: int, found: ChallengeRow) -> list[Cell]:
    entry, movement = found.challenge, found.movement
    return [
        str(number),
        [
            html.Span(entry.action),
            *beside(sentence(entry.need), name="under"),
            *scale_link(found, page=links.challenges()),
        ],
        entry.raised.display,
        entry.lead or html.Span("nobody named", className="flag"),
        [html.Strong(entry.status.words), *beside(sentence(entry.progress), name="under")],
        movement.before if movement else "not printed",
        movement.after if movement else "not printed",
        _WORDS[movement.judgement] if movement else "cannot be said",
        source_link(entry.provenance, short=True),
    ]
