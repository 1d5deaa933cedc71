"""What the data API answers with: the same views that the pages show."""

from collections.abc import Iterator, Mapping

from flask import Response, jsonify

from analysis.challenge_query import ChallengeQuery, StandingFilter
from analysis.changes_query import ChangesQuery
from analysis.comparison_query import MOST_CHOSEN, ComparisonQuery
from analysis.filters import ALL_AREAS, ScorecardFilters, StatusFilter
from analysis.indicator_query import IndicatorQuery
from analysis.journey_query import JourneyQuery
from analysis.periods import PeriodKind
from analysis.profile_query import ProfileQuery
from board.best_five_view import best_five_view
from board.challenges_view import challenges_view, kept_rows
from board.changes_view import changes_view, release_days
from board.comparison_view import comparison_view
from board.data_view import problem_rows, source_rows, source_title
from board.errors import UnknownPageError
from board.figures_view import area_names, figures, knows_indicator
from board.indicator_view import indicator_view
from board.journey_view import MOST_BESIDE, journey_view, journeys
from board.profile_view import profile_view
from board.release import current_release
from board.scorecard_view import find_scorecard, scorecard_view, scorecards
from exports.arguments import BadArgumentError, a_date, one_of, only
from exports.best_five_json import best_five_json
from exports.challenge_json import challenge_json
from exports.changes_json import changes_json
from exports.comparison_json import comparison_json
from exports.csv_text import csv_parts
from exports.journey_json import journey_json
from exports.observation_rows import COLUMNS, observation_row
from exports.profile_json import profile_json
from exports.view_json import indicator_json, scorecard_json

Arguments = Mapping[str, str]

SOURCE_COLUMNS = (
    "source_id",
    "title",
    "publisher",
    "published_on",
    "licence",
    "file_name",
    "rows_read",
    "rows_loaded",
    "rows_rejected",
    "rows_folded",
    "loaded_at",
)
PROBLEM_COLUMNS = ("source_id", "file_name", "line", "column", "severity", "code", "message")


def release(arguments: Arguments) -> Response:
    """``/release``: which release is live."""
    only(arguments, set())
    view = current_release()
    return jsonify(
        release_id=view.release_id, published_at=view.published_at.isoformat(), observations=view.observations, sources=view.sources
    )


def sources_csv(arguments: Arguments) -> Response:
    """``/sources.csv``: rows read = rows loaded + rows rejected; those folded as repeats are among the rejected and counted apart."""
    only(arguments, set())
    rows = [[getattr(found, column) for column in SOURCE_COLUMNS] for found in source_rows()]
    return _csv(csv_parts(columns=SOURCE_COLUMNS, rows=rows), name="sources")


def problems_csv(arguments: Arguments) -> Response:
    """``/problems.csv?source_id=``: every row not loaded as it stood, with its mend."""
    only(arguments, {"source_id"})
    wanted = _known_source(arguments)
    rows = [[getattr(found, column) for column in PROBLEM_COLUMNS] for found in problem_rows(source_id=wanted)]
    return _csv(csv_parts(columns=PROBLEM_COLUMNS, rows=rows), name="problems")


def observations_csv(arguments: Arguments) -> Response:
    """``/observations.csv?source_id=&indicator_id=&area=``: every figure, as it was loaded."""
    only(arguments, {"source_id", "indicator_id", "area"})
    areas = area_names()
    indicator_id = arguments.get("indicator_id", "")
    if indicator_id and not knows_indicator(indicator_id):
        message = f"There is no indicator called '{indicator_id}'."
        raise UnknownPageError(message)
    found = figures(source_id=_known_source(arguments), indicator_id=indicator_id, area_code=one_of(arguments, "area", areas.keys()))
    return _csv(csv_parts(columns=COLUMNS, rows=(observation_row(figure, areas=areas) for figure in found)), name="observations")


def scorecard_list(arguments: Arguments) -> Response:
    """``/scorecards``: every scorecard's id, title, board and areas."""
    only(arguments, set())
    return jsonify(
        [{"id": card.scorecard_id, "title": card.title, "board": card.board, "areas": list(card.areas)} for card in scorecards()]
    )


def one_scorecard(arguments: Arguments, *, scorecard_id: str) -> Response:
    """``/scorecards/<id>?area=&priority=&status=&as_at=``: priorities and verdicts."""
    only(arguments, {"area", "priority", "status", "as_at", "q"})
    card = find_scorecard(scorecard_id)
    one_of(arguments, "area", {*card.areas, ALL_AREAS})
    one_of(arguments, "priority", {str(number) for number in range(1, len(card.priorities) + 1)})
    one_of(arguments, "status", {status.value for status in StatusFilter})
    a_date(arguments, "as_at")
    return jsonify(scorecard_json(scorecard_view(scorecard_id=scorecard_id, filters=ScorecardFilters.from_query(arguments))))


def one_indicator(arguments: Arguments, *, indicator_id: str) -> Response:
    """``/indicators/<id>?area=&breakdown=``: verdict, series, comparators, breakdowns, revisions."""
    only(arguments, {"area", "breakdown", "scorecard", "line", "kind", "as_at"})
    if not knows_indicator(indicator_id):
        message = f"There is no indicator called '{indicator_id}'."
        raise UnknownPageError(message)
    one_of(arguments, "area", area_names().keys())
    one_of(arguments, "scorecard", {card.scorecard_id for card in scorecards()})
    one_of(arguments, "kind", set(PeriodKind))
    a_date(arguments, "as_at")
    view = indicator_view(indicator_id=indicator_id, query=IndicatorQuery.from_query(arguments))
    shown = IndicatorQuery(breakdown_type=view.verdict.breakdown_type, breakdown=view.verdict.breakdown).query()
    one_of(arguments, "breakdown", {*shown.values(), *(choice.value for choice in view.breakdown_choices)})
    one_of(arguments, "line", {view.line_id})
    return jsonify(indicator_json(view))


def one_comparison(arguments: Arguments, *, indicator_id: str) -> Response:
    """``/comparisons/<id>?period=&area=&breakdown=``: all authorities at one period, as seen from one area."""
    only(arguments, {"area", "period", "breakdown", "scorecard", "line", "as_at"})
    if not knows_indicator(indicator_id):
        message = f"There is no indicator called '{indicator_id}'."
        raise UnknownPageError(message)
    one_of(arguments, "area", area_names().keys())
    one_of(arguments, "scorecard", {card.scorecard_id for card in scorecards()})
    a_date(arguments, "as_at")
    view = comparison_view(indicator_id=indicator_id, query=ComparisonQuery.from_query(arguments))
    as_printed = {view.period.label} if view.period else set()
    one_of(arguments, "period", {*as_printed, *(choice.value for choice in view.period_choices)})
    one_of(arguments, "breakdown", {choice.value for choice in view.breakdown_choices})
    one_of(arguments, "line", {view.query.line})
    return jsonify(comparison_json(view))


def one_best_five(arguments: Arguments, *, scorecard_id: str) -> Response:
    """``/best-five/<scorecard>?area=``: how far an area is from the best 5% on every line."""
    only(arguments, {"area"})
    view = best_five_view(scorecard_id=scorecard_id, area=arguments.get("area", ""))
    one_of(arguments, "area", {choice.value for choice in view.area_choices})
    return jsonify(best_five_json(view))


def one_profile(arguments: Arguments, *, scorecard_id: str) -> Response:
    """``/profiles/<scorecard>?area=&with=``: every line for an area beside others."""
    only(arguments, {"area", "with"})
    query = ProfileQuery.from_query(arguments)
    view = profile_view(scorecard_id=scorecard_id, query=query)
    one_of(arguments, "area", {choice.value for choice in view.area_choices})
    refused = [one for one in query.beside if one not in {*view.beside, view.area_code}]
    if refused:
        message = (
            f"The argument 'with' has '{refused[0]}'. It takes 'neighbours' or 'region', where the area has them, "
            f"and up to {MOST_CHOSEN} codes of other areas, with commas between."
        )
        raise BadArgumentError(message)
    return jsonify(profile_json(view))


def journey_list(arguments: Arguments) -> Response:
    """``/journeys``: the journeys and their stages."""
    only(arguments, set())
    return jsonify(
        [
            {"id": one.journey_id, "title": one.title, "stages": [{"id": stage.stage_id, "label": stage.label} for stage in one.stages]}
            for one in journeys()
        ]
    )


def one_journey(arguments: Arguments, *, journey_id: str) -> Response:
    """``/journeys/<journey>?area=&period=&compare=``: a journey's stages for an area and a period."""
    only(arguments, {"area", "period", "compare"})
    query = JourneyQuery.from_query(arguments)
    view = journey_view(journey_id=journey_id, query=query)
    one_of(arguments, "area", {choice.value for choice in view.area_choices})
    one_of(arguments, "period", {choice.value for choice in view.period_choices})
    refused = [one for one in query.compare if one not in {*view.compare, view.area_code}]
    if refused:
        message = (
            f"The argument 'compare' has '{refused[0]}'. It takes up to {MOST_BESIDE} codes of other areas that have figures of the "
            "journey, with commas between."
        )
        raise BadArgumentError(message)
    return jsonify(journey_json(view))


def challenge_list(arguments: Arguments) -> Response:
    """``/challenges?board=&priority=&lead=&status=&indicator_id=&q=``: the entries of the challenge log, overdue ones first."""
    only(arguments, {"board", "priority", "lead", "status", "indicator_id", "q"})
    query = ChallengeQuery.from_query(arguments)
    choices = challenges_view(ChallengeQuery())
    one_of(arguments, "board", {choice.value for choice in choices.board_choices})
    one_of(arguments, "priority", {choice.value for choice in choices.priority_choices})
    one_of(arguments, "lead", {choice.value for choice in choices.lead_choices})
    one_of(arguments, "status", {standing.value for standing in StandingFilter})
    if query.indicator_id and not knows_indicator(query.indicator_id):
        message = f"There is no indicator called '{query.indicator_id}'."
        raise UnknownPageError(message)
    return jsonify(challenges=[challenge_json(found) for found in kept_rows(query)], release_id=choices.release_id)


def scorecard_changes(arguments: Arguments, *, scorecard_id: str) -> Response:
    """``/changes/<scorecard>?area=&from=&to=``: what changed between two days or releases."""
    only(arguments, {"area", "from", "to"})
    card = find_scorecard(scorecard_id)
    one_of(arguments, "area", set(card.areas))
    view = changes_view(scorecard_id=scorecard_id, query=ChangesQuery.from_query(arguments))
    for name in ("from", "to"):
        if arguments.get(name, "").strip() in view.not_understood:
            message = (
                f"The argument '{name}' has '{arguments[name]}'. It takes a date such as 2018-03-21, or a release that is still kept: "
                f"{', '.join(release_days())}."
            )
            raise BadArgumentError(message)
    return jsonify(changes_json(view))


def _known_source(arguments: Arguments) -> str:
    source_id = arguments.get("source_id", "")
    if source_id and not source_title(source_id):
        message = f"There is no source called '{source_id}'."
        raise UnknownPageError(message)
    return source_id


def _csv(parts: Iterator[str], *, name: str) -> Response:
    return Response(parts, mimetype="text/csv", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'})
