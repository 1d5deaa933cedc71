"""The challenge log: one table, one row an entry, as ``docs/challenge-log.md`` describes it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from analysis.challenges import ChallengeKind, ChallengeStatus
from analysis.periods import Period, PeriodError, PeriodKind, parse_period
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.cells import Cells
from data_loaders.formats.figures import WORKBOOK_SUFFIX
from data_loaders.formats.header import read_header
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.outcome import source_of
from data_loaders.formats.sheet import Row, Sheet, read_csv
from data_loaders.formats.workbook import read_workbook
from data_loaders.problems import Place, Problem, UnusableFile, label, shown
from data_loaders.schema import Table, table_of

NEEDED = ("challenge_id", "board", "area", "action")
COLUMNS = (
    *NEEDED,
    "kind",
    "plan",
    "priority",
    "need",
    "lead",
    "due",
    "due_on",
    "raised",
    "status",
    "status_printed",
    "progress",
    "indicator",
    "breakdown_type",
    "breakdown",
    "before",
    "before_period",
    "after",
    "after_period",
    "document",
    "line",
    "ref",
)
NO_PERIOD = Period(label="", kind=PeriodKind.NOT_STATED, start=None, end=None)
_WORDS = ("challenge_id", "board", "plan", "priority", "need", "action", "lead", "due", "status_printed", "progress")


def read_challenges(path: Path, given: Given) -> Loaded:
    """Read a challenge log, CSV or XLSX. Good rows load; each rejected row has its problem.

    Raises:
        UnusableFile: the file cannot be read, its header is wrong, or not one of its rows can be loaded.
    """
    sheet = read_workbook(path) if path.suffix.casefold() == WORKBOOK_SUFFIX else read_csv(path)
    columns = read_header(sheet, known=COLUMNS, needed=NEEDED)
    problems: list[Problem] = []
    kept: dict[str, dict[str, Any]] = {}
    for row in sheet.rows:
        cells = _cells(row, columns, sheet, given)
        found = _entry(cells, areas=given.areas, indicators=given.indicators)
        earlier = kept.get(cells.word("challenge_id"))
        if earlier is not None:
            words = (
                f"found {shown(cells.word('challenge_id'))}, which stands already on line {earlier['file_line']}. Give it an id of its own."
            )
            cells.say("challenge_id", "doubled_challenge", words)
        problems += cells.problems
        if not cells.is_rejected:
            kept[found["challenge_id"]] = {**found, "source_id": given.note.source_id}
    if not kept:
        words = f"not one of its {len(sheet.rows)} rows can be loaded. Mend the rows below."
        raise UnusableFile(Place(file_name=label(path)).unusable(code="no_good_row", words=words), *problems)
    return Loaded(
        source=source_of(path, given, sha256=sheet.sha256, read=len(sheet.rows), loaded=len(kept)),
        problems=tuple(problems),
        challenges=table_of(Table.CHALLENGE, kept.values()),
    )


def _cells(row: Row, columns: Mapping[str, int], sheet: Sheet, given: Given) -> Cells:
    cells = Cells(row=row, columns=columns, file_name=label(sheet.path), source_id=given.note.source_id)
    extra = [cell for cell in row.cells[len(columns) :] if cell.strip()]
    if extra:
        words = f"found {len(row.cells)} cells where the header has {len(columns)}, beginning at {shown(extra[0])}."
        cells.say("", "too_many_cells", f"{words} Put quotation marks around a text that holds a comma.")
    return cells


def _entry(cells: Cells, *, areas: AreaBook, indicators: IndicatorBook) -> dict[str, Any]:
    for column in NEEDED:
        if not cells.word(column):
            cells.say(column, f"no_{column}", f"found ''. Every entry needs its {column}.")
    due_on = cells.day("due_on")
    return {
        **{name: cells.word(name) for name in _WORDS},
        "kind": (cells.option("kind", ChallengeKind) or ChallengeKind.ACTION).value,
        "area_code": _area(cells, areas),
        "due_on": due_on if due_on is not None else _last_day_of(cells.word("due")),
        **_period(cells, "raised", column="raised"),
        "status": (cells.option("status", ChallengeStatus) or ChallengeStatus.NOT_STATED).value,
        **_indicator(cells, indicators),
        "before_value": _measured(cells, "before"),
        **_period(cells, "before", column="before_period"),
        "after_value": _measured(cells, "after"),
        **_period(cells, "after", column="after_period"),
        "document_id": cells.word("document"),
        "source_line": cells.line_number("line"),
        "source_ref": cells.word("ref"),
        "file_line": cells.line,
    }


def _area(cells: Cells, areas: AreaBook) -> str:
    word = cells.word("area")
    found = areas.code(word) if word else None
    if word and found is None:
        words = f"found {shown(word)}, which is no area that is known.{areas.hint(word)}"
        cells.say("area", "unknown_area", f"{words} Write an area's code or name, or add the area to areas.csv.")
    return found or ""


def _indicator(cells: Cells, indicators: IndicatorBook) -> dict[str, str]:
    word = cells.word("indicator")
    found = indicators.find(word) if word else None
    if word and found is None:
        words = f"found {shown(word)}, which is no indicator that is known.{indicators.hint(word)}"
        cells.say("indicator", "unknown_indicator", f"{words} Write a known id, or leave it blank.")
    if bool(cells.word("breakdown_type")) != bool(cells.word("breakdown")):
        cells.say("breakdown", "half_a_breakdown", "one of breakdown_type and breakdown is blank. Fill both, or neither.")
    return {
        "indicator_id": found.indicator_id if found else "",
        "breakdown_type": cells.word("breakdown_type"),
        "breakdown": cells.word("breakdown"),
    }


def _measured(cells: Cells, column: str) -> float | None:
    value = cells.number(column)
    if value is not None and not cells.word("indicator"):
        words = f"found {shown(cells.word(column))} without an indicator. Name the indicator that it is a figure of, or leave it blank."
        cells.say(column, "figure_of_nothing", words)
    return value


def _period(cells: Cells, name: str, *, column: str) -> dict[str, Any]:
    found = NO_PERIOD
    text = cells.word(column)
    if text:
        try:
            found = parse_period(text)
        except PeriodError as error:
            cells.say(column, "unknown_period", f"found {shown(text)}. {error}")
    parts = {"label": found.label, "kind": found.kind.value, "start": found.start, "end": found.end}
    return {f"{name}_{part}": value for part, value in parts.items()}


def _last_day_of(due: str) -> date | None:
    """The last day of a due date that is printed as a day, month or year; None for other words ("at the next meeting")."""
    try:
        return parse_period(due).end
    except PeriodError:
        return None
