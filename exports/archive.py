"""All tables of a page in one ZIP, each as a CSV under a plain name."""

import io
import zipfile
from collections.abc import Sequence

from analysis.file_names import free_name
from exports.tables.files import book_csv, table_csv
from exports.tables.model import Book
from exports.workbook import workbook

MADE = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the same figures give the same file."""


def archive(book: Book, *, pictures: dict[str, bytes] | None = None) -> bytes:
    """The book as a workbook, its main tables as one CSV, every other table as its own, and the pictures given.

    Two tables whose names are alike once they are plain get a number: none takes another's place.
    """
    entries: dict[str, bytes] = {}
    _add(entries, book.parts, "csv", book_csv(book).encode("utf-8-sig"))
    _add(entries, book.parts, "xlsx", workbook(book))
    for table in book.others:
        _add(entries, (*book.parts[:2], table.name), "csv", table_csv(table).encode("utf-8-sig"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**entries, **(pictures or {})}.items():
            packed.writestr(zipfile.ZipInfo(name, date_time=MADE), content, compress_type=zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _add(entries: dict[str, bytes], parts: Sequence[str], suffix: str, content: bytes) -> None:
    entries[free_name(*parts, suffix=suffix, taken=entries)] = content
