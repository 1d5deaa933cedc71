"""How a table's width is shared among its columns."""

from collections.abc import Sequence

from exports.tables.model import Table

_LONGEST, _LOOKED_AT, _LONGEST_WORD = 60, 60, 15
_EVEN, _ROOM = 0.65, 5
"""Below 1 the columns are more alike than the lengths of their words: long texts wrap; letters beside the longest word."""


def shares(found: Table, columns: Sequence[str]) -> list[float]:
    """The share of each of the first columns, by the lengths of its words, none narrower than its longest word; together 1."""
    weights = [_weight([column, *(row[place].words for row in found.rows[:_LOOKED_AT])]) for place, column in enumerate(columns)]
    return [weight / sum(weights) for weight in weights]


def _weight(texts: Sequence[str]) -> float:
    longest = min(_LONGEST, max(map(len, texts)))
    word = min(_LONGEST_WORD, max((len(word) for text in texts for word in text.split()), default=0))
    return max(float(word + _ROOM), 2.0 * float(longest**_EVEN))
