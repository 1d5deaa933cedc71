"""How a table stands on a page: how wide its columns are, and the parts that it has where a page does not hold all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import fmean

from exports.tables.model import Cell, Table

FONT = "Arial"
_LETTERS = (
    ("ijl'’|", 0.24),
    (" .,:;!ftI/", 0.3),
    ("r()-", 0.36),
    ("ckvxyzsJ", 0.53),
    ("mMwW%", 0.9),
    ("ABCDEFGHKNOPQRSTUVXYZ&", 0.75),
)
_WIDE = {letter: width for letters, width in _LETTERS for letter in letters}
_OTHER, _BOLD = 0.58, 1.07
"""The widths of the font's letters, of which one point of size is 1, rounded up: a template's own font may be a little wider."""
_BESIDE = 12.0
"""Points that a cell's margins and lines take."""
_LONGEST_WORD = 20
"""A longer word is a file's name: it may be broken."""
_EVEN = 0.85
"""Below 1 the columns are more alike than the lengths of their words: long texts wrap."""


@lru_cache(maxsize=8192)
def width_of(words: str, *, size: float) -> float:
    """The points that words take in a line, in bold letters of a size."""
    return sum(_WIDE.get(letter, _OTHER) for letter in words) * size * _BOLD


def parts(found: Table, *, room: float, size: float) -> list[Table]:
    """The table, or its columns in as few parts as the room in points holds without breaking a word.

    Each part begins with the columns that say what a row is.
    """
    least = [_least(found, place, size=size) for place in range(len(found.columns))]
    others = range(found.keys, len(found.columns))
    for count in range(1, len(others)):
        chunks = [[*range(found.keys), *chunk] for chunk in _evenly(others, count)]
        if all(sum(least[place] for place in chunk) <= room for chunk in chunks):
            break
    else:
        chunks = [[*range(found.keys), place] for place in others]
    if len(chunks) <= 1:
        return [found]
    return [_part(found, chunk, f"part {number} of {len(chunks)}") for number, chunk in enumerate(chunks, start=1)]


def widths(found: Table, *, room: float, size: float) -> list[float]:
    """The columns' widths, together the room: by the lengths of their words, none narrower than its longest word where the room allows."""
    least = [_least(found, place, size=size) for place in range(len(found.columns))]
    spare = room - sum(least)
    if spare <= 0:
        return [width * room / sum(least) for width in least]
    weights = [fmean(map(len, _texts(found, place))) ** _EVEN for place in range(len(found.columns))]
    wanted = [max(1.0, weight / sum(weights) * room - width) for weight, width in zip(weights, least, strict=True)]
    return [width + spare * want / sum(wanted) for width, want in zip(least, wanted, strict=True)]


def lines_of(words: str, *, width: float, size: float) -> int:
    """How many lines words take in a column of a width."""
    lines, room = 1, width - _BESIDE
    across = 0.0
    for word in words.split():
        needed = width_of(word, size=size)
        if across and across + width_of(f" {word}", size=size) > room:
            lines, across = lines + 1, 0.0
        across += needed if not across else width_of(f" {word}", size=size)
        if across > room:  # a long name is broken
            more = int(across // room)
            lines, across = lines + more, across - more * room
    return lines


def _evenly(places: Sequence[int], count: int) -> Iterator[Sequence[int]]:
    each, more = divmod(len(places), count)
    first = 0
    for number in range(count):
        last = first + each + (number < more)
        yield places[first:last]
        first = last


def _part(found: Table, chunk: Sequence[int], words: str) -> Table:
    return replace(
        found,
        title=f"{found.title}, {words}",
        columns=tuple(found.columns[place] for place in chunk),
        rows=tuple(tuple(row[place] for place in chunk) for row in found.rows),
    )


def _least(found: Table, place: int, *, size: float) -> float:
    """The width of a column's longest word. A hyphen ends a line as a blank does."""
    words = {word[:_LONGEST_WORD] for text in _texts(found, place) for word in text.replace("-", "- ").split()}
    return max((width_of(word, size=size) for word in words), default=0.0) + _BESIDE


def _texts(found: Table, place: int) -> list[str]:
    """The words of a column; a row that heads others is one wide cell."""
    rows: list[tuple[Cell, ...]] = [row for row in found.rows if not row[0].is_group]
    return [found.columns[place], *(row[place].words for row in rows)]
