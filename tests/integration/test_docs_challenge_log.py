"""``docs/challenge-log.md`` is true: its columns, kinds and statuses are the code's, and its example loads."""

import os
import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest

from analysis.challenges import ChallengeKind, ChallengeStatus
from data_loaders.formats.challenges import COLUMNS, NEEDED
from support.documents import commands_of, files_of, follow, write_files
from support.running import ROOT

DOCUMENT = (ROOT / "docs" / "challenge-log.md").read_text(encoding="utf-8")

READ = """
from data_loaders import challenge_queries, queries
for found in challenge_queries.challenges(queries.live_release_id()):
    if found.board == "Example Safeguarding Partnership":
        print(found.challenge_id, found.due_on, found.status.value, found.after.value if found.after else None)
"""


def _table(first: str) -> list[list[str]]:
    """The rows of the document's table whose header begins with a word."""
    lines = DOCUMENT.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {first} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_every_column_is_explained_and_the_needed_ones_are_said() -> None:
    rows = _table("column")
    named = [(name, row[1] == "yes") for row in rows for name in re.findall(r"`(\w+)`", row[0])]
    assert sorted(name for name, _ in named) == sorted(COLUMNS)
    assert {name for name, is_needed in named if is_needed} == set(NEEDED)


@pytest.mark.parametrize(("first", "options"), [("kind", ChallengeKind), ("status", ChallengeStatus)])
def test_kinds_and_statuses_are_the_codes(first: str, options: type[StrEnum]) -> None:
    assert sorted(row[0].strip("`") for row in _table(first)) == sorted(option.value for option in options)


def test_the_example_loads_as_it_is_written(tmp_path: Path, own_home: Path) -> None:
    environment = {**os.environ, "WELLBOARD_HOME": str(own_home), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    assert [name for name, _ in files_of(DOCUMENT)] == ["my-log/challenges.csv", "my-log/challenges.source.yml"]
    write_files(DOCUMENT, tmp_path)
    check, load = commands_of(DOCUMENT)
    assert "All of it can be loaded." in follow(check, tmp_path, environment)
    follow(load, tmp_path, environment)
    seen = subprocess.run([sys.executable, "-c", READ], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert seen.stdout.splitlines() == ["late-conferences 2025-03-31 in_progress 84.5", "school-nurses None planned None"]
