"""The Local Authority Interactive Tool's figures and dictionary, on small made-up files of their form."""

from datetime import date
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from analysis.areas import Area, AreaKind
from analysis.periods import PeriodError, PeriodKind
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.lait import read_lait
from data_loaders.formats.lait_dictionary import read_dictionary
from data_loaders.formats.lait_measures import Measure, YearType, indicator_id_of, period_of, unit_of
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.problems import Severity, UnusableFile
from support.lait import DICTIONARY_HEADER, HEADER, as_csv, as_parquet, dictionary_row, row
from support.loading import NOTE, NOW, indicator

PLANS = '30,Child Protection,Plans,Plans - rate,CPP_rate,-,"Rate per 10,000",,,"Children on\na plan",45931,46296,DfE,,,1,Annual,'
REFERRALS = "31,Children in Need,Again,Re-referrals (%),ReReferral,Low,% of referrals,,,Pupilsâ\x80\x99 own,TBC,TBC,DfE,,,,Financial Year,"


def areas() -> AreaBook:
    return AreaBook(
        [
            Area(area_code="E92000001", name="England", kind=AreaKind.COUNTRY, old_la_code="970"),
            Area(area_code="E09000006", name="Bromley", kind=AreaKind.UPPER_TIER_AUTHORITY, old_la_code="305"),
        ]
    )


def given(**measures: YearType) -> Given:
    book = IndicatorBook([indicator("plans", unit=Unit.PER_10000, polarity=Polarity.NEUTRAL, aliases=("lait.cpp-rate",))])
    known = {name: Measure(short_name=name, year_type=kind, updated=date(2025, 10, 1)) for name, kind in measures.items()}
    return Given(areas=areas(), indicators=book, note=NOTE, loaded_at=NOW, measures=known)


def figures(loaded: Loaded) -> list[dict[str, object]]:
    found: list[dict[str, object]] = loaded.observations.to_pylist()
    return found


@pytest.mark.parametrize("write", [as_parquet, as_csv])
def test_a_row_becomes_a_figure_with_its_place_and_day(tmp_path: Path, write: object) -> None:
    path = write(tmp_path / f"lait.{'csv' if write is as_csv else 'parquet'}", row(), row(number=970.0, area="England", value="-"))  # type: ignore[operator]
    loaded = read_lait(path, given(ReReferral=YearType.FINANCIAL))
    own, england = figures(loaded)
    assert (own["indicator_id"], own["area_code"], own["value"], own["symbol"], own["printed"]) == (
        "lait.rereferral",
        "E09000006",
        22.6,
        "",
        "22.6",
    )
    assert (own["period_start"], own["period_end"], own["published_on"]) == (date(2024, 4, 1), date(2025, 3, 31), date(2025, 10, 1))
    assert (england["area_code"], england["value"], england["symbol"], england["printed"]) == ("E92000001", None, "x", "-")
    assert own["source_line"] == (2 if write is as_csv else 1)
    assert (loaded.source.rows_read, loaded.source.rows_loaded) == (2, 2)


def test_a_measure_that_the_catalogue_adopted_keeps_the_catalogues_id(tmp_path: Path) -> None:
    loaded = read_lait(as_parquet(tmp_path / "lait.parquet", row("CPP_rate")), given(CPP_rate=YearType.AT_MARCH))
    (figure,) = figures(loaded)
    assert (figure["indicator_id"], figure["period_kind"], figure["period_end"]) == ("plans", "snapshot", date(2025, 3, 31))
    assert loaded.indicators == ()


def test_without_a_dictionary_years_are_calendar_years_and_that_is_said(tmp_path: Path) -> None:
    loaded = read_lait(as_parquet(tmp_path / "lait.parquet", row()), given())
    (figure,) = figures(loaded)
    assert figure["period_end"] == date(2025, 12, 31)
    assert loaded.indicators[0].polarity is Polarity.NEUTRAL
    (warning,) = loaded.problems
    assert (warning.severity, warning.code) == (Severity.WARNING, "no_dictionary")


def test_every_row_that_cannot_be_loaded_is_said_with_its_line(tmp_path: Path) -> None:
    rows = (row(), row(year="0"), row(number=999.0, area="Nowhere"), row(value="=cmd()"), row(year="2024", value="4.7980000000000002E-2"))
    loaded = read_lait(as_parquet(tmp_path / "lait.parquet", *rows), given(ReReferral=YearType.FINANCIAL))
    assert [(problem.line, problem.code) for problem in loaded.problems] == [
        (2, "unknown_period"),
        (3, "unknown_area"),
        (4, "not_a_number"),
    ]
    assert (loaded.source.rows_read, loaded.source.rows_loaded, loaded.source.rows_rejected) == (5, 2, 3)
    assert [figure["value"] for figure in figures(loaded)] == [22.6, 0.04798]


def test_a_repeat_is_folded_and_a_contradiction_kept(tmp_path: Path) -> None:
    loaded = read_lait(as_parquet(tmp_path / "lait.parquet", row(), row(), row(value="30")), given(ReReferral=YearType.FINANCIAL))
    assert [(problem.line, problem.severity) for problem in loaded.problems] == [(2, Severity.FOLDED), (3, Severity.WARNING)]
    assert (loaded.source.rows_loaded, loaded.source.rows_folded, loaded.source.rows_rejected) == (2, 1, 1)


def test_a_row_with_too_few_cells_is_said(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "lait.csv", row())
    path.write_text(path.read_text(encoding="utf-8") + "only,three,cells\n", encoding="utf-8")
    loaded = read_lait(path, given(ReReferral=YearType.FINANCIAL))
    assert [(problem.line, problem.code) for problem in loaded.problems] == [(3, "cells")]
    assert loaded.source.rows_read == 2


def test_a_renamed_column_is_named_with_its_mend(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "lait.csv", row(), header=("Short Desc", "Data item", "Year", *HEADER[3:]))
    with pytest.raises(UnusableFile, match=r"column Years: the column is missing.*Did you mean 'Year'"):
        read_lait(path, given())


def test_a_file_of_which_nothing_can_be_loaded_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="not one of its 1 rows"):
        read_lait(as_parquet(tmp_path / "lait.parquet", row(year="0")), given())


def test_the_dictionary_declares_measures_and_keeps_what_their_years_are(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.csv"
    path.write_bytes("\n".join((DICTIONARY_HEADER, PLANS, REFERRALS, REFERRALS)).encode("latin-1"))
    asked = given()
    loaded = read_dictionary(path, asked)
    (declared,) = loaded.indicators  # the plan rate is adopted by the catalogue
    assert (declared.indicator_id, declared.name, declared.polarity, declared.unit) == (
        "lait.rereferral",
        "Re-referrals (%)",
        Polarity.LOW,
        Unit.PERCENT,
    )
    assert (declared.unit_words, declared.definition, declared.frequency) == ("of referrals", "Pupils’ own", "Financial Year")
    assert loaded.measures["CPP_rate"] == Measure(short_name="CPP_rate", year_type=YearType.AT_MARCH, updated=date(2025, 10, 1))
    assert loaded.measures["ReReferral"].updated is None
    assert [(problem.line, problem.severity) for problem in loaded.problems] == [(5, Severity.FOLDED)]
    assert asked.indicators.find("lait.rereferral") == declared


@pytest.mark.parametrize(
    ("label", "kind", "start", "end"),
    [
        ("2025", YearType.FINANCIAL, date(2024, 4, 1), date(2025, 3, 31)),
        ("2025 (prov)", YearType.ACADEMIC, date(2024, 9, 1), date(2025, 8, 31)),
        ("2018 (Rev)", YearType.CALENDAR, date(2018, 1, 1), date(2018, 12, 31)),
        ("2025", YearType.AT_MARCH, date(2025, 3, 31), date(2025, 3, 31)),
        ("2025", YearType.AT_SEPTEMBER, date(2025, 9, 30), date(2025, 9, 30)),
        ("2025", YearType.AT_JANUARY, date(2025, 1, 31), date(2025, 1, 31)),
        ("2024-25", YearType.FINANCIAL, date(2024, 4, 1), date(2025, 3, 31)),
        ("2016-17 (OT)", YearType.FINANCIAL, date(2016, 4, 1), date(2017, 3, 31)),
        ("2015/16", YearType.ACADEMIC, date(2015, 9, 1), date(2016, 8, 31)),
        ("2014-16", YearType.CALENDAR, date(2014, 1, 1), date(2016, 12, 31)),
        ("2013/14-15/16", YearType.FINANCIAL, date(2013, 4, 1), date(2016, 3, 31)),
        ("2025", None, date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_each_label_of_a_year_has_its_days(label: str, kind: YearType | None, start: date, end: date) -> None:
    found = period_of(label, kind)
    assert (found.start, found.end, found.label) == (start, end, label)


def test_what_is_no_year_is_refused() -> None:
    with pytest.raises(PeriodError):
        period_of("0", YearType.FINANCIAL)
    assert period_of("2024", YearType.ACADEMIC).kind is PeriodKind.ACADEMIC_YEAR


@pytest.mark.parametrize(
    ("axis", "title", "unit", "words"),
    [
        ("% of referrals", "", Unit.PERCENT, "of referrals"),
        ("% CIN", "", Unit.PERCENT, ""),
        ("Rate per 10,000", "", Unit.PER_10000, ""),
        ("Rate per 1000 live births", "", Unit.PER_1000, "live births"),
        ("Rate per 100,000 of 10-17 population", "", Unit.PER_100000, "10-17 population"),
        ("Turnover rate", "Turnover (%)", Unit.PERCENT, ""),
        ("Spend", "", Unit.GBP, ""),
        ("Average Scaled Score", "", Unit.SCORE, ""),
        ("Number of CPP", "", Unit.COUNT, ""),
        ("Case Load", "", Unit.OTHER, "case load"),
    ],
)
def test_the_axis_tells_the_unit(axis: str, title: str, unit: Unit, words: str) -> None:
    assert unit_of(axis, title) == (unit, words)


def test_an_id_is_the_measures_short_name_as_a_slug() -> None:
    assert indicator_id_of("CPP_Total_Rateper10,000") == "lait.cpp-total-rateper10-000"
    assert indicator_id_of("Social_Work_Caseholders_%") == "lait.social-work-caseholders-percent"


@pytest.mark.parametrize(
    ("printed", "value", "symbol"),
    [
        ("-", None, "x"),
        ("..", None, "x"),
        (":", None, "x"),
        ("x", None, "x"),
        ("X ", None, "x"),
        ("c", None, "c"),
        ("z", None, "z"),
        (".", None, "z"),
        ("low", None, "low"),
        ("k", None, "low"),
        ("u", None, "u"),
        ("", None, "blank"),
        ("0", 0.0, ""),
        ("-0.13", -0.13, ""),
        ("552.79999999999995", 552.8, ""),
        ("1.2E-2", 0.012, ""),
        ("1,234", 1234.0, ""),
    ],
)
def test_a_symbol_is_never_a_number_and_0_is_one(tmp_path: Path, printed: str, value: float | None, symbol: str) -> None:
    path = as_parquet(tmp_path / "lait.parquet", row(value=printed), row(year="2024"))
    found = figures(read_lait(path, given(ReReferral=YearType.FINANCIAL)))[0]
    assert (found["value"], found["symbol"], found["printed"]) == (value, symbol, printed.strip())


def test_numbers_kept_as_numbers_are_not_rounded(tmp_path: Path) -> None:
    rows = [row(value="22.6"), row(year="2024", value="")]
    columns = {name: [one[place] for one in rows] for place, name in enumerate(HEADER)}
    columns |= {"Values": [22.6, float("nan")], "Years": [2025.0, 2024.0], "LA Number": [305, 305]}
    parquet.write_table(pyarrow.table(columns), tmp_path / "lait.parquet")
    found = figures(read_lait(tmp_path / "lait.parquet", given(ReReferral=YearType.FINANCIAL)))
    assert [(one["value"], one["symbol"], one["period_label"]) for one in found] == [(22.6, "", "2025"), (None, "blank", "2024")]


@pytest.mark.parametrize(
    ("polarity", "dps", "axis", "found"),
    [
        ("High", "", "% of children", (Polarity.HIGH, 1)),
        ("Low", "2", "% of children", (Polarity.LOW, 2)),
        ("-", "", "Number of children", (Polarity.NEUTRAL, 0)),
        ("", "9", "Number of children", (Polarity.NEUTRAL, 3)),
        ("low ", "one", "Spend", (Polarity.LOW, 0)),
    ],
)
def test_the_dictionary_says_which_direction_is_good_and_how_many_decimals(
    tmp_path: Path, polarity: str, dps: str, axis: str, found: tuple[Polarity, int]
) -> None:
    path = tmp_path / "dictionary.csv"
    written = dictionary_row("Measure", "A measure", axis=axis, polarity=polarity, dps=dps)
    path.write_text(f"{DICTIONARY_HEADER}\n{written}\n", encoding="utf-8")
    (declared,) = read_dictionary(path, given()).indicators
    assert (declared.polarity, declared.decimals) == found


@pytest.mark.parametrize(
    ("title", "years", "is_position"),
    [
        ("Children looked after at 31 March placed in foster care (%)", "Financial Year", True),
        ("Plans - rate", "Annual", True),
        ("Social workers", "Annual (end of Sept)", True),
        ("Pupils", "Annual - January", True),
        ("Referrals", "Financial Year", False),
        ("Absence", "Academic Year", False),
    ],
)
def test_what_is_counted_at_a_date_is_a_position(tmp_path: Path, title: str, years: str, is_position: bool) -> None:  # noqa: FBT001
    path = tmp_path / "dictionary.csv"
    path.write_text(f"{DICTIONARY_HEADER}\n{dictionary_row('Measure', title, years=years)}\n", encoding="utf-8")
    (declared,) = read_dictionary(path, given()).indicators
    assert declared.is_position is is_position


def test_what_the_dictionary_does_not_know_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.csv"
    written = (
        dictionary_row("One", "One", polarity="Upwards"),
        dictionary_row("Two", "Two", years="Fortnight"),
        dictionary_row("", "Three"),
    )
    path.write_text("\n".join((DICTIONARY_HEADER, *written)), encoding="utf-8")
    loaded = read_dictionary(path, given())
    assert [(one.line, one.column, one.code, one.severity) for one in loaded.problems] == [
        (2, "Polarity", "unknown_polarity", Severity.WARNING),
        (3, "Year_Type", "unknown_year_type", Severity.WARNING),
        (4, "Measure_short", "no_name", Severity.REJECTED),
    ]
    assert (loaded.source.rows_read, loaded.source.rows_loaded, loaded.source.rows_rejected) == (3, 2, 1)


@pytest.mark.parametrize("kind", [pyarrow.string(), pyarrow.dictionary(pyarrow.int32(), pyarrow.string())])
def test_missing_titles_in_several_parts_of_a_parquet_file_do_no_harm(tmp_path: Path, kind: pyarrow.DataType) -> None:
    rows = [row(year=str(year)) for year in range(2016, 2026)]
    columns = {name: [one[place] for one in rows] for place, name in enumerate(HEADER)}
    columns["Data item"] = ["Again", None] * 5
    table = pyarrow.table(columns)
    cast = table.schema.set(1, pyarrow.field("Data item", kind)).set(4, pyarrow.field("Values", kind))
    parquet.write_table(table.cast(cast), tmp_path / "lait.parquet", row_group_size=3)
    found = figures(read_lait(tmp_path / "lait.parquet", given(ReReferral=YearType.FINANCIAL)))
    assert [one["value"] for one in found] == [22.6] * 10
