"""An indicator compared between all upper-tier authorities at one period, as seen from one of them."""

from dataclasses import replace
from datetime import date

from analysis.areas import ENGLAND, AreaKind
from analysis.authorities import NO_AUTHORITIES, AuthorityFigures
from analysis.comparison_query import WITH_NEIGHBOURS, WITH_REGION, ComparisonQuery
from analysis.comparison_views import ComparisonView
from analysis.indicator_query import IndicatorQuery
from analysis.indicators import Indicator
from analysis.picking import same_days
from analysis.scorecards import RateAgainst, ScorecardLine
from analysis.verdict import Outcome, Verdict
from board.cache import remembered
from board.comparison_choices import area_choices, beside_choices, breakdown_choices, period_choices, set_beside, settled_period
from board.comparison_frame import Frame, up_to
from board.comparison_neighbours import neighbour_table
from board.comparison_places import best_level, compared_areas, quartile_bounds
from board.comparison_words import headline
from board.errors import UnknownPageError
from board.facts import read_facts
from board.indicator_choices import Chosen, Offer, choose
from board.live import live_release_id, today
from data_loaders import authority_queries, held_queries, queries

NOT_BY_NUMBER = "a number is not comparable between areas of different size, so nobody is ranked by it"
_TESTED = (RateAgainst.ENGLAND, RateAgainst.REGION, RateAgainst.NEIGHBOURS, RateAgainst.BEST_5_PERCENT)


def comparison_view(*, indicator_id: str, query: ComparisonQuery) -> ComparisonView:
    """The comparison of an indicator of the live release. Raises UnknownPageError for an unknown id."""
    release_id = live_release_id()
    indicator = queries.indicator_for(release_id, indicator_id)
    if indicator is None:
        message = f"There is no indicator called '{indicator_id}'."
        raise UnknownPageError(message)
    known = _known(query, release_id=release_id, indicator_id=indicator.indicator_id)
    return _view(release_id, today(), indicator.indicator_id, tuple(known.query().items()))


def _known(query: ComparisonQuery, *, release_id: str, indicator_id: str) -> ComparisonQuery:
    """The query without what the release does not hold, so that the address cannot make views without end."""
    areas = queries.areas(release_id)
    cards = {scorecard.scorecard_id for scorecard in queries.scorecards(release_id)}
    periods, breakdowns = _held(release_id, indicator_id)
    is_held = (query.breakdown_type, query.breakdown) in breakdowns
    is_named = query.scorecard in cards
    return replace(
        query,
        area=query.area if query.area in areas else "",
        beside=tuple(
            one
            for one in query.beside
            if one in {WITH_NEIGHBOURS, WITH_REGION} or (one in areas and areas[one].kind is AreaKind.UPPER_TIER_AUTHORITY)
        ),
        period=query.period if query.period in periods else "",
        breakdown_type=query.breakdown_type if is_held else "",
        breakdown=query.breakdown if is_held else "",
        scorecard=query.scorecard if is_named else "",
        line=query.line if is_named else "",
    )


@remembered
def _held(release_id: str, indicator_id: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The periods, as boards and as sources write them, and the breakdowns that authorities have figures for."""
    figures = authority_queries.authority_figures(release_id, indicator_ids=(indicator_id,)).get(indicator_id, NO_AUTHORITIES)
    periods = (found.period for values in figures.by_breakdown.values() for found in values)
    return frozenset(words for period in periods for words in (period.display, period.label)), frozenset(figures.by_breakdown)


@remembered
def _view(release_id: str, day: date, indicator_id: str, items: tuple[tuple[str, str], ...]) -> ComparisonView:
    query = ComparisonQuery.from_query(dict(items))
    offer = Offer(
        indicator_id=indicator_id,
        held=held_queries.held(release_id, indicator_id=indicator_id, as_at=query.as_at),
        areas=queries.areas(release_id),
        scorecards=queries.scorecards(release_id),
    )
    chosen = choose(offer, query=_as_for_indicator(query))
    settled = replace(query, area=chosen.area_code, breakdown_type=chosen.breakdown[0], breakdown=chosen.breakdown[1], line=chosen.line_id)
    facts = read_facts(release_id=release_id, indicator_ids=(indicator_id,), as_at=query.as_at, area_codes=(chosen.area_code,))
    figures = facts.authorities.get(indicator_id, NO_AUTHORITIES)
    values = settled_period(figures, breakdown=chosen.breakdown, area_code=chosen.area_code, asked=query.period)
    indicator = facts.indicators[indicator_id]
    if values is None:
        return _without_authorities(settled, indicator=indicator, offer=offer, chosen=chosen, figures=figures, release_id=release_id)
    frame = Frame(
        facts=up_to(facts, values.period.end),
        indicator=indicator,
        query=replace(settled, period=values.period.display),
        line=replace(chosen.line, period_kind=values.period.kind.value, comparator_breakdown=None),
        values=values,
        looked_at=query.as_at or day,
    )
    return _compared(frame, offer=offer, chosen=chosen, figures=figures, release_id=release_id)


def _as_for_indicator(query: ComparisonQuery) -> IndicatorQuery:
    """The same choices on the indicator's own page, so that both pages settle on one line and hold one verdict."""
    return IndicatorQuery(
        area=query.area,
        breakdown_type=query.breakdown_type,
        breakdown=query.breakdown,
        scorecard=query.scorecard,
        line=query.line,
        as_at=query.as_at,
    )


def _compared(frame: Frame, *, offer: Offer, chosen: Chosen, figures: AuthorityFigures, release_id: str) -> ComparisonView:
    bounds = quartile_bounds(frame)
    compared = compared_areas(frame, bounds)
    best, no_best = best_level(frame)
    england = None if frame.is_by_number or frame.query.area == ENGLAND else frame.level(ENGLAND)
    is_authority = frame.area.kind in {AreaKind.UPPER_TIER_AUTHORITY, AreaKind.FORMER_AUTHORITY}
    own_level = None if is_authority else frame.level(frame.query.area)
    table = neighbour_table(frame, {one.area_code: one for one in compared})
    verdict = _verdict(frame, frame.line)
    return ComparisonView(
        query=frame.query,
        indicator=frame.indicator,
        area_name=frame.area.name,
        period=frame.values.period,
        headline=headline(frame, compared=compared, own_level=own_level, england=england, best=best, bounds=bounds, table=table),
        verdict=verdict,
        against=_against(frame) if verdict and not frame.is_by_number else (),
        areas=tuple(one for one in compared if one.value is not None),
        missing=tuple(one for one in compared if one.value is None),
        own_level=own_level,
        england=england,
        best_5=best,
        no_best_5=no_best,
        quartiles=bounds,
        quartile_displays={name: frame.show(value) for name, value in vars(bounds).items()} if bounds else {},
        neighbours=table,
        obstacle=NOT_BY_NUMBER if frame.is_by_number else "",
        area_choices=area_choices(frame, offer=offer),
        period_choices=period_choices(figures, chosen.breakdown, shown=frame.values),
        breakdown_choices=breakdown_choices(figures),
        beside_choices=beside_choices(frame),
        beside=set_beside(frame),
        scorecard_id=chosen.scorecard.scorecard_id if chosen.scorecard else "",
        scorecard_title=chosen.scorecard.title if chosen.scorecard else "",
        provenance=verdict.provenance if verdict else None,
        newest_published=frame.facts.newest_published(area_codes=(frame.query.area, ENGLAND)),
        release_id=release_id,
    )


def _verdict(frame: Frame, line: ScorecardLine) -> Verdict | None:
    """The verdict by a line on the own figure of the period compared; None where the area has no value then."""
    found = frame.facts.verdict(line=line, area_code=frame.query.area, looked_at=frame.looked_at)
    is_then = found.period is not None and same_days(found.period, frame.values.period)
    return found if is_then and found.value is not None else None


def _against(frame: Frame) -> tuple[Verdict, ...]:
    """The verdicts on the own figure by each comparator that it can be judged with."""
    lines = (replace(frame.line, rate_against=against, target=None, no_figure="", note="") for against in _TESTED)
    found = (_verdict(frame, line) for line in lines)
    return tuple(verdict for verdict in found if verdict is not None and verdict.outcome is not Outcome.NOT_RATED)


def _without_authorities(
    query: ComparisonQuery, *, indicator: Indicator, offer: Offer, chosen: Chosen, figures: AuthorityFigures, release_id: str
) -> ComparisonView:
    """The page of an indicator, or a breakdown of it, that no authority has a dated figure for."""
    return ComparisonView(
        query=replace(query, period=""),
        indicator=indicator,
        area_name=offer.area(chosen.area_code).name,
        period=None,
        headline="No authority's own figures are loaded for this indicator.",
        verdict=None,
        against=(),
        areas=(),
        missing=(),
        own_level=None,
        england=None,
        best_5=None,
        no_best_5="no authority has a figure",
        quartiles=None,
        quartile_displays={},
        neighbours=None,
        obstacle="",
        area_choices=(),
        period_choices=(),
        breakdown_choices=breakdown_choices(figures),
        beside_choices=(),
        beside=(),
        scorecard_id=chosen.scorecard.scorecard_id if chosen.scorecard else "",
        scorecard_title=chosen.scorecard.title if chosen.scorecard else "",
        provenance=None,
        newest_published=None,
        release_id=release_id,
    )
