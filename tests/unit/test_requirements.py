"""What is installed is what is written: every distribution the app needs, at one exact version."""

import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]


def pins(name: str) -> dict[str, str]:
    lines = [line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith("#")]
    parted = [line.split("==") for line in lines]
    assert all(len(parts) == 2 for parts in parted), f"{name}: every line is name==version"
    return {normal(package): version for package, version in parted}


def normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def needed_by(package: str) -> Iterator[str]:
    for line in distribution(package).requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield normal(requirement.name)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_line_pins_what_is_installed(name: str) -> None:
    assert {package: distribution(package).version for package in pins(name)} == pins(name)


def test_what_the_pinned_packages_need_is_pinned() -> None:
    runtime = pins("requirements.txt")
    assert {needed for package in runtime for needed in needed_by(package)} <= set(runtime)
    everything = {**runtime, **pins("requirements-dev.txt")}
    assert {needed for package in everything for needed in needed_by(package)} <= set(everything)


def test_the_product_has_one_version() -> None:
    import settings  # noqa: PLC0415 - beside the test that reads it

    assert f'version = "{settings.VERSION}"' in (ROOT / "pyproject.toml").read_text()
    assert f"## [{settings.VERSION}]" in (ROOT / "CHANGELOG.md").read_text()
