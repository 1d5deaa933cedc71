"""The cells of one row, read by column, with the problems that they give rise to."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from analysis.plain_text import FORBIDDEN
from data_loaders.formats.numbers import NumberRefused, parse_number
from data_loaders.formats.sheet import Row
from data_loaders.problems import Place, Problem, Severity, did_you_mean, one_of, shown

Option = TypeVar("Option", bound=StrEnum)
MOST_DIGITS = 9


@lru_cache(maxsize=1024)
def _option(options: type[Option], word: str) -> Option:
    return options(word.casefold())


class Cells:
    """One row's cells. Reading never raises: what cannot be read is None and a problem is kept."""

    def __init__(self, *, row: Row, columns: Mapping[str, int], file_name: str, source_id: str) -> None:
        """Take the row, and note at once the cells that are errors in the workbook or hold what no document can."""
        self.line = row.line
        self.problems: list[Problem] = []
        self._words = dict(zip(columns, map(str.strip, row.cells), strict=False))
        self._texts = dict(zip(columns, row.cells, strict=False))  # a row of a workbook may end before its header does
        self._file_name = file_name
        self._source_id = source_id
        for position, name in enumerate(columns) if row.errors else ():
            if position in row.errors:
                error = row.errors[position]
                place = Place(file_name=file_name, line=row.line, column=name, cell=error.cell)
                words = f"found {shown(error.found)}. {error.mend}"
                self.problems.append(place.problem(severity=Severity.REJECTED, code=error.code, words=words, source_id=source_id))
        if FORBIDDEN.search("".join(row.cells)):
            for name, text in self._texts.items():
                if FORBIDDEN.search(text):
                    words = f"found {shown(text)}, with a control character that no document can hold. Type the text again."
                    self.say(name, "control_character", words)

    @property
    def is_rejected(self) -> bool:
        """Whether the row must be left out."""
        return any(problem.severity is Severity.REJECTED for problem in self.problems)

    def say(self, column: str, code: str, words: str, *, severity: Severity = Severity.REJECTED) -> None:
        """Keep a problem of this row."""
        place = Place(file_name=self._file_name, line=self.line, column=column)
        self.problems.append(place.problem(severity=severity, code=code, words=words, source_id=self._source_id))

    def text(self, column: str) -> str:
        """A cell exactly as it stands; empty where the column is not there."""
        return self._texts.get(column, "")

    def word(self, column: str) -> str:
        """A cell without the blanks around it."""
        return self._words.get(column, "")

    def option(self, column: str, options: type[Option]) -> Option | None:
        """A cell that holds one of a closed set of words; None where it is blank or unknown (then said)."""
        word = self._words.get(column)
        if not word:
            return None
        try:
            found: Option = _option(options, word)
        except ValueError:
            known = [option.value for option in options]
            words = f"found {shown(word)}.{did_you_mean(word, known)} Write one of: {one_of(known)}."
            self.say(column, f"unknown_{column}", words)
            return None
        return found

    def number(self, column: str, *, is_percent: bool = False) -> float | None:
        """A cell that holds one plain number; None where it is blank or not a number (then said)."""
        word = self._words.get(column)
        if not word:
            return None
        try:
            return parse_number(word, is_percent=is_percent)
        except NumberRefused as mend:
            self.say(column, "not_a_number", f"found {shown(word)}. {mend}")
            return None

    def line_number(self, column: str) -> int | None:
        """A cell that holds the number of a line: whole and over 0."""
        word = self.word(column)
        if not word:
            return None
        if word.isascii() and word.isdigit() and len(word) <= MOST_DIGITS and int(word) > 0:
            return int(word)
        self.say(column, "not_a_line", f"found {shown(word)}. Write a line's number, such as 312, or leave it blank.")
        return None

    def day(self, column: str) -> date | None:
        """A cell that holds a day as 2018-03-21."""
        word = self.word(column)
        if not word:
            return None
        try:
            return date.fromisoformat(word)
        except ValueError:
            self.say(column, "not_a_date", f"found {shown(word)}. Write the day as year-month-day, such as 2018-03-21.")
            return None
