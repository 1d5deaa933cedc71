"""Every authority's journey from the national files: the published figures, the gaps, and comparators of the same year."""

import pytest

from analysis.journey_query import JourneyQuery
from analysis.journey_views import JourneyView, StageView
from analysis.journeys import CHILDS_JOURNEY
from board.journey_view import journey_view
from components.journey_flow import cautions

ENGLAND, BROMLEY, CENTRAL_BEDFORDSHIRE = "E92000001", "E09000006", "E06000056"
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
        latest, asked = _view(code), _view(code, "2024/25")
        assert [stage for stage in latest.stages if not stage.is_gap], code
        assert all(bool(stage.gap) is stage.is_gap for view in (latest, asked) for stage in view.stages), code


def test_a_share_is_worked_out_from_the_numbers_of_one_source() -> None:
    """The Department counts 2,138 referrals to Bromley in 2013/14, the board 2,023 of 9,928 contacts = 20.4%."""
    referral = _stages(_view(BROMLEY, "2013/14"))["referral"]
    assert _value(referral) == 2138
    assert referral.conversion is not None
    assert (referral.conversion.display, referral.conversion.note) == ("20.4%", "2,023 of 9,928, as one source prints both")
    assert [display for display, _ in referral.volume.others] == ["2,023"]  # type: ignore[union-attr]


def test_numbers_that_no_source_prints_together_are_not_set_against_each_other() -> None:
    """Central Bedfordshire's board prints 12,012 enquiries of 2015/16, the Department alone the number of referrals."""
    found = _stages(_view(CENTRAL_BEDFORDSHIRE, "2015/16"))
    assert (_value(found["contact"]), _value(found["referral"])) == (12_012, 2370)
    conversion = found["referral"].conversion
    assert conversion is not None
    assert conversion.percent is None
    assert conversion.reason.startswith("Two sources count them, each in its own way: c1_children_in_need_referrals")
    assert found["early-help"].conversion.display == "11.6%"  # type: ignore[union-attr]


@pytest.mark.parametrize("area", [ENGLAND, CENTRAL_BEDFORDSHIRE, BROMLEY])
def test_what_is_amiss_in_one_document_is_not_said_of_other_figures(area: str) -> None:
    found = _view(area, "2024/25")
    assert not [text for stage in found.stages for text in cautions(stage) if "1,934" in text or "Recording changed in 2016/17" in text]


def test_the_years_of_a_stage_run_on_where_another_source_counts_the_same() -> None:
    """The board prints children in need to 2016/17, the Department from 2012/13 on: no year of these is a gap."""
    stage = _stages(_view(CENTRAL_BEDFORDSHIRE, "2015/16"))["child-in-need"]
    numbers = {year.period.display: year.volume.value for year in stage.years if year.volume}
    assert (numbers["2015/16"], numbers["2024/25"]) == (1518, 1492)


def test_children_in_care_are_no_share_of_plans() -> None:
    conversion = _stages(_view(BROMLEY, "2024/25"))["children-in-care"].conversion
    assert conversion is not None
    assert conversion.reason.startswith("Many children come into care without having been on a plan")


def test_a_number_is_scaled_by_a_rate_of_its_own_source_alone() -> None:
    """The number of children in need is of one file and its rate of another, the number of referrals and its rate of one."""
    found = _stages(_view(CENTRAL_BEDFORDSHIRE, "2024/25"))
    assert found["child-in-need"].scaled == ()
    assert found["referral"].scaled[0].words == "At the rate of England (519.4) there would be about 3,639 here, against 2,474."


def test_what_is_not_available_is_a_gap_that_says_so_and_its_tile_stays() -> None:
    view = _view("E09000001", "2024/25")
    found = _stages(view)
    plan, enquiries = found["protection-plan"], found["section-47"]
    assert plan.is_gap
    assert plan.gap.startswith("Plans that started: not available in 2024/25.")
    assert enquiries.rate is not None
    assert enquiries.rate.verdict.display == "not available"
    assert enquiries.gap == "Section 47 enquiries per 10,000: not available in 2024/25. The latest is 98 per 10,000 in 2023/24."
    numbers = sum(not stage.is_gap for stage in view.stages)
    assert numbers == 4
    assert view.stage_counts["2024/25"] == 5  # assessments in time, and no number of assessments
