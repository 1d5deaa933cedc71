"""What the dictionary of the Local Authority Interactive Tool says of a measure that its figures do not say: which year a year is."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from analysis.periods import Period, PeriodError, PeriodKind, parse_period
from analysis.units import Unit
from data_loaders.formats.slugs import slug

ID_PREFIX = "lait."
_YEAR = re.compile(r"(\d{4})(?: ?\([^)]*\))?")
_MARK = re.compile(r"\((?P<mark>[^)]*)\)\s*$")
_SIZES = {"1000": Unit.PER_1000, "10000": Unit.PER_10000, "100000": Unit.PER_100000}
_COUNTED = re.compile(r"number|total|entries|starters|leavers|social workers", re.IGNORECASE)


class YearType(StrEnum):
    """Which stretch of time, or which day, a year such as 2025 stands for; the words are the dictionary's."""

    FINANCIAL = "Financial Year"
    ACADEMIC = "Academic Year"
    CALENDAR = "Calendar Year"
    AT_MARCH = "Annual"
    AT_SEPTEMBER = "Annual (end of Sept)"
    AT_JANUARY = "Annual - January"

    @property
    def is_position(self) -> bool:
        """Whether the figure is a count at a date. The measures that are just "Annual" are plans, care and need at 31 March."""
        return self in {YearType.AT_MARCH, YearType.AT_SEPTEMBER, YearType.AT_JANUARY}


_IN_WORDS = {
    "financial year": YearType.FINANCIAL,
    "school year": YearType.ACADEMIC,
    "academic year": YearType.ACADEMIC,
    "calendar year": YearType.CALENDAR,
    "at 31 march": YearType.AT_MARCH,
}


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure by the short name that the figures use, with the day on which its figures last came out, where that is known."""

    short_name: str
    year_type: YearType | None
    updated: date | None


def indicator_id_of(short_name: str) -> str:
    """The id under which a measure's figures are kept."""
    return f"{ID_PREFIX}{slug(short_name)}"


def year_type_of(words: str) -> YearType | None:
    """The year type that words name, or None."""
    return next((one for one in YearType if one.value.casefold() == words.strip().casefold()), None)


def year_type_in(frequency: str) -> YearType | None:
    """The year type that a catalogue's entry speaks of in plain words ("national figures each school year"), or None."""
    plain = frequency.casefold()
    return next((year_type for words, year_type in _IN_WORDS.items() if words in plain), None)


@lru_cache(maxsize=8192)
def period_of(label: str, year_type: YearType | None) -> Period:
    """The period of a label: ``2025``, ``2024-25``, ``2015/16``, ``2018 (Rev)``, ``2014-16``, ``2013/14-15/16``.

    A year alone is the one that ends in it: 2025 is 2024/25 for a financial or an academic year. Where the day in January is the
    school census's, which moves from year to year, the month's last day stands for it. The label keeps its mark ("Rev", "prov").

    Raises:
        PeriodError: the label is no period.
    """
    year = _YEAR.fullmatch(label.strip())
    if year is not None:
        return _of_year(label, int(year[1]), year_type)
    plain = _MARK.sub("", label).strip()
    kind = PeriodKind.ACADEMIC_YEAR if year_type is YearType.ACADEMIC else None
    try:
        return _labelled(parse_period(plain, kind=kind), label)
    except PeriodError:
        return _labelled(parse_period(plain), label)


def _of_year(label: str, year: int, year_type: YearType | None) -> Period:
    split = f"{year - 1}/{year % 100:02d}"
    text, kind = {
        YearType.FINANCIAL: (split, PeriodKind.FINANCIAL_YEAR),
        YearType.ACADEMIC: (split, PeriodKind.ACADEMIC_YEAR),
        YearType.AT_MARCH: (f"{year}-03-31", PeriodKind.SNAPSHOT),
        YearType.AT_SEPTEMBER: (f"{year}-09-30", PeriodKind.SNAPSHOT),
        YearType.AT_JANUARY: (f"{year}-01-31", PeriodKind.SNAPSHOT),
    }.get(year_type or YearType.CALENDAR, (str(year), PeriodKind.CALENDAR_YEAR))
    return _labelled(parse_period(text, kind=kind), label)


def _labelled(period: Period, label: str) -> Period:
    return Period(label=label.strip(), kind=period.kind, start=period.start, end=period.end)


def unit_of(axis: str, title: str) -> tuple[Unit, str]:
    """The unit and its words, from the name of a chart's axis (and, where that is silent, from the chart's title).

    ``% of referrals`` is a percentage "of referrals"; ``Rate per 1000 live births`` is per 1,000 "live births".
    """
    plain = " ".join(axis.replace(",", "").split())
    rate = re.match(r"rate per (1000+)\b(?: of)? ?(?P<rest>.*)", plain, re.IGNORECASE)
    if rate and rate[1] in _SIZES:
        return _SIZES[rate[1]], rate["rest"]
    if plain.startswith("%"):
        rest = plain[1:].strip()
        return Unit.PERCENT, rest if rest.casefold().startswith("of ") else ""
    if "(%)" in title:
        return Unit.PERCENT, ""
    if plain.casefold() in {"spend", "unit cost"}:
        return Unit.GBP, ""
    if "score" in plain.casefold():
        return Unit.SCORE, ""
    return (Unit.COUNT, "") if _COUNTED.search(plain) else (Unit.OTHER, plain.casefold())
