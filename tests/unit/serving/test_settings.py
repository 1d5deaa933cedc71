"""Settings are forgiven what is clear, and refused with one sentence where it is not."""

import os
import subprocess
import sys

import pytest

from settings import SettingError, Settings
from support.running import ROOT


@pytest.mark.parametrize("given", ["/wellbeing/", "/wellbeing", "wellbeing", "wellbeing/", "//wellbeing//", " /wellbeing "])
def test_a_prefix_gets_one_slash_at_both_ends(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("WELLBOARD_PREFIX", given)
    assert Settings.from_env().prefix == "/wellbeing/"


@pytest.mark.parametrize(
    ("given", "prefix"), [("", "/"), ("/", "/"), ("//", "/"), ("boards//wellbeing", "/boards/wellbeing/"), ("a.b", "/a.b/")]
)
def test_a_prefix_may_be_empty_or_long(monkeypatch: pytest.MonkeyPatch, given: str, prefix: str) -> None:
    monkeypatch.setenv("WELLBOARD_PREFIX", given)
    assert Settings.from_env().prefix == prefix


@pytest.mark.parametrize("given", ["https://intranet.example.gov.uk/wellbeing/", "/well being/", "/a/../b", "/.", "/<x>/", "/a?b", "/é/"])
def test_a_prefix_that_is_no_path_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("WELLBOARD_PREFIX", given)
    with pytest.raises(SettingError, match=r"^WELLBOARD_PREFIX is "):
        Settings.from_env()


@pytest.mark.parametrize(
    ("command", "code"), [(("-c", "import app"), 1), (("-m", "serving.live"), 1), (("-m", "data_loaders", "releases"), 2)]
)
def test_nothing_starts_with_a_refused_setting(command: tuple[str, ...], code: int) -> None:
    environment = {**os.environ, "WELLBOARD_PREFIX": "/a b/"}
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stderr.startswith("WELLBOARD_PREFIX is '/a b/'")
    assert done.stderr.count("\n") == 1
