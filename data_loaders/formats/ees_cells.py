"""The cells of Explore Education Statistics: a number, or a symbol that says why there is none."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.observations import Symbol
from data_loaders.formats.columns import Refused
from data_loaders.formats.numbers import NumberRefused, decimals_of, parse_number

SYMBOLS = {
    "c": Symbol.CONFIDENTIAL,
    "x": Symbol.NOT_AVAILABLE,
    "z": Symbol.NOT_APPLICABLE,
    "low": Symbol.LOW,
    "k": Symbol.LOW,
    "u": Symbol.UNRELIABLE,
    "*": Symbol.CONFIDENTIAL,
    ":": Symbol.NOT_AVAILABLE,
    "..": Symbol.NOT_AVAILABLE,
    "-": Symbol.NOT_AVAILABLE,
    "n/a": Symbol.NOT_AVAILABLE,
    "na": Symbol.NOT_AVAILABLE,
    ".": Symbol.NOT_APPLICABLE,
    "": Symbol.BLANK,
}
"""The Government Statistical Service's symbols, and those that older files hold in their place."""
_BRACKETS = re.compile(r"\[(\w+)\]")
_UNRELIABLE = re.compile(r"(.*\d) ?(?:u|\[u\])", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell understood. ``value`` is NaN where there is none, and ``symbol`` then says why; ``decimals`` are those it is written with."""

    value: float
    symbol: Symbol | None
    decimals: int = 0


def cell_of(text: str, *, is_percent: bool = False) -> Cell:
    """Read a cell; nought is nought, and a symbol never a number. "22.6 u" is a value that is unreliable. Raises Refused."""
    word = _BRACKETS.sub(r"\1", text).casefold()
    if word in SYMBOLS:
        return Cell(value=math.nan, symbol=SYMBOLS[word])
    marked = _UNRELIABLE.fullmatch(text)
    number = marked[1] if marked else text
    try:
        value = parse_number(number, is_percent=is_percent)
    except NumberRefused as mend:
        raise Refused("not_a_number", f"It is neither a number nor one of the symbols c, x, z, low, k and u. {mend}") from mend
    return Cell(value=value, symbol=Symbol.UNRELIABLE if marked else None, decimals=decimals_of(number))


def reader_of_cells(*, is_percent: bool) -> Callable[[str], Cell]:
    """The same for a whole column, which may hold percentages with their sign."""
    return lambda text: cell_of(text, is_percent=is_percent)


def is_cell(text: str) -> bool:
    """Whether a text is a number or a symbol."""
    try:
        cell_of(text, is_percent=True)
    except Refused:
        return False
    return True
