"""A table of text cells with the line that each row stands on, whatever file it came from."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from data_loaders.formats.text import TextFile, read_text
from data_loaders.problems import refuse, shown


@dataclass(frozen=True, kw_only=True, slots=True)
class CellError:
    """What a cell of a workbook holds instead of a value (``#REF!``), the cell's own name, and the mend."""

    found: str
    cell: str
    code: str = "cell_error"
    mend: str = "Mend the formula in the workbook, or type the figure."


MOST_TITLES = 10
MOST_ROWS = 5_000_000
WORD = re.compile(r"[^\W\d_]{2}")
NO_ERRORS: Mapping[int, CellError] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row. ``errors`` holds, by column position, the cells that hold no value that can be read."""

    line: int
    cells: tuple[str, ...]
    errors: Mapping[int, CellError] = field(default_factory=lambda: NO_ERRORS)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A header and the rows that are not blank. In an even sheet every row should have as many cells as the header."""

    path: Path
    sha256: str
    header: tuple[str, ...]
    header_line: int
    rows: tuple[Row, ...]
    is_even: bool
    warnings: tuple[str, ...] = ()


def read_csv(path: Path) -> Sheet:
    """Read a comma separated UTF-8 file.

    Raises:
        UnusableFile: what ``read_text`` refuses, a quoted cell that never ends, other separators, no header, a header alone.
    """
    source = read_text(path)
    return build_sheet(path, source.sha256, csv_rows(source), is_even=True)


def csv_rows(source: TextFile) -> Iterator[Row]:
    """The rows of a text file, each with the line on which it begins.

    Raises:
        UnusableFile: a quoted cell is not closed, or is followed by more text.
    """
    reader = csv.reader(io.StringIO(source.text, newline=""), strict=True)
    line = 1
    count = 0
    same: dict[str, str] = {}  # tables repeat their texts: each is kept once, which halves the memory of a large file
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                words = f"a cell of this row has over {csv.field_size_limit():,} characters. Shorten it; a quotation mark may be missing."
                raise refuse(source.path, code="long_cell", line=line, words=words) from error
            words = f"the quotation marks of this row do not close ({error}). The file may be cut off; save it again."
            raise refuse(source.path, code="quotes", line=line, words=words) from error
        count += 1
        if count > MOST_ROWS:
            raise refuse(source.path, code="too_large", line=line, words=f"holds over {MOST_ROWS:,} rows. Split it into several files.")
        yield Row(line=line, cells=tuple([same.setdefault(cell, cell) for cell in cells]))
        line = reader.line_num + 1


def build_sheet(path: Path, sha256: str, rows: Iterator[Row], *, is_even: bool, warnings: tuple[str, ...] = ()) -> Sheet:
    """Split the header from the rows and leave out blank rows, as workbooks often end with them.

    Raises:
        UnusableFile: there is no header, it is written with other separators, or nothing follows it.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells) or row.errors]
    if not filled:
        raise refuse(path, code="empty_file", words="holds no cell with text. Save it again from where it came.")
    header = filled[0]
    if header.cells[0].strip().casefold().startswith("sep="):
        words = f"found {shown(header.cells[0])}, which Excel writes above the header. Delete that line, with commas between the columns."
        raise refuse(path, code="separator", line=header.line, words=words)
    if len(header.cells) == 1:
        for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if header.cells[0].count(mark) > 1:
                words = f"its columns are separated by {name}, as Excel does in some countries. Save it as .xlsx, or with commas."
                raise refuse(path, code="separator", line=header.line, words=words)
    if len(filled) == 1:
        raise refuse(
            path, code="header_only", line=header.line, words="holds a header and no row. Add at least one row, or leave the file out."
        )
    names = tuple(cell.strip() for cell in header.cells)
    return Sheet(
        path=path, sha256=sha256, header=names, header_line=header.line, rows=tuple(filled[1:]), is_even=is_even, warnings=warnings
    )


def below_titles(rows: Iterable[Row], is_header: Callable[[Row], bool]) -> tuple[list[Row], tuple[str, ...]]:
    """The rows from the header on, and a warning if words stand above it; all of them where none of the first rows is a header."""
    found = list(rows)
    first = next((at for at, row in enumerate(found[:MOST_TITLES]) if is_header(row)), 0)
    words = [cell for row in found[:first] for cell in row.cells if WORD.search(cell)]
    if not words:
        return found[first:], ()
    return found[first:], (
        f"the names of the columns stand on line {found[first].line}; what stands above ({shown(words[0])}) is not read.",
    )


def misfit_of(row: Row, *, width: int, is_even: bool) -> tuple[str, str] | None:
    """Why a row's cells cannot be told apart, as a code and a sentence; None where each stands under a column of the header.

    In an even sheet every row has a cell for each of the ``width`` columns.
    """
    extra = [cell for cell in row.cells[width:] if cell.strip()]
    if extra:
        words = f"found {len(row.cells)} cells where the header has {width}, beginning at {shown(extra[0])}."
        return "too_many_cells", f"{words} Put quotation marks around a text that holds a comma."
    if is_even and len(row.cells) < width:
        words = f"found {len(row.cells)} cells where the header has {width}, the last {shown(row.cells[-1])}."
        return "too_few_cells", f"{words} Add the missing commas; if it is the last line, the file may be cut off."
    return None
