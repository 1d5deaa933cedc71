"""An Annex A extract on the journey page: the stretch that it covers is a period of its own, with everything that was counted over it.

Every child is invented.
"""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from analysis.journey_query import JourneyQuery
from analysis.journey_views import JourneyView, StageView
from board.journey_view import journey_view
from support.annex_a import day, referral, write_annex
from support.running import ROOT

BROMLEY, STRETCH = "E09000006", "October 2023 to March 2024"
SOURCE = (
    "source_id: annex\ntitle: Annex A (invented)\npublished_on: 2024-03-31\narea: Bromley\ncovers_from: 2023-10-01\ncovers_to: 2024-03-31\n"
)
POLICE, SCHOOL = "q) 6: Police", "d) 2A: Schools"


@pytest.fixture
def view(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> JourneyView:
    """The journey of Bromley with 60 contacts and 40 referrals over six months, 30 of them by the police and 10 by schools."""
    contacts = [(n, "", None, date(2023, 10 + n % 3, 1 + n % 28), POLICE) for n in range(60)]
    by = [referral(n, day(1 + n % 28, month=10 + n % 3), source=POLICE if n < 30 else SCHOOL) for n in range(40)]
    path = write_annex(tmp_path / "annex.xlsx", {1: contacts, 3: by})
    path.with_name("annex.source.yml").write_text(SOURCE, encoding="utf-8")
    command = [sys.executable, "-m", "data_loaders", "load", str(path)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "WELLBOARD_HOME": str(own_home)}, capture_output=True, text=True, check=False
    )
    assert "is live" in done.stdout, done.stdout + done.stderr
    monkeypatch.setenv("WELLBOARD_HOME", str(own_home))
    return journey_view(journey_id="childs-journey", query=JourneyQuery(area=BROMLEY, period=STRETCH))


def _stage(view: JourneyView, stage_id: str) -> StageView:
    return next(stage for stage in view.stages if stage.stage.stage_id == stage_id)


def test_the_stretch_of_an_extract_is_offered_and_shown(view: JourneyView) -> None:
    assert STRETCH in [choice.value for choice in view.period_choices]
    assert view.period is not None
    assert view.period.display == STRETCH
    contact, referred = _stage(view, "contact"), _stage(view, "referral")
    assert (contact.volume.value, referred.volume.value) == (60, 40)  # type: ignore[union-attr]
    assert referred.conversion.display == "66.7%"  # type: ignore[union-attr]


def test_its_sources_of_referral_are_shown(view: JourneyView) -> None:
    (found,) = _stage(view, "referral").breakdowns
    assert found.breakdown_type == "source of referral"
    shown = {row.label: row.display for row in found.rows}
    assert shown.pop("Police") == "30"
    assert set(shown.values()) == {"suppressed"}  # schools' ten too, or the noughts of the rest could be worked out


def test_the_small_charts_run_through_its_months(view: JourneyView) -> None:
    months = [year.period.display for year in _stage(view, "referral").years]
    assert months == ["October 2023", "November 2023", "December 2023", "January 2024", "February 2024", "March 2024"]
