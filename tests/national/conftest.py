"""A release with the national files loaded over the bundled figures, built once for all workers."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.national import EES, FINGERTIPS, LAIT, LAIT_DICTIONARY, NATIONAL, NEIGHBOURS
from support.running import ROOT

LOADED = (LAIT_DICTIONARY, LAIT, NEIGHBOURS, FINGERTIPS, EES)


@pytest.fixture(scope="session")
def national_home(bundled_home: Path) -> Path:
    """A home folder with LAIT, the statistical neighbours, a Fingertips export and the Explore Education Statistics files. Read it only."""
    if not NATIONAL.is_dir():
        pytest.skip("the national files are not beside the checkout")
    home = bundled_home.with_name("national-home")
    with (home.parent / "national-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.is_dir():
            building = home.with_suffix(".building")
            shutil.rmtree(building, ignore_errors=True)
            shutil.copytree(bundled_home, building)
            load = [sys.executable, "-m", "data_loaders", "load", "--published-on", "2026-01-15", *map(str, LOADED)]
            done = subprocess.run(
                load, cwd=ROOT, env={**os.environ, "WELLBOARD_HOME": str(building)}, capture_output=True, text=True, check=False
            )
            assert done.returncode in {0, 1}, f"the national release was not built:\n{done.stdout}\n{done.stderr}"
            building.rename(home)
    return home


@pytest.fixture
def national(national_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The national release as the live one of this test."""
    monkeypatch.setenv("WELLBOARD_HOME", str(national_home))
    return national_home
