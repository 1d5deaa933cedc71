"""The custom properties of an Office file: those of a template stay, ours are put beside them."""

import io
import zipfile
from collections.abc import Collection, Mapping

from lxml import etree

from exports.pack.office_file import OfficeFile

PART = "docProps/custom.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_FIRST = 2
"""The number of the first property: Office keeps those below it for itself."""


def custom_properties(file: OfficeFile, names: Collection[str]) -> Mapping[str, str]:
    """Those of a file's properties that have these names; none where it has no such part. Raises UnreadableFileError."""
    if PART not in file.names:
        return {}
    handler = _Properties(names)
    file.parse(PART, handler)
    return handler.found


class _Properties:
    """The letters of each property that is asked for."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names
        self._pieces: dict[str, list[str]] = {}
        self._name = ""

    @property
    def found(self) -> dict[str, str]:
        return {name: "".join(pieces) for name, pieces in self._pieces.items()}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "property" and attributes.get("name") in self._names:
            self._name = attributes["name"]
            self._pieces[self._name] = []

    def end(self, name: str) -> None:
        if name == "property":
            self._name = ""

    def text(self, words: str) -> None:
        if self._name:
            self._pieces[self._name].append(words)


def with_properties(content: bytes, values: Mapping[str, str]) -> bytes:
    """An Office file of our own making with these properties; those of the same names are replaced, all others stay."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = {name: packed.read(name) for name in packed.namelist()}
    entries[PART] = _merged(entries.get(PART), values)
    entries[_TYPES] = _with_type(entries[_TYPES])
    entries[_RELATIONS] = _with_relation(entries[_RELATIONS])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in entries.items():
            packed.writestr(zipfile.ZipInfo(name), part, compress_type=zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _merged(part: bytes | None, values: Mapping[str, str]) -> bytes:
    root = etree.fromstring(part) if part else etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES, "vt": _VALUES})
    for node in list(root):
        if node.get("name") in values:
            root.remove(node)
    first = max((int(node.get("pid", "0")) + 1 for node in root), default=_FIRST)
    for number, (name, value) in enumerate(values.items(), start=first):
        node = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(node, f"{{{_VALUES}}}lpwstr").text = value
    return _written(root)


def _with_type(part: bytes) -> bytes:
    root = etree.fromstring(part)
    if not any(node.get("PartName") == f"/{PART}" for node in root):
        etree.SubElement(root, f"{{{root.nsmap[None]}}}Override", PartName=f"/{PART}", ContentType=_CONTENT_TYPE)
    return _written(root)


def _with_relation(part: bytes) -> bytes:
    root = etree.fromstring(part)
    if not any(node.get("Type") == _RELATION for node in root):
        used = {node.get("Id") for node in root}
        name = next(name for number in range(len(used) + 1) if (name := f"rIdProperties{number}") not in used)
        etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship", Id=name, Type=_RELATION, Target=PART)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found
