"""The parts of the page of changes."""

from dash import html

from analysis.challenge_views import ChallengeRow
from analysis.changes import ChangeKind
from analysis.changes_views import ChangesView, LineChange
from components import links
from components.filters import choice, form, text
from components.page import notice
from components.provenance import source_link
from components.status import status_in_cell
from components.words import count_of, day, sentence


def days(view: ChangesView) -> html.Form:
    """The two days and the area, as one form."""
    fields = [
        text(name="from", label="Known on", value=view.first.isoformat(), kind="date"),
        text(name="to", label="Against the time up to", value=view.last.isoformat(), kind="date"),
    ]
    if len(view.area_choices) > 1:
        fields.insert(0, choice(name="area", label="Borough or area", options=view.area_choices, value=view.area))
    return form(action=links.changes(view.scorecard_id), fields=fields, label="Choose the days")


def summary(view: ChangesView) -> html.P:
    """How many lines changed, in a sentence."""
    changed = view.lines - view.unchanged
    words = f"{count_of(changed, 'line')} of {view.lines} changed between {day(view.first)} and {day(view.last)}"
    return html.P(sentence(words), className="shown", role="status")


def by_kind(view: ChangesView) -> list[html.Section]:
    """The changes under a heading a kind, worsened first."""
    sections = []
    for kind in ChangeKind:
        found = [one for one in view.changes if one.change.kind is kind]
        if found:
            items = [_item(one, view=view) for one in found]
            sections.append(html.Section([html.H2(kind.words), html.Ul(items, className="changes")], className="priority"))
    return sections


def _item(found: LineChange, *, view: ChangesView) -> html.Li:
    verdict = found.tile.verdict
    late = f" ({found.late})" if found.late else ""
    return html.Li(
        [
            html.A(found.tile.label, href=links.tile(found.tile, scorecard_id=view.scorecard_id)),
            f" ({verdict.area}): {sentence(found.change.words + late)} ",
            status_in_cell(verdict) if verdict.observation is not None else None,
        ]
    )


def challenges(title: str, rows: tuple[ChallengeRow, ...]) -> html.Section | None:
    """Entries of the challenge log that were raised, or reported done, between the two days."""
    if not rows:
        return None
    return html.Section([html.H2(title), html.Ul([_entry(found) for found in rows], className="changes")], className="priority")


def _entry(found: ChallengeRow) -> html.Li:
    entry = found.challenge
    lead = f" Lead: {entry.lead}." if entry.lead else ""
    return html.Li([f"{entry.board}: {sentence(entry.action)}{lead} ", source_link(entry.provenance, short=True)])


def nothing(view: ChangesView) -> html.Section | None:
    """What to do when nothing changed."""
    if view.changes or view.new_challenges or view.closed_challenges:
        return None
    words = f"No figure, status or challenge of this scorecard changed between {day(view.first)} and {day(view.last)}."
    return notice([html.P(f"{words} Choose an earlier day to look further back.")], title="Nothing changed")


def how_read() -> html.P:
    """What the page sets beside each other, in plain words."""
    return html.P(
        "The page sets what was known on the first day beside what is known today of the time up to the second day. A figure that "
        "was published only later says so.",
        className="how-read",
    )
