"""How far an area is from the best 5%, line by line, on made-up figures of 26 authorities."""

from pathlib import Path

import pytest

from analysis.best_five_views import BestFiveView, SpineRow
from analysis.centiles import LEAST_AUTHORITIES
from analysis.spine import Spine
from analysis.verdict import ComparatorKind
from board.best_five_view import ANOTHER_AREA, NO_DIRECTION, NO_ENGLAND, best_five_view
from board.errors import UnknownPageError
from support.national_board import AUTHORITIES, OWN
from support.several_lines import LUTON, NAME

pytestmark = pytest.mark.usefixtures("several_lines")


def of(area: str = "") -> BestFiveView:
    return best_five_view(scorecard_id=NAME, area=area)


def row_of(view: BestFiveView, label: str) -> SpineRow:
    return next(row for row in view.rows if row.tile.label == label)


def reasons(view: BestFiveView) -> dict[str, str]:
    return {found.tile.label: found.reason for found in view.without}


@pytest.mark.parametrize("area", ["", LUTON, "E09000002"])
def test_every_line_is_on_a_spine_or_says_why_not(area: str) -> None:
    view = of(area)
    lines = [found.tile.line_id for found in (*view.rows, *view.without)]
    assert sorted(lines) == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]
    assert all(found.reason for found in view.without)


def test_each_reason_is_the_lines_own() -> None:
    found = reasons(of(OWN))
    assert (
        found["Re-referrals within 12 months"] == f"only 1 authority has a figure for 2025/26 Q2, and the best 5% needs {LEAST_AUTHORITIES}"
    )
    assert found["Visits in time"] == NO_ENGLAND
    assert found["Children on a plan, rate"] == NO_DIRECTION
    assert found["Luton's own"] == ANOTHER_AREA
    assert reasons(of(LUTON))["Visits in time"].startswith("no source published by")


def test_the_spine_and_the_gap_are_those_of_the_one_verdict() -> None:
    row = row_of(of(LUTON), "Re-referrals within 12 months")
    verdict, gap = row.tile.verdict, row.tile.verdict.gap_to_best_5
    assert isinstance(row.spine, Spine)
    assert gap is not None
    assert row.best_5 == verdict.comparator(ComparatorKind.BEST_5_PERCENT)
    assert row.best_5 is not None
    assert row.best_5.count == AUTHORITIES + 1  # a former authority that has a figure for the year counts
    assert row.england == verdict.comparator(ComparatorKind.ENGLAND)
    assert row.spine.own is not None
    assert row.spine.best_5 is not None
    assert (row.spine.own >= row.spine.best_5) == gap.is_reached == row.is_reached


def test_the_line_of_another_area_keeps_that_areas_verdict() -> None:
    found = next(one for one in of(OWN).without if one.tile.label == "Luton's own")
    assert found.tile.verdict.area_code == LUTON
    assert found.tile.verdict.value is not None


def test_the_rows_stand_by_opportunity_and_the_reached_ones_last() -> None:
    for area in (OWN, LUTON, "E09000002"):
        rows = of(area).rows
        assert [row.opportunity for row in rows] == sorted(row.opportunity for row in rows)
        assert [row.is_reached for row in rows] == sorted(row.is_reached for row in rows)


def test_an_authority_that_is_not_the_scorecards_can_be_asked_for() -> None:
    view = of("E09000002")
    assert view.area_name == "Barking and Dagenham"
    assert [choice.value for choice in view.area_choices[:2]] == [OWN, LUTON]
    assert len({choice.value for choice in view.area_choices}) == len(view.area_choices)
    assert not [choice for choice in view.area_choices if "(former" in choice.words]


def test_an_unknown_area_is_the_scorecards_first_and_an_unknown_scorecard_is_none() -> None:
    assert of("E99999999").area_code == OWN
    with pytest.raises(UnknownPageError):
        best_five_view(scorecard_id="nothing")


def test_with_published_figures_alone_the_spine_is_a_bare_one(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    view = best_five_view(scorecard_id="central-bedfordshire-aiming-for-the-best")
    assert view.is_published_only
    assert len(view.rows) == 10
    smoking = row_of(view, "Smoking at time of delivery")
    assert smoking.best_5 is not None
    assert smoking.best_5.published
    gap = smoking.tile.verdict.gap_to_best_5
    assert gap is not None
    assert gap.share_walked == pytest.approx((8.8 - 10.7) / (4.2 - 10.7))
    assert smoking.spine.own == pytest.approx(0.5 + 0.5 * gap.share_walked)
