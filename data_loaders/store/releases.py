"""Building, publishing and pruning releases."""

import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import adbc_driver_manager
import pyarrow
from pandera.errors import SchemaErrors

from data_loaders.checks import check_tables
from data_loaders.errors import NotBuilt, ReleaseUnreadable
from data_loaders.progress import OnProgress, Step, unsaid
from data_loaders.schema import ROWS_AT_ONCE, VERSION, Table, Tables, table_of, tables_in
from data_loaders.store.connection import connect, first_line
from data_loaders.store.paths import SUFFIX, list_releases, release_path
from data_loaders.store.pointer import TEMPORARY, pointer_or_empty, read_pointer, sync_folder, write_pointer

KEPT = 10
BUILDING = ".building-"
STAMP = "%Y%m%d-%H%M%S"


def build_release(folder: Path, tables: Tables, *, bundled_sha256: str, now: datetime, on_progress: OnProgress = unsaid) -> str:
    """Write a release file and give its id; nothing is published.

    The file is written under a temporary name, flushed to the disk and renamed: a release file is whole or not there.
    Call it with the lock held.

    Raises:
        NotBuilt: a table breaks its rules, or the file could not be written whole.
    """
    sweep(folder)
    release_id = _new_id(folder, now)
    row = {"release_id": release_id, "built_at": now.replace(tzinfo=None), "schema_version": VERSION, "bundled_sha256": bundled_sha256}
    whole = {**tables, Table.RELEASE: table_of(Table.RELEASE, [row])}
    building = folder / f"{BUILDING}{os.getpid()}{SUFFIX}"
    try:
        on_progress(Step(words="Checking the new release"))
        check_tables(whole)
        _write(building, whole, on_progress)
        _check_written(building, whole)
        _sync(building)
        building.rename(release_path(folder, release_id))
    except (OSError, adbc_driver_manager.Error) as error:
        message = f"The release could not be written ({first_line(error)}). Is the disk full? The release that was live is still live."
        raise NotBuilt(message) from error
    except SchemaErrors as error:
        message = f"The release would break a rule of its tables ({first_line(error)}). The release that was live is still live."
        raise NotBuilt(message) from error
    finally:
        _remove(building)
    sync_folder(folder)
    return release_id


def _write(path: Path, tables: Tables, on_progress: OnProgress) -> None:
    total, done = sum(content.num_rows for content in tables.values()), 0
    with connect(path, is_read_only=False) as connection:
        with connection.cursor() as cursor:
            for table, content in tables.items():
                step = Step(words="Writing the new release", done=done, total=total)
                parts = _in_parts(_in_order_of_questions(table, content), step, on_progress)
                cursor.adbc_ingest(table.value, pyarrow.RecordBatchReader.from_batches(content.schema, parts), mode="create")
                done += content.num_rows
        connection.commit()
        with connection.cursor() as cursor:
            # Closing writes the tables from the log into the file too, but a full disk goes unsaid there.
            cursor.execute("CHECKPOINT")


def _in_order_of_questions(table: Table, content: pyarrow.Table) -> pyarrow.Table:
    """Figures lie by indicator: a question names a few of them, and the store then passes over the blocks that hold others."""
    return content.sort_by([("indicator_id", "ascending"), ("area_code", "ascending")]) if table is Table.OBSERVATION else content


def _in_parts(content: pyarrow.Table, step: Step, on_progress: OnProgress) -> Iterator[pyarrow.RecordBatch]:
    done = step.done
    for part in content.to_batches(max_chunksize=ROWS_AT_ONCE):
        yield part
        done += part.num_rows
        on_progress(replace(step, done=done))


def _check_written(path: Path, tables: Tables) -> None:
    held = _rows_of(path)
    if held != {table: content.num_rows for table, content in tables.items()}:
        message = f"{path.name} does not hold every row"
        raise OSError(message)


def _rows_of(path: Path, tables: Iterable[Table] = Table) -> dict[Table, int]:
    """The rows of tables of a release file; reading them shows that the file opens and is whole."""
    rows = {}
    with connect(path, is_read_only=True) as connection, connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT count(*) AS held FROM "{table.value}"')  # noqa: S608 - the name is a member of a closed set
            rows[table] = cursor.fetch_arrow_table()["held"][0].as_py()
    return rows


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
    """An id later than every other, also when the clock has gone back."""
    moment = now.astimezone(UTC).replace(microsecond=0)
    stamps = [one[: len("20260101-000000")] for one in list_releases(folder)]
    if stamps:
        moment = max(moment, datetime.strptime(stamps[-1], STAMP).replace(tzinfo=UTC) + timedelta(seconds=1))
    return f"{moment.strftime(STAMP)}-{secrets.token_hex(3)}"


def _check_readable(folder: Path, release_id: str) -> None:
    if release_id not in list_releases(folder):
        message = f"There is no release '{release_id}'. Run: python -m data_loaders releases"
        raise ReleaseUnreadable(message)
    path = release_path(folder, release_id)
    try:
        tables = tables_in(_version_of(path))
        _rows_of(path, tables)
    except adbc_driver_manager.Error as error:
        message = f"The release {release_id} is damaged and was not published. Publish another, or load again."
        raise ReleaseUnreadable(message) from error
    if not tables:
        message = f"The release {release_id} was built by another version of the product and was not published. Publish another."
        raise ReleaseUnreadable(message)


def _version_of(path: Path) -> int:
    with connect(path, is_read_only=True) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT schema_version FROM release")
        return int(cursor.fetch_arrow_table()["schema_version"][0].as_py())


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
