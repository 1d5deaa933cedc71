"""A client of the data API on the bundled release, without a browser or a server process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from exports import routes


@pytest.fixture
def client(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    """Ask ``/api/v1/…`` of the bundled figures."""
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    server = Flask("wellboard-api")
    routes.register(server)
    with server.test_client() as opened:
        yield opened
