"""What the sheets of one workbook share: formats, and names that Excel takes."""

from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format

from analysis.plain_cells import neutral
from analysis.plain_text import cut, plain
from analysis.units import Unit
from exports.tables.model import Cell

LONGEST_TAB, WIDEST, NARROWEST = 31, 60, 8
_NOT_IN_TABS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(kw_only=True)
class Writer:
    """What the sheets of one workbook share."""

    book: xlsxwriter.Workbook
    used: set[str] = field(default_factory=set)
    formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def format(self, **properties: object) -> Format:
        """The workbook's one format of these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"valign": "top", "font_name": "Arial", "font_size": 10, **properties})
        return self.formats[key]

    def tab(self, wanted: str) -> str:
        """A sheet's name that Excel takes, and that no other sheet has."""
        words = " ".join(plain(wanted).translate(_NOT_IN_TABS).split())
        short = _cut(words, LONGEST_TAB) or "Sheet"
        name, number = short, 2
        while name.casefold() in self.used:
            ending = f" {number}"
            name, number = _cut(words, LONGEST_TAB - len(ending)) + ending, number + 1
        self.used.add(name.casefold())
        return name


def _cut(words: str, most: int) -> str:
    """The beginning of a text, to a whole word, as Excel counts letters: some count twice."""
    return cut(words, most).encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore").strip()


def label(words: str) -> str:
    """Words outside a cell: a property, the name of a chart or of its series. xlsxwriter writes these as they are."""
    return neutral(plain(words))


def number_format(cell: Cell) -> str:
    """Excel's format of a figure: its value stays whole; its unit and the decimals of its words are shown."""
    decimals = f".{'0' * cell.decimals}" if cell.decimals else ""
    if cell.unit is None:
        return "0"
    number = f"#,##0{decimals}"
    if cell.unit is Unit.PERCENT:
        return f'{number}"%"'
    return f'"£"{number}' if cell.unit is Unit.GBP else number
