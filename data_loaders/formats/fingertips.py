"""The CSV export of Fingertips, the public health profiles: one row an indicator, area, sex, age, category and period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow

from analysis.observations import Role, Symbol
from analysis.periods import Period
from data_loaders.books import AreaBook
from data_loaders.formats.columns import Coded, Columns, Numbers, Refused
from data_loaders.formats.fingertips_breakdowns import breakdowns_of
from data_loaders.formats.fingertips_indicators import Evidence, indicators_of
from data_loaders.formats.fingertips_words import (
    ENGLAND_COLUMN,
    GOAL_COLUMN,
    KNOWN,
    NEEDED,
    PARENT_COLUMN,
    comparison_words,
    header_key,
    is_suppressed,
    parent_type,
    period_of,
    symbol_of,
    text_of,
)
from data_loaders.formats.header import read_header
from data_loaders.formats.limits import check_limits
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.outcome import loaded_of, observation_table, refuse_if_empty
from data_loaders.formats.row_repeats import fold_repeats
from data_loaders.formats.sheet import read_csv
from data_loaders.formats.source import SourceNote

LIMITS = {
    "lower_95": "Lower CI 95.0 limit",
    "upper_95": "Upper CI 95.0 limit",
    "lower_998": "Lower CI 99.8 limit",
    "upper_998": "Upper CI 99.8 limit",
}
COUNTS = {"numerator": "Count", "denominator": "Denominator"}
CONTENT = ("Value", *LIMITS.values(), *COUNTS.values(), "Value note")
"""The columns that say what a figure is; two rows of the same figure that agree in these say it twice."""
NULL = -1.0
"""Fingertips keeps -1 for a limit, count or denominator that it does not have, and some exports show it."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The cells of an export, understood."""

    indicators: Coded[str]
    areas: Coded[str]
    periods: Coded[Period]
    values: Numbers
    numbers: dict[str, Numbers]
    notes: list[str]


def read_fingertips(path: Path, given: Given) -> Loaded:
    """Read a Fingertips export with 26 or 27 columns, under the names of the web site or those of fingertipsR.

    Raises:
        UnusableFile: the file cannot be read, a column is missing, or not one of its rows can be loaded.
    """
    sheet = read_csv(path)
    places = read_header(sheet, known=KNOWN, needed=NEEDED, key=header_key, takes_others=True)
    columns = Columns(sheet=sheet, places=places, source_id=given.note.source_id)
    for name in places:
        if name not in KNOWN:
            columns.warn(code="unread_column", words="the column is not one of a Fingertips export, and is not read.", name=name)
    rows = _understand(columns, given.areas)
    breakdowns = breakdowns_of(columns)
    days = [(one.kind, one.start, one.end) if one else None for one in rows.periods.rows()]
    keys = list(zip(rows.indicators.rows(), rows.areas.rows(), breakdowns.rows(), days, strict=True))
    contents = list(zip(*map(columns.texts, CONTENT), strict=True))
    folded = fold_repeats(columns, keys=keys, contents=contents, second=_beside_themselves(columns))
    kept = np.flatnonzero(~columns.is_refused)
    refuse_if_empty(columns, loaded=len(kept))
    evidence = Evidence(
        keys=rows.indicators.array(str, missing="").tolist(),
        areas=rows.areas.array(str, missing="").tolist(),
        periods=days,
        values=rows.values,
        counts=rows.numbers["numerator"],
        denominators=rows.numbers["denominator"],
    )
    indicators = indicators_of(columns, evidence, given.indicators)
    observations = _table(columns, rows, breakdowns, {key: one.indicator_id for key, one in indicators.items()}, given.note)
    declared = [one for one in indicators.values() if one.indicator_id not in given.indicators.by_id]
    return loaded_of(columns, given, observations=observations, indicators=declared, loaded=len(kept), folded=folded)


def _table(
    columns: Columns, rows: Rows, breakdowns: Coded[tuple[str, str]], indicator_ids: Mapping[str, str], note: SourceNote
) -> pyarrow.Table:
    kept = np.flatnonzero(~columns.is_refused)
    lines = columns.lines[kept]

    def of(cells: Sequence[str]) -> list[str]:
        return [cells[row] for row in kept.tolist()]

    return observation_table(
        {
            "indicator_id": rows.indicators.array(lambda key: indicator_ids.get(key, ""), missing="")[kept].tolist(),
            "area_code": rows.areas.array(str, missing="")[kept].tolist(),
            "breakdown_type": breakdowns.array(lambda pair: pair[0], missing="")[kept].tolist(),
            "breakdown": breakdowns.array(lambda pair: pair[1], missing="")[kept].tolist(),
            "role": Role.ACTUAL.value,
            "period_label": rows.periods.array(lambda one: one.label, missing="")[kept].tolist(),
            "period_kind": rows.periods.array(lambda one: one.kind.value, missing="")[kept].tolist(),
            "period_start": rows.periods.array(lambda one: one.start, missing=None)[kept].tolist(),
            "period_end": rows.periods.array(lambda one: one.end, missing=None)[kept].tolist(),
            "value": rows.values[kept],
            "symbol": of(_symbols(rows)),
            **{name: numbers[kept] for name, numbers in rows.numbers.items()},
            "printed": of(columns.texts("Value")),
            "note": of(rows.notes),
            "published_trend": of([text_of(text) for text in columns.texts("Recent Trend")]),
            "published_comparison": of(_comparisons(columns)),
            "source_id": note.source_id,
            "source_line": lines,
            "published_on": note.published_on,
            "file_line": lines,
        },
        rows=len(kept),
    )


def _understand(columns: Columns, areas: AreaBook) -> Rows:
    def area_of(text: str) -> str:
        found = areas.code(text) if text else None
        if found is None:
            raise Refused("unknown_area", f"This code is no area that is known.{areas.hint(text)} Add the area to areas.csv to load it.")
        return found

    rows = Rows(
        indicators=columns.coded("Indicator ID", _indicator_number),
        areas=columns.coded("Area Code", area_of),
        periods=columns.coded("Time period", period_of, beside=("Time period range",)),
        values=_numbers(columns, "Value"),
        numbers={name: _numbers(columns, title) for name, title in (LIMITS | COUNTS).items()},
        notes=[text_of(text) for text in columns.texts("Value note")],
    )
    _check(columns, rows)
    return rows


def _indicator_number(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise Refused("no_indicator", "Write the number that Fingertips gives the indicator, such as 90284.")
    return text


def _numbers(columns: Columns, title: str) -> Numbers:
    return columns.numbers(title, blanks=("", "NA"))


def _check(columns: Columns, rows: Rows) -> None:
    """Take out what stands for a missing number, and refuse what contradicts itself."""
    is_blank = np.isnan(rows.values)
    pairs = zip(rows.notes, is_blank.tolist(), strict=True)
    suppressed = np.array([is_suppressed(note, is_blank=blank) for note, blank in pairs], dtype=np.bool_)
    for name in COUNTS:
        rows.numbers[name][rows.numbers[name] == NULL] = np.nan
    for lower, upper in (("lower_95", "upper_95"), ("lower_998", "upper_998")):
        nothing = (rows.numbers[lower] == NULL) & (rows.numbers[upper] == NULL)
        for name in (lower, upper):
            rows.numbers[name][nothing | is_blank] = np.nan
    columns.refuse_where(
        suppressed & ~is_blank,
        "Value",
        code="symbol_with_value",
        words=lambda row: f"found a value, which the value note says is suppressed ('{rows.notes[row]}'). Leave the value blank.",
    )
    given_away = suppressed & ~np.isnan(rows.numbers["numerator"])
    columns.warn_where(
        given_away, "Count", code="suppressed_with_figure", words=lambda _: "found a count beside a suppressed value; it is left out."
    )
    for name in COUNTS:
        rows.numbers[name][suppressed] = np.nan
    columns.refuse_where(
        rows.numbers["denominator"] < 0,
        "Denominator",
        code="negative",
        words=lambda row: f"found {rows.numbers['denominator'][row]:g}. A denominator is never below 0: check it.",
    )
    for lower, upper in (("lower_95", "upper_95"), ("lower_998", "upper_998")):
        limits = [(LIMITS[name], rows.numbers[name]) for name in (lower, upper)]
        check_limits(columns, values=rows.values, lower=limits[0], upper=limits[1])


def _symbols(rows: Rows) -> list[str]:
    is_blank = np.isnan(rows.values)
    symbols: list[Symbol | None] = [symbol_of(note) if blank else None for note, blank in zip(rows.notes, is_blank.tolist(), strict=True)]
    return [symbol.value if symbol else "" for symbol in symbols]


def _beside_themselves(columns: Columns) -> dict[int, str]:
    """The rows in which an area is its own parent: an export sets England beside England again."""
    pairs = zip(columns.texts("Parent Code"), columns.texts("Area Code"), strict=True)
    words = " (here the area is its own parent, set beside itself)"
    return {row: words for row, (parent, area) in enumerate(pairs) if parent == area}


def _comparisons(columns: Columns) -> list[str]:
    words = parent_type(columns.title(PARENT_COLUMN))
    cells = zip(*(columns.texts(name) for name in (ENGLAND_COLUMN, PARENT_COLUMN, GOAL_COLUMN)), strict=True)
    return [comparison_words(*map(text_of, three), parent_words=words) for three in cells]
