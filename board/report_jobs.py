"""Reports in the making: each is a process of its own, and what is known of it stands in a folder, so that any worker can answer for it.

A report is made by ``python -m exports pack``: its memory is given back when it ends, cancelling it is ending that process, and a
web process that is killed loses none.
"""

import fcntl
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from board.folders import own_folder
from settings import variables_for_a_child

FOLDER = "reports"
MOST_AT_ONCE = 2
LONGEST, GRACE = 15 * 60, 30
"""Seconds that a report may take, and those that a process has to end itself when it is asked to."""
KEPT_HOURS, KEPT_BYTES = 24, 1024 * 1024 * 1024
_ID = re.compile(r"[a-z0-9_-]{22}", re.IGNORECASE)
_ROOT = Path(__file__).resolve().parent.parent
_JOB, _PROGRESS, _ERROR, _RESULT = "job.json", "progress.json", "error.txt", "result"
_CANCELLED, _LATE = "cancelled", "late"
"""Marks that a process was asked to end, and why."""
_HELD = "held"
"""A file that a report's process holds locked as long as it lives: the system lets go of it however the process ends."""


_children: list[subprocess.Popen[bytes]] = []
"""The processes that this worker started and that may still run: one that has ended must be asked for, or it stays in the system's list."""


class Standing(StrEnum):
    """How a report stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class BusyError(RuntimeError):
    """As many reports as may be are being made."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """A report: how it stands, how far it is (0 to 1) and in words, its file's name and path once it is done, and why it failed."""

    job_id: str
    standing: Standing
    share: float
    words: str
    file_name: str
    path: Path | None
    started: float


def start(words: Sequence[str], *, suffix: str) -> str:
    """Start ``python -m exports`` with these words in the background and give the report's id. Each word is one argument.

    Raises:
        BusyError: ``MOST_AT_ONCE`` reports are being made.
    """
    folder = own_folder(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        _tidy(folder)
        if reason := _busy(folder):
            raise BusyError(reason)
        own = folder / secrets.token_urlsafe(16)
        own.mkdir(mode=0o700)
        try:
            _start(own, words, suffix)
        except BaseException:
            shutil.rmtree(own, ignore_errors=True)
            raise
    return own.name


def _start(own: Path, words: Sequence[str], suffix: str) -> None:
    """Start the process, with its temporary files in the report's own folder, so that they go with it however it ends."""
    _write(own / _PROGRESS, {"done": 0, "total": 1, "words": "Starting"})
    output = own / f"{_RESULT}.{suffix}"
    command = [sys.executable, "-m", "exports", *words, "--output", str(output), "--progress-file", str(own / _PROGRESS)]
    with (own / _ERROR).open("wb") as errors, (own / _HELD).open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        child = subprocess.Popen(  # noqa: S603 - our own program, without a shell
            command,
            cwd=_ROOT,
            env=variables_for_a_child(own),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            pass_fds=(held.fileno(),),
            start_new_session=True,
        )
    _children.append(child)
    _write(own / _JOB, {"process": child.pid, "started": time.time(), "suffix": suffix})


def busy() -> str:
    """Why no report can be started now; empty where one can."""
    folder = own_folder(FOLDER)
    return _busy(folder) if folder.is_dir() else ""


def _busy(folder: Path) -> str:
    running = sum(_is_held(one) for one in _folders(folder))
    return f"{running} reports are being made, and no more at once. Try again in a minute." if running >= MOST_AT_ONCE else ""


def find(job_id: str) -> Job | None:
    """A report by its id; None for an unknown one, or one that was cleared away."""
    _reap()
    folder = own_folder(FOLDER) / job_id
    if not _ID.fullmatch(job_id) or not (folder / _JOB).is_file():
        return None
    _see_to(folder)
    return _read(folder)


def cancel(job_id: str) -> bool:
    """Ask the report's process to end; whether there was one."""
    found = find(job_id)
    if found is None or found.standing is not Standing.RUNNING:
        return False
    return _ask_to_end(own_folder(FOLDER) / job_id, _CANCELLED)


def tidy() -> None:
    """Clear away what is old, and the oldest where all together are too large; a report in the making is left."""
    folder = own_folder(FOLDER)
    if folder.is_dir():
        with _alone(folder):
            _tidy(folder)


def _reap() -> None:
    _children[:] = [child for child in _children if child.poll() is None]


def _read(folder: Path) -> Job:
    facts, progress = _facts(folder), _json(folder / _PROGRESS)
    output = folder / f"{_RESULT}.{facts.get('suffix', '')}"
    standing = _standing(folder, output)
    total = max(1, int(progress.get("total", 1)))
    return Job(
        job_id=folder.name,
        standing=standing,
        share=1.0 if standing is Standing.DONE else min(1.0, int(progress.get("done", 0)) / total),
        words=_words(folder, standing, progress),
        file_name=str(progress.get("name", output.name)),
        path=output if standing is Standing.DONE else None,
        started=float(facts.get("started", 0)),
    )


def _standing(folder: Path, output: Path) -> Standing:
    if (folder / _CANCELLED).exists():
        return Standing.CANCELLED
    is_held = _is_held(folder)  # before the file is looked for: a process may end between the two
    if output.is_file():
        return Standing.DONE
    return Standing.RUNNING if is_held and not (folder / _LATE).exists() else Standing.FAILED


def _words(folder: Path, standing: Standing, progress: Mapping[str, Any]) -> str:
    if standing is Standing.FAILED and (folder / _LATE).exists():
        return f"The report took longer than {LONGEST // 60} minutes and was ended. Choose fewer scorecards or parts."
    if standing is Standing.FAILED:
        said = _text(folder / _ERROR).strip()
        plain = said and "Traceback" not in said
        return said.splitlines()[-1] if plain else "The process that made the report ended before it was done. Start it again."
    return {Standing.DONE: "It is kept here for a day.", Standing.CANCELLED: "Nothing of it is kept."}.get(
        standing, str(progress.get("words", "Starting"))
    )


def _is_held(folder: Path) -> bool:
    """Whether the report's process lives."""
    try:
        with (folder / _HELD).open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _see_to(folder: Path) -> None:
    """End a process that takes too long, and one that did not end when it was asked to."""
    if not _is_held(folder):
        return
    asked = next((mark for name in (_CANCELLED, _LATE) if (mark := folder / name).exists()), None)
    if asked is not None and time.time() - asked.stat().st_mtime > GRACE:
        _signal(folder, signal.SIGKILL)
    elif asked is None and time.time() - float(_facts(folder).get("started", time.time())) > LONGEST:
        _ask_to_end(folder, _LATE)


def _ask_to_end(folder: Path, mark: str) -> bool:
    (folder / mark).touch()
    return _signal(folder, signal.SIGTERM)


def _signal(folder: Path, number: signal.Signals) -> bool:
    """Send a signal to the report's process and those that it started in its session; whether there was one."""
    process = _facts(folder).get("process")
    if process is None or not _is_held(folder):
        return False
    try:
        os.killpg(int(process), number)
    except ProcessLookupError:
        return False
    return True


def _tidy(folder: Path) -> None:
    """What ``tidy`` does, while no other worker starts or clears: a folder without a job is one whose worker was killed."""
    _reap()
    found = sorted((_read(one) for one in _folders(folder)), key=lambda job: job.started, reverse=True)
    size = 0
    for job in found:
        own = folder / job.job_id
        _see_to(own)
        size += _size(own)
        is_kept = (own / _JOB).is_file() and time.time() - job.started <= KEPT_HOURS * 3600 and size <= KEPT_BYTES
        if not is_kept and not _is_held(own):
            shutil.rmtree(own, ignore_errors=True)


def _size(folder: Path) -> int:
    """The bytes of a folder, in which files come and go while a report is made."""
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                size += Path(place, name).stat().st_size
    return size


def _folders(folder: Path) -> Iterator[Path]:
    return (one for one in folder.iterdir() if one.is_dir())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One worker at a time: two that count together would start one too many."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _facts(folder: Path) -> Mapping[str, Any]:
    return _json(folder / _JOB)


def _json(path: Path) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = json.loads(_text(path) or "{}")
    except ValueError:
        return {}
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _write(path: Path, content: Mapping[str, Any]) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(content), encoding="utf-8")
    fresh.replace(path)
