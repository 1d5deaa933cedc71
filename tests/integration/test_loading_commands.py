"""The command line as officers run it: exit codes, messages, kills, two loads at once, a reader on the old release."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data_loaders.store.lock import load_lock
from data_loaders.store.pointer import read_pointer
from support.loading import CATALOGUE_YML, FIGURES_CSV, SCORECARD_YML, write_board
from support.running import ROOT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return write_board(tmp_path / "board")


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "WELLBOARD_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}


def run(home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "data_loaders", *map(str, words)]
    return subprocess.run(command, env=environment(home), cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def load(home: Path, board: Path, *paths: Path) -> subprocess.CompletedProcess[str]:
    return run(home, "load", "--start-with", board, *(paths or [board / "packs"]))


def live(home: Path) -> str:
    return read_pointer(home / "releases").live


def test_a_clean_load_says_what_it_did(home: Path, board: Path) -> None:
    done = load(home, board)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "taken for a figures file" in done.stdout
    assert "made-up" in done.stdout
    assert "No problems." in done.stdout
    assert "is live." in done.stdout
    listed = run(home, "releases").stdout
    assert f"{live(home)}  LIVE  " in listed
    assert "4 figures of 1 sources" in listed


def test_rejected_rows_give_1_and_are_listed_in_a_file(home: Path, board: Path, tmp_path: Path) -> None:
    (board / "packs/made-up/figures.csv").write_text(FIGURES_CSV + "=cmd(),Bromley,2023/24,1,,,30\n", encoding="utf-8")
    listed = tmp_path / "problems.csv"
    done = run(home, "load", "--start-with", write_board(tmp_path / "clean"), "--problems", listed, board / "packs")
    assert done.returncode == 1, done.stdout
    assert "rejected: made-up/figures.csv, line 6, column indicator: found '=cmd()'" in done.stdout
    assert "made-up/figures.csv,6,indicator,rejected,unknown_indicator" in listed.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"figures": "indicator,area\na,b\n"}, "column period: the column is missing"),
        ({"scorecard": SCORECARD_YML.replace("cpp-count", "cpp-cuont")}, "found 'cpp-cuont', an indicator that is not in the catalogue"),
        (
            {"catalogue": CATALOGUE_YML.replace("unit: count", "unit: [")},
            "made-up.yml, line 4, column 11: found 'unit: ['. It does not parse",
        ),
        ({"source": "source_id: made-up\n"}, "made-up/source.yml, line 1, column title: the entry title is missing"),
    ],
)
def test_an_unusable_file_gives_2_in_load_and_in_check(home: Path, board: Path, tmp_path: Path, files: dict[str, str], said: str) -> None:
    assert load(home, board).returncode == 0
    before = live(home)
    bad = write_board(tmp_path / "bad", **files)
    loaded = load(home, board, bad)
    checked = run(home, "check", bad)
    assert (loaded.returncode, checked.returncode) == (2, 2), loaded.stdout
    assert said in loaded.stdout
    assert said in checked.stdout
    assert "Nothing was changed" in loaded.stdout
    assert live(home) == before


def test_check_changes_nothing_and_finds_the_same(home: Path, board: Path) -> None:
    checked = run(home, "check", "--start-with", board, board)
    assert checked.returncode == 0, checked.stdout
    assert "All of it can be loaded." in checked.stdout
    assert not list(home.rglob("*.duckdb"))


def test_what_is_not_there_gives_2(home: Path, board: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for words in (
        ["load", tmp_path / "no.csv"],
        ["load", tmp_path / "empty"],
        ["load"],
        ["check"],
        ["publish", "20200101-000000-abcdef"],
        ["rollback"],
    ):
        extra = ["--start-with", board] if words[0] in {"load", "check"} else []
        done = run(home, *words, *extra)
        assert done.returncode == 2, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr


def test_load_bundled_builds_once(home: Path, board: Path) -> None:
    first = run(home, "load", "--bundled", "--start-with", board)
    second = run(home, "load", "--bundled", "--start-with", board)
    assert (first.returncode, second.returncode) == (0, 0)
    assert "loaded already" in second.stdout


def test_a_draft_is_published_and_taken_back(home: Path, board: Path) -> None:
    load(home, board)
    before = live(home)
    draft = run(home, "load", "--draft", board / "packs").stdout
    assert "is built and not published" in draft
    assert live(home) == before
    release_id = draft.rsplit("publish ", 1)[1].strip()
    assert run(home, "publish", release_id).returncode == 0
    assert live(home) == release_id
    assert run(home, "rollback").returncode == 0
    assert live(home) == before


def test_a_second_load_at_the_same_time_gives_3(home: Path, board: Path) -> None:
    with load_lock(home / "releases"):
        done = load(home, board)
    assert done.returncode == 3
    assert f"Another load is running (process {os.getpid()})" in done.stdout
    assert load(home, board).returncode == 0


def test_two_loads_started_together_leave_one_whole_release(home: Path, board: Path) -> None:
    command = [sys.executable, "-m", "data_loaders", "load", "--start-with", str(board), str(board / "packs")]
    started = [subprocess.Popen(command, env=environment(home), cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    codes = sorted(process.wait(timeout=120) for process in started)
    assert codes in ([0, 0], [0, 3])
    assert "4 figures of 1 sources" in run(home, "releases").stdout


KILLED = """
import os, signal, sys
from data_loaders.store import releases
def die(*arguments, **named):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(releases, sys.argv[1], die)
sys.argv = ["data_loaders", *sys.argv[2:]]
from data_loaders.__main__ import main
main()
"""


@pytest.mark.parametrize("moment", ["check_tables", "_sync", "sync_folder", "write_pointer"])
def test_kill_9_in_the_middle_leaves_the_old_release_served(home: Path, board: Path, moment: str) -> None:
    load(home, board)
    before = live(home)
    (board / "packs/made-up/figures.csv").write_text(FIGURES_CSV.replace("262", "263"), encoding="utf-8")
    command = [sys.executable, "-c", KILLED, moment, "load", str(board / "packs")]
    killed = subprocess.run(command, env=environment(home), cwd=ROOT, capture_output=True, check=False, timeout=120)
    assert killed.returncode == -signal.SIGKILL
    assert live(home) == before
    again = load(home, board)
    assert again.returncode == 0, again.stdout
    assert live(home) > before
    assert not list((home / "releases").glob(".*"))


READER = """
import sys
from data_loaders import queries
old = queries.live_release_id()
print(len(queries.observations(old)), flush=True)
sys.stdin.readline()
print(len(queries.observations(old)), queries.live_release_id() != old, flush=True)
print([found.value for found in queries.observations(queries.live_release_id(), source_id="made-up")], flush=True)
"""


def test_a_reader_keeps_the_old_release_and_sees_the_new_one(home: Path, board: Path) -> None:
    load(home, board)
    command = [sys.executable, "-c", READER]
    with subprocess.Popen(command, env=environment(home), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        assert reader.stdout.readline() == "4\n"
        (board / "packs/made-up/figures.csv").write_text(FIGURES_CSV.replace("262", "263"), encoding="utf-8")
        assert load(home, board).returncode == 0
        reader.stdin.write("\n")
        reader.stdin.close()
        assert reader.stdout.readline() == "4 True\n"
        assert reader.stdout.readline() == "[14.5, 16.5, 263.0, None]\n"
