"""The key under a trend chart: what its marks and bands mean, in words beside the same shapes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from analysis.challenge_rows import ChallengeRow
from analysis.views import ChartSeries, PointSource
from analysis.worked_series import WorkedSeries
from components.charts.asked import UNDATED, AskedOnAxis
from components.charts.marks import MISSING, PRINTED_OTHERWISE, source_marks
from components.markup import aria
from components.words import count_of

ASKED = "┊"
"""The line of what a board asked."""


@dataclass(frozen=True, kw_only=True)
class KeyEntry:
    """A shape as a letter, or none for a shade, and what it means."""

    letter: str
    words: str
    role: str


def key_item(letter: str, words: str, *, role: str) -> html.Li:
    """A shape, hidden from those who hear the page, and what it means."""
    return html.Li([html.Span(letter, className=f"key-shape shape-{role}", **aria(hidden="true")), f" {words}"])


def key_items(entries: Iterable[KeyEntry]) -> list[html.Li]:
    """Each entry as an item."""
    return [key_item(one.letter, one.words, role=one.role) for one in entries]


def chart_key(items: Iterable[Component]) -> html.Ul | None:
    """The items as one line under a chart; nothing where there is nothing to tell."""
    found = [*items]
    return html.Ul(found, className="chart-key") if found else None


def line_item(name: str, *, role: str) -> html.Li:
    """A line of the chart, named where the screen is too narrow for names at the lines' ends."""
    return html.Li([html.Span("", className=f"key-line key-line-{role}", **aria(hidden="true")), f" {name}"], className="key-narrow")


def trend_key(
    series: tuple[ChartSeries, ...],
    *,
    worked: tuple[WorkedSeries, ...] = (),
    sources: tuple[PointSource, ...] = (),
    target_words: str = "",
    model: str = "",
    asked: AskedOnAxis | None = None,
) -> html.Ul | None:
    """The key of a trend chart.

    ``target_words`` name its target line, ``model`` the neighbours' model, ``asked`` what a board asked on the chart.
    """
    items: list[Component] = [line_item(found.name, role=found.role) for found in series]
    items += [line_item(each.name, role=each.role) for each in worked]
    items += [line_item(target_words, role="target")] if target_words else []
    items += key_items(trend_entries(series, worked=worked, sources=sources, model=model))
    if asked is not None and asked.by_day:
        items.append(key_item(ASKED, _asked(asked), role="challenge"))
    return chart_key(items)


def trend_entries(
    series: tuple[ChartSeries, ...], *, worked: tuple[WorkedSeries, ...], sources: tuple[PointSource, ...], model: str
) -> list[KeyEntry]:
    """What the marks and bands of a trend chart mean."""
    own = [point for found in series if found.role == "own" for point in found.points if point.period.end is not None]
    entries = _sources(sources)
    silent = list(dict.fromkeys(point.display for point in own if point.observation.value is None))
    if silent:
        entries.append(KeyEntry(letter=MISSING.letter, words=f"No figure: {', '.join(silent)}", role="muted"))
    if any(point.previously or point.conflicts for point in own):
        words = "Printed before, or elsewhere in the same document"
        entries.append(KeyEntry(letter=PRINTED_OTHERWISE.letter, words=words, role="muted"))
    methods = list(dict.fromkeys(point.interval_method for point in own if point.interval))
    if methods:
        entries.append(KeyEntry(letter="", words=f"Shaded: {', '.join(methods)}", role="band-own"))
    if any(point.spread for each in worked for point in each.points):
        named = f" ({model})" if model else ""
        words = f"Shaded: from the lowest to the highest of the statistical neighbours{named}"
        entries.append(KeyEntry(letter="", words=words, role="band-neighbours"))
    return entries


def in_words(entries: Iterable[KeyEntry]) -> list[str]:
    """A line of text for each entry, for a picture."""
    return [f"{one.letter} {one.words}".strip() for one in entries]


def told_alone(entries: Iterable[KeyEntry], *, asked: AskedOnAxis, rows: Sequence[ChallengeRow]) -> tuple[str, ...]:
    """The key in words for a picture, which has no page below it: what the board asked stands in it too, by its number."""
    told = in_words(entries)
    for number in (number for numbers in asked.by_day.values() for number in numbers):
        found = rows[number - 1].challenge
        told.append(f"{ASKED} {number}: the board asked ({found.raised.display}): {found.action}")
    if asked.marks:
        told.append(f"◇ Figures before and after what was asked{_undated(asked)}")
    return tuple(told)


def _asked(asked: AskedOnAxis) -> str:
    """The numbers of what was asked and, where figures are marked, what their marks mean."""
    numbers = ", ".join(str(number) for found in asked.by_day.values() for number in found)
    marked = "; ◇ its figures before and after" if asked.marks else ""
    return f"{numbers}: what the board asked, told below{marked}{_undated(asked)}"


def _undated(asked: AskedOnAxis) -> str:
    return f" (at the chart’s edge: {UNDATED})" if any(mark.day is None for mark in asked.marks) else ""


def _sources(sources: tuple[PointSource, ...]) -> list[KeyEntry]:
    """Each source beside its marker, where there are several."""
    if len(sources) <= 1:
        return []
    marks, has_national = source_marks(sources), any(source.is_national for source in sources)
    kinds = {source.source_id: ("national, " if source.is_national else "local, ") if has_national else "" for source in sources}
    return [
        KeyEntry(
            letter=marks[each.source_id].letter,
            words=f"{each.title} ({kinds[each.source_id]}{count_of(each.figures, 'figure')})",
            role="own",
        )
        for each in sources
    ]
