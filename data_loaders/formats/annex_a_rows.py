"""The rows of the lists as events. What is wrong with a row is said by its sheet, row and column, never by what stands there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analysis.period_types import write_day
from data_loaders.formats.annex_a_book import Cells, ListSheet
from data_loaders.formats.annex_a_cells import BadCell, child_of, day_of, is_blank, number_of, yes_no_of
from data_loaders.formats.annex_a_lists import CATEGORIES, Cell, Column
from data_loaders.problems import Place, Problem, Severity, refuse_if_overwhelmed
from data_loaders.progress import OnProgress, Step

ROWS_BETWEEN_STEPS = 20_000
ORDERED_DAYS = (("start", "end"), ("start", "authorised"), ("strategy", "conference"))
_NUMBERS = {Cell.YES_NO: yes_no_of, Cell.NUMBER: number_of}


@dataclass(kw_only=True)
class Rows:
    """The events of each list, what was wrong, and how many rows were left out: ``rejected`` counts the ``folded`` too."""

    events: dict[int, pd.DataFrame] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rejected: int = 0
    folded: int = 0


def read_rows(file_name: str, sheets: Sequence[ListSheet], *, today: date, on_progress: OnProgress) -> Rows:
    """Read the rows of every list. ``today`` is the day of the extract, after which nothing can have happened.

    A child's id is turned into a number that means nothing outside this reading.

    Raises:
        UnusableFile: so much is wrong that nobody could mend it.
    """
    rows = Rows()
    children: dict[str, int] = {}
    done, total = 0, sum(len(sheet.rows) for sheet in sheets)
    for sheet in sheets:
        reader = _ListReader(file_name=file_name, sheet=sheet, today=today, children=children, rows=rows)
        for number, cells in sheet.numbered():
            if done % ROWS_BETWEEN_STEPS == 0:
                on_progress(Step(words=f"Reading {file_name}", done=done, total=total))
            done += 1
            reader.read(number, cells)
            refuse_if_overwhelmed(file_name, rows.problems)
        rows.events[sheet.of.number] = reader.frame()
    return rows


@dataclass(kw_only=True)
class _ListReader:
    file_name: str
    sheet: ListSheet
    today: date
    children: dict[str, int]
    rows: Rows
    kept: list[dict[str, Any]] = field(default_factory=list)
    seen: dict[tuple[Any, ...], int] = field(default_factory=dict)
    categories: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, number: int, cells: Cells) -> None:
        """One row: it is kept, folded into the same event above it, or rejected with its reasons."""
        before = len(self.rows.problems)
        event = {column.key: self._value(number, column, cells) for column in self.sheet.of.columns if column.key in self.sheet.places}
        self._check_days(number, event)
        if any(problem.severity is Severity.REJECTED for problem in self.rows.problems[before:]):
            self.rows.rejected += 1
            return
        identity = tuple(event[column.key] for column in self.sheet.of.columns if column.identifies and column.key in event)
        first = self.seen.setdefault(identity, number)
        if first != number:
            self.rows.rejected += 1
            self.rows.folded += 1
            words = f"the same child and day as in row {first}, so it is counted once. Delete one of the two."
            self._say(number, "", "repeat", words, severity=Severity.FOLDED)
            return
        self.kept.append(event)

    def frame(self) -> pd.DataFrame:
        """The events kept, by column."""
        kinds = {column.key: column.cell for column in self.sheet.of.columns}
        columns: dict[str, Any] = {}
        for key in self.sheet.places:
            values = [event[key] for event in self.kept]
            columns[key] = np.array(values, dtype="datetime64[s]") if kinds[key] is Cell.DAY else values
        return pd.DataFrame(columns)

    def _value(self, number: int, column: Column, cells: Cells) -> Any:
        place = self.sheet.places[column.key]
        cell = cells[place] if place < len(cells) else None
        if column.cell is Cell.CHILD:
            return self._child(number, column, cell)
        if column.cell is Cell.DAY:
            return self._day(number, column, cell)
        if column.cell is Cell.CATEGORY:
            return self._category(column.key, cell)
        return _NUMBERS[column.cell](cell)

    def _child(self, number: int, column: Column, cell: Any) -> int:
        try:
            return self.children.setdefault(child_of(cell), len(self.children))
        except BadCell:
            self._say(number, column.names[0], "no_child", "the cell is blank. Write the child's id, or delete the row.")
            return -1

    def _day(self, number: int, column: Column, cell: Any) -> date | None:
        try:
            day = day_of(cell)
        except BadCell:
            self._say(number, column.names[0], "no_day", "the cell holds no day that can be read. Write it as 31/03/2024.")
            return None
        if day is None or day <= self.today:
            return day
        words = f"the day lies after {write_day(self.today)}, the day of the extract."
        if column.is_main and not self._is_one_of_several():
            self._say(number, column.names[0], "future_day", f"{words} Mend it.")
        else:
            self._say(number, column.names[0], "future_day", f"{words} It has not happened yet.", severity=Severity.WARNING)
        return None

    def _is_one_of_several(self) -> bool:
        return sum(column.is_main for column in self.sheet.of.columns) > 1

    def _category(self, key: str, cell: Any) -> str:
        text = "" if is_blank(cell) else str(cell)
        if (key, text) not in self.categories:
            self.categories[key, text] = CATEGORIES[key].of(text)
        return self.categories[key, text]

    def _check_days(self, number: int, event: Mapping[str, Any]) -> None:
        main = [column for column in self.sheet.of.columns if column.is_main]
        if main and not any(event.get(column.key) for column in main) and not self._is_said(number):
            names = " or ".join(f"'{column.names[0]}'" for column in main)
            words = f"the row has no day in {names}, or a formula whose result was not saved. Write the day, or delete the row."
            self._say(number, main[0].names[0], "no_day", words)
        for first, then in ORDERED_DAYS:
            begins, ends = event.get(first), event.get(then)
            if begins and ends and ends < begins:
                heads = {column.key: column.names[0] for column in self.sheet.of.columns}
                self._say(number, heads[then], "days_swapped", f"the day lies before that of '{heads[first]}'. Mend one of the two.")

    def _is_said(self, number: int) -> bool:
        """Whether the row is rejected already."""
        return bool(self.rows.problems) and self.rows.problems[-1].line == number and self.rows.problems[-1].severity is Severity.REJECTED

    def _say(self, number: int, column: str, code: str, words: str, *, severity: Severity = Severity.REJECTED) -> None:
        place = Place(file_name=self.file_name, sheet=self.sheet.of.name, line=number, column=column)
        self.rows.problems.append(place.problem(severity=severity, code=code, words=words))
