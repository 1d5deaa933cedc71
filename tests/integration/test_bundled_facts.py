"""What the issue's boards must find on their pages, read through the API from the bundled release."""

from typing import Any

import pytest

CENTRAL_BEDFORDSHIRE, BROMLEY = "E06000056", "E09000006"
APPENDIX_3 = (  # indicator, local, England, 95th centile, gap to the best 5%, published trend: as printed on lines 494 to 503
    ("smoking-at-delivery", 8.8, 10.7, 4.2, 4.6, "Decreasing/Getting better"),
    ("infant-mortality", 2.2, 3.9, 1.9, 0.3, "Cannot be calculated (Small numbers)"),
    ("low-birth-weight-term", 2.3, 2.6, 1.9, 0.4, "No significant change"),
    ("breastfeeding-initiation", 77, 74.5, 91.9, 14.9, "No significant change"),
    ("breastfeeding-6-8-weeks", 47.7, 44.4, 61.9, 14.2, "Cannot be calculated (new data collection system in place)"),
    ("obesity-reception", 8, 9.6, 6.9, 1.1, "No significant change"),
    ("obesity-year-6", 16.3, 20, 14.3, 2.0, "No significant change"),
    ("under-18-conception-rate", 18.6, 20.8, 11.6, 7.0, "Decreasing/Getting better"),
    ("good-level-of-development", 71.7, 70.7, 76.6, 4.9, "Increasing/Getting better"),
    ("self-harm-admissions-10-24", 435.6, 430.5, 157, 278.6, "Increasing/Getting worse"),
)


def _verdicts(client: Any, path: str) -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1/scorecards/{path}").get_json()
    return [verdict for priority in answer["priorities"] for verdict in priority["verdicts"]]


def _indicator(client: Any, path: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/v1/indicators/{path}").get_json()
    return found


def test_appendix_3_holds_ten_verdicts_in_its_order(client: Any) -> None:
    verdicts = _verdicts(client, "central-bedfordshire-aiming-for-the-best")
    assert [verdict["indicator_id"] for verdict in verdicts] == [row[0] for row in APPENDIX_3]


@pytest.mark.parametrize("printed", APPENDIX_3, ids=lambda row: row[0])
def test_appendix_3_as_printed(client: Any, printed: tuple[str, float, float, float, float, str]) -> None:
    indicator, local, england, best, gap, trend = printed
    verdict = next(found for found in _verdicts(client, "central-bedfordshire-aiming-for-the-best") if found["indicator_id"] == indicator)
    comparators = {found["kind"]: found for found in verdict["comparators"]}
    assert verdict["value"] == local
    assert comparators["england"]["value"] == england
    assert (comparators["best_5_percent"]["value"], comparators["best_5_percent"]["published"]) == (best, True)
    assert verdict["gap_to_best_5"]["value"] == pytest.approx(gap)
    assert verdict["trend"]["method"] == "published"
    assert verdict["provenance"]["line"] == 494 + [row[0] for row in APPENDIX_3].index(indicator)
    address = f"{indicator}?area={CENTRAL_BEDFORDSHIRE}&scorecard=central-bedfordshire-aiming-for-the-best&line={verdict.pop('line')}"
    assert _indicator(client, address)["verdict"] == verdict
    if trend.startswith("Cannot"):
        assert verdict["trend"]["judgement"] == "cannot_say"
        assert verdict["trend"]["reason"].lower() in trend.lower()
    else:
        assert trend.rpartition("/")[2].removeprefix("Getting ").lower() in verdict["trend"]["words"].lower()


def test_self_harm_is_the_only_one_worse_and_getting_worse(client: Any) -> None:
    worsening = [
        found["indicator_id"]
        for found in _verdicts(client, "central-bedfordshire-aiming-for-the-best")
        if found["trend"]["judgement"] == "worse"
    ]
    assert worsening == ["self-harm-admissions-10-24"]


def test_bromleys_plans_are_one_series_and_the_revision_shows(client: Any) -> None:
    found = _indicator(client, f"child-protection-plans?area={BROMLEY}")
    ends = {point["period"]["end"]: point["value"] for point in found["series"]}
    assert (ends["2012-03-31"], ends["2013-03-31"], ends["2014-03-31"]) == (188, 184, 262)
    revision = next(entry for entry in found["revisions"] if entry["period"] == "31 March 2013")
    assert revision["current"] == 184
    assert 177 in [other["value"] for other in revision["others"]]


def test_bromleys_contacts_are_one_series(client: Any) -> None:
    found = _indicator(client, f"contacts?area={BROMLEY}&kind=financial_year")
    years = {point["period"]["display"]: point["value"] for point in found["series"]}
    assert (years["2011/12"], years["2012/13"], years["2013/14"]) == (10132, 10069, 9928)
    months = [point for point in found["series"] if point["period"]["kind"] == "month"]
    months = months or [
        point for point in _indicator(client, f"contacts?area={BROMLEY}&kind=month")["series"] if point["period"]["kind"] == "month"
    ]
    assert len(months) == 12


def test_re_referrals_are_rated_against_their_target(client: Any) -> None:
    verdict = next(found for found in _verdicts(client, "bromley-safeguarding") if found["indicator_id"] == "re-referrals-percent")
    assert verdict["value"] == 12
    assert verdict["rule"]["comparator"] == "target"
    assert {found["kind"]: found["value"] for found in verdict["comparators"]}["target"] == 15
    assert verdict["rag"] == "green"


@pytest.mark.parametrize("indicator", ["contacts", "referrals", "child-protection-plans", "children-in-care", "lado-allegations"])
def test_volumes_have_no_good_direction(client: Any, indicator: str) -> None:
    verdict = _indicator(client, indicator)["verdict"]
    assert (verdict["polarity"], verdict["rag"]) == ("neutral", "none")


def test_a_scorecard_as_it_was_known(client: Any) -> None:
    then = _indicator(client, f"child-protection-plans?area={BROMLEY}&as_at=2014-01-01")
    assert {point["period"]["end"]: point["value"] for point in then["series"]}["2013-03-31"] == 177
    assert _verdicts(client, "bromley-safeguarding?as_at=2010-01-01")[0]["value"] is None


def test_every_figure_that_is_shown_names_its_source(client: Any) -> None:
    for card in client.get("/api/v1/scorecards").get_json():
        for verdict in _verdicts(client, card["id"]):
            if verdict["value"] is not None:
                assert verdict["provenance"]["source_id"]
                assert verdict["provenance"]["line"]
                assert verdict["provenance"]["printed"]
