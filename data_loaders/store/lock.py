"""One load at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_loaders.errors import LoadRunning

LOCK_NAME = "load.lock"


@contextmanager
def load_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder of releases. The operating system lets it go if the process is killed.

    Raises:
        LoadRunning: another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK_NAME).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip()
            message = (
                f"Another load is running{f' (process {holder})' if holder else ''}. Nothing was changed; try again when it has ended."
            )
            raise LoadRunning(message) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        file.truncate(0)
