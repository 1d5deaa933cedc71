"""The dictionary of the DfE Local Authority Interactive Tool: a row a measure, Latin-1 or UTF-8, with Excel's numbers for days."""

import hashlib
import re
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from analysis.indicators import Indicator
from analysis.period_types import write_month
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.formats.cells import Cells
from data_loaders.formats.declared import default_decimals, short_name_of
from data_loaders.formats.header import read_header
from data_loaders.formats.lait_measures import Measure, indicator_id_of, unit_of, year_type_of
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.outcome import source_of
from data_loaders.formats.sheet import Sheet, build_sheet, csv_rows
from data_loaders.formats.slugs import slug
from data_loaders.formats.text import TextFile, read_bytes, refuse_other_kinds
from data_loaders.problems import Problem, Severity, label, shown

SHORT_NAME, TITLE, AXIS, YEARS = "Measure_short", "Chart_title", "y_axis_name", "Year_Type"
NEEDED = (SHORT_NAME, TITLE, AXIS, YEARS, "Topic", "Polarity", "Description", "Last Update", "Next Update", "dps")
KNOWN = (
    *NEEDED,
    "Measure_code",
    "Measure",
    "state_funded_flag",
    "Table_status",
    "Data Owner (DO) /Supplier and Contact Details",
    "Methodology",
    "Hyperlink(s)",
    "No_Quartile",
)
OWNER = "Data Owner (DO) /Supplier and Contact Details"
EXCEL_EPOCH = date(1899, 12, 30)
MOST_DECIMALS = 3
AT_A_DATE = "at 31 march"
"""What the title of a measure says whose figures of a financial year are those of its last day."""
_SERIAL = re.compile(r"[1-9]\d{4}")
_POLARITIES = {"high": Polarity.HIGH, "low": Polarity.LOW, "-": Polarity.NEUTRAL, "na": Polarity.NEUTRAL, "": Polarity.NEUTRAL}


def read_dictionary(path: Path, given: Given) -> Loaded:
    """Read the dictionary. Each measure is declared as an indicator, unless a catalogue's entry has adopted its id.

    Raises:
        UnusableFile: the file cannot be read, or its header is wrong.
    """
    sheet = _read(path)
    places = read_header(sheet, known=KNOWN, needed=NEEDED, takes_others=True)
    measures: dict[str, Measure] = {}
    declared: dict[str, Indicator] = {}
    problems: list[Problem] = []
    rejected = folded = 0
    for row in sheet.rows:
        cells = Cells(row=row, columns=places, file_name=label(path), source_id=given.note.source_id)
        measure, indicator = _measure(cells), _indicator(cells)
        if measure.short_name in measures:
            words = f"found {shown(measure.short_name)} again, under the topic {shown(cells.word('Topic'))}; it is counted once."
            cells.say(SHORT_NAME, "repeat", words, severity=Severity.FOLDED)
            folded += 1
        problems += cells.problems
        if cells.is_rejected or indicator is None or measure.short_name in measures:
            rejected += 1
            continue
        measures[measure.short_name] = measure
        held = given.indicators.find(indicator.indicator_id)
        if held is None or held.indicator_id == indicator.indicator_id:
            declared[indicator.indicator_id] = indicator
    for indicator in declared.values():
        given.indicators.add(indicator)
    return Loaded(
        source=source_of(path, given, sha256=sheet.sha256, read=len(sheet.rows), loaded=len(sheet.rows) - rejected, folded=folded),
        problems=tuple(problems),
        indicators=tuple(declared.values()),
        measures=measures,
    )


def _read(path: Path) -> Sheet:
    content = read_bytes(path)
    refuse_other_kinds(path, content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")  # the tool's own file; it never fails, and the header is checked next
    sha256 = hashlib.sha256(content).hexdigest()
    return build_sheet(path, sha256, csv_rows(TextFile(path=path, text=text, sha256=sha256)), is_even=True)


def _measure(cells: Cells) -> Measure:
    year_type = year_type_of(cells.word(YEARS))
    if year_type is None:
        words = f"found {shown(cells.word(YEARS))}, which is no sort of year that is known, so its years are read as calendar years."
        cells.say(YEARS, "unknown_year_type", words, severity=Severity.WARNING)
    return Measure(short_name=cells.word(SHORT_NAME), year_type=year_type, updated=_day(cells.word("Last Update")))


def _indicator(cells: Cells) -> Indicator | None:
    short_name, title = cells.word(SHORT_NAME), _mended(cells.word(TITLE))
    for column, name in ((SHORT_NAME, slug(short_name)), (TITLE, title)):
        if not name:
            words = f"found {shown(cells.word(column))}. Every measure needs its short name and its title."
            cells.say(column, "no_name", words)
    if cells.is_rejected:
        return None
    polarity = _POLARITIES.get(cells.word("Polarity").casefold())
    if polarity is None:
        words = f"found {shown(cells.word('Polarity'))}. Write High, Low or -; it is taken for a measure with no good direction."
        cells.say("Polarity", "unknown_polarity", words, severity=Severity.WARNING)
    unit, unit_words = unit_of(_mended(cells.word(AXIS)), title)
    year_type = year_type_of(cells.word(YEARS))
    return Indicator(
        indicator_id=indicator_id_of(short_name),
        name=title,
        short_name=short_name_of(title),
        unit=unit,
        unit_words=unit_words,
        polarity=polarity or Polarity.NEUTRAL,
        decimals=_decimals(cells.word("dps"), unit),
        topic=_mended(cells.word("Topic")) or "Local Authority Interactive Tool",
        definition=_mended(cells.word("Description")),
        source=_mended(cells.word(OWNER)),
        frequency=cells.word(YEARS),
        next_update=_written(cells.word("Next Update")),
        is_position=bool(year_type and year_type.is_position) or AT_A_DATE in title.casefold(),
    )


def _decimals(text: str, unit: Unit) -> int:
    return min(int(text), MOST_DECIMALS) if text.isascii() and text.isdigit() and len(text) == 1 else default_decimals(unit)


def _mended(text: str) -> str:
    """A text in one line; what was written in UTF-8 and saved as Latin-1 ("pupilsâ\\x80\\x99") is read as it was meant."""
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return " ".join(text.split())


def _day(text: str) -> date | None:
    """The day of Excel's number for it; None for words ("TBC", "New data")."""
    return EXCEL_EPOCH + timedelta(days=int(text)) if _SERIAL.fullmatch(text) else None


def _written(text: str) -> str:
    day = _day(text)
    return write_month(day) if day else text
