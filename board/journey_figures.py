"""The figures of one area as a journey reads them: series by series, and the one that belongs to a period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from analysis.formatting import display_figure
from analysis.journey import counting_of, point_for
from analysis.journey_views import StageFigure
from analysis.journeys import Counting, Measure
from analysis.observations import Observation, Role
from analysis.period_types import write_day
from analysis.periods import Period
from analysis.series import Point, Series, resolve
from board.facts import Facts

_SeriesKey = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class AreaFigures:
    """The figures of one area, series by series. What was once made of them is kept for the other stages."""

    facts: Facts
    area_code: str
    looked_at: date
    periods: tuple[Period, ...] = ()
    _by_series: Mapping[_SeriesKey, tuple[Observation, ...]] = field(default_factory=dict)
    _resolved: dict[_SeriesKey, Series] = field(default_factory=dict)

    def series(self, measure: Measure) -> Series:
        """The resolved series of a measure."""
        key = (measure.indicator_id, measure.breakdown_type, measure.breakdown)
        if key not in self._resolved:
            found = self._by_series.get(key, ())
            self._resolved[key] = resolve(found, indicator=self.facts.indicators[measure.indicator_id])
        return self._resolved[key]

    def breakdowns(self, indicator_id: str) -> Iterator[tuple[str, str]]:
        """The breakdown types and breakdowns of an indicator, in the order of their first figures."""
        return ((kind, name) for held, kind, name in self._by_series if held == indicator_id and kind)


def area_figures(facts: Facts, *, area_code: str, looked_at: date, indicator_ids: tuple[str, ...]) -> AreaFigures:
    """The actual figures of an area, grouped by series."""
    grouped: dict[_SeriesKey, list[Observation]] = {}
    for indicator_id in indicator_ids:
        for figure in facts.of(indicator_id):
            if figure.area_code == area_code and figure.role is Role.ACTUAL:
                grouped.setdefault((indicator_id, figure.breakdown_type, figure.breakdown), []).append(figure)
    return AreaFigures(
        facts=facts, area_code=area_code, looked_at=looked_at, _by_series={key: tuple(found) for key, found in grouped.items()}
    )


def figure_of(measure: Measure, figures: AreaFigures, *, period: Period) -> StageFigure | None:
    """The measure's figure of the period, or None."""
    indicator = figures.facts.indicators[measure.indicator_id]
    series = figures.series(measure)
    for counting in (measure.counting,) if measure.counting else (Counting.FLOW, Counting.STOCK):
        point = point_for(series, period=period, counting=counting)
        if point is not None and counting_of(measure, indicator=indicator, period=point.period) is counting:
            return stage_figure(measure, point, figures=figures, counting=counting)
    return None


def stage_figure(measure: Measure, point: Point, *, figures: AreaFigures, counting: Counting) -> StageFigure:
    """A point of a measure's series as the figure of a stage."""
    indicator = figures.facts.indicators[measure.indicator_id]
    figure = point.current
    is_day = counting is Counting.STOCK and point.period.end is not None
    return StageFigure(
        indicator_id=measure.indicator_id,
        label=measure.label or measure.breakdown or indicator.short_name,
        counts=measure.counts,
        counting=counting,
        unit=indicator.unit,
        unit_words=indicator.unit_words,
        value=figure.value,
        display=display_figure(figure, indicator=indicator),
        period=point.period,
        phrase=f"at {write_day(point.period.end)}" if is_day and point.period.end else point.period.phrase,
        figure=figure,
        cautions=tuple(dict.fromkeys(text for text in (measure.caution, figure.doubt) if text)),
        others=tuple((display_figure(other, indicator=indicator), other) for other in (*point.earlier, *point.conflicts)),
        repeats=tuple(other for other in point.repeats if other.value is not None),
    )
