"""The journey that the documentation shows can be loaded as it stands."""

import re
from pathlib import Path

import pytest

from analysis.journey_query import JourneyQuery
from board.journey_view import journey_view
from data_loaders import loading
from data_loaders.formats.documents import SCHEMAS
from data_loaders.loading import Work

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs/journeys.md").read_text(encoding="utf-8")


def test_the_example_loads_and_is_shown(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(own_home))
    path = tmp_path / "front-door.yml"
    path.write_text(re.findall(r"```yaml\n(.*?)```", DOCUMENT, flags=re.DOTALL)[0], encoding="utf-8")
    result = loading.load(own_home / "releases", [path], Work())
    assert [problem.message for problem in result.problems if problem.severity != "warning"] == []
    view = journey_view(journey_id="front-door", query=JourneyQuery())
    contact, referral = view.stages
    assert contact.volume is not None
    assert referral.conversion is not None
    assert referral.conversion.percent is not None


def test_every_entry_of_the_schema_is_told() -> None:
    schema = (SCHEMAS / "journey.schema.json").read_text(encoding="utf-8")
    named = set(re.findall(r'^\s*"([a-z_]+)": \{', schema, flags=re.MULTILINE)) - {"measure", "properties", "measures", "items"}
    named -= {"value", "amber_margin", "when", "set_by", "period", "caution"}
    assert {name for name in named if f"`{name}`" not in DOCUMENT} <= {"stages"}
