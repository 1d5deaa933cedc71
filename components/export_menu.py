"""The export menu of a chart or tile: pictures and tables made in the reader's own browser from what is shown."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from analysis.comparison_views import ComparisonView
from analysis.file_names import file_name
from analysis.period_types import write_day
from analysis.status import style_of
from analysis.verdict import Verdict
from analysis.views import IndicatorView, Tile
from components.markup import aria, data

PRODUCT = "Wellboard"


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
        facts=(_area(verdict), _rated(verdict), as_at_words(verdict)),
        source=source_words(verdict),
        parts=(view.indicator.indicator_id, verdict.area, verdict.breakdown, verdict.period.display if verdict.period else "", part),
    )


def of_comparison(view: ComparisonView, *, title: str) -> Exported:
    """What the chart of all authorities says."""
    period = view.period.display if view.period else ""
    as_at = f"Data as at {write_day(view.newest_published)}" if view.newest_published else ""
    source = f"{view.provenance.source_title}, line {view.provenance.line}" if view.provenance else ""
    area = " · ".join(part for part in (view.area_name, view.query.breakdown, period) if part)
    return Exported(
        title=f"{view.indicator.name}: {title}",
        facts=(area, as_at),
        source=source,
        parts=("comparison", view.indicator.indicator_id, view.area_name, period),
    )


def tile_menu(found: Tile) -> html.Details:
    """The menu of a tile, whose picture is made of its figure, status and small chart."""
    verdict = found.verdict
    style = style_of(verdict.outcome, polarity=verdict.polarity)
    period = verdict.period.display if verdict.period else ""
    exported = Exported(
        title=found.label,
        facts=(_area(verdict), as_at_words(verdict)),
        source=source_words(verdict),
        parts=(verdict.indicator_id, verdict.area, verdict.breakdown, period),
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


def as_at_words(verdict: Verdict) -> str:
    """ "Data as at 21 March 2018": the day on which the figure was published."""
    return f"Data as at {write_day(verdict.freshness.published_on)}" if verdict.freshness else ""


def source_words(verdict: Verdict) -> str:
    """The document and the line."""
    found = verdict.provenance
    if found is None:
        return ""
    return f"{found.source_title}, line {found.line}" if found.line else found.source_title


def _area(verdict: Verdict) -> str:
    return " · ".join(part for part in (verdict.area, verdict.breakdown, verdict.period.display if verdict.period else "") if part)


def _rated(verdict: Verdict) -> str:
    return f"Status: {verdict.status}"
