"""The release and the day that a request is answered from: asked once, so that one answer never mixes two releases."""

from datetime import UTC, date, datetime

from flask import g, has_request_context

from data_loaders import queries


def live_release_id() -> str:
    """The id of the live release, the same for the whole of a request. Raises queries.NoRelease."""
    if not has_request_context():
        return queries.live_release_id()
    if "release_id" not in g:
        g.release_id = queries.live_release_id()
    found: str = g.release_id
    return found


def today() -> date:
    """The day that ages are counted to, where the reader asks for no other."""
    return datetime.now(tz=UTC).date()
