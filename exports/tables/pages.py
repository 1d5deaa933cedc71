"""The tables of the other pages: the way to the best 5%, an area's profile, what changed, the challenge log, a journey."""

from collections.abc import Iterator

from analysis.best_five_views import BestFiveView
from analysis.challenge_rows import ChallengeRow
from analysis.changes_views import ChangesView, LineChange
from analysis.journey_views import JourneyView, StageView
from analysis.profile_views import ProfileCell, ProfileRow, ProfileView
from analysis.status import style_of
from analysis.verdict import ComparatorKind
from components.words import AGAINST
from exports.tables.cells import (
    SOURCE_COLUMNS,
    comparator,
    data_day,
    day,
    figure,
    name_of,
    provenance_cells,
    shown_decimals,
    source_row,
    stage_figure_cell,
    status,
)
from exports.tables.indicator import asked_table
from exports.tables.model import Book, Cell, Table, words_row

STAGE_COLUMNS = (
    "Stage",
    "Number",
    "What it counts",
    "When",
    "Of the stage before",
    "Rate per 10,000",
    "England",
    "Neighbours’ mean",
    "In time",
    "Gap",
)


def best_five_book(view: BestFiveView) -> Book:
    """Every line with a best 5%, the largest opportunity first, and those without one with the reason."""
    columns = ("Indicator", view.area_name, "Period", "England", "Best 5%", "Still to go", "In people", "Status")
    rows = tuple(
        (
            Cell(words=name_of(row.tile)),
            figure(row.tile.verdict),
            Cell(words=row.tile.verdict.period.display if row.tile.verdict.period else ""),
            comparator(row.tile.verdict, ComparatorKind.ENGLAND),
            comparator(row.tile.verdict, ComparatorKind.BEST_5_PERCENT),
            *words_row(gap.display if gap else "", gap.people_words if gap else ""),
            status(row.tile.verdict),
        )
        for row in view.rows
        for gap in (row.tile.verdict.gap_to_best_5,)
    )
    tiles = (*(found.tile for found in view.rows), *(found.tile for found in view.without))
    sources = map(source_row, tiles)
    without = tuple(words_row(name_of(found.tile), found.reason) for found in view.without)
    return Book(
        title=f"Aiming for the best 5%: {view.title}",
        parts=("best-5-percent", view.scorecard_id, view.area_name),
        facts=(("Scorecard", view.title), ("Board", view.board), ("Area", view.area_name), *_known(view)),
        main=(Table(name="Best 5%", title="The way to the best 5%", columns=columns, rows=rows),),
        others=(
            Table(name="Without", title="Without a best 5%, and why", columns=("Indicator", "Why"), rows=without),
            Table(name="Sources", title="Where every figure stands", columns=SOURCE_COLUMNS, rows=tuple(filter(None, sources))),
        ),
    )


def _known(view: BestFiveView | ProfileView | JourneyView) -> tuple[tuple[str, str], ...]:
    return (("Data as at", data_day(view.newest_published)), ("Release", view.release_id))


def profile_book(view: ProfileView) -> Book:
    """Every line for the area beside the others, a table a priority."""
    names = tuple(name for found in view.columns for name in (found.name, f"{found.name}: status", f"{found.name}: remarks"))
    main = tuple(
        Table(
            name=priority.title,
            title=priority.title,
            columns=("Priority", "Indicator", "Period", "Rated against", *names),
            rows=tuple(_profile_row(priority.title, row) for row in priority.rows),
        )
        for priority in view.priorities
    )
    return Book(
        title=f"{view.area_name} beside {view.beside_words}",
        parts=("profile", view.scorecard_id, view.area_name),
        facts=(
            ("Scorecard", view.title),
            ("Board", view.board),
            ("Area", view.area_name),
            ("Beside", view.beside_words),
            ("Printed for an area of its own", "; ".join(f"{found.label} ({found.area_name})" for found in view.left_out)),
            ("Without figures", ", ".join(view.without_figures)),
            *_known(view),
        ),
        main=main,
        others=(Table(name="Sources", title="Where every figure stands", columns=SOURCE_COLUMNS, rows=tuple(_profile_sources(view))),),
    )


def _profile_sources(view: ProfileView) -> Iterator[tuple[Cell, ...]]:
    for row in (row for priority in view.priorities for row in priority.rows):
        for column, cell in zip(view.columns, row.cells, strict=True):
            if cell.provenance is not None:
                yield (*words_row(row.label, column.name, cell.period), *provenance_cells(cell.provenance))


FIGURE_COLUMNS = ("Indicator", "Area", "Figure", "As shown", "Period", "Status", "Rated against", "Why", *SOURCE_COLUMNS[3:])


def profile_figures_table(view: ProfileView) -> Table:
    """Each figure of the profile, of every area, with its rule, reason and source."""
    lines = [row for priority in view.priorities for row in priority.rows]
    rows = (_figure_row(row, column.name, cell) for row in lines for column, cell in zip(view.columns, row.cells, strict=True))
    title = f"Figures of {view.area_name} beside {view.beside_words}: rule, reason and source"
    return Table(name="Beside others: why", title=title, columns=FIGURE_COLUMNS, rows=tuple(row for row in rows if row))


def _figure_row(row: ProfileRow, area: str, found: ProfileCell) -> tuple[Cell, ...]:
    """A cell of the profile as a row of ``FIGURE_COLUMNS``; empty without a figure."""
    if found.provenance is None:
        return ()
    return (
        *words_row(row.label, area),
        Cell(words=found.display, value=found.value, unit=row.unit, decimals=shown_decimals(found.display)),
        *words_row(found.display, found.period),
        Cell(words=found.status, style=style_of(found.outcome, polarity=row.polarity)),
        *words_row(AGAINST[row.rate_against], found.reason),
        *provenance_cells(found.provenance),
    )


def _profile_row(priority: str, row: ProfileRow) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for found in row.cells:
        words = found.display if found.has_figure else "no figure"
        cells.append(Cell(words=words, value=found.value, unit=row.unit, decimals=shown_decimals(words)))
        style = style_of(found.outcome, polarity=row.polarity) if found.has_figure else None
        cells.append(Cell(words=found.status if found.has_figure else "", style=style))
        cells += words_row("; ".join(found.remarks(row_period=row.period)) if found.has_figure else "")
    return (*words_row(priority, row.label, row.period, AGAINST[row.rate_against]), *cells)


def brief_profile_table(view: ProfileView) -> Table:
    """The profile as one table: a row that names each priority, then its lines with figure and status in each cell.

    Where a page does not hold all areas, the line and the area itself stand beside the others in each part.
    """
    columns = ("Indicator", *(column.name for column in view.columns))
    rows: list[tuple[Cell, ...]] = []
    for priority in view.priorities:
        rows.append(tuple(Cell(words=priority.title if place == 0 else "", is_group=True) for place in range(len(columns))))
        rows += [(Cell(words=_when(row)), *(_brief_cell(found, row) for found in row.cells)) for row in priority.rows]
    return Table(name="Beside others", title=f"{view.area_name} beside {view.beside_words}", columns=columns, rows=tuple(rows), keys=2)


def _when(row: ProfileRow) -> str:
    return f"{row.label} ({row.period})" if row.period else row.label


def _brief_cell(found: ProfileCell, row: ProfileRow) -> Cell:
    if not found.has_figure:
        return Cell(words="no figure")
    when = f", {found.period}" if found.period != row.period else ""
    return Cell(words=f"{found.display}{when}: {found.status}", style=style_of(found.outcome, polarity=row.polarity))


def changes_book(view: ChangesView) -> Book:
    """What changed, the gravest first, with both sources; the challenges raised and closed between."""
    columns = ("Kind", "Indicator", "What changed", "Status now", "Document now", "Line now", "Document then", "Line then")
    others = [(name, found) for name, found in (("Raised", view.new_challenges), ("Closed", view.closed_challenges)) if found]
    return Book(
        title=f"What changed: {view.title}",
        parts=("changes", view.scorecard_id, day(view.first.day), day(view.last.day)),
        facts=(
            ("Scorecard", view.title),
            ("Board", view.board),
            ("Area", view.area_name),
            ("From", day(view.first.day)),
            ("To", day(view.last.day)),
            ("Changed", f"{view.changed} of {view.lines} lines"),
            ("Release", view.release_id),
        ),
        main=(Table(name="Changes", title="What changed", columns=columns, rows=tuple(map(_change, view.changes))),),
        others=tuple(_named(asked_table(found), name) for name, found in others),
    )


def _named(table: Table, name: str) -> Table:
    return Table(name=name, title=f"Challenges {name.lower()}", columns=table.columns, rows=table.rows)


def _change(found: LineChange) -> tuple[Cell, ...]:
    change = found.change
    sources: list[Cell] = []
    for provenance in (change.now, change.then):
        cells = provenance_cells(provenance) if provenance else words_row("", "", "", "")
        sources += [cells[0], cells[2]]
    return (*words_row(change.kind.value.replace("_", " "), name_of(found.tile), change.words), status(found.tile.verdict), *sources)


def challenges_book(rows: tuple[ChallengeRow, ...], *, words: str, release_id: str) -> Book:
    """The entries of the challenge log that the page's filters keep."""
    return Book(
        title="Challenge log",
        parts=("challenges",),
        facts=(("Filters", words or "none"), ("Entries", str(len(rows))), ("Release", release_id)),
        main=(asked_table(rows),),
        others=_scales(rows),
    )


def _scales(rows: tuple[ChallengeRow, ...]) -> tuple[Table, ...]:
    """What the ratings mean that the entries speak of."""
    scales = tuple(dict.fromkeys(row.scale for row in rows if row.scale))
    grades = tuple(words_row(scale.title, grade.name, grade.when) for scale in scales for grade in scale.grades)
    columns = ("Scale", "Rating", "When")
    return (Table(name="Ratings", title="What boards’ own ratings mean", columns=columns, rows=grades),) if grades else ()


def journey_book(view: JourneyView) -> Book:
    """Every stage with its number, rate, share and timeliness; every further figure of the stages."""
    return Book(
        title=view.title,
        parts=("journey", view.journey_id, view.area_name, view.period.display if view.period else ""),
        facts=(
            ("Journey", view.title),
            ("Area", view.area_name),
            ("Period", view.period.display if view.period else ""),
            ("Caution", view.caution),
            *_known(view),
        ),
        main=(Table(name="Stages", title=f"{view.title}: {view.area_name}", columns=STAGE_COLUMNS, rows=tuple(map(_stage, view.stages))),),
        others=(_stage_figures(view),),
    )


def _stage(stage: StageView) -> tuple[Cell, ...]:
    found, rate = stage.volume, stage.rate.verdict if stage.rate else None
    number = stage_figure_cell(found) if found else Cell(words="no figure" if rate is None else "a rate alone")
    came = stage.conversion
    reason = f"not comparable: {came.reason}" if came else ""
    share = f"{came.display} of {came.stage_label}" if came and came.percent is not None else reason
    in_time = "; ".join(f"{tile.label}: {tile.verdict.display}" for tile in stage.timeliness)
    return (
        Cell(words=stage.stage.label),
        number,
        *words_row((found.counts.value if found.counts else found.label) if found else "", found.phrase if found else "", share),
        figure(rate) if rate else Cell(words=""),
        comparator(rate, ComparatorKind.ENGLAND) if rate else Cell(words=""),
        comparator(rate, ComparatorKind.NEIGHBOURS) if rate else Cell(words=""),
        *words_row(in_time, stage.gap),
    )


def _stage_figures(view: JourneyView) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for stage in view.stages:
        figures = [*(found for found in (stage.volume, *stage.other_volumes) if found)]
        figures += [row for breakdown in stage.breakdowns for row in breakdown.rows]
        for found in figures:
            source = provenance_cells(found.figure.provenance)
            rows.append((*words_row(stage.stage.label, found.label), stage_figure_cell(found), Cell(words=found.phrase), *source))
        for tile in (*stage.timeliness, *stage.outcomes, *stage.other_rates):
            verdict = tile.verdict
            source = provenance_cells(verdict.provenance) if verdict.provenance else words_row("", "", "", "")
            period = verdict.period.display if verdict.period else ""
            rows.append((*words_row(stage.stage.label, tile.label), figure(verdict), Cell(words=period), *source))
    columns = ("Stage", "Measure", "Figure", "When", "Document", "Published", "Line", "Printed")
    return Table(name="Every figure", title="Every figure of the stages", columns=columns, rows=tuple(rows))
