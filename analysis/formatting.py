"""Figures as a board reads them.

The rule for decimals: a value is shown with at most the indicator's decimals, and without trailing zeros, so 8.8 is
"8.8%" and 20 is "20%". A worked-out gap or difference is shown with exactly the decimals that its two figures need, so
16.3 less 14.3 is "2.0 points". Halves round away from zero, on the figure as it is written, never on binary noise.
Pounds are written in full; pence appear with two digits or not at all.
"""

from decimal import ROUND_HALF_UP, Decimal

from analysis.indicators import Indicator
from analysis.observations import Bound, Observation, Symbol
from analysis.units import Unit

SYMBOL_WORDS = {
    Symbol.CONFIDENTIAL: "suppressed",
    Symbol.NOT_AVAILABLE: "not available",
    Symbol.NOT_APPLICABLE: "not applicable",
    Symbol.LOW: "rounds to 0",
    Symbol.UNRELIABLE: "unreliable",
    Symbol.BLANK: "no figure printed",
    Symbol.WORDS: "in words only",
}
RATE_BASES = {Unit.PERCENT: 100, Unit.PER_1000: 1_000, Unit.PER_10000: 10_000, Unit.PER_100000: 100_000}
"""How many people a figure of the unit is out of."""
TIME_UNITS = {Unit.DAYS: "day", Unit.WEEKS: "week", Unit.MONTHS: "month", Unit.YEARS: "year"}
PENCE = 2


def display_value(
    *,
    value: float | None,
    unit: Unit,
    decimals: int,
    bound: Bound | None = None,
    symbol: Symbol | None = None,
    unit_words: str = "",
    printed: str = "",
) -> str:
    """A figure with its sign: "8.8%", "10,132", "£1,234", "38.1", "over 45", "about 60%"; for no value the symbol in words.

    ``printed`` is the source's text, which stands for a judgement in words. A measure of time carries its unit, "32 weeks",
    and so does a unit of one word that the list of units lacks, "48 hours"; all other ``unit_words`` stand beside the figure.
    """
    if unit is Unit.WORDS or symbol is Symbol.WORDS:
        return printed or SYMBOL_WORDS[Symbol.WORDS]
    if value is None:
        return SYMBOL_WORDS[symbol or Symbol.BLANK]
    text = _with_unit(value, unit, _trimmed(value, _pence(unit, value, decimals), keep=unit is Unit.GBP), unit_words)
    return f"{bound.words} {text}" if bound else text


def display_figure(figure: Observation, *, indicator: Indicator) -> str:
    """A figure of an indicator in words: a judgement as printed, a symbol in words, a value with its sign and bound."""
    return display_value(
        value=figure.value,
        unit=indicator.unit,
        decimals=indicator.decimals,
        bound=figure.bound,
        symbol=figure.symbol,
        unit_words=indicator.unit_words,
        printed=figure.provenance.printed,
    )


def display_gap(*, value: float, unit: Unit, decimals: int, unit_words: str = "") -> str:
    """The size of a gap, without its sign: "4.6 points", "278.6 per 100,000", "£1,200", "12 children"."""
    size = abs(value)
    text = write_number(size, decimals=_pence(unit, size, decimals))
    if unit is Unit.GBP:
        return f"£{text}"
    words = _gap_words(unit, unit_words, is_one=text == "1")
    return f"{text} {words}" if words else text


def display_difference(*, value: float, unit: Unit, decimals: int) -> str:
    """A step from one figure to the next: "up 78", "down 3 points", "no change"."""
    if Decimal(write_number(value, decimals=_pence(unit, value, decimals)).replace(",", "")) == 0:
        return "no change"
    has_sign = unit in {Unit.PERCENT, Unit.GBP} or unit in TIME_UNITS
    size = display_gap(value=value, unit=unit if has_sign else Unit.OTHER, decimals=decimals)
    return f"{'up' if value > 0 else 'down'} {size}"


def unit_phrase(unit: Unit, unit_words: str = "") -> str:
    """The unit in words, to stand under a figure: "per cent of referrals", "per 1,000 live births", "children"."""
    if not unit_words:
        return _plain_phrase(unit)
    says_all = unit not in RATE_BASES or unit_words.startswith("per ")
    return unit_words if says_all else f"{_plain_phrase(unit)} {unit_words}"


def write_number(value: float, *, decimals: int) -> str:
    """A number with commas and exactly so many decimals, never "-0"."""
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{rounded + 0 if rounded else abs(rounded):,f}"


def decimals_needed(*values: float, most: int) -> int:
    """The fewest decimals that show all the values as ``display_value`` does, at most ``most``."""
    return max((_places(write_number(value, decimals=most)) for value in values), default=0)


def _places(text: str) -> int:
    return len(text.rstrip("0").partition(".")[2]) if "." in text else 0


def _pence(unit: Unit, value: float, decimals: int) -> int:
    if unit is not Unit.GBP:
        return decimals
    return PENCE if decimals and write_number(value, decimals=PENCE)[-2:] != "00" else 0


def _trimmed(value: float, decimals: int, *, keep: bool) -> str:
    text = write_number(value, decimals=decimals)
    return text if keep or "." not in text else text.rstrip("0").rstrip(".")


def _with_unit(value: float, unit: Unit, text: str, unit_words: str) -> str:
    if unit is Unit.PERCENT:
        return f"{text}%"
    if unit is Unit.GBP:
        return f"-£{text[1:]}" if text.startswith("-") else f"£{text}"
    if unit in TIME_UNITS:
        return f"{text} {_plural(TIME_UNITS[unit], is_one=value == 1)}"
    return f"{text} {unit_words}" if unit is Unit.OTHER and unit_words.isalpha() else text


def _gap_words(unit: Unit, unit_words: str, *, is_one: bool) -> str:
    if unit is Unit.PERCENT:
        return _plural("point", is_one=is_one)
    if unit in TIME_UNITS:
        return _plural(TIME_UNITS[unit], is_one=is_one)
    if unit in RATE_BASES:
        return _plain_phrase(unit)
    if unit in {Unit.COUNT, Unit.OTHER, Unit.SCORE}:
        return unit_words
    return "places" if unit is Unit.RANK else ""


def _plural(word: str, *, is_one: bool) -> str:
    return word if is_one else f"{word}s"


def _plain_phrase(unit: Unit) -> str:
    words = {
        Unit.PERCENT: "per cent",
        Unit.COUNT: "number",
        Unit.GBP: "pounds",
        Unit.PER_1000: "per 1,000",
        Unit.PER_10000: "per 10,000",
        Unit.PER_100000: "per 100,000",
        Unit.WORDS: "in words",
        Unit.OTHER: "",
    }
    return words.get(unit, unit.value)
