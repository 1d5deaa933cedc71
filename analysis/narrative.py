"""The covering text of a scorecard, as an officer would write it: built from verdicts, no word that a verdict does not support.

Sentences are short and their words plain, so that somebody of about twelve can read them; the names of measures are the board's own.
Nothing is worked out here: statuses, trends, steps and reasons are the verdicts' own, and what comes first is the scorecard's order.
"""

from collections.abc import Callable, Sequence
from datetime import date

from analysis.certainty import few_cases
from analysis.formatting import unit_phrase
from analysis.period_types import PeriodKind, write_day, write_month
from analysis.picking import time_beside
from analysis.scorecards import RateAgainst
from analysis.units import RATE_UNITS
from analysis.verdict import Certainty, ComparatorKind, Judgement, Outcome, Verdict
from analysis.views import Counts, Tile

MOST_NAMED = 3
"""How many measures a paragraph names: the others are counted."""


def covering_paragraphs(
    tiles: Sequence[Tile], *, first: Sequence[Tile], counts: Counts, measures: int, area_names: Sequence[str]
) -> tuple[str, ...]:
    """What to look at first, what improved, and what cannot be said and why; a paragraph each, empty ones left out.

    ``first`` are the tiles that call for a look, the worst first, and ``counts`` say how many of all stand how. ``measures`` are
    what the scorecard watches; where several areas are named, a tile is a line: one of the measures in one of the areas.
    """
    if not tiles:
        return ()
    several = len(area_names) > 1
    found = (
        _opening(tiles, counts=counts, measures=measures, area_names=area_names),
        _look_first(first, counts=counts, several=several),
        _improved(tiles, several=several),
        _cannot_say(tiles),
    )
    return tuple(paragraph for paragraph in found if paragraph)


def _opening(tiles: Sequence[Tile], *, counts: Counts, measures: int, area_names: Sequence[str]) -> str:
    sentences = [f"This scorecard has {_counted(measures)} for {_joined(area_names)}."]
    if len(area_names) > 1:
        sentences.append(f"That makes {_counted(len(tiles), several=True)}, each of them a measure in one area.")
    sentences.append(_judged(counts))
    times = [tile.verdict.period for tile in tiles if tile.verdict.period and tile.verdict.value is not None]
    newest = max((time for time in times if time.end), key=lambda time: time.sort_key, default=None)
    if newest is not None and newest.end is not None:
        sentences.append(f"The newest figures are for {_time(newest.kind, end=newest.end)}.")
    return " ".join(sentences)


def _time(kind: PeriodKind, *, end: date) -> str:
    """The time that a figure is for: "the year to 31 March 2025"."""
    if kind is PeriodKind.MONTH:
        return write_month(end)
    stretch = "year" if kind.is_annual else "three months" if kind is PeriodKind.QUARTER else "time"
    return write_day(end) if kind is PeriodKind.SNAPSHOT else f"the {stretch} to {write_day(end)}"


def _judged(counts: Counts) -> str:
    of_each = [(number, word) for number, word in ((counts.worse, "red"), (counts.similar, "amber"), (counts.better, "green")) if number]
    judged = sum(number for number, _ in of_each)
    if not judged:
        return "None of them is red, amber or green, for the reasons given below."
    which = f"all {_number(judged)}" if judged == counts.total and judged > 1 else f"{_number(judged)} of them"
    if len(of_each) == 1:
        return f"We can judge {which}: {_ALL.get(judged, 'all are')} {of_each[0][1]}."
    return f"We can judge {which}: {_joined([f'{_number(number)} {_are(number)} {word}' for number, word in of_each])}."


def _look_first(first: Sequence[Tile], *, counts: Counts, several: bool) -> str:
    noun = _noun(several=several)
    sentences = [_calling(tile, several=several) for tile in first[:MOST_NAMED]]
    rest = first[MOST_NAMED:]
    red = sum(tile.verdict.outcome is Outcome.WORSE for tile in rest)
    unsure = counts.worse - sum(tile.verdict.outcome is Outcome.WORSE for tile in first)
    if red:
        sentences.append(f"{_more(red)} {_are(red)} red.")
    if len(rest) > red:
        sentences.append(f"{_more(len(rest) - red)} {_have(len(rest) - red)} a trend that is getting worse.")
    if unsure:
        sentences.append(
            f"{_more(unsure) if first else _counted(unsure, several=several).capitalize()} {_are(unsure)} red, but that may be chance."
        )
    if first:
        return " ".join([f"Look first at {f'this {noun}' if len(first) == 1 else f'these {noun}s'}.", *sentences])
    return " ".join(sentences) or (f"No {noun} is red." if counts.similar or counts.better else "")


def _calling(tile: Tile, *, several: bool) -> str:
    verdict = tile.verdict
    is_red = verdict.outcome is Outcome.WORSE
    standing = f"{' and' if verdict.rule.comparator is RateAgainst.TARGET else ','} {_red_clause(verdict)}" if is_red else ""
    sentences = [f"“{tile.label}” was {_figure(tile, several=several)}{standing}."]
    if verdict.trend.judgement is Judgement.WORSE:
        sentences.append(f"Its trend is {'also ' if is_red else ''}getting worse.")
    elif verdict.is_red_and_worsening and verdict.change is not None:
        sentences.append(f"It also moved the wrong way, {verdict.change.words}.")
    return " ".join(sentences)


def _improved(tiles: Sequence[Tile], *, several: bool) -> str:
    trends = [tile for tile in tiles if tile.verdict.trend.judgement is Judgement.BETTER]
    every_step = [tile for tile in tiles if _stepped_well(tile.verdict)]
    steps = [tile for tile in every_step if not _may_be_chance(tile.verdict)]
    unsure = len(every_step) - len(steps)
    sentences = []
    if trends:
        named = _named(trends, [f"“{tile.label}” ({_figure(tile, several=several)})" for tile in trends])
        sentences.append(
            f"{_counted(len(trends), several=several).capitalize()} {_have(len(trends))} a trend that is getting better{named}."
        )
    if steps:
        named = _named(steps, [f"“{tile.label}” ({_figure(tile, several=several)}, {_step(tile.verdict)})" for tile in steps])
        sentences.append(f"{_stepping(len(steps), more=bool(trends), several=several)}{named}.")
    if unsure:
        sentences.append(f"{_stepping(unsure, more=bool(trends or steps), several=several)}, but that may be chance.")
    if every_step:
        sentences.append("One step is not yet a trend.")
    return " ".join(sentences)


def _stepping(count: int, *, more: bool, several: bool) -> str:
    return f"{_counted(count, several=several, more=more).capitalize()} moved the right way since the figure before"


def _named(tiles: Sequence[Tile], words: Sequence[str]) -> str:
    """The first of some measures after what is said of all of them."""
    return f"{', among them ' if len(tiles) > MOST_NAMED else ': '}{_joined(words[:MOST_NAMED])}"


def _stepped_well(verdict: Verdict) -> bool:
    return verdict.trend.judgement is Judgement.CANNOT_SAY and verdict.change is not None and verdict.change.judgement is Judgement.BETTER


def _may_be_chance(verdict: Verdict) -> bool:
    """Whether a step may be chance: the rating is not certain or, where nothing rates the line, the figure rests on few cases."""
    rests_on_few = verdict.observation is not None and few_cases(verdict.observation, unit=verdict.unit)
    return verdict.certainty is Certainty.NOT_CERTAIN or bool(rests_on_few)


def _step(verdict: Verdict) -> str:
    still_red = f", but still {_red_clause(verdict)}" if verdict.outcome is Outcome.WORSE else ""
    return f"{verdict.change.words if verdict.change else ''}{still_red}"


def _red_clause(verdict: Verdict) -> str:
    """A red status after its figure: "worse than England", "missed its target"; a target of another time is named with it."""
    target = verdict.comparator(ComparatorKind.TARGET)
    if verdict.rule.comparator is not RateAgainst.TARGET or target is None or verdict.period is None:
        return f"{verdict.status[:1].lower()}{verdict.status[1:]}"
    when = time_beside(verdict.period, kind=target.kind, period=target.period)
    return f"missed its target of {when}" if when else "missed its target"


def _cannot_say(tiles: Sequence[Tile]) -> str:
    verdicts = [tile.verdict for tile in tiles]
    reasons = [next((words for words, applies in _SILENCES if applies(verdict)), "") for verdict in verdicts]
    counted = [(reasons.count(words), words) for words, _ in _SILENCES]
    counted += [(sum(map(applies, verdicts)), words) for words, applies in _DOUBTS]
    sentences = [f"{words.format(number=_number(count), it=_it(count))}." for count, words in counted if count]
    return " ".join(["Some things we cannot say.", *(f"{one[:1].upper()}{one[1:]}" for one in sentences)]) if sentences else ""


_Reason = tuple[str, Callable[[Verdict], bool]]
_SILENCES: tuple[_Reason, ...] = (
    ("for {number}, there is no figure yet", lambda one: one.observation is None),
    ("for {number}, the figure is hidden or missing", lambda one: one.value is None and one.outcome is Outcome.NOT_RATED),
    ("for {number}, we have nothing fit to compare {it} with", lambda one: one.outcome is Outcome.NOT_RATED),
    ("for {number}, neither high nor low is good, so we do not judge {it}", lambda one: not one.polarity.is_judged),
)
"""Why a measure is not judged; the first that applies is said."""
_DOUBTS: tuple[_Reason, ...] = (
    ("for {number}, the gap may be chance", lambda one: one.certainty is Certainty.NOT_CERTAIN),
    (
        "for {number} we cannot show a trend from the figures we have",
        lambda one: one.value is not None and one.trend.judgement is Judgement.CANNOT_SAY,
    ),
)
"""What is not sure of measures that have a figure."""


def _figure(tile: Tile, *, several: bool) -> str:
    verdict = tile.verdict
    unit = f" {unit_phrase(verdict.unit, verdict.unit_words)}" if verdict.unit in RATE_UNITS and verdict.value is not None else ""
    where = f" in {verdict.area}" if several else ""
    period = f" {verdict.period.phrase}" if verdict.period else ""
    return f"{verdict.display}{unit}{where}{period}"


_ALL = {1: "it is", 2: "both are"}
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else f"{count:,}"


def _more(count: int) -> str:
    return f"{_number(count).capitalize()} more" if count < len(_WORDS) else f"Another {_number(count)}"


def _counted(count: int, *, several: bool = False, more: bool = False) -> str:
    return f"{_number(count)}{' more' if more else ''} {_noun(several=several)}{'' if count == 1 else 's'}"


def _noun(*, several: bool) -> str:
    return "line" if several else "measure"


def _joined(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _it(count: int) -> str:
    return "it" if count == 1 else "them"
