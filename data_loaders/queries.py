"""What the store can be asked: the only SQL of the product."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow

from analysis.areas import Area
from analysis.indicators import Indicator
from analysis.observations import DataDay, Observation
from analysis.scorecards import Scorecard
from data_loaders import asking
from data_loaders.asking import KEPT_RELEASES, checked, header, path_of, rows, unchecked_path
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.convert import area_of, indicator_of, observation_of, source_of
from data_loaders.errors import NoRelease, ReleaseUnreadable, StoreError
from data_loaders.formats.scorecard import build_scorecard
from data_loaders.problems import Severity
from data_loaders.records import Release, SeriesKey, Source, SourceFacts
from data_loaders.schema import COLUMNS, Table
from data_loaders.store.connection import close_all_but, reading
from data_loaders.store.paths import release_path
from data_loaders.store.pointer import POINTER_NAME, pointer_or_empty, read_pointer

__all__ = [
    "NoRelease",
    "Release",
    "ReleaseUnreadable",
    "Severity",
    "Source",
    "StoreError",
    "areas",
    "count_observations",
    "indicator_for",
    "indicators",
    "live_release_id",
    "observations",
    "observations_page",
    "printed_twice",
    "publication_days",
    "published_releases",
    "release",
    "scorecards",
    "source_facts",
    "sources",
]

_Stamp = tuple[int, int, int]
_seen: dict[Path, tuple[_Stamp, str]] = {}
_seen_lock = threading.Lock()


def live_release_id() -> str:
    """The id of the live release. It costs one look at the pointer file's stamp, so it may be asked at every request.

    Raises:
        NoRelease: nothing has been published yet.
        ReleaseUnreadable: the pointer is damaged.
    """
    folder = asking.folder()
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


def table(path: Path, name: Table) -> pyarrow.Table:
    """A whole table of a release file, for building the next release; empty where a release of an older version has none.

    Raises:
        ReleaseUnreadable: the file is missing, damaged or of a version that cannot be read.
    """
    if not asking.has_table(path, name):
        return COLUMNS[name].empty_table()
    with reading(checked(path)) as connection, connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{name.value}"')  # noqa: S608 - the name is a member of a closed set
        return cursor.fetch_arrow_table()


def bundled_sha256(path: Path) -> str:
    """The fingerprint of the bundled data that a release was built from; raises as ``table`` does."""
    return str(header(path)["bundled_sha256"])


def release(release_id: str) -> Release:
    """A release: when it was published (for a draft: built), and how much it holds.

    Raises:
        ReleaseUnreadable: there is no such release, or it is damaged or of a version that cannot be read.
    """
    path = unchecked_path(release_id)
    built_at: datetime = header(path)["built_at"].replace(tzinfo=UTC)
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
    return rows(path, sql)[0]


def published_releases() -> tuple[str, ...]:
    """The ids of the releases that were published and can still be read, oldest first; a draft is not among them."""
    return tuple(found for found in pointer_or_empty(asking.folder()).published if _can_be_read(found))


def _can_be_read(release_id: str) -> bool:
    try:
        path_of(release_id)
    except ReleaseUnreadable:
        return False
    return True


def areas(release_id: str) -> Mapping[str, Area]:
    """The areas of a release by code, in the order of the area list."""
    return MappingProxyType(_areas(path_of(release_id)).by_code)


@lru_cache(maxsize=KEPT_RELEASES)
def _areas(path: Path) -> AreaBook:
    return AreaBook(area_of(row) for row in rows(path, "SELECT * FROM area ORDER BY position"))


def indicators(release_id: str) -> Mapping[str, Indicator]:
    """The indicators of a release by id, the catalogue's and those that figures files declare."""
    return MappingProxyType(_indicators(path_of(release_id)).by_id)


@lru_cache(maxsize=KEPT_RELEASES)
def _indicators(path: Path) -> IndicatorBook:
    return IndicatorBook(indicator_of(row) for row in rows(path, "SELECT * FROM indicator ORDER BY indicator_id"))


def indicator_for(release_id: str, id_or_alias: str) -> Indicator | None:
    """The indicator of that id or alias, or None."""
    return _indicators(path_of(release_id)).find(id_or_alias)


def scorecards(release_id: str) -> tuple[Scorecard, ...]:
    """The scorecards of a release, with area codes and indicator ids whatever spelling the officers used."""
    return _scorecards(path_of(release_id))


@lru_cache(maxsize=KEPT_RELEASES)
def _scorecards(path: Path) -> tuple[Scorecard, ...]:
    found = rows(path, "SELECT document FROM scorecard ORDER BY position")
    books = {"areas": _areas(path), "indicators": _indicators(path)}
    return tuple(build_scorecard(json.loads(row["document"]), **books) for row in found)  # type: ignore[arg-type]


def sources(release_id: str) -> tuple[Source, ...]:
    """The sources of a release, by id."""
    return _sources(path_of(release_id))


@lru_cache(maxsize=KEPT_RELEASES)
def _sources(path: Path) -> tuple[Source, ...]:
    found = rows(path, "SELECT * FROM source ORDER BY source_id")
    return tuple(source_of({**row, "loaded_at": row["loaded_at"].replace(tzinfo=UTC)}) for row in found)


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
    wanted = _Wanted(indicator_ids=indicator_ids, area_codes=area_codes, source_id=source_id, as_at=as_at)
    return _observations(path_of(release_id), wanted, "")


def observations_page(
    release_id: str,
    *,
    offset: int,
    limit: int,
    indicator_ids: Sequence[str] = (),
    area_codes: Sequence[str] = (),
    source_id: str = "",
    line: int | None = None,
    only_doubts: bool = False,
) -> tuple[Observation, ...]:
    """Some of the figures that ``observations`` would give, for a page or a stream: at most ``limit``, from ``offset`` on."""
    wanted = _Wanted(indicator_ids=indicator_ids, area_codes=area_codes, source_id=source_id, line=line, only_doubts=only_doubts)
    return _observations(path_of(release_id), wanted, f" LIMIT {int(limit)} OFFSET {int(offset)}")


def observations_in_batches(
    release_id: str, *, size: int, indicator_ids: Sequence[str] = (), area_codes: Sequence[str] = (), source_id: str = ""
) -> Iterator[tuple[Observation, ...]]:
    """All the figures that ``observations`` would give, ``size`` rows of the table at a time, so that any number can be streamed."""
    path, offset = path_of(release_id), 0
    wanted = _Wanted(indicator_ids=indicator_ids, area_codes=area_codes, source_id=source_id)
    while True:
        found = _observation_rows(path, wanted, f" LIMIT {int(size)} OFFSET {int(offset)}")
        yield _shown(path, found)
        if len(found) < size:  # of the rows, not of the figures that are shown: a withheld one must not end the stream
            return
        offset += size


def count_observations(release_id: str, *, source_id: str, line: int | None = None, only_doubts: bool = False) -> int:
    """How many figures a source has: all, those of a line, or those with a doubt."""
    where, parameters = _Wanted(source_id=source_id, line=line, only_doubts=only_doubts).where()
    counted = rows(path_of(release_id), f"SELECT count(*) AS number FROM observation{where}", parameters)  # noqa: S608
    hidden = sum(one[0] == source_id for one in withheld(unchecked_path(release_id))) if line is None and not only_doubts else 0
    return int(counted[0]["number"]) - hidden


def publication_days(release_id: str, *, indicator_ids: Sequence[str], area_codes: Sequence[str]) -> tuple[DataDay, ...]:
    """The days on which figures of these indicators and areas were published, oldest first; plans and targets do not count.

    A day is one of loading where nothing at all was published on it.
    """
    where, parameters = _Wanted(indicator_ids=indicator_ids, area_codes=area_codes).where()
    sql = f"SELECT DISTINCT published_on, source_id FROM observation{where or ' WHERE true'} AND role = 'actual'"  # noqa: S608
    loaded = {source.source_id: source.loading_day for source in sources(release_id)}
    days: dict[date, bool] = {}
    for row in rows(path_of(release_id), sql, parameters):
        day = row["published_on"]
        days[day] = days.get(day, True) and loaded[row["source_id"]] == day
    return tuple(DataDay(day, is_of_loading=days[day]) for day in sorted(days))


def source_facts(release_id: str) -> Mapping[str, SourceFacts]:
    """By source: how many of its figures carry a doubt, and up to when its actual figures run."""
    return _source_facts(path_of(release_id))


@lru_cache(maxsize=KEPT_RELEASES)
def _source_facts(path: Path) -> Mapping[str, SourceFacts]:
    found = rows(
        path,
        """SELECT source_id, count(*) FILTER (WHERE doubt <> '') AS doubts, max(period_end) FILTER (WHERE role = 'actual') AS newest
        FROM observation GROUP BY source_id""",
    )
    return {row["source_id"]: SourceFacts(doubts=row["doubts"], figures_to=row["newest"]) for row in found}


def printed_twice(release_id: str, *, most: int) -> tuple[SeriesKey, ...]:
    """Series in which two rows that end on one day have different values, at most so many: revisions and conflicts are among them."""
    found = rows(
        path_of(release_id),
        """SELECT indicator_id, area_code, breakdown_type, breakdown, role FROM observation WHERE value IS NOT NULL
        GROUP BY indicator_id, area_code, breakdown_type, breakdown, role, period_end
        HAVING count(*) > 1 AND min(value) <> max(value) ORDER BY ALL LIMIT $1""",
        [most],
    )
    return tuple(dict.fromkeys(SeriesKey(**row) for row in found))


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """Which rows of the table of figures are asked for; an empty filter lets all through."""

    indicator_ids: Sequence[str] = ()
    area_codes: Sequence[str] = ()
    source_id: str = ""
    as_at: date | None = None
    line: int | None = None
    only_doubts: bool = False

    def where(self) -> tuple[str, list[Any]]:
        """The condition and its parameters. It is made of column names and numbered marks alone; every value is a parameter."""
        parameters: list[Any] = []

        def mark(value: Any) -> str:
            parameters.append(value)
            return f"${len(parameters)}"

        conditions = [
            f"{column} IN ({', '.join(mark(value) for value in values)})"
            for column, values in (("indicator_id", self.indicator_ids), ("area_code", self.area_codes))
            if values
        ]
        conditions += [f"source_id = {mark(self.source_id)}"] if self.source_id else []
        conditions += [f"published_on <= {mark(self.as_at)}"] if self.as_at is not None else []
        conditions += [f"source_line = {mark(self.line)}"] if self.line is not None else []
        conditions += ["doubt <> ''"] if self.only_doubts else []
        return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), parameters


def _observations(path: Path, wanted: _Wanted, page: str) -> tuple[Observation, ...]:
    return _shown(path, _observation_rows(path, wanted, page))


def _observation_rows(path: Path, wanted: _Wanted, page: str) -> list[dict[str, Any]]:
    where, parameters = wanted.where()
    order = "source_id, source_line NULLS LAST, file_line, indicator_id"
    return rows(path, f"SELECT * FROM observation{where} ORDER BY {order}{page}", parameters)  # noqa: S608


def _shown(path: Path, found: Sequence[Mapping[str, Any]]) -> tuple[Observation, ...]:
    said, hidden = {source.source_id: (source.title, source.loading_day) for source in _sources(path)}, withheld(path)
    return tuple(
        observation_of(row, source_title=said[row["source_id"]][0], loading_day=said[row["source_id"]][1])
        for row in found
        if (row["source_id"], row["file_line"], row["indicator_id"]) not in hidden
    )


@lru_cache(maxsize=KEPT_RELEASES)
def withheld(path: Path) -> frozenset[tuple[str, int, str]]:
    """The figures (source, line of the file, indicator) that a later source suppressed: nothing that reads figures ever sees them."""
    found = rows(
        path,
        """SELECT DISTINCT earlier.source_id, earlier.file_line, earlier.indicator_id
        FROM observation AS later
        JOIN observation AS earlier USING (indicator_id, area_code, breakdown_type, breakdown, role, period_end)
        JOIN indicator USING (indicator_id)
        WHERE later.symbol = 'c' AND later.value IS NULL AND earlier.value IS NOT NULL AND earlier.published_on < later.published_on
        AND (indicator.is_position OR earlier.period_start IS NOT DISTINCT FROM later.period_start)""",
    )
    return frozenset((row["source_id"], row["file_line"], row["indicator_id"]) for row in found)
