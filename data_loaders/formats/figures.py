"""The figures file: one table, one row a figure, as ``docs/figures-file.md`` describes it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.indicators import Indicator
from data_loaders.books import IndicatorBook
from data_loaders.formats.cells import Cells
from data_loaders.formats.figure_row import NUMBERS, FigureRow, read_figure
from data_loaders.formats.header import read_header
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.numbers import decimals_of
from data_loaders.formats.outcome import no_good_row
from data_loaders.formats.repeats import Sifted, sift
from data_loaders.formats.sheet import Sheet, misfit_of, read_csv
from data_loaders.formats.source import SourceNote
from data_loaders.formats.workbook import read_workbook
from data_loaders.problems import Place, Severity, label, refuse_if_overwhelmed
from data_loaders.progress import Step
from data_loaders.records import Source
from data_loaders.schema import Table, table_of

NEEDED = ("indicator", "area", "period", "value")
COLUMNS = (
    *NEEDED,
    "period_kind",
    "breakdown_type",
    "breakdown",
    "role",
    "symbol",
    "bound",
    *NUMBERS,
    "unit",
    "polarity",
    "indicator_name",
    "topic",
    "printed",
    "line",
    "ref",
    "note",
    "doubt",
    "repeat_of_line",
    "published_trend",
    "published_comparison",
    "published_on",
)
MOST_DECIMALS = 3
ROWS_BETWEEN_STEPS = 10_000
WORKBOOK_SUFFIX = ".xlsx"


def read_figures(path: Path, given: Given) -> Loaded:
    """Read a figures file, CSV or XLSX.

    Good rows load; each rejected or folded row has its problem. Rows read are the rows with any text in them.
    Indicators that the file declares are added to those given, so that the next file may use them.

    Raises:
        UnusableFile: the file cannot be read, its header is wrong, or not one of its rows can be loaded.
    """
    sheet = read_workbook(path) if path.suffix.casefold() == WORKBOOK_SUFFIX else read_csv(path)
    return read_sheet(sheet, given)


def read_sheet(sheet: Sheet, given: Given) -> Loaded:
    """The same for a table already read."""
    note, indicators = given.note, given.indicators
    columns = read_header(sheet, known=COLUMNS, needed=NEEDED)
    name = label(sheet.path)
    book = indicators.copy()
    rows: list[FigureRow] = []
    whole = Place(file_name=name)
    problems = [whole.problem(severity=Severity.WARNING, code="sheet", words=words, source_id=note.source_id) for words in sheet.warnings]
    decimals: dict[str, int] = {}
    for number, row in enumerate(sheet.rows):
        if number % ROWS_BETWEEN_STEPS == 0:
            given.on_progress(Step(words=f"Reading {name}", done=number, total=len(sheet.rows)))
        cells = Cells(row=row, columns=columns, file_name=name, source_id=note.source_id)
        figure = None
        misfit = misfit_of(row, width=len(columns), is_even=sheet.is_even)
        if misfit:
            cells.say("", *misfit)
        else:
            figure = read_figure(cells, areas=given.areas, indicators=book, published_on=note.published_on)
        problems += cells.problems
        refuse_if_overwhelmed(name, problems)
        if figure is not None:
            rows.append(figure)
            key = figure.indicator.indicator_id
            decimals[key] = max(decimals.get(key, 0), decimals_of(cells.word("value")))
    sifted = sift(rows, file_name=name, source_id=note.source_id)
    if not sifted.kept:
        raise no_good_row(sheet.path, read=len(sheet.rows), problems=[*problems, *sifted.problems])
    declared = _declared(book, indicators, sifted.kept, decimals)
    for indicator in declared:
        indicators.add(indicator)
    return Loaded(
        observations=table_of(Table.OBSERVATION, (observation_row(row, source_id=note.source_id) for row in sifted.kept)),
        indicators=declared,
        problems=tuple(sorted([*problems, *sifted.problems], key=lambda problem: problem.line)),
        source=_source(sheet, note, sifted, given.loaded_at),
    )


def _declared(book: IndicatorBook, before: IndicatorBook, kept: Sequence[FigureRow], decimals: Mapping[str, int]) -> tuple[Indicator, ...]:
    used = dict.fromkeys(row.indicator.indicator_id for row in kept)
    return tuple(replace(book.by_id[one], decimals=min(max(decimals[one], 0), MOST_DECIMALS)) for one in used if one not in before.by_id)


def _source(sheet: Sheet, note: SourceNote, sifted: Sifted, loaded_at: datetime) -> Source:
    read, loaded = len(sheet.rows), len(sifted.kept)
    return Source(
        source_id=note.source_id,
        title=note.title,
        publisher=note.publisher,
        published_on=note.published_on,
        published_note=note.published_note,
        licence=note.licence,
        file_name=label(sheet.path),
        sha256=sheet.sha256,
        loaded_at=loaded_at,
        rows_read=read,
        rows_loaded=loaded,
        rows_rejected=read - loaded,
        rows_folded=sifted.folded,
    )


def observation_row(row: FigureRow, *, source_id: str) -> dict[str, Any]:
    """A figure as a row of the table ``observation``."""
    return {
        "indicator_id": row.indicator.indicator_id,
        "area_code": row.area_code,
        "breakdown_type": row.breakdown_type,
        "breakdown": row.breakdown,
        "role": row.role.value,
        "period_label": row.period.label,
        "period_kind": row.period.kind.value,
        "period_start": row.period.start,
        "period_end": row.period.end,
        "value": row.value,
        "symbol": row.symbol.value if row.symbol else "",
        "bound": row.bound.value if row.bound else "",
        **row.numbers,
        "printed": row.printed,
        "note": row.note,
        "doubt": row.doubt,
        "published_trend": row.published_trend,
        "published_comparison": row.published_comparison,
        "source_id": source_id,
        "source_line": row.source_line,
        "source_ref": row.source_ref,
        "published_on": row.published_on,
        "file_line": row.file_line,
    }
