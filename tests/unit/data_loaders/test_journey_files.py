"""Journey files: what is refused with its line, and what a release makes of one."""

from pathlib import Path

import pytest

from analysis.journeys import Counting, Counts
from data_loaders import journey_queries, loading
from data_loaders.formats.journey import build_journey, check_journey_names, check_journeys, read_journey
from data_loaders.loading import Work
from data_loaders.problems import Problem, UnusableFile
from support.loading import area_book, indicator_book, write_board

JOURNEY_YML = """journey: made-up-way
title: A made-up way
question: Where are the children?
areas: [LBB]
stages:
  - stage: front-door
    label: Front door
    words: Somebody is worried.
    outcomes:
      - {indicator: re-referrals, rate_against: target, target: {value: 15}}
  - stage: plan
    label: Plan
    words: The child is safe.
    follows: [front-door]
    volumes:
      - {indicator: lait.not-loaded-yet, counts: plans}
      - {indicator: cpp-count, counts: children, counting: stock}
"""


def _problems(path: Path, text: str) -> tuple[Problem, ...]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableFile) as refused:
        read_journey(path)
    return refused.value.problems


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ("journey: made-up-way", "journey: Made up", 1, "journey", "right shape"),
        ("counts: children", "counts: kids", 17, "stages[2].volumes[2].counts", "Write one of: enquiries"),
        ("counting: stock", "counting: pile", 17, "stages[2].volumes[2].counting", "Write one of: flow, stock."),
        ("follows: [front-door]", "follows: [front-dor]", 14, "stages[2].follows[1]", "Did you mean 'front-door'?"),
        ("stage: plan", "stage: front-door", 11, "stages[2].stage", "the id of an earlier stage too"),
        ("    words: Somebody is worried.\n", "", 6, "stages[1].words", "the entry words is missing"),
        ("follows:", "folows:", 14, "stages[2].folows", "Did you mean 'follows'?"),
    ],
)
def test_a_bad_journey_names_the_line_and_the_mend(  # noqa: PLR0917 - the columns of the table above
    tmp_path: Path, old: str, new: str, line: int, column: str, said: str
) -> None:
    assert old in JOURNEY_YML
    problem = next(one for one in _problems(tmp_path / "way.yml", JOURNEY_YML.replace(old, new, 1)) if one.column == column)
    assert (problem.line, problem.message.startswith(f"way.yml, line {line}")) == (line, True)
    assert said in problem.message


def test_a_journey_with_unknown_names_is_an_error_but_national_measures_may_come_later(tmp_path: Path) -> None:
    path = tmp_path / "way.yml"
    path.write_text(JOURNEY_YML.replace("[LBB]", "[Bromly]").replace("indicator: re-referrals", "indicator: re-referals"), encoding="utf-8")
    area, indicator = check_journey_names(read_journey(path).document, areas=area_book(), indicators=indicator_book())
    assert (area.code, area.line, area.column) == ("unknown_area", 4, "areas[1]")
    assert "Did you mean 'Bromley'?" in area.message
    assert (indicator.code, indicator.line) == ("unknown_indicator", 10)
    assert "Did you mean 're-referrals'?" in indicator.message


def test_a_journey_is_built_with_codes_and_ids_and_without_measures_that_nothing_declares(tmp_path: Path) -> None:
    path = tmp_path / "way.yml"
    path.write_text(JOURNEY_YML, encoding="utf-8")
    built = build_journey(read_journey(path).document.content, areas=area_book(), indicators=indicator_book())
    assert built.areas == ("E09000006",)
    assert built.indicator_ids == ("re-referrals", "child-protection-plans")
    (plans,) = built.stages[1].volumes
    assert (plans.counts, plans.counting) == (Counts.CHILDREN, Counting.STOCK)
    target = built.stages[0].outcomes[0].target
    assert target is not None
    assert target.value == 15.0


def test_two_journeys_may_not_share_an_id(tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text(JOURNEY_YML, encoding="utf-8")
    with pytest.raises(UnusableFile, match=r"b\.yml, line 1, column journey: found 'made-up-way', which is the journey of a\.yml too"):
        check_journeys(tuple(read_journey(tmp_path / name) for name in ("a.yml", "b.yml")))


def test_an_officers_journey_replaces_the_bundled_one_and_survives_new_bundled_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home/releases"
    bundled = write_board(tmp_path / "bundled")
    (bundled / "journeys").mkdir()
    (bundled / "journeys/way.yml").write_text(JOURNEY_YML, encoding="utf-8")
    monkeypatch.setenv("WELLBOARD_HOME", str(home.parent))
    first = loading.ensure_bundled(home, Work(start_with=bundled))
    assert first is not None
    assert [one.title for one in journey_queries.journeys(first.release_id)] == ["A made-up way"]
    mine = tmp_path / "mine.yml"
    mine.write_text(JOURNEY_YML.replace("A made-up way", "Our own way"), encoding="utf-8")
    second = loading.load(home, [mine], Work(start_with=bundled))
    assert [one.title for one in journey_queries.journeys(second.release_id)] == ["Our own way"]
    (bundled / "journeys/way.yml").write_text(JOURNEY_YML.replace("Where are", "Where then are"), encoding="utf-8")
    third = loading.ensure_bundled(home, Work(start_with=bundled))
    assert third is not None
    assert [one.title for one in journey_queries.journeys(third.release_id)] == ["Our own way"]


def test_a_journey_whose_indicator_a_load_removes_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "releases"
    bundled = write_board(tmp_path / "bundled")
    mine = tmp_path / "mine.yml"
    mine.write_text(JOURNEY_YML.replace("indicator: re-referrals", "indicator: not-there"), encoding="utf-8")
    result = loading.load(home, [mine], Work(start_with=bundled))
    assert result.is_unusable
    assert result.release_id == ""
    assert "found 'not-there', an indicator" in result.problems[0].message
