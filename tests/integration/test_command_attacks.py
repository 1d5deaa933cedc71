"""The command line when the disk, the folder or the moment is against it: one line says what is wrong, and the old figures stay."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from data_loaders.store.pointer import read_pointer
from support.loading import FIGURES_CSV, write_board
from support.running import ROOT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return write_board(tmp_path / "board")


# The limit is set by the new process itself: code between fork and exec of a process with threads can crash it.
LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
runpy.run_module("data_loaders", run_name="__main__", alter_sys=True)
"""


def run(home: Path, *words: str | Path, largest_file: int = resource.RLIM_INFINITY) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LIMITED, str(largest_file), *map(str, words)]
    environment = {**os.environ, "WELLBOARD_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("share", [0.001, 0.3, 0.9])
def test_a_full_disk_keeps_the_old_release_and_leaves_nothing_behind(home: Path, board: Path, share: float) -> None:
    run(home, "load", "--start-with", board, board / "packs")
    folder = home / "releases"
    before, files = read_pointer(folder).live, sorted(folder.iterdir())
    (board / "packs/made-up/figures.csv").write_text(FIGURES_CSV.replace("262", "263"), encoding="utf-8")
    largest = int((folder / f"{before}.duckdb").stat().st_size * share)
    done = run(home, "load", board / "packs", largest_file=largest)
    assert done.returncode == 2, done.stdout
    assert "Is the disk full? The release that was live is still live." in done.stdout
    assert done.stderr == ""
    assert (read_pointer(folder).live, sorted(folder.iterdir())) == (before, files)
    assert run(home, "load", board / "packs").returncode == 0


def test_a_home_that_cannot_be_written_says_so(tmp_path: Path, board: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = run(tmp_path / "file" / "home", "load", "--start-with", board, board / "packs")
    assert (done.returncode, done.stderr) == (2, "")
    assert "may be written to" in done.stdout


def test_a_list_of_problems_that_cannot_be_written_does_not_hide_the_load(home: Path, board: Path, tmp_path: Path) -> None:
    done = run(home, "load", "--start-with", board, "--problems", tmp_path / "no" / "p.csv", board / "packs")
    assert (done.returncode, done.stderr) == (0, "")
    assert "could not be written" in done.stdout
    assert "is live." in done.stdout


def test_a_file_that_vanishes_while_loading_is_named(home: Path, board: Path) -> None:
    code = """
import sys
from pathlib import Path
from data_loaders import reading
known = reading.recognise
def vanish(path, **how):
    found = known(path, **how)
    if path.name == "figures.csv":
        path.unlink()
    return found
reading.recognise = vanish
sys.argv = ["data_loaders", *sys.argv[1:]]
from data_loaders.__main__ import main
main()
"""
    command = [sys.executable, "-c", code, "load", "--start-with", str(board), str(board / "packs")]
    environment = {**os.environ, "WELLBOARD_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (2, "")
    assert "made-up/figures.csv: there is no such file" in done.stdout


READER = """
import sys
from data_loaders import queries
live = queries.live_release_id()
print("ready", flush=True)
seen = set()
while len(seen) < int(sys.argv[1]):
    live = queries.live_release_id()
    assert len(queries.observations(live)) == 4
    assert queries.release(live).sources == len(queries.sources(live)) == 1
    seen.add(live)
"""


def test_readers_meet_no_error_while_releases_come_and_go(home: Path, board: Path) -> None:
    run(home, "load", "--start-with", board, board / "packs")
    environment = {**os.environ, "WELLBOARD_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", READER, "3"]
    readers = [
        subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
    for words in (["load", board / "packs"], ["rollback"], ["load", board / "packs"], ["load", board / "packs"]):
        assert run(home, *words).returncode == 0
    for reader in readers:
        _, errors = reader.communicate(timeout=60)
        assert reader.returncode == 0, errors
