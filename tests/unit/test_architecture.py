"""``docs/architecture.md`` and the decisions name what is there, and the two modules above the rooms stay above."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
ROOMS = CONTRACTS["root_packages"]
NAMED = re.compile(r"`([\w./-]+(?:/|\.(?:py|json|css|js|toml|yml|md)))`")


def _texts() -> list[tuple[str, str]]:
    texts = [("architecture", ARCHITECTURE), *((path.stem, path.read_text(encoding="utf-8")) for path in DECISIONS)]
    return [(name, target) for name, text in texts for target in sorted(set(NAMED.findall(text)))]


@pytest.mark.parametrize(("text", "target"), _texts())
def test_what_a_document_names_exists(text: str, target: str) -> None:
    assert (ROOT / target).exists()


def test_the_pattern_finds_the_names() -> None:
    assert len(_texts()) > 50
    assert ("architecture", "analysis/rating.py") in _texts()
    assert ("architecture", "data_loaders/formats/") in _texts()


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("Provenance", "analysis/observations.py"),
        ("RateAgainst", "analysis/scorecards.py"),
        ("as_position", "analysis/period_runs.py"),
        ("today", "board/live.py"),
    ],
)
def test_a_name_stands_where_a_document_says(name: str, module: str) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}


def test_every_room_is_described_and_under_contract() -> None:
    described = set(re.findall(r"^\| `(\w+)/`", ARCHITECTURE, flags=re.MULTILINE))
    assert described - {"data"} == set(ROOMS)
    assert not any("ignore_imports" in contract for contract in CONTRACTS["contracts"])


def _imported(path: Path) -> set[str]:
    """The top-level names that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_imports_the_app(room: str) -> None:
    assert [path.name for path in (ROOT / room).rglob("*.py") if "app" in _imported(path)] == []


def test_settings_know_no_room() -> None:
    assert not _imported(ROOT / "settings.py") & {*ROOMS, "app"}


def test_the_pure_rooms_know_no_settings() -> None:
    for room in ("analysis", "components", "pages", "exports"):
        assert [path.name for path in (ROOT / room).rglob("*.py") if "settings" in _imported(path)] == []


def test_decisions_are_numbered_without_a_gap_and_short() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for path in DECISIONS:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. ")
        assert "\nWhy: " in text
        assert "\nPrice: " in text
        assert len([line for line in text.splitlines() if line]) <= 12
