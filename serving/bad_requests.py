"""Requests that no page of this app can have sent: 400 or 404 with the reason, so that a 500 always means a fault of ours."""

import re
from collections.abc import Mapping
from typing import Any

from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, Response, request

Callbacks = Mapping[str, Mapping[str, Any]]
Ids = list[tuple[str, str]]

_PATHNAME, _SEARCH = ("_pages_location", "pathname"), ("_pages_location", "search")
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")


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
            check_callback(_body(), callbacks=app.callback_map, prefix=prefix)
        except MalformedCallbackError as error:
            return Response(f"{error}\n", status=400, mimetype="text/plain")
        return None

    @server.errorhandler(DependencyException)
    def no_such_script(_error: DependencyException) -> Response:
        return Response("This app has no such script.\n", status=404, mimetype="text/plain")


def _body() -> Any:
    try:
        return request.get_json(silent=True)
    except RecursionError:
        raise MalformedCallbackError("A callback post is not nested as deep as this one.") from None


def check_callback(body: Any, *, callbacks: Callbacks, prefix: str) -> None:
    """Check a callback post against the callback whose output it names.

    ``callbacks`` is Dash's map of callbacks by output, ``prefix`` the path that the app is served under. Ids are compared as they stand: no
    callback of this app matches ids by a pattern.

    Raises:
        MalformedCallbackError: with a sentence that says what is wrong.
    """
    if not isinstance(body, Mapping):
        raise MalformedCallbackError("A callback post is a JSON object, sent as application/json.")
    output = body.get("output")
    if not isinstance(output, str) or "callback" not in callbacks.get(output, {}):  # one without is carried out in the browser
        raise MalformedCallbackError("This app has no such output. If the page was opened before an update, reload it.")
    callback = callbacks[output]
    for name in ("inputs", "state"):
        _check_values(name, body.get(name, []), expected=[(value["id"], value["property"]) for value in callback[name]], prefix=prefix)
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(item, str) for item in changed):
        raise MalformedCallbackError("changedPropIds is a list of texts.")
    _check_outputs(body.get("outputs"), defined=callback["output"])


def _check_values(name: str, values: Any, *, expected: Ids, prefix: str) -> None:
    if not isinstance(values, list) or [_id(value) for value in values] != expected:
        raise MalformedCallbackError(
            f"{name} does not hold what this output is drawn from. If the page was opened before an update, reload it."
        )
    for value in values:
        if _id(value) == _PATHNAME and not _is_path(value.get("value"), prefix=prefix):
            raise MalformedCallbackError(f"A page's address is a text that begins with {prefix}.")
        if _id(value) == _SEARCH and not _is_text(value.get("value")):
            raise MalformedCallbackError("The query of a page's address is a text.")


def _check_outputs(outputs: Any, *, defined: Any) -> None:
    expected = [(one.component_id, one.component_property) for one in (defined if isinstance(defined, list | tuple) else [defined])]
    given = outputs if isinstance(defined, list | tuple) else [outputs]
    if not isinstance(given, list) or [_id(output) for output in given] != expected:
        raise MalformedCallbackError("outputs does not hold what output names. If the page was opened before an update, reload it.")


def _id(item: Any) -> tuple[Any, Any] | None:
    return (item.get("id"), item.get("property")) if isinstance(item, Mapping) else None


def _is_path(value: Any, *, prefix: str) -> bool:
    return _is_text(value) and value.startswith("/") and f"{value}/".startswith(prefix)


def _is_text(value: Any) -> bool:
    """Whether a value is a text that can be written down: JSON can name half a character, which UTF-8 cannot hold."""
    return isinstance(value, str) and not _HALF_A_CHARACTER.search(value)
