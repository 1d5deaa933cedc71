"""Views as plain JSON, for the data API."""

from dataclasses import replace

from analysis.control_chart import ControlChart
from analysis.verdict_json import verdict_as_dict
from analysis.views import BreakdownView, ChartSeries, IndicatorView, RevisionView, ScorecardView, SeriesPoint, Tile
from analysis.worked_series import WorkedPoint
from exports.challenge_json import challenge_json
from exports.json_parts import Json, period_json, provenance_json


def scorecard_json(view: ScorecardView) -> Json:
    """A scorecard: its priorities and their verdicts, for one area or several."""
    if view.heat_rows:
        leads = {row.priority: row.lead for row in view.heat_rows}
        tiles = {title: [tile for row in view.heat_rows if row.priority == title for tile in row.tiles] for title in leads}
        kept = {title: [tile for tile in found if view.filters.keeps(tile.verdict, label=tile.label)] for title, found in tiles.items()}
        priorities = [
            {"title": title, "lead": leads[title], "verdicts": [tile_json(tile) for tile in found]} for title, found in kept.items()
        ]
    else:
        priorities = [
            {"title": priority.title, "lead": priority.lead, "verdicts": [tile_json(tile) for tile in priority.tiles]}
            for priority in view.priorities
        ]
    return {
        "id": view.scorecard_id,
        "title": view.title,
        "board": view.board,
        "area": view.area_name,
        "release_id": view.release_id,
        "looked_at": view.looked_at.isoformat(),
        "narrative": list(view.narrative),
        "priorities": priorities,
    }


def tile_json(tile: Tile) -> Json:
    """A verdict with the line that it is on, which an indicator's address takes as ``line``."""
    return verdict_as_dict(tile.verdict) | {"line": tile.line_id}


def indicator_json(view: IndicatorView) -> Json:
    """An indicator: verdict, series, comparators, control chart, breakdowns, revisions, and what boards asked about it."""
    own = [series for series in view.chart if series.role == "own"]
    return {
        "verdict": verdict_as_dict(view.verdict),
        "series": [_point(point) for series in own for point in series.points],
        "comparators": [*(_series(series) for series in view.chart if series.role != "own"), *_worked(view)],
        "spc": _control(view.control),
        "breakdowns": [_breakdown(found) for found in view.breakdowns],
        "revisions": [_revision(found) for found in view.revisions],
        "challenges": [challenge_json(found) for found in view.asked],
        "release_id": view.release_id,
    }


def _series(series: ChartSeries) -> Json:
    return {"kind": series.role, "name": series.name, "points": [_point(point) for point in series.points]}


def _worked(view: IndicatorView) -> list[Json]:
    """The comparators worked out from all authorities: the neighbours' mean and median, and the best 5%."""
    median = replace(view.neighbours, role="neighbours_median", points=tuple(_at_median(point) for point in view.neighbours.points))
    return [
        {"kind": found.role, "name": name, "points": [_worked_point(point) for point in found.points]}
        for found, name in ((view.neighbours, view.neighbours.name), (median, "Neighbours’ median"), (view.best_5, view.best_5.name))
        if found.points
    ]


def _at_median(point: WorkedPoint) -> WorkedPoint:
    return replace(point, value=point.spread.median, display=point.spread.median_display) if point.spread else point


def _worked_point(point: WorkedPoint) -> Json:
    return {
        "period": period_json(point.period),
        "value": point.value,
        "display": point.display,
        "symbol": None,
        "bound": None,
        "doubt": "",
        "breakdown": "",
        "provenance": provenance_json(point.provenance) if point.provenance else None,
        "authorities": point.count,
        "lowest": point.spread.lowest if point.spread else None,
        "highest": point.spread.highest if point.spread else None,
    }


def _control(chart: ControlChart | None) -> Json | None:
    if chart is None:
        return None
    return {
        "words": chart.words,
        "assurance": chart.assurance.value,
        "mean": chart.mean,
        "lower": chart.lower,
        "upper": chart.upper,
        "points": [
            {
                "period": period_json(point.period),
                "value": point.found.value,
                "display": point.display,
                "signal": point.found.signal.value,
                "meaning": point.found.point_type.value,
            }
            for point in chart.points
        ],
    }


def _point(point: SeriesPoint) -> Json:
    figure = point.observation
    return {
        "period": period_json(point.period),
        "value": figure.value,
        "display": point.display,
        "symbol": figure.symbol.value if figure.symbol else None,
        "bound": figure.bound.value if figure.bound else None,
        "doubt": figure.doubt,
        "breakdown": figure.breakdown,
        "provenance": provenance_json(figure.provenance),
    }


def _breakdown(found: BreakdownView) -> Json:
    return {"breakdown_type": found.breakdown_type, "period": found.period.display, "values": [_point(point) for point in found.points]}


def _revision(found: RevisionView) -> Json:
    return {
        "period": found.period.display,
        "current": found.current.value,
        "current_source": found.current.provenance.source_id,
        "kind": "conflict" if found.is_conflict else "revision",
        "others": [
            {
                "value": other.value,
                "source_id": other.provenance.source_id,
                "line": other.provenance.line,
                "printed": other.provenance.printed,
            }
            for other in found.others
        ],
    }
