"""Every authority's journey from the national files: the published figures, the gaps, and comparators of the same year."""

import pytest

from analysis.journey_query import JourneyQuery
from analysis.journey_views import JourneyView, StageView
from analysis.journeys import CHILDS_JOURNEY
from board.journey_view import journey_view

ENGLAND, BROMLEY = "E92000001", "E09000006"
pytestmark = pytest.mark.usefixtures("national")


def _view(area: str, period: str = "") -> JourneyView:
    return journey_view(journey_id=CHILDS_JOURNEY, query=JourneyQuery(area=area, period=period))


def _stages(view: JourneyView) -> dict[str, StageView]:
    return {stage.stage.stage_id: stage for stage in view.stages}


def _value(stage: StageView) -> float | None:
    return stage.volume.value if stage.volume else None


def _rate(stage: StageView) -> float | None:
    return stage.rate.verdict.value if stage.rate else None


def _outcomes(stage: StageView) -> dict[str, float | None]:
    return {tile.verdict.indicator_id: tile.verdict.value for tile in (*stage.timeliness, *stage.outcomes, *stage.other_rates)}


@pytest.mark.parametrize(
    ("period", "published"),
    [
        ("2021/22", (650_270, 552.8, 185.2, 62.7, 64_390, 50_920, 31_100, 82_090, 30_230, 343.7)),
        ("2022/23", (640_430, 538.1, 189.4, 62.5, 63_870, 50_780, 33_090, 83_750, 31_850, 338.7)),
        ("2023/24", (621_880, 515.7, 186.2, 59.9, 62_110, 49_900, 33_130, 83_530, 33_780, 331.2)),
        ("2024/25", (632_830, 519.4, 189.3, 59.2, 61_840, 49_420, 32_270, 81_770, 34_450, 330.3)),
    ],
)
def test_england_is_what_the_department_published(period: str, published: tuple[float, ...]) -> None:
    referrals, referral_rate, section_47, conferences, starts, plans, care_starts, in_care, ceased, need = published
    found = _stages(_view(ENGLAND, period))
    assert (_value(found["referral"]), _rate(found["referral"])) == (referrals, referral_rate)
    assert _rate(found["section-47"]) == section_47
    assert _rate(found["initial-conference"]) == conferences
    plan, care = found["protection-plan"], found["children-in-care"]
    assert (_value(plan), plan.other_volumes[0].value) == (starts, plans)
    assert (_value(care), care.other_volumes[0].value) == (care_starts, in_care)
    assert _value(found["leaving-care"]) == ceased
    assert _rate(found["child-in-need"]) == need


def test_the_percentages_of_2025_are_what_the_department_published() -> None:
    found = _stages(_view(ENGLAND, "2024/25"))
    referral = _outcomes(found["referral"])
    assert (referral["re-referrals-percent"], referral["lait.cin-refferals-nfa"], referral["lait.referrals-assessednotneed"]) == (
        22.6,
        6.5,
        30.8,
    )
    assert _outcomes(found["assessment"])["assessments-in-45-days"] == 85.7
    assert _outcomes(found["initial-conference"])["initial-conferences-in-15-days"] == 81.4
    plans = _outcomes(found["protection-plan"])
    assert (plans["lait.prevregcpr"], plans["child-protection-plan-rate"]) == (24.5, 40.6)
    care = _outcomes(found["children-in-care"])
    assert (care["children-in-care-rate"], care["lait.careapplications"]) == (67, 9.1)


def test_the_front_door_is_a_gap_that_says_why_and_rates_are_set_against_rates() -> None:
    """189.3 of 519.4 per 10,000 = 36.4%; 59.2 of 189.3 = 31.3%."""
    found = _stages(_view(ENGLAND, "2024/25"))
    assert found["contact"].gap.startswith("Contacts are not published nationally.")
    assert found["early-help"].gap.startswith("Early help is not published nationally.")
    shares = {name: found[name].conversion for name in ("section-47", "initial-conference", "referral")}
    assert [one.display for one in shares.values() if one] == ["36.4%", "31.3%", "not comparable"]


def test_an_authority_stands_beside_england_and_its_neighbours_of_the_same_year() -> None:
    view = _view(BROMLEY, "2024/25")
    assert len(view.period_choices) > 10
    referral = _stages(view)["referral"]
    assert referral.rate is not None
    beside = {found.kind.value: (found.value, found.period.end) for found in referral.rate.verdict.comparators}
    assert beside["england"][0] == 519.4
    assert beside["neighbours"][1] == beside["england"][1] == referral.rate.verdict.period.end  # type: ignore[union-attr]
    assert [found.label for found in referral.scaled] == ["England", "Neighbours’ mean"]
    assert all("there would be about" in found.words for found in referral.scaled)


def test_every_authority_of_the_files_has_a_journey() -> None:
    view = _view("")
    codes = [choice.value for choice in view.area_choices if choice.value.startswith("E")]
    assert len(codes) > 150
    for code in codes[::12]:
        known = [stage for stage in _view(code, "2024/25").stages if not stage.is_gap]
        assert known, code
        assert all(stage.gap for stage in _view(code, "2024/25").stages if stage.is_gap)
