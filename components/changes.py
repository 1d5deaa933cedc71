"""The parts of the page of changes."""

from collections.abc import Sequence

from dash import html

from analysis.challenge_rows import ChallengeRow
from analysis.changes import ChangeKind
from analysis.changes_query import Moment
from analysis.changes_views import ChangesView, LineChange
from analysis.observations import DataDay, Provenance
from components import links
from components.filters import choice, form, text
from components.page import notice
from components.provenance import source_link
from components.status import status_in_cell
from components.words import count_of, day, sentence

_SHOWN = 10
_OF_STATUS = (ChangeKind.WORSENED, ChangeKind.IMPROVED, ChangeKind.MOVED)


def days(view: ChangesView) -> html.Form:
    """The two days and the area, as one form. A side that is a release is written by its id, and can be changed to a day."""
    fields = [
        _side("from", "What was known on", view.first),
        _side("to", "What is known about the time up to", view.last),
    ]
    if len(view.area_choices) > 1:
        fields.insert(0, choice(name="area", label="Borough or area", options=view.area_choices, value=view.area))
    return form(action=links.changes(view.scorecard_id), fields=fields, label="Choose the days")


def shown(view: ChangesView) -> dict[str, str]:
    """The address's query of the page as it is shown, both sides named."""
    pairs = {"area": view.area, "from": view.first.value, "to": view.last.value}
    return {key: value for key, value in pairs.items() if value}


def _side(name: str, label: str, moment: Moment) -> html.Div:
    return text(name=name, label=label, value=moment.value, kind="text" if moment.release_id else "date")


def moment(found: Moment) -> str:
    """A side in words: a day, or a release and the day on which it was published."""
    return f"release {found.release_id}, published {day(found.day)}" if found.release_id else day(found.day)


def summary(view: ChangesView) -> html.P:
    """How many lines changed, in a sentence."""
    words = f"{count_of(view.changed, 'line')} of {view.lines} changed between {moment(view.first)} and {moment(view.last)}"
    return html.P(sentence(words), className="shown", role="status")


def not_understood(view: ChangesView) -> html.Section | None:
    """What of the address could not be used, and what can."""
    if not view.not_understood:
        return None
    named = " and ".join(f"“{found}”" for found in view.not_understood)
    words = f"{named} is neither a day such as 2018-03-21 nor a release that is still kept. The page shows the days named above instead."
    return notice([html.P(words)], title="Not found")


def known_when(view: ChangesView) -> html.Section | None:
    """That some of what is shown was published only after the second day, so that nobody could know it then, or only loaded."""
    if not view.late_days:
        return None
    by, number, on_time = day(view.last.day), len(view.changes), len(view.changes) - len(view.late_days)
    rest = f"{on_time} {'rests' if on_time == 1 else 'rest'}"
    known = f"Of the {count_of(number, 'change')} below, {rest} on what" if on_time else "Nothing new"
    late = [_known_late([found for found in view.late_days if found.is_of_loading is loaded], by=by) for loaded in (False, True)]
    words = filter(None, [f"{known} had been published by {by}.", *late, "Each says so."])
    return notice([html.P(" ".join(words))], title="What was known when")


def _known_late(found: Sequence[DataDay], *, by: str) -> str:
    """The changes that became known after a day: what was published then nobody could know; of what was loaded that is not known."""
    if not found:
        return ""
    each = [day(one) for one in sorted({one.day for one in found})]
    days = " and ".join(filter(None, [", ".join(each[:-1]), each[-1]]))
    is_one = len(found) == 1
    verb, them = ("is", "it") if is_one else ("are", "them")
    about = f"{count_of(len(found), 'change')} {verb} about the time before that day, but"
    if found[0].is_of_loading:
        stands = f"{'stands' if is_one else 'stand'} in files loaded on {days}, which do not say when they came out"
        return sentence(f"{about} {stands}: a board that met on {by} may not have known {them}")
    return sentence(f"{about} came out later, on {days}: a board that met on {by} could not know {them}")


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
    verdict, change = found.tile.verdict, found.change
    return html.Li(
        [
            html.A(found.tile.label, href=links.tile(found.tile, scorecard_id=view.scorecard_id)),
            f" ({verdict.area}): {sentence(change.words)} ",
            status_in_cell(verdict) if verdict.observation is not None and change.kind in _OF_STATUS else None,
            html.Span(_sources(found), className="change-sources"),
        ]
    )


def _sources(found: LineChange) -> list[str | html.A]:
    now, then = found.change.now, found.change.then
    if now is None:
        return _dated(then, then.data_day.verb.capitalize()) if then else []
    parts = _dated(now, f"{now.data_day.verb.capitalize()}{' later,' if found.is_late else ''}")
    return [*parts, *_dated(then, f"; before that, {then.data_day.verb}")] if then and then != now else parts


def _dated(found: Provenance, words: str) -> list[str | html.A]:
    return [f"{words} on {day(found.published_on)}, ", source_link(found, short=True)]


def challenges(title: str, rows: tuple[ChallengeRow, ...]) -> html.Section | None:
    """Entries of the challenge log that were raised, or reported done, between the two sides; the first few stand open."""
    if not rows:
        return None
    shown, folded = rows[:_SHOWN], rows[_SHOWN:]
    rest = (
        html.Details(
            [html.Summary(f"Show {count_of(len(folded), 'more', 'more')}"), html.Ul([_entry(one) for one in folded], className="changes")]
        )
        if folded
        else None
    )
    return html.Section([html.H2(title), html.Ul([_entry(one) for one in shown], className="changes"), rest], className="priority")


def _entry(found: ChallengeRow) -> html.Li:
    entry = found.challenge
    lead = f" Lead: {entry.lead}." if entry.lead else ""
    return html.Li([f"{entry.board}: {sentence(entry.action)}{lead} ", source_link(entry.provenance, short=True)])


def nothing(view: ChangesView) -> html.Section | None:
    """What to do when nothing changed."""
    if view.changes or view.new_challenges or view.closed_challenges:
        return None
    words = f"No figure, status or challenge of this scorecard changed between {moment(view.first)} and {moment(view.last)}."
    return notice([html.P(f"{words} Choose an earlier day to look further back.")], title="Nothing changed")


def how_read(view: ChangesView) -> html.P:
    """What the page sets beside each other, in plain words."""
    then = f"what release {view.first.release_id} held" if view.first.release_id else f"what was known on {day(view.first.day)}"
    now = (
        f"what release {view.last.release_id} held"
        if view.last.release_id
        else f"what had been published by {day(view.last.day)}, and what has come out since about the time up to that day"
    )
    return html.P(f"The page sets {then} beside {now}. Definitions and targets are as they are today.", className="how-read")
