"""The Department for Education's list of authorities' numbers: its spellings of known areas, and areas that are not known yet."""

from dataclasses import replace
from pathlib import Path

from analysis.areas import Area, AreaKind
from data_loaders.books import AreaBook
from data_loaders.formats.areas import AreaEntry
from data_loaders.formats.cells import Cells
from data_loaders.formats.figures import WORKBOOK_SUFFIX
from data_loaders.formats.header import plain_name, read_header
from data_loaders.formats.sheet import misfit_of, read_csv
from data_loaders.formats.workbook import read_workbook
from data_loaders.problems import Place, Problem, Severity, UnusableFile, did_you_mean, label, one_of, shown

NUMBER, NAME, REGION, TYPE = COLUMNS = ("LA Number", "LA Name", "Region", "Type")
_BLANKS = {"", "na", "n/a", "-"}
_AUTHORITIES = {
    "UA": "unitary authority",
    "MD": "metropolitan district",
    "SC": "shire county",
    "OLB": "outer London borough",
    "ILB": "inner London borough",
}
_ABOVE = (AreaKind.REGION, AreaKind.SUB_REGION, AreaKind.COUNTRY)


def read_la_codes(path: Path, areas: AreaBook) -> tuple[AreaEntry, ...]:
    """What a list of numbers adds to the areas that are known: a spelling more of a known number, or a new area of an unknown one.

    Nothing that is known of an area is changed. A new area's code is ``la-<number>``.

    Raises:
        UnusableFile: the file cannot be read, or a column or a cell is wrong; every such cell is named. The list loads whole or not at all.
    """
    sheet = read_workbook(path) if path.suffix.casefold() == WORKBOOK_SUFFIX else read_csv(path)
    places = read_header(sheet, known=COLUMNS, needed=COLUMNS, key=plain_name, takes_others=True)
    entries: dict[str, AreaEntry] = {}
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    for row in sheet.rows:
        cells = Cells(row=row, columns=places, file_name=label(path), source_id="")
        misfit = misfit_of(row, width=len(places), is_even=sheet.is_even)
        if misfit:
            cells.say("", *misfit)
        area = None if misfit else _area(cells, areas, lines)
        if area is not None:
            place = Place(file_name=label(path), line=row.line, column=NUMBER)
            entries[area.area_code] = AreaEntry(area=area, place=place)
        problems += cells.problems
    if problems:
        raise UnusableFile(*(replace(problem, severity=Severity.UNUSABLE) for problem in problems))
    return tuple(entries.values())


def _area(cells: Cells, areas: AreaBook, lines: dict[str, int]) -> Area | None:
    """The area as it is known from now on; None where the row says nothing new, or something is wrong, which is then said."""
    number, name = cells.word(NUMBER).removesuffix(".0"), cells.word(NAME)
    if not (number.isascii() and number.isdigit()):
        cells.say(NUMBER, "no_number", f"found {shown(number)}. Write the number of the authority, such as 305.")
    elif number in lines:
        words = f"found {shown(number)}, which stands on line {lines[number]} already. Keep one row."
        cells.say(NUMBER, "doubled_area", words)
    lines.setdefault(number, cells.line)
    if not name:
        cells.say(NAME, "no_name", "found ''. Every authority needs its name.")
    parent, kind = _parent(cells, areas), _kind(cells)
    if cells.is_rejected:
        return None
    known = areas.code_of_number(number)
    if known is None:
        return Area(area_code=f"la-{number}", name=name, kind=kind, parent_code=parent, old_la_code=number)
    if areas.code(name) == known:
        return None
    area = areas.by_code[known]
    return replace(area, other_names=(*area.other_names, name))


def _parent(cells: Cells, areas: AreaBook) -> str:
    text = cells.word(REGION)
    if text.casefold() in _BLANKS:
        return ""
    found = areas.by_code.get(areas.code(text) or "")
    if found is None or found.kind not in _ABOVE:
        names = [area.name for area in areas if area.kind in _ABOVE]
        words = f"found {shown(text)}, which is no region.{did_you_mean(text, names)} Write one of: {one_of(names)}, or NA."
        cells.say(REGION, "unknown_region", words)
        return ""
    # Inner and Outer London are no regions of their own: an authority there is compared with London.
    return found.parent_code if found.kind is AreaKind.SUB_REGION else found.area_code


def _kind(cells: Cells) -> AreaKind:
    text = cells.word(TYPE)
    if text.casefold() in _BLANKS:
        return AreaKind.UNSTATED
    if text.upper() not in _AUTHORITIES:
        known = one_of(f"{short} ({words})" for short, words in _AUTHORITIES.items())
        cells.say(TYPE, "unknown_type", f"found {shown(text)}. Write one of: {known}, or NA for what is no authority.")
    return AreaKind.UPPER_TIER_AUTHORITY
