"""The README keeps its word."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
READS = re.compile(r"""environ(?:\.get\(|\[)\s*["']([A-Z_]+)["']""")


def variables() -> set[str]:
    """Every environment variable that the product reads."""
    code = (ROOT / "settings.py", ROOT / "gunicorn.conf.py")
    found = {name for file in code for name in READS.findall(file.read_text())}
    return found | set(re.findall(r"^([A-Z_]+) \?=", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))


def test_every_setting_is_listed_and_nothing_else() -> None:
    table = README.split("## Settings")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)`", table, flags=re.MULTILINE)) == variables()


def test_settings_are_read_in_two_places_only() -> None:
    allowed = {"settings.py", "gunicorn.conf.py"}
    rooms = ("analysis", "board", "components", "data_loaders", "exports", "pages", "serving")
    files = [*ROOT.glob("*.py"), *(file for room in rooms for file in (ROOT / room).rglob("*.py"))]
    assert [str(file) for file in files if file.name not in allowed and "environ" in file.read_text()] == []


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).exists(), target


def test_the_commands_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for command in re.findall(r"make ([a-z]+)", README):
        assert re.search(rf"^{command}:", makefile, flags=re.MULTILINE), command
