"""An indicator page: one verdict explained, its series beside every comparator that exists, its breakdowns and its revisions."""

from dataclasses import replace
from datetime import date

from analysis.areas import ENGLAND
from analysis.control_chart import chart_over_time
from analysis.formatting import display_figure
from analysis.indicator_query import IndicatorQuery
from analysis.indicators import Indicator
from analysis.observations import Role
from analysis.periods import PeriodKind
from analysis.scorecards import RateAgainst
from analysis.verdict import ComparatorKind, Outcome, Verdict
from analysis.views import IndicatorView, SeriesPoint
from analysis.worked_series import best_5_over_time, neighbours_over_time
from board.breakdowns import breakdown_views
from board.cache import remembered
from board.challenge_rows import asked_about
from board.errors import UnknownPageError
from board.facts import Facts, read_facts
from board.indicator_areas import named_areas, other_areas, other_authorities
from board.indicator_choices import Offer, area_choices, breakdown_choices, choose
from board.indicator_series import chart, closer_chart, closer_kind, kind_choices, point_sources
from board.live import live_release_id, today
from board.revisions import revision_views
from data_loaders import authority_queries, held_queries, queries

_ONLY_PLANS = "Only targets, plans or forecasts are printed for this indicator: no figure of what happened is loaded."


def indicator_view(*, indicator_id: str, query: IndicatorQuery) -> IndicatorView:
    """The indicator of the live release for the area and breakdown asked for. Raises UnknownPageError for an unknown id."""
    release_id = live_release_id()
    indicator = queries.indicator_for(release_id, indicator_id)
    if indicator is None:
        message = f"There is no indicator called '{indicator_id}'."
        raise UnknownPageError(message)
    return _view(release_id, today(), indicator.indicator_id, tuple(_known(query, release_id=release_id).query().items()))


def indicator_name(indicator_id: str) -> str:
    """The name of an indicator by its id or an alias, or nothing for an unknown id."""
    found = queries.indicator_for(live_release_id(), indicator_id)
    return found.name if found else ""


def _known(query: IndicatorQuery, *, release_id: str) -> IndicatorQuery:
    """The query without an area or scorecard that the release does not hold, so that the address cannot make views without end."""
    cards = {scorecard.scorecard_id for scorecard in queries.scorecards(release_id)}
    named = query.scorecard in cards
    return replace(
        query,
        area=query.area if query.area in queries.areas(release_id) else "",
        scorecard=query.scorecard if named else "",
        line=query.line if named else "",
    )


@remembered
def _view(release_id: str, day: date, indicator_id: str, items: tuple[tuple[str, str], ...]) -> IndicatorView:
    query = IndicatorQuery.from_query(dict(items))
    indicator = queries.indicators(release_id)[indicator_id]
    offer = Offer(
        indicator_id=indicator_id,
        held=held_queries.held(release_id, indicator_id=indicator_id, as_at=query.as_at),
        areas=queries.areas(release_id),
        scorecards=queries.scorecards(release_id),
    )
    chosen = choose(offer, query=query)
    neighbours = authority_queries.neighbour_model(release_id, as_at=query.as_at).codes_of(chosen.area_code)
    named = named_areas(offer, chosen=chosen, neighbours=neighbours)
    facts = read_facts(release_id=release_id, indicator_ids=(indicator_id,), as_at=query.as_at, area_codes=(chosen.area_code, *named))
    looked_at = query.as_at or day
    subject = facts.subject(line=chosen.line, area_code=chosen.area_code, looked_at=looked_at)
    verdict = facts.verdict(line=chosen.line, area_code=chosen.area_code, looked_at=looked_at)
    kind = verdict.period.kind if verdict.period else PeriodKind.NOT_STATED
    drawn = chart(subject, kind=kind)
    closer = closer_kind(subject, kind=kind)
    printed = verdict.comparator(ComparatorKind.TARGET)
    is_due = verdict.rule.comparator is not RateAgainst.TARGET or verdict.outcome is not Outcome.NOT_RATED
    target = printed.value if printed and is_due else None
    own = tuple(point for series in drawn if series.role == "own" for point in series.points)
    return IndicatorView(
        indicator=indicator,
        verdict=verdict,
        headline=_headline(verdict, has_only_plans=offer.has_only_plans),
        line_id=chosen.line_id,
        kind_choices=kind_choices(subject.own),
        kind=kind.value,
        area_choices=area_choices(offer),
        breakdown_choices=breakdown_choices(offer, area_code=chosen.area_code),
        scorecard_id=chosen.scorecard.scorecard_id if chosen.scorecard else "",
        scorecard_title=chosen.scorecard.title if chosen.scorecard else "",
        as_at=query.as_at,
        chart=drawn,
        neighbours=neighbours_over_time(subject, kind=kind),
        neighbour_model=facts.neighbours.title or facts.neighbours.model,
        best_5=best_5_over_time(subject, kind=kind),
        sources=point_sources(own, held=offer.held, areas=offer.areas),
        control=chart_over_time(subject, target=target),
        closer=closer_chart(subject, kind=closer) if closer else (),
        closer_words=f"{closer.words} by {closer.words}" if closer else "",
        target=target,
        target_words=printed.label if printed else "",
        asked=asked_about(verdict, release_id=release_id, day=looked_at, as_at=query.as_at),
        breakdowns=breakdown_views(facts=facts, indicator=indicator, area_code=chosen.area_code),
        revisions=revision_views(subject.own, indicator=indicator),
        others=_others(facts, indicator=indicator, area_code=chosen.area_code),
        other_areas=other_areas(facts=facts, chosen=chosen, area_codes=named, looked_at=looked_at),
        other_authorities=other_authorities(offer, chosen=chosen),
        area_names={code: area.name for code, area in facts.areas.items()},
        release_id=release_id,
    )


def _headline(verdict: Verdict, *, has_only_plans: bool) -> str:
    """The finding in one sentence: where the figure stands, which way it moved and how it compares."""
    if verdict.observation is None or verdict.period is None:
        return _ONLY_PLANS if has_only_plans else verdict.reason
    parts = [f"{verdict.area}: {verdict.display} ({verdict.period.display})"]
    if verdict.change:
        parts.append(verdict.change.words)
    return ", ".join(parts) + f". {verdict.status}."


def _others(facts: Facts, *, indicator: Indicator, area_code: str) -> tuple[SeriesPoint, ...]:
    """Targets, plans, forecasts and thresholds: printed, but never drawn as performance."""
    return tuple(
        SeriesPoint(
            observation=figure,
            period=figure.period,
            display=display_figure(figure, indicator=indicator),
            previously=(),
            conflicts=(),
        )
        for figure in facts.of(indicator.indicator_id)
        if figure.role not in {Role.ACTUAL, Role.BEST_5_PERCENT} and figure.area_code in {area_code, ENGLAND}
    )
