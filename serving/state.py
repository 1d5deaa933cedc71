"""Whether the app can serve figures, and which version it is: for load balancers and for whoever runs it."""

from collections.abc import Callable

from flask import Blueprint, Flask, Response, current_app, jsonify

from board.release import NoFiguresError, ReleaseView


def init_app(server: Flask, *, prefix: str, version: str, current_release: Callable[[], ReleaseView]) -> None:
    """Register ``/ready`` (503 until figures are there) and ``/version``. Dash itself answers ``/health``."""
    routes = Blueprint("state", __name__, url_prefix=prefix.rstrip("/"))

    @routes.get("/ready")
    def ready() -> tuple[Response, int]:
        try:
            release = current_release()
        except NoFiguresError:
            return jsonify(ready=False, reason="No figures are loaded yet."), 503
        except Exception:
            current_app.logger.exception("The figures cannot be read")
            return jsonify(ready=False, reason="The figures cannot be read. The log says why."), 503
        return jsonify(ready=True, release_id=release.release_id, observations=release.observations), 200

    @routes.get("/version")
    def which_version() -> Response:
        return jsonify(version=version)

    server.register_blueprint(routes)
