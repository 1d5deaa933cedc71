"""What is wrong with a file, said so that an officer can mend it without asking anybody."""

import difflib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SHOWN_LENGTH = 80
MOST_PROBLEMS = 200_000
"""With more problems a file is not what it was taken for, and to say each of them would take all memory."""
FIRST_PROBLEMS = 1000
"""How many problems stand below a refusal of the whole file for its rows."""
VAGUE_NAMES = frozenset({"figures", "source"})


class Severity(StrEnum):
    """How grave a problem is. An unusable file stops the whole load; a rejected or folded row is left out; a warning changes nothing."""

    UNUSABLE = "unusable"
    REJECTED = "rejected"
    FOLDED = "folded"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One problem. ``line`` counts from 1 and is 0 where the whole file is meant; ``column`` is empty where a whole row is meant."""

    source_id: str
    file_name: str
    line: int
    column: str
    severity: Severity
    code: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where in a file something stands. ``cell`` is a workbook's own name for it, such as F12; ``sheet`` is said where several are read."""

    file_name: str
    sheet: str = ""
    line: int = 0
    column: str = ""
    cell: str = ""

    @property
    def words(self) -> str:
        """The place as a message begins: ``bromley.csv, line 12, column value``."""
        parts = [self.file_name]
        if self.sheet:
            parts.append(f"sheet {self.sheet}")
        if self.line:
            parts.append(f"line {self.line}")
        if self.column:
            parts.append(f"column {_short(self.column)}")
        if self.cell:
            parts.append(f"cell {self.cell}")
        return ", ".join(parts)

    def problem(self, *, severity: Severity, code: str, words: str, source_id: str = "") -> Problem:
        """A problem at this place; the message begins with the place."""
        return Problem(
            source_id=source_id,
            file_name=self.file_name,
            line=self.line,
            column=_short(self.column),
            severity=severity,
            code=code,
            message=printable(f"{self.words}: {words}"),
        )

    def unusable(self, *, code: str, words: str) -> Problem:
        """A problem for which the whole file is refused."""
        return self.problem(severity=Severity.UNUSABLE, code=code, words=words)


class UnusableFile(Exception):  # noqa: N818 - it reads as what the file is
    """A file that cannot be loaded at all, with every reason found."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems; the exception's text is their messages."""
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems


def label(path: Path) -> str:
    """How messages call a file: by its name, with its folder where the name alone says nothing (``bromley/figures.csv``)."""
    folder = folder_name(path)
    return printable(f"{folder}/{path.name}" if path.stem in VAGUE_NAMES and folder else path.name)


def folder_name(path: Path) -> str:
    """The name of the folder that a file lies in, also where the path is written with ``..``; a link that leads nowhere does no harm."""
    return Path(os.path.abspath(path)).parent.name  # noqa: PTH100 - Path.resolve raises where links go in a circle


def printable(text: object) -> str:
    """A text with every character written out that would not show, or that no table can hold (a name's bytes that are not UTF-8)."""
    plain = str(text)
    return plain if plain.isprintable() else "".join(one if one.isprintable() else ascii(one)[1:-1] for one in plain)


def refuse(path: Path, *, code: str, words: str, line: int = 0, column: str = "") -> UnusableFile:
    """An exception with one file-level problem."""
    return UnusableFile(Place(file_name=label(path), line=line, column=column).unusable(code=code, words=words))


def refuse_if_overwhelmed(file_name: str, problems: Sequence[Problem]) -> None:
    """Refuse a file with more problems than anybody can mend.

    Raises:
        UnusableFile: with the first of them.
    """
    if len(problems) > MOST_PROBLEMS:
        words = f"over {MOST_PROBLEMS:,} things are wrong in it, the first of them below. "
        words += "It is probably no file of the sort it was taken for: name its format with --format, or download it again."
        raise UnusableFile(Place(file_name=file_name).unusable(code="too_many_problems", words=words), *problems[:FIRST_PROBLEMS])


def shown(text: object) -> str:
    """A text in quotes as a message may show it: at most 80 characters, with control characters written out."""
    return f"'{_short(text)}'"


def _short(text: object) -> str:
    plain = printable(text)
    return plain if len(plain) <= SHOWN_LENGTH else f"{plain[: SHOWN_LENGTH - 1]}…"


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known text, or an empty text when none is near."""
    by_fold = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(text.casefold().strip(), by_fold, n=1, cutoff=0.6)
    return f" Did you mean {shown(by_fold[near[0]])}?" if near else ""


def one_of(known: Iterable[str]) -> str:
    """The known texts as a sentence's list."""
    return ", ".join(known)
