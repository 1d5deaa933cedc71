"""The app as a process of its own, on a free port."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_START = 60  # seconds


@dataclass(frozen=True, kw_only=True)
class Running:
    url: str
    home: Path
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:  # noqa: S310 - our own server
            return bytes(answer.read())


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running_app(
    *,
    env: Mapping[str, str],
    app: str = "app:server",
    path: Path = ROOT,
    wait: bool = True,
    health: str = "/health",
    config: Path = ROOT / "gunicorn.conf.py",
) -> Iterator[Running]:
    """Start gunicorn as it is deployed, wait until it answers, and stop it. ``path`` is where the app's module lies."""
    port = free_port()
    home = Path(env["WELLBOARD_HOME"])
    log = Path(tempfile.gettempdir()) / f"wellboard-test-{port}.log"
    command = [sys.executable, "-m", "gunicorn", app, "--config", str(config), "--bind", f"127.0.0.1:{port}"]
    environment = {**os.environ, **env, "PYTHONPATH": f"{ROOT}{os.pathsep}{path}"}
    with log.open("wb") as written:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=written, stderr=subprocess.STDOUT)
        running = Running(url=f"http://127.0.0.1:{port}", home=home, process=process, log=log)
        try:
            if wait:
                wait_until_up(running, health)
            yield running
        finally:
            process.terminate()
            process.wait(timeout=40)
            log.unlink()


def wait_until_up(running: Running, health: str = "/health") -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end:
        assert running.process.poll() is None, f"the app stopped:\n{running.log.read_text()}"
        try:
            running.get(health)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"the app did not answer within {LONGEST_START} seconds:\n{running.log.read_text()}")
