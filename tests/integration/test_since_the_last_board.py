"""What changed and the covering text on the bundled boards: the revision that Bromley saw, and words that a child of twelve can read."""

from pathlib import Path
from typing import Any

import pytest
import textstat

from analysis.filters import ScorecardFilters
from board.scorecard_view import scorecard_view, scorecards

GRADE_AT_TWELVE = 7
"""The school grade, by Flesch and Kincaid, of somebody of twelve."""
BROMLEY_2014 = "/api/v1/changes/bromley-safeguarding?from=2013-07-01&to=2014-07-01"


def _of_plans(answer: dict[str, Any], kind: str) -> dict[str, Any]:
    (one,) = (found for found in answer["changes"] if found["kind"] == kind and found["label"] == "Children on a child protection plan")
    return dict(one)


def test_bromley_shows_the_revision_and_the_rise_with_what_was_known_when(client: Any) -> None:
    answer = client.get(BROMLEY_2014).get_json()
    revised, new = _of_plans(answer, "revised"), _of_plans(answer, "new_figure")
    assert revised["words"] == "184 at 31 March 2013, revised from 177"
    assert (revised["then"]["source_id"], revised["then"]["line"], revised["then"]["printed"]) == ("bromley-bscb-2012-13", 531, "177")
    assert (revised["now"]["source_id"], revised["now"]["line"], revised["now"]["printed"]) == ("bromley-hwb-2015-01", 1214, "184")
    assert new["words"].startswith("262 at 31 March 2014, up from 184 at 31 March 2013")
    assert new["now"]["published_on"] == "2015-01-29"
    assert revised["published_later"] and new["published_later"]


def test_what_came_out_by_the_second_day_is_not_marked_as_later(client: Any) -> None:
    answer = client.get("/api/v1/changes/bromley-safeguarding?from=2013-07-01&to=2015-01-29").get_json()
    assert _of_plans(answer, "revised")["published_later"] is False


def test_changes_come_in_the_order_of_their_gravity(client: Any) -> None:
    kinds = [found["kind"] for found in client.get(BROMLEY_2014).get_json()["changes"]]
    order = ["worsened", "improved", "moved", "revised", "withdrawn", "new_figure"]
    assert kinds == sorted(kinds, key=order.index)
    assert kinds[0] == "worsened"


def test_a_line_that_is_newly_red_stands_before_a_lesser_fall(client: Any) -> None:
    changes = client.get(BROMLEY_2014).get_json()["changes"]
    worsened = [(found["label"], found["verdict"]["rag"]) for found in changes if found["kind"] == "worsened"]
    assert worsened == [("Unexpected child deaths", "red"), ("Training courses", "amber")]
    (share,) = (found["words"] for found in changes if found["kind"] == "moved" and "share" in found["label"])
    assert share.endswith("(32% at 31 March 2014, up from 30% at 31 March 2013, as revised since)")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=yesterday", "'from' has 'yesterday'"),
        ("to=20200101-000000-abcdef", "'to' has '2020"),
        ("area=nowhere", "'area' has 'nowhere'"),
    ],
)
def test_a_side_that_cannot_be_used_is_refused_by_name(client: Any, query: str, words: str) -> None:
    answer = client.get(f"/api/v1/changes/bromley-safeguarding?{query}")
    assert answer.status_code == 400
    assert words in answer.get_json()["error"]


def test_a_release_is_taken_for_a_side(client: Any) -> None:
    live = client.get("/api/v1/release").get_json()["release_id"]
    answer = client.get(f"/api/v1/changes/bromley-safeguarding?from={live}&to={live}").get_json()
    assert (answer["from"]["release_id"], answer["changes"], answer["new_challenges"]) == (live, [], [])


def test_the_covering_text_of_every_scorecard_and_area_reads_at_twelve(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    grades = {}
    for card in scorecards():
        for area in ("", *card.areas):
            view = scorecard_view(scorecard_id=card.scorecard_id, filters=ScorecardFilters(area=area))
            assert view.narrative[0].startswith("This scorecard has ")
            grades[card.scorecard_id, area] = textstat.flesch_kincaid_grade(" ".join(view.narrative))
    assert {key: grade for key, grade in grades.items() if grade > GRADE_AT_TWELVE} == {}


def test_the_measure_of_reading_age_tells_hard_words() -> None:
    hard = "Notwithstanding the aforementioned methodological considerations, statistically significant deterioration is demonstrable."
    assert textstat.flesch_kincaid_grade(hard) > GRADE_AT_TWELVE


def test_the_scorecard_s_own_answer_carries_the_text(client: Any) -> None:
    answer = client.get("/api/v1/scorecards/bromley-safeguarding").get_json()
    assert any("“Unexpected child deaths” was 11 in 2013/14, worse than the figure before." in text for text in answer["narrative"])
