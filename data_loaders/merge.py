"""Laying newly read files over the tables of a release."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import compute

from analysis.observations import Role
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.convert import area_of, area_row, indicator_of, indicator_row, problem_row, source_row
from data_loaders.formats import journey as journey_format
from data_loaders.formats import scorecard as scorecard_format
from data_loaders.formats.journey import JourneyFile, check_journey_names
from data_loaders.formats.marked_yaml import Document
from data_loaders.formats.scorecard import ScorecardFile, check_names, warn_of_targets
from data_loaders.problems import Place, Problem, printable
from data_loaders.reading import Held, Known, Reading
from data_loaders.schema import COLUMNS, KEYS, Table, Tables, table_of

Rows = list[dict[str, Any]]
ORDERED = (Table.AREA, Table.SCORECARD, Table.JOURNEY)
BY_SOURCE = (Table.OBSERVATION, Table.NEIGHBOUR, Table.CHALLENGE, Table.PROBLEM)


def tables_of(reading: Reading, *, origin: str) -> Tables:
    """What was read, as tables. ``origin`` is ``bundled`` or ``loaded``."""
    indicators = [indicator_row(entry.indicator, declared_by="", origin=origin) for entry in reading.catalogue]
    for loaded in reading.figures:
        indicators += [indicator_row(one, declared_by=loaded.source.source_id, origin=origin) for one in loaded.indicators]
    observations = [loaded.observations for loaded in reading.figures]
    neighbours = [loaded.neighbours for loaded in reading.figures]
    challenges = [loaded.challenges for loaded in reading.figures]
    return {
        Table.AREA: table_of(Table.AREA, (area_row(e.area, position=n, origin=origin) for n, e in enumerate(reading.areas))),
        Table.INDICATOR: table_of(Table.INDICATOR, indicators),
        Table.OBSERVATION: pyarrow.concat_tables([COLUMNS[Table.OBSERVATION].empty_table(), *observations]),
        Table.NEIGHBOUR: pyarrow.concat_tables([COLUMNS[Table.NEIGHBOUR].empty_table(), *neighbours]),
        Table.CHALLENGE: pyarrow.concat_tables([COLUMNS[Table.CHALLENGE].empty_table(), *challenges]),
        Table.SOURCE: table_of(Table.SOURCE, (source_row(loaded.source, origin=origin) for loaded in reading.figures)),
        Table.PROBLEM: table_of(Table.PROBLEM, (problem_row(one) for loaded in reading.figures for one in loaded.problems)),
        Table.SCORECARD: table_of(
            Table.SCORECARD,
            ({"scorecard_id": file.scorecard_id, **_document(file, position, origin)} for position, file in enumerate(reading.scorecards)),
        ),
        Table.JOURNEY: table_of(
            Table.JOURNEY,
            ({"journey_id": file.journey_id, **_document(file, position, origin)} for position, file in enumerate(reading.journeys)),
        ),
    }


def _document(file: ScorecardFile | JourneyFile, position: int, origin: str) -> Mapping[str, Any]:
    return {"position": position, "file_name": printable(file.document.path.name), "document": file.as_json(), "origin": origin}


def known_of(tables: Tables) -> Known:
    """The areas and indicators of a release's tables."""
    return Known(
        areas=tuple(area_of(row) for row in tables[Table.AREA].to_pylist()),
        indicators=tuple(Held(indicator=indicator_of(row), declared_by=row["declared_by"]) for row in tables[Table.INDICATOR].to_pylist()),
    )


def only(tables: Tables, *, origin: str) -> Tables:
    """The part of a release's tables that came from the bundled folder, or that was loaded by officers."""
    kept = {table: content.filter(compute.equal(content["origin"], origin)) for table, content in tables.items() if table not in BY_SOURCE}
    sources = kept[Table.SOURCE]["source_id"]
    return {**kept, **{table: _of_sources(tables[table], sources) for table in BY_SOURCE}}


def carry_over(live: Tables, own: Tables, *, under: Tables) -> Tables:
    """What officers loaded, with those areas and indicators of the live release that it stands on and new bundled data no longer has."""
    named = [scorecard_format.names_of(json.loads(row["document"])) for row in own[Table.SCORECARD].to_pylist()]
    named += [journey_format.names_of(json.loads(row["document"])) for row in own[Table.JOURNEY].to_pylist()]
    area_words = {name for of_areas, _ in named for name in of_areas}
    indicator_words = {name for _, of_indicators in named for name in of_indicators}
    areas = AreaBook(area_of(row) for row in live[Table.AREA].to_pylist())
    indicators = IndicatorBook(indicator_of(row) for row in live[Table.INDICATOR].to_pylist())
    used: dict[Table, set[str]] = {
        Table.AREA: {code for word in area_words if (code := areas.code(word))} | set(own[Table.OBSERVATION]["area_code"].to_pylist()),
        Table.INDICATOR: {found.indicator_id for word in indicator_words if (found := indicators.find(word))}
        | set(own[Table.OBSERVATION]["indicator_id"].to_pylist()),
    }
    known_areas = AreaBook(area_of(row) for row in under[Table.AREA].to_pylist())
    known_indicators = IndicatorBook(indicator_of(row) for row in under[Table.INDICATOR].to_pylist())
    missing = {
        Table.AREA: [one for one in used[Table.AREA] if one not in known_areas.by_code],
        Table.INDICATOR: [one for one in used[Table.INDICATOR] if known_indicators.find(one) is None],
    }
    return {**own, **{table: _with_rows(live[table], own[table], KEYS[table][0], ids) for table, ids in missing.items()}}


def _with_rows(live: pyarrow.Table, own: pyarrow.Table, key: str, ids: Sequence[str]) -> pyarrow.Table:
    held = set(own[key].to_pylist())
    wanted = pyarrow.array([one for one in ids if one not in held], pyarrow.string())
    return pyarrow.concat_tables([own, live.filter(compute.is_in(live[key], value_set=wanted))])


def overlay(base: Tables, over: Tables) -> Tables:
    """The base with what is new laid over it.

    A source loaded again replaces its earlier figures, problems and declared indicators; areas, indicators, scorecards and journeys
    are replaced by their ids and keep their places. Figures under an alias that the catalogue has adopted move to its indicator.
    """
    reloaded = over[Table.SOURCE]["source_id"]
    merged: dict[Table, pyarrow.Table] = {}
    for table in (Table.AREA, Table.SCORECARD, Table.JOURNEY, Table.SOURCE):
        merged[table] = _by_key(table, base[table].to_pylist(), over[table].to_pylist())
    again = set(reloaded.to_pylist())
    held = [row for row in base[Table.INDICATOR].to_pylist() if row["declared_by"] not in again]
    merged[Table.INDICATOR] = _by_key(Table.INDICATOR, held, over[Table.INDICATOR].to_pylist())
    for table in BY_SOURCE:
        merged[table] = pyarrow.concat_tables([_of_sources(base[table], reloaded, is_kept=False), over[table]])
    return _adopt(merged)


def _by_key(table: Table, base: Rows, over: Rows) -> pyarrow.Table:
    key = KEYS[table][0]
    rows: list[Mapping[str, Any]] = list({row[key]: row for row in (*base, *over)}.values())
    if table in ORDERED:
        rows = [{**row, "position": position} for position, row in enumerate(rows)]
    return table_of(table, rows)


def _of_sources(content: pyarrow.Table, sources: Any, *, is_kept: bool = True) -> pyarrow.Table:
    among = compute.is_in(content["source_id"], value_set=sources.combine_chunks())
    return content.filter(among if is_kept else compute.invert(among))


def _adopt(tables: dict[Table, pyarrow.Table]) -> Tables:
    rows = tables[Table.INDICATOR].to_pylist()
    adopted = {alias: row["indicator_id"] for row in rows if not row["declared_by"] for alias in json.loads(row["aliases"])}
    catalogue = {row["indicator_id"] for row in rows if not row["declared_by"]}
    moved = {alias: found for alias, found in adopted.items() if alias not in catalogue}
    if not moved:
        return tables
    encoded = tables[Table.OBSERVATION]["indicator_id"].combine_chunks().dictionary_encode()
    ids = pyarrow.array([moved.get(one, one) for one in encoded.dictionary.to_pylist()], pyarrow.string())
    position = COLUMNS[Table.OBSERVATION].get_field_index("indicator_id")
    observations = tables[Table.OBSERVATION].set_column(position, "indicator_id", compute.take(ids, encoded.indices))
    kept = [row for row in rows if row["indicator_id"] not in moved]
    return {**tables, Table.OBSERVATION: observations, Table.INDICATOR: table_of(Table.INDICATOR, kept)}


def cross_check(tables: Tables, *, already: Iterable[tuple[Table, str]] = ()) -> list[Problem]:
    """What does not fit together in a whole release: figures, scorecards or journeys that name an area or indicator it no longer has.

    ``already`` names the scorecards and journeys that were checked with their lines when they were read.
    """
    areas = AreaBook(area_of(row) for row in tables[Table.AREA].to_pylist())
    indicators = IndicatorBook(indicator_of(row) for row in tables[Table.INDICATOR].to_pylist())
    problems: list[Problem] = []
    skip = set(already)
    for row in tables[Table.SCORECARD].to_pylist():
        if (Table.SCORECARD, row["scorecard_id"]) not in skip:
            document = Document(path=Path(row["file_name"]), content=json.loads(row["document"]), lines={})
            problems += check_names(document, areas=areas, indicators=indicators)
    for row in tables[Table.JOURNEY].to_pylist():
        if (Table.JOURNEY, row["journey_id"]) not in skip:
            document = Document(path=Path(row["file_name"]), content=json.loads(row["document"]), lines={})
            problems += check_journey_names(document, areas=areas, indicators=indicators)
    for column, known in (("area_code", areas.by_code), ("indicator_id", indicators.by_id)):
        observations = tables[Table.OBSERVATION].select([column, "source_id", "file_line"])
        gone = [one for one in compute.unique(observations[column]).to_pylist() if one not in known]
        found = observations.filter(compute.is_in(observations[column], value_set=pyarrow.array(gone, pyarrow.string()))).to_pylist()
        lost = {row[column]: row for row in reversed(found)}
        problems += [_lost(tables, column, row) for row in lost.values()]
    return problems


def warn_of_scorecards(files: Sequence[ScorecardFile], tables: Tables) -> list[Problem]:
    """Warnings for the lines of scorecards just read that cannot be rated with the figures of the whole release."""
    indicators = IndicatorBook(indicator_of(row) for row in tables[Table.INDICATOR].to_pylist())
    observations = tables[Table.OBSERVATION]
    targets = observations.filter(compute.equal(observations["role"], Role.TARGET.value))
    held = frozenset(compute.unique(targets["indicator_id"]).to_pylist())
    return [one for file in files for one in warn_of_targets(file.document, indicators=indicators, with_target_figures=held)]


def _lost(tables: Tables, column: str, row: Mapping[str, Any]) -> Problem:
    names = {one["source_id"]: one["file_name"] for one in tables[Table.SOURCE].to_pylist()}
    place = Place(file_name=names.get(row["source_id"], row["source_id"]), line=row["file_line"], column=column)
    words = (
        f"the figures of source '{row['source_id']}' use '{row[column]}', which this load removes. Keep it, or load that source again too."
    )
    return place.unusable(code=f"lost_{column}", words=words)
