"""The parts of the challenge log's page."""

from collections.abc import Sequence

from dash import html

from analysis.challenge_query import ChallengeQuery, StandingFilter
from analysis.challenge_rows import ChallengeRow
from analysis.challenge_scales import PrintedScale
from analysis.challenge_views import ChallengeCounts, ChallengesView
from analysis.indicator_query import IndicatorQuery
from analysis.views import Choice
from components import links
from components.filters import choice, form, text
from components.markup import aria, current
from components.page import notice
from components.provenance import source_link
from components.tables import Cell, table
from components.words import count_of, sentence

OVERDUE = (
    "Overdue: the date that the document prints has passed, and no document that is loaded says that it was done. "
    "What happened since may stand in one that is not."
)
_COLUMNS = ("What", "Whose", "Lead", "Due", "How far", "What the indicator did", "Source")


def counts(found: ChallengeCounts) -> html.Ul:
    """How many entries stand how; each number filters the page."""
    entries = (
        (StandingFilter.OVERDUE, found.overdue, "overdue"),
        (StandingFilter.UNOWNED, found.unowned, "open, with no lead named"),
        (StandingFilter.OPEN, found.open, "open"),
        (StandingFilter.DONE, found.done, "done"),
    )
    return html.Ul(
        [
            html.Li(
                html.A(f"{number:,} {words}", href=links.challenges(ChallengeQuery(standing=standing)), className="count count-not-rated")
            )
            for standing, number, words in entries
            if number
        ],
        className="counts",
        **aria(label="How the entries of the log stand"),
    )


def filters(view: ChallengesView) -> html.Form:
    """Board, priority, lead, status and words, each a field of one form."""
    query = view.query
    return form(
        action=links.challenges(),
        fields=[
            choice(name="board", label="Board", options=view.board_choices, value=query.board),
            choice(name="priority", label="Priority", options=view.priority_choices, value=query.priority),
            choice(name="lead", label="Lead", options=view.lead_choices, value=query.lead),
            choice(
                name="status",
                label="Status",
                options=[Choice(value=standing.value, words=standing.words) for standing in StandingFilter],
                value=query.standing.value,
            ),
            text(name="q", label="Search", value=query.search),
        ],
        label="Filter the challenge log",
        clear=links.challenges() if query.is_narrowed else "",
        hidden=[("indicator_id", query.indicator_id)],
    )


def log(view: ChallengesView) -> html.Section:
    """The entries, overdue first."""
    if not view.rows:
        return notice(
            [html.P(["No entry fits. ", html.A("Show the whole log", href=links.challenges()), "."])], title="Nothing fits these filters"
        )
    return html.Section(
        [
            html.H2("Overdue first, then what nobody leads"),
            table(
                caption="What boards challenged and track",
                columns=_COLUMNS,
                rows=[_row(found) for found in view.rows],
                hide_caption=True,
                stacked=True,
            ),
        ],
        className="priority",
    )


def _row(found: ChallengeRow) -> list[Cell]:
    entry = found.challenge
    return [
        [entry.action, *beside(sentence(entry.need), name="under"), *scale_link(found)],
        [entry.board, *beside(" · ".join(part for part in (entry.plan, entry.priority) if part), name="under")],
        entry.lead or html.Span("nobody named", className="flag"),
        [entry.due or "no date", *beside("overdue" if found.is_overdue else "", name="flag")],
        [html.Strong(entry.status.words), *beside(_progress(found), name="under")],
        _movement(found),
        source_link(entry.provenance, short=True),
    ]


def scale_link(found: ChallengeRow, *, page: str = "") -> list[html.Span]:
    """The way from an entry that speaks of ratings to what they mean, in a line of its own; ``page`` is the log's from elsewhere."""
    if found.scale is None:
        return []
    return [html.Span(html.A("What the ratings mean", href=f"{page}#{found.scale.scale_id}"), className="under")]


def beside(words: str, *, name: str) -> list[html.Span]:
    """Words in a line of their own below what a cell says first."""
    return [html.Span(words, className=name)] if words else []


def _progress(found: ChallengeRow) -> str:
    printed = f"“{found.challenge.status_printed}” " if found.challenge.status_printed else ""
    return f"{printed}{sentence(found.challenge.progress)}".strip()


def _movement(found: ChallengeRow) -> Cell:
    if not found.indicator_name:
        return ""
    entry = found.challenge
    asked = IndicatorQuery(area=entry.area_code, breakdown_type=entry.breakdown_type, breakdown=entry.breakdown)
    link = html.A(found.indicator_name, href=links.indicator(entry.indicator_id, query=asked))
    return [link, f": {found.movement.words}"] if found.movement else link


def pager(view: ChallengesView) -> html.Nav | None:
    """The way to the other pages of the log."""
    if view.pages == 1:
        return None
    entries = [
        html.A(
            str(number),
            href=links.challenges(ChallengeQuery(**{**vars(view.query), "page": number})),
            className="switch-link",
            **current(shown=number == view.page),
        )
        for number in range(1, view.pages + 1)
    ]
    return html.Nav(
        [html.Span(f"{count_of(view.shown, 'entry', 'entries')}, page "), *entries],
        className="switch pager",
        **aria(label="Pages of the log"),
    )


def shown(view: ChallengesView) -> str:
    """How many entries the filters keep, in a sentence that names the indicator, which no field of the form shows."""
    if not view.query.is_narrowed:
        return ""
    about = f" about “{view.indicator_name}”" if view.indicator_name else ""
    return sentence(f"{count_of(view.shown, 'entry', 'entries')}{about} shown of {view.counts.total:,}")


def how_read(scales: Sequence[PrintedScale]) -> html.Section:
    """What an entry says, in plain words, and the scales that boards rate by."""
    return html.Section(
        [
            html.H2("How to read it"),
            html.P(
                "Each entry is taken from the document that it links to, in our own short words. A lead is a role, never a private person."
            ),
            *map(_scale, scales),
        ],
        className="prose",
    )


def _scale(printed: PrintedScale) -> html.Section:
    """A scale of a board's own document, under the name that its entries lead to."""
    scale = printed.scale
    caption = f"{scale.title}: what each rating means"
    about = f"{scale.about} This is the scale of the {scale.board}; no entry here is coloured by it. "
    return html.Section(
        [
            html.H3(scale.title, id=scale.scale_id),
            html.P([about, source_link(printed.provenance)]),
            table(
                caption=caption, columns=("Rating", "When"), rows=[[grade.name, grade.when] for grade in scale.grades], hide_caption=True
            ),
        ]
    )
