"""The stamp of a pack: the release that it was made from, all that it says, and checksums of that and of the file's own text."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from analysis.pack_request import BadRequestError, PackRequest, read_request
from exports.pack.custom_properties import custom_properties, with_properties
from exports.pack.file_text import text_checksum
from exports.pack.model import Pack
from exports.pack.office_file import LARGEST_FILE, OfficeFile, UnreadableFileError
from exports.pack.shown import Shown, shown

RELEASE, CHECKSUM, TEXT = "Wellboard release", "Wellboard checksum", "Wellboard text"
REQUEST, SHOWN = "Wellboard request", "Wellboard figures"
_NAMES = frozenset({RELEASE, CHECKSUM, TEXT, REQUEST, SHOWN})
LARGEST_SHOWN, MOST_MARKS = 16 * 1024 * 1024, 1_000_000
"""Bytes of all that a stamp tells, and the marks of its notation: what is read of a stranger's file takes little memory."""
NO_STAMP = "The file carries no stamp of Wellboard: it was not made here, or was saved by a program that drops it."
DAMAGED = "The file's stamp is damaged."
_SHORT = 200
_Texts = tuple[str, ...]
_TOLD = TypeAdapter(tuple[tuple[str, _Texts, tuple[Annotated[_Texts, Field(min_length=1)], ...]], ...])
_ASKED = TypeAdapter(dict[str, str])


class NoStampError(UnreadableFileError):
    """A file carries no stamp of ours, or one that cannot be read; the text says which."""


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What a file says of itself: the release, what was asked for, all that it says, the checksum of that, and that of its text."""

    release_id: str
    checksum: str
    request: PackRequest
    shown: tuple[Shown, ...]
    text_checksum: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether what the stamp lists is what its checksum was made of."""
        return checksum(self.shown) == self.checksum


def stamp_of(pack: Pack) -> Stamp:
    """The stamp of a pack, before it is put into a file."""
    found = shown(pack)
    return Stamp(release_id=pack.release_id, checksum=checksum(found), request=pack.request, shown=found)


def checksum(found: Iterable[Shown]) -> str:
    """SHA-256 over all that is said and what it is of, whatever its order."""
    lines = sorted(_notation([one]) for one in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _notation(found: Iterable[Shown]) -> str:
    return json.dumps([[one.place, one.columns, one.rows] for one in found], ensure_ascii=False, separators=(",", ":"))


def stamped(content: bytes, stamp: Stamp) -> bytes:
    """An Office file with the stamp among its custom properties.

    Raises:
        BadRequestError: it is larger than a file that can be verified.
    """
    if len(content) > LARGEST_FILE:
        size, most = len(content) // 1024 // 1024, LARGEST_FILE // 1024 // 1024
        raise BadRequestError(f"The file has {size} MB; at most {most} MB are made. Choose fewer scorecards or parts.")
    values = {
        RELEASE: stamp.release_id,
        CHECKSUM: stamp.checksum,
        TEXT: text_checksum(OfficeFile(content)),
        REQUEST: json.dumps(stamp.request.query(), ensure_ascii=False),
        SHOWN: base64.b64encode(zlib.compress(_notation(stamp.shown).encode(), level=9)).decode(),
    }
    return with_properties(content, values)


def read_stamp(file: OfficeFile) -> Stamp:
    """The stamp of a file.

    Raises:
        UnreadableFileError: its properties are damaged.
        NoStampError: it carries no stamp of ours, or one that is damaged.
    """
    values = custom_properties(file, _NAMES)
    if values.keys() != _NAMES:
        raise NoStampError(NO_STAMP)
    try:
        return _stamp(values)
    except NoStampError:
        raise
    except (ValidationError, BadRequestError, ValueError, zlib.error) as damaged:
        raise NoStampError(DAMAGED) from damaged


def _stamp(values: Mapping[str, str]) -> Stamp:
    if max(len(values[name]) for name in (RELEASE, CHECKSUM, TEXT)) > _SHORT:
        raise NoStampError(DAMAGED)
    told = _TOLD.validate_json(_unpacked(values[SHOWN]), strict=True)
    return Stamp(
        release_id=values[RELEASE],
        checksum=values[CHECKSUM],
        request=read_request(_ASKED.validate_json(values[REQUEST], strict=True)),
        shown=tuple(Shown(place=place, columns=columns, rows=rows) for place, columns, rows in told),
        text_checksum=values[TEXT],
    )


def _unpacked(words: str) -> bytes:
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(base64.b64decode(words, validate=True), LARGEST_SHOWN)
    if unpacking.unconsumed_tail or sum(found.count(mark) for mark in (b'"', b",", b"[", b"{")) > MOST_MARKS:
        raise NoStampError("The file's stamp tells more than any of ours does.")
    return found
