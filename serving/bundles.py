"""The small plotly.js: what Dash asks for is the full bundle of 4.8 MB, what our charts need is a quarter of it.

Dash's graph component loads plotly.js from one address of the app, on the first page that has a chart. There the
basic bundle is served, if the set-up fetched it; else the full bundle of the wheel, and every chart still draws.
Run as ``python -m serving.bundles``, it compresses the bundle as far as it goes, once, beside the file.
"""

import gzip
import re
from pathlib import Path

import brotli
from flask import Flask, Response, request

BASIC_BUNDLE = Path(__file__).resolve().parent.parent / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
TRACE_TYPES = frozenset({"scatter", "bar", "pie"})
_SUFFIX = {"br": ".br", "gzip": ".gz"}


def init_app(server: Flask, *, prefix: str, bundle: Path = BASIC_BUNDLE) -> None:
    """Serve the basic bundle at Dash's plotly address, where the bundle is there."""
    address = re.compile(re.escape(prefix) + r"_dash-component-suites/plotly/package_data/plotly\.min(\.v[\w.]+)?\.js")
    if not bundle.is_file():
        server.logger.info("The small plotly.js is not installed (npm ci fetches it); charts load the full one.")
        return

    @server.before_request
    def basic_bundle() -> Response | None:
        return _answer(bundle) if address.fullmatch(request.path) else None


def _answer(bundle: Path) -> Response:
    encoding = request.accept_encodings.best_match([name for name in _SUFFIX if _packed(bundle, name).is_file()])
    response = Response((_packed(bundle, encoding) if encoding else bundle).read_bytes(), mimetype="text/javascript")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.vary.add("Accept-Encoding")
    response.cache_control.no_cache = True  # Dash's address carries no version: an upgrade must reach every browser
    response.set_etag(f"{int(bundle.stat().st_mtime)}-{bundle.stat().st_size}", weak=True)
    response.make_conditional(request)
    return response


def _packed(bundle: Path, encoding: str) -> Path:
    return bundle.with_name(bundle.name + _SUFFIX[encoding])


def pack(bundle: Path) -> None:
    """Write the bundle's compressed forms beside it."""
    body = bundle.read_bytes()
    _packed(bundle, "gzip").write_bytes(gzip.compress(body, compresslevel=9, mtime=0))
    _packed(bundle, "br").write_bytes(brotli.compress(body, quality=11))


if __name__ == "__main__" and BASIC_BUNDLE.is_file():
    pack(BASIC_BUNDLE)
