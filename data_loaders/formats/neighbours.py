"""Statistical neighbours as the Department for Education publishes them: a row an authority, as a wide CSV or as a workbook."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.areas import AreaKind
from analysis.neighbours import Neighbour
from data_loaders.books import AreaBook
from data_loaders.formats.cells import Cells
from data_loaders.formats.figures import WORKBOOK_SUFFIX
from data_loaders.formats.header import read_header
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.neighbour_columns import (
    KNOWN,
    NAME,
    NEEDED,
    NEIGHBOURS,
    NUMBER,
    REPEATED,
    closeness_of,
    column_of,
    is_lists,
    rank_of,
    standard_names,
)
from data_loaders.formats.outcome import no_good_row, source_of
from data_loaders.formats.sheet import WORD, Row, Sheet, below_titles, build_sheet, csv_rows, misfit_of
from data_loaders.formats.source import SourceNote
from data_loaders.formats.text import read_text
from data_loaders.formats.workbook import read_workbook
from data_loaders.problems import Place, Problem, Severity, label, shown
from data_loaders.schema import Table, table_of

SHEET_NAME = "LA SN Groups"
_AUTHORITIES = {AreaKind.UPPER_TIER_AUTHORITY, AreaKind.FORMER_AUTHORITY}
"""The workbook gives neighbours to authorities that have been merged since, too."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, kw_only=True)
class _List:
    """The neighbours of one authority, and the line they stand on."""

    area_code: str
    neighbours: tuple[Neighbour, ...]
    line: int


def read_neighbours(path: Path, given: Given) -> Loaded:
    """Read lists of neighbours; a list that is not right is left out as a whole, as an average over the rest of it would mislead.

    Raises:
        UnusableFile: the file cannot be read, a column is missing or doubled, or not one of its rows can be loaded.
    """
    sheet = _read(path)
    places = read_header(sheet, known=KNOWN, needed=NEEDED, takes_others=True)
    ranks = sorted(filter(None, map(rank_of, places)))
    note, rows = given.note, [row for row in sheet.rows if not _is_heading(row)]
    problems = _asides(sheet, source_id=note.source_id)
    lists: dict[str, _List] = {}
    folded = 0
    for row in rows:
        cells = Cells(row=row, columns=places, file_name=label(path), source_id=note.source_id)
        misfit = misfit_of(row, width=len(places), is_even=sheet.is_even)
        if misfit:
            cells.say("", *misfit)
        found = None if misfit else _list(cells, ranks, given.areas)
        if found is not None and found.area_code in lists:
            folded += _say_again(cells, found, lists[found.area_code])
        elif found is not None:
            lists[found.area_code] = found
        problems += cells.problems
    if not lists:
        raise no_good_row(path, read=len(rows), problems=problems)
    model, title = model_of(path, note)
    common = {"model": model, "model_title": title, "source_id": note.source_id}
    return Loaded(
        source=source_of(path, given, sha256=sheet.sha256, read=len(rows), loaded=len(lists), folded=folded),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        neighbours=table_of(Table.NEIGHBOUR, (row for one in lists.values() for row in _rows(one, common))),
    )


def model_of(path: Path, note: SourceNote) -> tuple[str, str]:
    """The name and title of the model: as the source file says, else after the year in the file's name, so that the workbook and the
    CSV of one model (``sn_may_2025.xlsx``, ``sn_model_2025_wide.csv``) give one name.
    """
    if note.model:
        return note.model, note.title
    year = _YEAR.search(path.stem)
    return (f"sn-{year[0]}", f"Statistical neighbours {year[0]}") if year else (note.source_id, note.title)


def _read(path: Path) -> Sheet:
    if path.suffix.casefold() == WORKBOOK_SUFFIX:
        sheet = read_workbook(path, named=SHEET_NAME, is_header=_is_header)
    else:
        source = read_text(path)
        rows, above = below_titles(csv_rows(source), _is_header)
        sheet = build_sheet(path, source.sha256, iter(rows), is_even=True, warnings=above)
    return replace(sheet, header=standard_names(sheet.header))


def _is_header(row: Row) -> bool:
    return is_lists(row.cells)


def _is_heading(row: Row) -> bool:
    """Whether a row holds words in one cell alone, as the workbook's "Old SNs:"."""
    filled = [cell for cell in row.cells if cell.strip()]
    return len(filled) == 1 and WORD.search(filled[0]) is not None and not row.errors


def _asides(sheet: Sheet, *, source_id: str) -> list[Problem]:
    """Warnings of what stands in the file and is no list: other sheets, titles, headings."""
    name = label(sheet.path)
    headings = [(row.line, shown("".join(row.cells).strip())) for row in sheet.rows if _is_heading(row)]
    said = [
        *((0, "sheet", words) for words in sheet.warnings),
        *((line, "heading", f"found {text} alone in the row: it is taken for a heading and not read.") for line, text in headings),
    ]
    return [
        Place(file_name=name, line=line).problem(severity=Severity.WARNING, code=code, words=words, source_id=source_id)
        for line, code, words in said
    ]


def _list(cells: Cells, ranks: list[int], areas: AreaBook) -> _List | None:
    area_code = _authority(cells, NUMBER, areas)
    _check_names(cells, area_code, areas)
    neighbours = []
    first: dict[str, str] = {}
    for rank in ranks:
        column = column_of(rank)
        code = _authority(cells, column, areas) if cells.word(column) else ""
        if code and code == area_code:
            cells.say(column, "own_neighbour", f"found {shown(cells.word(column))}, the authority itself. Write the neighbour's number.")
        elif code and code in first:
            words = f"found {shown(cells.word(column))}, which is in {first[code]} already. Each neighbour stands once: correct one."
            cells.say(column, "doubled_neighbour", words)
        elif code:
            first[code] = column
            closeness = " ".join(cells.word(closeness_of(rank)).split()).capitalize()
            neighbours.append(Neighbour(area_code=code, rank=rank, closeness=closeness))
    if cells.is_rejected:
        return None
    _check_number(cells, neighbours, ranks)
    return _List(area_code=area_code, neighbours=tuple(neighbours), line=cells.line) if not cells.is_rejected else None


def _authority(cells: Cells, column: str, areas: AreaBook) -> str:
    """The code of the authority whose number stands in a cell; empty where it is none, which is then said."""
    text = cells.word(column).removesuffix(".0")
    code = areas.code_of_number(text) if text else None
    if code is None:
        words = f"found {shown(text)}, which is no number of an authority that is known. Correct it, or load a list of numbers that has it."
        cells.say(column, "unknown_area", words)
    elif areas.by_code[code].kind not in _AUTHORITIES:
        words = f"found {shown(text)}, which is {areas.by_code[code].name} and no authority. Write an authority's number."
        cells.say(column, "no_authority", words)
    else:
        return code
    return ""


def _check_names(cells: Cells, area_code: str, areas: AreaBook) -> None:
    """A number and a name that mean two authorities: the row could be either's."""
    named = areas.code(cells.word(NAME)) if cells.word(NAME) else None
    if area_code and named is not None and named != area_code:
        words = f"found {shown(cells.word(NAME))} beside the number of {areas.by_code[area_code].name}. Correct the one that is wrong."
        cells.say(NAME, "name_and_number", words)
    again = cells.word(REPEATED).removesuffix(".0")
    if again and again != cells.word(NUMBER).removesuffix(".0"):
        words = f"found {shown(again)} beside {shown(cells.word(NUMBER))}. Both are the authority's own number: correct one of them."
        cells.say(REPEATED, "two_numbers", words)


def _check_number(cells: Cells, neighbours: list[Neighbour], ranks: list[int]) -> None:
    here = {neighbour.rank for neighbour in neighbours}
    if not neighbours:
        cells.say(column_of(1), "no_neighbour", f"found ''. Write the numbers of the {NEIGHBOURS} neighbours, or leave the row out.")
    elif len(neighbours) < NEIGHBOURS:
        column = column_of(next(rank for rank in ranks if rank not in here))
        words = f"found '': only {len(neighbours)} neighbours stand here, where the model gives {NEIGHBOURS}. Averages are over those."
        cells.say(column, "few_neighbours", f"{words} Fill in the missing ones.", severity=Severity.WARNING)
    elif len(neighbours) > NEIGHBOURS:
        words = f"{len(neighbours)} neighbours stand in this row, where the model gives {NEIGHBOURS}. Averages are over all of them."
        column = column_of(max(here))
        cells.say(column, "many_neighbours", f"{words} Delete those that do not belong to it.", severity=Severity.WARNING)


def _say_again(cells: Cells, found: _List, earlier: _List) -> int:
    """Say that an authority has a second row; 1 if it says the same and is folded, 0 if it is rejected."""
    if found.neighbours == earlier.neighbours:
        words = f"the same as on line {earlier.line}, so it is counted once."
        cells.say("", "repeat", words, severity=Severity.FOLDED)
        return 1
    words = f"found {shown(cells.word(NUMBER))}, whose other neighbours stand on line {earlier.line} already. Keep the right row alone."
    cells.say(NUMBER, "doubled_authority", words)
    return 0


def _rows(found: _List, common: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            **common,
            "area_code": found.area_code,
            "neighbour_code": neighbour.area_code,
            "rank": neighbour.rank,
            "closeness": neighbour.closeness,
            "file_line": found.line,
        }
        for neighbour in found.neighbours
    ]
