"""The disagreement alarm from the file to the summary and the store."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from board.data_view import data_view
from data_loaders import loading, problem_queries
from data_loaders.loading import Result, Work
from data_loaders.problems import Severity
from data_loaders.report import write_summary
from data_loaders.store import connection
from support.loading import SOURCE_YML, write_board

HEADER = "indicator,area,period,value,lower_95,upper_95,published_trend,published_comparison,line"
TREND = "Increasing and getting worse"
FIGURES = "\n".join(
    (
        HEADER,
        *(f"re-referrals,Bromley,{2019 + at}/{20 + at},{30 - 3 * at},{29 - 3 * at},{31 - 3 * at},,,{2019 + at}" for at in range(4)),
        f"re-referrals,Bromley,2023/24,18,17,19,{TREND},Better than England,2023",
        "re-referrals,England,2023/24,18.5,,,,,2024",
        "",
    )
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WELLBOARD_HOME", str(tmp_path / "home"))
    yield tmp_path / "home" / "releases"
    connection.close_all_but(None)


def load(folder: Path, board: Path, *paths: Path) -> Result:
    return loading.load(folder, paths or [board], Work(start_with=board))


def summary(result: Result) -> str:
    written = io.StringIO()
    write_summary(Console(file=written, width=200), result)
    return written.getvalue()


def test_each_contradicted_judgement_is_a_warning_of_its_line(folder: Path, tmp_path: Path) -> None:
    result = load(folder, write_board(tmp_path / "board", figures=FIGURES))
    assert [(one.line, one.severity, one.code) for one in result.problems] == [
        (6, Severity.WARNING, "comparison_differs"),
        (6, Severity.WARNING, "trend_differs"),
    ]
    assert result.problems[1].message.startswith(
        f"made-up/figures.csv, line 6: The source says “{TREND}”; the five latest figures decrease, from 30% in 2019/20 to 18% in 2023/24."
    )
    assert all(one.message.endswith("ask the publisher which is right.") for one in result.problems)


def test_the_summary_counts_them_in_a_sentence_of_its_own(folder: Path, tmp_path: Path) -> None:
    said = summary(load(folder, write_board(tmp_path / "board", figures=FIGURES)))
    assert "The sources' own judgements that differ from ours: 1 of 1 comparisons, 1 of 1 trends. The Data page lists them." in said


def test_a_source_without_judgements_says_nothing_of_them(folder: Path, tmp_path: Path) -> None:
    assert "judgements" not in summary(load(folder, write_board(tmp_path / "board")))


def test_judgements_do_not_hide_other_problems_in_the_summary(folder: Path, tmp_path: Path) -> None:
    years = [f"{2000 + at}/{1 + at:02d}" for at in range(9)]
    own = [f"re-referrals,Bromley,{year},18,17,19,,Better than England," for year in years]
    england = [f"re-referrals,England,{year},18,,,,," for year in years]
    figures = "\n".join((HEADER, *own, *england, "re-referrals,Bromley,2021/22,30,31,32,,,\n"))
    said = summary(load(folder, write_board(tmp_path / "board", figures=figures)))
    assert said.count("ask the publisher") == 5
    assert "9 of 9 comparisons" in said
    assert "the value 30 lies outside" in said
    assert "and 4 more" in said


def test_the_store_gives_each_with_its_figure_and_the_page_with_its_words(folder: Path, tmp_path: Path) -> None:
    release_id = load(folder, write_board(tmp_path / "board", figures=FIGURES)).release_id
    found = problem_queries.contradicted(release_id)
    assert [(one.problem.code, one.indicator_id, one.area_code, one.breakdown, one.source_line) for one in found] == [
        ("comparison_differs", "re-referrals", "E09000006", "", 2023),
        ("trend_differs", "re-referrals", "E09000006", "", 2023),
    ]
    view = data_view()
    assert [(row.name, row.source_title, row.is_trend) for row in view.disagreements] == [
        ("Re-referrals within 12 months · Bromley", "Made-up report", False),
        ("Re-referrals within 12 months · Bromley", "Made-up report", True),
    ]
    assert view.disagreements[1].words == (
        f"The source says “{TREND}”; the five latest figures decrease, from 30% in 2019/20 to 18% in 2023/24."
    )
    assert view.problems == ()


def test_a_sentence_on_figures_that_were_suppressed_since_is_shown_nowhere(folder: Path, tmp_path: Path) -> None:
    board = write_board(tmp_path / "board", figures=FIGURES)
    load(folder, board)
    later = tmp_path / "later"
    later.mkdir()
    (later / "figures.csv").write_text("indicator,area,period,value,symbol\nre-referrals,Bromley,2019/20,,c\n", encoding="utf-8")
    (later / "source.yml").write_text(SOURCE_YML.replace("made-up", "later").replace("2024-05-01", "2025-05-01"), encoding="utf-8")
    release_id = load(folder, board, later).release_id
    assert problem_queries.contradicted(release_id) == ()
    assert problem_queries.problems(release_id) == ()
