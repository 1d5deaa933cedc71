"""The header of a table: which column stands where, and what is wrong with it."""

import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from data_loaders.formats.sheet import Sheet
from data_loaders.problems import Place, Problem, UnusableFile, did_you_mean, label, one_of, refuse, shown

LINES_OF_A_TITLE = 10
LEAST_OF_A_HEADER = 0.5
"""The share of the needed names from which on a row is a header that wants mending. A row of data has none of them."""


def plain_name(name: object) -> str:
    """The name of a column without what carries no meaning: case, blanks, underscores, a byte order mark."""
    return re.sub(r"[\s_\ufeff]+", "", str(name)).casefold()


def read_header(
    sheet: Sheet, *, known: Sequence[str], needed: Sequence[str], key: Callable[[str], str] = str.casefold, takes_others: bool = False
) -> dict[str, int]:
    """Each column's position, under its known name.

    Names are the same if their ``key`` is. With ``takes_others`` columns that are not known are given too, as they are written.

    Raises:
        UnusableFile: a column is missing, doubled, nameless or not known; every such column is named, with its likely mend. Of a first
            row that is no header, nothing is said but where it stands.
    """
    _refuse_a_title(sheet, needed, key)
    by_key = {key(name): name for name in known}
    names = [by_key.get(key(name), name if takes_others else key(name)) for name in sheet.header]
    refuse_what_is_no_header(sheet.path, names, needed=needed, line=sheet.header_line)
    while names and not names[-1]:
        names.pop()
    unknown = [name for name in names if name not in known]
    problems = [
        *(_missing(sheet, name, unknown) for name in needed if name not in names),
        *(_doubled(sheet, name, names) for name in dict.fromkeys(names) if name and names.count(name) > 1),
        *(_unknown(sheet, name, at, known) for at, name in enumerate(names, start=1) if name not in known and not (name and takes_others)),
    ]
    if problems:
        raise UnusableFile(*problems)
    return {name: position for position, name in enumerate(names)}


def refuse_what_is_no_header(path: Path, found: Collection[str], *, needed: Sequence[str], line: int) -> None:
    """Refuse a row that has too few of the names that are needed to be a header. ``found`` and ``needed`` are written alike.

    Its cells are not shown: where the header is missing they are data, and may be a child's.

    Raises:
        UnusableFile: with the names that are wanted.
    """
    if len(set(needed) & set(found)) < LEAST_OF_A_HEADER * len(needed):
        words = f"this row does not name the columns. Write them above the first row of figures; these are needed: {one_of(needed)}."
        raise refuse(path, code="no_header", words=words, line=line)


def _refuse_a_title(sheet: Sheet, needed: Sequence[str], key: Callable[[str], str]) -> None:
    wanted = {key(name) for name in needed}
    for row in sheet.rows[:LINES_OF_A_TITLE]:
        if wanted <= {key(cell.strip()) for cell in row.cells} and not wanted & {key(name) for name in sheet.header}:
            words = f"the names of the columns are wanted here, and stand on line {row.line}. Delete the lines above them."
            raise UnusableFile(_at(sheet, "").unusable(code="title_above_header", words=words))


def _at(sheet: Sheet, column: str) -> Place:
    return Place(file_name=label(sheet.path), line=sheet.header_line, column=column)


def _missing(sheet: Sheet, name: str, unknown: Sequence[str]) -> Problem:
    words = f"the column is missing. The header reads {shown(','.join(sheet.header))}. Add a column named {name}."
    near = did_you_mean(name, unknown)
    if near:
        words += f" Perhaps it is the column {near.removeprefix(' Did you mean ').removesuffix('?')} under another name."
    return _at(sheet, name).unusable(code="missing_column", words=words)


def _doubled(sheet: Sheet, name: str, names: Sequence[str]) -> Problem:
    places = one_of(str(position) for position, one in enumerate(names, start=1) if one == name)
    words = f"found {shown(name)} twice, as columns number {places}. Keep one, and delete or rename the other."
    return _at(sheet, name).unusable(code="doubled_column", words=words)


def _unknown(sheet: Sheet, name: str, position: int, known: Sequence[str]) -> Problem:
    if not name:
        return _at(sheet, "").unusable(code="nameless_column", words=f"column number {position} has no name. Name it, or delete it.")
    near = did_you_mean(name, known)
    mend = near or f" The columns are {one_of(known)}."
    words = f"found {shown(name)}, which is no column of this format.{mend} Rename it, or delete it."
    return _at(sheet, name).unusable(code="unknown_column", words=words)
