"""A scorecard line made into a tile: its verdict and the small chart beside it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from analysis.formatting import display_figure
from analysis.indicators import Indicator
from analysis.observations import Observation, Role
from analysis.periods import Period, PeriodKind
from analysis.scorecards import RateAgainst, ScorecardLine
from analysis.series import Point, Series, resolve
from analysis.verdict import ComparatorKind, Verdict
from analysis.views import Spark, Tile
from board.facts import Facts
from board.lines import WatchedLine

_RATED_WITH = {
    RateAgainst.TARGET: ComparatorKind.TARGET,
    RateAgainst.REGION: ComparatorKind.REGION,
    RateAgainst.NEIGHBOURS: ComparatorKind.NEIGHBOURS,
    RateAgainst.BEST_5_PERCENT: ComparatorKind.BEST_5_PERCENT,
}


def line_figures(
    *, facts: Facts, indicator_id: str, area_code: str, breakdown_type: str, breakdown: str, role: Role = Role.ACTUAL
) -> tuple[Observation, ...]:
    """The figures of one line: one indicator, area, breakdown and role."""
    return tuple(
        figure
        for figure in facts.of(indicator_id)
        if figure.area_code == area_code
        and figure.role is role
        and figure.breakdown_type == breakdown_type
        and figure.breakdown == breakdown
    )


def build_tile(*, facts: Facts, watched: WatchedLine, area_code: str, looked_at: date) -> Tile:
    """The tile of a line for an area (or for the line's own area where it names one)."""
    found = plain_tile(facts=facts, watched=watched, area_code=area_code, looked_at=looked_at)
    return replace(found, spark=build_spark(facts=facts, line=watched.line, verdict=found.verdict))


def plain_tile(*, facts: Facts, watched: WatchedLine, area_code: str, looked_at: date) -> Tile:
    """The same without its small chart, for a page that draws none."""
    verdict = facts.verdict(line=watched.line, area_code=area_code, looked_at=looked_at)
    return Tile(verdict=verdict, label=watched.line.label or verdict.short_name, spark=None, line_id=watched.line_id)


def build_spark(*, facts: Facts, line: ScorecardLine, verdict: Verdict) -> Spark | None:
    """The small chart of a tile: the series that the scorecard asks for, or the line's own; None with fewer than two values."""
    if verdict.period is None:
        return None
    indicator = facts.indicators[line.indicator_id]
    figures = line_figures(
        facts=facts,
        indicator_id=line.indicator_id,
        area_code=verdict.area_code,
        breakdown_type=verdict.breakdown_type,
        breakdown=verdict.breakdown,
    )
    kind, drawn = _drawn(resolve(figures, indicator=indicator), line=line, period=verdict.period)
    if not drawn:
        return None
    is_own_kind = kind is verdict.period.kind
    rated_with = verdict.comparator(_RATED_WITH.get(line.rate_against, ComparatorKind.ENGLAND))
    is_alike = is_own_kind or not indicator.grows_with_time
    frequency = "" if is_own_kind else kind.frequency
    return Spark(
        points=tuple((point.period.end, point.value) for point in drawn if point.period.end and point.value is not None),
        comparator=rated_with.value if rated_with and is_alike else None,
        words=_spark_words(drawn=drawn, indicator=indicator, frequency=frequency),
        frequency=frequency,
    )


def _drawn(series: Series, *, line: ScorecardLine, period: Period) -> tuple[PeriodKind, list[Point]]:
    """The kind and the points that are drawn: two or more that reach the time of the tile's own figure.

    Months that ended years before it would tell nothing of it: then its own kind is drawn.
    """
    for kind in (PeriodKind(line.spark_kind) if line.spark_kind else period.kind, period.kind):
        found = [point for point in series.of_kind(kind) if point.value is not None and point.period.end]
        last = max((point.period.end for point in found if point.period.end), default=None)
        if len(found) > 1 and last and (period.start is None or last >= period.start):
            return kind, found
    return period.kind, []


def _spark_words(*, drawn: list[Point], indicator: Indicator, frequency: str) -> str:
    first, last = drawn[0], drawn[-1]
    ends = " to ".join(f"{display_figure(point.current, indicator=indicator)} ({point.period.display})" for point in (first, last))
    return f"{len(drawn)} {frequency} figures, from {ends}" if frequency else f"{len(drawn)} figures, from {ends}"


def once(tiles: Iterable[Tile]) -> list[Tile]:
    """The tiles of several areas without doubles, for counting.

    A line printed for one area of its own is one tile, however many areas are shown; a line that no area has a figure
    for is one line without a figure, not one an area.
    """
    lines: dict[str, dict[str, Tile]] = {}
    for tile in tiles:
        lines.setdefault(tile.line_id, {}).setdefault(tile.verdict.area_code, tile)
    return [tile for by_area in lines.values() for tile in _with_figure(list(by_area.values()))]


def _with_figure(tiles: list[Tile]) -> list[Tile]:
    return [tile for tile in tiles if tile.verdict.observation is not None] or tiles[:1]
