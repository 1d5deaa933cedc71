"""Finding the files to read. A folder or link that cannot be followed is said, never passed over in silence."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from data_loaders.formats.registry import DOCUMENTS, TABLES
from data_loaders.problems import UnusableFile, refuse

DEEPEST = 30
OnRefused = Callable[[UnusableFile], None]


def _raise(refused: UnusableFile) -> None:
    raise refused


def walk(paths: Iterable[Path], *, on_refused: OnRefused = _raise) -> Iterator[Path]:
    """The files named, and those of the folders named in the order of their names, each once.

    Hidden files, files with other endings and links to folders are passed over. ``on_refused`` is told of each folder that cannot
    be opened or lies too deep.

    Raises:
        UnusableFile: such a folder, where no ``on_refused`` is given.
    """
    seen: set[str] = set()
    for path in paths:
        for one in sorted(_inside(path, on_refused)) if _is_folder(path) else [path]:
            real = os.path.realpath(one)
            if real not in seen:
                seen.add(real)
                yield one


def _is_folder(path: Path) -> bool:
    # Path.is_dir raises where a name is too long or a folder above may not be entered; reading it then says what is wrong.
    return os.path.isdir(path)  # noqa: PTH112


def _inside(folder: Path, on_refused: OnRefused) -> Iterator[Path]:
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            if depth > DEEPEST:
                raise refuse(here, code="folder", words=f"lies over {DEEPEST} folders deep in {folder.name}. Name it by itself.")
            for entry in _entries(here):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((Path(entry.path), depth + 1))
                elif not _is_folder(Path(entry.path)) and Path(entry.name).suffix.casefold() in (*TABLES, *DOCUMENTS):
                    yield Path(entry.path)
        except UnusableFile as refused:
            on_refused(refused)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    # "~$figures.xlsx" is the lock that Excel lays beside an open workbook.
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith((".", "~$"))]
    except OSError as error:
        raise refuse(
            folder, code="unreadable", words=f"is a folder that cannot be opened ({error.strerror}). Check that you may."
        ) from error
