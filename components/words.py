"""Small pieces of wording that several pages share."""

from collections.abc import Iterable
from datetime import date

from analysis.formatting import unit_phrase
from analysis.observations import DataDay, Provenance
from analysis.scorecards import RateAgainst
from analysis.verdict import Judgement, TrendMethod, Verdict

PRODUCT = "Wellboard"
AGAINST = {
    RateAgainst.TARGET: "a target",
    RateAgainst.ENGLAND: "England",
    RateAgainst.REGION: "the region",
    RateAgainst.NEIGHBOURS: "the average of its statistical neighbours",
    RateAgainst.BEST_5_PERCENT: "the best 5% of authorities",
    RateAgainst.PREVIOUS: "the figure before",
    RateAgainst.NONE: "nothing: the scorecard sets no comparator",
}
"""What a line is rated against, inside a sentence."""
_ONES = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(value: date) -> str:
    """A day as British boards write it: 21 March 2018."""
    return f"{value.day} {value:%B %Y}"


def data_as_at(found: DataDay | None) -> str:
    """What a picture says of how new its figures are: "Data as at 21 March 2018"; nothing where that is not known."""
    return f"Data as at {found.words}" if found else ""


def source_words(found: Provenance | None) -> str:
    """Where a figure stands: "Annual report (21 March 2018), line 494"; nothing for a figure without a source.

    The day is not said again where the document's title ends with it.
    """
    if found is None:
        return ""
    published = found.data_day.words
    title = found.source_title if found.source_title.endswith(published) else f"{found.source_title} ({published})"
    return ", ".join(part for part in (title, found.place) if part)


def documents(found: Iterable[Provenance]) -> str:
    """The documents that several figures stand in, each once: "Annual report; Agenda pack of 4 July 2017"."""
    return "; ".join(dict.fromkeys(one.source_title for one in found))


def count_of(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: "one figure", "12 figures", "no figures"."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{_ONES[number] if 0 <= number < len(_ONES) else f'{number:,}'} {noun}"


def sentence(words: str) -> str:
    """The words with a capital letter first and one full stop last."""
    trimmed = words.strip().rstrip(".")
    return f"{trimmed[:1].upper()}{trimmed[1:]}." if trimmed else ""


def movement(verdict: Verdict) -> str:
    """The trend in words; where none can be judged, the step from the figure before; where there is none, why."""
    if verdict.trend.judgement is not Judgement.CANNOT_SAY:
        return f"{verdict.trend.words}, as published" if verdict.trend.method is TrendMethod.PUBLISHED else verdict.trend.words
    if verdict.change is not None:
        return verdict.change.words
    return "one figure so far" if verdict.trend.reason.startswith("only 1 figure") else verdict.trend.words


def trend_sentence(verdict: Verdict) -> str:
    """The trend with what it rests on: "Increasing and getting worse: the five latest figures, chi-squared 46.8; …"."""
    trend = verdict.trend
    if trend.method is TrendMethod.PUBLISHED:
        return f"{trend.words}, as the source says"
    is_tested = trend.method in {TrendMethod.RECENT_TREND, TrendMethod.XMR}
    return f"{trend.words}: {trend.reason}" if is_tested and trend.reason else trend.words


def unit_and_period(verdict: Verdict) -> str:
    """What stands under a figure: its unit in words and its period."""
    period = verdict.period.display if verdict.period else "period not stated"
    return " · ".join(part for part in (unit_phrase(verdict.unit, verdict.unit_words), period) if part)
