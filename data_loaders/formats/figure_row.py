"""One row of a figures file: its cells checked against each other and against the catalogue."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analysis.indicators import Indicator
from analysis.observations import Bound, Role, Symbol
from analysis.periods import Period, PeriodError, PeriodKind, parse_period
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.cells import Cells
from data_loaders.formats.declared import declared_indicator
from data_loaders.formats.limits import HALF, outside_words, swapped_words
from data_loaders.problems import Severity, shown

ABSURD_PERCENT = 1000
LONGEST_PERIOD = 100
WITHOUT_VALUE = frozenset({Symbol.CONFIDENTIAL, Symbol.NOT_AVAILABLE, Symbol.NOT_APPLICABLE, Symbol.BLANK, Symbol.WORDS})
LIMITS = (("lower_95", "upper_95"), ("lower_998", "upper_998"))
NUMBERS = ("lower_95", "upper_95", "lower_998", "upper_998", "numerator", "denominator")


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureRow:
    """A row that can be loaded. ``file_line`` is its line in the figures file, ``source_line`` the line of the document it came from."""

    indicator: Indicator
    area_code: str
    breakdown_type: str
    breakdown: str
    role: Role
    period: Period
    value: float | None
    symbol: Symbol | None
    bound: Bound | None
    numbers: dict[str, float | None]
    printed: str
    note: str
    doubt: str
    published_trend: str
    published_comparison: str
    source_line: int | None
    source_ref: str
    published_on: date
    file_line: int
    repeat_of_line: int | None


_TELLS_NOTHING = re.compile(r"^(<\s*\d+|[^\d]*)$")
"""What may stand as the printed text of a suppressed figure: a mark without a digit, or the rule, such as <5."""


def read_figure(cells: Cells, *, areas: AreaBook, indicators: IndicatorBook, published_on: date) -> FigureRow | None:
    """Read one row; None when it must be rejected, with the reasons in ``cells``. An indicator that it declares is added to the book."""
    indicator = _indicator(cells, indicators)
    is_percent = indicator is not None and indicator.unit is Unit.PERCENT
    area_code = _area(cells, areas)
    period = _period(cells)
    breakdown_type, breakdown = _breakdown(cells)
    role = cells.option("role", Role) or Role.ACTUAL
    value = cells.number("value", is_percent=is_percent)
    numbers = {name: cells.number(name, is_percent=is_percent and "_9" in name) for name in NUMBERS}
    symbol = _symbol(cells, value, numbers)
    bound = cells.option("bound", Bound)
    line, repeat_of_line = cells.line_number("line"), cells.line_number("repeat_of_line")
    day = cells.day("published_on") or published_on
    _check_numbers(cells, value, bound, numbers)
    if is_percent and value is not None and abs(value) > ABSURD_PERCENT:
        words = f"found {shown(cells.word('value'))}, a percentage far over 100. Check the unit and the decimal point."
        cells.say("value", "large_percentage", words, severity=Severity.WARNING)
    if cells.is_rejected or indicator is None or area_code is None or period is None:
        return None
    return FigureRow(
        indicator=indicator,
        area_code=area_code,
        breakdown_type=breakdown_type,
        breakdown=breakdown,
        role=role,
        period=period,
        value=value,
        symbol=symbol,
        bound=bound,
        numbers=numbers,
        printed=cells.text("printed"),
        note=cells.text("note"),
        doubt=cells.text("doubt"),
        published_trend=cells.text("published_trend"),
        published_comparison=cells.text("published_comparison"),
        source_line=line,
        source_ref=cells.text("ref"),
        published_on=day,
        file_line=cells.line,
        repeat_of_line=repeat_of_line,
    )


def _indicator(cells: Cells, indicators: IndicatorBook) -> Indicator | None:
    word = cells.word("indicator")
    if not word:
        cells.say("indicator", "no_indicator", "found ''. Write the id of an indicator, such as child-protection-plans.")
        return None
    unit, polarity = cells.option("unit", Unit), cells.option("polarity", Polarity)
    known = indicators.find(word)
    if known is None:
        return declared_indicator(cells, word, unit=unit, polarity=polarity, indicators=indicators)
    for column, given, held in (("unit", unit, known.unit), ("polarity", polarity, known.polarity)):
        if given is not None and given is not held:
            words = f"found {shown(given)}, but {known.indicator_id} has the {column} {held}."
            cells.say(column, f"other_{column}", f"{words} Write {held}, leave it blank, or use another indicator.")
    return known


def _area(cells: Cells, areas: AreaBook) -> str | None:
    word = cells.word("area")
    found = areas.code(word) if word else None
    if found is None:
        words = f"found {shown(word)}, which is no area that is known.{areas.hint(word) if word else ''}"
        cells.say("area", "unknown_area", f"{words} Write an area's code or name, or add the area to areas.csv.")
    return found


def _period(cells: Cells) -> Period | None:
    kind = cells.option("period_kind", PeriodKind)
    text = cells.word("period")
    if not text and kind in {None, PeriodKind.NOT_STATED}:
        return Period(label="", kind=PeriodKind.NOT_STATED, start=None, end=None)
    if not text:
        cells.say("period", "no_period", f"found '' with the period_kind {kind}. Write the period, or leave period_kind blank.")
        return None
    try:
        return _read_period(text, kind)
    except PeriodError as error:
        cells.say("period", "unknown_period", f"found {shown(text)}. {error}")
        return None


@lru_cache(maxsize=4096)
def _read_period(text: str, kind: PeriodKind | None) -> Period:
    if len(text) > LONGEST_PERIOD:
        message = f"A period has at most {LONGEST_PERIOD} characters. Write it as boards do, such as 2016/17 or 31 March 2017."
        raise PeriodError(message)
    return parse_period(text, kind=kind)


def _breakdown(cells: Cells) -> tuple[str, str]:
    kind, name = cells.word("breakdown_type"), cells.word("breakdown")
    if bool(kind) != bool(name):
        empty, full = ("breakdown", "breakdown_type") if kind else ("breakdown_type", "breakdown")
        words = f"found '' beside {full} {shown(kind or name)}. Fill both, or leave both blank for the headline figure."
        cells.say(empty, "half_a_breakdown", words)
    return kind, name


def _symbol(cells: Cells, value: float | None, numbers: dict[str, float | None]) -> Symbol | None:
    symbol = cells.option("symbol", Symbol)
    if value is None:
        carried = next((name for name, number in numbers.items() if number is not None), "") if symbol is Symbol.CONFIDENTIAL else ""
        if carried:
            words = f"found {shown(cells.word(carried))} in a row that is suppressed (c): it would give the figure away. Leave it blank."
            cells.say(carried, "suppressed_with_figure", words)
        if symbol is Symbol.CONFIDENTIAL and not _TELLS_NOTHING.match(cells.text("printed")):
            words = f"found {shown(cells.word('printed'))} in a row that is suppressed (c): it may give the figure away. "
            words += "Leave it blank, or write * or <5."
            cells.say("printed", "suppressed_with_figure", words)
        return symbol if cells.word("symbol") or cells.word("value") else Symbol.BLANK
    if symbol in WITHOUT_VALUE:
        words = f"found {shown(symbol)} beside the value {shown(cells.word('value'))}. Leave the value blank, or the symbol."
        if symbol is Symbol.CONFIDENTIAL:
            words = f"found 'c' (suppressed) beside the value {shown(cells.word('value'))}. "
            words += "A suppressed figure must not carry its value: leave value blank."
        cells.say("symbol", "symbol_with_value", words)
    return symbol


def _check_numbers(cells: Cells, value: float | None, bound: Bound | None, numbers: dict[str, float | None]) -> None:
    if bound is not None and value is None and not cells.word("value"):
        cells.say("bound", "bound_without_value", f"found {shown(bound)} without a value. Write the value, or leave bound blank.")
    for name in ("numerator", "denominator"):
        number = numbers[name]
        if name == "denominator" and number is not None and number < 0:
            cells.say(name, "negative", f"found {shown(cells.word(name))}. A denominator is never below 0: check it.")
    for lower_name, upper_name in LIMITS:
        lower, upper = numbers[lower_name], numbers[upper_name]
        if bool(cells.word(lower_name)) != bool(cells.word(upper_name)):
            empty = upper_name if cells.word(lower_name) else lower_name
            cells.say(empty, "half_an_interval", HALF)
        if lower is not None and upper is not None:
            _check_interval(cells, value, (lower_name, lower), (upper_name, upper))


def _check_interval(cells: Cells, value: float | None, lower: tuple[str, float], upper: tuple[str, float]) -> None:
    if lower[1] > upper[1]:
        cells.say(lower[0], "limits_swapped", swapped_words(lower[1], *upper))
    elif value is not None and not lower[1] <= value <= upper[1]:
        cells.say(lower[0], "value_outside_limits", outside_words(lower[1], upper[1], value), severity=Severity.WARNING)
