"""The challenge log's reader, on a small made-up log."""

from datetime import date
from pathlib import Path

import pytest

from data_loaders.formats.challenges import read_challenges
from data_loaders.formats.loaded import Given
from data_loaders.problems import UnusableFile
from support.loading import NOTE, NOW, area_book, indicator_book, write_csv


def entry(**cells: str) -> dict[str, str]:
    return {"challenge_id": "one", "board": "Made-up board", "area": "Bromley", "action": "Mend the form", **cells}


def given() -> Given:
    return Given(areas=area_book(), indicators=indicator_book(), note=NOTE, loaded_at=NOW)


def test_an_entry_keeps_its_days_and_figures(tmp_path: Path) -> None:
    cells = {"indicator": "re-referrals", "before": "20", "before_period": "2021/22", "after": "14", "after_period": "2022/23"}
    path = write_csv(
        tmp_path / "log.csv", [entry(due="31 March 2018", raised="2016/17 Q1", status="in_progress", kind="challenge", **cells)]
    )
    (row,) = read_challenges(path, given()).challenges.to_pylist()
    assert (row["area_code"], row["kind"], row["status"]) == ("E09000006", "challenge", "in_progress")
    assert (row["due_on"], row["raised_end"]) == (date(2018, 3, 31), date(2016, 6, 30))
    assert (row["indicator_id"], row["before_value"], row["after_value"], row["after_end"]) == ("re-referrals", 20, 14, date(2023, 3, 31))


def test_words_for_a_date_stay_words(tmp_path: Path) -> None:
    (row,) = read_challenges(write_csv(tmp_path / "log.csv", [entry(due="at the next meeting")]), given()).challenges.to_pylist()
    assert (row["due"], row["due_on"], row["status"]) == ("at the next meeting", None, "not_stated")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"action": ""}, "no_action"),
        ({"area": "Nowhere"}, "unknown_area"),
        ({"indicator": "re-referal"}, "unknown_indicator"),
        ({"status": "almost"}, "unknown_status"),
        ({"raised": "some time ago"}, "unknown_period"),
        ({"before": "20"}, "figure_of_nothing"),
        ({"challenge_id": "good"}, "doubled_challenge"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_with_its_reason(tmp_path: Path, cells: dict[str, str], code: str) -> None:
    path = write_csv(tmp_path / "log.csv", [entry(challenge_id="good"), entry(**cells)])
    loaded = read_challenges(path, given())
    assert [(problem.line, problem.code) for problem in loaded.problems] == [(3, code)]
    assert (loaded.source.rows_read, loaded.source.rows_loaded, loaded.source.rows_rejected) == (2, 1, 1)


def test_a_log_without_a_good_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="not one of its 1 rows"):
        read_challenges(write_csv(tmp_path / "log.csv", [entry(area="Nowhere")]), given())
