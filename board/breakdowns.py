"""The breakdowns of an indicator: category of abuse, agency, drug group, provider and the like."""

from collections import defaultdict

from analysis.indicators import Indicator
from analysis.observations import Observation, Role
from analysis.periods import Period
from analysis.series import Series, resolve
from analysis.views import BreakdownView, ChartSeries, SeriesPoint
from board.facts import Facts
from board.points import series_point


def breakdown_views(*, facts: Facts, indicator: Indicator, area_code: str) -> tuple[BreakdownView, ...]:
    """Each way in which the area's figures are split, at the latest period in which it is."""
    by_type: dict[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for figure in facts.of(indicator.indicator_id):
        if figure.area_code == area_code and figure.role is Role.ACTUAL and figure.breakdown:
            by_type[figure.breakdown_type][figure.breakdown].append(figure)
    views = (_view(breakdown_type=kind, figures=figures, indicator=indicator) for kind, figures in by_type.items())
    return tuple(view for view in views if view is not None)


def _view(*, breakdown_type: str, figures: dict[str, list[Observation]], indicator: Indicator) -> BreakdownView | None:
    series = {name: resolve(tuple(found), indicator=indicator) for name, found in figures.items()}
    period = _latest_period(series)
    if period is None:
        return None
    points = tuple(
        series_point(point, indicator=indicator)
        for found in series.values()
        for point in found.points
        if (point.period.start, point.period.end, point.period.kind) == (period.start, period.end, period.kind)
    )
    words = breakdown_type.replace("_", " ")
    return BreakdownView(
        breakdown_type=breakdown_type,
        title=f"By {words}",
        period=period,
        caption=_caption(points=points, words=words, period=period),
        points=points,
        history=_history(series=series, period=period, indicator=indicator),
    )


def _latest_period(series: dict[str, Series]) -> Period | None:
    """The latest period; of two that end together, the one that holds more of the breakdown's figures."""
    counted: dict[tuple[object, ...], list[Period]] = defaultdict(list)
    for found in series.values():
        for point in found.points:
            counted[(point.period.start, point.period.end, point.period.kind)].append(point.period)
    if not counted:
        return None
    dated = [periods for periods in counted.values() if periods[0].end]
    best = max(dated or counted.values(), key=lambda periods: (periods[0].end.toordinal() if periods[0].end else 0, len(periods)))
    return best[0]


def _caption(*, points: tuple[SeriesPoint, ...], words: str, period: Period) -> str:
    with_value = [point for point in points if point.observation.value is not None]
    if not with_value:
        return f"No {words} has a figure for {period.display}."
    largest = max(with_value, key=lambda point: abs(point.observation.value or 0))
    without = len(points) - len(with_value)
    rest = f" {without} {'has' if without == 1 else 'have'} no value." if without else ""
    if len(with_value) == 1:
        return f"{period.display}: {largest.observation.breakdown} {largest.display}.{rest}"
    return f"{period.display}: the largest of {len(with_value)} is {largest.observation.breakdown} ({largest.display}).{rest}"


def _history(*, series: dict[str, Series], period: Period, indicator: Indicator) -> tuple[ChartSeries, ...]:
    """The same breakdown over time, where at least two periods of the same kind have figures."""
    lines = tuple(
        ChartSeries(
            role="breakdown", name=name, points=tuple(series_point(point, indicator=indicator) for point in found.of_kind(period.kind))
        )
        for name, found in series.items()
    )
    return lines if any(len(line.points) > 1 for line in lines) else ()
