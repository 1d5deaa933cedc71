"""Data files of Explore Education Statistics: a row an area, period and filters, a column an indicator."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow

from analysis.indicators import Indicator
from analysis.observations import Role
from analysis.periods import Period
from analysis.units import Unit
from data_loaders.formats.columns import Coded, Columns, Numbers
from data_loaders.formats.ees_areas import AREA_COLUMNS, reader_of_areas
from data_loaders.formats.ees_breakdowns import breakdowns_of, subject_of
from data_loaders.formats.ees_cells import Cell, reader_of_cells
from data_loaders.formats.ees_columns import GEOGRAPHY, NEEDED, TIME, Parts, parts_of
from data_loaders.formats.ees_indicators import FileNames, indicator_of, says_percent, unit_of
from data_loaders.formats.ees_meta import Meta, companion_of, read_meta
from data_loaders.formats.ees_pairs import is_true_pair, pair_of
from data_loaders.formats.ees_periods import POPULATION, REPORTING_YEAR_ENDS, Years, reader_of_periods
from data_loaders.formats.header import read_header
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.outcome import loaded_of, observation_table, refuse_if_empty
from data_loaders.formats.row_repeats import fold_repeats
from data_loaders.formats.sheet import read_csv
from data_loaders.formats.slugs import slug
from data_loaders.formats.source import SourceNote
from data_loaders.problems import label, refuse, shown


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What each row is of, and the cells of its indicators by column."""

    areas: Coded[str]
    periods: Coded[Period]
    breakdowns: Coded[tuple[str, str]]
    cells: Mapping[str, Coded[Cell]]

    def values(self, name: str) -> Numbers:
        """A column's values, NaN where there is none."""
        return self.cells[name].array(lambda cell: cell.value, missing=np.nan).astype(np.float64)


def read_ees(path: Path, given: Given) -> Loaded:
    """Read a data file, with its companion ``.meta.csv`` where one stands beside it.

    Each row may hold several figures; a cell that cannot be read is left out, and its row counts as loaded if any other loads.

    Raises:
        UnusableFile: the file or its companion cannot be read, a column is missing, or not one of its figures can be loaded.
    """
    sheet = read_csv(path)
    places = read_header(sheet, known=(*NEEDED, *GEOGRAPHY), needed=NEEDED, takes_others=True)
    columns = Columns(sheet=sheet, places=places, source_id=given.note.source_id)
    meta = _companion(columns, path)
    parts = parts_of(columns, meta)
    _check_names(columns, parts)
    rows = _understand(columns, parts, meta, given)
    days = [(one.kind, one.start, one.end) if one else None for one in rows.periods.rows()]
    keys = list(zip(rows.areas.rows(), days, rows.breakdowns.rows(), strict=True))
    contents = list(zip(*map(columns.texts, parts.indicators), strict=True))
    columns.refuse_rows(~np.any([rows.cells[name].codes >= 0 for name in parts.indicators], axis=0))
    folded = fold_repeats(columns, keys=keys, contents=contents, second={})
    loaded = int((~columns.is_refused).sum())
    refuse_if_empty(columns, loaded=loaded)
    names = FileNames(stem=path.stem, subject=subject_of(columns, parts.filters))
    book = given.indicators.copy()
    declared: list[Indicator] = []
    tables: list[pyarrow.Table] = []
    for name in parts.indicators:
        indicator = indicator_of(name, rows.cells[name].values, meta=meta.get(name), names=names, book=book)
        _warn_of_unit(columns, name, indicator, unit_of(name, rows.cells[name].values, meta=meta.get(name)))
        if indicator.indicator_id not in book.by_id:
            book.add(indicator)
            declared.append(indicator)
        tables.append(_table(columns, rows, name, indicator_id=indicator.indicator_id, parts=parts, note=given.note))
    return loaded_of(columns, given, observations=pyarrow.concat_tables(tables), indicators=declared, loaded=loaded, folded=folded)


def _companion(columns: Columns, path: Path) -> Mapping[str, Meta]:
    """What the companion says, where there is one, and a warning for each column that only one of the two files has."""
    companion = companion_of(path)
    if not companion.is_file():
        return {}
    meta, problems = read_meta(companion, source_id=columns.source_id)
    columns.problems += problems
    for name in columns.places:
        if name not in {*meta, *NEEDED, *GEOGRAPHY}:
            columns.warn(code="not_in_meta", words=f"{label(companion)} does not name this column; it is read by what it holds.", name=name)
    for name in meta:
        if name not in columns.places:
            columns.warn(code="no_such_column", words=f"{label(companion)} names a column {shown(name)}, which the file does not have.")
    return meta


def _check_names(columns: Columns, parts: Parts) -> None:
    """Refuse a file without indicators, or with two columns that would have one id."""
    if not parts.indicators:
        words = "has no column of numbers beside those of time and place. Check its header, or download it again."
        raise refuse(columns.sheet.path, code="no_indicator", words=words, line=columns.sheet.header_line)
    first: dict[str, str] = {}
    for name in parts.indicators:
        other = first.setdefault(slug(name), name)
        if other != name:
            words = f"found {shown(name)} beside {shown(other)}: the two names differ in signs alone. Rename one."
            raise refuse(columns.sheet.path, code="doubled_column", words=words, line=columns.sheet.header_line, column=name)


def _understand(columns: Columns, parts: Parts, meta: Mapping[str, Meta], given: Given) -> Rows:
    areas = columns.coded("geographic_level", reader_of_areas(given.areas), beside=AREA_COLUMNS)
    years = Years(
        ends=given.note.reporting_year_ends or REPORTING_YEAR_ENDS,
        is_mid_year=given.note.reporting_year_ends is None and any(slug(name) == POPULATION for name in parts.indicators),
    )
    first, second = TIME
    periods = columns.coded(first, reader_of_periods(years), beside=(second,))
    if given.note.reporting_year_ends is None:
        _say_assumption(columns, years)
    return Rows(
        areas=areas,
        periods=periods,
        breakdowns=breakdowns_of(columns, parts.filters, meta),
        cells={name: columns.tried(name, reader_of_cells(is_percent=says_percent(name, meta.get(name)))) for name in parts.indicators},
    )


def _say_assumption(columns: Columns, years: Years) -> None:
    identifiers = {text.casefold() for text in columns.counted(TIME[1])}
    if years.is_mid_year:
        words = "population estimates are taken to be for 30 June of each year, as mid-year estimates are."
    elif "reporting year" in identifiers:
        words = "a reporting year is taken to end on 31 March, as in children's social care: 2025 is 1 April 2024 to 31 March 2025."
    else:
        return
    mend = """If it ends on another day, write it in the source file, such as reporting_year_ends: "09-30"."""
    columns.warn(code="reporting_year", words=f"{words} {mend}", name=TIME[1])


def _warn_of_unit(columns: Columns, name: str, indicator: Indicator, unit: Unit) -> None:
    if unit is not indicator.unit and Unit.OTHER not in {unit, indicator.unit}:
        words = f"the column holds {unit}, but {indicator.indicator_id} has the unit {indicator.unit}."
        columns.warn(code="other_unit", words=f"{words} Check whether the two measure the same.", name=name)
    elif indicator.unit is Unit.OTHER:
        mend = f"Let an entry of the catalogue with its unit adopt {indicator.indicator_id} (aliases)."
        columns.warn(code="no_unit", words=f"nothing tells the unit, so the values are shown without one. {mend}", name=name)


def _table(columns: Columns, rows: Rows, name: str, *, indicator_id: str, parts: Parts, note: SourceNote) -> pyarrow.Table:
    cells = rows.cells[name]
    kept = np.flatnonzero(~columns.is_refused & (cells.codes >= 0))
    values, lines = rows.values(name), columns.lines[kept]
    numerator, denominator = _counts(columns, rows, name, values, parts)
    texts = columns.texts(name)
    return observation_table(
        {
            "indicator_id": indicator_id,
            "area_code": rows.areas.array(str, missing="")[kept].tolist(),
            "breakdown_type": rows.breakdowns.array(lambda pair: pair[0], missing="")[kept].tolist(),
            "breakdown": rows.breakdowns.array(lambda pair: pair[1], missing="")[kept].tolist(),
            "role": Role.ACTUAL.value,
            "period_label": rows.periods.array(lambda one: one.label, missing="")[kept].tolist(),
            "period_kind": rows.periods.array(lambda one: one.kind.value, missing="")[kept].tolist(),
            "period_start": rows.periods.array(lambda one: one.start, missing=None)[kept].tolist(),
            "period_end": rows.periods.array(lambda one: one.end, missing=None)[kept].tolist(),
            "value": values[kept],
            "symbol": cells.array(lambda cell: cell.symbol.value if cell.symbol else "", missing="")[kept].tolist(),
            "numerator": numerator[kept],
            "denominator": denominator[kept],
            "printed": [texts[row] for row in kept.tolist()],
            "source_id": note.source_id,
            "source_line": lines,
            "source_ref": f"column {name}",
            "published_on": note.published_on,
            "file_line": lines,
        },
        rows=len(kept),
    )


def _counts(columns: Columns, rows: Rows, name: str, values: Numbers, parts: Parts) -> tuple[Numbers, Numbers]:
    """The counts behind a percentage, NaN where there are none; never beside a value that is missing."""
    nothing = np.full(len(columns), np.nan)
    pair = pair_of(name, parts.indicators)
    if pair is None:
        return nothing, nothing
    numerator, denominator = (rows.values(one) for one in pair)
    if not is_true_pair(value=values, numerator=numerator, denominator=denominator):
        words = f"the column is not {pair[0]} over {pair[1]} in every row, so it is loaded without the two."
        columns.warn(code="no_pair", words=words, name=name)
        return nothing, nothing
    is_blank = np.isnan(values)
    return np.where(is_blank, np.nan, numerator), np.where(is_blank, np.nan, denominator)
