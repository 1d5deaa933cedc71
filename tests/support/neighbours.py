"""Made-up lists of statistical neighbours. No list in them is real."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl

from analysis.areas import Area, AreaKind
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.neighbours import read_neighbours
from data_loaders.problems import Problem, UnusableFile
from support.loading import NOTE, NOW

NUMBERS = tuple(str(number) for number in range(301, 314))
AREAS = AreaBook(
    [
        Area(area_code="E92000001", name="England", kind=AreaKind.COUNTRY, old_la_code="970"),
        *(
            Area(area_code=f"A{number}", name=f"Town {number}", kind=AreaKind.UPPER_TIER_AUTHORITY, old_la_code=number)
            for number in NUMBERS
        ),
    ]
)
RANKS = range(1, 11)
HEADER = ("old_la_code", "la_name", "region_ind", "region_name", *(cell for rank in RANKS for cell in (f"SN_{rank}", f"SN_{rank}P")))
WORKBOOK_HEADER = ("LA num", "LA Name", "LA number", "GOInd", "GOReg", *(cell for rank in RANKS for cell in (f"SN{rank}", "SNP")))
Lists = Sequence[tuple[str, Sequence[str]]]


def others(number: str) -> tuple[str, ...]:
    """Ten numbers but the one given."""
    return tuple(other for other in NUMBERS if other != number)[:10]


def row(number: str, *, neighbours: Sequence[str] = (), name: str = "", close: str = "Close ") -> list[str]:
    """A row of the CSV that is right, unless something else is given."""
    cells = [number, name or f"Town {number}", "1", "Made up"]
    return cells + [cell for other in neighbours or others(number) for cell in (other, close)]


def write_lists(path: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Path:
    path.write_text("\ufeff" + "".join(",".join(cells) + "\r\n" for cells in (header, *rows)), encoding="utf-8", newline="")
    return path


def write_workbook(path: Path, *rows: Sequence[object], titles: Sequence[Sequence[object]] = (("A", "B"), (1, 2))) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "LA SN Groups"
    for cells in (*titles, WORKBOOK_HEADER, *rows):
        book.active.append(list(cells))
    book.save(path)
    return path


def load_lists(path: Path, *, model: str = "", title: str = "Made up") -> Loaded:
    return read_neighbours(
        path, Given(areas=AREAS, indicators=IndicatorBook([]), note=replace(NOTE, model=model, title=title), loaded_at=NOW)
    )


def refusals(path: Path) -> tuple[Problem, ...]:
    """The problems for which a file is refused."""
    try:
        load_lists(path)
    except UnusableFile as refused:
        return refused.problems
    raise AssertionError("the file was not refused")


def by_area(loaded: Loaded) -> dict[str, list[tuple[str, int, str]]]:
    """Every list: the neighbours' codes with rank and closeness, by the authority's code."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for one in loaded.neighbours.to_pylist():
        found.setdefault(one["area_code"], []).append((one["neighbour_code"], one["rank"], one["closeness"]))
    return found
