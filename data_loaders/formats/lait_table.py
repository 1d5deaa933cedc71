"""The table of the Local Authority Interactive Tool, Parquet or CSV, as columns of texts.

Seven columns: the measure's short name and its title, the year's label, the area's name, the value as text, the Department's
number of the area, and the region, which is not read.
"""

import csv
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute, parquet
from pyarrow import csv as arrow_csv

from data_loaders.formats.text import read_bytes, read_text
from data_loaders.problems import Place, Problem, Severity, UnusableFile, did_you_mean, label, one_of, refuse, shown

MEASURE, TITLE, YEARS, AREA, VALUES, NUMBER = "Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number"
NEEDED = (MEASURE, TITLE, YEARS, AREA, VALUES, NUMBER)
PARQUET_SUFFIX = ".parquet"
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column as its different texts and, by row, the number of the one that stands there."""

    texts: tuple[str, ...]
    codes: Codes


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

    def warn(self, *, code: str, words: str) -> None:
        """A warning of the whole file."""
        place = Place(file_name=label(self.path))
        self.problems.append(place.problem(severity=Severity.WARNING, code=code, words=words, source_id=self.source_id))


def read_table(path: Path, *, source_id: str) -> LaitTable:
    """Read a file; rows that have not as many cells as the header are left out, and said.

    Raises:
        UnusableFile: the file cannot be read, or a column is missing.
    """
    if path.suffix.casefold() == PARQUET_SUFFIX:
        content, skipped = _parquet(path), list[tuple[int, str]]()
        sha256 = hashlib.sha256(read_bytes(path)).hexdigest()
    else:
        source = read_text(path)
        content, skipped = _csv(path, source.text)
        sha256 = source.sha256
    names = _names(path, content.column_names)
    read = content.num_rows + len(skipped)
    bad = np.array([line for line, _ in skipped], dtype=np.int64)
    is_csv = path.suffix.casefold() != PARQUET_SUFFIX
    lines = np.setdiff1d(np.arange(1, read + 1) + int(is_csv), bad)
    columns = {name: _column(content[names[name]]) for name in NEEDED}
    table = LaitTable(path=path, sha256=sha256, source_id=source_id, columns=columns, lines=lines, read=read)
    for line, text in skipped:
        place = Place(file_name=label(path), line=line)
        words = f"found {shown(text)}, which has not as many cells as the header. Mend the commas and quotation marks of the row."
        table.problems.append(place.problem(severity=Severity.REJECTED, code="cells", words=words, source_id=source_id))
    return table


def _parquet(path: Path) -> pyarrow.Table:
    try:
        return parquet.read_table(path)
    except (pyarrow.ArrowException, OSError) as error:
        words = "cannot be opened as Parquet: it is damaged, or only half of it was written. Download it again."
        raise refuse(path, code="damaged_parquet", words=words) from error


def _csv(path: Path, text: str) -> tuple[pyarrow.Table, list[tuple[int, str]]]:
    """The table, every cell a text, and the rows (their lines and texts) that have too few or too many cells."""
    skipped: list[tuple[int, str]] = []

    def skip(row: arrow_csv.InvalidRow) -> str:
        skipped.append((int(row.number or 0), str(row.text)))
        return "skip"

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


def _column(content: pyarrow.ChunkedArray) -> Column:
    plain = content.combine_chunks() if isinstance(content, pyarrow.ChunkedArray) else content
    if pyarrow.types.is_floating(plain.type):
        plain = compute.cast(compute.round(plain), pyarrow.int64(), safe=False)
    texts = compute.fill_null(compute.cast(plain, pyarrow.string()), "")
    encoded = texts.dictionary_encode() if not isinstance(texts, pyarrow.DictionaryArray) else texts
    if isinstance(encoded, pyarrow.ChunkedArray):
        encoded = encoded.combine_chunks()
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return Column(texts=tuple(text.strip() for text in encoded.dictionary.to_pylist()), codes=codes)
