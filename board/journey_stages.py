"""A stage of a journey for an area and a period, from its figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from analysis.areas import ENGLAND
from analysis.formatting import write_number
from analysis.journey import (
    breakdown_rest,
    conversion,
    counting_of,
    display_share,
    in_source,
    not_comparable,
    scaled_number,
    share_bound,
    share_differs,
)
from analysis.journey_views import BreakdownView, Conversion, Scaled, ShareView, StageFigure, StageTile, StageView, YearFigure
from analysis.journeys import Journey, Measure, Share, Stage
from analysis.periods import Period
from analysis.scorecards import RateAgainst, ScorecardLine
from analysis.units import RATE_UNITS, Unit
from analysis.verdict import ComparatorKind, Verdict
from board.facts import Facts
from board.journey_figures import AreaFigures, figure_of, stage_figure

SCALED_WITH = (ComparatorKind.ENGLAND, ComparatorKind.NEIGHBOURS)


def build_stages(journey: Journey, figures: AreaFigures, *, period: Period, periods: tuple[Period, ...]) -> tuple[StageView, ...]:
    """Every stage of a journey. ``periods`` are those that the small charts over the years run through."""
    found: dict[str, StageView] = {}
    for stage in journey.stages:
        view = _stage(stage, figures, period=period, periods=periods)
        found[stage.stage_id] = replace(view, conversion=_conversion(stage, view, before=found, figures=figures, period=period))
    return _sized(tuple(found.values()))


def has_figure(stage: Stage, figures: AreaFigures, *, period: Period) -> bool:
    """Whether a stage has any value for a period, breakdowns apart."""
    found = (figure_of(measure, figures, period=period) for measure in stage.shown)
    return any(one is not None and one.value is not None for one in found)


def _stage(stage: Stage, figures: AreaFigures, *, period: Period, periods: tuple[Period, ...]) -> StageView:
    measured = [(measure, found) for measure in stage.volumes if (found := figure_of(measure, figures, period=period))]
    measured.sort(key=lambda one: one[1].value is None)
    volumes = [found for _, found in measured]
    until = replace(figures, facts=_until(figures.facts, period.end))
    rates = tuple(sorted(_tiles(stage.rates, until, period=period), key=lambda tile: tile.verdict.value is None))
    volume, rate = next(iter(volumes), None), next(iter(rates), None)
    view = StageView(
        stage=stage,
        volume=volume,
        other_volumes=tuple(volumes[1:]),
        rate=rate,
        other_rates=rates[1:],
        scaled=_scaled(volumes, rates),
        timeliness=_tiles(stage.timeliness, until, period=period),
        outcomes=_tiles(stage.outcomes, until, period=period),
        shares=tuple(_shares(stage.shares, figures, period=period)),
        breakdowns=tuple(_breakdowns(stage.breakdowns, figures, period=period, volume=volume)),
        conversion=None,
        years=_years(stage, measured[0][0] if measured else next(iter(stage.volumes), None), figures, periods=periods),
        size=volume.value if volume else None,
        is_sized_by_rate=False,
        gap="",
    )
    return replace(view, gap=_gap(view, figures, period=period)) if view.is_gap else view


def _until(facts: Facts, day: date | None) -> Facts:
    """The facts without what came after a day, so that the latest figure is that of the period."""
    if day is None:
        return facts
    kept = {
        indicator_id: tuple(figure for figure in found if figure.period.end is None or figure.period.end <= day)
        for indicator_id, found in facts.observations.items()
    }
    return replace(facts, observations=kept)


def _tiles(measures: tuple[Measure, ...], figures: AreaFigures, *, period: Period) -> tuple[StageTile, ...]:
    found = ((measure, figure_of(measure, figures, period=period)) for measure in measures)
    return tuple(_tile(measure, one, figures) for measure, one in found if one)


def _tile(measure: Measure, found: StageFigure, figures: AreaFigures) -> StageTile:
    verdict = _verdict(measure, found, figures)
    return StageTile(verdict=verdict, label=measure.label or verdict.short_name, spark=None, figure=found)


def _verdict(measure: Measure, found: StageFigure, figures: AreaFigures) -> Verdict:
    """The verdict on the measure's figure of the period."""
    line = ScorecardLine(
        indicator_id=measure.indicator_id,
        label=measure.label,
        breakdown_type=measure.breakdown_type,
        breakdown=measure.breakdown,
        period_kind=found.period.kind.value,
        rate_against=_rule(measure, figures),
        target=measure.target,
    )
    facts = figures.facts if found.value is not None else _without_earlier(figures, measure, found)
    return facts.verdict(line=line, area_code=figures.area_code, looked_at=figures.looked_at)


def _without_earlier(figures: AreaFigures, measure: Measure, found: StageFigure) -> Facts:
    """The facts without the area's older figures of a measure: a verdict falls back on them, but here each period is shown as it is."""
    kept = tuple(
        figure
        for figure in figures.facts.of(measure.indicator_id)
        if figure.area_code != figures.area_code or figure.period.end == found.period.end
    )
    return replace(figures.facts, observations={**figures.facts.observations, measure.indicator_id: kept})


def _rule(measure: Measure, figures: AreaFigures) -> RateAgainst:
    """The measure's own rule; England is not rated against itself."""
    is_england = figures.area_code == ENGLAND and measure.rate_against is RateAgainst.ENGLAND
    return RateAgainst.NONE if is_england else measure.rate_against


def _scaled(volumes: Sequence[StageFigure], rates: tuple[StageTile, ...]) -> tuple[Scaled, ...]:
    """What the comparators' rates would be in numbers here, where one source counts a number and a rate of the same days."""
    for tile in rates:
        own = next((found for found in volumes if _belong_together(found, tile)), None)
        if own is None or own.value is None or tile.verdict.unit not in RATE_UNITS:
            continue
        return tuple(_scaled_by(own, own.value, tile.verdict))
    return ()


def _belong_together(number: StageFigure, rate: StageTile) -> bool:
    """Whether a number is what a rate is worked out from, as far as can be told: both of one source, one day or period."""
    if not number.value or number.unit is not Unit.COUNT or not rate.figure.value:
        return False
    is_same = (number.counting, number.period.end) == (rate.figure.counting, rate.figure.period.end)
    return is_same and bool(number.sources & rate.figure.sources)


def _scaled_by(own: StageFigure, number: float, verdict: Verdict) -> Iterator[Scaled]:
    for kind in SCALED_WITH:
        found = verdict.comparator(kind)
        if found is None or verdict.value is None:
            continue
        there = scaled_number(own_number=number, own_rate=verdict.value, their_rate=found.value)
        if there is None:
            continue
        text = write_number(round(there), decimals=0)
        words = f"At the rate of {found.label} ({found.display}) there would be about {text} here, against {own.display}."
        yield Scaled(label=found.label, number=there, words=words)


def _shares(shares: tuple[Share, ...], figures: AreaFigures, *, period: Period) -> Iterator[ShareView]:
    """The shares with a figure. A printed percentage is checked against the two numbers of its own document, where it has them."""
    for share in shares:
        printed = figure_of(Measure(indicator_id=share.printed), figures, period=period) if share.printed else None
        part, whole = (
            _of_document(figure_of(Measure(indicator_id=one), figures, period=period), printed) for one in (share.part, share.whole)
        )
        worked = 100 * part.value / whole.value if part and whole and part.value is not None and whole.value else None
        if worked is None and printed is None:
            continue
        differs = ""
        if worked is not None and printed is not None and printed.value is not None and printed.figure.bound is None:
            differs = share_differs(worked=worked, printed=printed.value, decimals_printed=_decimals(printed.value))
        yield ShareView(
            share=share,
            part=part,
            whole=whole,
            percent=worked,
            display=display_share(worked, bound=share_bound(part, whole)) if worked is not None else printed.display if printed else "",
            printed=printed,
            differs=differs,
        )


def _of_document(found: StageFigure | None, printed: StageFigure | None) -> StageFigure | None:
    """A number as the document of a printed share has it, where it has it; else the current one."""
    if found is None or printed is None:
        return found
    return in_source(found, printed.figure.provenance.source_id) or found


def _decimals(value: float) -> int:
    return len(f"{value:.4f}".rstrip("0").partition(".")[2])


def _breakdowns(
    measures: tuple[Measure, ...], figures: AreaFigures, *, period: Period, volume: StageFigure | None
) -> Iterator[BreakdownView]:
    for measure in measures:
        kinds: dict[str, list[StageFigure]] = {}
        for kind, name in figures.breakdowns(measure.indicator_id):
            found = figure_of(replace(measure, breakdown_type=kind, breakdown=name, label=name), figures, period=period)
            if found is not None:
                kinds.setdefault(kind, []).append(found)
        indicator = figures.facts.indicators[measure.indicator_id]
        for kind, rows in kinds.items():
            values = [row.value for row in rows if row.value is not None]
            total = sum(values) if len(values) == len(rows) and indicator.unit is Unit.COUNT else None
            yield BreakdownView(
                indicator_id=measure.indicator_id,
                label=measure.label or indicator.short_name,
                breakdown_type=kind,
                rows=tuple(rows),
                total=total,
                rest=breakdown_rest(total, rows=rows, volume=volume),
            )


def _years(stage: Stage, measure: Measure | None, figures: AreaFigures, *, periods: tuple[Period, ...]) -> tuple[YearFigure, ...]:
    """The stage's number in each period: the one shown first and, where it has none, another that counts the same in the same way."""
    if measure is None:
        return ()
    alike = [one for one in stage.volumes if one is not measure and (one.counts, one.counting) == (measure.counts, measure.counting)]
    return tuple(YearFigure(period=period, volume=_first_of((measure, *alike), figures, period=period)) for period in periods)


def _first_of(measures: tuple[Measure, ...], figures: AreaFigures, *, period: Period) -> StageFigure | None:
    """The first figure with a value, else the first that says why it has none."""
    found = [one for measure in measures if (one := figure_of(measure, figures, period=period))]
    return next((one for one in found if one.value is not None), next(iter(found), None))


def _gap(view: StageView, figures: AreaFigures, *, period: Period) -> str:
    """Why a stage has no value, and the latest that it has for another period."""
    stage = view.stage
    silent = (view.volume, *view.other_volumes, *(tile.figure for tile in (view.rate, *view.other_rates) if tile))
    said = [f"{found.label}: {found.display} {found.phrase}." for found in silent if found]
    latest: list[tuple[date, str]] = []
    for measure in (*stage.volumes, *stage.rates):
        point = figures.series(measure).with_values().latest()
        if point is not None and point.period.end is not None:
            indicator = figures.facts.indicators[measure.indicator_id]
            counting = counting_of(measure, indicator=indicator, period=point.period)
            found = stage_figure(measure, point, figures=figures, counting=counting)
            per = " per 10,000" if indicator.unit is Unit.PER_10000 else ""
            latest.append((point.period.end, f"The latest is {found.display}{per} {found.phrase}."))
    hint = max(latest, default=(None, ""))[1]
    reason = f"No figure for {period.display} for this area." if hint else stage.gap
    return " ".join(filter(None, (*(said or [reason]), hint)))


def _conversion(
    stage: Stage, view: StageView, *, before: Mapping[str, StageView], figures: AreaFigures, period: Period
) -> Conversion | None:
    """The share of the nearest stage before that the two can be compared with; else the reason for the nearest one that has a figure."""
    if stage.apart and stage.follows:
        label = before[stage.follows[0]].stage.label
        return not_comparable(stage.apart, stage_id=stage.follows[0], stage_label=label)
    reasons: list[Conversion] = []
    for stage_id in stage.follows:
        earlier = before[stage_id]
        tried = [
            conversion(part=part, whole=whole, stage_id=stage_id, stage_label=earlier.stage.label)
            for part in (*_numbers(view), *_rates(stage, figures, period=period))
            for whole in (*_numbers(earlier), *_rates(earlier.stage, figures, period=period))
        ]
        worked = next((one for one in tried if one.percent is not None), None)
        if worked is not None:
            return worked
        bare = conversion(part=view.volume, whole=earlier.volume, stage_id=stage_id, stage_label=earlier.stage.label)
        reasons.append(tried[0] if tried else bare)
    return reasons[0] if reasons else None


def _numbers(view: StageView) -> tuple[StageFigure, ...]:
    return (view.volume, *view.other_volumes) if view.volume else ()


def _rates(stage: Stage, figures: AreaFigures, *, period: Period) -> tuple[StageFigure, ...]:
    return tuple(found for measure in stage.rates if (found := figure_of(measure, figures, period=period)))


def _sized(stages: tuple[StageView, ...]) -> tuple[StageView, ...]:
    """The stages with a size to draw: a stage with a rate alone takes what its rate means in numbers where another stage has both."""
    per_rate = next((found for stage in stages if (found := _number_per_rate(stage)) is not None), None)
    if per_rate is None:
        return stages
    return tuple(
        replace(stage, size=stage.rate.verdict.value * per_rate, is_sized_by_rate=True)
        if stage.size is None and stage.rate is not None and stage.rate.verdict.value is not None
        else stage
        for stage in stages
    )


def _number_per_rate(stage: StageView) -> float | None:
    for tile in (stage.rate, *stage.other_rates):
        if tile is None or not tile.figure.value or tile.figure.unit is not Unit.PER_10000:
            continue
        for found in (stage.volume, *stage.other_volumes):
            if found is not None and found.value and _belong_together(found, tile):
                return found.value / tile.figure.value
    return None
