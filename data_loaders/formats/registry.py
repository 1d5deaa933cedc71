"""Recognising a file by what it holds. A new format adds itself here and nowhere else."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from data_loaders.formats import areas as areas_format
from data_loaders.formats import ees_columns, ees_meta, fingertips_words
from data_loaders.formats.figures import WORKBOOK_SUFFIX
from data_loaders.formats.text import OLE_MARK, ZIP_MARK, read_bytes
from data_loaders.problems import refuse

TABLES, DOCUMENTS = (".csv", WORKBOOK_SUFFIX), (".yml", ".yaml")
GLIMPSE = 64 * 1024
_KEY = re.compile(r"^([A-Za-z_]+)\s*:", re.MULTILINE)


class Kind(StrEnum):
    """What a file can be."""

    AREAS = "areas"
    INDICATORS = "indicators"
    SCORECARD = "scorecard"
    SOURCE = "source"
    FIGURES = "figures"
    FINGERTIPS = "fingertips"
    EES = "ees"
    EES_META = "ees_meta"


@dataclass(frozen=True, kw_only=True)
class Glimpse:
    """The beginning of a file: its ending, the names in its first row, the keys at its left edge."""

    suffix: str
    is_workbook: bool
    header: frozenset[str]
    keys: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Format:
    """A format, what people call it, and how it is told from the others."""

    kind: Kind
    words: str
    recognises: Callable[[Glimpse], bool]


# The first that recognises a file has it. Tables that are nothing else are figures files, whose header check says what is amiss.
FORMATS = (
    Format(kind=Kind.INDICATORS, words="an indicator catalogue", recognises=lambda seen: "indicators" in seen.keys),
    Format(
        kind=Kind.SCORECARD,
        words="a scorecard",
        recognises=lambda seen: bool(seen.keys & {"scorecard", "priorities", "board"}),
    ),
    Format(kind=Kind.SOURCE, words="a source file", recognises=lambda seen: bool(seen.keys & {"source_id", "published_on"})),
    Format(
        kind=Kind.AREAS,
        words="a list of areas",
        recognises=lambda seen: len(seen.header & set(areas_format.COLUMNS)) > 1 and not seen.header & {"indicator", "value"},
    ),
    Format(kind=Kind.FINGERTIPS, words="a Fingertips export", recognises=lambda seen: fingertips_words.is_export(seen.header)),
    Format(
        kind=Kind.EES_META,
        words="the companion of an Explore Education Statistics file, which is read with that file",
        recognises=lambda seen: ees_meta.is_companion(seen.header),
    ),
    Format(kind=Kind.EES, words="an Explore Education Statistics file", recognises=lambda seen: ees_columns.is_data_file(seen.header)),
    Format(kind=Kind.FIGURES, words="a figures workbook", recognises=lambda seen: seen.suffix == WORKBOOK_SUFFIX),
    Format(kind=Kind.FIGURES, words="a figures file", recognises=lambda seen: seen.suffix == ".csv"),
)


def recognise(path: Path) -> Format:
    """What a file is, from its beginning.

    Raises:
        UnusableFile: it cannot be opened, or is nothing that the product reads.
    """
    suffix = path.suffix.casefold()
    content = read_bytes(path, most=GLIMPSE)
    if content.startswith(OLE_MARK) and suffix != WORKBOOK_SUFFIX:
        words = "is an old Excel workbook, or one protected by a password. Save it as 'Excel Workbook (.xlsx)' without a password."
        raise refuse(path, code="old_workbook", words=words)
    is_workbook = content.startswith(ZIP_MARK)
    text = "" if is_workbook else content.decode("utf-8-sig", errors="replace")
    seen = Glimpse(
        suffix=suffix,
        is_workbook=is_workbook,
        header=_header(text) if suffix == ".csv" else frozenset(),
        keys=frozenset(_KEY.findall(text)) if suffix in DOCUMENTS else frozenset(),
    )
    found = next((one for one in FORMATS if one.recognises(seen)), None)
    if found is None:
        words = "is nothing that can be loaded: a table (.csv, .xlsx) of figures or areas, or a .yml that begins with "
        raise refuse(path, code="unknown_format", words=f"{words}'indicators:', 'scorecard:' or 'source_id:'. Check its first lines.")
    return found


def _header(text: str) -> frozenset[str]:
    first = next((line for line in text.splitlines() if line.strip(" ,\t")), "")
    return frozenset(cell.strip().casefold() for cell in next(csv.reader([first]), []))
