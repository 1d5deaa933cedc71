"""Building, publishing and pruning releases."""

import os
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data_loaders.checks import check_tables
from data_loaders.errors import ReleaseUnreadable
from data_loaders.schema import VERSION, Table, Tables, table_of
from data_loaders.store.connection import connect
from data_loaders.store.paths import SUFFIX, list_releases, release_path
from data_loaders.store.pointer import TEMPORARY, pointer_or_empty, read_pointer, sync_folder, write_pointer

KEPT = 10
BUILDING = ".building-"
STAMP = "%Y%m%d-%H%M%S"


def build_release(folder: Path, tables: Tables, *, bundled_sha256: str, now: datetime) -> str:
    """Write a release file and give its id; nothing is published.

    The file is written under a temporary name, flushed to the disk and renamed: a release file is whole or not there.
    Call it with the lock held.

    Raises:
        pandera.errors.SchemaErrors: a table breaks its rules.
    """
    sweep(folder)
    release_id = _new_id(folder, now)
    row = {"release_id": release_id, "built_at": now.replace(tzinfo=None), "schema_version": VERSION, "bundled_sha256": bundled_sha256}
    whole = {**tables, Table.RELEASE: table_of(Table.RELEASE, [row])}
    check_tables(whole)
    building = folder / f"{BUILDING}{os.getpid()}{SUFFIX}"
    try:
        with connect(building, is_read_only=False) as connection:
            with connection.cursor() as cursor:
                for table, content in whole.items():
                    cursor.adbc_ingest(table.value, content, mode="create")
            connection.commit()
        _sync(building)
        building.rename(release_path(folder, release_id))
    except BaseException:
        _remove(building)
        raise
    sync_folder(folder)
    return release_id


def publish(folder: Path, release_id: str, *, now: datetime) -> None:
    """Make a release live, then delete the oldest beyond the ten that are kept. Call it with the lock held.

    Raises:
        ReleaseUnreadable: there is no such release, or it does not open.
    """
    _check_readable(folder, release_id)
    write_pointer(folder, pointer_or_empty(folder).with_live(release_id, at=now))
    prune(folder)


def rollback(folder: Path, *, now: datetime) -> str:
    """Go back to the release published before the live one, and give its id. Call it with the lock held.

    Raises:
        NoRelease: nothing is published.
        NothingBefore: there is no release before.
        ReleaseUnreadable: the release before does not open.
    """
    pointer = read_pointer(folder).rolled_back(at=now)
    _check_readable(folder, pointer.live)
    write_pointer(folder, pointer)
    return pointer.live


def prune(folder: Path) -> list[str]:
    """Delete releases beyond the newest ten, never the live one or its predecessor; gives the deleted ids."""
    pointer = pointer_or_empty(folder)
    safe = {*list_releases(folder)[-KEPT:], *pointer.published[-2:]}
    gone = [one for one in list_releases(folder) if one not in safe]
    if gone:
        write_pointer(folder, pointer.without(set(gone)))
    for release_id in gone:
        _remove(release_path(folder, release_id))
    return gone


def sweep(folder: Path) -> None:
    """Remove what a killed load has left behind."""
    for path in (*folder.glob(f"{BUILDING}*"), *folder.glob(f"{TEMPORARY}*")):
        path.unlink(missing_ok=True)


def _new_id(folder: Path, now: datetime) -> str:
    moment = now.astimezone(UTC)
    newest = max(list_releases(folder), default="")
    while moment.strftime(STAMP) <= newest[: len("20260101-000000")]:
        moment += timedelta(seconds=1)
    return f"{moment.strftime(STAMP)}-{secrets.token_hex(3)}"


def _check_readable(folder: Path, release_id: str) -> None:
    if release_id not in list_releases(folder):
        message = f"There is no release '{release_id}'. Run: python -m data_loaders releases"
        raise ReleaseUnreadable(message)
    try:
        connect(release_path(folder, release_id), is_read_only=True).close()
    except Exception as error:
        message = f"The release {release_id} is damaged and was not published. Publish another, or load again."
        raise ReleaseUnreadable(message) from error


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
