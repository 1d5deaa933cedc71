"""A page's tables as plain data. Values are in full precision beside the words that the page shows; nothing is worked out here."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.status import StatusStyle
from analysis.units import Unit


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell: the words that the page shows and, for a figure, its value.

    ``value`` is None for words and for a figure without a value, whose words say why ("suppressed"). ``style`` is that of a status;
    ``is_group`` marks a row that heads those below it.
    """

    words: str
    value: float | None = None
    unit: Unit | None = None
    decimals: int = 0
    style: StatusStyle | None = None
    is_group: bool = False

    @property
    def plain(self) -> str | float:
        """The value where there is one, else the words."""
        return self.words if self.value is None else self.value


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A native chart of a table: bars of some columns over the words of another, or lines over time."""

    title: str
    categories: int
    values: tuple[int, ...]
    is_line: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: ``name`` for a sheet's tab, ``title`` for a caption, a row a line.

    ``sparks`` holds for each row the values of its small chart, oldest first, None for a gap; ``spark_labels`` names its periods.
    ``keys`` is how many of the first columns stand in each part of a table that is too wide for a page.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    charts: tuple[Chart, ...] = ()
    sparks: tuple[tuple[tuple[str, float], ...], ...] = ()
    note: str = ""
    keys: int = 1


@dataclass(frozen=True, kw_only=True)
class Book:
    """All tables of a page, with what they are of: area, filters, comparator, "data as at", release.

    ``main`` are the tables that a CSV holds, one after the other under one heading row: they have the same columns. ``parts`` names
    the file, each part plain.
    """

    title: str
    parts: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    main: tuple[Table, ...]
    others: tuple[Table, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, the main ones first."""
        return (*self.main, *self.others)


def words_row(*cells: str) -> tuple[Cell, ...]:
    """A row of words."""
    return tuple(Cell(words=cell) for cell in cells)


def column_of(table: Table, name: str) -> Sequence[Cell]:
    """The cells of a column by its name."""
    place = table.columns.index(name)
    return [row[place] for row in table.rows]
