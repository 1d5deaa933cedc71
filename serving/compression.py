"""Smaller answers: brotli or gzip for what is made anew, and once for ever for files that do not change."""

import gzip
from functools import lru_cache
from urllib.parse import parse_qs

import brotli
from flask import Flask, Response, request
from flask_compress import Compress

YEAR = 31_536_000  # seconds
_TEXTS = frozenset({"text/javascript", "application/javascript", "text/css", "image/svg+xml", "application/json", "text/html"})
_SMALLEST = 500  # bytes; below, the headers weigh more than what is saved
_KEPT = 256


def init_app(server: Flask, *, prefix: str) -> None:
    """Compress every answer, remember the compressed form of component bundles and assets, and let browsers keep both."""
    server.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_ALGORITHM_STREAMING=["br"], COMPRESS_BR_LEVEL=5, COMPRESS_LEVEL=6)
    Compress(server)
    lasting = (f"{prefix}_dash-component-suites/", f"{prefix}assets/")

    @server.after_request  # runs before flask-compress, which then finds the answer encoded and leaves it
    def shrink_lasting(response: Response) -> Response:
        if request.path.startswith(lasting) and response.status_code in {200, 304}:
            _let_keep(response)
            if response.status_code == 200:  # noqa: PLR2004 - OK
                _shrink(response)
        return response


def _let_keep(response: Response) -> None:
    """A browser may keep for a year what its address identifies: Dash puts a fingerprint in the path or ``?m=`` in the query."""
    named_by_content = "m" in parse_qs(request.query_string.decode("ascii", "replace")) or response.cache_control.max_age == YEAR
    response.cache_control.clear()
    if named_by_content:
        response.cache_control.max_age = YEAR
        response.cache_control.immutable = True
        response.cache_control.public = True
    else:
        response.cache_control.no_cache = True


def _shrink(response: Response) -> None:
    if response.mimetype not in _TEXTS or "Content-Encoding" in response.headers:
        return
    response.vary.add("Accept-Encoding")
    encoding = request.accept_encodings.best_match(["br", "gzip"])
    if encoding is None or (response.content_length or 0) < _SMALLEST:
        return
    response.direct_passthrough = False
    body = response.get_data()
    response.set_data(compressed(body, encoding))
    response.headers["Content-Encoding"] = encoding
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)


@lru_cache(maxsize=_KEPT)
def compressed(body: bytes, encoding: str) -> bytes:
    """Compress a lasting file as ``br`` or ``gzip``, harder than would be right for an answer that is used once."""
    return brotli.compress(body, quality=9) if encoding == "br" else gzip.compress(body, compresslevel=9, mtime=0)
