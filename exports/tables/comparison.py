"""The tables of a comparison of all authorities."""

from analysis.comparison_views import ComparedArea, ComparisonView, NeighbourTable
from exports.tables.cells import data_day, provenance_cells, value_cell
from exports.tables.model import Book, Cell, Chart, Table, words_row

COLUMNS = ("Area", "Code", "Figure", "As shown", "95% interval", "Rank", "Band", "What it is", "Compared with the area")


def comparison_book(view: ComparisonView) -> Book:
    """Every authority, the best first, those without a figure last; the levels; the statistical neighbours."""
    period = view.period.display if view.period else ""
    others = [_levels(view)]
    if view.neighbours is not None:
        others.append(_neighbours(view.neighbours, view))
    if view.provenance is not None:
        columns = ("Document", "Published", "Line", "Printed")
        others.append(Table(name="Source", title="Source", columns=columns, rows=(provenance_cells(view.provenance),)))
    return Book(
        title=f"{view.indicator.name}: all authorities",
        parts=("comparison", view.indicator.indicator_id, view.area_name, period),
        facts=(
            ("Indicator", view.indicator.name),
            ("Area", view.area_name),
            ("Period", period),
            ("Breakdown", view.query.breakdown or "none"),
            ("Finding", view.headline),
            ("Data as at", data_day(view.newest_published)),
            ("Release", view.release_id),
        ),
        main=(
            Table(
                name="Authorities",
                title=f"{view.indicator.name}, {period}",
                columns=COLUMNS,
                rows=tuple(_row(found, view) for found in (*view.areas, *view.missing)),
                charts=(Chart(title=f"{view.indicator.short_name}, {period}", categories=0, values=(2,)),) if view.areas else (),
            ),
        ),
        others=tuple(others),
    )


def _row(found: ComparedArea, view: ComparisonView) -> tuple[Cell, ...]:
    return (
        Cell(words=found.name),
        Cell(words=found.area_code),
        value_cell(found.value, found.display, view.indicator),
        Cell(words=found.display),
        Cell(words=found.interval_display),
        Cell(words=str(found.rank), value=float(found.rank)) if found.rank else Cell(words=""),
        *words_row(found.band.value if found.band else "", found.mark.words, found.difference),
    )


def _levels(view: ComparisonView) -> Table:
    levels = [found for found in (view.own_level, view.england, view.best_5) if found]
    rows = [(Cell(words=found.words), value_cell(found.value, found.display, view.indicator)) for found in levels]
    if view.no_best_5:
        rows.append((Cell(words="Best 5%"), Cell(words=view.no_best_5)))
    names = {"lowest": "Lowest", "lower": "Lower quarter", "median": "Median", "upper": "Upper quarter", "highest": "Highest"}
    if view.quartiles is not None:
        rows += [
            (Cell(words=words), value_cell(getattr(view.quartiles, name), view.quartile_displays[name], view.indicator))
            for name, words in names.items()
        ]
    return Table(name="Levels", title="What they are compared with", columns=("Level", "Figure"), rows=tuple(rows))


def _neighbours(found: NeighbourTable, view: ComparisonView) -> Table:
    rows = [
        (
            Cell(words=str(line.place), value=float(line.place)),
            Cell(words=line.area.name),
            value_cell(line.area.value, line.area.display, view.indicator),
            *words_row(line.closeness, line.area.difference),
        )
        for line in found.lines
    ]
    for words, value, display, difference in (
        ("Mean", found.mean, found.mean_display, found.mean_difference),
        ("Median", found.median, found.median_display, found.median_difference),
    ):
        rows.append((Cell(words=""), Cell(words=words), value_cell(value, display, view.indicator), *words_row("", difference)))
    columns = ("Place", "Area", "Figure", "How close", "Compared with the area")
    return Table(name="Neighbours", title=found.title or found.model, columns=columns, rows=tuple(rows), note=found.flag)
