"""One indicator of a pack: the finding, the status, the chart with its figures, the reason and the source."""

from datetime import date

from analysis.formatting import unit_phrase
from analysis.indicator_query import IndicatorQuery
from analysis.verdict import Verdict
from analysis.views import IndicatorView, Tile
from board.indicator_view import indicator_view
from components.export_menu import chart_sources
from components.indicator_charts import drawn
from components.words import data_as_at, source_words
from exports.pack.model import Exhibit, Picture
from exports.pictures.words import Words
from exports.tables.cells import name_of, status
from exports.tables.indicator import series_table


def exhibit(tile: Tile, *, scorecard_id: str, as_at: date | None) -> Exhibit:
    """The indicator's page of a scorecard's line, in short."""
    verdict = tile.verdict
    query = IndicatorQuery(
        area=verdict.area_code,
        breakdown_type=verdict.breakdown_type,
        breakdown=verdict.breakdown,
        scorecard=scorecard_id,
        line=tile.line_id,
        as_at=as_at,
    )
    view = indicator_view(indicator_id=verdict.indicator_id, query=query)
    return Exhibit(
        tile=tile,
        heading=name_of(tile),
        finding=view.headline,
        status=status(verdict),
        facts=_facts(verdict),
        picture=picture_of(view, name=name_of(tile)),
        table=series_table(view),
        reason=verdict.reason,
        source=source_words(verdict.provenance),
        cautions=verdict.cautions,
    )


def _facts(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    compared = "; ".join(f"{found.label} {found.display}" for found in verdict.comparators)
    facts = (
        ("Figure", f"{verdict.display}, {unit_phrase(verdict.unit, verdict.unit_words)}".rstrip(", ")),
        ("Period", verdict.period.display if verdict.period else ""),
        ("Compared with", compared),
        ("Change", verdict.change.words if verdict.change else ""),
        ("Trend", verdict.trend.words),
        ("Gap to the best 5%", verdict.gap_to_best_5.display if verdict.gap_to_best_5 else ""),
        ("Lead", verdict.lead),
    )
    return tuple((name, value) for name, value in facts if value)


def picture_of(view: IndicatorView, *, name: str) -> Picture | None:
    """The first chart of an indicator's page with the words around it; None where the page draws none."""
    found = drawn(view)
    if found is None:
        return None
    verdict = view.verdict
    as_at = data_as_at(verdict.provenance.data_day if verdict.provenance else None)
    area = " · ".join(part for part in (verdict.area, verdict.breakdown, f"Status: {verdict.status}") if part)
    return Picture(
        figure=found.figure,
        words=Words(title=name, facts=[area, as_at], source=chart_sources(view), key=found.key),
        caption=f"{name}. {found.caption}",
        alternative=f"Chart of {name}. {found.caption}",
    )
