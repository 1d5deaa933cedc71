"""The text that an Office file shows, so that a change by hand is seen and a plain save by another program is not."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from exports.pack.office_file import OfficeFile
from exports.pack.page_text import PageText, PatternText, number

_ASIDE = re.compile(
    r"\[content_types\]|docprops/.*|customxml/.*|word/glossary/.*|ppt/(slidelayouts|slidemasters|notesmasters|handoutmasters)/.*"
)
"""Parts that no page shows; layouts and masters of slides are read where a slide has them."""
_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_BOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_BOOKS, _XML = "xl/", ".xml"


def text_checksum(file: OfficeFile) -> str:
    """SHA-256 over the text of the pages, slides and sheets, whatever the order and the names of the parts that hold them.

    Every part that can show text counts, those too that none of our files has, such as footnotes and comments. Programs cut text
    into pieces as they like and write a number with more or fewer digits: blanks are left out, and numbers are told to ten digits.
    Pictures and embedded files are not looked at, nor how a workbook's charts are drawn: their values are those of its cells.

    Raises:
        UnreadableFileError: a part is damaged or too large.
    """
    texts = {" ".join(text.split()) for text in _texts(file)}
    return hashlib.sha256("\n".join(sorted(texts - {""})).encode()).hexdigest()


def _texts(file: OfficeFile) -> Iterator[str]:
    for name in filter(_is_page, file.names):
        page = PageText(has_values=not name.startswith(_BOOKS))
        file.parse(name, page)
        yield page.shown
    for name in _patterns(file):
        pattern = PatternText()
        file.parse(name, pattern)
        yield from pattern.found
    if _BOOK in file.names:
        yield from _book_texts(file)


def _is_page(name: str) -> bool:
    is_in_book = name in {_BOOK, _STRINGS} or _SHEET.fullmatch(name)
    return name.lower().endswith(_XML) and not is_in_book and not _ASIDE.fullmatch(name.lower().removesuffix(_XML))


def _patterns(file: OfficeFile) -> set[str]:
    """The layouts of the slides and the masters of these. Programs may drop those that no slide has."""
    layouts = {found for name in file.names if _SLIDE.fullmatch(name) for found in _related(file, name, "slideLayout")}
    return layouts | {found for name in layouts for found in _related(file, name, "slideMaster")}


def _related(file: OfficeFile, name: str, kind: str) -> Iterator[str]:
    """The parts of a kind that a part is built on."""
    folder, listed = dirname(name), _Related(kind)
    place = f"{folder}/_rels/{name.removeprefix(folder + '/')}.rels"
    if place in file.names:
        file.parse(place, listed)
    found = (normpath(join("/", folder, target)).removeprefix("/") for target in listed.targets)
    return (target for target in found if target in file.names)


class _Related:
    """The targets of a part's relations of one kind."""

    def __init__(self, kind: str) -> None:
        self._kind = f"/{kind}"
        self.targets: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith(self._kind):
            self.targets.append(attributes.get("Target", ""))

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


def _book_texts(file: OfficeFile) -> Iterator[str]:
    tabs, strings = _Tabs(), _Strings()
    file.parse(_BOOK, tabs)
    if _STRINGS in file.names:
        file.parse(_STRINGS, strings)
    yield " ".join(tabs.names)
    for name in file.names:
        if _SHEET.fullmatch(name):
            sheet = _Sheet(strings.found)
            file.parse(name, sheet)
            yield " ".join(sheet.cells)


class _Tabs:
    """The names of the sheets."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            self.names.append(attributes.get("name", ""))

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


class _Strings:
    """The texts that the cells of a workbook share."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._letters: list[str] = []
        self._is_letters = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - every handler takes the same
        self._is_letters = name == "t"
        if name == "si":
            self._letters = []

    def end(self, name: str) -> None:
        self._is_letters = False
        if name == "si":
            self.found.append("".join(self._letters))

    def text(self, words: str) -> None:
        if self._is_letters:
            self._letters.append(words)


class _Sheet:
    """The cells of a sheet that hold something, each after its place."""

    def __init__(self, strings: list[str]) -> None:
        self._strings = strings
        self._place = self._kind = ""
        self._letters: list[str] = []
        self._is_letters = False
        self.cells: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._is_letters = name in {"t", "v"}
        if name == "c":
            self._place, self._kind, self._letters = attributes.get("r", ""), attributes.get("t", ""), []

    def end(self, name: str) -> None:
        self._is_letters = False
        if name == "c" and self._letters:
            found = "".join(self._letters)
            self.cells.append(f"{self._place} {self._said(found)}")

    def text(self, words: str) -> None:
        if self._is_letters:
            self._letters.append(words)

    def _said(self, found: str) -> str:
        """A shared text, a number, or a text of the cell's own, which is never taken for a number."""
        if self._kind == "s":
            return self._strings[int(found)]
        return number(found) if self._kind in {"", "n"} else found
