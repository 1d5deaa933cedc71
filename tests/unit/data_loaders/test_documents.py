"""YAML files and the list of areas: every slip is named with its line, its text and its mend."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data_loaders.formats.areas import check_areas, read_areas
from data_loaders.formats.catalogue import check_catalogue, read_catalogue
from data_loaders.formats.scorecard import build_scorecard, check_names, check_scorecards, read_scorecard
from data_loaders.formats.source import note_from_name, read_source, source_path
from data_loaders.problems import Problem, UnusableFile
from support.loading import AREAS_CSV, CATALOGUE_YML, NOW, SCORECARD_YML, SOURCE_YML, area_book, indicator_book


def problems_of(read: Callable[[Path], Any], path: Path, text: str) -> tuple[Problem, ...]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableFile) as refused:
        read(path)
    return refused.value.problems


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ("title: Made-up scorecard", "title: [Made-up scorecard", 2, None, ["does not parse", "'title: [Made-up scorecard'"]),
        ("title: Made-up scorecard", "title: 'Made-up scorecard", 2, None, ["does not parse", "Check the indentation"]),
        ("    lines:", "\tlines:", 7, None, ["found 'lines:'", "never tabs"]),
        ("board: Made-up board", "board: Made-up board\nboard: Another", 4, "board", ["'board' a second time", "first on line 3"]),
        ("areas: [Bromley]", "areas: &a [Bromley]\ndescription: *a", 5, None, ["'*a'", "Write it out in full"]),
        ("scorecard: made-up-board", "scorecard: Made up!", 1, "scorecard", ["found 'Made up!'", "right shape"]),
        ("title: Made-up scorecard", "titel: Made-up scorecard", 2, "titel", ["Did you mean 'title'?"]),
        ("title: Made-up scorecard", "title: 2024", 2, "title", ["found '2024' (a number), where text belongs", "quotation marks"]),
        (
            "rate_against: target",
            "rate_against: targets",
            9,
            "priorities[1].lines[1].rate_against",
            ["'targets'", "Did you mean 'target'?", "best_5_percent"],
        ),
        ("value: 15, ", "", 10, "priorities[1].lines[1].target.value", ["the entry value is missing"]),
        ("value: 15", "value: .inf", 10, None, ["'.inf'", "not a number"]),
        ("amber_margin: 2", "amber_margin: -2", 10, "priorities[1].lines[1].target.amber_margin", ["Write 0 or more"]),
        ("areas: [Bromley]", "areas: []", 4, "areas", ["Add at least 1"]),
        ("areas: [Bromley]", "areas:", 4, "areas", ["found nothing, where a list belongs"]),
    ],
)
def test_a_bad_scorecard_names_the_line(  # noqa: PLR0917 - the columns of the table above
    tmp_path: Path, old: str, new: str, line: int, column: str | None, said: list[str]
) -> None:
    assert old in SCORECARD_YML
    problems = problems_of(read_scorecard, tmp_path / "board.yml", SCORECARD_YML.replace(old, new, 1))
    problem = next(one for one in problems if one.line == line and (column is None or one.column == column))
    assert problem.message.startswith(f"board.yml, line {line}")
    for words in said:
        assert words in problem.message


@pytest.mark.parametrize("text", ["just words", "- a\n- list\n", "a: 1\n---\nb: 2\n", "a: \x07b\n", "[" * 2000])
def test_what_is_no_document_is_refused(tmp_path: Path, text: str) -> None:
    (problem,) = problems_of(read_scorecard, tmp_path / "board.yml", text)
    assert problem.code == "yaml"


def test_a_scorecard_with_unknown_names_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "board.yml"
    text = SCORECARD_YML.replace("indicator: re-referrals", "indicator: re-referals").replace("[Bromley]", "[Bromley, Bromly]")
    path.write_text(text, encoding="utf-8")
    area, indicator = check_names(read_scorecard(path).document, areas=area_book(), indicators=indicator_book())
    assert (area.line, area.column, area.code) == (4, "areas[2]", "unknown_area")
    assert "found 'Bromly'" in area.message
    assert "Did you mean 'Bromley'?" in area.message
    assert (indicator.line, indicator.column, indicator.code) == (8, "priorities[1].lines[1].indicator", "unknown_indicator")
    assert indicator.message.startswith("board.yml, line 8, column priorities[1].lines[1].indicator: found 're-referals'")
    assert "Did you mean 're-referrals'?" in indicator.message


def test_a_scorecard_is_built_with_codes_and_ids(tmp_path: Path) -> None:
    path = tmp_path / "board.yml"
    path.write_text(SCORECARD_YML.replace("[Bromley]", "[LBB, H&F, Bromley]"), encoding="utf-8")
    built = build_scorecard(read_scorecard(path).document.content, areas=area_book(), indicators=indicator_book())
    assert built.areas == ("E09000006", "E09000013")
    first, second = built.priorities[0].lines
    assert first.target is not None
    assert (first.target.value, first.target.amber_margin) == (15.0, 2.0)
    assert second.indicator_id == "child-protection-plans"


def test_two_scorecards_may_not_share_an_id(tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text(SCORECARD_YML, encoding="utf-8")
    with pytest.raises(
        UnusableFile, match=r"b\.yml, line 1, column scorecard: found 'made-up-board', which is the scorecard of a\.yml too"
    ):
        check_scorecards(tuple(read_scorecard(tmp_path / name) for name in ("a.yml", "b.yml")))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("unit: count", "unit: counts", 4, "found 'counts'. Did you mean 'count'? Write one of: percent, count"),
        ("polarity: low", "polarity: lower", 12, "found 'lower'. Did you mean 'low'?"),
        ("    topic: Front door\n", "", 9, "the entry topic is missing"),
        ("is_position: true", "is_position: sometimes", 7, "where true or false belongs"),
    ],
)
def test_a_bad_catalogue_entry_names_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    (problem,) = problems_of(read_catalogue, tmp_path / "catalogue.yml", CATALOGUE_YML.replace(old, new, 1))
    assert problem.line == line
    assert said in problem.message


def test_an_id_or_alias_stands_for_one_indicator(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yml"
    path.write_text(CATALOGUE_YML.replace("id: re-referrals", "id: cpp-count"), encoding="utf-8")
    with pytest.raises(UnusableFile, match=r"line 2, .*the alias 'cpp-count', which is taken by cpp-count in catalogue\.yml, line 9"):
        check_catalogue(read_catalogue(path))
    path.write_text(CATALOGUE_YML.replace("id: re-referrals", "id: child-protection-plans"), encoding="utf-8")
    with pytest.raises(UnusableFile, match="stands already in"):
        check_catalogue(read_catalogue(path))


def test_defaults_of_a_catalogue_entry(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yml"
    path.write_text(CATALOGUE_YML, encoding="utf-8")
    plans, again = (entry.indicator for entry in read_catalogue(path))
    assert (plans.decimals, plans.is_position, plans.aliases) == (0, True, ("cpp-count",))
    assert (again.decimals, again.short_name) == (1, "Re-referrals within 12 months")


def test_a_source_file_beside_the_figures_is_found(tmp_path: Path) -> None:
    (tmp_path / "source.yml").write_text(SOURCE_YML, encoding="utf-8")
    (tmp_path / "autumn.source.yml").write_text(SOURCE_YML.replace("made-up", "autumn"), encoding="utf-8")
    for name, found in (("figures.csv", "source.yml"), ("autumn.xlsx", "autumn.source.yml"), ("winter.csv", None)):
        assert source_path(tmp_path / name) == (tmp_path / found if found else None)
    note = read_source(tmp_path / "autumn.source.yml")
    assert (note.source_id, str(note.published_on), note.licence) == ("autumn", "2024-05-01", "None")


def test_without_a_source_file_the_name_is_the_source(tmp_path: Path) -> None:
    folder = tmp_path / "Autumn 2024"
    assert note_from_name(folder / "figures.csv", today=NOW.date()).source_id == "autumn-2024"
    assert note_from_name(folder / "My File.csv", today=NOW.date()).source_id == "my-file"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2024-05-01", "May 2024", "right shape"),
        ("2024-05-01", "2024-02-31", "no day of the calendar|cannot be read"),
        ("source_id: made-up\n", "", "the entry source_id is missing"),
    ],
)
def test_a_bad_source_file_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "source.yml"
    path.write_text(SOURCE_YML.replace(old, new), encoding="utf-8")
    with pytest.raises(UnusableFile, match=said):
        read_source(path)


@pytest.mark.parametrize(
    ("row", "line", "said"),
    [
        ("E1,Place,village,,,,", 5, "found 'village'"),
        (",Place,town,,,,", 5, "Every area needs its area_code"),
        ("E1,Place,town,E9,,,", 5, "parent_code 'E9', which is no area"),
        ("E1,Place,town,,,,lbhf", 5, "the name 'lbhf', which is taken by E09000013"),
        ("E09000006,Bromley,town,,,,", 5, "'E09000006' a second time"),
    ],
)
def test_a_bad_area_is_named(tmp_path: Path, row: str, line: int, said: str) -> None:
    path = tmp_path / "areas.csv"
    path.write_text(f"{AREAS_CSV}{row}\n", encoding="utf-8")
    with pytest.raises(UnusableFile) as refused:
        check_areas(read_areas(path))
    problem = refused.value.problems[0]
    assert problem.line == line
    assert problem.message.startswith(f"areas.csv, line {line}, column ")
    assert said in problem.message
