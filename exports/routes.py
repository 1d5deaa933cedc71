"""The addresses of the data API. An unknown id is a 404 and a bad argument a 400, both in JSON that says what is wrong."""

from collections.abc import Callable

from flask import Blueprint, Flask, Response, jsonify, request

from board.errors import UnknownPageError
from board.release import NoFiguresError
from exports import api
from exports.arguments import BadArgumentError

Answer = Response | tuple[Response, int]

_PLAIN = {
    "/release": api.release,
    "/sources.csv": api.sources_csv,
    "/problems.csv": api.problems_csv,
    "/observations.csv": api.observations_csv,
    "/scorecards": api.scorecard_list,
    "/journeys": api.journey_list,
    "/challenges": api.challenge_list,
}


def register(server: Flask, *, prefix: str = "/") -> None:
    """Register ``/api/v1/…`` under the app's prefix."""
    routes = Blueprint("api", __name__, url_prefix=f"{prefix}api/v1")
    for path, answer in _PLAIN.items():
        routes.add_url_rule(path, endpoint=path.strip("/").replace(".", "_"), view_func=_answered(answer))
    routes.add_url_rule("/scorecards/<scorecard_id>", endpoint="scorecard", view_func=_answered(api.one_scorecard))
    routes.add_url_rule("/indicators/<indicator_id>", endpoint="indicator", view_func=_answered(api.one_indicator))
    routes.add_url_rule("/comparisons/<indicator_id>", endpoint="comparison", view_func=_answered(api.one_comparison))
    routes.add_url_rule("/best-five/<scorecard_id>", endpoint="best_five", view_func=_answered(api.one_best_five))
    routes.add_url_rule("/profiles/<scorecard_id>", endpoint="profile", view_func=_answered(api.one_profile))
    routes.add_url_rule("/journeys/<journey_id>", endpoint="journey", view_func=_answered(api.one_journey))
    routes.add_url_rule("/changes/<scorecard_id>", endpoint="changes", view_func=_answered(api.scorecard_changes))
    routes.add_url_rule("/", endpoint="top", view_func=_unknown_address, strict_slashes=False)
    routes.add_url_rule("/<path:unknown>", endpoint="unknown", view_func=_unknown_address)
    server.register_blueprint(routes)


def _answered(answer: Callable[..., Response]) -> Callable[..., Answer]:
    def view(**path: str) -> Answer:
        try:
            found = answer(request.args.to_dict(), **path)
        except BadArgumentError as bad:
            return jsonify(error=str(bad)), 400
        except UnknownPageError as unknown:
            return jsonify(error=str(unknown)), 404
        except NoFiguresError as empty:
            return jsonify(error=str(empty)), 503
        found.headers["Cache-Control"] = "no-cache"
        return found

    return view


def _unknown_address(unknown: str = "") -> Answer:
    return jsonify(error=f"The data API has no address '{unknown}'. docs/api.md lists them."), 404
