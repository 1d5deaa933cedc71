"""Releases with national files loaded over the bundled figures, each built once for all workers."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from support.national import EES, FINGERTIPS, LAIT, LAIT_DICTIONARY, NATIONAL, NEIGHBOURS
from support.running import ROOT, Running, running_app

LOADED = (LAIT_DICTIONARY, LAIT, NEIGHBOURS, FINGERTIPS, EES)


@pytest.fixture(scope="session")
def national_home(bundled_home: Path) -> Path:
    """A home folder with LAIT, the statistical neighbours, a Fingertips export and the Explore Education Statistics files. Read it only."""
    return _home_with(bundled_home, "national-home", LOADED)


@pytest.fixture
def national(national_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The national release as the live one of this test."""
    monkeypatch.setenv("WELLBOARD_HOME", str(national_home))
    return national_home


@pytest.fixture(scope="module")
def national_server(national_home: Path) -> Iterator[Running]:
    """The app on the national figures."""
    with running_app(env={"WELLBOARD_HOME": str(national_home)}) as running:
        yield running


@pytest.fixture(scope="session")
def exports_home(bundled_home: Path) -> Path:
    """The same with the Fingertips export and the Explore Education Statistics files alone, which load in two seconds."""
    return _home_with(bundled_home, "exports-home", (FINGERTIPS, EES))


@pytest.fixture
def exported(exports_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That release as the live one of this test."""
    monkeypatch.setenv("WELLBOARD_HOME", str(exports_home))
    return exports_home


def _home_with(bundled_home: Path, name: str, loaded: Sequence[Path]) -> Path:
    if not NATIONAL.is_dir():
        pytest.skip("the national files are not beside the checkout")
    home = bundled_home.with_name(name)
    with (home.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.is_dir():
            building = home.with_suffix(".building")
            shutil.rmtree(building, ignore_errors=True)
            shutil.copytree(bundled_home, building)
            load = [sys.executable, "-m", "data_loaders", "load", "--published-on", "2026-01-15", *map(str, loaded)]
            done = subprocess.run(
                load, cwd=ROOT, env={**os.environ, "WELLBOARD_HOME": str(building)}, capture_output=True, text=True, check=False
            )
            assert done.returncode in {0, 1}, f"the release was not built:\n{done.stdout}\n{done.stderr}"
            building.rename(home)
    return home
