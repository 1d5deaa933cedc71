"""Saying how far a long piece of work has come, in rows where it has any."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Step:
    """What is being done, and how many of its rows are; ``total`` is 0 where nobody knows yet how many there are."""

    words: str
    done: int = 0
    total: int = 0

    def __str__(self) -> str:
        """In words: ``Reading lait.parquet, 320,000 of 641,070 rows``."""
        return f"{self.words}, {self.done:,} of {self.total:,} rows" if self.total else self.words


OnProgress = Callable[[Step], None]


def unsaid(_: Step) -> None:
    """Tell nobody."""
