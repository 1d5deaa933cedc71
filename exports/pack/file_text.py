"""The text that an Office file shows, so that a change by hand is seen and a plain save by another program is not."""

import hashlib
import re
from collections.abc import Iterator, Mapping

from exports.pack.office_file import OfficeFile

_SHOWING = re.compile(r"word/(document|header\d*|footer\d*)\.xml|ppt/(slides/slide|notesSlides/notesSlide|charts/chart)\d+\.xml")
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_BOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_RENEWED = frozenset({"TOC", "PAGE", "NUMPAGES"})
"""Fields of Word that programs fill in anew: where they show figures of the pack, the pages show the same ones."""
_ASIDE = frozenset({"Fallback", "fld"})
"""A second form of the same drawing, and PowerPoint's own fields, such as a slide's number."""


def text_checksum(file: OfficeFile) -> str:
    """SHA-256 over the text of the pages, slides and sheets, whatever the order and the names of the parts that hold them.

    Programs cut text into pieces as they like and write a number with more or fewer digits: blanks are left out, and numbers are
    told to ten digits. Pictures are not looked at.

    Raises:
        UnreadableFileError: a part is damaged or too large.
    """
    texts = {" ".join(text.split()) for text in _texts(file)}
    return hashlib.sha256("\n".join(sorted(texts - {""})).encode()).hexdigest()


def _texts(file: OfficeFile) -> Iterator[str]:
    for name in file.names:
        if _SHOWING.fullmatch(name):
            page = _Page()
            file.parse(name, page)
            yield page.shown
    if _BOOK in file.names:
        yield from _book_texts(file)


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


def _number(words: str) -> str:
    try:
        return format(float(words), ".10g")
    except ValueError:
        return words


class _Page:
    """The text of a page, a slide, its notes or a chart: letters, and the values of a chart."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._value: list[str] | None = None
        self._aside = 0
        self._is_letters = self._is_code = False
        self._fields: list[str] = []

    @property
    def shown(self) -> str:
        return "".join("".join(self._pieces).split())

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._aside += name in _ASIDE
        self._is_letters, self._is_code = name == "t", name == "instrText"
        if name == "v":
            self._value = []
        if name == "fldSimple":
            self._fields.append(attributes.get("instr", ""))
        elif name == "fldChar":
            self._mark(attributes.get("fldCharType", ""))

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def end(self, name: str) -> None:
        self._aside -= name in _ASIDE
        self._is_letters = self._is_code = False
        if name == "v" and self._value is not None:
            self._pieces.append(f"|{_number(''.join(self._value))}|")
            self._value = None
        elif name == "fldSimple" and self._fields:
            self._fields.pop()

    def text(self, words: str) -> None:
        if self._is_code and self._fields:
            self._fields[-1] += words
        elif self._value is not None:
            self._value.append(words)
        elif self._is_letters and not self._aside and not any(_is_renewed(code) for code in self._fields):
            self._pieces.append(words)


def _is_renewed(code: str) -> bool:
    return code.split(maxsplit=1)[:1] != [] and code.split(maxsplit=1)[0] in _RENEWED


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
            said = self._strings[int(found)] if self._kind == "s" else _number(found)
            self.cells.append(f"{self._place} {said}")

    def text(self, words: str) -> None:
        if self._is_letters:
            self._letters.append(words)
