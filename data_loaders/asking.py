"""Asking a release file: the paths, the check of its version, one statement at a time."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow

from data_loaders.errors import ReleaseUnreadable
from data_loaders.schema import Table, tables_in
from data_loaders.store.connection import reading
from data_loaders.store.paths import release_path, releases_folder
from settings import Settings

KEPT_RELEASES = 8


def folder() -> Path:
    """The folder of releases that the settings name."""
    return releases_folder(Settings.from_env().home)


def unchecked_path(release_id: str) -> Path:
    """The file of a release, which may be missing or of a version that cannot be read."""
    return release_path(folder(), release_id)


def path_of(release_id: str) -> Path:
    """The file of a release that can be read. Raises ReleaseUnreadable."""
    return checked(unchecked_path(release_id))


def checked(path: Path) -> Path:
    """The path of a release file that can be read.

    Raises:
        ReleaseUnreadable: the file is missing, damaged or of a version that cannot be read.
    """
    header(path)
    return path


@lru_cache(maxsize=KEPT_RELEASES)
def header(path: Path) -> dict[str, Any]:
    """The release's own row; raises as ``checked`` does."""
    row = rows(path, "SELECT release_id, built_at, schema_version, bundled_sha256 FROM release")[0]
    if not tables_in(row["schema_version"]):
        message = f"The release {path.stem} was built by another version of the product. Run: python -m data_loaders load --bundled"
        raise ReleaseUnreadable(message)
    return row


def has_table(path: Path, name: Table) -> bool:
    """Whether a release has a table, which one of an older version may lack; raises as ``checked`` does."""
    return name in tables_in(header(path)["schema_version"])


def table(path: Path, sql: str, parameters: Sequence[Any] = ()) -> pyarrow.Table:
    """What a statement gives, as columns. Every value in it is a parameter, marked $1, $2 …"""
    with reading(path) as connection, connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        return cursor.fetch_arrow_table()


def rows(path: Path, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """What a statement gives, as rows."""
    found: list[dict[str, Any]] = table(path, sql, parameters).to_pylist()
    return found
