"""Explore Education Statistics: each trap of real files, in small made-up ones."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.books import IndicatorBook
from data_loaders.formats.ees_cells import SYMBOLS
from data_loaders.formats.loaded import Loaded
from data_loaders.problems import Severity
from support.ees import BROMLEY, ENGLAND, META, PLACE, REFERRALS, load, refusals, write
from support.loading import indicator
from support.running import ROOT

FILE = "c1_referrals_2013_to_2025.csv"
PERCENT, NUMBER = "ees.c1-referrals.rereferral-percent", "ees.c1-referrals.rereferral-count"


def rows_of(loaded: Loaded, *, indicator_id: str = "") -> list[dict[str, Any]]:
    return [row for row in loaded.observations.to_pylist() if indicator_id in {"", row["indicator_id"]}]


def said(loaded: Loaded) -> list[tuple[int, str, str, str]]:
    """What was said, without the one warning on reporting years."""
    return [(one.line, one.column, one.severity.value, one.code) for one in loaded.problems if one.code != "reporting_year"]


def test_each_column_is_an_indicator_of_each_area(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / FILE, *REFERRALS))
    assert said(loaded) == []
    assert [one.indicator_id for one in loaded.indicators] == ["ees.c1-referrals.referral-count", NUMBER, PERCENT]
    assert [one.aliases for one in loaded.indicators][2] == ("ees.rereferral-percent",)
    assert [(one.unit, one.decimals, one.polarity) for one in loaded.indicators] == [
        (Unit.COUNT, 0, Polarity.NEUTRAL),
        (Unit.COUNT, 0, Polarity.NEUTRAL),
        (Unit.PERCENT, 1, Polarity.NEUTRAL),
    ]
    assert loaded.indicators[2].name == "Rereferral percent: Referrals"
    found = rows_of(loaded, indicator_id=PERCENT)[-1]
    assert (found["area_code"], found["value"], found["printed"]) == ("E09000006", 15.3, "15.3")
    assert (found["numerator"], found["denominator"]) == (610, 4000)
    assert (found["file_line"], found["source_ref"], found["breakdown"]) == (6, "column rereferral_percent", "")
    assert (loaded.source.rows_read, loaded.source.rows_loaded, loaded.source.rows_rejected) == (5, 5, 0)


def test_regions_are_not_doubled_by_the_halves_of_london(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / FILE, *REFERRALS))
    assert [row["area_code"] for row in rows_of(loaded, indicator_id=PERCENT)] == [
        "E92000001",
        "E12000007",
        "E13000001",
        "E13000002",
        "E09000006",
    ]


@pytest.mark.parametrize(
    ("text", "value", "symbol"),
    [
        ("c", None, "c"),
        ("x", None, "x"),
        ("z", None, "z"),
        ("low", None, "low"),
        ("k", None, "low"),
        ("u", None, "u"),
        ("[c]", None, "c"),
        (":", None, "x"),
        ("..", None, "x"),
        (".", None, "z"),
        ("-", None, "x"),
        ("N/A", None, "x"),
        ('""', None, "blank"),
        ("", None, "blank"),
        ("0", 0, ""),
        ("0.0", 0, ""),
        ("12.5 u", 12.5, "u"),
        ("12.5[u]", 12.5, "u"),
        ("12.5%", 12.5, ""),
    ],
)
def test_symbols_stay_symbols_and_nought_is_nought(tmp_path: Path, text: str, value: float | None, symbol: str) -> None:
    found = rows_of(load(write(tmp_path / FILE, *REFERRALS[:-1], f"{BROMLEY},Referrals,c,c,{text}")), indicator_id=PERCENT)[-1]
    assert (found["value"], found["symbol"]) == (value, symbol)
    assert (found["numerator"], found["denominator"]) == (None, None)


def test_the_documentation_names_every_symbol() -> None:
    document = (ROOT / "docs" / "national-files.md").read_text(encoding="utf-8").casefold()
    words = {"na"}  # R's way to write n/a
    assert [symbol for symbol in SYMBOLS if symbol and symbol not in words and f"`{symbol}`" not in document] == []


def test_the_counts_of_a_suppressed_percentage_are_not_beside_it(tmp_path: Path) -> None:
    found = rows_of(load(write(tmp_path / FILE, *REFERRALS[:-1], f"{BROMLEY},Referrals,4000,610,c")), indicator_id=PERCENT)[-1]
    assert (found["value"], found["numerator"], found["denominator"]) == (None, None, None)


def test_counts_that_are_not_those_of_the_percentage_are_left_out(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / FILE, *REFERRALS[:-1], f"{BROMLEY},Referrals,4000,610,45"))
    assert said(loaded) == [(1, "rereferral_percent", "warning", "no_pair")]
    assert {row["denominator"] for row in rows_of(loaded)} == {None}


@pytest.mark.parametrize("name", ["unsuitable", "in_no_suitable"])
def test_only_names_that_leave_no_doubt_make_a_pair(tmp_path: Path, name: str) -> None:
    header = f"{PLACE},suitable_count,{name}_count,{name}_percent"
    loaded = load(write(tmp_path / FILE, header, f"{ENGLAND},1000,100,10"))
    assert {row["numerator"] for row in rows_of(loaded)} == {None}


@pytest.mark.parametrize("place", ["305,E09000006", ",E09000006", "305,", "305,x"])
def test_an_authority_is_known_by_its_code_else_by_its_number(tmp_path: Path, place: str) -> None:
    row = BROMLEY.replace("305,E09000006", place)
    assert rows_of(load(write(tmp_path / FILE, *REFERRALS[:-1], f"{row},Referrals,1,1,1")))[-1]["area_code"] == "E09000006"


def test_a_superseded_code_is_its_successor(tmp_path: Path) -> None:
    before = BROMLEY.replace("2025", "2020").replace("305,E09000006,Bromley", "825,E10000002,Buckinghamshire")
    after = BROMLEY.replace("305,E09000006,Bromley", "825,E06000060,Buckinghamshire")
    loaded = load(write(tmp_path / FILE, *REFERRALS, f"{before},Referrals,1,1,1", f"{after},Referrals,1,1,1"))
    assert [row["area_code"] for row in rows_of(loaded, indicator_id=PERCENT)][-2:] == ["E06000060", "E06000060"]
    again = load(write(tmp_path / FILE, *REFERRALS, f"{before.replace('2020', '2025')},Referrals,1,1,1", f"{after},Referrals,1,1,1"))
    assert said(again) == [(8, "", "folded", "repeat")]


@pytest.mark.parametrize(
    ("row", "column", "code", "mend"),
    [
        (BROMLEY.replace("E09000006", "E09999999"), "new_la_code", "unknown_area", "areas.csv"),
        (BROMLEY.replace("305,E09000006", "999,"), "old_la_code", "unknown_area", "areas.csv"),
        (BROMLEY.replace("305,E09000006", ","), "new_la_code", "unknown_area", "areas.csv"),
        (BROMLEY.replace("Local authority", "School"), "geographic_level", "unread_level", "Delete the row"),
        (BROMLEY.replace("2025", "202526"), "time_period", "unknown_period", "2025 and Calendar year"),
        (BROMLEY.replace("2025", "soon"), "time_period", "unknown_period", "2025 and Calendar year"),
        (BROMLEY.replace("Reporting year", "=cmd()"), "time_period", "unknown_period", "Week 1 to 53"),
        (ENGLAND.replace("E92000001", "K03000001").replace("England", "GB"), "country_code", "unknown_area", "areas.csv"),
    ],
)
def test_a_row_of_nowhere_or_no_time_is_rejected_alone(tmp_path: Path, row: str, column: str, code: str, mend: str) -> None:
    loaded = load(write(tmp_path / FILE, *REFERRALS, f"{row},Referrals,1,1,1"))
    assert said(loaded) == [(7, column, "rejected", code)]
    message = next(one.message for one in loaded.problems if one.code == code)
    assert message.startswith(f"{FILE}, line 7, column {column}: found '") and mend in message
    assert (loaded.source.rows_read, loaded.source.rows_loaded, loaded.source.rows_rejected) == (6, 5, 1)


@pytest.mark.parametrize(
    ("time", "kind", "days"),
    [
        ("202425,Academic year", "academic_year", "2024-09-01/2025-08-31"),
        ("202425,Financial year", "financial_year", "2024-04-01/2025-03-31"),
        ("202425,Tax year", "range", "2024-04-06/2025-04-05"),
        ("202425,Financial year Q3", "quarter", "2024-10-01/2024-12-31"),
        ("202425,Autumn term", "range", "2024-09-01/2024-12-31"),
        ("202425,Autumn and spring term", "range", "2024-09-01/2025-04-30"),
        ("199900,Financial year", "financial_year", "1999-04-01/2000-03-31"),
        ("2025,Calendar year", "calendar_year", "2025-01-01/2025-12-31"),
        ("2025,Reporting year", "financial_year", "2024-04-01/2025-03-31"),
        ("2025,Calendar year Q1", "quarter", "2025-01-01/2025-03-31"),
        ("2025,Week 1", "range", "2024-12-30/2025-01-05"),
        ("2025,March", "month", "2025-03-01/2025-03-31"),
    ],
)
def test_every_sort_of_period_is_read(tmp_path: Path, time: str, kind: str, days: str) -> None:
    row = ENGLAND.replace("2025,Reporting year", time)
    found = rows_of(load(write(tmp_path / FILE, REFERRALS[0], f"{row},Referrals,1,1,1")))[0]
    assert (found["period_kind"], f"{found['period_start']}/{found['period_end']}") == (kind, days)
    assert found["period_label"] == time.split(",", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("ends", "kind", "days"),
    [
        ((9, 30), "range", "2024-10-01/2025-09-30"),
        ((8, 31), "academic_year", "2024-09-01/2025-08-31"),
        ((12, 31), "calendar_year", "2025-01-01/2025-12-31"),
    ],
)
def test_the_source_file_says_when_reporting_years_end(tmp_path: Path, ends: tuple[int, int], kind: str, days: str) -> None:
    loaded = load(write(tmp_path / FILE, *REFERRALS), ends=ends)
    found = rows_of(loaded)[0]
    assert (found["period_kind"], f"{found['period_start']}/{found['period_end']}") == (kind, days)
    assert loaded.problems == ()


def test_an_assumed_year_is_said_once_a_file(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / FILE, *REFERRALS))
    assert [(one.line, one.column, one.severity) for one in loaded.problems] == [(1, "time_identifier", Severity.WARNING)]
    assert "31 March" in loaded.problems[0].message and "reporting_year_ends" in loaded.problems[0].message


def test_population_estimates_are_for_the_middle_of_the_year(tmp_path: Path) -> None:
    loaded = load(
        write(tmp_path / "ons_2024.csv", f"{PLACE},age_group,population_estimate", f"{BROMLEY},Children aged 0 to 17 years,77000")
    )
    found = rows_of(loaded)[0]
    assert (found["period_kind"], str(found["period_end"]), found["value"]) == ("snapshot", "2025-06-30", 77000)
    assert loaded.indicators[0].name == "Population estimate: Children aged 0 to 17 years"
    assert "30 June" in loaded.problems[0].message


def filtered(*rows: str) -> tuple[str, ...]:
    return f"{PLACE},sex,age_band,number_in_care", *rows


def breakdowns(loaded: Loaded) -> list[tuple[str, str]]:
    return [(row["breakdown_type"], row["breakdown"]) for row in rows_of(loaded)]


def test_totals_are_the_headline_and_everything_else_a_breakdown(tmp_path: Path) -> None:
    rows = [f"{ENGLAND},{sex},{age},10" for sex in ("Total", "Male") for age in ("All ages", "0 to 4")]
    loaded = load(write(tmp_path / "a.csv", *filtered(*rows)))
    assert breakdowns(loaded) == [("", ""), ("age band", "0 to 4"), ("sex", "Male"), ("sex and age band", "Male, 0 to 4")]
    assert said(loaded) == []


def test_a_filter_without_a_total_has_no_headline(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / "a.csv", *filtered(f"{ENGLAND},Female,Total,10", f"{ENGLAND},Male,Total,10")))
    assert breakdowns(loaded) == [("sex", "Female"), ("sex", "Male")]
    assert said(loaded) == [(1, "sex", "warning", "no_headline")]


def test_a_blank_filter_rejects_its_row(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / "a.csv", *filtered(f"{ENGLAND},Total,Total,10", f"{ENGLAND},Male,Total,10", f"{ENGLAND},,Total,10")))
    assert said(loaded) == [(4, "sex", "rejected", "half_a_breakdown")]


def test_a_filter_that_holds_numbers_too_is_a_filter(tmp_path: Path) -> None:
    rows = [f"{ENGLAND},{sex},{age},{age_count}" for sex in ("Total", "Male") for age, age_count in (("16", 5), ("17", 7), ("Total", 12))]
    loaded = load(write(tmp_path / "a.csv", *filtered(*rows)))
    assert [one.indicator_id for one in loaded.indicators] == ["ees.a.number-in-care"]
    assert ("", "") in breakdowns(loaded) and ("age band", "16") in breakdowns(loaded)


def test_a_bad_cell_does_not_make_an_indicator_a_filter(tmp_path: Path) -> None:
    for text in ("=cmd()", "<script>alert(1)</script>", "about 600", "1e+05"):
        loaded = load(write(tmp_path / FILE, *REFERRALS[:-1], f"{BROMLEY},Referrals,{text},610,15.3"))
        assert said(loaded) == [(6, "referral_count", "rejected", "not_a_number")]
        assert len(loaded.indicators) == 3 and len(rows_of(loaded)) == 14
        assert (loaded.source.rows_loaded, loaded.source.rows_rejected) == (5, 0), "the other figures of the line are loaded"


def test_a_row_without_one_good_cell_is_rejected(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / FILE, *REFERRALS[:-1], f"{BROMLEY},Referrals,?,?,?"))
    assert {(line, severity) for line, _, severity, _ in said(loaded)} == {(6, "rejected")}
    assert (loaded.source.rows_loaded, loaded.source.rows_rejected) == (4, 1)


def test_a_column_that_describes_areas_is_not_a_filter(tmp_path: Path) -> None:
    lines = [line.replace("la_name", "la_nam") for line in REFERRALS]
    loaded = load(write(tmp_path / FILE, *lines))
    assert said(loaded) == [(1, "la_nam", "warning", "describes_areas")]
    assert {row["breakdown"] for row in rows_of(loaded)} == {""}


def test_repeated_and_contradicting_rows_are_said(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / FILE, *REFERRALS, REFERRALS[-1], f"{BROMLEY},Referrals,4000,610,15.2"))
    assert said(loaded) == [(7, "", "folded", "repeat"), (8, "", "warning", "conflict")]
    assert (loaded.source.rows_read, loaded.source.rows_loaded, loaded.source.rows_rejected, loaded.source.rows_folded) == (7, 6, 1, 1)


def with_meta(folder: Path, *lines: str) -> Path:
    write(folder / "a.meta.csv", META, *lines)
    return write(folder / "a.csv", *filtered(f"{ENGLAND},Everyone,Total,10.25", f"{ENGLAND},Male,Total,11"))


def test_the_companion_decides_what_a_column_is(tmp_path: Path) -> None:
    filters = ("sex,Filter,Sex of child,,,,,,Everyone", "age_band,Filter,Age,,,,,,")
    write(tmp_path / "a.meta.csv", f"{META},filter_default", *filters, "number_in_care,Indicator,Share in care,,%,2,,,")
    loaded = load(write(tmp_path / "a.csv", *filtered(f"{ENGLAND},Everyone,Total,10.25", f"{ENGLAND},Male,Total,11")))
    assert said(loaded) == []
    assert breakdowns(loaded) == [("", ""), ("sex of child", "Male")]
    found = loaded.indicators[0]
    assert (found.name, found.unit, found.decimals) == ("Share in care", Unit.PERCENT, 2)


def test_what_companion_and_file_do_not_share_is_said(tmp_path: Path) -> None:
    path = with_meta(tmp_path, "sex,Filter,Sex,,,,,", "number_in_care,Indicatr,Number,,,,,", "gone,Indicator,Gone,,,,,")
    loaded = load(path)
    problems = {(one.column, one.severity.value, one.code) for one in loaded.problems if one.code != "reporting_year"}
    assert {
        ("age_band", "warning", "not_in_meta"),
        ("", "warning", "no_such_column"),
        ("col_type", "warning", "unknown_col_type"),
    } <= problems
    assert len(rows_of(loaded)) == 2


def test_a_companion_that_cannot_be_read_refuses_the_file(tmp_path: Path) -> None:
    path = with_meta(tmp_path)
    (tmp_path / "a.meta.csv").write_text("col_name,label\nsex,Sex\n", encoding="utf-8")
    assert [(one.file_name, one.column, one.code) for one in refusals(path)] == [("a.meta.csv", "col_type", "missing_column")]


@pytest.mark.parametrize(
    ("column", "values", "unit"),
    [
        ("absence_rate", ("3.5", "7"), Unit.PERCENT),
        ("rate", ("81", "218"), Unit.OTHER),
        ("rate_per_10000", ("81", "218"), Unit.PER_10000),
        ("cla_rate_per_10,000", ("81", "218"), Unit.PER_10000),
        ("rate_per_100k", ("81", "218"), Unit.PER_100000),
        ("mean_caseload", ("15", "16"), Unit.OTHER),
        ("headcount", ("15", "16"), Unit.COUNT),
        ("caseload", ("15.5", "16"), Unit.OTHER),
        ("pct_agency", ("15", "116"), Unit.PERCENT),
    ],
)
def test_a_unit_comes_from_the_name_or_the_numbers(tmp_path: Path, column: str, values: tuple[str, str], unit: Unit) -> None:
    loaded = load(
        write(tmp_path / "a.csv", f'{PLACE},"{column}"', *(f"{row},{value}" for row, value in zip((ENGLAND, BROMLEY), values, strict=True)))
    )
    assert loaded.indicators[0].unit is unit
    assert ("no_unit" in {code for *_, code in said(loaded)}) == (unit is Unit.OTHER)


def test_the_first_file_to_claim_an_alias_keeps_it(tmp_path: Path) -> None:
    book = IndicatorBook(())
    first = load(write(tmp_path / FILE, *REFERRALS), book=book)
    second = load(write(tmp_path / "other.csv", *REFERRALS), book=book)
    assert first.indicators[0].aliases == ("ees.referral-count",)
    assert (second.indicators[0].indicator_id, second.indicators[0].aliases) == ("ees.other.referral-count", ())


def test_next_years_file_carries_on_the_same_indicators(tmp_path: Path) -> None:
    book = IndicatorBook(())
    load(write(tmp_path / FILE, *REFERRALS), book=book)
    later = load(write(tmp_path / "c1_referrals_2013_to_2026.csv", *REFERRALS), book=book)
    assert later.indicators == ()
    assert {row["indicator_id"] for row in rows_of(later)} == {"ees.c1-referrals.referral-count", NUMBER, PERCENT}


@pytest.mark.parametrize("alias", ["ees.rereferral-percent", PERCENT])
def test_an_entry_of_the_catalogue_adopts_a_column(tmp_path: Path, alias: str) -> None:
    entry = indicator("re-referrals-percent", unit=Unit.PERCENT, polarity=Polarity.LOW, aliases=(alias,))
    loaded = load(write(tmp_path / FILE, *REFERRALS), entry)
    assert len(rows_of(loaded, indicator_id="re-referrals-percent")) == 5
    other = indicator("re-referrals", unit=Unit.COUNT, polarity=Polarity.LOW, aliases=(alias,))
    assert (1, "rereferral_percent", "warning", "other_unit") in said(load(write(tmp_path / FILE, *REFERRALS), other))


@pytest.mark.parametrize(
    ("name", "code"),
    [("time_period", "missing_column"), ("time_identifier", "missing_column"), ("geographic_level", "missing_column")],
)
def test_a_renamed_column_is_named_with_its_mend(tmp_path: Path, name: str, code: str) -> None:
    problem = refusals(write(tmp_path / FILE, REFERRALS[0].replace(name, f"{name}s"), *REFERRALS[1:]))[0]
    assert (problem.line, problem.column, problem.code) == (1, name, code)
    assert f"Perhaps it is the column '{name}s'" in problem.message


def test_a_file_without_numbers_or_with_two_like_names_is_refused(tmp_path: Path) -> None:
    assert [one.code for one in refusals(write(tmp_path / FILE, PLACE, ENGLAND))] == ["no_indicator"]
    assert [one.code for one in refusals(write(tmp_path / FILE, f"{PLACE},a_b,a-b", f"{ENGLAND},1,2"))] == ["doubled_column"]


def test_a_byte_order_mark_columns_in_any_order_and_cells_over_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / FILE
    header = "new_la_code,rereferral_percent,note,time_identifier,geographic_level,time_period"
    path.write_text(
        f'\ufeff{header}\nE09000006,c,"a\nb",Reporting year,Local authority,2025\nE09,5,"a\nb",Reporting year,Local authority,2025\n',
        encoding="utf-8",
    )
    loaded = load(path)
    assert [(row["symbol"], row["file_line"]) for row in rows_of(loaded)] == [("c", 2)]
    assert said(loaded) == [(4, "new_la_code", "rejected", "unknown_area")]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"<html><body>Sign in</body></html>", "web_page"), (",".join(REFERRALS).encode("utf-16"), "encoding"), (b"\n\n", "empty_file")],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / FILE
    path.write_bytes(content)
    assert [one.code for one in refusals(path)] == [code]


def test_a_file_that_is_cut_off_loses_only_its_last_row(tmp_path: Path) -> None:
    path = write(tmp_path / FILE, *REFERRALS)
    path.write_bytes(path.read_bytes()[:-30])
    loaded = load(path)
    assert said(loaded) == [(6, "", "rejected", "too_few_cells")]


CELLS = st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters='\x00\r\n",0123456789'), max_size=10)


@settings(max_examples=60, deadline=None)
@given(line=st.integers(0, 5), column=st.integers(0, 13), text=CELLS)
def test_no_cell_whatever_raises_or_loses_a_row(tmp_path_factory: pytest.TempPathFactory, line: int, column: int, text: str) -> None:
    lines = [row.split(",") for row in REFERRALS]
    lines[line][column] = text
    path = write(tmp_path_factory.mktemp("any") / FILE, *(",".join(cells) for cells in lines))
    try:
        loaded = load(path)
    except Exception as refused:
        assert line == 0 and getattr(refused, "problems", None), "only a header refuses the whole file, with its reasons"
        return
    source = loaded.source
    assert source.rows_read == source.rows_loaded + source.rows_rejected == 5
    left_out = {one.line for one in loaded.problems if one.severity in {Severity.REJECTED, Severity.FOLDED}}
    assert len(left_out) >= source.rows_rejected
    assert {row["file_line"] for row in rows_of(loaded)} | left_out == {2, 3, 4, 5, 6}
