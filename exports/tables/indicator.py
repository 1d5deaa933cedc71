"""The tables of an indicator's page: its series beside the comparators, breakdowns, what was asked, the verdict."""

from collections.abc import Iterator

from analysis.challenge_rows import ChallengeRow
from analysis.periods import Period
from analysis.views import BreakdownView, ChartSeries, IndicatorView, SeriesPoint, Tile
from analysis.worked_series import WorkedSeries
from components.export_menu import parts_of
from exports.tables.cells import RULE_COLUMNS, data_day, day, provenance_cells, rule_row, value_cell
from exports.tables.model import Book, Cell, Chart, Table, words_row

ASKED_COLUMNS = ("What", "Board", "Raised", "Lead", "Due", "How far", "Before", "After", "Source", "Line")

WITH_SOURCES = ", with its source"


def indicator_book(view: IndicatorView) -> Book:
    """Every figure of the page's trend chart, newest first, with its source, and the tables below it."""
    verdict = view.verdict
    tile = Tile(verdict=verdict, label=view.indicator.name, spark=None)
    others = [Table(name="Verdict", title="Rule and reason", columns=RULE_COLUMNS, rows=(rule_row(tile),))]
    others += [_breakdown(found, view) for found in view.breakdowns]
    others += [asked_table(view.asked)] if view.asked else []
    return Book(
        title=view.indicator.name,
        parts=parts_of(verdict),
        facts=(
            ("Indicator", view.indicator.name),
            ("Area", verdict.area),
            ("Breakdown", verdict.breakdown or "none"),
            ("Finding", view.headline),
            ("Status", verdict.status),
            ("Definition", view.indicator.definition),
            ("As known on", day(view.as_at) or "now"),
            ("Data as at", data_day(verdict.provenance.data_day if verdict.provenance else None)),
            ("Release", view.release_id),
        ),
        main=(series_table(view),),
        others=tuple(others),
    )


def series_table(view: IndicatorView) -> Table:
    """A row a period, newest first: the own figure, every comparator, the source."""
    worked = [found for found in (view.neighbours, view.best_5) if found.points]
    columns = [(found.name, _cells(found, view)) for found in view.chart] + [(found.name, _worked(found, view)) for found in worked]
    own = next((found for found in view.chart if found.role == "own"), None)
    points = {_key(point.period): point for point in own.points} if own else {}
    periods = {_key(period): period for period in _periods(view.chart, worked)}
    ordered = sorted(periods.values(), key=lambda period: period.sort_key, reverse=True)
    rows = tuple(_row(period, columns=columns, point=points.get(_key(period))) for period in ordered)
    names = tuple(name for name, _ in columns)
    chart = Chart(title=view.indicator.name, categories=0, values=tuple(range(1, len(names) + 1)), is_line=True)
    return Table(
        name="Figures",
        title=f"{view.indicator.name}: every figure{WITH_SOURCES}",
        columns=("Period", *names, "Remarks", "Document", "Published", "Line", "Printed"),
        rows=rows,
        charts=(chart,) if len(rows) > 1 else (),
    )


_SOURCED = frozenset({"Remarks", "Document", "Published", "Line", "Printed"})


def brief_series_table(whole: Table) -> Table:
    """A series' table without remarks and sources, which a document names beside it."""
    kept = [place for place, column in enumerate(whole.columns) if column not in _SOURCED]
    return Table(
        name=whole.name,
        title=whole.title.removesuffix(WITH_SOURCES),
        columns=tuple(whole.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in whole.rows),
    )


_Key = tuple[object, object, str]


def _key(period: Period) -> _Key:
    return (period.start, period.end, "" if period.end else period.label)


def _periods(series: tuple[ChartSeries, ...], worked: list[WorkedSeries]) -> Iterator[Period]:
    for found in series:
        yield from (point.period for point in found.points)
    for each in worked:
        yield from (point.period for point in each.points)


def _cells(found: ChartSeries, view: IndicatorView) -> dict[_Key, Cell]:
    return {_key(point.period): value_cell(point.observation.value, point.display, view.indicator) for point in found.points}


def _worked(found: WorkedSeries, view: IndicatorView) -> dict[_Key, Cell]:
    return {_key(point.period): value_cell(point.value, point.display, view.indicator) for point in found.points}


def _row(period: Period, *, columns: list[tuple[str, dict[_Key, Cell]]], point: SeriesPoint | None) -> tuple[Cell, ...]:
    figures = (cells.get(_key(period), Cell(words="")) for _, cells in columns)
    figure = point.observation if point else None
    remarks = " ".join(text for text in (figure.doubt, figure.note) if text) if figure else ""
    source = provenance_cells(figure.provenance) if figure else words_row("", "", "", "")
    return (Cell(words=period.display), *figures, Cell(words=remarks), *source)


def _breakdown(found: BreakdownView, view: IndicatorView) -> Table:
    rows = tuple(
        (
            Cell(words=point.observation.breakdown),
            value_cell(point.observation.value, point.display, view.indicator),
            *provenance_cells(point.observation.provenance),
        )
        for point in found.points
    )
    return Table(
        name=found.title,
        title=f"{found.title}, {found.period.display}",
        columns=(found.title, "Figure", "Document", "Published", "Line", "Printed"),
        rows=rows,
        charts=(Chart(title=found.caption, categories=0, values=(1,)),) if len(rows) > 1 else (),
    )


def asked_table(asked: tuple[ChallengeRow, ...]) -> Table:
    """Entries of the challenge log."""
    return Table(name="Challenges", title="What boards challenged and track", columns=ASKED_COLUMNS, rows=tuple(map(_asked, asked)))


def _asked(found: ChallengeRow) -> tuple[Cell, ...]:
    entry, movement = found.challenge, found.movement
    due = f"{entry.due} (overdue)" if found.is_overdue else entry.due
    before, after = (movement.before, movement.after) if movement else ("", "")
    words = (entry.action, entry.board, entry.raised.display, entry.lead or "nobody named", due, entry.status.words, before, after)
    line = Cell(words=str(entry.provenance.line), value=float(entry.provenance.line)) if entry.provenance.line else Cell(words="")
    return (*words_row(*words), Cell(words=entry.provenance.source_title), line)


BRIEF_ASKED = ("What", "Raised", "Lead", "Due", "How far", "Before", "After")


def brief_asked_table(asked: tuple[ChallengeRow, ...]) -> Table:
    """The same without board and source, which a document names once."""
    whole = asked_table(asked)
    places = [whole.columns.index(column) for column in BRIEF_ASKED]
    rows = tuple(tuple(row[place] for place in places) for row in whole.rows)
    return Table(name=whole.name, title=whole.title, columns=BRIEF_ASKED, rows=rows)
