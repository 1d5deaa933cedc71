"""The figures of the DfE Local Authority Interactive Tool, read by column: each different text is understood once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute

from analysis.indicators import Indicator
from analysis.observations import Role, Symbol
from analysis.periods import Period, PeriodError, PeriodKind
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.formats.declared import default_decimals, short_name_of
from data_loaders.formats.lait_measures import YearType, indicator_id_of, period_of, year_type_in, year_type_of
from data_loaders.formats.lait_table import AREA, MEASURE, NUMBER, TITLE, VALUES, YEARS, Codes, Column, Flags, LaitTable, read_table
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.numbers import NumberRefused, parse_number
from data_loaders.formats.outcome import no_good_row, observation_table, source_of
from data_loaders.formats.slugs import slug
from data_loaders.problems import FIRST_PROBLEMS, Place, Severity, label, refuse_if_overwhelmed, shown

TOPIC = "Local Authority Interactive Tool"
SYMBOLS = {
    "": Symbol.BLANK, "-": Symbol.NOT_AVAILABLE, "..": Symbol.NOT_AVAILABLE, ".": Symbol.NOT_APPLICABLE, ":": Symbol.NOT_AVAILABLE,
    "x": Symbol.NOT_AVAILABLE, "n/a": Symbol.NOT_AVAILABLE, "na": Symbol.NOT_AVAILABLE, "c": Symbol.CONFIDENTIAL,
    "z": Symbol.NOT_APPLICABLE, "u": Symbol.UNRELIABLE, "low": Symbol.LOW, "k": Symbol.LOW,
}  # fmt: skip
_FLOAT = re.compile(r"-?\d+(?:\.\d+)?[eE][+-]?\d{1,2}")
"""A number as a program writes a small or a large one: the tool's own files hold such values."""
NOT_READ = Period(label="", kind=PeriodKind.NOT_STATED, start=None, end=None)


def read_lait(path: Path, given: Given) -> Loaded:
    """Read the tool's figures. Without the tool's dictionary the measures have no good direction and years are calendar years.

    Raises:
        UnusableFile: the file cannot be read, a column is missing, or not one of its rows can be loaded.
    """
    table = read_table(path, source_id=given.note.source_id, on_progress=given.on_progress)
    indicators = _indicators(table, given)
    areas = _areas(table, given)
    periods, has_period = _periods(table, indicators)
    values, symbols, has_value = _values(table)
    kept = _has_measure(table) & areas.known & has_period & has_value
    folded = _fold(table, kept, indicators=indicators, areas=areas, periods=periods)
    if not kept.any():
        raise no_good_row(path, read=table.read, problems=table.problems[:FIRST_PROBLEMS])
    declared = _declared([indicators[code] for code in np.unique(table.columns[MEASURE].codes[kept])], given)
    for indicator in declared:
        given.indicators.add(indicator)
    rows = _Rows(table=table, kept=np.flatnonzero(kept), measures=indicators, areas=areas, periods=periods)
    return Loaded(
        source=source_of(path, given, sha256=table.sha256, read=table.read, loaded=len(rows.kept), folded=folded),
        problems=tuple(sorted(table.problems, key=lambda problem: problem.line)),
        indicators=declared,
        observations=rows.observations(values=values, symbols=symbols, source_id=given.note.source_id),
    )


def _has_measure(table: LaitTable) -> Flags:
    """By row, whether a measure is named by anything that an id can be made of."""
    column = table.columns[MEASURE]
    is_named = np.array([bool(slug(text)) for text in column.texts], dtype=np.bool_)[column.codes]
    mend = "Write the short name of the measure, as the tool's dictionary has it."
    table.say(~is_named, MEASURE, code="no_measure", words=lambda text: f"found {shown(text)}. {mend}")
    return is_named


@dataclass(frozen=True, kw_only=True)
class _Areas:
    codes: tuple[str, ...]
    of_row: Codes
    known: Flags


def _areas(table: LaitTable, given: Given) -> _Areas:
    """The area of each row, by its number, else by its name."""
    numbers, names = table.columns[NUMBER], table.columns[AREA]
    pairs, of_row = _pairs(numbers, names)
    by_number = [given.areas.code_of_number(numbers.texts[number].removesuffix(".0")) or "" for number, _ in pairs]
    by_name = [given.areas.code(names.texts[name]) or "" for _, name in pairs]
    found = [number or name for number, name in zip(by_number, by_name, strict=True)]
    other = [bool(number and name) and number != name for number, name in zip(by_number, by_name, strict=True)]
    known = np.array([bool(code) for code in found], dtype=np.bool_)[of_row]
    mend = "Add the area to areas.csv with its old_la_code, or correct the number."
    table.say(~known, NUMBER, code="unknown_area", words=lambda text: f"found {shown(text)}, which is no area that is known. {mend}")
    is_other = np.array(other, dtype=np.bool_)[of_row]
    mend = "beside the number of another area. Correct the one that is wrong."
    table.say(is_other, AREA, code="name_and_number", words=lambda text: f"found {shown(text)} {mend}")
    return _Areas(codes=tuple(found), of_row=of_row, known=known & ~is_other)


def _pairs(first: Column, second: Column) -> tuple[list[tuple[int, int]], Codes]:
    """The different pairs of texts of two columns, and by row the number of its pair."""
    width = len(second.texts)
    together, of_row = np.unique(first.codes * width + second.codes, return_inverse=True)
    return [divmod(int(pair), width) for pair in together], of_row.astype(np.int64)


@dataclass(frozen=True, kw_only=True)
class _Measure:
    indicator: Indicator
    year_type: YearType | None
    published_on: date


def _indicators(table: LaitTable, given: Given) -> tuple[_Measure, ...]:
    """By the number of the measure's short name: its indicator, known or declared here, and what its years are."""
    column, titles = table.columns[MEASURE], table.columns[TITLE]
    first_rows = {int(code): int(row) for code, row in zip(*np.unique(column.codes, return_index=True), strict=True)}
    measures, unknown = [], 0
    for code, short_name in enumerate(column.texts):
        noted = given.measures.get(short_name)
        held = given.indicators.find(indicator_id_of(short_name))
        title = titles.texts[titles.codes[first_rows[code]]] if code in first_rows else short_name
        year_type = noted.year_type if noted else _held_year_type(held, short_name)
        unknown += year_type is None
        measures.append(
            _Measure(
                indicator=held or _undeclared(short_name, title),
                year_type=year_type,
                published_on=(noted.updated if noted else None) or given.note.published_on,
            )
        )
    if unknown:
        words = f"{unknown} of its {len(measures)} measures stand in no dictionary: their years are read as calendar years"
        table.warn(code="no_dictionary", words=f"{words}, and new ones have no good direction. Load the tool's dictionary with it.")
    return tuple(measures)


def _held_year_type(held: Indicator | None, short_name: str) -> YearType | None:
    """What is known of a measure's years without its dictionary: an earlier dictionary's words, or those of the entry that adopted it."""
    if held is None:
        return None
    return year_type_of(held.frequency) if held.indicator_id == indicator_id_of(short_name) else year_type_in(held.frequency)


def _undeclared(short_name: str, title: str) -> Indicator:
    name = title or short_name
    return Indicator(
        indicator_id=indicator_id_of(short_name),
        name=name,
        short_name=short_name_of(name),
        unit=Unit.OTHER,
        polarity=Polarity.NEUTRAL,
        decimals=default_decimals(Unit.OTHER),
        topic=TOPIC,
        definition="",
    )


def _declared(measures: Sequence[_Measure], given: Given) -> tuple[Indicator, ...]:
    found = {one.indicator.indicator_id: one.indicator for one in measures}
    return tuple(indicator for key, indicator in found.items() if key not in given.indicators.by_id)


@dataclass(frozen=True, kw_only=True)
class _Periods:
    found: tuple[Period | None, ...]
    of_row: Codes


def _periods(table: LaitTable, measures: Sequence[_Measure]) -> tuple[_Periods, Flags]:
    pairs, of_row = _pairs(table.columns[MEASURE], table.columns[YEARS])
    labels = table.columns[YEARS].texts
    found: list[Period | None] = []
    for measure, year in pairs:
        try:
            found.append(period_of(labels[year], measures[measure].year_type))
        except PeriodError:
            found.append(None)
    is_read = np.array([period is not None for period in found], dtype=np.bool_)[of_row]
    words = "which is no year. Write it as 2025, 2024-25, 2015/16 or 2014-16."
    table.say(~is_read, YEARS, code="unknown_period", words=lambda text: f"found {shown(text)}, {words}")
    return _Periods(found=tuple(found), of_row=of_row), is_read


def _values(table: LaitTable) -> tuple[NDArray[np.float64], NDArray[np.object_], Flags]:
    """By row the value (NaN where there is none) and the symbol (empty where there is a value), and whether it could be read."""
    column = table.columns[VALUES]
    values, symbols, is_read = (
        np.full(len(column.texts), np.nan),
        np.full(len(column.texts), "", dtype=object),
        np.ones(len(column.texts), bool),
    )
    mends: dict[str, str] = {}
    for at, text in enumerate(column.texts):
        symbol = SYMBOLS.get(text.casefold())
        if symbol is not None:
            symbols[at] = symbol.value
            continue
        try:
            values[at] = float(text) if _FLOAT.fullmatch(text) else parse_number(text)
        except NumberRefused as mend:
            is_read[at], mends[text] = False, str(mend)
    table.say(~is_read[column.codes], VALUES, code="not_a_number", words=lambda text: f"found {shown(text)}. {mends[text]}")
    return values[column.codes], symbols[column.codes], is_read[column.codes]


def _fold(table: LaitTable, kept: Flags, *, indicators: Sequence[_Measure], areas: _Areas, periods: _Periods) -> int:
    """Take rows out of ``kept`` that say again what an earlier row says; warn of those that say something else. Gives how many."""
    rows = np.flatnonzero(kept)
    if not rows.size:
        return 0
    ids, days = [one.indicator.indicator_id for one in indicators], [_days(period) for period in periods.found]
    measure = _numbered(ids)[table.columns[MEASURE].codes]
    place = _numbered(areas.codes)[areas.of_row]
    when = _numbered(days)[periods.of_row]
    key = (measure * (place.max() + 1) + place) * (when.max() + 1) + when
    order = rows[np.argsort(key[rows], kind="stable")]
    again = order[1:][key[order][1:] == key[order][:-1]]
    if not again.size:
        return 0
    first = dict[int, int]()
    for row in order:
        first.setdefault(int(key[row]), int(row))
    folded = 0
    values = table.columns[VALUES]
    for row in sorted(int(one) for one in again):
        earlier = first[int(key[row])]
        where = Place(file_name=label(table.path), line=int(table.lines[row]))
        if values.codes[row] == values.codes[earlier]:
            kept[row] = False
            folded += 1
            words = f"the same figure as on line {int(table.lines[earlier])}, so it is counted once."
            table.problems.append(where.problem(severity=Severity.FOLDED, code="repeat", words=words, source_id=table.source_id))
        else:
            words = (
                f"another figure for the same measure, area and year stands on line {int(table.lines[earlier])}. Both are kept and shown."
            )
            table.problems.append(where.problem(severity=Severity.WARNING, code="conflict", words=words, source_id=table.source_id))
        refuse_if_overwhelmed(where.file_name, table.problems)
    return folded


def _numbered(keys: Sequence[Any]) -> Codes:
    numbers: dict[Any, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def _days(period: Period | None) -> Any:
    return (period.kind, period.start, period.end) if period else None


@dataclass(frozen=True, kw_only=True)
class _Rows:
    """The rows that are kept, with what each of their texts means."""

    table: LaitTable
    kept: Codes
    measures: Sequence[_Measure]
    areas: _Areas
    periods: _Periods

    def observations(self, *, values: NDArray[np.float64], symbols: NDArray[np.object_], source_id: str) -> pyarrow.Table:
        """The rows of the table ``observation``."""
        columns, kept = self.table.columns, self.kept
        text, day = pyarrow.string(), pyarrow.date32()
        measure = pyarrow.array(columns[MEASURE].codes[kept])
        when = pyarrow.array(self.periods.of_row[kept])
        known = [period or NOT_READ for period in self.periods.found]

        def taken(found: Sequence[Any], places: pyarrow.Array, kind: pyarrow.DataType) -> pyarrow.Array:
            return compute.take(pyarrow.array(found, kind), places)

        return observation_table(
            {
                "indicator_id": taken([one.indicator.indicator_id for one in self.measures], measure, text),
                "area_code": taken(self.areas.codes, pyarrow.array(self.areas.of_row[kept]), text),
                "role": Role.ACTUAL.value,
                "period_label": taken([period.label for period in known], when, text),
                "period_kind": taken([period.kind.value for period in known], when, text),
                "period_start": taken([period.start for period in known], when, day),
                "period_end": taken([period.end for period in known], when, day),
                "value": values[kept],
                "symbol": pyarrow.array(symbols[kept], text),
                "printed": taken(columns[VALUES].texts, pyarrow.array(columns[VALUES].codes[kept]), text),
                "source_id": source_id,
                "source_line": self.table.lines[kept],
                "source_ref": taken(columns[MEASURE].texts, measure, text),
                "published_on": taken([one.published_on for one in self.measures], measure, day),
                "file_line": self.table.lines[kept],
            },
            rows=len(kept),
        )
