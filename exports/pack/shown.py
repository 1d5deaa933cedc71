"""All that a pack says, as plain rows of words: what its stamp is made of, and what is compared with a later release."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from analysis.views import Tile
from components.charts.escape import lines_of
from exports.pack.model import Block, Exhibit, Pack, Paragraph, Picture, Section, TableBlock, TileGrid
from exports.tables.cells import FIGURE, RULE_COLUMNS, SOURCE_COLUMNS, VERDICT_COLUMNS, rule_row, source_row, verdict_row
from exports.tables.model import Table, words_row


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What one place of a pack says: a row begins with what it is of, and its words stand under the columns."""

    place: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def shown(pack: Pack) -> tuple[Shown, ...]:
    """Every figure and text of a pack: those of tables, tiles, charts and paragraphs, whichever of them a kind of file prints.

    The day that the pack was made on is left out: it says nothing of the figures.
    """
    front = (
        ("Title", pack.title),
        ("Boards", "; ".join(pack.boards)),
        ("Areas", "; ".join(pack.areas)),
        ("Data as at", pack.as_at),
    )
    return (_words("Front page", front), *(found for section in pack.sections for found in _of_section(section)))


def count(found: Iterable[Shown]) -> int:
    """How many figures and texts there are."""
    return sum(1 for one in found for row in one.rows for words in row[1:] if words)


def _of_section(section: Section) -> Iterator[Shown]:
    paragraphs = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    if paragraphs:
        yield _words(section.title, ((f"Paragraph {number}", text) for number, text in enumerate(paragraphs, start=1)))
    for block in section.blocks:
        yield from _of_block(block, section.title)


def _of_block(block: Block, place: str) -> Iterator[Shown]:
    if isinstance(block, TableBlock):
        yield _of_table(block.table, f"{place} · {block.table.title}")
        if block.behind is not None:
            yield _of_table(block.behind, f"{place} · {block.behind.title}")
        if block.tiles:
            yield _of_tiles(block.tiles, f"{place} · {block.table.title} · rules and sources")
    elif isinstance(block, TileGrid):
        yield _of_tiles(block.tiles, place)
    elif isinstance(block, Picture):
        yield from _of_picture(block, place)
    elif isinstance(block, Exhibit):
        yield from _of_exhibit(block, f"{place} · {block.heading}")


def _words(place: str, rows: Iterable[tuple[str, str]]) -> Shown:
    return Shown(place=place, columns=("Of", "Words"), rows=tuple(rows))


def _of_table(found: Table, place: str) -> Shown:
    note = (("Note", found.note),) if found.note else ()
    return Shown(place=place, columns=found.columns, rows=(*(tuple(cell.words for cell in row) for row in found.rows), *note))


def _of_tiles(tiles: Iterable[Tile], place: str) -> Shown:
    """Each tile with its rule and source, as the workbook tells it."""
    columns = (*VERDICT_COLUMNS, *RULE_COLUMNS, *SOURCE_COLUMNS)
    kept = [number for number, column in enumerate(columns) if column != FIGURE and column not in columns[:number]]
    rows = []
    for tile in tiles:
        cells = (*verdict_row(tile), *rule_row(tile), *(source_row(tile) or words_row(*("" for _ in SOURCE_COLUMNS))))
        rows.append(tuple(cells[number].words for number in kept))
    return Shown(place=place, columns=tuple(columns[number] for number in kept), rows=tuple(rows))


def _of_exhibit(found: Exhibit, place: str) -> Iterator[Shown]:
    cautions = ((f"Caution {number}", text) for number, text in enumerate(found.cautions, start=1))
    named = (("Finding", found.finding), ("Status", found.status.words), *found.facts)
    yield _of_tiles((found.tile,), place)
    yield _words(f"{place} · in words", (*named, ("Why this status", found.reason), ("Source", found.source), *cautions))
    if found.picture is not None:
        yield from _of_picture(found.picture, place)
    yield _of_table(found.table, f"{place} · {found.table.title}")


def _of_picture(found: Picture, place: str) -> Iterator[Shown]:
    facts = ((f"Fact {number}", text) for number, text in enumerate(found.words.facts, start=1))
    key = ((f"Key {number}", text) for number, text in enumerate(found.words.key, start=1))
    around = (("Title", found.words.title), *facts, *key)
    described = (("Source", found.words.source), ("Caption", found.caption), ("Alternative text", found.alternative))
    yield _words(f"{place} · chart", (*around, *described))
    yield Shown(place=f"{place} · points of the chart", columns=("Point", "Value"), rows=tuple(_points(found.figure["data"])))


def _points(traces: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Each point of a figure specification: its series and category, and its value; a gap has none."""
    for number, trace in enumerate(traces, start=1):
        along, values = ("y", "x") if trace.get("orientation") == "h" else ("x", "y")
        name = trace.get("name") or f"Series {number}"
        for category, value in zip(trace.get(along, ()), trace.get(values, ()), strict=False):
            said = "gap" if category is None else " ".join(lines_of(str(category)))
            yield f"{name}, {said}", "" if value is None else str(value)
