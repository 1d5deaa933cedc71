"""The addresses of files: ``/export/<kind>/<page>/<id>`` with the page's own query."""

from collections.abc import Callable, Mapping

from flask import Blueprint, Flask, Response, request

from analysis.file_names import file_name
from board.errors import UnknownPageError
from board.release import NoFiguresError
from exports.archive import archive
from exports.arguments import BadArgumentError
from exports.books import book_of
from exports.page_pictures import page_pictures
from exports.tables.files import book_csv
from exports.tables.model import Book
from exports.workbook import workbook

MOST_CELLS = 400_000
"""What one file may hold: a workbook of so many cells is made in about two seconds; the largest page has some ten thousand."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "zip"
WRITERS: Mapping[str, tuple[str, Callable[[Book], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", lambda book: book_csv(book).encode("utf-8-sig")),
    "xlsx": (XLSX, workbook),
    ZIP: ("application/zip", archive),
}


def register(server: Flask, *, prefix: str = "/") -> None:
    """Register ``/export/…`` under the app's prefix."""
    routes = Blueprint("files", __name__, url_prefix=f"{prefix}export")
    routes.add_url_rule("/<kind>/<page>/<name>", view_func=_file)
    server.register_blueprint(routes)


def _file(kind: str, page: str, name: str) -> Response:
    if kind not in WRITERS:
        return _refusal(f"There is no kind of file '{kind}'. The kinds are: {', '.join(WRITERS)}.", status=404)
    try:
        book = book_of(page, name, request.args.to_dict())
    except BadArgumentError as bad:
        return _refusal(str(bad), status=400)
    except UnknownPageError as unknown:
        return _refusal(str(unknown), status=404)
    except NoFiguresError as empty:
        return _refusal(str(empty), status=503)
    cells = sum(len(table.rows) * len(table.columns) for table in book.tables)
    if cells > MOST_CELLS:
        return _refusal(f"This file would have {cells:,} cells; at most {MOST_CELLS:,} are made. Narrow the filters.", status=413)
    content_type, write = WRITERS[kind]
    content = archive(book, pictures=page_pictures(page, name, request.args.to_dict())) if kind == ZIP else write(book)
    return attachment(content, content_type=content_type, name=file_name(*book.parts, suffix=kind))


def attachment(content: bytes, *, content_type: str, name: str) -> Response:
    """A file to keep, never shown in the page."""
    answer = Response(content, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _refusal(words: str, *, status: int) -> Response:
    return Response(words, status=status, content_type="text/plain; charset=utf-8")
