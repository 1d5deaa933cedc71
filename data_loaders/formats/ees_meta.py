"""The companion of an Explore Education Statistics file: ``.meta.csv``, which says what each column is."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from data_loaders.formats.cells import Cells
from data_loaders.formats.header import read_header
from data_loaders.formats.sheet import misfit_of, read_csv
from data_loaders.problems import Place, Problem, Severity, label

SUFFIX = ".meta.csv"
NEEDED = ("col_name", "col_type", "label")
KNOWN = (
    *NEEDED,
    "indicator_grouping",
    "indicator_unit",
    "indicator_dp",
    "filter_hint",
    "filter_grouping_column",
    "filter_default",
    "parent_filter",
)
MOST_DECIMALS = 3


class ColumnType(StrEnum):
    """What a column is."""

    FILTER = "filter"
    INDICATOR = "indicator"


@dataclass(frozen=True, kw_only=True)
class Meta:
    """What the companion says of a column. ``decimals`` is None where it does not say; ``default`` is a filter's total."""

    kind: ColumnType
    label: str
    unit: str
    decimals: int | None
    default: str


def is_companion(header: Collection[str]) -> bool:
    """Whether the names of a table's columns, in lower case, are those of a companion."""
    return {"col_name", "col_type"} <= set(header)


def data_file_of(companion: Path) -> Path:
    """The data file that a companion belongs to: ``referrals.csv`` for ``referrals.meta.csv``."""
    return companion.with_name(f"{companion.name.removesuffix(SUFFIX)}.csv")


def companion_of(path: Path) -> Path:
    """Where the companion of a data file would stand: ``referrals.meta.csv`` beside ``referrals.csv``."""
    return path.with_name(f"{path.stem}{SUFFIX}")


def read_meta(path: Path, *, source_id: str) -> tuple[dict[str, Meta], list[Problem]]:
    """What a companion says, by column, and what is wrong with it; a row that cannot be used is a warning.

    Raises:
        UnusableFile: the companion cannot be read, or one of its needed columns is missing.
    """
    sheet = read_csv(path)
    columns = read_header(sheet, known=KNOWN, needed=NEEDED, takes_others=True)
    found: dict[str, Meta] = {}
    problems: list[Problem] = []
    for row in sheet.rows:
        cells = Cells(row=row, columns=columns, file_name=label(path), source_id=source_id)
        misfit = misfit_of(row, width=len(columns), is_even=True)
        kind = None if misfit else cells.option("col_type", ColumnType)
        if misfit:
            cells.say("", *misfit)
        elif kind is None and not cells.word("col_type"):
            cells.say("col_type", "unknown_col_type", "found ''. Write Filter or Indicator.")
        elif kind is not None:
            found[cells.word("col_name")] = Meta(
                kind=kind,
                label=cells.word("label"),
                unit=cells.word("indicator_unit"),
                decimals=_decimals(cells.word("indicator_dp")),
                default=cells.word("filter_default"),
            )
        # A row of the companion is no figure: its column is still read, by what it holds.
        problems += [
            Place(file_name=one.file_name, line=one.line, column=one.column).problem(
                severity=Severity.WARNING, code=one.code, words=one.message.split(": ", 1)[1], source_id=source_id
            )
            for one in cells.problems
        ]
    return found, problems


def _decimals(text: str) -> int | None:
    return min(int(text), MOST_DECIMALS) if text.isascii() and text.isdigit() else None
