"""What a row means when it is right, and that no table breaks the count of its rows."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_loaders.formats.numbers import parse_number
from data_loaders.problems import Severity, UnusableFile
from support.loading import FIGURES_CSV, figure, load, write_csv


def rows_of(path: Path) -> list[dict[str, object]]:
    return load(path).observations.to_pylist()


@pytest.mark.parametrize(
    ("text", "value"), [("1268.5", 1268.5), ("1,268", 1268), ("1,268,304.25", 1268304.25), ("-3", -3), ("+0.4", 0.4), (" 7 ", 7), ("0", 0)]
)
def test_plain_numbers_are_read(text: str, value: float) -> None:
    assert parse_number(text) == value
    assert parse_number(f"{text.strip()}%", is_percent=True) == value


def test_a_whole_row_is_kept(tmp_path: Path) -> None:
    cells = {
        "indicator": "CPP-count",
        "area": "h&f",
        "period": "2013/14 Q1",
        "value": "1,268",
        "breakdown_type": "agency",
        "breakdown": "Police",
        "bound": "over",
        "lower_95": "1200",
        "upper_95": "1300",
        "numerator": "3",
        "denominator": "4",
        "printed": " over 1,268 ",
        "line": "12",
        "ref": "table 3",
        "note": "a note",
        "doubt": "a doubt",
        "published_trend": "rising",
        "published_comparison": "below England",
        "published_on": "2018-03-21",
    }
    (row,) = rows_of(write_csv(tmp_path / "a.csv", [cells]))
    expected = {
        "indicator_id": "child-protection-plans",
        "area_code": "E09000013",
        "role": "actual",
        "period_label": "2013/14 Q1",
        "period_start": date(2013, 4, 1),
        "period_end": date(2013, 6, 30),
        "value": 1268.0,
        "symbol": "",
        "bound": "over",
        "lower_95": 1200.0,
        "upper_998": None,
        "printed": " over 1,268 ",
        "source_line": 12,
        "source_ref": "table 3",
        "doubt": "a doubt",
        "published_on": date(2018, 3, 21),
        "file_line": 2,
    }
    assert {name: row[name] for name in expected} == expected


def test_a_blank_value_says_why(tmp_path: Path) -> None:
    rows = [figure(value="", symbol=symbol, period=f"20{year}/{year + 1}") for year, symbol in ((20, ""), (21, "c"), (22, "words"))]
    assert [(row["value"], row["symbol"]) for row in rows_of(write_csv(tmp_path / "a.csv", rows))] == [
        (None, "blank"),
        (None, "c"),
        (None, "words"),
    ]


def test_a_low_or_unreliable_figure_may_keep_its_value(tmp_path: Path) -> None:
    rows = [figure(symbol="u"), figure(value="0", symbol="low", period="2022/23")]
    assert [row["symbol"] for row in rows_of(write_csv(tmp_path / "a.csv", rows))] == ["u", "low"]


def test_a_period_may_be_blank(tmp_path: Path) -> None:
    (row,) = rows_of(write_csv(tmp_path / "a.csv", [figure(period="")]))
    assert (row["period_label"], row["period_kind"], row["period_start"]) == ("", "not_stated", None)


@pytest.mark.parametrize("hostile", ["=cmd()", "<script>alert(1)</script>", "@SUM(A1)", "'; DROP TABLE observation; --", "\u202eabc"])
def test_hostile_cells_stay_text(tmp_path: Path, hostile: str) -> None:
    (row,) = rows_of(write_csv(tmp_path / "a.csv", [figure(note=hostile, printed=hostile, ref=hostile)]))
    assert row["note"] == row["printed"] == row["source_ref"] == hostile


def test_a_repeat_is_folded_and_said(tmp_path: Path) -> None:
    rows = [figure(line="5", repeat_of_line=""), figure(line="9", repeat_of_line="5"), figure(line="11", repeat_of_line="77")]
    loaded = load(write_csv(tmp_path / "a.csv", rows))
    source = loaded.source
    assert (source.rows_read, source.rows_loaded, source.rows_rejected, source.rows_folded) == (3, 1, 2, 2)
    first, second, lost = loaded.problems
    assert (first.severity, first.code) == (Severity.FOLDED, "repeat")
    assert first.message == "a.csv, line 3: repeat of line 5: same figure (printed again on line 9)."
    assert second.line == lost.line == 4
    assert "no kept figure of re-referrals, E09000006 stands on that line" in lost.message


def test_without_printed_lines_the_same_figure_counts_once(tmp_path: Path) -> None:
    loaded = load(write_csv(tmp_path / "a.csv", [figure(), figure(note="again")]))
    assert (loaded.source.rows_loaded, loaded.source.rows_folded) == (1, 1)
    assert "the same figure as on line 2" in loaded.problems[0].message


@pytest.mark.parametrize(
    ("second", "kept"), [({"line": "9"}, 2), ({"line": "5", "note": "year-end column"}, 2), ({"line": "5"}, 1), ({"line": ""}, 1)]
)
def test_with_printed_lines_each_print_is_a_figure(tmp_path: Path, second: dict[str, str], kept: int) -> None:
    loaded = load(write_csv(tmp_path / "a.csv", [figure(line="5", note=""), {**figure(note=""), **second}]))
    assert loaded.source.rows_loaded == kept


def test_a_conflict_is_kept_and_names_both_lines(tmp_path: Path) -> None:
    loaded = load(write_csv(tmp_path / "a.csv", [figure(line="5"), figure(line="9", value="17")]))
    (problem,) = loaded.problems
    assert (problem.severity, problem.code, loaded.source.rows_loaded) == (Severity.WARNING, "conflict", 2)
    assert "16.5 (line 2, printed on line 5) and 17 (line 3, printed on line 9)" in problem.message


def test_a_target_is_no_conflict_with_its_actual(tmp_path: Path) -> None:
    loaded = load(write_csv(tmp_path / "a.csv", [figure(role="actual"), figure(role="target", value="15")]))
    assert not loaded.problems


CELL = st.one_of(
    st.sampled_from(["re-referrals", "Bromley", "2023/24", "16.5", "c", "x", "12", "*", "1,268,3049", "=cmd()", "target", "over", "", " "]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=0, max_size=9), min_size=1, max_size=8))
def test_rows_read_are_rows_loaded_and_rows_rejected(tmp_path: Path, rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(
        [["indicator", "area", "period", "value", "symbol", "bound", "line", "repeat_of_line"], *rows]
    )
    path = tmp_path / "any.csv"
    path.write_text(written.getvalue() + "re-referrals,Bromley,1999/00,1,,,,\n", encoding="utf-8", newline="")
    loaded = load(path)
    source = loaded.source
    assert source.rows_read == sum(any(cell.strip() for cell in row) for row in rows) + 1
    assert source.rows_read == source.rows_loaded + source.rows_rejected
    assert source.rows_loaded == loaded.observations.num_rows >= 1
    left_out = {one.line for one in loaded.problems if one.severity in {Severity.REJECTED, Severity.FOLDED}}
    assert len(left_out) == source.rows_rejected
    assert sum(one.severity is Severity.FOLDED for one in loaded.problems) == source.rows_folded


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(min_value=0, max_value=len(FIGURES_CSV) - 1))
def test_a_file_cut_off_anywhere_is_refused_or_counted(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.csv"
    path.write_text(FIGURES_CSV[:cut], encoding="utf-8", newline="")
    try:
        source = load(path).source
    except UnusableFile as refused:
        assert all(problem.message.startswith("cut.csv") for problem in refused.problems)
    else:
        assert source.rows_read == source.rows_loaded + source.rows_rejected
