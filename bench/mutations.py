"""Seeded ways to damage a file as mails, editors, spreadsheets and disks do."""

import csv
import io
import random
import re
from collections.abc import Callable

import openpyxl
import pyarrow
from pyarrow import parquet

Damage = Callable[[bytes, random.Random], bytes]

NASTY = (
    "", " ", "-", "..", "c", "x", "z", "u", "NA", "nan", "inf", "-inf", "1e308", "1e999", "9" * 400, "-0", "0x1F", "1,234", "12,34",
    "1 234", "12%", "£5", "½", "１２３", "∞", "1" + "0" * 30, "-1", "0", "2024-13-45", "31/02/2024", "#REF!", "#N/A", "=1+1",
    "=cmd|' /C calc'!A0", "@SUM(A1)", "<script>alert(1)</script>", "'; DROP TABLE observation; --", "\x07\x1b[31m", "a\nb", 'a"b',
    "\u202e\u0000", "\ufeff", "\ud7ff", "a" * 5000, "E92000001", "970", "305", "2024", "True", "None", "null", "2024/25", "0.1+0.2",
    "..//..", "${7*7}", "%s%n", "ẞ", "İ", "²",
)  # fmt: skip


class CannotDamageError(ValueError):
    """A file that an earlier damage has left in such a state that this one cannot be done."""


def flip_bits(content: bytes, by: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(by.randint(1, 6)):
        changed[by.randrange(len(changed))] ^= 1 << by.randrange(8)
    return bytes(changed)


def cut(content: bytes, by: random.Random) -> bytes:
    return content[: by.randrange(len(content))]


def lose_a_stretch(content: bytes, by: random.Random) -> bytes:
    at = by.randrange(len(content))
    return content[:at] + content[at + by.randint(1, 200) :]


def double_a_stretch(content: bytes, by: random.Random) -> bytes:
    at = by.randrange(len(content))
    end = at + by.randint(1, 400)
    return content[:end] + content[at:end] + content[end:]


def put_odd_bytes(content: bytes, by: random.Random) -> bytes:
    at = by.randrange(len(content) + 1)
    odd = by.choice(
        [b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80", b"\xc3", b"\r", b"\n", b'"', b"\x1a", b"\x0b", b"\xe2\x80\xa8", b"\xc2\x85"]
    )
    return content[:at] + odd + content[at:]


def other_separator(content: bytes, by: random.Random) -> bytes:
    places = [found.start() for found in re.finditer(b",", content)]
    at = by.choice(places) if places else 0
    new = by.choice([b"", b",,", b";", b"\t", b"\n"])
    return content[:at] + new + content[at + 1 :]


def all_other_separators(content: bytes, by: random.Random) -> bytes:
    return content.replace(b",", by.choice([b";", b"\t", b"|"]))


def other_line_ends(content: bytes, by: random.Random) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", by.choice([b"\r", b"\r\n", b"\n\n", b"\r\r\n"]))


def other_encoding(content: bytes, by: random.Random) -> bytes:
    text = content.decode("utf-8-sig", errors="replace")
    return text.encode(by.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7"]), errors="replace")


def web_page(content: bytes, by: random.Random) -> bytes:
    return by.choice([b"<!DOCTYPE html><html><body>Sign in</body></html>", b"<html>" + content, b"\n<?xml version='1.0'?><a/>", b"{}"])


def _by_rows(change: Callable[[list[list[str]], random.Random], list[list[str]]]) -> Damage:
    def damage(content: bytes, by: random.Random) -> bytes:
        try:
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig", errors="replace"), newline="")))
        except csv.Error as error:
            raise CannotDamageError from error
        if len(rows) <= 1 or not rows[0]:
            raise CannotDamageError
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(change(rows, by))
        return written.getvalue().encode("utf-8", errors="surrogatepass")

    damage.__name__ = change.__name__.removeprefix("_")
    return damage


def _nasty_cells(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    for _ in range(by.randint(1, 5)):
        row = by.choice(rows)
        if row:
            row[by.randrange(len(row))] = by.choice(NASTY)
    return rows


def _nasty_column(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    at, text = by.randrange(len(rows[0])), by.choice(NASTY)
    return [rows[0], *([*row[:at], text, *row[at + 1 :]] for row in rows[1:])]


def _swap_columns(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    first, second = by.randrange(len(rows[0])), by.randrange(len(rows[0]))
    with_header = by.random() < 0.5
    for row in rows[0 if with_header else 1 :]:
        if max(first, second) < len(row):
            row[first], row[second] = row[second], row[first]
    return rows


def _rename_a_column(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    at = by.randrange(len(rows[0]))
    rows[0][at] = by.choice([rows[0][at].upper(), rows[0][at][::-1], rows[0][at] + "s", by.choice(rows[0]), *NASTY[:4]])
    return rows


def _lose_a_column(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    at = by.randrange(len(rows[0]))
    return [row[:at] + row[at + 1 :] for row in rows]


def _more_columns(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    at, name = by.randrange(len(rows[0])), by.choice(["", "extra", rows[0][0]])
    return [[*row[:at], name if number == 0 else by.choice(NASTY), *row[at:]] for number, row in enumerate(rows)]


def _lose_the_header(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    return rows[by.choice([1, 1, 2]) :]


def _header_elsewhere(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    at = by.randint(1, len(rows) - 1)
    return [*rows[1 : at + 1], rows[0], *rows[at + 1 :]]


def _rows_in_disorder(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    below = rows[1:]
    by.shuffle(below)
    return [rows[0], *below, *(by.choice(below) for _ in range(by.randint(0, 5)))]


def _ragged_rows(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    for _ in range(by.randint(1, 4)):
        row = by.choice(rows)
        if by.random() < 0.5:
            row.append(by.choice(NASTY))
        elif row:
            row.pop()
    return rows


def _blank_rows(rows: list[list[str]], by: random.Random) -> list[list[str]]:
    for _ in range(by.randint(1, 4)):
        rows.insert(by.randrange(len(rows) + 1), by.choice([[], [""] * len(rows[0]), ["", "Title"], ["Total"]]))
    return rows


OF_BYTES: tuple[Damage, ...] = (flip_bits, cut, lose_a_stretch, double_a_stretch, put_odd_bytes)
OF_TEXT: tuple[Damage, ...] = (
    *OF_BYTES,
    other_separator,
    all_other_separators,
    other_line_ends,
    other_encoding,
    web_page,
    *map(
        _by_rows,
        (
            _nasty_cells,
            _nasty_cells,
            _nasty_column,
            _swap_columns,
            _rename_a_column,
            _lose_a_column,
            _more_columns,
            _lose_the_header,
            _header_elsewhere,
            _rows_in_disorder,
            _ragged_rows,
            _blank_rows,
        ),
    ),
)


def workbook_cells(content: bytes, by: random.Random) -> bytes:
    """Cells, rows and columns of a workbook's first sheet changed, then saved as Excel would."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book.worksheets[0]
    except Exception as error:
        raise CannotDamageError from error
    for _ in range(by.randint(1, 5)):
        row, column = by.randint(1, sheet.max_row), by.randint(1, sheet.max_column)
        text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", by.choice(NASTY))
        what = by.randrange(8)
        if what < 4:
            sheet.cell(row, column).value = by.choice([text, by.randint(-(10**15), 10**15), by.random() * 1e300, True, None])
        elif what == 4:
            by.choice([sheet.delete_rows, sheet.insert_rows])(row)
        elif what == 5:
            by.choice([sheet.delete_cols, sheet.insert_cols])(column)
        elif what == 6:
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + by.randint(0, 3), end_column=column + by.randint(0, 3))
        else:
            sheet.title = by.choice(["figures", "Sheet2", "LA SN Groups", "x"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def parquet_columns(content: bytes, by: random.Random) -> bytes:
    """A Parquet file's columns renamed, lost, doubled, of other types, with other values."""
    try:
        table = parquet.read_table(io.BytesIO(content))
        names = table.column_names
    except Exception as error:
        raise CannotDamageError from error
    if not (table.num_rows and table.num_columns):
        raise CannotDamageError
    at = by.randrange(table.num_columns)
    name, column = names[at], table.column(at)
    rows = table.num_rows
    what = by.randrange(7)
    if what == 0:
        table = table.rename_columns([by.choice([one.upper(), one + "s", "", names[0]]) if one == name else one for one in names])
    elif what == 1:
        table = table.drop_columns([name])
    elif what == 2:
        table = table.append_column(by.choice([name, "extra"]), column)
    elif what == 3:
        nulls = pyarrow.nulls(rows, by.choice([pyarrow.string(), pyarrow.float64(), pyarrow.null(), pyarrow.list_(pyarrow.int8())]))
        table = table.set_column(at, name, nulls)
    elif what == 4:
        odd = by.choice(
            [
                pyarrow.array([by.random() * 1000 for _ in range(rows)]),
                pyarrow.array([by.randint(-(2**62), 2**62) for _ in range(rows)]),
                pyarrow.array([by.random() < 0.5 for _ in range(rows)]),
                pyarrow.array([bytes([by.randrange(256)]) for _ in range(rows)]),
                pyarrow.array([[1, 2]] * rows),
                pyarrow.array([{"a": 1}] * rows),
                pyarrow.array([by.randint(0, 10**9) for _ in range(rows)], pyarrow.timestamp("s")),
                pyarrow.array([float("nan"), float("inf")] * (rows // 2) + [None] * (rows % 2)),
            ]
        )
        table = table.set_column(at, name, odd)
    elif what == 5:
        texts = [str(one) if one is not None else None for one in column.to_pylist()]
        for _ in range(by.randint(1, 6)):
            texts[by.randrange(rows)] = by.choice([*NASTY, None])
        table = table.set_column(at, name, pyarrow.array(texts, pyarrow.string()))
    else:
        table = table.slice(0, by.choice([0, 1, rows // 2]))
    written = io.BytesIO()
    parquet.write_table(table, written, compression=by.choice(["snappy", "gzip", "zstd", "none"]))
    return written.getvalue()


OF_WORKBOOKS: tuple[Damage, ...] = (*OF_BYTES, *[workbook_cells] * 3, web_page)
OF_PARQUET: tuple[Damage, ...] = (*OF_BYTES, *[parquet_columns] * 6, web_page)
