"""An Office file that came from anywhere: its parts are read in memory, within bounds, and believed in nothing."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Protocol
from xml.parsers import expat

LARGEST_FILE, LARGEST_UNPACKED = 64 * 1024 * 1024, 64 * 1024 * 1024
"""Bytes of a file, and of all that is unpacked of it."""
MOST_ELEMENTS, LONGEST_TAG = 1_500_000, 4 * 1024 * 1024
"""Elements of a file, and bytes of one's tag: a small file can unpack into very many, each of which takes time."""
_CHUNK = 1024 * 1024
_COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGES = (zipfile.BadZipFile, zlib.error, expat.ExpatError, OSError, EOFError, LookupError, RuntimeError, ValueError)
"""What the libraries raise on files that are damaged, or made to do harm; an Office file uses no other compression than deflate."""


class UnreadableFileError(ValueError):
    """A file cannot be read as an Office file; the text says why."""


class Handler(Protocol):
    """What is told of an XML part while it is read. Names are without their namespaces."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, words: str) -> None:
        """Letters of an element, perhaps not all of them at once."""


class OfficeFile:
    """The parts of an Office file."""

    def __init__(self, content: bytes) -> None:
        """Look into a file.

        Raises:
            UnreadableFileError: it is too large, damaged, or no Office file.
        """
        if len(content) > LARGEST_FILE:
            raise UnreadableFileError(f"The file has more than {LARGEST_FILE // 1024 // 1024} MB, which no pack of ours has.")
        if content.startswith(b"%PDF-"):
            raise UnreadableFileError(
                "A PDF cannot be verified. Make the same report as a Word, PowerPoint or Excel file, and verify that."
            )
        self._left, self._elements = LARGEST_UNPACKED, 0
        with _readable():
            self._packed = zipfile.ZipFile(io.BytesIO(content))
        self.names = tuple(self._packed.namelist())

    def parse(self, name: str, handler: Handler) -> None:
        """Tell a handler of a part, a piece at a time, so that a part of any length takes little memory.

        Raises:
            UnreadableFileError: the part is damaged, too large, no UTF-8, or declares a document type, as no part of an Office file does.
        """
        parser = expat.ParserCreate(encoding="UTF-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = lambda tag, found: self._start(handler, tag, found)
        parser.EndElementHandler = lambda tag: handler.end(_local(tag))
        parser.CharacterDataHandler = handler.text
        with _readable(), self._opened(name) as part:
            fed = 0
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > LONGEST_TAG:
                    raise UnreadableFileError("The file holds a longer element than any Office file does.")
            parser.Parse(b"", True)  # noqa: FBT003 - the parser takes no keyword

    def _start(self, handler: Handler, tag: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise UnreadableFileError(f"The file holds more than {MOST_ELEMENTS:,} elements, which no pack of ours does.")
        handler.start(_local(tag), {_local(key): value for key, value in attributes.items()})

    def _opened(self, name: str) -> IO[bytes]:
        entry = self._packed.getinfo(name)
        self._left -= entry.file_size
        if self._left < 0:
            raise UnreadableFileError(f"The file holds more than {LARGEST_UNPACKED // 1024 // 1024} MB, which no pack of ours does.")
        if entry.compress_type not in _COMPRESSIONS:
            raise UnreadableFileError("The file is packed in a way that no Office file is.")
        return self._packed.open(entry)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_: object) -> None:
    raise UnreadableFileError("The file declares a document type, which no Office file does.")


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except UnreadableFileError:
        raise
    except _DAMAGES as damaged:
        raise UnreadableFileError("This is no Word, PowerPoint or Excel file, or it is damaged.") from damaged
