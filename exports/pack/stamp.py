"""The stamp of a pack: the release that it was made from, and a checksum of every figure that it shows."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from html import escape
from xml.etree import ElementTree as ET

from analysis.pack_request import PackRequest, read_request
from exports.pack.model import Pack, ShownFigure

PART = "docProps/custom.xml"
RELEASE, CHECKSUM, REQUEST, FIGURES = "Wellboard release", "Wellboard checksum", "Wellboard request", "Wellboard figures"
LARGEST_STAMPED, LARGEST_PART = 64 * 1024 * 1024, 8 * 1024 * 1024
"""Bytes of a file, and of its stamp unpacked, that are looked into."""
NO_STAMP = "The file carries no stamp of Wellboard: it was not made here, or was saved by a program that drops it."
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class NoStampError(ValueError):
    """A file carries no stamp of ours, or is no file that could; the text says which."""


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What a file says of itself: the release, the checksum, what was asked for, and every figure shown."""

    release_id: str
    checksum: str
    request: PackRequest
    figures: tuple[ShownFigure, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the figures that the stamp lists are those that its checksum was made of."""
        return checksum(self.figures) == self.checksum


def stamp_of(pack: Pack) -> Stamp:
    """The stamp of a pack."""
    return Stamp(release_id=pack.release_id, checksum=checksum(pack.figures), request=pack.request, figures=pack.figures)


def checksum(figures: Iterable[ShownFigure]) -> str:
    """SHA-256 over the figures, each with what it is of, in the document's order."""
    text = json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def stamped(content: bytes, stamp: Stamp) -> bytes:
    """An Office file with the stamp among its custom properties."""
    entries: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            entries[name] = packed.read(name)
    entries[PART] = _properties(stamp).encode()
    entries["[Content_Types].xml"] = _before_end(
        entries["[Content_Types].xml"], b"</Types>", f'<Override PartName="/{PART}" ContentType="{_CONTENT_TYPE}"/>'
    )
    entries["_rels/.rels"] = _before_end(
        entries["_rels/.rels"], b"</Relationships>", f'<Relationship Id="rIdWellboard" Type="{_RELATION}" Target="{PART}"/>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in entries.items():
            packed.writestr(zipfile.ZipInfo(name), part, compress_type=zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _before_end(part: bytes, end: bytes, added: str) -> bytes:
    return part.replace(end, added.encode() + end, 1)


def _properties(stamp: Stamp) -> str:
    values = {
        RELEASE: stamp.release_id,
        CHECKSUM: stamp.checksum,
        REQUEST: json.dumps(stamp.request.query(), ensure_ascii=False),
        FIGURES: json.dumps([list(asdict(figure).values()) for figure in stamp.figures], ensure_ascii=False),
    }
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}"><vt:lpwstr>{escape(value, quote=False)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(values.items(), start=2)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{entries}</Properties>'


def read_stamp(content: bytes) -> Stamp:
    """The stamp of a file, read in memory.

    Raises:
        NoStampError: it is too large, no Office file, damaged, or carries no stamp of ours.
    """
    if len(content) > LARGEST_STAMPED:
        raise NoStampError(f"The file has more than {LARGEST_STAMPED // 1024 // 1024} MB, which no pack of ours has.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entry = packed.getinfo(PART)
            if entry.file_size > LARGEST_PART:
                raise NoStampError("The file's properties are larger than any that we write.")
            found = packed.read(entry)
    except KeyError as missing:
        raise NoStampError(NO_STAMP) from missing
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as damaged:
        raise NoStampError("This is no Word, PowerPoint or Excel file, or it is damaged.") from damaged
    return _stamp(_values(found))


def _values(part: bytes) -> Mapping[str, str]:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise NoStampError("The file's properties hold what none of ours does.")
    try:
        root = ET.fromstring(part)  # noqa: S314 - bounded in size, and without entities
    except ET.ParseError as damaged:
        raise NoStampError("The file's properties are damaged.") from damaged
    return {node.get("name", ""): "".join(node.itertext()) for node in root}


def _stamp(values: Mapping[str, str]) -> Stamp:
    try:
        figures = tuple(ShownFigure(**dict(zip(ShownFigure.__annotations__, row, strict=True))) for row in json.loads(values[FIGURES]))
        request = read_request(json.loads(values[REQUEST]))
        return Stamp(release_id=values[RELEASE], checksum=values[CHECKSUM], request=request, figures=figures)
    except KeyError as missing:
        raise NoStampError(NO_STAMP) from missing
    except (TypeError, ValueError, AttributeError) as damaged:
        raise NoStampError("The file's stamp is damaged.") from damaged
