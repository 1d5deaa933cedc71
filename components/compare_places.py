"""All authorities on the page that compares them: the ranked picture with its table, the quarters, the neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from analysis.comparison_views import ComparedArea, ComparisonView, Level, Mark
from analysis.formatting import unit_phrase
from components import links
from components.chart_key import KeyEntry, chart_key, in_words, key_items
from components.chart_panel import chart_panel
from components.charts.axis import AxisRange
from components.charts.ranked import LETTERS, is_cut, ranked_axis, ranked_figure
from components.charts.trend import Figure
from components.compare import area_link
from components.export_menu import of_comparison
from components.provenance import source_link
from components.tables import Cell, table
from components.words import count_of, sentence


def levels(view: ComparisonView) -> tuple[tuple[str, Level], ...]:
    """The levels to draw by their role: England, the best 5%, and the own figure of an area that is no authority."""
    own = view.own_level if view.own_level and view.query.area else None
    found = (("england", view.england), ("best_5_percent", view.best_5), ("own", own))
    return tuple((role, level) for role, level in found if level is not None)


@dataclass(frozen=True, kw_only=True)
class DrawnPlaces:
    """The picture of all authorities, its words, its value axis, and its key in words."""

    figure: Figure
    caption: str
    scale: AxisRange
    key: tuple[str, ...]


def drawn_places(view: ComparisonView) -> DrawnPlaces | None:
    """All authorities in their order; None for one alone."""
    if len(view.areas) <= 1:
        return None
    drawn, unit = levels(view), view.indicator.unit
    scale = ranked_axis(areas=view.areas, levels=drawn, unit=unit)
    figure = ranked_figure(
        areas=view.areas,
        levels=drawn,
        numbers={line.area.area_code: line.place for line in view.neighbours.lines} if view.neighbours else {},
        ends=_ends(view),
        unit=unit,
        unit_words=unit_phrase(unit, view.indicator.unit_words),
    )
    caption = _caption(view) + ("" if scale.starts_at_zero else " The value axis does not start at 0.")
    key = (*in_words(_marks(view, scale)), *_numbered(view), *in_words(_intervals(view, scale)))
    return DrawnPlaces(figure=figure, caption=caption, scale=scale, key=key)


def ranked_panel(view: ComparisonView) -> html.Section | None:
    """All authorities in their order, with the key of the picture, and the same as a table."""
    found = drawn_places(view)
    if found is None:
        return None
    source: list[Component | str] = ["Source: ", source_link(view.provenance)] if view.provenance else []
    panel = chart_panel(
        name="ranked",
        caption=found.caption,
        figure=found.figure,
        key=_key(view, scale=found.scale),
        data=_every_area(view),
        source=source,
        exported=of_comparison(view, title=found.caption),
    )
    return html.Section([html.H2("All authorities, by size" if view.obstacle else "All authorities, ranked"), panel, missing(view)])


def _ends(view: ComparisonView) -> tuple[str, str]:
    return ("worst", "best") if view.indicator.polarity.is_judged and not view.obstacle else ("lowest", "highest")


def _caption(view: ComparisonView) -> str:
    """How many, in which order, and how wide they spread."""
    ends, when = _ends(view), f" {view.period.phrase}" if view.period else ""
    counted = count_of(len(view.areas), "authority", "authorities")
    first, last = view.areas[-1], view.areas[0]
    return (
        f"{counted.capitalize()}{when}, from the {ends[0]} ({first.name}, {first.display}) to the {ends[1]} ({last.name}, {last.display})."
    )


def _key(view: ComparisonView, *, scale: AxisRange) -> html.Ul | None:
    numbered = [html.Li(words, className="wide-only") for words in _numbered(view)]
    return chart_key([*key_items(_marks(view, scale)), *numbered, *key_items(_intervals(view, scale))])


def _marks(view: ComparisonView, scale: AxisRange) -> list[KeyEntry]:
    hatched, crossed = (", hatched", ", crossed") if scale.starts_at_zero else ("", "")
    words = {Mark.OWN: view.area_name, Mark.NEIGHBOUR: f"Statistical neighbours{hatched}", Mark.CHOSEN: f"Set beside it{crossed}"}
    shown = {found.mark for found in view.areas}
    return [KeyEntry(letter=LETTERS[mark], words=words[mark], role=mark.value) for mark in words if mark in shown]


def _intervals(view: ComparisonView, scale: AxisRange) -> list[KeyEntry]:
    cut = "; those that reach out of the picture are cut off" if is_cut(areas=view.areas, scale=scale) else ""
    has_any = any(found.interval for found in view.areas)
    return [KeyEntry(letter="│", words=f"95% interval{cut}", role="muted")] if has_any else []


def _numbered(view: ComparisonView) -> list[str]:
    """What the numbers over the neighbours are, where there are any."""
    has_neighbours = any(found.mark is Mark.NEIGHBOUR for found in view.areas)
    return ["The numbers are the neighbours’ places in the model"] if has_neighbours else []


def _every_area(view: ComparisonView) -> html.Div:
    """Every authority's figure, the best first, those without one last."""
    has_intervals = any(found.interval for found in view.areas)
    columns = ("Authority", "Figure", *(("95% interval",) if has_intervals else ()), "Rank", "Band", "Here")
    rows: list[list[Cell]] = [
        [
            area_link(view, found),
            found.display,
            *((found.interval_display,) if has_intervals else ()),
            _rank(found),
            found.band.value if found.band else "",
            found.mark.words,
        ]
        for found in (*view.areas, *view.missing)
    ]
    numeric = (1, 2, 3) if has_intervals else (1, 2)
    return table(caption=f"{view.indicator.name}: every authority", columns=columns, rows=rows, numeric=numeric, hide_caption=True)


def _rank(found: ComparedArea) -> str:
    return str(found.rank) if found.rank is not None else ""


def missing(view: ComparisonView) -> html.P | None:
    """Who has no figure, and why: nobody is drawn as 0."""
    if not view.missing or view.period is None:
        return None
    by_words: dict[str, list[str]] = {}
    for found in view.missing:
        by_words.setdefault(found.display, []).append(found.name)
    parts = " ".join(sentence(f"{words}: {', '.join(names)}") for words, names in sorted(by_words.items()))
    count = count_of(len(view.missing), "authority has", "authorities have").capitalize()
    return html.P(
        f"{count} no figure {view.period.phrase} and {'is' if len(view.missing) == 1 else 'are'} not drawn. {parts}",
        className="missing-areas",
    )


def neighbours(view: ComparisonView) -> html.Section | None:
    """The statistical neighbours, nearest first, with both averages."""
    found = view.neighbours
    if found is None:
        return None
    rows: list[list[Cell]] = [[view.area_name, *_figure_cells(view, view.own), "", "this area"]] if view.own else []
    rows += [[area_link(view, line.area), *_figure_cells(view, line.area), str(line.place), line.closeness] for line in found.lines]
    for words, display, difference in (
        ("Mean of the neighbours", found.mean_display, found.mean_difference),
        ("Median of the neighbours", found.median_display, found.median_difference),
    ):
        rows += [[words, display, difference, "", "", f"of {found.count} with a figure"]] if display and not view.obstacle else []
    columns = (*_columns(view), "Place in the model", "How close")
    source = html.A(found.title or found.model, href=links.source(found.source_id))
    if not found.count:
        return html.Section(
            [html.H2("Statistical neighbours", id="neighbours"), html.P(["None of the neighbours by ", source, " has a figure."])]
        )
    return html.Section(
        [
            html.H2("Statistical neighbours", id="neighbours"),
            html.P(["By the model ", source, "."]),
            html.P(html.Strong(found.flag)) if found.flag else None,
            table(caption="Statistical neighbours", columns=columns, rows=rows, numeric=_numbers(columns), hide_caption=True),
        ]
    )


def set_beside(view: ComparisonView) -> html.Section | None:
    """The areas that the reader set beside the own one."""
    if not view.chosen:
        return None
    rows: list[list[Cell]] = [[area_link(view, found), *_figure_cells(view, found)] for found in view.chosen]
    columns = _columns(view)
    title = f"Set beside {view.area_name}"
    return html.Section([html.H2(title), table(caption=title, columns=columns, rows=rows, numeric=_numbers(columns), hide_caption=True)])


def _columns(view: ComparisonView) -> tuple[str, ...]:
    figure = f"Figure, {view.period.display}" if view.period else "Figure"
    return ("Authority", figure) if view.obstacle else ("Authority", figure, f"Against {view.area_name}", "Rank")


def _figure_cells(view: ComparisonView, found: ComparedArea) -> Sequence[Cell]:
    interval = f" ({found.interval_display})" if found.interval_display else ""
    shown = f"{found.display}{interval}"
    return (shown,) if view.obstacle else (shown, found.difference, _rank(found))


def _numbers(columns: Sequence[str]) -> tuple[int, ...]:
    """Which columns stand at the right: all but the names and the model's words."""
    return tuple(place for place, column in enumerate(columns) if column not in {"Authority", "How close"})
