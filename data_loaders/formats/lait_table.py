"""The table of the Local Authority Interactive Tool, Parquet or CSV, as columns of texts.

Seven columns: the measure's short name and its title, the year's label, the area's name, the value as text, the Department's
number of the area, and the region, which is not read.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import isnan
from pathlib import Path

import numpy as np
import pyarrow
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from data_loaders.formats.header import refuse_what_is_no_header
from data_loaders.formats.text import read_bytes, read_text
from data_loaders.problems import (
    MOST_PROBLEMS,
    Place,
    Problem,
    Severity,
    UnusableFile,
    did_you_mean,
    label,
    one_of,
    refuse,
    refuse_if_overwhelmed,
    shown,
)
from data_loaders.progress import OnProgress, Step, unsaid

MEASURE, TITLE, YEARS, AREA, VALUES, NUMBER = "Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number"
NEEDED = (MEASURE, TITLE, YEARS, AREA, VALUES, NUMBER)
PARQUET_SUFFIX = ".parquet"
BLANKS = (None, "")
MOST_ROWS = 20_000_000
MOST_UNPACKED = 4 * 1024 * 1024 * 1024
MOST_EXACT = 2.0**53
"""Beyond it a fraction's type no longer holds every whole number."""
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column as its different texts and, by row, the number of the one that stands there."""

    texts: tuple[str, ...]
    codes: Codes

    @property
    def is_blank(self) -> Flags:
        """By row, whether nothing stands there."""
        found: Flags = np.array([not text for text in self.texts], dtype=np.bool_)[self.codes]
        return found


@dataclass(kw_only=True)
class LaitTable:
    """The rows that can be told apart, by column. ``lines`` are those of a CSV, or the numbers of a Parquet file's rows."""

    path: Path
    sha256: str
    source_id: str
    columns: dict[str, Column]
    lines: Codes
    read: int
    problems: list[Problem] = field(default_factory=list)

    def say(self, wrong: Flags, name: str, *, code: str, words: Callable[[str], str]) -> None:
        """A problem for each row in which the text of a column is wrong; ``words`` are given that text."""
        column = self.columns[name]
        for row in np.flatnonzero(wrong):
            place = Place(file_name=label(self.path), line=int(self.lines[row]), column=name)
            said = words(column.texts[column.codes[row]])
            self.problems.append(place.problem(severity=Severity.REJECTED, code=code, words=said, source_id=self.source_id))
            refuse_if_overwhelmed(place.file_name, self.problems)

    def warn(self, *, code: str, words: str) -> None:
        """A warning of the whole file."""
        place = Place(file_name=label(self.path))
        self.problems.append(place.problem(severity=Severity.WARNING, code=code, words=words, source_id=self.source_id))


def read_table(path: Path, *, source_id: str, on_progress: OnProgress = unsaid) -> LaitTable:
    """Read a file; rows that have not as many cells as the header are left out, and said.

    Raises:
        UnusableFile: the file cannot be read, or a column is missing.
    """
    if path.suffix.casefold() == PARQUET_SUFFIX:
        raw = read_bytes(path)
        content, skipped, sha256 = _parquet(path, raw, on_progress), list[tuple[int, str]](), hashlib.sha256(raw).hexdigest()
        lines = np.arange(1, content.num_rows + 1)
    else:
        source = read_text(path)
        content, skipped = _csv(path, source.text)
        sha256 = source.sha256
        lines = _lines_of_records(source.text, content.num_rows + len(skipped) + 1)
        skipped = [(int(lines[record - 1]), text) for record, text in skipped]
        lines = np.setdiff1d(lines[1:], np.array([line for line, _ in skipped], dtype=np.int64))
    names = _names(path, content.column_names)
    columns = {name: _column(path, name, content[names[name]]) for name in NEEDED}
    is_filled = ~np.logical_and.reduce([column.is_blank for column in columns.values()])
    for name in set(content.column_names) - set(names.values()) if not is_filled.all() else ():
        is_filled |= np.array([value not in BLANKS for value in content[name].to_pylist()], dtype=np.bool_)
    table = LaitTable(
        path=path,
        sha256=sha256,
        source_id=source_id,
        columns={name: replace(column, codes=column.codes[is_filled]) for name, column in columns.items()},
        lines=lines[is_filled],
        read=int(is_filled.sum()) + len(skipped),
    )
    if not table.read:
        words = "holds the names of columns and no row. Download it again, or leave the file out."
        raise refuse(path, code="header_only", words=words)
    for line, text in skipped:
        place = Place(file_name=label(path), line=line)
        words = f"found {shown(text)}, which has not as many cells as the header. Mend the commas and quotation marks of the row."
        table.problems.append(place.problem(severity=Severity.REJECTED, code="cells", words=words, source_id=source_id))
    return table


def _parquet(path: Path, content: bytes, on_progress: OnProgress) -> pyarrow.Table:
    """The table. Its size is looked at first: a small file may unpack to more than any memory holds."""
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(content))
        unpacked = sum(file.metadata.row_group(at).total_byte_size for at in range(file.metadata.num_row_groups))
        if file.metadata.num_rows > MOST_ROWS or unpacked > MOST_UNPACKED:
            words = f"holds {file.metadata.num_rows:,} rows of {unpacked // 1024 // 1024:,} MB, more than can be read. Split it."
            raise refuse(path, code="too_large", words=words)
        parts = [file.schema_arrow.empty_table()]
        for group in range(file.metadata.num_row_groups):
            parts.append(file.read_row_group(group))
            on_progress(Step(words=f"Reading {label(path)}", done=sum(map(len, parts)), total=file.metadata.num_rows))
        table = pyarrow.concat_tables(parts)
        names = table.column_names  # reading a damaged name raises
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        words = "cannot be opened as Parquet: it is damaged, or only half of it was written. Download it again."
        raise refuse(path, code="damaged_parquet", words=words) from error
    return table.rename_columns(names)


def _csv(path: Path, text: str) -> tuple[pyarrow.Table, list[tuple[int, str]]]:
    """The table, every cell a text, and the rows (their lines and texts) that have too few or too many cells."""
    skipped: list[tuple[int, str]] = []

    def skip(row: arrow_csv.InvalidRow) -> str:
        skipped.append((int(row.number or 0), str(row.text)))
        return "skip" if len(skipped) <= MOST_PROBLEMS else "error"

    header = next(csv.reader(text.splitlines()), [])
    try:
        content = arrow_csv.read_csv(
            pyarrow.BufferReader(text.encode()),
            read_options=arrow_csv.ReadOptions(use_threads=False),
            parse_options=arrow_csv.ParseOptions(invalid_row_handler=skip, newlines_in_values=True),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(header, pyarrow.string()), strings_can_be_null=False, quoted_strings_can_be_null=False
            ),
        )
    except pyarrow.ArrowException as error:
        words = f"cannot be read as a table with commas ({str(error).splitlines()[0][:120]}). Save it again from where it came."
        raise refuse(path, code="damaged_csv", words=words) from error
    return content, skipped


def _names(path: Path, found: Sequence[str]) -> dict[str, str]:
    """By the name that the tool uses, the name that the file uses."""
    by_key = {_key(name): name for name in reversed(found)}
    refuse_what_is_no_header(path, [name for name in NEEDED if _key(name) in by_key], needed=NEEDED, line=1)
    doubled = [name for name in NEEDED if [_key(one) for one in found].count(_key(name)) > 1]
    if doubled:
        words = "two columns have this name. Keep one, and delete or rename the other."
        raise UnusableFile(
            *(Place(file_name=label(path), line=1, column=name).unusable(code="doubled_column", words=words) for name in doubled)
        )
    missing = [name for name in NEEDED if _key(name) not in by_key]
    if missing:
        others = [name for name in found if _key(name) not in {_key(one) for one in NEEDED}]
        place = Place(file_name=label(path), line=1)
        words = "the column is missing. The columns are {}.{} Rename it back, or download the file again."
        problems = [
            Place(file_name=place.file_name, line=1, column=name).unusable(
                code="missing_column", words=words.format(shown(one_of(found)), did_you_mean(name, others))
            )
            for name in missing
        ]
        raise UnusableFile(*problems)
    return {name: by_key[_key(name)] for name in NEEDED}


def _key(name: str) -> str:
    return "".join(name.replace("\ufeff", "").casefold().split())


def _lines_of_records(text: str, records: int) -> Codes:
    """The line on which each record begins, the header's first. Only blank lines and cells with line breaks make it other than a count."""
    counted = np.arange(1, records + 1)
    if len(text.splitlines()) == records:
        return counted
    reader, begins, lines = csv.reader(io.StringIO(text, newline="")), 1, []
    for cells in reader:
        if cells:
            lines.append(begins)
        begins = reader.line_num + 1
    return np.array(lines, dtype=np.int64) if len(lines) == records else counted


def _column(path: Path, name: str, content: pyarrow.ChunkedArray) -> Column:
    """A column of any plain type as texts: a whole number in a column of fractions is written without its decimals.

    Raises:
        UnusableFile: it holds lists, pictures or other things that are no text and no number.
    """
    try:
        plain = content.cast(content.type.value_type) if pyarrow.types.is_dictionary(content.type) else content
        # Joined before it is encoded: parts whose dictionaries hold a missing value cannot be joined.
        encoded = plain.combine_chunks().dictionary_encode("encode")
        texts = [_text(value) for value in encoded.dictionary.to_pylist()]
    except (pyarrow.ArrowException, TypeError, ValueError) as error:
        words = f"the column holds {content.type}, which is no text and no number. Save it as text, or download the file again."
        raise refuse(path, code="column_type", line=1, column=name, words=words) from error
    numbers: dict[str, int] = {}
    renumbered = np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)
    return Column(texts=tuple(numbers), codes=renumbered[encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)])


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return "" if isnan(value) else str(int(value)) if value.is_integer() and abs(value) < MOST_EXACT else repr(value)
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value).strip()
    raise TypeError(type(value).__name__)
