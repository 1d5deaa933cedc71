"""The view that an address asks for, its arguments checked once for the data API and for files alike.

A page drops what it does not know, so that an old link still opens; an answer to a program or a file that is kept must not hold
something else than was asked for. ``also`` are arguments that belong to the page alone, and are let through.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from analysis.best_five_views import BestFiveView
from analysis.challenge_query import ChallengeQuery, StandingFilter
from analysis.challenge_rows import ChallengeRow
from analysis.changes_query import ChangesQuery
from analysis.changes_views import ChangesView
from analysis.comparison_query import MOST_CHOSEN, ComparisonQuery
from analysis.comparison_views import ComparisonView
from analysis.filters import ALL_AREAS, ScorecardFilters, StatusFilter
from analysis.indicator_query import IndicatorQuery
from analysis.journey_query import JourneyQuery
from analysis.journey_views import JourneyView
from analysis.periods import PeriodKind
from analysis.profile_query import ProfileQuery
from analysis.profile_views import ProfileView
from analysis.views import IndicatorView, ScorecardView
from board.best_five_view import best_five_view
from board.challenges_view import challenges_view, kept_rows
from board.changes_view import changes_view, release_days
from board.comparison_view import comparison_view
from board.errors import UnknownPageError
from board.figures_view import area_names, knows_indicator
from board.indicator_view import indicator_view
from board.journey_view import MOST_BESIDE, journey_view
from board.profile_view import profile_view
from board.scorecard_view import find_scorecard, scorecard_view, scorecards
from exports.arguments import BadArgumentError, a_date, one_of, only

Arguments = Mapping[str, str]
NO_OTHERS: AbstractSet[str] = frozenset()


def scorecard(given: Arguments, scorecard_id: str, *, also: AbstractSet[str] = NO_OTHERS) -> ScorecardView:
    """A scorecard by ``area``, ``priority``, ``status``, ``as_at`` and ``q``."""
    only(given, {"area", "priority", "status", "as_at", "q"} | also)
    card = find_scorecard(scorecard_id)
    one_of(given, "area", {*card.areas, ALL_AREAS})
    one_of(given, "priority", {str(number) for number in range(1, len(card.priorities) + 1)})
    one_of(given, "status", {status.value for status in StatusFilter})
    a_date(given, "as_at")
    return scorecard_view(scorecard_id=scorecard_id, filters=ScorecardFilters.from_query(given))


def indicator(given: Arguments, indicator_id: str, *, also: AbstractSet[str] = NO_OTHERS) -> IndicatorView:
    """An indicator by ``area``, ``breakdown``, ``scorecard`` and ``line``, ``kind`` and ``as_at``."""
    only(given, {"area", "breakdown", "scorecard", "line", "kind", "as_at"} | also)
    known_indicator(indicator_id)
    one_of(given, "area", area_names().keys())
    one_of(given, "scorecard", {card.scorecard_id for card in scorecards()})
    one_of(given, "kind", set(PeriodKind))
    a_date(given, "as_at")
    view = indicator_view(indicator_id=indicator_id, query=IndicatorQuery.from_query(given))
    shown = IndicatorQuery(breakdown_type=view.verdict.breakdown_type, breakdown=view.verdict.breakdown).query()
    one_of(given, "breakdown", {*shown.values(), *(choice.value for choice in view.breakdown_choices)})
    one_of(given, "line", {view.line_id})
    return view


def comparison(given: Arguments, indicator_id: str, *, also: AbstractSet[str] = NO_OTHERS) -> ComparisonView:
    """A comparison by ``area``, ``period``, ``breakdown``, ``scorecard`` and ``line``, and ``as_at``."""
    only(given, {"area", "period", "breakdown", "scorecard", "line", "as_at"} | also)
    known_indicator(indicator_id)
    one_of(given, "area", area_names().keys())
    one_of(given, "scorecard", {card.scorecard_id for card in scorecards()})
    a_date(given, "as_at")
    view = comparison_view(indicator_id=indicator_id, query=ComparisonQuery.from_query(given))
    as_printed = {view.period.label} if view.period else set()
    one_of(given, "period", {*as_printed, *(choice.value for choice in view.period_choices)})
    one_of(given, "breakdown", {choice.value for choice in view.breakdown_choices})
    one_of(given, "line", {view.query.line})
    return view


def best_five(given: Arguments, scorecard_id: str, *, also: AbstractSet[str] = NO_OTHERS) -> BestFiveView:
    """The way to the best 5% by ``area``."""
    only(given, {"area"} | also)
    view = best_five_view(scorecard_id=scorecard_id, area=given.get("area", ""))
    one_of(given, "area", {choice.value for choice in view.area_choices})
    return view


def profile(given: Arguments, scorecard_id: str, *, also: AbstractSet[str] = NO_OTHERS) -> ProfileView:
    """A profile by ``area`` and ``with``."""
    only(given, {"area", "with"} | also)
    query = ProfileQuery.from_query(given)
    view = profile_view(scorecard_id=scorecard_id, query=query)
    one_of(given, "area", {choice.value for choice in view.area_choices})
    refused = [one for one in query.beside if one not in {*view.beside, view.area_code}]
    if refused:
        message = (
            f"The argument 'with' has '{refused[0]}'. It takes 'neighbours' or 'region', where the area has them, "
            f"and up to {MOST_CHOSEN} codes of other areas, with commas between."
        )
        raise BadArgumentError(message)
    return view


def journey(given: Arguments, journey_id: str, *, also: AbstractSet[str] = NO_OTHERS) -> JourneyView:
    """A journey by ``area``, ``period`` and ``compare``."""
    only(given, {"area", "period", "compare"} | also)
    query = JourneyQuery.from_query(given)
    view = journey_view(journey_id=journey_id, query=query)
    one_of(given, "area", {choice.value for choice in view.area_choices})
    one_of(given, "period", {choice.value for choice in view.period_choices})
    refused = [one for one in query.compare if one not in {*view.compare, view.area_code}]
    if refused:
        message = (
            f"The argument 'compare' has '{refused[0]}'. It takes up to {MOST_BESIDE} codes of other areas that have figures of the "
            "journey, with commas between."
        )
        raise BadArgumentError(message)
    return view


def challenges(given: Arguments, *, also: AbstractSet[str] = NO_OTHERS) -> tuple[ChallengeRow, ...]:
    """Every entry of the challenge log that ``board``, ``priority``, ``lead``, ``status``, ``indicator_id`` and ``q`` keep."""
    only(given, {"board", "priority", "lead", "status", "indicator_id", "q"} | also)
    query = ChallengeQuery.from_query(given)
    choices = challenges_view(ChallengeQuery())
    one_of(given, "board", {choice.value for choice in choices.board_choices})
    one_of(given, "priority", {choice.value for choice in choices.priority_choices})
    one_of(given, "lead", {choice.value for choice in choices.lead_choices})
    one_of(given, "status", {standing.value for standing in StandingFilter})
    if query.indicator_id:
        known_indicator(query.indicator_id)
    return kept_rows(query)


def changes(given: Arguments, scorecard_id: str, *, also: AbstractSet[str] = NO_OTHERS) -> ChangesView:
    """What changed on a scorecard by ``area``, ``from`` and ``to``."""
    only(given, {"area", "from", "to"} | also)
    card = find_scorecard(scorecard_id)
    one_of(given, "area", set(card.areas))
    view = changes_view(scorecard_id=scorecard_id, query=ChangesQuery.from_query(given))
    for name in ("from", "to"):
        if given.get(name, "").strip() in view.not_understood:
            message = (
                f"The argument '{name}' has '{given[name]}'. It takes a date such as 2018-03-21, or a release that is still kept: "
                f"{', '.join(release_days())}."
            )
            raise BadArgumentError(message)
    return view


def known_indicator(indicator_id: str) -> None:
    """Refuse an indicator that the release does not hold."""
    if not knows_indicator(indicator_id):
        message = f"There is no indicator called '{indicator_id}'."
        raise UnknownPageError(message)
