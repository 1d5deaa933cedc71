"""The text of a page of a document, of a slide, and of what a slide is built on, as it is read from a stranger's file."""

import re
from collections.abc import Mapping

_CONTENTS = "TOC"
_COUNTED = frozenset({"PAGE", "NUMPAGES", "PAGEREF"})
"""Fields of Word that hold a page's number, which programs fill in anew; only such a number in them is left out."""
_WORD = re.compile(r"\s*(\w+)")
_DEEPEST = 8
"""How many fields within one another are looked at: the contents hold links, and these hold page numbers."""
_PAGE_NUMBER = re.compile(r"[\d\s]+|[ivxlc]+|‹#›|<#>|<number>", re.IGNORECASE)
_NUMBERING = re.compile(r"[\d.]+\t")
"""The number of a heading, which Word writes before it in the contents."""
_LETTERS = frozenset({"t", "text"})
"""Elements that hold shown text; comments on slides and cells have a name of their own for them."""
_SECOND = "Fallback"
"""A second form of the same drawing."""
_OWN_FIELD = "fld"
"""PowerPoint's own fields, such as a slide's number."""
_MARK = "_Toc"
"""How the marks of headings that the contents lead to begin, by Word's own custom."""


def number(words: str) -> str:
    """A number to ten digits, as programs write one with more or fewer; other words as they are."""
    try:
        return format(float(words), ".10g")
    except ValueError:
        return words


def _kind(code: str) -> str:
    """The first word of a field's code, which tells what the field is."""
    found = _WORD.match(code)
    return found[1] if found else ""


def _without_blanks(words: str) -> str:
    return "".join(words.split())


class PageText:
    """The text of a page, a slide, its notes or a chart: letters, and the values of a chart.

    The lines of a table of contents are left out where they are the headings, however often and in whatever order: programs
    write it anew.
    """

    def __init__(self, *, has_values: bool) -> None:
        """Begin to read a part; one of a workbook has no values of its own."""
        self._has_values = has_values
        self._pieces: list[str] = []
        self._value: list[str] | None = None
        self._aside = self._begun = 0
        self._is_letters = self._is_code = self._is_heading = False
        self._fields: list[str] = []
        self._line: list[str] = []
        self._contents: list[str] = []
        self._headings: set[str] = set()

    @property
    def shown(self) -> str:
        """All of it, without blanks."""
        added = (line for line in self._contents if line not in self._headings)
        return _without_blanks("".join((*self._pieces, *added)))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._aside += name == _SECOND
        self._is_letters, self._is_code = name in _LETTERS, name == "instrText"
        if name == "v" and self._has_values:
            self._value = []
        elif name == "p":
            self._begun, self._line = len(self._pieces), []
        elif name == "tab":
            self._line.append("\t")
        elif name == "bookmarkStart" and attributes.get("name", "").startswith(_MARK):
            self._is_heading = True
        else:
            self._start_field(name, attributes)

    def _start_field(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == _OWN_FIELD:
            self._fields.append("PAGE")
        elif name == "fldSimple":
            self._fields.append(attributes.get("instr", ""))
        elif name == "fldChar" and attributes.get("fldCharType") == "begin":
            self._fields.append("")
        elif name == "fldChar" and attributes.get("fldCharType") == "end" and self._fields:
            self._fields.pop()

    def end(self, name: str) -> None:
        """An element ends."""
        self._aside -= name == _SECOND
        self._is_letters = self._is_code = False
        if name == "v" and self._value is not None:
            self._pieces.append(f"|{number(''.join(self._value))}|")
            self._value = None
        elif name == "p":
            self._end_paragraph()
        elif name in {_OWN_FIELD, "fldSimple"} and self._fields:
            self._fields.pop()

    def _end_paragraph(self) -> None:
        self._contents.append(_without_blanks(_NUMBERING.sub("", "".join(self._line).strip(), count=1)))
        if self._is_heading:
            self._headings.add(_without_blanks("".join(self._pieces[self._begun :])))
        self._is_heading, self._line = False, []

    def text(self, words: str) -> None:
        """Letters of an element."""
        if self._is_code and self._fields:
            self._fields[-1] += words
        elif self._value is not None:
            self._value.append(words)
        elif self._is_letters and not self._aside:
            self._letters(words)

    def _letters(self, words: str) -> None:
        kinds = [_kind(code) for code in self._fields[-_DEEPEST:]]
        if kinds and kinds[-1] in _COUNTED and _PAGE_NUMBER.fullmatch(words):
            return
        (self._line if _CONTENTS in kinds else self._pieces).append(words)


class PatternText:
    """The paragraphs of a layout or a master of slides. A placeholder's are prompts, which no slide shows.

    A program may put a layout's texts into its master, so that each paragraph counts by itself.
    """

    def __init__(self) -> None:
        """Begin to read a part."""
        self._letters: list[str] = []
        self._is_letters = self._is_prompt = self._is_field = False
        self.found: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - every handler takes the same
        """An element begins."""
        self._is_letters = name in _LETTERS
        self._is_field = self._is_field or name == _OWN_FIELD
        if name == "ph":
            self._is_prompt = True
        elif name == "p":
            self._letters = []

    def end(self, name: str) -> None:
        """An element ends."""
        self._is_letters = False
        if name == "sp":
            self._is_prompt = False
        elif name == _OWN_FIELD:
            self._is_field = False
        elif name == "p" and not self._is_prompt:
            self.found.append(_without_blanks("".join(self._letters)))

    def text(self, words: str) -> None:
        """Letters of an element."""
        if self._is_letters and not (self._is_field and _PAGE_NUMBER.fullmatch(words)):
            self._letters.append(words)
