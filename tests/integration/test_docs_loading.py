"""Follow ``docs/loading.md`` to the letter: its files are written, its commands run, and what it promises comes true."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.documents import commands_of, files_of, follow, write_files
from support.running import ROOT

DOCUMENT = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
FILES = files_of(DOCUMENT)
COMMANDS = commands_of(DOCUMENT)

READ = """
from data_loaders import queries
live = queries.live_release_id()
cards = {card.scorecard_id: card for card in queries.scorecards(live)}
if "breakfast-clubs" in cards:
    print([line.indicator_id for line in cards["breakfast-clubs"].priorities[0].lines])
    print([found.value for found in queries.observations(live, source_id="breakfast-clubs-2024")])
"""


@pytest.fixture
def environment(own_home: Path) -> dict[str, str]:
    return {**os.environ, "WELLBOARD_HOME": str(own_home), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}


def test_the_steps_work_as_they_are_written(tmp_path: Path, environment: dict[str, str]) -> None:
    assert [name for name, _ in FILES] == ["my-board/figures.csv", "my-board/source.yml", "my-board/breakfast.yml"]
    write_files(DOCUMENT, tmp_path)
    assert [command.removeprefix("python -m data_loaders ") for command in COMMANDS] == [
        "check my-board",
        "load my-board",
        "releases",
        "rollback",
    ]

    def seen() -> list[str]:
        done = subprocess.run([sys.executable, "-c", READ], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    check, load, releases, rollback = COMMANDS
    assert "All of it can be loaded." in follow(check, tmp_path, environment)
    assert seen() == []
    follow(load, tmp_path, environment)
    in_the_board = ["['school-breakfast-clubs', 'child-protection-plans']", "[41.2, 46.4, None, 38.9]"]
    assert seen() == in_the_board
    assert "LIVE" in follow(releases, tmp_path, environment)
    follow(rollback, tmp_path, environment)
    assert seen() == []


def test_the_exit_codes_are_the_documented_ones() -> None:
    from data_loaders.commands import Exit  # noqa: PLC0415 - the document is read first, so that its own faults show first

    documented = [int(code) for code in re.findall(r"^\| (\d) \|", DOCUMENT, re.MULTILINE)]
    assert documented == [code.value for code in Exit]
