"""A table read by column: each different text is understood once, and what is wrong is said for every row that holds it."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from data_loaders.formats.numbers import NumberRefused, parse_number
from data_loaders.formats.sheet import Row, Sheet, misfit_of
from data_loaders.problems import Place, Problem, Severity, label, refuse_if_overwhelmed, shown

T = TypeVar("T")
Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


class Refused(ValueError):  # noqa: N818 - it reads as what happened
    """A text that cannot be understood. ``code`` names the sort of problem; the message is the mend.

    ``place`` is the column in which the text was ``found``, where that is not the one that is being read.
    """

    def __init__(self, code: str, mend: str, *, place: str = "", found: str = "") -> None:
        """Keep all of it."""
        super().__init__(mend)
        self.code, self.place, self.found = code, place, found


@dataclass(frozen=True, kw_only=True)
class Coded(Generic[T]):
    """A column as its different values and, by row, which of them stands there; -1 where the text was refused."""

    codes: NDArray[np.int64]
    values: tuple[T, ...]

    def array(self, of: Callable[[T], Any], *, missing: Any) -> NDArray[Any]:
        """By row, something of the value that stands there; ``missing`` where the text was refused."""
        return np.array([*(of(value) for value in self.values), missing])[self.codes]

    def rows(self) -> list[T | None]:
        """By row, the value that stands there; None where the text was refused."""
        found: list[T | None] = [*self.values, None]
        return [found[code] for code in self.codes.tolist()]


@dataclass(kw_only=True)
class Columns:
    """The rows of a table that have as many cells as its header, by column.

    ``places`` gives each column's position under the name that the reader uses, ``titles`` the name that the file uses. Rows are
    counted from 0; ``lines`` are the lines of the file on which they begin. A row that is once refused stays out.
    """

    sheet: Sheet
    places: Mapping[str, int]
    source_id: str
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Leave out the rows whose cells cannot be told apart, and say so."""
        self._file_name = label(self.sheet.path)
        self._rows = tuple(row for row in self.sheet.rows if self._fits(row))
        self.lines: NDArray[np.int64] = np.array([row.line for row in self._rows], dtype=np.int64)
        self._texts: dict[str, list[str]] = {}
        self.is_refused: Flags = np.zeros(len(self._rows), dtype=np.bool_)

    def __len__(self) -> int:
        """How many rows there are, refused ones among them."""
        return len(self._rows)

    @property
    def width(self) -> int:
        """How many columns the header has, nameless ones at its end left out."""
        return max((at for at, name in enumerate(self.sheet.header, start=1) if name), default=0)

    def title(self, name: str) -> str:
        """A column's name as the file writes it."""
        return self.sheet.header[self.places[name]] if name in self.places else name

    def texts(self, name: str) -> list[str]:
        """A column's cells, without the blanks around them; empty texts where the file has no such column."""
        if name not in self._texts:
            at = self.places.get(name)
            self._texts[name] = [""] * len(self) if at is None else [row.cells[at].strip() for row in self._rows]
        return self._texts[name]

    def coded(self, name: str, parse: Callable[..., T], *, beside: Sequence[str] = ()) -> Coded[T]:
        """A column, each different text understood by ``parse``; rows whose text it refuses are refused, and said.

        ``parse`` is also given the texts of the columns ``beside`` it.
        """
        coded = self.tried(name, parse, beside=beside)
        self.refuse_rows(coded.codes < 0)
        return coded

    def tried(self, name: str, parse: Callable[..., T], *, beside: Sequence[str] = ()) -> Coded[T]:
        """The same, but a refused text is a problem of its cell alone: the row stays."""
        numbering: dict[tuple[str, ...], int] = {}
        texts = zip(self.texts(name), *map(self.texts, beside), strict=True)
        codes = np.array([numbering.setdefault(text, len(numbering)) for text in texts], dtype=np.int64)
        values: list[T] = []
        refusals: dict[int, Refused] = {}
        renumbered = np.full(len(numbering), -1, dtype=np.int64)
        for text, code in numbering.items():
            try:
                values.append(parse(*text))
                renumbered[code] = len(values) - 1
            except Refused as why:
                refusals[code] = why
        found = list(numbering)
        for row in np.flatnonzero(np.isin(codes, list(refusals))) if refusals else ():
            refused = refusals[codes[row]]
            cell = refused.found if refused.place else found[codes[row]][0]
            self.say(int(row), refused.place or name, code=refused.code, words=f"found {shown(cell)}. {refused}")
        return Coded(codes=renumbered[codes], values=tuple(values))

    def counted(self, name: str) -> dict[str, int]:
        """How often each different text stands in a column."""
        return Counter(self.texts(name))

    def numbers(self, name: str, *, blanks: Collection[str] = ("",)) -> Numbers:
        """A column of numbers, NaN where a cell holds one of the ``blanks``; rows with anything else are refused, and said."""

        def parse(text: str) -> float:
            try:
                return np.nan if text in blanks else parse_number(text)
            except NumberRefused as mend:
                raise Refused("not_a_number", str(mend)) from mend

        return self.coded(name, parse).array(lambda value: value, missing=np.nan).astype(np.float64)

    def refuse_where(self, wrong: Flags, name: str, *, code: str, words: Callable[[int], str]) -> None:
        """Refuse the rows in which something is wrong, each with its words; rows that are refused already are passed over."""
        for row in np.flatnonzero(wrong & ~self.is_refused):
            self.say(int(row), name, code=code, words=words(int(row)))
        self.refuse_rows(wrong)

    def warn_where(self, odd: Flags, name: str, *, code: str, words: Callable[[int], str]) -> None:
        """Warn of rows that are loaded as they are."""
        for row in np.flatnonzero(odd & ~self.is_refused):
            self.say(int(row), name, code=code, words=words(int(row)), severity=Severity.WARNING)

    def refuse_rows(self, wrong: Flags) -> None:
        """Leave rows out that have been said already."""
        self.is_refused |= wrong

    def say(self, row: int, name: str, *, code: str, words: str, severity: Severity = Severity.REJECTED) -> None:
        """Keep a problem of a row and column."""
        self._say(int(self.lines[row]), self.title(name), code=code, words=words, severity=severity)

    def warn(self, *, code: str, words: str, name: str = "") -> None:
        """Keep a warning of the whole file, or of a whole column of it."""
        line = self.sheet.header_line if name else 0
        self._say(line, self.title(name), code=code, words=words, severity=Severity.WARNING)

    def sorted_problems(self) -> tuple[Problem, ...]:
        """Everything that was said, in the order of the file."""
        return tuple(sorted(self.problems, key=lambda problem: problem.line))

    def _say(self, line: int, column: str, *, code: str, words: str, severity: Severity) -> None:
        place = Place(file_name=self._file_name, line=line, column=column)
        self.problems.append(place.problem(severity=severity, code=code, words=words, source_id=self.source_id))
        refuse_if_overwhelmed(self._file_name, self.problems)

    def _fits(self, row: Row) -> bool:
        misfit = misfit_of(row, width=self.width, is_even=self.sheet.is_even)
        if misfit:
            self._say(row.line, "", code=misfit[0], words=misfit[1], severity=Severity.REJECTED)
        return misfit is None
