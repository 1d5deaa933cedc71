"""The Fingertips export: each trap of real files, in small made-up ones."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.indicators import Indicator
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.formats.loaded import Loaded
from data_loaders.problems import Severity
from support.fingertips import BROMLEY, ENGLAND, HEADER, NO_FIGURE, bromley, export, load, refusals
from support.loading import indicator

ADOPTING = indicator("admissions", unit=Unit.PER_10000, polarity=Polarity.HIGH, aliases=("fingertips.90001",))


def rows_of(loaded: Loaded) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = loaded.observations.to_pylist()
    return found


def said(loaded: Loaded) -> list[tuple[int, str, str, str]]:
    return [(one.line, one.column, one.severity.value, one.code) for one in loaded.problems]


def test_a_row_keeps_its_value_intervals_counts_and_words(tmp_path: Path) -> None:
    row = bromley(Value_note="Value for Bromley and Bexley combined", Recent_Trend="Decreasing and getting better")
    loaded = load(export(tmp_path / "a.csv", ENGLAND, row))
    assert loaded.problems == ()
    england, found = rows_of(loaded)
    assert found["value"] == 50
    assert (found["lower_95"], found["upper_95"], found["lower_998"], found["upper_998"]) == (45, 55.5, 42, 59)
    assert (found["numerator"], found["denominator"]) == (300, 60000)
    assert (found["note"], found["symbol"], found["printed"]) == ("Value for Bromley and Bexley combined", "", "50")
    assert (found["published_trend"], found["published_comparison"]) == ("Decreasing and getting better", "Better")
    assert (found["area_code"], found["file_line"], found["source_line"]) == ("E09000006", 3, 3)
    assert (england["area_code"], england["published_comparison"]) == ("E92000001", "Not compared")
    assert (loaded.source.rows_read, loaded.source.rows_loaded, loaded.source.rows_rejected) == (2, 2, 0)


@pytest.mark.parametrize("trim", [str, lambda name: name.replace(" ", "")])
@pytest.mark.parametrize(
    "varying",
    [
        "Compared to percentiles",
        "Compared to Regions (statistical) value or percentiles",
        "Compared to Counties & UAs (from Apr 2021) value or percentiles",
    ],
)
@pytest.mark.parametrize("columns", [26, 27])
def test_every_known_header_is_read(tmp_path: Path, trim: Any, varying: str, columns: int) -> None:
    titles = [trim(varying if name == "Compared to percentiles" else name) for name in HEADER[:columns]]
    loaded = load(export(tmp_path / "a.csv", ENGLAND, BROMLEY, header=HEADER[:columns], titles=titles))
    assert loaded.problems == ()
    assert rows_of(loaded)[1]["value"] == 50


def test_the_comparisons_with_region_and_goal_stand_beside_that_with_england(tmp_path: Path) -> None:
    titles = ["Compared to Regions (statistical) value or percentiles" if name == "Compared to percentiles" else name for name in HEADER]
    row = bromley(Compared_to_percentiles="Worse", Compared_to_goal="Green")
    assert (
        rows_of(load(export(tmp_path / "a.csv", row, titles=titles)))[0]["published_comparison"]
        == "Better; Regions (statistical): Worse; goal: Green"
    )


def test_england_beside_itself_is_folded_whichever_comes_first(tmp_path: Path) -> None:
    again = ENGLAND | {"Parent Code": "E92000001", "Compared to England value or percentiles": "Similar"}
    for rows, line in (((ENGLAND, again, BROMLEY), 3), ((again, ENGLAND, BROMLEY), 2)):
        loaded = load(export(tmp_path / "a.csv", *rows))
        assert said(loaded) == [(line, "", "folded", "repeat")]
        assert f"the same as on line {5 - line}" in loaded.problems[0].message
        assert [row["published_comparison"] for row in rows_of(loaded)] == ["Not compared", "Better"]
        assert (loaded.source.rows_read, loaded.source.rows_loaded, loaded.source.rows_rejected, loaded.source.rows_folded) == (3, 2, 1, 1)


def test_rows_that_contradict_each_other_are_both_kept_and_said(tmp_path: Path) -> None:
    loaded = load(export(tmp_path / "a.csv", BROMLEY, bromley(Value="51")))
    assert ("conflict" in {one.code for one in loaded.problems}) and len(rows_of(loaded)) == 2


def test_categories_sexes_and_ages_are_kept_apart_from_the_headline(tmp_path: Path) -> None:
    decile = {"Category Type": "Deprivation deciles", "Category": "Most deprived decile"}
    rows = [
        BROMLEY,
        bromley(Sex="Male"),
        bromley(Sex="Female"),
        BROMLEY | decile,
        bromley(Sex="Male") | decile,
    ]
    assert [(row["breakdown_type"], row["breakdown"]) for row in rows_of(load(export(tmp_path / "a.csv", *rows)))] == [
        ("", ""),
        ("sex", "Male"),
        ("sex", "Female"),
        ("Deprivation deciles", "Most deprived decile"),
        ("sex and Deprivation deciles", "Male, Most deprived decile"),
    ]


def test_the_only_sex_is_the_headline_and_several_ages_are_breakdowns(tmp_path: Path) -> None:
    loaded = load(export(tmp_path / "a.csv", bromley(Sex="Female", Age="15-24 yrs"), bromley(Sex="Female", Age="25+ yrs")))
    assert [(row["breakdown_type"], row["breakdown"]) for row in rows_of(loaded)] == [("age", "15-24 yrs"), ("age", "25+ yrs")]
    assert (1, "Age", "warning", "no_headline") in said(loaded)
    rows = [bromley(Age="All ages"), bromley(Age="25+ yrs")]
    assert [row["breakdown"] for row in rows_of(load(export(tmp_path / "b.csv", *rows)))] == ["", "25+ yrs"]


@pytest.mark.parametrize(
    ("note", "symbol"),
    [
        ("Value suppressed for disclosure control due to small count", "c"),
        ("Not presented due to a trust not submitting data", "x"),
        ("Value for Cornwall and Isles of Scilly combined", "x"),
        ("", "blank"),
        ("NA", "blank"),
    ],
)
def test_a_blank_value_says_why_and_is_never_nought(tmp_path: Path, note: str, symbol: str) -> None:
    found = rows_of(load(export(tmp_path / "a.csv", ENGLAND, BROMLEY | NO_FIGURE | {"Value note": note})))[1]
    assert (found["value"], found["symbol"]) == (None, symbol)
    assert found["note"] == ("" if note == "NA" else note)


def test_a_limit_of_minus_one_is_no_limit(tmp_path: Path) -> None:
    nothing = {
        "Lower CI 95.0 limit": "-1",
        "Upper CI 95.0 limit": "-1",
        "Lower CI 99.8 limit": "-1",
        "Upper CI 99.8 limit": "-1",
        "Value": "",
        "Count": "-1",
    }
    found = rows_of(load(export(tmp_path / "a.csv", ENGLAND, BROMLEY | nothing | {"Value note": "Not presented due to …"})))[1]
    assert [found[name] for name in ("value", "lower_95", "upper_95", "lower_998", "upper_998", "numerator")] == [None] * 6


def test_a_suppressed_row_gives_nothing_away(tmp_path: Path) -> None:
    note = {"Value note": "Value suppressed for disclosure control"}
    loaded = load(export(tmp_path / "a.csv", BROMLEY | {"Value": ""} | note, ENGLAND))
    found = rows_of(loaded)[0]
    assert [found[name] for name in ("value", "lower_95", "upper_95", "numerator", "denominator")] == [None] * 5
    assert (2, "Count", "warning", "suppressed_with_figure") in said(loaded)
    refused = load(export(tmp_path / "b.csv", BROMLEY | note, ENGLAND))
    assert (2, "Value", "rejected", "symbol_with_value") in said(refused)
    assert [row["area_code"] for row in rows_of(refused)] == ["E92000001"]


@pytest.mark.parametrize(
    "words", ["Count rounded to the nearest 5 for disclosure control", "Aggregated from lower geographies; some values were suppressed"]
)
def test_a_note_on_disclosure_beside_a_value_takes_nothing_away(tmp_path: Path, words: str) -> None:
    loaded = load(export(tmp_path / "a.csv", BROMLEY | {"Value note": words}, ENGLAND))
    plain = load(export(tmp_path / "b.csv", BROMLEY, ENGLAND))
    for name in ("value", "numerator", "denominator", "symbol"):
        assert rows_of(loaded)[0][name] == rows_of(plain)[0][name]
    assert not {"symbol_with_value", "suppressed_with_figure"} & {problem.code for problem in loaded.problems}


@pytest.mark.parametrize(
    ("period", "years", "kind", "days"),
    [
        ("2023/24", "1y", "financial_year", "2023-04-01/2024-03-31"),
        ("2023", "1y", "calendar_year", "2023-01-01/2023-12-31"),
        ("2021 - 23", "3y", "pooled_years", "2021-01-01/2023-12-31"),
        ("2010 - 11", "2y", "pooled_years", "2010-01-01/2011-12-31"),
        ("2018/19 - 22/23", "5y", "pooled_years", "2018-04-01/2023-03-31"),
        ("2021 - 23", "", "pooled_years", "2021-01-01/2023-12-31"),
        ("2020/21 Q1", "", "quarter", "2020-04-01/2020-06-30"),
    ],
)
def test_every_sort_of_period_is_read(tmp_path: Path, period: str, years: str, kind: str, days: str) -> None:
    found = rows_of(load(export(tmp_path / "a.csv", bromley(Time_period=period, Time_period_range=years))))[0]
    assert (found["period_label"], found["period_kind"]) == (period, kind)
    assert f"{found['period_start']}/{found['period_end']}" == days


@pytest.mark.parametrize(
    ("cells", "column", "code", "mend"),
    [
        ({"Area_Code": "E07000999"}, "Area Code", "unknown_area", "Add the area to areas.csv"),
        ({"Time_period": "whenever"}, "Time period", "unknown_period", "2016/17"),
        ({"Time_period": ""}, "Time period", "no_period", "2023/24"),
        ({"Time_period_range": "3y"}, "Time period", "other_length", "Check the two"),
        ({"Value": "fifty"}, "Value", "not_a_number", "Write one plain number"),
        ({"Value": "=1+1"}, "Value", "not_a_number", "Write one plain number"),
        ({"Indicator_ID": "=cmd()"}, "Indicator ID", "no_indicator", "90284"),
        ({"Indicator_ID": ""}, "Indicator ID", "no_indicator", "90284"),
        ({"Category": "Most deprived decile"}, "Category Type", "half_a_breakdown", "Fill both"),
        ({"Sex": ""}, "Sex", "half_a_breakdown", "such as Persons"),
        ({"Age": "NA"}, "Age", "half_a_breakdown", "All ages"),
        ({"Denominator": "-7"}, "Denominator", "negative", "check it"),
        ({"Upper_CI_95.0_limit": ""}, "Upper CI 95.0 limit", "half_an_interval", "Write both"),
        ({"Lower_CI_95.0_limit": "99"}, "Lower CI 95.0 limit", "limits_swapped", "Swap"),
    ],
)
def test_a_bad_cell_rejects_its_row_alone_and_names_the_mend(
    tmp_path: Path, cells: dict[str, str], column: str, code: str, mend: str
) -> None:
    loaded = load(export(tmp_path / "a.csv", ENGLAND, bromley(**cells), bromley(Sex="Male")))
    problem = next(one for one in loaded.problems if one.severity is Severity.REJECTED)
    assert (problem.line, problem.column, problem.code) == (3, column, code)
    assert problem.message.startswith(f"a.csv, line 3, column {column}: found ") and mend in problem.message
    assert [row["file_line"] for row in rows_of(loaded)] == [2, 4]
    assert (loaded.source.rows_read, loaded.source.rows_loaded, loaded.source.rows_rejected) == (3, 2, 1)


def test_a_value_outside_its_limits_is_loaded_with_a_warning(tmp_path: Path) -> None:
    loaded = load(export(tmp_path / "a.csv", ENGLAND, bromley(Value="70")))
    assert (3, "Lower CI 95.0 limit", "warning", "value_outside_limits") in said(loaded)
    assert rows_of(loaded)[1]["value"] == 70


def test_lines_are_those_of_the_file_where_cells_hold_line_breaks(tmp_path: Path) -> None:
    loaded = load(export(tmp_path / "a.csv", bromley(Value_note="First line\nsecond\nthird"), bromley(Value="x")))
    assert rows_of(loaded)[0]["file_line"] == 2
    assert [one.line for one in loaded.problems if one.severity is Severity.REJECTED] == [5]


def test_hostile_texts_are_kept_as_texts(tmp_path: Path) -> None:
    row = bromley(Value_note="=HYPERLINK('x')", Indicator_Name="<script>alert(1)</script>")
    loaded = load(export(tmp_path / "a.csv", row))
    assert rows_of(loaded)[0]["note"] == "=HYPERLINK('x')"
    assert loaded.indicators[0].name == "<script>alert(1)</script>"


def test_a_missing_or_renamed_column_is_named_with_its_mend(tmp_path: Path) -> None:
    renamed = ["Areacodes" if name == "Area Code" else name for name in HEADER if name != "Count"]
    problems = refusals(export(tmp_path / "a.csv", BROMLEY, header=[name for name in HEADER if name != "Count"], titles=renamed))
    assert {(one.line, one.column, one.code) for one in problems} == {(1, "Area Code", "missing_column"), (1, "Count", "missing_column")}
    assert any("Perhaps it is the column 'Areacodes'" in one.message for one in problems)


def test_a_column_of_a_later_export_is_said_and_left_out(tmp_path: Path) -> None:
    loaded = load(export(tmp_path / "a.csv", ENGLAND, BROMLEY, header=[*HEADER, "Mood"]))
    assert said(loaded) == [(1, "Mood", "warning", "unread_column")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web_page"),
        ("\ufeffIndicator ID,Area Code\n".encode("utf-16-le"), "encoding"),
        (b"", "empty_file"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert [one.code for one in refusals(path)] == [code]


def test_a_file_that_is_cut_off_loses_only_its_last_row(tmp_path: Path) -> None:
    path = export(tmp_path / "a.csv", ENGLAND, BROMLEY)
    path.write_bytes(path.read_bytes()[:-60])
    loaded = load(path)
    assert [(one.line, one.code) for one in loaded.problems if one.severity is Severity.REJECTED] == [(3, "too_few_cells")]
    assert "may be cut off" in loaded.problems[-1].message


def test_a_file_without_a_good_row_is_refused_with_every_reason(tmp_path: Path) -> None:
    problems = refusals(export(tmp_path / "a.csv", bromley(Value="x"), bromley(Area_Code="nowhere")))
    assert [one.code for one in problems] == ["no_good_row", "not_a_number", "unknown_area"]


def only_indicator(path: Path, *rows: dict[str, str]) -> tuple[Indicator, set[str]]:
    loaded = load(export(path, *rows))
    return loaded.indicators[0], {one.code for one in loaded.problems}


def test_the_texts_decide_which_direction_is_good(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert only_indicator(path, ENGLAND, BROMLEY)[0].polarity is Polarity.LOW
    high = bromley(Compared_to_England_value_or_percentiles="Worse")
    assert only_indicator(path, ENGLAND, high)[0].polarity is Polarity.HIGH
    trend = bromley(Compared_to_England_value_or_percentiles="Similar", Recent_Trend="Increasing and getting better")
    assert only_indicator(path, ENGLAND, trend)[0].polarity is Polarity.HIGH


def test_texts_that_contradict_or_say_nothing_leave_the_indicator_neutral(tmp_path: Path) -> None:
    worse = bromley(Sex="Male", Compared_to_England_value_or_percentiles="Worse")
    male_england = ENGLAND | {"Sex": "Male"}
    found, codes = only_indicator(tmp_path / "a.csv", ENGLAND, male_england, BROMLEY, worse)
    assert (found.polarity, "no_polarity" in codes) == (Polarity.NEUTRAL, True)
    found, codes = only_indicator(tmp_path / "b.csv", ENGLAND, bromley(Compared_to_England_value_or_percentiles="Not compared"))
    assert (found.polarity, "no_polarity" in codes) == (Polarity.NEUTRAL, True)
    found, codes = only_indicator(tmp_path / "c.csv", ENGLAND, bromley(Compared_to_England_value_or_percentiles="Lower"))
    assert (found.polarity, "no_polarity" in codes) == (Polarity.NEUTRAL, False)


@pytest.mark.parametrize(("base", "unit"), [(100, Unit.PERCENT), (1000, Unit.PER_1000), (10000, Unit.PER_10000), (100000, Unit.PER_100000)])
def test_the_unit_is_the_base_on_which_every_count_agrees(tmp_path: Path, base: int, unit: Unit) -> None:
    limits = {name: "" for name in HEADER if "limit" in name}
    rows = [
        row | limits | {"Value": f"{count / 4000 * base}", "Count": f"{round(count / 5) * 5}", "Denominator": "4000"}
        for row, count in ((ENGLAND, 1203), (BROMLEY, 3))
    ]
    assert only_indicator(tmp_path / "a.csv", *rows)[0].unit is unit


def test_a_unit_that_nothing_tells_is_other_with_a_warning(tmp_path: Path) -> None:
    found, codes = only_indicator(tmp_path / "a.csv", ENGLAND, bromley(Value="46"))
    assert (found.unit, "no_unit" in codes) == (Unit.OTHER, True)


def test_an_entry_of_the_catalogue_wins(tmp_path: Path) -> None:
    path = export(tmp_path / "a.csv", ENGLAND, BROMLEY)
    loaded = load(path, ADOPTING)
    assert loaded.indicators == () and loaded.problems == ()
    assert {row["indicator_id"] for row in rows_of(loaded)} == {"admissions"}
    other = load(path, replace(ADOPTING, unit=Unit.PERCENT))
    assert said(other) == [(1, "Value", "warning", "other_unit")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(HEADER), min_size=1, max_size=4),
    st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12),
)
def test_no_cell_whatever_raises_or_loses_a_row(tmp_path_factory: pytest.TempPathFactory, names: list[str], text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    loaded = load(export(path, ENGLAND, BROMLEY | dict.fromkeys(names, text), bromley(Sex="Male")))
    source = loaded.source
    assert source.rows_read == source.rows_loaded + source.rows_rejected == 3
    left_out = {one.line for one in loaded.problems if one.severity in {Severity.REJECTED, Severity.FOLDED}}
    assert len(left_out) == source.rows_rejected
    assert len(rows_of(loaded)) == source.rows_loaded
