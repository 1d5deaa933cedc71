"""A scorecard's tables: one a priority, the verdicts with rule and reason, the sources."""

from collections.abc import Sequence

from analysis.views import ScorecardView, Tile
from exports.tables.cells import FIGURE, RULE_COLUMNS, SOURCE_COLUMNS, VERDICT_COLUMNS, data_day, day, rule_row, source_row, verdict_row
from exports.tables.model import Book, Cell, Chart, Table, words_row

CHARTED_WITH = "England"


def scorecard_book(view: ScorecardView) -> Book:
    """What the scorecard's page shows with the same filters, for one area or several."""
    groups = _groups(view)
    tiles = [tile for _, found in groups for tile in found]
    sources = tuple(row for tile in tiles if (row := source_row(tile)))
    return Book(
        title=view.title,
        parts=("scorecard", view.scorecard_id, view.filters.area and view.area_name, data_day(view.newest_published)[:7]),
        facts=_facts(view),
        main=tuple(_priority(title, found) for title, found in groups),
        others=(
            Table(name="Verdicts", title="Every verdict: rule and reason", columns=RULE_COLUMNS, rows=tuple(map(rule_row, tiles))),
            Table(name="Sources", title="Where every figure stands", columns=SOURCE_COLUMNS, rows=sources),
            *_in_words(view),
        ),
    )


def _in_words(view: ScorecardView) -> tuple[Table, ...]:
    """The covering text, where the view has one."""
    rows = tuple(words_row(paragraph) for paragraph in view.narrative)
    return (Table(name="In words", title="What to look at", columns=("Covering text",), rows=rows),) if rows else ()


def _groups(view: ScorecardView) -> list[tuple[str, list[Tile]]]:
    """The tiles by priority, in the page's order."""
    if not view.heat_rows:
        return [(found.title, list(found.tiles)) for found in view.priorities]
    grouped: dict[str, list[Tile]] = {}
    for row in view.heat_rows:
        grouped.setdefault(row.priority, []).extend(row.tiles)
    return list(grouped.items())


def _facts(view: ScorecardView) -> tuple[tuple[str, str], ...]:
    filters = view.filters
    priority = next((choice.words for choice in view.priority_choices if choice.value == filters.priority), "")
    kept = ((priority, "priority"), (filters.status.words if filters.status.value else "", "status"), (filters.search, "words"))
    return (
        ("Scorecard", view.title),
        ("Board", view.board),
        ("Area", view.area_name),
        ("Filters", "; ".join(f"{name}: {value}" for value, name in kept if value) or "none"),
        ("As known on", day(filters.as_at) or "now"),
        ("Data as at", data_day(view.newest_published)),
        ("Ages counted to", day(view.looked_at)),
        ("Caution", view.caution),
        ("Release", view.release_id),
    )


def _priority(title: str, tiles: list[Tile]) -> Table:
    columns = ("Priority", *VERDICT_COLUMNS)
    rows = tuple((words_row(title)[0], *verdict_row(tile)) for tile in tiles)
    places = tuple(columns.index(name) for name in (FIGURE, CHARTED_WITH))
    units = {tile.verdict.unit for tile in tiles if tile.verdict.value is not None}
    has_england = any(row[places[1]].value is not None for row in rows)
    chart = Chart(title=title, categories=columns.index(VERDICT_COLUMNS[0]), values=places if has_england else places[:1])
    return Table(
        name=title,
        title=title,
        columns=columns,
        rows=rows,
        charts=(chart,) if len(units) == 1 and len(tiles) > 1 else (),
        sparks=tuple(spark(tile) for tile in tiles),
    )


def spark(tile: Tile) -> tuple[tuple[str, float], ...]:
    """A tile's small chart: the last day of each period with its value, oldest first."""
    return tuple((day(when), value) for when, value in tile.spark.points) if tile.spark else ()


BRIEF_COLUMNS = ("Indicator", "Figure", "Period", "Status", "England", "Best 5%", "Before", "Trend")


def brief_table(view: ScorecardView) -> Table:
    """The scorecard as one table that fits a page of paper: a row that names each priority, then its lines in the tiles' words."""
    rows: list[tuple[Cell, ...]] = []
    for title, tiles in _groups(view):
        rows.append((Cell(words=title, is_group=True), *(Cell(words="", is_group=True) for _ in BRIEF_COLUMNS[1:])))
        rows += map(_brief_row, tiles)
    return Table(name=view.title, title=view.title, columns=BRIEF_COLUMNS, rows=tuple(rows))


def brief_table_of(tiles: Sequence[Tile], *, title: str) -> Table:
    """Some lines of a scorecard in the same columns."""
    return Table(name=title, title=title, columns=BRIEF_COLUMNS, rows=tuple(map(_brief_row, tiles)))


def _brief_row(tile: Tile) -> tuple[Cell, ...]:
    whole = verdict_row(tile)
    return tuple(whole[VERDICT_COLUMNS.index(column)] for column in BRIEF_COLUMNS)
