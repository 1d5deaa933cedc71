"""The journeys of the bundled packs: every stage figure that they print, with its line, and the shares worked out by hand."""

from typing import Any

import pytest

from analysis.journey_query import JourneyQuery
from analysis.journey_views import JourneyView
from board.journey_view import journey_view
from components.journey_flow import cautions

BEDS, BROMLEY, THREE, HAMMERSMITH, KENSINGTON, WESTMINSTER = "E06000056", "E09000006", "tri-borough", "E09000013", "E09000020", "E09000033"
CHILD, ALLEGATIONS = "childs-journey", "allegations"

# journey, area, period, stage, number as printed, line of the document's text
PRINTED = [
    (CHILD, BEDS, "2014/15", "contact", "10,898", 652),
    (CHILD, BEDS, "2015/16", "contact", "12,012", 652),
    (CHILD, BEDS, "2016/17", "contact", "8,789", 652),
    (CHILD, BEDS, "2015/16", "early-help", "1,389", 984),
    (CHILD, BEDS, "2016/17", "early-help", "1,504", 660),
    (CHILD, BEDS, "2012/13", "child-in-need", "1,631", 672),
    (CHILD, BEDS, "2013/14", "child-in-need", "1,541", 673),
    (CHILD, BEDS, "2014/15", "child-in-need", "1,495", 674),
    (CHILD, BEDS, "2015/16", "child-in-need", "1,518", 675),
    (CHILD, BEDS, "2016/17", "child-in-need", "1,344", 676),
    (CHILD, BEDS, "2012/13", "protection-plan", "266", 702),
    (CHILD, BEDS, "2013/14", "protection-plan", "192", 703),
    (CHILD, BEDS, "2014/15", "protection-plan", "164", 704),
    (CHILD, BEDS, "2015/16", "protection-plan", "225", 705),
    (CHILD, BEDS, "2016/17", "protection-plan", "163", 706),
    (CHILD, BEDS, "2011/12", "children-in-care", "208", 730),
    (CHILD, BEDS, "2012/13", "children-in-care", "246", 731),
    (CHILD, BEDS, "2013/14", "children-in-care", "268", 732),
    (CHILD, BEDS, "2014/15", "children-in-care", "274", 733),
    (CHILD, BEDS, "2015/16", "children-in-care", "287", 734),
    (CHILD, BEDS, "2016/17", "children-in-care", "304", 735),
    (CHILD, BEDS, "2015/16 Q2", "children-in-care", "32", 1567),
    (CHILD, BROMLEY, "2007/08", "contact", "3,425", 499),
    (CHILD, BROMLEY, "2011/12", "contact", "10,132", 0),
    (CHILD, BROMLEY, "2012/13", "contact", "10,069", 0),
    (CHILD, BROMLEY, "2013/14", "contact", "9,928", 1188),
    (CHILD, BROMLEY, "2008/09", "early-help", "194", 474),
    (CHILD, BROMLEY, "2010/11", "early-help", "466", 474),
    (CHILD, BROMLEY, "2011/12", "early-help", "441", 474),
    (CHILD, BROMLEY, "2012/13", "early-help", "335", 0),
    (CHILD, BROMLEY, "2013/14", "early-help", "597", 1112),
    (CHILD, BROMLEY, "2007/08", "referral", "about 1,441", 499),
    (CHILD, BROMLEY, "2011/12", "referral", "2,244", 499),
    (CHILD, BROMLEY, "2012/13", "referral", "2,111", 1190),
    (CHILD, BROMLEY, "2013/14", "referral", "2,023", 1190),
    (CHILD, BROMLEY, "2011/12", "protection-plan", "188", 0),
    (CHILD, BROMLEY, "2012/13", "protection-plan", "184", 1214),
    (CHILD, BROMLEY, "2013/14", "protection-plan", "262", 1214),
    (CHILD, BROMLEY, "2012/13", "children-in-care", "277", 1256),
    (CHILD, BROMLEY, "2013/14", "children-in-care", "268", 1256),
    (CHILD, THREE, "2014/15", "protection-plan", "343", 1835),
    (CHILD, HAMMERSMITH, "2014/15", "protection-plan", "169", 1835),
    (CHILD, KENSINGTON, "2014/15", "protection-plan", "61", 1835),
    (CHILD, WESTMINSTER, "2014/15", "protection-plan", "113", 1835),
    (CHILD, THREE, "2014/15", "children-in-care", "469", 1841),
    (CHILD, HAMMERSMITH, "2014/15", "children-in-care", "185", 1841),
    (CHILD, KENSINGTON, "2014/15", "children-in-care", "105", 1841),
    (CHILD, WESTMINSTER, "2014/15", "children-in-care", "179", 1841),
    (ALLEGATIONS, BEDS, "2012/13", "contact", "121", 1391),
    (ALLEGATIONS, BEDS, "2013/14", "contact", "136", 1390),
    (ALLEGATIONS, BEDS, "2014/15", "contact", "182", 1389),
    (ALLEGATIONS, BEDS, "2015/16", "contact", "151", 1387),
    (ALLEGATIONS, BEDS, "2015/16", "consultation", "111", 1387),
    (ALLEGATIONS, BEDS, "2015/16", "evaluation-meeting", "40", 1387),
    (ALLEGATIONS, BROMLEY, "2009", "contact", "58", 607),
    (ALLEGATIONS, BROMLEY, "2011", "contact", "97", 565),
    (ALLEGATIONS, BROMLEY, "2011", "outcome", "77", 566),
    (ALLEGATIONS, BROMLEY, "2011/12", "contact", "86", 607),
    (ALLEGATIONS, BROMLEY, "2012/13", "contact", "88", 0),
    (ALLEGATIONS, BROMLEY, "2013/14", "contact", "101", 1449),
    (ALLEGATIONS, THREE, "2014/15", "contact", "148", 1962),
    (ALLEGATIONS, HAMMERSMITH, "2014/15", "contact", "68", 1962),
    (ALLEGATIONS, KENSINGTON, "2014/15", "contact", "21", 1962),
    (ALLEGATIONS, WESTMINSTER, "2014/15", "contact", "59", 1962),
]
"""A line of 0: several documents print the figure."""


def _journey(client: Any, journey: str, area: str, period: str, **more: str) -> Any:
    answer = client.get(f"/api/v1/journeys/{journey}", query_string={"area": area, "period": period, **more})
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()


def _stage(client: Any, journey: str, area: str, period: str, stage: str) -> Any:
    return next(found for found in _journey(client, journey, area, period)["stages"] if found["id"] == stage)


@pytest.mark.parametrize(("journey", "area", "period", "stage", "display", "line"), PRINTED)
def test_a_stage_shows_the_printed_number_with_its_line(  # noqa: PLR0917 - the columns of the table above
    client: Any, journey: str, area: str, period: str, stage: str, display: str, line: int
) -> None:
    found = _stage(client, journey, area, period, stage)["volume"]
    assert found["display"] == display
    assert found["provenance"]["line"] in ({line} if line else set(range(1, 3000)))


RATES = [
    (BEDS, "2012/13", "early-help", 69.2),
    (BEDS, "2013/14", "early-help", 151.2),
    (BEDS, "2014/15", "early-help", 244.7),
    (BEDS, "2015/16", "early-help", 232.2),
    (BEDS, "2016/17", "early-help", 247.4),
    (BEDS, "2015/16", "referral", 397.6),
    (BEDS, "2016/17", "referral", 308.5),
    (BEDS, "2015/16", "child-in-need", 254.7),
    (BEDS, "2016/17", "child-in-need", 221.0),
    (BEDS, "2012/13", "protection-plan", 45.4),
    (BEDS, "2013/14", "protection-plan", 32.8),
    (BEDS, "2014/15", "protection-plan", 27.9),
    (BEDS, "2015/16", "protection-plan", 38.4),
    (BEDS, "2016/17", "protection-plan", 26.5),
    (BROMLEY, "2012/13", "assessment", 464),
    (BROMLEY, "2013/14", "assessment", 477),
    (BROMLEY, "2012/13", "protection-plan", 26.8),
    (BROMLEY, "2013/14", "protection-plan", 38.1),
]


@pytest.mark.parametrize(("area", "period", "stage", "rate"), RATES)
def test_a_stage_shows_the_printed_rate(client: Any, area: str, period: str, stage: str, rate: float) -> None:
    assert _stage(client, CHILD, area, period, stage)["rate"]["value"] == rate


TIMES = [
    (BEDS, "2015/16", "assessment", 94.7),
    (BEDS, "2016/17", "assessment", 93.7),
    (BEDS, "2015/16", "initial-conference", 82),
    (BEDS, "2016/17", "initial-conference", 96.6),
    (BEDS, "2015/16 Q1", "children-in-care", 14.29),
    (BEDS, "2015/16 Q4", "children-in-care", 61.11),
    (BEDS, "2016/17", "children-in-care", 79.3),
    (BROMLEY, "2011/12", "assessment", 78.6),
    (BROMLEY, "2012/13", "assessment", 89.8),
]


@pytest.mark.parametrize(("area", "period", "stage", "share"), TIMES)
def test_a_stage_shows_its_timeliness(client: Any, area: str, period: str, stage: str, share: float) -> None:
    assert _stage(client, CHILD, area, period, stage)["timeliness"][0]["value"] == share


OUTCOMES = [
    (BEDS, "2015/16", "early-help", "early-help-assessments-open", 1467),
    (BEDS, "2015/16", "early-help", "outreach-referrals", 220),
    (BEDS, "2015/16", "contact", "front-door-early-help-response", 7130),
    (BEDS, "2014/15", "leaving-care", "care-leavers-in-education-employment-training", 41.1),
    (BEDS, "2016/17", "leaving-care", "care-leavers-in-education-employment-training", 70.2),
    (BEDS, "2015/16", "children-in-care", "unaccompanied-children-in-care", 37),
    (BEDS, "2015/16", "children-in-care", "placements-three-or-more", 12.2),
    (BEDS, "2015/16", "children-in-care", "long-term-placement-stability", 63),
    (BROMLEY, "2011/12", "early-help", "stepped-down-to-early-help", 41),
    (BROMLEY, "2012/13", "early-help", "stepped-down-to-early-help", 62),
    (BROMLEY, "2012/13", "early-help", "troubled-families-worked-with", 163),
    (BROMLEY, "2013/14", "early-help", "childrens-centre-users", 69355),
    (BROMLEY, "2012", "early-help", "childrens-centre-users", 60000),
    (BROMLEY, "2012/13", "children-in-care", "care-proceedings-weeks", 51),
    (BROMLEY, "2013/14", "children-in-care", "children-in-care-fostered-percent", 69),
    (BROMLEY, "2013/14", "children-in-care", "children-in-care-residential-percent", 13),
    (BROMLEY, "2012/13", "leaving-care", "children-adopted", 17),
    (BROMLEY, "2013/14", "protection-plan", "child-protection-plans-bme-percent", 32),
]


@pytest.mark.parametrize(("area", "period", "stage", "indicator_id", "value"), OUTCOMES)
def test_a_stage_shows_what_came_of_it(  # noqa: PLR0917 - the columns of the table above
    client: Any, area: str, period: str, stage: str, indicator_id: str, value: float
) -> None:
    found = _stage(client, CHILD, area, period, stage)["outcomes"]
    assert {one["indicator_id"]: one["value"] for one in found}[indicator_id] == value


def _shares(client: Any, area: str, period: str, stage: str) -> dict[str, tuple[str, str, str]]:
    found = _stage(client, CHILD, area, period, stage)["shares"]
    return {one["words"]: (one["display"], one["printed"]["display"] if one["printed"] else "", one["differs"]) for one in found}


def test_the_front_door_of_2015_16(client: Any) -> None:
    """8,755 / 12,012 = 72.89%; 7,130 / 12,012 = 59.36%; 2,268 / 8,755 = 25.91%; 1,389 / 12,012 = 11.56%."""
    assert _shares(client, BEDS, "2015/16", "contact") == {
        "of enquiries led to a contact and referral": ("72.9%", "73%", ""),
        "of enquiries were answered by early help first": ("59.4%", "59%", ""),
    }
    assert _shares(client, BEDS, "2015/16", "early-help") == {
        "of contacts and referrals were recommended for early help": ("25.9%", "26%", "")
    }
    conversion = _stage(client, CHILD, BEDS, "2015/16", "early-help")["conversion"]
    assert (conversion["from"], conversion["display"], conversion["reason"]) == ("contact", "11.6%", "")


def test_the_row_n9_is_shown_as_what_the_arithmetic_says(client: Any) -> None:
    """2,023 / 9,928 = 20.38% and 2,111 / 10,069 = 20.97%: the printed 20% and 21% are referrals as a share of contacts."""
    for period, worked, printed in (("2013/14", "20.4%", "20%"), ("2012/13", "21%", "21%")):
        found = _shares(client, BROMLEY, period, "referral")["of contacts became referrals"]
        assert found == (worked, printed, "")
        (share,) = [one for one in _stage(client, CHILD, BROMLEY, period, "referral")["shares"] if "contacts" in one["words"]]
        assert any("it equals referrals divided by contacts: probably mislabelled" in text for text in share["cautions"])


def test_the_two_denominators_of_referrals_are_kept_apart(client: Any) -> None:
    """222 / 2,023 = 10.97%, which the dataset prints as 12%; 30 / 1,934 = 1.55% is printed as 1.6%."""
    referral = _stage(client, CHILD, BROMLEY, "2013/14", "referral")
    again = next(one for one in referral["shares"] if one["words"] == "of referrals were re-referrals")
    assert (again["display"], again["printed"]["display"]) == ("11%", "12%")
    assert again["differs"] == "The source prints 12%; its two numbers give 11%."
    assert any("12% fits 1,934" in text for text in again["cautions"])
    exploitation = next(one for one in referral["outcomes"] if one["indicator_id"] == "referrals-cse-percent")
    assert exploitation["value"] == 1.6


def test_the_outcomes_of_contacts_of_2011_12(client: Any) -> None:
    (found,) = _stage(client, CHILD, BROMLEY, "2011/12", "contact")["breakdowns"]
    assert [row["value"] for row in found["rows"]] == [3546, 2635, 13, 1714, 12, 2211]
    assert (found["total"], found["rest"]) == (10131, "These add up to 10,131 of 10,132; the rest is not printed.")


def test_the_closures_and_sources_of_early_help(client: Any) -> None:
    breakdowns = _stage(client, CHILD, BEDS, "2015/16", "early-help")["breakdowns"]
    by_type = {(one["indicator_id"], one["breakdown_type"]): {row["label"]: row["value"] for row in one["rows"]} for one in breakdowns}
    assert sorted(by_type["early-help-closures", "closure_reason"].values()) == [215, 227, 1265]
    assert sorted(by_type["early-help-closures-percent", "closure_reason"].values()) == [12.5, 13, 73.5]
    assert sorted(by_type["early-help-assessments-by-source-percent", "source"].values()) == [21, 79]


def test_the_sources_of_referral_of_2016_17(client: Any) -> None:
    breakdowns = {one["indicator_id"]: one["rows"] for one in _stage(client, CHILD, BEDS, "2016/17", "referral")["breakdowns"]}
    assert {row["label"]: row["value"] for row in breakdowns["referrals"]} == {"Police": 500, "Schools": 360, "Health professionals": 239}
    assert {row["value"] for row in breakdowns["referrals-by-source-percent"]} == {26.7, 19.2, 12.7}


def test_the_categories_of_abuse_are_those_of_each_year_with_their_doubt(client: Any) -> None:
    for period, total in (("2013/14", 262), ("2012/13", 177)):
        breakdowns = _stage(client, CHILD, BROMLEY, period, "protection-plan")["breakdowns"]
        assert next(one["total"] for one in breakdowns if one["indicator_id"] == "child-protection-plans") == total
    rest = _stage(client, CHILD, BROMLEY, "2012/13", "protection-plan")["breakdowns"][0]["rest"]
    assert rest == "These add up to 177 of 184; the rest is not printed."


def test_a_figure_printed_twice_with_two_values_carries_the_doubt(client: Any) -> None:
    outcomes = _stage(client, CHILD, BEDS, "2016/17", "referral")["outcomes"]
    service = next(one for one in outcomes if one["indicator_id"] == "referrals-leading-to-service-percent")
    assert service["value"] == 91.3
    assert any("93.2" in text for text in service["cautions"])


def test_the_months_of_2013_14(client: Any) -> None:
    months = [f"{name} 2013" for name in ("April", "May", "June", "July", "August", "September", "October", "November", "December")]
    months += [f"{name} 2014" for name in ("January", "February", "March")]
    found = {month: {stage["id"]: stage for stage in _journey(client, CHILD, BROMLEY, month)["stages"]} for month in months}
    assert sum(stages["contact"]["volume"]["value"] for stages in found.values()) == 9934
    assert all(stages["referral"]["conversion"]["from"] == "contact" for stages in found.values())
    assert all(stages["protection-plan"]["volume"]["counting"] == "stock" for stages in found.values())
    assert found["March 2014"]["protection-plan"]["volume"]["value"] == 262


def test_a_flow_is_never_set_against_a_stock(client: Any) -> None:
    for period in ("2013/14", "2012/13"):
        for stage in _journey(client, CHILD, BROMLEY, period)["stages"]:
            found = stage["conversion"]
            if found and stage["volume"] and stage["volume"]["counting"] == "stock":
                assert (found["percent"], bool(found["reason"])) == (None, True)


def test_every_gap_has_its_reason_and_no_zero(client: Any) -> None:
    for area, period in ((BEDS, "2015/16"), (BROMLEY, "2013/14"), (THREE, "2014/15"), (WESTMINSTER, "2014/15")):
        for stage in _journey(client, CHILD, area, period)["stages"]:
            is_gap = stage["volume"] is None and stage["rate"] is None
            assert bool(stage["gap"]) is is_gap
            assert stage["volume"] is None or stage["volume"]["value"] != 0
    section_47 = _stage(client, CHILD, BEDS, "2015/16", "section-47")
    assert section_47["gap"] == "No number of strategy discussions or section 47 enquiries is printed for this area and period."


def test_the_three_boroughs_stand_side_by_side_and_make_up_their_sum(client: Any) -> None:
    found = _journey(client, CHILD, HAMMERSMITH, "2014/15", compare=f"{KENSINGTON},{WESTMINSTER},{THREE}")
    columns = [found["stages"], *(column["stages"] for column in found["beside"])]
    for stage, values in (("protection-plan", [169, 61, 113, 343]), ("children-in-care", [185, 105, 179, 469])):
        shown = [next(one for one in stages if one["id"] == stage)["volume"]["value"] for stages in columns]
        assert shown == values
        assert sum(shown[:3]) == shown[3]


def test_the_allegations_journey_parts_contacts_into_consultations_and_meetings(client: Any) -> None:
    """111 / 151 = 73.5% (74% printed), 40 / 151 = 26.5% (26% printed); over 50 of 77 concluded = over 65%."""
    stages = {stage["id"]: stage for stage in _journey(client, ALLEGATIONS, BEDS, "2015/16")["stages"]}
    assert stages["consultation"]["conversion"]["display"] == "73.5%"
    assert stages["evaluation-meeting"]["conversion"]["display"] == "26.5%"
    outcome = _stage(client, ALLEGATIONS, BROMLEY, "2011", "outcome")
    assert outcome["shares"][0]["display"] == "over 65%"
    first = next(one for one in stages["outcome"]["breakdowns"] if one["indicator_id"] == "lado-first-meeting-outcome")
    assert sum(row["value"] for row in first["rows"]) == 40


def test_a_position_printed_as_a_month_stands_in_its_year(client: Any) -> None:
    outcomes = _stage(client, CHILD, BROMLEY, "2011/12", "protection-plan")["outcomes"]
    assert {one["indicator_id"]: one["value"] for one in outcomes}["child-protection-plans-bme-percent"] == 38


def test_a_figure_of_several_years_stands_in_the_year_that_it_ends_in(client: Any) -> None:
    outcomes = _stage(client, CHILD, BROMLEY, "2013/14", "leaving-care")["outcomes"]
    days = next(one for one in outcomes if one["indicator_id"] == "adoption-entry-to-placement-days")
    assert (days["value"], days["period"]) == (639, "2010-13")


def test_the_doubt_of_an_outcome_is_told_with_its_stage(client: Any) -> None:
    referral = next(stage for stage in _read(BROMLEY, "2013/14").stages if stage.stage.stage_id == "referral")
    assert any("Out of 1,934 referrals" in text for text in cautions(referral))


def _read(area: str, period: str, journey: str = CHILD) -> JourneyView:
    return journey_view(journey_id=journey, query=JourneyQuery(area=area, period=period))


@pytest.mark.usefixtures("client")
def test_a_period_may_be_written_as_file_names_write_it() -> None:
    view = _read(BEDS, "2015-16")
    assert view.period is not None
    assert view.period.display == "2015/16"
    assert view.not_found == ()


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(
    ("area", "period", "said"),
    [
        ("E92000001", "", "No stage of this journey has a figure for England."),
        ("XX", "", "No stage of this journey has a figure for an area “XX”."),
        (BROMLEY, "2031/32", "There is no figure for “2031/32” and Bromley."),
        (BROMLEY, "banana", "There is no figure for “banana” and Bromley."),
    ],
)
def test_what_is_asked_for_and_not_there_is_said(area: str, period: str, said: str) -> None:
    assert _read(area, period, ALLEGATIONS).not_found == (said,)
