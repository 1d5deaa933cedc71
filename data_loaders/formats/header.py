"""The header of a table: which column stands where, and what is wrong with it."""

import re
from collections.abc import Callable, Sequence

from data_loaders.formats.sheet import Sheet
from data_loaders.problems import Place, Problem, UnusableFile, did_you_mean, label, one_of, shown

LINES_OF_A_TITLE = 10


def plain_name(name: object) -> str:
    """The name of a column without what carries no meaning: case, blanks, underscores, a byte order mark."""
    return re.sub(r"[\s_\ufeff]+", "", str(name)).casefold()


def read_header(
    sheet: Sheet, *, known: Sequence[str], needed: Sequence[str], key: Callable[[str], str] = str.casefold, takes_others: bool = False
) -> dict[str, int]:
    """Each column's position, under its known name.

    Names are the same if their ``key`` is. With ``takes_others`` columns that are not known are given too, as they are written.

    Raises:
        UnusableFile: a column is missing, doubled, nameless or not known; every such column is named, with its likely mend.
    """
    _refuse_a_title(sheet, needed, key)
    by_key = {key(name): name for name in known}
    names = [by_key.get(key(name), name if takes_others else key(name)) for name in sheet.header]
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


def _refuse_a_title(sheet: Sheet, needed: Sequence[str], key: Callable[[str], str]) -> None:
    wanted = {key(name) for name in needed}
    for row in sheet.rows[:LINES_OF_A_TITLE]:
        if wanted <= {key(cell.strip()) for cell in row.cells} and not wanted & {key(name) for name in sheet.header}:
            words = f"found {shown(sheet.header[0])}; the names of the columns stand on line {row.line}. Delete the lines above them."
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
