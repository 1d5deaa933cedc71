"""What the data API answers with: the same views that the pages show."""

from collections.abc import Iterator, Mapping

from flask import Response, jsonify

from board.data_view import problem_rows, source_rows, source_title
from board.errors import UnknownPageError
from board.figures_view import area_names, figures
from board.journey_view import journeys
from board.release import current_release
from board.scorecard_view import scorecards
from exports import checked_views
from exports.arguments import one_of, only
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
    "is_day_of_loading",
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
    if indicator_id:
        checked_views.known_indicator(indicator_id)
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
    return jsonify(scorecard_json(checked_views.scorecard(arguments, scorecard_id)))


def one_indicator(arguments: Arguments, *, indicator_id: str) -> Response:
    """``/indicators/<id>?area=&breakdown=``: verdict, series, comparators, breakdowns, revisions."""
    return jsonify(indicator_json(checked_views.indicator(arguments, indicator_id)))


def one_comparison(arguments: Arguments, *, indicator_id: str) -> Response:
    """``/comparisons/<id>?period=&area=&breakdown=``: all authorities at one period, as seen from one area."""
    return jsonify(comparison_json(checked_views.comparison(arguments, indicator_id)))


def one_best_five(arguments: Arguments, *, scorecard_id: str) -> Response:
    """``/best-five/<scorecard>?area=``: how far an area is from the best 5% on every line."""
    return jsonify(best_five_json(checked_views.best_five(arguments, scorecard_id)))


def one_profile(arguments: Arguments, *, scorecard_id: str) -> Response:
    """``/profiles/<scorecard>?area=&with=``: every line for an area beside others."""
    return jsonify(profile_json(checked_views.profile(arguments, scorecard_id)))


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
    return jsonify(journey_json(checked_views.journey(arguments, journey_id)))


def challenge_list(arguments: Arguments) -> Response:
    """``/challenges?board=&priority=&lead=&status=&indicator_id=&q=``: the entries of the challenge log, overdue ones first."""
    rows = checked_views.challenges(arguments)
    return jsonify(challenges=[challenge_json(found) for found in rows], release_id=current_release().release_id)


def scorecard_changes(arguments: Arguments, *, scorecard_id: str) -> Response:
    """``/changes/<scorecard>?area=&from=&to=``: what changed between two days or releases."""
    return jsonify(changes_json(checked_views.changes(arguments, scorecard_id)))


def _known_source(arguments: Arguments) -> str:
    source_id = arguments.get("source_id", "")
    if source_id and not source_title(source_id):
        message = f"There is no source called '{source_id}'."
        raise UnknownPageError(message)
    return source_id


def _csv(parts: Iterator[str], *, name: str) -> Response:
    return Response(parts, mimetype="text/csv", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'})
