"""The list of areas: codes, names and the spellings met in documents."""

from dataclasses import dataclass, replace
from pathlib import Path

from analysis.areas import Area, AreaKind
from data_loaders.books import area_key, area_names
from data_loaders.formats.cells import Cells
from data_loaders.formats.header import read_header
from data_loaders.formats.sheet import Sheet, read_csv
from data_loaders.problems import Place, Problem, Severity, UnusableFile, label, shown

COLUMNS = ("area_code", "name", "kind", "parent_code", "old_la_code", "short_name", "other_names")
NEEDED = ("area_code", "name", "kind")
BETWEEN_NAMES = "|"


@dataclass(frozen=True, kw_only=True)
class AreaEntry:
    """An area and where it is written."""

    area: Area
    place: Place


def read_areas(path: Path) -> tuple[AreaEntry, ...]:
    """Read ``areas.csv``.

    Raises:
        UnusableFile: a column or a cell is wrong; every such cell is named. A list of areas loads whole or not at all.
    """
    return entries_of(read_csv(path))


def entries_of(sheet: Sheet) -> tuple[AreaEntry, ...]:
    """The areas of a table already read; raises as ``read_areas`` does."""
    columns = read_header(sheet, known=COLUMNS, needed=NEEDED)
    entries: list[AreaEntry] = []
    problems: list[Problem] = []
    for row in sheet.rows:
        cells = Cells(row=row, columns=columns, file_name=label(sheet.path), source_id="")
        kind = cells.option("kind", AreaKind)
        for column in NEEDED:
            if not cells.word(column):
                cells.say(column, f"no_{column}", f"found ''. Every area needs its {column}.")
        place = Place(file_name=label(sheet.path), line=row.line, column="area_code")
        problems += [replace(one, severity=Severity.UNUSABLE) for one in cells.problems]
        if kind is not None and not cells.is_rejected:
            entries.append(AreaEntry(area=_area(cells, kind), place=place))
    if problems:
        raise UnusableFile(*problems)
    return tuple(entries)


def _area(cells: Cells, kind: AreaKind) -> Area:
    return Area(
        area_code=cells.word("area_code"),
        name=cells.word("name"),
        kind=kind,
        parent_code=cells.word("parent_code"),
        old_la_code=cells.word("old_la_code"),
        short_name=cells.word("short_name"),
        other_names=tuple(name.strip() for name in cells.text("other_names").split(BETWEEN_NAMES) if name.strip()),
    )


def check_areas(entries: tuple[AreaEntry, ...], known: tuple[Area, ...] = ()) -> None:
    """Check that no code or spelling stands for two areas and that every parent exists (there or among ``known``).

    Raises:
        UnusableFile: with one problem a clash.
    """
    replaced = {entry.area.area_code for entry in entries}
    kept = [area for area in known if area.area_code not in replaced]
    codes = replaced | {area.area_code for area in kept}
    owners = {area_key(name): area.area_code for area in kept for name in area_names(area)}
    seen: set[str] = set()
    problems: list[Problem] = []
    for entry in entries:
        area, place = entry.area, entry.place
        if area.area_code in seen:
            problems.append(place.unusable(code="doubled_area", words=f"found {shown(area.area_code)} a second time. Keep one row."))
        seen.add(area.area_code)
        if area.parent_code and area.parent_code not in codes:
            words = f"found the parent_code {shown(area.parent_code)}, which is no area. Add it, or leave parent_code blank."
            problems.append(place.unusable(code="unknown_parent", words=words))
        for name in area_names(area):
            owner = owners.setdefault(area_key(name), area.area_code)
            if owner != area.area_code:
                words = f"found the name {shown(name)}, which is taken by {owner}. A name must mean one area: remove one."
                problems.append(place.unusable(code="doubled_name", words=words))
    if problems:
        raise UnusableFile(*problems)
