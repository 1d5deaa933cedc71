"""Views are remembered by (release, arguments): a new release has new keys, so nothing is ever invalidated by hand."""

import hashlib
import shutil
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from flask import Flask, current_app, has_app_context
from flask_caching import Cache

Arguments = ParamSpec("Arguments")
View = TypeVar("View")

_ROOMS = ("analysis", "board", "data_loaders")
_cache = Cache()


def init_app(server: Flask, *, directory: Path) -> None:
    """Keep the views of this server in a directory that its workers share, apart from those that other code built.

    Views are pickled: after an upgrade, one of the old code would say the old words, or not fit the new classes.
    """
    mine = directory / _fingerprint()
    for other in directory.glob("*"):
        if other.is_file():
            other.unlink(missing_ok=True)
        elif other != mine:
            shutil.rmtree(other, ignore_errors=True)
    mine.mkdir(parents=True, exist_ok=True)
    _cache.init_app(
        server,
        config={"CACHE_TYPE": "FileSystemCache", "CACHE_DIR": str(mine), "CACHE_THRESHOLD": 5000, "CACHE_DEFAULT_TIMEOUT": 0},
    )


def _fingerprint() -> str:
    """A short name of the code that builds views."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in sorted(path for room in _ROOMS for path in (root / room).rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def remembered(build: Callable[Arguments, View]) -> Callable[Arguments, View]:
    """Remember a view by its arguments, which must be texts, numbers, dates or tuples of them, the release id first.

    Outside a server (a command line, a test) the view is simply built.
    """
    memoised = _cache.memoize()(build)

    @wraps(build)
    def answer(*args: Arguments.args, **kwargs: Arguments.kwargs) -> View:
        found: View = (memoised if _is_ready() else build)(*args, **kwargs)
        return found

    return answer


def _is_ready() -> bool:
    return has_app_context() and "cache" in current_app.extensions
