"""The pointer: one small file that says which release is live, swapped in one step."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile

from data_loaders.errors import NoRelease, NothingBefore, ReleaseUnreadable

POINTER_NAME = "live.json"
TEMPORARY = ".pointer-"
MOST_EVENTS = 200
ROLLBACK = "rollback"


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to the pointer: a release was published, or the one before it was brought back."""

    action: str
    release_id: str
    at: str


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """The releases published, oldest first; the last is live. ``events`` is the history, rollbacks among it."""

    published: tuple[str, ...]
    events: tuple[Event, ...]

    @property
    def live(self) -> str:
        """The id of the live release."""
        return self.published[-1]

    @property
    def taken_back(self) -> tuple[str, ...]:
        """The releases that were live when somebody went back to the one before."""
        return tuple(before.release_id for before, event in pairwise(self.events) if event.action == ROLLBACK)

    def published_at(self, release_id: str) -> datetime | None:
        """When a release was last published, in UTC; None for a draft."""
        times = [event.at for event in self.events if event.release_id == release_id]
        return datetime.fromisoformat(times[-1]) if times else None

    def with_live(self, release_id: str, *, at: datetime) -> "Pointer":
        """The pointer after publishing a release."""
        kept = tuple(one for one in self.published if one != release_id)
        return self._after("publish", (*kept, release_id), at)

    def rolled_back(self, *, at: datetime) -> "Pointer":
        """The pointer after going back to the release published before.

        Raises:
            NothingBefore: the live release is the first.
        """
        if len(self.published) < 2:  # noqa: PLR2004 - the live one and the one before it
            message = "There is no release before the live one to go back to. Nothing was changed."
            raise NothingBefore(message)
        return self._after(ROLLBACK, self.published[:-1], at)

    def without(self, release_ids: set[str]) -> "Pointer":
        """The pointer without releases that have been deleted."""
        return Pointer(published=tuple(one for one in self.published if one not in release_ids), events=self.events)

    def _after(self, action: str, published: tuple[str, ...], at: datetime) -> "Pointer":
        event = Event(action=action, release_id=published[-1], at=at.isoformat(timespec="seconds"))
        return Pointer(published=published, events=(*self.events, event)[-MOST_EVENTS:])


EMPTY = Pointer(published=(), events=())


def read_pointer(folder: Path) -> Pointer:
    """Read the pointer of a folder of releases.

    Raises:
        NoRelease: nothing has been published there.
        ReleaseUnreadable: the pointer file is damaged.
    """
    path = folder / POINTER_NAME
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        pointer = Pointer(published=tuple(content["published"]), events=tuple(Event(**event) for event in content["events"]))
    except FileNotFoundError as error:
        message = "No figures have been loaded yet. Run: python -m data_loaders load --bundled"
        raise NoRelease(message) from error
    except (ValueError, KeyError, TypeError) as error:
        message = f"The pointer file {path} is damaged. Run: python -m data_loaders publish ID, with an id that 'releases' lists."
        raise ReleaseUnreadable(message) from error
    if not pointer.published:
        message = "No figures have been published yet. Run: python -m data_loaders publish ID"
        raise NoRelease(message)
    return pointer


def pointer_or_empty(folder: Path) -> Pointer:
    """The pointer, or an empty one where nothing is published or the pointer is damaged."""
    try:
        return read_pointer(folder)
    except (NoRelease, ReleaseUnreadable):
        return EMPTY


def write_pointer(folder: Path, pointer: Pointer) -> None:
    """Swap the pointer in one step: a reader sees the old file or the new one, never a part."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=folder, prefix=TEMPORARY, delete=False) as file:
        json.dump(asdict(pointer), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).chmod(0o644)
    os.replace(file.name, folder / POINTER_NAME)  # noqa: PTH105 - the one call that must be atomic, by its own name
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
