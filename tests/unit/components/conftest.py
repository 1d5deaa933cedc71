from collections.abc import Callable

import pytest
from dash._utils import AttributeDict

Prefixed = Callable[[str], None]


@pytest.fixture
def served_under(monkeypatch: pytest.MonkeyPatch) -> Prefixed:
    """Serve addresses under a prefix, as an app of that prefix would."""
    return lambda prefix: monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix=prefix))


@pytest.fixture(autouse=True)
def _no_app(served_under: Prefixed) -> None:
    """Components are built here without an app; their addresses start at the root."""
    served_under("/")
