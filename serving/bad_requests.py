"""Requests that no page of this app can have sent: 400 or 404 with the reason, so that a 500 always means a fault of ours."""

from collections.abc import Collection, Mapping
from typing import Any

from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, Response, request

_ROUTER_INPUTS = {("_pages_location", "pathname"), ("_pages_location", "search")}


class MalformedCallbackError(ValueError):
    """A callback post that no page of this app can have sent."""


def init_app(app: Dash, *, prefix: str) -> None:
    """Check every callback post before Dash reads it, and answer 404 for scripts that no component has."""
    server: Flask = app.server
    address = f"{prefix}_dash-update-component"

    @server.before_request
    def check() -> Response | None:
        if request.method != "POST" or request.path != address:
            return None
        try:
            check_callback(request.get_json(silent=True), known_outputs=app.callback_map)
        except MalformedCallbackError as error:
            return Response(f"{error}\n", status=400, mimetype="text/plain")
        return None

    @server.errorhandler(DependencyException)
    def no_such_script(_error: DependencyException) -> Response:
        return Response("This app has no such script.\n", status=404, mimetype="text/plain")


def check_callback(body: Any, *, known_outputs: Collection[str]) -> None:
    """Check the shape of a callback post.

    Raises:
        MalformedCallbackError: with a sentence that says what is wrong.
    """
    if not isinstance(body, Mapping):
        raise MalformedCallbackError("A callback post is a JSON object, sent as application/json.")
    if not isinstance(body.get("output"), str) or body["output"] not in known_outputs:
        raise MalformedCallbackError("This app has no such output. If the page was opened before an update, reload it.")
    for name in ("inputs", "state"):
        _check_values(name, body.get(name, []))
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(item, str) for item in changed):
        raise MalformedCallbackError("changedPropIds is a list of texts.")
    if not isinstance(body.get("outputs"), Mapping | list):
        raise MalformedCallbackError("outputs is an object or a list of objects.")


def _check_values(name: str, values: Any) -> None:
    if not isinstance(values, list):
        raise MalformedCallbackError(f"{name} is a list.")
    for value in values:
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, Mapping) or "id" not in item or not isinstance(item.get("property"), str):
                raise MalformedCallbackError(f"Each of {name} is an object with an id and a property.")
            if (str(item["id"]), item["property"]) in _ROUTER_INPUTS and not isinstance(item.get("value"), str):
                raise MalformedCallbackError("A page's address is a text.")
