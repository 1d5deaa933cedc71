"""Loading and checking: from paths to a new release, or to the list of what is wrong."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from data_loaders import queries
from data_loaders.errors import NoRelease, ReleaseUnreadable
from data_loaders.merge import carry_over, cross_check, known_of, only, overlay, tables_of, warn_of_scorecards
from data_loaders.problems import Place, Problem, Severity
from data_loaders.progress import OnProgress, unsaid
from data_loaders.reading import Known, Reading, read_paths
from data_loaders.schema import VERSION, Table, Tables, empty_tables
from data_loaders.store.lock import load_lock
from data_loaders.store.paths import release_path
from data_loaders.store.pointer import read_pointer
from data_loaders.store.releases import build_release, publish
from data_loaders.walking import walk
from settings import ROOT

BUNDLED = ROOT / "data"
BUNDLED_PARTS = ("areas.csv", "indicators", "packs", "scorecards", "journeys", "challenges")
_ORIGIN_BUNDLED, _ORIGIN_LOADED = "bundled", "loaded"


@dataclass(frozen=True, kw_only=True)
class Work:
    """How a load is to be done.

    ``start_with`` is the folder that the first release is built from; ``as_format`` is what every table named is read as, whatever it
    looks like; ``on_progress`` is told what is being done.
    """

    start_with: Path = BUNDLED
    published_on: date | None = None
    as_format: str = ""
    is_draft: bool = False
    on_progress: OnProgress = unsaid


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a load or a check. ``release_id`` is empty where nothing was built; ``tables`` is None where that was impossible."""

    reading: Reading
    problems: tuple[Problem, ...]
    release_id: str = ""

    @property
    def is_unusable(self) -> bool:
        """Whether nothing could be loaded."""
        return any(problem.severity is Severity.UNUSABLE for problem in self.problems)

    @property
    def has_rejected(self) -> bool:
        """Whether rows were rejected (a folded repeat is none)."""
        return any(problem.severity is Severity.REJECTED for problem in self.problems)


@dataclass(frozen=True, kw_only=True)
class _Base:
    """The release that is added to: the live one, or the bundled folder read just now."""

    tables: Tables
    bundled_sha256: str
    reading: Reading | None = None


def bundled_paths(folder: Path) -> list[Path]:
    """The parts of the bundled folder that this room reads."""
    return [folder / part for part in BUNDLED_PARTS if (folder / part).exists()]


def bundled_fingerprint(folder: Path) -> str:
    """A fingerprint of the bundled files and of the version of the tables."""
    digest = hashlib.sha256(f"version {VERSION}".encode())
    for path in walk(bundled_paths(folder), on_refused=lambda _: None):
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
        with suppress(OSError):  # a file that cannot be read is refused when the folder is loaded
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def load(folder: Path, paths: Sequence[Path], work: Work) -> Result:
    """Read files over the live release and publish the result (unless it is a draft).

    Without a live release the first one is built from the bundled folder. Nothing changes if any file is unusable.

    Raises:
        LoadRunning: another load holds the lock.
        ReleaseUnreadable: the live release is damaged.
    """
    with load_lock(folder):
        now = datetime.now(UTC)
        base = _base(folder, work, now=now)
        result, tables = _read_over(base, paths, work, now=now)
        if tables is None:
            return result
        return _build(folder, result, tables, base.bundled_sha256, work=work, now=now)


def check(folder: Path, paths: Sequence[Path], work: Work) -> Result:
    """Find what ``load`` would find, without writing anything.

    Raises:
        ReleaseUnreadable: the live release is damaged.
    """
    now = datetime.now(UTC)
    try:
        base = _live_base(folder)
    except NoRelease:
        inside = work.start_with.resolve()
        is_bundled = any(path.resolve() == inside for path in paths)
        base = _Base(tables=empty_tables(), bundled_sha256="") if is_bundled else _start(work, now=now)
    return _read_over(base, paths, work, now=now)[0]


def ensure_bundled(folder: Path, work: Work) -> Result | None:
    """Build a release from the bundled folder if there is none or the folder has changed since; None where nothing had to be done.

    What officers have loaded themselves is laid over the new bundled data. Raises as ``load`` does.
    """
    fingerprint = bundled_fingerprint(work.start_with)
    if _is_current(folder, fingerprint):
        return None
    with load_lock(folder):
        if _is_current(folder, fingerprint):
            return None
        now = datetime.now(UTC)
        reading = read_paths(
            bundled_paths(work.start_with), known=Known(), now=now, published_on=work.published_on, on_progress=work.on_progress
        )
        tables = overlay(empty_tables(), tables_of(reading, origin=_ORIGIN_BUNDLED))
        lost: list[Problem] = []
        try:
            live = _live_base(folder).tables
            tables = overlay(tables, carry_over(live, only(live, origin=_ORIGIN_LOADED), under=tables))
        except NoRelease:
            pass
        except ReleaseUnreadable as error:
            lost.append(_not_carried(folder, error))
        result = _result(reading, tables)
        result = replace(result, problems=(*lost, *result.problems))
        return result if result.is_unusable else _build(folder, result, tables, fingerprint, work=work, now=now)


def _not_carried(folder: Path, error: ReleaseUnreadable) -> Problem:
    words = f"what you loaded yourself could not be taken over from the live release: {error} Load your own files again."
    return Place(file_name=folder.name).problem(severity=Severity.WARNING, code="not_carried_over", words=words)


def _is_current(folder: Path, fingerprint: str) -> bool:
    """Whether the bundled files are live, or were live and have been taken back by hand, which a restart must not undo."""
    try:
        pointer = read_pointer(folder)
        if _has_fingerprint(folder, pointer.live, fingerprint):
            return True
        return any(_has_fingerprint(folder, release_id, fingerprint) for release_id in pointer.taken_back)
    except (NoRelease, ReleaseUnreadable):
        return False


def _has_fingerprint(folder: Path, release_id: str, fingerprint: str) -> bool:
    path = release_path(folder, release_id)
    return path.is_file() and queries.bundled_sha256(path) == fingerprint


def _base(folder: Path, work: Work, *, now: datetime) -> _Base:
    try:
        return _live_base(folder)
    except NoRelease:
        return _start(work, now=now)


def _live_base(folder: Path) -> _Base:
    path = release_path(folder, read_pointer(folder).live)
    tables: Tables = {name: queries.table(path, name) for name in Table if name is not Table.RELEASE}
    return _Base(tables=tables, bundled_sha256=queries.bundled_sha256(path))


def _start(work: Work, *, now: datetime) -> _Base:
    reading = read_paths(bundled_paths(work.start_with), known=Known(), now=now, on_progress=work.on_progress)
    tables = overlay(empty_tables(), tables_of(reading, origin=_ORIGIN_BUNDLED))
    return _Base(tables=tables, bundled_sha256=bundled_fingerprint(work.start_with), reading=reading)


def _read_over(base: _Base, paths: Sequence[Path], work: Work, *, now: datetime) -> tuple[Result, Tables | None]:
    if base.reading is not None and base.reading.is_unusable:
        return _result(base.reading, base.tables), None
    reading = read_paths(
        paths,
        known=known_of(base.tables),
        now=now,
        published_on=work.published_on,
        as_format=work.as_format,
        on_progress=work.on_progress,
    )
    tables = overlay(base.tables, tables_of(reading, origin=_ORIGIN_LOADED))
    result = _result(reading, tables)
    return result, None if result.is_unusable else tables


def _result(reading: Reading, tables: Tables) -> Result:
    if not reading.taken and not reading.problems:
        return Result(reading=reading, problems=())
    checked = [(Table.SCORECARD, file.scorecard_id) for file in reading.scorecards]
    checked += [(Table.JOURNEY, file.journey_id) for file in reading.journeys]
    across = [] if reading.is_unusable else cross_check(tables, already=checked)
    warned = [] if reading.is_unusable or across else warn_of_scorecards(reading.scorecards, tables)
    return Result(reading=reading, problems=(*reading.problems, *across, *warned))


def _build(folder: Path, result: Result, tables: Tables, bundled_sha256: str, *, work: Work, now: datetime) -> Result:
    release_id = build_release(folder, tables, bundled_sha256=bundled_sha256, now=now, on_progress=work.on_progress)
    if not work.is_draft:
        publish(folder, release_id, now=now)
    return Result(reading=result.reading, problems=result.problems, release_id=release_id)
