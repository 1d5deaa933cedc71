"""The covering paragraph of a scorecard, as an officer would write it: built from verdicts, no word that a verdict does not support.

Sentences are short and their words plain, so that somebody of about twelve can read them; the names of measures are the board's own.
"""

from collections.abc import Callable, Sequence

from analysis.period_types import write_month
from analysis.verdict import Certainty, Judgement, Outcome, Verdict
from analysis.views import Tile

MOST_NAMED = 3
"""How many measures a sentence names: the others are counted."""


def covering_paragraphs(tiles: Sequence[Tile], *, area_name: str) -> tuple[str, ...]:
    """What to look at first, what improved, and what cannot be said and why; a paragraph each, empty ones left out."""
    if not tiles:
        return ()
    found = (_opening(tiles, area_name=area_name), _look_first(tiles), _improved(tiles), _cannot_say(tiles))
    return tuple(paragraph for paragraph in found if paragraph)


def _opening(tiles: Sequence[Tile], *, area_name: str) -> str:
    with_figure = [tile.verdict for tile in tiles if tile.verdict.observation is not None]
    sentences = [f"This report looks at {_measures(len(tiles))} for {area_name}."]
    judged = [verdict for verdict in with_figure if verdict.polarity.is_judged]
    counts = [
        (sum(verdict.outcome is outcome for verdict in judged), words)
        for outcome, words in (
            (Outcome.WORSE, "red: worse than what we set {it} against"),
            (Outcome.SIMILAR, "amber: close to it"),
            (Outcome.BETTER, "green: better than it"),
        )
    ]
    sentences += [f"{_number(count).capitalize()} {_are(count)} {words.format(it=_it(count))}." for count, words in counts if count]
    newest = max((verdict.provenance.published_on for verdict in with_figure if verdict.provenance), default=None)
    if newest is not None:
        sentences.append(f"The newest figures came out in {write_month(newest)}.")
    return " ".join(sentences)


def _look_first(tiles: Sequence[Tile]) -> str:
    worsening = [tile for tile in tiles if tile.verdict.is_red_and_worsening]
    red = [tile for tile in tiles if tile.verdict.outcome is Outcome.WORSE and _is_sure(tile.verdict) and tile not in worsening]
    named = [*worsening, *red][:MOST_NAMED]
    if not named:
        return "No measure is red beyond doubt."
    sentences = ["Look here first."]
    for tile in named:
        also = " It is also getting worse." if tile in worsening else ""
        sentences.append(f"{_figure(tile)} {_status(tile.verdict)}.{also}")
    rest = len(worsening) + len(red) - len(named)
    if rest:
        sentences.append(f"{_number(rest).capitalize()} more {_are(rest)} red.")
    return " ".join(sentences)


def _improved(tiles: Sequence[Tile]) -> str:
    better = [tile for tile in tiles if _has_improved(tile.verdict)]
    if not better:
        return ""
    sentences = [f"{_measures(len(better)).capitalize()} got better."]
    sentences += [f"{_figure(tile)} {_movement(tile.verdict)}." for tile in better[:MOST_NAMED]]
    return " ".join(sentences)


def _cannot_say(tiles: Sequence[Tile]) -> str:
    verdicts = [tile.verdict for tile in tiles]
    reasons = [next((words for words, applies in _SILENCES if applies(verdict)), "") for verdict in verdicts]
    counted = [(reasons.count(words), words) for words, _ in _SILENCES]
    counted += [(sum(map(applies, verdicts)), words) for words, applies in _DOUBTS]
    sentences = [f"{_number(count).capitalize()} {_have(count)} {words.format(it=_it(count))}." for count, words in counted if count]
    return " ".join(["Some things we cannot say.", *sentences]) if sentences else ""


_Reason = tuple[str, Callable[[Verdict], bool]]
_SILENCES: tuple[_Reason, ...] = (
    ("no figure yet", lambda one: one.observation is None),
    ("a figure that is hidden or missing", lambda one: one.value is None and one.outcome is Outcome.NOT_RATED),
    ("no good or bad side, so we do not judge {it}", lambda one: not one.polarity.is_judged),
    ("nothing to set {it} against", lambda one: one.outcome is Outcome.NOT_RATED),
)
"""Why a measure is not judged; the first that applies is said."""
_DOUBTS: tuple[_Reason, ...] = (
    ("a status that we are not sure of", lambda one: one.certainty is Certainty.NOT_CERTAIN),
    ("too few figures to show a trend", lambda one: one.value is not None and one.trend.judgement is Judgement.CANNOT_SAY),
)


def _has_improved(verdict: Verdict) -> bool:
    if verdict.trend.judgement is Judgement.CANNOT_SAY:
        return verdict.change is not None and verdict.change.judgement is Judgement.BETTER
    return verdict.trend.judgement is Judgement.BETTER


def _is_sure(verdict: Verdict) -> bool:
    return verdict.certainty is not Certainty.NOT_CERTAIN


def _figure(tile: Tile) -> str:
    period = f" {tile.verdict.period.phrase}" if tile.verdict.period else ""
    return f"{tile.label} stood at {tile.verdict.display}{period},"


def _status(verdict: Verdict) -> str:
    return f"{verdict.status[:1].lower()}{verdict.status[1:]}"


def _movement(verdict: Verdict) -> str:
    if verdict.change is not None and verdict.change.judgement is Judgement.BETTER:
        return verdict.change.words
    return f"{verdict.trend.words[:1].lower()}{verdict.trend.words[1:]}"


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else f"{count:,}"


def _measures(count: int) -> str:
    return f"{_number(count)} measure{'' if count == 1 else 's'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _it(count: int) -> str:
    return "it" if count == 1 else "them"
