"""The sheets of an Annex A workbook: which list each is, and in which row its columns are named."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import python_calamine

from data_loaders.formats.annex_a_cells import is_blank
from data_loaders.formats.annex_a_lists import LISTS, NOT_COUNTED, ROWS_OF_TITLES, AnnexList, list_number, plain
from data_loaders.formats.workbook import refuse_what_is_no_workbook
from data_loaders.problems import Place, Problem, Severity, UnusableFile, label, one_of, refuse

Cells = list[Any]


@dataclass(frozen=True, kw_only=True)
class ListSheet:
    """A list with its rows below the header. ``places`` are the columns that are read, ``header_row`` counts from 1 as Excel does."""

    of: AnnexList
    places: dict[str, int]
    header_row: int
    rows: Sequence[Cells]

    def numbered(self) -> Iterator[tuple[int, Cells]]:
        """The rows that hold anything, each with its number in Excel."""
        for number, row in enumerate(self.rows, start=self.header_row + 1):
            if not all(map(is_blank, row)):
                yield number, row


def sheets_of(path: Path, content: bytes) -> tuple[tuple[ListSheet, ...], tuple[Problem, ...]]:
    """The lists of a workbook, and what is to be said of those that are missing, empty or hidden.

    Cells that Excel works out have the value that was saved with them.

    Raises:
        UnusableFile: it is no workbook, a list stands in it twice, or a list lacks a column without which it cannot be counted.
    """
    refuse_what_is_no_workbook(path, content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        metadata = book.sheets_metadata
        found = {one.name: list_number(one.name) for one in metadata}
        _refuse_doubles(path, [number for number in found.values() if number is not None])
        tables = {number: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name, number in found.items() if number}
    except python_calamine.CalamineError:
        words = "cannot be opened as a workbook: it is damaged. Save it again in Excel."
        raise refuse(path, code="damaged_workbook", words=words) from None
    hidden = [found[one.name] for one in metadata if one.visible is not python_calamine.SheetVisibleEnum.Visible]
    sheets, problems = [], []
    for one in LISTS:
        table = tables.get(one.number, [])
        if not any(not is_blank(cell) for row in table for cell in row):
            continue
        sheet, missing = _sheet(label(path), one, table)
        sheets.append(sheet)
        problems += missing
    if any(problem.severity is Severity.UNUSABLE for problem in problems):
        raise UnusableFile(*problems)
    return tuple(sheets), (*problems, *_asides(label(path), sheets, hidden, others=sum(number is None for number in found.values())))


def _refuse_doubles(path: Path, numbers: Sequence[int]) -> None:
    doubled = sorted({number for number in numbers if numbers.count(number) > 1})
    if doubled:
        names = one_of(f"List {number}" for number in doubled)
        words = f"has more than one sheet for {names}. Keep the one that is to be counted, and give the other a name without 'List'."
        raise refuse(path, code="doubled_list", words=words)


def _sheet(file_name: str, one: AnnexList, table: Sequence[Cells]) -> tuple[ListSheet, list[Problem]]:
    known = {plain(name): column.key for column in one.columns for name in column.names}
    # A row of a child has no cell with the name of a column, so that no row is taken for the header, or shown as one.
    heads = [
        {known[plain(cell)]: at for at, cell in reversed(list(enumerate(row))) if plain(cell) in known} for row in table[:ROWS_OF_TITLES]
    ]
    header = max(range(len(heads)), key=lambda at: (len(heads[at]), -at))
    places = heads[header]
    problems = []
    for column in one.columns:
        if column.key in places:
            continue
        place = Place(file_name=file_name, sheet=one.name, line=header + 1, column=column.names[0])
        names = one_of(f"'{name}'" for name in column.names)
        if column.is_needed:
            words = f"the column is missing, and {one.words} cannot be counted without it. Name its column so (known names: {names})."
            problems.append(place.unusable(code="missing_column", words=words))
        else:
            words = f"the column is missing, so {column.without}. Name its column so (known names: {names})."
            problems.append(place.problem(severity=Severity.WARNING, code="missing_column", words=words))
    return ListSheet(of=one, places=places, header_row=header + 1, rows=table[header + 1 :]), problems


def _asides(file_name: str, sheets: Sequence[ListSheet], hidden: Sequence[int | None], *, others: int) -> Iterator[Problem]:
    place = Place(file_name=file_name)
    filled = {sheet.of.number for sheet in sheets if any(True for _ in sheet.numbered())}
    absent = [f"{one.name} ({one.words})" for one in LISTS if one.number not in filled]
    if absent:
        words = f"these lists are missing or empty: {one_of(absent)}. They give no figures: nobody in a list is not known to be nobody."
        yield place.problem(severity=Severity.WARNING, code="missing_list", words=words)
    seen = sorted(number for number in hidden if number in filled)
    if seen:
        names = one_of(f"List {number}" for number in seen)
        yield place.problem(severity=Severity.WARNING, code="hidden_list", words=f"hidden sheets are counted too: {names}.")
    if others:
        # A sheet's name may be a child's: how many there are is all that is said.
        uncounted = one_of(f"List {number}" for number in NOT_COUNTED)
        words = f"sheets that are no list are not read: {others} of them (and {uncounted}, which are not counted)."
        yield place.problem(severity=Severity.WARNING, code="unread_sheets", words=words)
