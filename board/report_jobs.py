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
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from board.folders import own_folder

FOLDER = "reports"
MOST_AT_ONCE = 2
KEPT_HOURS, KEPT_BYTES = 24, 1024 * 1024 * 1024
LARGEST_UPLOAD = 64 * 1024 * 1024
_ID = re.compile(r"[a-z0-9_-]{22}", re.IGNORECASE)
_ROOT = Path(__file__).resolve().parent.parent
_JOB, _PROGRESS, _ERROR, _CANCELLED, _RESULT = "job.json", "progress.json", "error.txt", "cancelled", "result"


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
    """Start ``python -m exports`` with these words in the background and give the report's id.

    Raises:
        BusyError: ``MOST_AT_ONCE`` reports are being made.
    """
    folder = own_folder(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    _reap()
    with _alone(folder):
        _tidy(folder)
        running = [one for one in _folders(folder) if _read(one).standing is Standing.RUNNING]
        if len(running) >= MOST_AT_ONCE:
            raise BusyError(f"{len(running)} reports are being made, and no more at once. Try again in a minute.")
        job_id = secrets.token_urlsafe(16)
        own = folder / job_id
        own.mkdir(mode=0o700)
        _write(own / _PROGRESS, {"done": 0, "total": 1, "words": "Starting"})
        output = own / f"{_RESULT}.{suffix}"
        command = [sys.executable, "-m", "exports", *words, "--output", str(output), "--progress-file", str(own / _PROGRESS)]
        with (own / _ERROR).open("wb") as errors:
            child = subprocess.Popen(  # noqa: S603 - our own program; every word was checked against what is known
                command, cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True
            )
        _children.append(child)
        _write(own / _JOB, {"process": child.pid, "began": _began(child.pid), "started": time.time(), "suffix": suffix})
    return job_id


def find(job_id: str) -> Job | None:
    """A report by its id; None for an unknown one, or one that was cleared away."""
    _reap()
    if not _ID.fullmatch(job_id):
        return None
    folder = own_folder(FOLDER) / job_id
    return _read(folder) if (folder / _JOB).is_file() else None


def cancel(job_id: str) -> bool:
    """End the report's process; whether there was one to end."""
    found = find(job_id)
    if found is None or found.standing is not Standing.RUNNING:
        return False
    folder = own_folder(FOLDER) / job_id
    (folder / _CANCELLED).touch()
    process = int(_facts(folder)["process"])
    try:
        os.killpg(process, signal.SIGTERM)
    except ProcessLookupError:
        return False
    return True


def _reap() -> None:
    _children[:] = [child for child in _children if child.poll() is None]


def _read(folder: Path) -> Job:
    facts, progress = _facts(folder), _json(folder / _PROGRESS)
    output = folder / f"{_RESULT}.{facts.get('suffix', '')}"
    standing = _standing(folder, facts, output)
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


def _standing(folder: Path, facts: Mapping[str, Any], output: Path) -> Standing:
    if (folder / _CANCELLED).exists():
        return Standing.CANCELLED
    is_running = bool(facts) and _began(int(facts["process"])) == facts["began"] != ""
    if output.is_file():
        return Standing.DONE
    return Standing.RUNNING if is_running else Standing.FAILED


def _words(folder: Path, standing: Standing, progress: Mapping[str, Any]) -> str:
    if standing is Standing.FAILED:
        said = _text(folder / _ERROR).strip()
        plain = said and "Traceback" not in said
        return said.splitlines()[-1] if plain else "The process that made the report ended before it was done. Start it again."
    return {Standing.DONE: "The report is ready.", Standing.CANCELLED: "The report was cancelled."}.get(
        standing, str(progress.get("words", "Starting"))
    )


def _began(process: int) -> str:
    """When a process began, by the system's own count; empty for one that has ended. It tells a process from a later one of its number."""
    try:
        parts = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return "" if Path("/proc/self").exists() else _alive(process)
    return "" if parts[0] == "Z" else parts[19]


def _alive(process: int) -> str:
    """Where the system keeps no such count, whether there is a process of that number at all."""
    try:
        os.kill(process, 0)
    except OSError:
        return ""
    return str(process)


def _tidy(folder: Path) -> None:
    """Clear away what is old, and the oldest where all together are too large; a report in the making is left."""
    found = sorted((_read(one) for one in _folders(folder)), key=lambda job: job.started, reverse=True)
    size = 0
    for job in found:
        own = folder / job.job_id
        size += sum(path.stat().st_size for path in own.rglob("*") if path.is_file())
        is_old = time.time() - job.started > KEPT_HOURS * 3600
        if job.standing is not Standing.RUNNING and (is_old or size > KEPT_BYTES):
            shutil.rmtree(own, ignore_errors=True)


def _folders(folder: Path) -> Iterator[Path]:
    return (one for one in folder.iterdir() if (one / _JOB).is_file())


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
