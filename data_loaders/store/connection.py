"""Connections to release files: one writer while a release is built, read-only readers ever after."""

import atexit
import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import adbc_driver_duckdb
import adbc_driver_manager
from adbc_driver_manager import dbapi

from data_loaders.errors import ReleaseUnreadable

MOST_OPEN = 2
Connection = dbapi.Connection


def connect(path: Path, *, is_read_only: bool) -> Connection:
    """Open a DuckDB file through ADBC; a file that is written to is made if it is missing."""
    options = {"path": str(path), "access_mode": "read_only" if is_read_only else "read_write"}
    return dbapi.connect(driver=adbc_driver_duckdb.driver_path(), entrypoint="duckdb_adbc_init", db_kwargs=options, autocommit=is_read_only)


class _Reader:
    """A release file held open, with a connection for each thread that reads at the same time."""

    def __init__(self, path: Path) -> None:
        self._first = connect(path, is_read_only=True)
        self._idle: list[Connection] = []
        self._lock = threading.Lock()
        self._borrowed = 0
        self._is_closing = False

    @contextmanager
    def borrow(self) -> Iterator[Connection]:
        with self._lock:
            connection = self._idle.pop() if self._idle else self._first.adbc_clone()
            self._borrowed += 1
        try:
            yield connection
        finally:
            with self._lock:
                self._borrowed -= 1
                self._idle.append(connection)
                if self._is_closing and not self._borrowed:
                    self._close_all()

    def close(self) -> None:
        """Close now, or when the last query that is still running has ended."""
        with self._lock:
            self._is_closing = True
            if not self._borrowed:
                self._close_all()

    def _close_all(self) -> None:
        for connection in (*self._idle, self._first):
            connection.close()
        self._idle = []


_readers: OrderedDict[Path, _Reader] = OrderedDict()
_lock = threading.Lock()


def _forget_readers() -> None:
    # A forked child must not use its parent's connections, nor may it close them.
    global _readers, _lock
    _readers, _lock = OrderedDict(), threading.Lock()


os.register_at_fork(after_in_child=_forget_readers)


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """A read-only connection to a release file, for the thread that asks. The file stays open for the next query.

    Raises:
        ReleaseUnreadable: the file is missing or damaged.
    """
    # A release that is held open can still be read after it was pruned: whoever began on it may finish.
    if path not in _readers and not path.is_file():
        message = f"The release {path.stem} is missing from {path.parent}. Run: python -m data_loaders rollback (or load again)."
        raise ReleaseUnreadable(message)
    try:
        with _lock:
            reader = _readers.get(path) or _Reader(path)
            _readers[path] = reader
            _readers.move_to_end(path)
            spare = [_readers.pop(next(iter(_readers))) for _ in range(len(_readers) - MOST_OPEN)]
            lease = reader.borrow()
            connection = lease.__enter__()
        for one in spare:
            one.close()
        try:
            yield connection
        finally:
            lease.__exit__(None, None, None)
    except adbc_driver_manager.Error as error:
        message = f"The release {path.stem} cannot be read: it is damaged ({first_line(error)}). Run: python -m data_loaders rollback"
        raise ReleaseUnreadable(message) from error


def close_all_but(path: Path | None) -> None:
    """Close every release but one: called when another has become live, and without a path when the process ends."""
    with _lock:
        spare = [_readers.pop(one) for one in list(_readers) if one != path]
    for reader in spare:
        reader.close()


atexit.register(close_all_but, None)


def first_line(error: Exception) -> str:
    """The first line of an error's text, at most 200 characters of it."""
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
