"""Recognising a file by what it holds. A new format adds itself here, and its reader in ``readers``."""

import csv
import io
import itertools
import re
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow
from pyarrow import parquet

from data_loaders.formats import annex_a_lists, ees_columns, ees_meta, fingertips_words, la_codes, neighbour_columns
from data_loaders.formats import areas as areas_format
from data_loaders.formats.figures import NEEDED, WORKBOOK_SUFFIX
from data_loaders.formats.header import plain_name
from data_loaders.formats.text import OLE_MARK, ZIP_MARK, read_bytes
from data_loaders.formats.workbook import refuse_what_is_no_workbook
from data_loaders.problems import did_you_mean, one_of, refuse, shown

PARQUET_SUFFIX = ".parquet"
TABLES, DOCUMENTS = (".csv", WORKBOOK_SUFFIX, PARQUET_SUFFIX), (".yml", ".yaml")
GLIMPSE = 64 * 1024
LARGEST_WORKBOOK_GLIMPSED = 64 * 1024 * 1024
MOST = 0.6
"""The share of a format's columns by which a table is told: one that lacks some is better told so than taken for another."""
_KEY = re.compile(r"^([A-Za-z_]+)\s*:", re.MULTILINE)


class Kind(StrEnum):
    """What a file can be; the name is what ``--format`` calls it."""

    AREAS = "areas"
    LA_CODES = "la-codes"
    INDICATORS = "indicators"
    LAIT_DICTIONARY = "lait-dictionary"
    SCORECARD = "scorecard"
    JOURNEY = "journey"
    SOURCE = "source"
    NEIGHBOURS = "neighbours"
    CHALLENGES = "challenges"
    FINGERTIPS = "fingertips"
    EES = "ees"
    EES_META = "ees-meta"
    LAIT = "lait"
    ANNEX_A = "annex-a"
    FIGURES = "figures"


@dataclass(frozen=True, kw_only=True)
class Glimpse:
    """The beginning of a file: its name and ending, the names in its header in lower case, the keys at its left edge, the names of a
    workbook's sheets, and every text in the first rows of any of them.
    """

    stem: str
    suffix: str
    header: frozenset[str] = frozenset()
    first_rows: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    sheets: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names in the header without blanks and underscores."""
        return frozenset(map(plain_name, self.header))

    def has_most_of(self, columns: Collection[str]) -> bool:
        """Whether most of a format's columns are there, whatever the case and the blanks of their names."""
        return len(self.names & {plain_name(column) for column in columns}) >= MOST * len(columns)


@dataclass(frozen=True, kw_only=True)
class Format:
    """A format, what people call it, and how it is told from the others."""

    kind: Kind
    words: str
    recognises: Callable[[Glimpse], bool]


ANNEX_A = "an Annex A workbook, of which counts alone are kept"
# The first that recognises a file has it. Tables that are nothing else are figures files, whose header check says what is amiss.
FORMATS = (
    Format(kind=Kind.INDICATORS, words="an indicator catalogue", recognises=lambda seen: "indicators" in seen.keys),
    Format(kind=Kind.JOURNEY, words="a journey", recognises=lambda seen: bool(seen.keys & {"journey", "stages"})),
    Format(
        kind=Kind.SCORECARD,
        words="a scorecard",
        recognises=lambda seen: bool(seen.keys & {"scorecard", "priorities", "board"}),
    ),
    Format(kind=Kind.SOURCE, words="a source file", recognises=lambda seen: bool(seen.keys & {"source_id", "published_on"})),
    Format(
        kind=Kind.ANNEX_A,
        words=ANNEX_A,
        recognises=lambda seen: annex_a_lists.is_annex_a(seen.first_rows, seen.sheets),
    ),
    Format(kind=Kind.NEIGHBOURS, words="lists of statistical neighbours", recognises=lambda seen: neighbour_columns.is_lists(seen.header)),
    Format(kind=Kind.CHALLENGES, words="a challenge log", recognises=lambda seen: {"challengeid", "action"} <= seen.names),
    Format(kind=Kind.FINGERTIPS, words="a Fingertips export", recognises=lambda seen: fingertips_words.is_export(seen.header)),
    Format(
        kind=Kind.EES_META,
        words="the companion of an Explore Education Statistics file, which is read with that file",
        recognises=lambda seen: ees_meta.is_companion(seen.header),
    ),
    Format(kind=Kind.EES, words="an Explore Education Statistics file", recognises=lambda seen: ees_columns.is_data_file(seen.header)),
    Format(
        kind=Kind.LAIT,
        words="figures of the DfE Local Authority Interactive Tool",
        recognises=lambda seen: seen.has_most_of(("Short Desc", "Years", "LA and Regions", "Values", "LA Number")),
    ),
    Format(
        kind=Kind.LAIT_DICTIONARY,
        words="the dictionary of the DfE Local Authority Interactive Tool",
        recognises=lambda seen: seen.has_most_of(("Measure_code", "Measure_short", "Polarity", "y_axis_name", "Year_Type")),
    ),
    Format(
        kind=Kind.LA_CODES,
        words="the DfE's list of local authorities' numbers",
        recognises=lambda seen: seen.has_most_of(la_codes.COLUMNS),
    ),
    Format(
        kind=Kind.AREAS,
        words="a list of areas",
        recognises=lambda seen: (
            seen.suffix == ".csv"
            and len(seen.names & {plain_name(column) for column in areas_format.COLUMNS}) > 1
            and not seen.names & {"indicator", "value"}
        ),
    ),
    # A list without its header has children where a figures file has its names: its name alone must tell.
    Format(
        kind=Kind.ANNEX_A,
        words=ANNEX_A,
        recognises=lambda seen: (
            seen.suffix in TABLES and annex_a_lists.is_called_a_list((seen.stem, *seen.sheets)) and not seen.has_most_of(NEEDED)
        ),
    ),
    Format(kind=Kind.FIGURES, words="a figures workbook", recognises=lambda seen: seen.suffix == WORKBOOK_SUFFIX),
    Format(kind=Kind.FIGURES, words="a figures file", recognises=lambda seen: seen.suffix == ".csv"),
)


def recognise(path: Path, *, as_format: str = "") -> Format:
    """What a file is, from its beginning; a table is what ``as_format`` says, if it says anything.

    Raises:
        UnusableFile: it cannot be opened, or is nothing that the product reads; or there is no such format.
    """
    suffix = path.suffix.casefold()
    content = read_bytes(path, most=GLIMPSE)
    if content.startswith(OLE_MARK) and suffix != WORKBOOK_SUFFIX:
        words = "is an old Excel workbook, or one protected by a password. Save it as 'Excel Workbook (.xlsx)' without a password."
        raise refuse(path, code="old_workbook", words=words)
    if as_format and suffix in TABLES:
        return _named(path, as_format)
    seen = _glimpse(path, suffix, content)
    found = next((one for one in FORMATS if one.recognises(seen)), None)
    if found is None:
        words = "is nothing that can be loaded: a table (.csv, .xlsx, .parquet) of figures or areas, or a .yml that begins with "
        words += "'indicators:', 'scorecard:', 'journey:' or 'source_id:'. Check its first lines."
        raise refuse(path, code="unknown_format", words=words)
    return found


def _named(path: Path, name: str) -> Format:
    found = next((one for one in FORMATS if one.kind.value == name.casefold()), None)
    if found is None:
        names = sorted({one.kind.value for one in FORMATS})
        words = f"cannot be read as {shown(name)}, which is no format.{did_you_mean(name, names)} The formats are: {one_of(names)}."
        raise refuse(path, code="unknown_format", words=words)
    return found


def _glimpse(path: Path, suffix: str, content: bytes) -> Glimpse:
    stem = path.stem
    if suffix == PARQUET_SUFFIX:
        names = _folded(_parquet_names(path))
        return Glimpse(stem=stem, suffix=suffix, header=names, first_rows=names)
    if content.startswith(ZIP_MARK):
        tops = _tops_of_sheets(path) if suffix == WORKBOOK_SUFFIX else {}
        texts = [_folded(cell for row in rows for cell in row if isinstance(cell, str)) for rows in tops.values()]
        return Glimpse(
            stem=stem, suffix=suffix, header=texts[0] if texts else frozenset(), first_rows=frozenset().union(*texts), sheets=tuple(tops)
        )
    text = content.decode("utf-8-sig", errors="replace")
    rows = _top_of_csv(text) if suffix == ".csv" else []
    return Glimpse(
        stem=stem,
        suffix=suffix,
        header=_folded(rows[0]) if rows else frozenset(),
        first_rows=_folded(cell for row in rows for cell in row),
        keys=frozenset(_KEY.findall(text)) if suffix in DOCUMENTS else frozenset(),
    )


def _folded(names: Iterable[object]) -> frozenset[str]:
    return frozenset(str(name).strip().casefold() for name in names)


def _top_of_csv(text: str) -> list[list[str]]:
    lines = itertools.islice((line for line in text.splitlines() if line.strip(" ,\t")), annex_a_lists.ROWS_OF_TITLES)
    return [next(csv.reader([line]), []) for line in lines]


def _parquet_names(path: Path) -> list[str]:
    try:
        return list(parquet.read_schema(path).names)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        words = "cannot be opened as Parquet: it is damaged, or only half of it was written. Download it again."
        raise refuse(path, code="damaged_parquet", words=words) from error


def _tops_of_sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Each sheet's first rows; none where the workbook is damaged, as its reader says that better."""
    if path.stat().st_size > LARGEST_WORKBOOK_GLIMPSED:
        return {}
    content = read_bytes(path)
    refuse_what_is_no_workbook(path, content)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and validations that it does not keep; none of them names a column.
            warnings.simplefilter("ignore")
            with closing(openpyxl.load_workbook(io.BytesIO(content), read_only=True)) as book:
                return {sheet.title: list(_top_of(sheet)) for sheet in book.worksheets}
    except Exception:  # whatever a damaged workbook trips over, its reader names it
        return {}


def _top_of(sheet: Any) -> Iterator[tuple[object, ...]]:
    # Some systems write a size that leaves columns out.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_row=annex_a_lists.ROWS_OF_TITLES, values_only=True)
