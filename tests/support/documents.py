"""The documents' own examples: files to write and commands to run, exactly as they stand there."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def files_of(document: str) -> list[tuple[str, str]]:
    """Each file that a document shows under its name, with its text."""
    return re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", document, re.DOTALL)


def commands_of(document: str) -> list[str]:
    """Each command that a document shows."""
    return [line for block in re.findall(r"```shell\n(.*?)```", document, re.DOTALL) for line in block.splitlines() if line]


def write_files(document: str, folder: Path) -> None:
    """Write a document's files into a folder."""
    for name, text in files_of(document):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def follow(command: str, folder: Path, environment: Mapping[str, str]) -> str:
    """Run one of a document's commands in a folder; what it said."""
    words = command.split()
    assert words[0] == "python", f"the document shows a command that is not the product's: {command}"
    done = subprocess.run(
        [sys.executable, *words[1:]], cwd=folder, env=dict(environment), capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
