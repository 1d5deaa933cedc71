"""Periods as boards write them, each with its dates."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from analysis.period_runs import as_position, is_consecutive, months_between
from analysis.period_types import MONTHS, Period, PeriodError, PeriodKind, last_day

__all__ = ["Period", "PeriodError", "PeriodKind", "as_position", "is_consecutive", "months_between", "parse_period"]

FORMS = (
    "2016/17, 2016, 2013/14 Q1, April 2013, 2013-04, 31 March 2017, 2017-03-31, 31/03/2017, 2014-16, 2014/15-2016/17, "
    "2017-04 to 2017-09, 2012-03 onwards, Autumn Term 2017, or nothing where the source prints none"
)
EARLIEST, LATEST = 1900, 2100
LONGEST_POOL_LIKE_A_MONTH = 4
"""2008-11 pools years; 2001-11 is November 2001: without a declared kind, a pool that also reads as a month spans at most so many years."""

_MONTH_NUMBERS = {spelling.lower(): number for number, name in enumerate(MONTHS, 1) for spelling in (name, name[:3])} | {"sept": 9}
_NAME = "(?P<name>" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>\d{4})"
_SPLIT = rf"{_YEAR} ?[-/] ?(?P<second>\d{{4}}|\d{{1,2}})"
_QUARTER = r"(?:quarter|qtr|q) ?(?P<quarter>[1-4])"
_TERMS = {"autumn": (9, 12), "spring": (1, 4), "summer": (4, 8)}
_KIND_WORDS = {kind.words: kind for kind in PeriodKind}


def parse_period(text: str, *, kind: PeriodKind | None = None) -> Period:
    """Read a period as a board or a publisher writes it.

    ``kind`` settles the shapes that have two meanings: 2016/17 is a financial year without it, 2010-11 too, 2014-16
    pools three calendar years and 2013-04 is a month. The label keeps the source's text. An empty text is a period that
    is not stated. A financial year runs from 1 April, an academic year from 1 September; quarters are those of the
    financial year. Raises PeriodError for any other text, and where the text is not of the declared kind.
    """
    tidy = _tidy(text)
    if not tidy or kind is PeriodKind.NOT_STATED:
        return Period(label=text.strip(), kind=PeriodKind.NOT_STATED, start=None, end=None)
    tidy, noted = _note(tidy)
    found = _read(tidy, kind or noted)
    if found is None:
        raise PeriodError(f"'{text}' is not a period that can be read. Write one of: {FORMS}.")
    return replace(_settle(found, kind or noted, text), label=text.strip())


def _tidy(text: str) -> str:
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", text.replace("\u00a0", " "))
    tidy = re.sub(r"\s+", " ", plain).strip().lower()
    tidy = re.sub(r"^(?:as )?(?:at|on) (?:the )?", "", tidy)
    return "" if tidy == "period not stated" else tidy


def _note(tidy: str) -> tuple[str, PeriodKind | None]:
    """Take off a closing bracket: a provisional mark, or the kind in words."""
    match = re.fullmatch(r"(.*\S) ?\(([^)]*)\)", tidy)
    return (match[1], _KIND_WORDS.get(match[2])) if match else (tidy, None)


def _settle(found: Period, kind: PeriodKind | None, text: str) -> Period:
    if kind is None or kind is found.kind:
        return found
    if kind is PeriodKind.RANGE:
        return replace(found, kind=kind)
    if kind is PeriodKind.SNAPSHOT and found.kind is PeriodKind.MONTH:
        return as_position(found)
    raise PeriodError(f"'{text}' reads as {found.kind_words}, not as the declared {kind.words}. Mend the period or its kind.")


def _read(tidy: str, kind: PeriodKind | None) -> Period | None:
    for read in (_single, _split_year, _pooled, _joined, _open):
        found = read(tidy, kind)
        if found is not None:
            return found
    return None


def _single(tidy: str, kind: PeriodKind | None) -> Period | None:
    """A calendar year, quarter, term, month or day."""
    for pattern, build in _SINGLES:
        match = re.fullmatch(pattern, tidy)
        found = build(match) if match else None
        if found is not None and not _is_month_like_year(tidy, kind, found):
            return found
    return None


def _is_month_like_year(tidy: str, kind: PeriodKind | None, found: Period) -> bool:
    """Whether a month such as 2010-11 or 2008-11 is a year or a pool of years instead, as nothing says that it is a month."""
    match = re.fullmatch(_SPLIT, tidy)
    if found.kind is not PeriodKind.MONTH or match is None or kind in {PeriodKind.MONTH, PeriodKind.SNAPSHOT}:
        return False
    if kind is not None and kind is not PeriodKind.RANGE:
        return True
    first, second = _both_years(match)
    return 1 <= second - first <= LONGEST_POOL_LIKE_A_MONTH


def _both_years(match: re.Match[str]) -> tuple[int, int]:
    return _second_year(int(match["year"]), match["second"])


def _second_year(first: int, text: str) -> tuple[int, int]:
    """Both years of "2014-16" or "2014/5"; the second is in the first's century, or the next when it turns."""
    if len(text) == len("2016"):
        return first, int(text)
    size = 10 ** len(text)
    second = first - first % size + int(text)
    turns = second < first and first % size == size - 1
    return first, second + size if turns else second


def _is_year(year: int) -> bool:
    return EARLIEST <= year <= LATEST


def _make(kind: PeriodKind, start: date, end: date) -> Period | None:
    return Period(label="", kind=kind, start=start, end=end) if _is_year(start.year) and _is_year(end.year) and start <= end else None


def _whole_year(text: str) -> int:
    """A year of two or four digits; two digits mean 1970 to 2069."""
    year = int(text)
    return year if len(text) == len("2016") else year + (2000 if year < 70 else 1900)  # noqa: PLR2004 - the turn of the century


def _calendar_year(match: re.Match[str]) -> Period | None:
    year = int(match["year"])
    return _make(PeriodKind.CALENDAR_YEAR, date(year, 1, 1), date(year, 12, 31)) if _is_year(year) else None


def _month(match: re.Match[str]) -> Period | None:
    number = int(match["month"]) if "month" in match.groupdict() else _MONTH_NUMBERS[match["name"]]
    year = _whole_year(match["year"])
    if not (1 <= number <= len(MONTHS) and _is_year(year)):
        return None
    return _make(PeriodKind.MONTH, date(year, number, 1), last_day(year, number))


def _day(match: re.Match[str]) -> Period | None:
    number = int(match["month"]) if "month" in match.groupdict() else _MONTH_NUMBERS[match["name"]]
    try:
        day = date(_whole_year(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
    return _make(PeriodKind.SNAPSHOT, day, day)


def _quarter(match: re.Match[str]) -> Period | None:
    first, second = _both_years(match)
    if second != first + 1:
        return None
    number = int(match["quarter"])
    year, month = (first, 1 + 3 * number) if number < 4 else (second, 1)  # noqa: PLR2004 - the fourth quarter begins in January
    return _make(PeriodKind.QUARTER, date(year, month, 1), last_day(year, month + 2))


def _term(match: re.Match[str]) -> Period | None:
    first, last = _TERMS[match["term"]]
    year = int(match["year"])
    return _make(PeriodKind.RANGE, date(year, first, 1), last_day(year, last)) if _is_year(year) else None


_TERM = r"(?P<term>autumn|spring|summer) term"
_SINGLES: tuple[tuple[str, Callable[[re.Match[str]], Period | None]], ...] = (
    (_YEAR, _calendar_year),
    (rf"{_SPLIT},? {_QUARTER}", _quarter),
    (rf"{_QUARTER},? (?:of )?{_SPLIT}", _quarter),
    (rf"{_YEAR} {_TERM}", _term),
    (rf"{_TERM},? {_YEAR}", _term),
    (rf"{_YEAR}-(?P<month>\d{{2}})", _month),
    (rf"{_NAME}[ -]?'?(?P<year>\d{{4}}|\d{{2}})", _month),
    (rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})", _day),
    (r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d{2})", _day),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]?{_NAME}[ -]?(?P<year>\d{{4}}|\d{{2}})", _day),
)


def _split_year(tidy: str, kind: PeriodKind | None) -> Period | None:
    """A year over two calendar years: 2016/17, 2016-17, 201617, 2014/5."""
    match = re.fullmatch(_SPLIT, tidy) or re.fullmatch(rf"{_YEAR}(?P<second>\d{{2}})", tidy)
    if match is None or kind is PeriodKind.POOLED_YEARS:
        return None
    first, second = _both_years(match)
    if second != first + 1 or not _is_year(first):
        return None
    if kind is PeriodKind.ACADEMIC_YEAR:
        return _make(PeriodKind.ACADEMIC_YEAR, date(first, 9, 1), date(second, 8, 31))
    return _make(PeriodKind.FINANCIAL_YEAR, date(first, 4, 1), date(second, 3, 31))


def _pooled(tidy: str, kind: PeriodKind | None) -> Period | None:
    """Several calendar years together: 2014-16."""
    match = re.fullmatch(_SPLIT, tidy)
    if match is None:
        return None
    first, second = _both_years(match)
    shortest = 1 if kind is PeriodKind.POOLED_YEARS else 2
    if second - first < shortest or not _is_year(first):
        return None
    return _make(PeriodKind.POOLED_YEARS, date(first, 1, 1), date(second, 12, 31))


def _joined(tidy: str, kind: PeriodKind | None) -> Period | None:
    """Two periods with a word, dash or stroke between: 2014/15-2016/17, 2012-09/2013-02, April to September 2017."""
    for mark in (r" (?:to|until) ", r" ?- ?(?=\d{2,4}/\d{2}$)", r" ?/ ?(?=\d{4}-\d{2}$)", " - "):
        parts = re.split(mark, tidy)
        if len(parts) == 2:  # noqa: PLR2004 - a first and a last
            found = _between(parts[0], parts[1], kind)
            if found is not None:
                return found
    return None


def _between(first: str, last: str, kind: PeriodKind | None) -> Period | None:
    # A side of a range is read by its shape alone: the declared kind is that of the whole.
    side = PeriodKind.MONTH if kind is not PeriodKind.POOLED_YEARS else None
    end = _side(last, side) or (_side(first[:2] + last, side) if re.fullmatch(r"\d{2}/\d{2}", last) else None)
    if end is None or end.end is None:
        return None
    start = _side(first, side) or _side(f"{first} {end.end.year}", side)
    if start is None or start.start is None:
        return None
    years = {PeriodKind.CALENDAR_YEAR, PeriodKind.FINANCIAL_YEAR}
    pools = start.kind is end.kind and start.kind in years
    return _make(PeriodKind.POOLED_YEARS if pools else PeriodKind.RANGE, start.start, end.end)


def _side(text: str, kind: PeriodKind | None) -> Period | None:
    return _single(text, kind) or _split_year(text, None)


def _open(tidy: str, kind: PeriodKind | None) -> Period | None:  # noqa: ARG001 - every reader takes the kind
    """A period with one end: 2012-03 onwards, up to 31 March 2017."""
    match = re.fullmatch(r"(?:(?:from|since) )?(.+?) onwards?|(?:from|since) (.+)", tidy)
    if match:
        began = _side(match[1] or match[2], PeriodKind.MONTH)
        return replace(began, kind=PeriodKind.RANGE, end=None) if began else None
    match = re.fullmatch(r"(?:up )?(?:to|until) (.+)", tidy)
    ended = _side(match[1], PeriodKind.MONTH) if match else None
    return replace(ended, kind=PeriodKind.RANGE, start=None) if ended else None
