"""What the store can be asked: the only SQL of the product."""

import json
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow

from analysis.areas import Area
from analysis.indicators import Indicator
from analysis.observations import Observation
from analysis.scorecards import Scorecard
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.convert import area_of, indicator_of, observation_of, problem_of, source_of
from data_loaders.errors import NoRelease, ReleaseUnreadable, StoreError
from data_loaders.formats.scorecard import build_scorecard
from data_loaders.problems import Problem, Severity
from data_loaders.records import Release, Source
from data_loaders.schema import VERSION, Table
from data_loaders.store.connection import close_all_but, reading
from data_loaders.store.paths import release_path, releases_folder
from data_loaders.store.pointer import POINTER_NAME, pointer_or_empty, read_pointer
from settings import Settings

__all__ = [
    "NoRelease",
    "Problem",
    "Release",
    "ReleaseUnreadable",
    "Severity",
    "Source",
    "StoreError",
    "areas",
    "indicator_for",
    "indicators",
    "live_release_id",
    "observations",
    "problems",
    "published_days",
    "release",
    "scorecards",
    "sources",
]

KEPT_RELEASES = 8
_Stamp = tuple[int, int, int]
_seen: dict[Path, tuple[_Stamp, str]] = {}
_seen_lock = threading.Lock()


def _folder() -> Path:
    return releases_folder(Settings.from_env().home)


def live_release_id() -> str:
    """The id of the live release. It costs one look at the pointer file's stamp, so it may be asked at every request.

    Raises:
        NoRelease: nothing has been published yet.
        ReleaseUnreadable: the pointer is damaged.
    """
    folder = _folder()
    try:
        stat = (folder / POINTER_NAME).stat()
        stamp = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
    except FileNotFoundError:
        return read_pointer(folder).live
    with _seen_lock:
        known = _seen.get(folder)
    if known and known[0] == stamp:
        return known[1]
    live = read_pointer(folder).live
    with _seen_lock:
        _seen[folder] = (stamp, live)
    close_all_but(release_path(folder, live))
    return live


def _ask(path: Path, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
    with reading(path) as connection, connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        rows: list[dict[str, Any]] = cursor.fetch_arrow_table().to_pylist()
        return rows


def _path(release_id: str) -> Path:
    return release_path(_folder(), release_id)


@lru_cache(maxsize=KEPT_RELEASES)
def _header(path: Path) -> dict[str, Any]:
    row = _ask(path, "SELECT release_id, built_at, schema_version, bundled_sha256 FROM release")[0]
    if row["schema_version"] != VERSION:
        message = f"The release {path.stem} was built by another version of the product. Run: python -m data_loaders load --bundled"
        raise ReleaseUnreadable(message)
    return row


def _checked(path: Path) -> Path:
    _header(path)
    return path


def table(path: Path, name: Table) -> pyarrow.Table:
    """A whole table of a release file, for building the next release.

    Raises:
        ReleaseUnreadable: the file is missing, damaged or of another version.
    """
    with reading(_checked(path)) as connection, connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{name.value}"')  # noqa: S608 - the name is a member of a closed set
        return cursor.fetch_arrow_table()


def bundled_sha256(path: Path) -> str:
    """The fingerprint of the bundled data that a release was built from; raises as ``table`` does."""
    return str(_header(path)["bundled_sha256"])


def release(release_id: str) -> Release:
    """A release: when it was published (for a draft: built), and how much it holds.

    Raises:
        ReleaseUnreadable: there is no such release, or it is damaged or of another version.
    """
    path = _path(release_id)
    header = _header(path)
    built_at: datetime = header["built_at"].replace(tzinfo=UTC)
    counts = _counts(path)
    return Release(
        release_id=release_id,
        published_at=pointer_or_empty(path.parent).published_at(release_id) or built_at,
        observations=counts["observations"],
        sources=counts["sources"],
    )


@lru_cache(maxsize=KEPT_RELEASES)
def _counts(path: Path) -> dict[str, int]:
    sql = "SELECT (SELECT count(*) FROM observation) AS observations, (SELECT count(*) FROM source) AS sources"
    return _ask(path, sql)[0]


def areas(release_id: str) -> Mapping[str, Area]:
    """The areas of a release by code, in the order of the area list."""
    return MappingProxyType(_areas(_checked(_path(release_id))).by_code)


@lru_cache(maxsize=KEPT_RELEASES)
def _areas(path: Path) -> AreaBook:
    return AreaBook(area_of(row) for row in _ask(path, "SELECT * FROM area ORDER BY position"))


def indicators(release_id: str) -> Mapping[str, Indicator]:
    """The indicators of a release by id, the catalogue's and those that figures files declare."""
    return MappingProxyType(_indicators(_checked(_path(release_id))).by_id)


@lru_cache(maxsize=KEPT_RELEASES)
def _indicators(path: Path) -> IndicatorBook:
    return IndicatorBook(indicator_of(row) for row in _ask(path, "SELECT * FROM indicator ORDER BY indicator_id"))


def indicator_for(release_id: str, id_or_alias: str) -> Indicator | None:
    """The indicator of that id or alias, or None."""
    return _indicators(_checked(_path(release_id))).find(id_or_alias)


def scorecards(release_id: str) -> tuple[Scorecard, ...]:
    """The scorecards of a release, with area codes and indicator ids whatever spelling the officers used."""
    return _scorecards(_checked(_path(release_id)))


@lru_cache(maxsize=KEPT_RELEASES)
def _scorecards(path: Path) -> tuple[Scorecard, ...]:
    rows = _ask(path, "SELECT document FROM scorecard ORDER BY position")
    books = {"areas": _areas(path), "indicators": _indicators(path)}
    return tuple(build_scorecard(json.loads(row["document"]), **books) for row in rows)  # type: ignore[arg-type]


def sources(release_id: str) -> tuple[Source, ...]:
    """The sources of a release, by id."""
    return _sources(_checked(_path(release_id)))


@lru_cache(maxsize=KEPT_RELEASES)
def _sources(path: Path) -> tuple[Source, ...]:
    rows = _ask(path, "SELECT * FROM source ORDER BY source_id")
    return tuple(source_of({**row, "loaded_at": row["loaded_at"].replace(tzinfo=UTC)}) for row in rows)


def problems(release_id: str, *, source_id: str = "") -> tuple[Problem, ...]:
    """What was rejected, folded or warned of, by source and line; of one source where it is named."""
    found = _problems(_checked(_path(release_id)))
    return tuple(problem for problem in found if problem.source_id == source_id) if source_id else found


@lru_cache(maxsize=KEPT_RELEASES)
def _problems(path: Path) -> tuple[Problem, ...]:
    return tuple(problem_of(row) for row in _ask(path, "SELECT * FROM problem ORDER BY source_id, line, severity, code, message"))


def observations(
    release_id: str,
    *,
    indicator_ids: Sequence[str] = (),
    area_codes: Sequence[str] = (),
    source_id: str = "",
    as_at: date | None = None,
) -> tuple[Observation, ...]:
    """Figures in the order of source and line. Every filter that is left empty lets all through.

    ``as_at`` keeps what was published on that day or before. Ids are exact: see ``indicator_for`` for aliases.
    """
    path = _checked(_path(release_id))
    parameters: list[Any] = []

    def among(column: str, values: Sequence[Any]) -> str:
        marks = ", ".join(f"${len(parameters) + number}" for number in range(1, len(values) + 1))
        parameters.extend(values)
        return f"{column} IN ({marks})"

    conditions = [
        among(column, values)
        for column, values in (("indicator_id", indicator_ids), ("area_code", area_codes), ("source_id", [source_id] if source_id else []))
        if values
    ]
    if as_at is not None:
        parameters.append(as_at)
        conditions.append(f"published_on <= ${len(parameters)}")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    # The conditions are made of column names and numbered marks alone; every value is a parameter.
    rows = _ask(path, f"SELECT * FROM observation{where} ORDER BY source_id, source_line NULLS LAST, file_line", parameters)  # noqa: S608
    titles = {source.source_id: source.title for source in _sources(path)}
    return tuple(observation_of(row, source_title=titles[row["source_id"]]) for row in rows)


def published_days(release_id: str) -> Mapping[str, tuple[date, ...]]:
    """The days on which figures were published, newest first, by area code."""
    return _published_days(_checked(_path(release_id)))


@lru_cache(maxsize=KEPT_RELEASES)
def _published_days(path: Path) -> Mapping[str, tuple[date, ...]]:
    days: dict[str, list[date]] = {}
    for row in _ask(path, "SELECT DISTINCT area_code, published_on FROM observation ORDER BY published_on DESC"):
        days.setdefault(row["area_code"], []).append(row["published_on"])
    return MappingProxyType({area_code: tuple(found) for area_code, found in days.items()})
