"""A book of tables as CSV: values as numbers, what has none in words, nothing that a spreadsheet would run."""

from exports.csv_text import csv_text
from exports.tables.model import Book, Table


def book_csv(book: Book) -> str:
    """The main tables under one heading row."""
    columns = book.main[0].columns if book.main else ()
    return csv_text(columns=columns, rows=([cell.plain for cell in row] for table in book.main for row in table.rows))


def table_csv(table: Table) -> str:
    """One table."""
    return csv_text(columns=table.columns, rows=([cell.plain for cell in row] for row in table.rows))
