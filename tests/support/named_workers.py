"""gunicorn's configuration as it is deployed, with workers that say who they are: each answer has the header ``X-Worker``."""

import runpy
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_DEPLOYED = runpy.run_path(str(Path(__file__).resolve().parents[2] / "gunicorn.conf.py"))
globals().update({name: value for name, value in _DEPLOYED.items() if not name.startswith("_")})


def post_worker_init(worker: Any) -> None:
    """Start the worker as deployed, then put its process id on its answers."""
    _DEPLOYED["post_worker_init"](worker)
    app = worker.wsgi

    def named(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [*headers, ("X-Worker", str(worker.pid))], *rest)

        answer: Iterable[bytes] = app(environ, start)
        return answer

    worker.wsgi = named
