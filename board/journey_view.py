"""A journey for an area and a period, and beside it the same for other areas."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from analysis.areas import ENGLAND, Area, AreaKind
from analysis.journey import counting_of, periods_of
from analysis.journey_query import JourneyQuery
from analysis.journey_views import JourneyColumn, JourneyView
from analysis.journeys import CHILDS_JOURNEY, Counting, Journey, Stage
from analysis.period_types import PeriodError
from analysis.periods import Period, PeriodKind, parse_period
from analysis.picking import contains
from analysis.views import Choice
from board.cache import remembered
from board.errors import UnknownPageError
from board.facts import Facts, read_facts
from board.journey_figures import AreaFigures, area_figures
from board.journey_stages import build_stages, has_figure
from board.live import live_release_id, today
from data_loaders import authority_queries, journey_queries, queries

NEARLY_ALL = 2 / 3
"""The share of the most stages that a year must have to be shown first: the latest year often lacks a few."""
LEAST_OF_STRETCH = 2
"""The stages whose numbers must be of one stretch of time, such as the six months of an extract, for it to be offered."""
YEARS_BACK = 2
"""How old an average of the neighbours may be, in years, to be set beside a period; all years would take as long as the rest."""
MOST_BESIDE = 4
"""Areas that can stand beside the chosen one: more do not fit on a page."""
_CHOICE_KINDS = frozenset(
    {AreaKind.UPPER_TIER_AUTHORITY, AreaKind.FORMER_AUTHORITY, AreaKind.REGION, AreaKind.SUB_REGION, AreaKind.COUNTRY, AreaKind.PARTNERSHIP}
)


def journeys() -> tuple[Journey, ...]:
    """The journeys of the live release, in the order of their files."""
    return journey_queries.journeys(live_release_id())


def journey_view(*, journey_id: str, query: JourneyQuery) -> JourneyView:
    """The page of a journey of the live release. Raises UnknownPageError for an unknown id.

    An area or a period that the journey has no figures for gives way to the first, and the page says so.
    """
    release_id = live_release_id()
    journey = find_journey(journey_id)
    choices = _area_choices(release_id, journey_id)
    offered = {choice.value for choice in choices}
    area = query.area if query.area in offered else next((choice.value for choice in choices), "")
    beside = tuple(code for code in dict.fromkeys(query.compare) if code in offered and code != area)[:MOST_BESIDE]
    period = _as_written(query.period)
    view = _view(release_id, today(), journey.journey_id, (area, period), beside)
    return replace(view, not_found=tuple(_not_found(query, view, areas=queries.areas(release_id), period=period)))


def _as_written(text: str) -> str:
    """A period as the page writes it ("2015-16" is "2015/16"), or nothing."""
    try:
        return parse_period(text).display
    except PeriodError:
        return ""


def _not_found(query: JourneyQuery, view: JourneyView, *, areas: Mapping[str, Area], period: str) -> Iterator[str]:
    """What was asked for and is not there, as in an address that was typed or kept from an earlier release."""
    asked = [query.area, *query.compare] if query.area else [*query.compare]
    known = {choice.value for choice in view.area_choices}
    for code in dict.fromkeys(code for code in asked if code not in known):
        yield f"No stage of this journey has a figure for {areas[code].name if code in areas else f'an area “{code}”'}."
    if query.period and period not in {choice.value for choice in view.period_choices}:
        yield f"There is no figure for “{query.period}” and {view.area_name}."


def _first(journey: Journey) -> tuple[bool, str]:
    return journey.journey_id != CHILDS_JOURNEY, journey.title


def find_journey(journey_id: str) -> Journey:
    """The journey of that id. Raises UnknownPageError where there is none."""
    found = next((one for one in journeys() if one.journey_id == journey_id), None)
    if found is None:
        raise UnknownPageError(f"There is no journey {journey_id!r}.")
    return found


@remembered
def _area_choices(release_id: str, journey_id: str) -> tuple[Choice, ...]:
    """The areas with a figure of any stage: the journey's own first, then England, then the others by name."""
    journey = find_journey(journey_id)
    areas = queries.areas(release_id)
    wanted = tuple(measure.indicator_id for stage in journey.stages for measure in (*stage.volumes, *stage.rates))
    with_figures = set(journey_queries.areas_with_figures(release_id, indicator_ids=wanted))
    own = [areas[code] for code in journey.areas if code in with_figures]
    others = [area for code, area in areas.items() if code in with_figures and area not in own and area.kind in _CHOICE_KINDS]
    return tuple(Choice(value=area.area_code, words=area.name) for area in [*own, *sorted(others, key=_order)])


def _order(area: Area) -> tuple[bool, str]:
    return (area.area_code != ENGLAND, area.name)


@remembered
def _view(release_id: str, day: date, journey_id: str, asked: tuple[str, str], beside: tuple[str, ...]) -> JourneyView:
    area, asked_period = asked
    journey = find_journey(journey_id)
    indicators = queries.indicators(release_id)
    facts = read_facts(
        release_id=release_id,
        indicator_ids=tuple(one for one in journey.indicator_ids if one in indicators),
        as_at=None,
        area_codes=tuple(filter(None, (area, *beside))),
        compared=(),
    )
    own = _figures(journey, facts, area_code=area, day=day)
    periods = _periods(journey, own)
    counts = {period.display: sum(has_figure(stage, own, period=period) for stage in journey.stages) for period in periods}
    period = _chosen(asked_period, periods=periods, counts=counts)
    if period is not None:
        facts = _with_authorities(facts, journey, release_id=release_id, period=period)
        own = replace(own, facts=facts)
    choices = _area_choices(release_id, journey_id)
    return JourneyView(
        journey_id=journey.journey_id,
        journey_choices=tuple(Choice(value=one.journey_id, words=one.title) for one in sorted(journeys(), key=_first)),
        title=journey.title,
        question=journey.question,
        caution=journey.caution,
        area_code=area,
        area_name=facts.area(area).name,
        period=period,
        area_choices=choices,
        period_choices=tuple(Choice(value=one.display, words=_period_words(one, counts, journey)) for one in periods),
        compare_choices=tuple(choice for choice in choices if choice.value != area),
        compare=beside,
        stage_counts=counts,
        stages=build_stages(journey, own, period=period, periods=_of_kind(periods, period)) if period else (),
        beside=tuple(_columns(journey, facts, beside, period=period, day=day)) if period else (),
        release_id=release_id,
    )


def _with_authorities(facts: Facts, journey: Journey, *, release_id: str, period: Period) -> Facts:
    """The facts with every authority's figures of the period and of the few years before it, which stand in where it has too few."""
    if period.end is None:
        return facts
    earliest = period.end.replace(year=period.end.year - YEARS_BACK, day=1)
    found = authority_queries.authority_figures(release_id, indicator_ids=journey.compared_ids, ended=(earliest, period.end))
    return replace(facts, authorities=found)


def _figures(journey: Journey, facts: Facts, *, area_code: str, day: date) -> AreaFigures:
    return area_figures(facts, area_code=area_code, looked_at=day, indicator_ids=journey.indicator_ids)


def _periods(journey: Journey, figures: AreaFigures) -> tuple[Period, ...]:
    """The periods of the area's flows and stocks, of every measure but breakdowns, and the stretches that several stages count."""
    flows: list[Period] = []
    stocks: list[Period] = []
    stretches: Counter[Period] = Counter()
    for stage in journey.stages:
        for measure in stage.shown:
            indicator = figures.facts.indicators[measure.indicator_id]
            for point in figures.series(measure).points:
                counting = counting_of(measure, indicator=indicator, period=point.period)
                (flows if counting is Counting.FLOW else stocks).append(point.period)
        stretches.update(_stretches(stage, figures))
    return periods_of(flows, stocks, stretches=[period for period, stages in stretches.items() if stages >= LEAST_OF_STRETCH])


def _stretches(stage: Stage, figures: AreaFigures) -> frozenset[Period]:
    """The stretches of no usual length that a stage's numbers are of."""
    points = (point for measure in stage.volumes for point in figures.series(measure).points)
    return frozenset(
        replace(point.period, label="")
        for point in points
        if point.period.kind is PeriodKind.RANGE and point.period.start and point.period.end
    )


def _chosen(asked: str, *, periods: tuple[Period, ...], counts: dict[str, int]) -> Period | None:
    """The period asked for, else the latest of the years that have nearly as many stages as the best of them."""
    found = next((period for period in periods if period.display == asked), None)
    if found is not None:
        return found
    years = [period for period in periods if period.kind.is_annual] or list(periods)
    most = max((counts[period.display] for period in years), default=0)
    return max((period for period in years if counts[period.display] >= NEARLY_ALL * most), key=lambda one: one.sort_key, default=None)


def _of_kind(periods: tuple[Period, ...], period: Period) -> tuple[Period, ...]:
    """The periods of the same kind, oldest first; for a stretch of time the months in it, where there are any."""
    months = tuple(one for one in periods if one.kind is PeriodKind.MONTH and contains(period, one))
    same = months if period.kind is PeriodKind.RANGE and months else tuple(one for one in periods if one.kind is period.kind)
    return tuple(sorted(same, key=lambda one: one.sort_key))


def _period_words(period: Period, counts: dict[str, int], journey: Journey) -> str:
    return f"{period.display} · {counts[period.display]} of {len(journey.stages)} stages"


def _columns(journey: Journey, facts: Facts, beside: tuple[str, ...], *, period: Period, day: date) -> Iterator[JourneyColumn]:
    for code in beside:
        figures = _figures(journey, facts, area_code=code, day=day)
        yield JourneyColumn(
            area_code=code, area_name=facts.area(code).name, stages=build_stages(journey, figures, period=period, periods=(period,))
        )
