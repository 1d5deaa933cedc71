"""Dash's one-off set-up, run before the first visitor.

Dash sets itself up in its first request and marks that as done before it is: a second thread then finds callbacks
missing and answers 500 (plotly/dash#3971).
"""

from dash import Dash


class ColdStartError(RuntimeError):
    """The app cannot answer its own first request."""


def warm_up(app: Dash) -> None:
    """Ask for the health check and the list of callbacks, in this process, before any thread serves.

    No page is drawn: gunicorn forks after this, and a connection to the figures would not survive that.

    Raises:
        ColdStartError: when Dash cannot set itself up; the log says why.
    """
    prefix = app.config.requests_pathname_prefix
    with app.server.test_client() as client:
        for name in ("health", "_dash-dependencies"):
            status = client.get(prefix + name).status_code
            if status != 200:  # noqa: PLR2004 - OK
                message = f"Dash could not set itself up: {prefix}{name} answers {status}."
                raise ColdStartError(message)
