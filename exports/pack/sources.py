"""The last part of a pack: what each indicator means, and where each figure stands."""

from collections.abc import Sequence

from analysis.views import Tile
from board.definitions import definitions
from exports.tables.cells import SOURCE_COLUMNS, source_row
from exports.tables.model import Table, words_row


def definitions_table(tiles: Sequence[Tile]) -> Table:
    """Each indicator once: its name, what it measures, which way is good."""
    meanings = definitions(tuple(dict.fromkeys(tile.verdict.indicator_id for tile in tiles)))
    rows = {
        tile.verdict.indicator_id: words_row(tile.verdict.indicator, meanings[tile.verdict.indicator_id], tile.verdict.polarity.words)
        for tile in tiles
    }
    return Table(
        name="Definitions",
        title="What each indicator measures",
        columns=("Indicator", "What it measures", "Good direction"),
        rows=tuple(rows.values()),
    )


def sources_table(tiles: Sequence[Tile]) -> Table:
    """Each figure's document, day of publication, line and printed text."""
    rows = tuple(row for tile in tiles if (row := source_row(tile)))
    return Table(name="Sources", title="Where every figure stands", columns=SOURCE_COLUMNS, rows=rows)
