"""The table of a trend chart: a row a period, the own figure beside every comparator."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from dash import html

from analysis.periods import Period
from analysis.series import is_dated
from analysis.views import ChartSeries, PointSource, SeriesPoint
from analysis.worked_series import WorkedPoint, WorkedSeries
from components.charts.marks import source_marks
from components.indicator_tables import remarks
from components.provenance import figure_link, source_link
from components.tables import Cell, table


def period_table(
    series: tuple[ChartSeries, ...], *, caption: str, worked: tuple[WorkedSeries, ...] = (), sources: tuple[PointSource, ...] = ()
) -> html.Div:
    """Every figure of a chart side by side, a row a period, newest first; each printed figure leads to its line.

    ``sources`` name each own figure's source where there are several; with one its line is enough.
    """
    columns = [*_printed_columns(series), *(column for found in worked for column in _worked_columns(found))]
    shown = [column for column in columns if any(column.cells.values())]
    periods = _periods(series, worked)
    own = {_key(point): point for found in series if found.role == "own" for point in found.points}
    rows: list[list[Cell]] = [
        [
            period.display,
            *(column.cells.get(key) or "–" for column in shown),
            _all_remarks(series, key),
            _source(own[key], sources) if key in own else "",
        ]
        for key, period in periods
    ]
    return table(
        caption=caption,
        columns=("Period", *(column.name for column in shown), "Remarks", "Source"),
        rows=rows,
        numeric=tuple(range(1, len(shown) + 1)),
        hide_caption=True,
    )


@dataclass(frozen=True, kw_only=True)
class _Column:
    """A column of figures by period."""

    name: str
    cells: Mapping[Hashable, Cell]


def _printed_columns(series: tuple[ChartSeries, ...]) -> Iterator[_Column]:
    for found in series:
        is_own = found.role == "own"
        cells: dict[Hashable, Cell] = {_key(point): point.display if is_own else _linked(found, point) for point in found.points}
        yield _Column(name=found.name, cells=cells)
        if is_own:
            yield _Column(name="95% interval", cells={_key(point): point.interval_display for point in found.points})


def _worked_columns(found: WorkedSeries) -> Iterator[_Column]:
    points = {_days(point.period): point for point in found.points}
    yield _Column(name=found.name, cells={key: _worked_cell(found, point) for key, point in points.items()})
    spread = {key: point.spread for key, point in points.items() if point.spread}
    if spread:
        yield _Column(name="Their median", cells={key: each.median_display for key, each in spread.items()})
        yield _Column(name="Their range", cells={key: each.range_display for key, each in spread.items()})
    counted = "Neighbours counted" if spread else "Authorities counted"
    yield _Column(name=counted, cells={key: str(point.count) if point.count is not None else "published" for key, point in points.items()})


def _periods(series: tuple[ChartSeries, ...], worked: tuple[WorkedSeries, ...]) -> list[tuple[Hashable, Period]]:
    """Each period once, as the own series writes it where it has it, newest first."""
    found: dict[Hashable, Period] = {}
    for line in series:
        for point in line.points:
            found.setdefault(_key(point), point.period)
    for each in worked:
        for point_of in each.points:
            found.setdefault(_days(point_of.period), point_of.period)
    return sorted(found.items(), key=lambda entry: entry[1].sort_key, reverse=True)


def _key(point: SeriesPoint) -> Hashable:
    """The days of a point's period; an undated one is a row of its own."""
    return _days(point.period) if is_dated(point.period) else point.observation


def _days(period: Period) -> Hashable:
    return period.start, period.end


def _linked(found: ChartSeries, point: SeriesPoint) -> html.A:
    return figure_link(point.observation.provenance, display=point.display, label=f"{found.name}, {point.period.display}")


def _worked_cell(found: WorkedSeries, point: WorkedPoint) -> Cell:
    if point.provenance is None:
        return point.display
    return figure_link(point.provenance, display=point.display, label=f"{found.name}, {point.period.display}")


def _all_remarks(series: tuple[ChartSeries, ...], key: Hashable) -> str:
    """The remarks on every printed figure of a period; the name says whose, but for the own one's."""
    said = [(found, remarks(point)) for found in series for point in found.points if _key(point) == key]
    return " ".join(words if found.role == "own" else f"{found.name}: {words}" for found, words in said if words)


def _source(point: SeriesPoint, sources: tuple[PointSource, ...]) -> Cell:
    provenance = point.observation.provenance
    if len(sources) <= 1:
        return source_link(provenance, short=True)
    return [f"{source_marks(sources)[provenance.source_id].letter} {provenance.source_title}, ", source_link(provenance, short=True)]
