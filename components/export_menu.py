"""The export menu of a chart or tile: pictures and tables made in the reader's own browser from what is shown."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from analysis.comparison_views import ComparisonView
from analysis.file_names import file_name
from analysis.status import style_of
from analysis.verdict import Verdict
from analysis.views import IndicatorView, SeriesPoint, Tile
from components.markup import aria, data
from components.words import PRODUCT, data_as_at, documents, source_words


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What a picture says besides the chart: title, what it is of, "Data as at", source; and the parts of its file's name."""

    title: str
    facts: tuple[str, ...]
    source: str
    parts: tuple[str, ...]


def export_menu(found: Exported, *, name: str, more: dict[str, object] | None = None) -> html.Details:
    """A menu that opens by a click or the keyboard. ``more`` is what the picture of a tile or of bars is made of.

    The script fills it: without scripts there is nothing in it to press, and it is not shown.
    """
    facts = [fact for fact in found.facts if fact]
    held = {
        "title": found.title,
        "facts": facts,
        "source": f"Source: {found.source}" if found.source else "",
        "product": PRODUCT,
        "file": file_name(*found.parts, suffix="x").removesuffix(".x"),
        **(more or {}),
    }
    return html.Details(
        [html.Summary("Export", **aria(label=f"Export: {name}")), html.Div(className="export-items")],
        className="export",
        **data(export=json.dumps(held, ensure_ascii=False)),
    )


def of_indicator(view: IndicatorView, *, title: str, part: str = "") -> Exported:
    """What a chart of an indicator's page says."""
    verdict = view.verdict
    return Exported(
        title=title,
        facts=(_area(verdict), _rated(verdict), _as_at(verdict)),
        source=chart_sources(view),
        parts=(*parts_of(verdict), part),
    )


def of_points(view: IndicatorView, *, title: str, part: str, points: Sequence[SeriesPoint], period: str) -> Exported:
    """What a chart of an indicator's page says that draws other figures than the rated one: their own period, day and documents."""
    verdict, found = view.verdict, [point.observation.provenance for point in points]
    return Exported(
        title=title,
        facts=(
            " · ".join(word for word in (verdict.area, verdict.breakdown, period) if word),
            data_as_at(max((one.data_day for one in found), default=None)),
        ),
        source=documents(found),
        parts=(view.indicator.indicator_id, verdict.area, verdict.breakdown, period, part),
    )


def of_comparison(view: ComparisonView, *, title: str) -> Exported:
    """What the chart of all authorities says."""
    period = view.period.display if view.period else ""
    area = " · ".join(part for part in (view.area_name, view.query.breakdown, period) if part)
    return Exported(
        title=f"{view.indicator.name}: {title}",
        facts=(area, data_as_at(view.newest_published)),
        source=source_words(view.provenance),
        parts=("comparison", view.indicator.indicator_id, view.area_name, period),
    )


def parts_of(verdict: Verdict) -> tuple[str, ...]:
    """The parts of the name of every file of one figure: indicator, area, breakdown, period."""
    return (verdict.indicator_id, verdict.area, verdict.breakdown, verdict.period.display if verdict.period else "")


def tile_menu(found: Tile) -> html.Details:
    """The menu of a tile, whose picture is made of its figure, status and small chart."""
    verdict = found.verdict
    style = style_of(verdict.outcome, polarity=verdict.polarity)
    period = verdict.period.display if verdict.period else ""
    line = f"The small chart is {found.spark.frequency}" if found.spark and found.spark.frequency else ""
    exported = Exported(
        title=found.label,
        facts=(_area(verdict), line, _as_at(verdict)),
        source=source_words(verdict.provenance),
        parts=parts_of(verdict),
    )
    more: dict[str, object] = {
        "tile": {
            "value": verdict.display,
            "period": period,
            "status": verdict.status,
            "fill": style.light.fill,
            "ink": style.light.text,
            "icon": style.icon,
            "beside": [f"{one.label} {one.display}" for one in verdict.comparators],
        }
    }
    return export_menu(exported, name=found.label, more=more)


def bars_menu(found: Exported, *, name: str, bars: Sequence[tuple[str, float | None, str]]) -> html.Details:
    """The menu of a picture that is drawn as bars: each a label, a value (None for a gap) and its words."""
    return export_menu(found, name=name, more={"bars": [list(bar) for bar in bars]})


def chart_sources(view: IndicatorView) -> str:
    """Where the rated figure stands, and the other documents that the points of its chart are from."""
    own = view.verdict.provenance
    others = (found.title for found in view.sources if own is None or found.source_id != own.source_id)
    return "; ".join(part for part in (source_words(own), *others) if part)


def _as_at(verdict: Verdict) -> str:
    return data_as_at(verdict.provenance.data_day if verdict.provenance else None)


def _area(verdict: Verdict) -> str:
    return " · ".join(part for part in (verdict.area, verdict.breakdown, verdict.period.display if verdict.period else "") if part)


def _rated(verdict: Verdict) -> str:
    return f"Status: {verdict.status}"
