"""The pack as an Excel workbook: every line it tells with rule, reason and source, every table, a sheet a series, the stamp."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.views import Tile
from exports.pack.model import Block, Exhibit, Pack, Paragraph, TableBlock, TileGrid
from exports.pack.stamp import stamp_of, stamped
from exports.tables.cells import RULE_COLUMNS, SOURCE_COLUMNS, VERDICT_COLUMNS, rule_row, source_row, verdict_row
from exports.tables.model import Book, Cell, Table, words_row
from exports.tables.scorecard import spark
from exports.workbook import workbook

_RULE = len(("Indicator", "Area", "Status"))
_SOURCE = len(("Indicator", "Area", "Period"))
"""How many columns of a rule and of a source a verdict's own row has already."""
FIGURE_COLUMNS = ("No.", *VERDICT_COLUMNS, "Scorecard", *RULE_COLUMNS[_RULE:], *SOURCE_COLUMNS[_SOURCE:])


@dataclass(kw_only=True)
class _Line:
    """A line of a scorecard for an area, with its series where the pack tells it on a page of its own."""

    scorecard: str
    tile: Tile
    exhibit: Exhibit | None = None


def excel(pack: Pack) -> bytes:
    """The workbook as the bytes of an ``.xlsx``."""
    facts = (
        ("Boards", "; ".join(pack.boards)),
        ("Areas", "; ".join(pack.areas)),
        ("Data as at", pack.as_at),
        ("Made on", pack.made_on.isoformat()),
        ("Release", pack.release_id),
        ("Checksum of the figures and texts", stamp_of(pack).checksum),
    )
    lines = _lines(pack)
    tables = (_words(pack), _figures(lines), *_tables(pack), *_series(lines))
    book = Book(title=pack.title, parts=("board-pack",), facts=facts, main=(), others=tuple(table for table in tables if table.rows))
    return stamped(workbook(book), stamp_of(pack))


def _lines(pack: Pack) -> list[_Line]:
    """Every line that a part of the pack shows, once, in the pack's order."""
    found: dict[tuple[str, str, str], _Line] = {}
    for section in pack.sections:
        for block in section.blocks:
            for tile in _tiles(block):
                key = (section.scorecard, tile.verdict.area_code, tile.line_id)
                line = found.setdefault(key, _Line(scorecard=section.scorecard, tile=tile))
                line.exhibit = block if isinstance(block, Exhibit) else line.exhibit
    return list(found.values())


def _tiles(block: Block) -> tuple[Tile, ...]:
    if isinstance(block, Exhibit):
        return (block.tile,)
    return block.tiles if isinstance(block, (TileGrid, TableBlock)) else ()


def _words(pack: Pack) -> Table:
    found = ((section.title, block.text) for section in pack.sections for block in section.blocks if isinstance(block, Paragraph))
    return Table(name="In words", title="In words", columns=("Part", "Words"), rows=tuple(words_row(*row) for row in found))


def _figures(lines: list[_Line]) -> Table:
    return Table(
        name="Figures",
        title="Every figure: status, rule, reason and source",
        columns=FIGURE_COLUMNS,
        rows=tuple(_figure(number, line) for number, line in enumerate(lines, start=1)),
        sparks=tuple(spark(line.tile) for line in lines),
        note="A series has a sheet of its own that begins with its number.",
    )


def _figure(number: int, line: _Line) -> tuple[Cell, ...]:
    source = source_row(line.tile) or words_row(*("" for _ in SOURCE_COLUMNS))
    return (
        Cell(words=str(number), value=float(number)),
        *verdict_row(line.tile),
        Cell(words=line.scorecard),
        *rule_row(line.tile)[_RULE:],
        *source[_SOURCE:],
    )


def _tables(pack: Pack) -> Iterator[Table]:
    """The tables of the sections; each says of which it is, as two areas have tables of one name."""
    for section in pack.sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):
                found = (block.table, block.behind)
                yield from (replace(table, note=section.title) for table in found if table is not None)


def _series(lines: list[_Line]) -> Iterator[Table]:
    for number, line in enumerate(lines, start=1):
        found = line.exhibit
        if found is not None and len(found.table.rows) > 1:
            note = f"{line.scorecard}, {found.tile.verdict.area}: {found.heading}. {found.finding}"
            yield replace(found.table, name=f"{number} {found.heading}", note=note)
