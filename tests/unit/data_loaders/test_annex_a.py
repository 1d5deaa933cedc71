"""An Annex A workbook becomes counts. Every child is invented; the counts expected are worked by hand."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from analysis.observations import Symbol
from data_loaders.formats.annex_a_cells import BadCell, day_of
from data_loaders.formats.annex_a_lists import ABUSED, ACTIVITY, NEED, SOURCE, SUITABLE
from data_loaders.formats.loaded import Loaded
from data_loaders.formats.registry import Kind, recognise
from data_loaders.reading import Known, read_paths
from support.annex_a import HEADERS, day, given_for, messages, read, referral, referrals, shown_figures, write_annex
from support.loading import NOW, area_book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annex.xlsx"


def test_referrals_are_counted_by_month_and_for_the_year_so_far(path: Path) -> None:
    rows = [*referrals(12, month=10), *referrals(9, month=11, first=100), *referrals(8, month=12, first=200)]
    rows += [*referrals(7, month=13, first=300), *referrals(6, month=14, first=400), *referrals(10, month=15, first=500)]
    shown = shown_figures(read(write_annex(path, {3: rows, 1: []})))
    months = {period: value for (indicator, breakdown, period), value in shown.items() if indicator == "referrals" and not breakdown}
    assert months == {
        "2023-10": 12,
        "2023-11": 9,
        "2023-12": 8,
        "2024-01": 7,
        "2024-02": 6,
        "2024-03": 10,
        "2023-10 to 2024-03": 52,
    }


def test_a_small_month_is_hidden_and_another_with_it(path: Path) -> None:
    rows = [*referrals(3, month=10), *referrals(40, month=11, first=100), *referrals(20, month=12, first=200)]
    covers = (date(2023, 10, 1), date(2023, 12, 31))
    loaded = read(write_annex(path, {3: rows, 1: []}), given_for(covers=covers))
    of_referrals = [row for row in loaded.observations.to_pylist() if row["indicator_id"] == "annex-a.referrals" and not row["breakdown"]]
    assert [(row["period_label"], row["value"], row["symbol"]) for row in of_referrals] == [
        ("2023-10", None, "c"),
        ("2023-11", 40, ""),
        ("2023-12", None, "c"),
        ("2023-10 to 2023-12", 63, ""),
    ]


def test_a_hidden_figure_carries_no_number_at_all(path: Path) -> None:
    loaded = read(write_annex(path, {3: referrals(7), 1: []}))
    hidden = [row for row in loaded.observations.to_pylist() if row["value"] is None]
    assert hidden
    for row in hidden:
        assert row["symbol"] == Symbol.CONFIDENTIAL
        assert row["numerator"] is row["denominator"] is row["source_line"] is None
        assert row["printed"] == row["note"] == ""


def test_the_counts_of_a_source_are_those_of_its_figures(path: Path) -> None:
    """The number of rows would give a hidden count away: three contacts alone would be three rows."""
    few = read(write_annex(path, {1: [(n, "", "", day(n), "") for n in range(3)], 2: [(n, "", day(n), None) for n in range(60)]}))
    more = read(write_annex(path, {1: [(n, "", "", day(n), "") for n in range(4)], 2: [(n, "", day(n), None) for n in range(60)]}))
    assert few.source.rows_read == more.source.rows_read == few.observations.num_rows
    assert few.source.rows_rejected == more.source.rows_rejected == 0


def test_cohorts_follow_a_referral_until_the_childs_next(path: Path) -> None:
    """30 children referred in October: 20 assessed, of them 12 within 45 working days; 10 of 30 to conference."""
    rows = [referral(child, date(2023, 10, 2)) for child in range(30)]
    # Authorised on 4 December: 45 working days after 2 October; 5 December is one too many.
    assessed = [(child, "", date(2023, 10, 3), date(2023, 12, 4) if child < 12 else date(2023, 12, 5)) for child in range(20)]
    enquiries = [(child, "", date(2023, 10, 9), date(2023, 10, 30), "a) Yes") for child in range(10)]
    shown = shown_figures(
        read(write_annex(path, {3: rows, 4: assessed, 5: enquiries}), given_for(covers=(date(2023, 10, 1), date(2023, 12, 31))))
    )
    total = "2023-10 to 2023-12"
    assert shown["referrals-assessed", "", total] == pytest.approx(100 * 20 / 30)
    assert shown["referrals-assessed", "within 45 working days", total] == pytest.approx(100 * 12 / 30)
    assert shown["referrals-assessed", "later, or not finished", total] == pytest.approx(100 * 8 / 30)
    assert shown["referrals-to-section-47", "", total] == pytest.approx(100 * 10 / 30)
    assert shown["referrals-to-conference", "", total] == pytest.approx(100 * 10 / 30)
    # All ten were in time: the rest is nobody, which is hidden, and so are both bands.
    assert ("referrals-to-conference", "within 15 working days", total) not in shown


def test_what_follows_belongs_to_the_latest_referral_before_it(path: Path) -> None:
    october = [referral(child, date(2023, 10, 2)) for child in range(20)]
    again = [referral(child, date(2023, 11, 1), earlier=1) for child in range(12)]
    assessed = [(child, "", date(2023, 11, 6), None) for child in range(20)]
    covers = (date(2023, 10, 1), date(2023, 11, 30))
    loaded = read(write_annex(path, {3: [*october, *again], 4: assessed}), given_for(covers=covers))
    shown = shown_figures(loaded)
    # Of October's 20 referrals 8 were assessed (the children not referred again), of November's 12 all: the rest of those is nobody.
    assert ("referrals-assessed", "", "2023-11") not in shown
    assert shown["referrals-assessed", "", "2023-10 to 2023-11"] == pytest.approx(100 * 20 / 32)
    assert shown["re-referrals", "", "2023-10 to 2023-11"] == pytest.approx(100 * 12 / 32)


def test_breakdowns_stand_at_the_stretch_of_each_financial_year_beside_its_count(path: Path) -> None:
    """Pages offer a stretch by its count: a breakdown at any other period would be found nowhere."""
    rows = [row for month in range(13, 19) for row in referrals(20, month=month, first=100 * month)]
    loaded = read(
        write_annex(path, {3: rows, 1: []}), given_for(covers=(date(2024, 1, 1), date(2024, 6, 30)), published_on=date(2024, 6, 30))
    )
    found = [row for row in loaded.observations.to_pylist() if row["indicator_id"] == "annex-a.referrals" and row["period_kind"] != "month"]
    stretches = {(row["period_label"], row["period_kind"]) for row in found if not row["breakdown"]}
    assert stretches == {("2024-01 to 2024-03", "range"), ("2024-04 to 2024-06", "range")}
    assert {(row["period_label"], row["period_kind"]) for row in found if row["breakdown"]} == stretches
    assert not any(row["breakdown"] and row["period_kind"] == "month" for row in loaded.observations.to_pylist())


def re_referrals(loaded: Loaded) -> dict[str, tuple[float | None, str, bool]]:
    """By period, the share, its symbol, and whether a reason stands beside it."""
    return {
        row["period_label"]: (row["value"], row["symbol"], bool(row["doubt"]))
        for row in loaded.observations.to_pylist()
        if row["indicator_id"] == "annex-a.re-referrals"
    }


def twenty_again(month: int, *, earlier: float | None = None) -> list[tuple[object, ...]]:
    """Twenty children referred early in a month, eight of them again late in it."""
    first = [referral(1000 * month + child, day(2, month=month), earlier=0 if earlier is not None else None) for child in range(20)]
    return [*first, *(referral(1000 * month + child, day(20, month=month), earlier=earlier) for child in range(8))]


def test_without_the_lists_count_of_them_re_referrals_of_six_months_are_left_out(path: Path) -> None:
    """Nobody sees 12 months back in an extract of six: a share worked out from it would be far too low, which reads as good."""
    rows = [row[:5] for month in (10, 11, 12) for row in twenty_again(month)]
    covers = given_for(covers=(date(2023, 10, 1), date(2023, 12, 31)))
    loaded = read(write_annex(path, {3: rows, 1: []}, headers={**HEADERS, 3: HEADERS[3][:5]}), covers)
    assert shown_figures(loaded)["referrals", "", "2023-10"] == 28
    assert re_referrals(loaded) == {}
    column = "Number of Referrals in Last 12 Months"
    (said,) = [message for message in messages(path) if column in message and "column is missing" in message]
    assert "re-referrals are left out for every month that does not have 12 months of 'covers_from' before it" in said


@pytest.mark.parametrize("columns", [5, 6], ids=["without the column", "with the column blank"])
def test_re_referrals_are_found_in_a_list_that_reaches_twelve_months_back(path: Path, columns: int) -> None:
    rows = [row[:columns] for month in range(3, 18) for row in twenty_again(month)]
    write_annex(path, {3: rows, 1: []}, headers={**HEADERS, 3: HEADERS[3][:columns]})
    found = re_referrals(read(path, given_for(covers=(date(2023, 3, 1), date(2024, 5, 31)), published_on=date(2024, 5, 31))))
    known = {period for period, (value, _, _) in found.items() if value is not None}
    assert known == {"2024-03", "2024-04", "2024-05", "2024-04 to 2024-05"}
    assert {found[period] for period in known} == {(100 * 8 / 28, "", False)}
    assert {found[period] for period in found.keys() - known} == {(None, "x", True)}
    assert "2023/24" in found


def test_an_extract_that_does_not_say_what_it_covers_sees_nothing_before_it(path: Path) -> None:
    rows = [row for month in range(10, 23) for row in twenty_again(month)]
    found = re_referrals(read(write_annex(path, {3: rows, 1: []}), given_for(covers=(None, None), published_on=date(2024, 10, 31))))
    assert found["2024-10"] == (None, "x", True)


def test_a_month_with_one_blank_number_has_no_share_and_neither_has_its_year(path: Path) -> None:
    rows = [*twenty_again(10, earlier=1), *twenty_again(11, earlier=1), referral(999, day(5, month=11), earlier=None)]
    write_annex(path, {3: rows, 1: []})
    covers = (date(2023, 10, 1), date(2023, 11, 30))
    found = re_referrals(read(path, given_for(covers=covers)))
    assert found == {
        "2023-10": (pytest.approx(100 * 8 / 28), "", False),
        "2023-11": (None, "x", True),
        "2023-10 to 2023-11": (None, "x", True),
    }
    (said,) = [message for message in messages(path, given_for(covers=covers)) if "blank" in message]
    assert said == (
        "sheet List 3, column Number of Referrals in Last 12 Months: the number is blank, or is none, in rows of November 2023, so "
        "re-referrals are left out there and for the year. Write it in every row, 0 where there was none."
    )


def test_a_blank_number_does_not_tell_that_a_month_whose_count_is_hidden_has_anybody(path: Path) -> None:
    """With every number blank, a month marked as unknown has a referral and any other has none: neither may be told of a hidden month."""
    rows = [*twenty_again(10), referral(999, day(5, month=11), earlier=None), *twenty_again(13)]
    write_annex(path, {3: rows, 1: []})
    found = re_referrals(read(path))
    assert {period for period, (_, symbol, _) in found.items() if symbol == "x"} == {"2024-01", "2023-10 to 2024-03"}
    assert {found[period] for period in ("2023-10", "2023-11", "2023-12", "2024-02")} == {(None, "c", False)}
    assert not any("November 2023" in message for message in messages(path) if "blank" in message)


def test_working_days_leave_out_bank_holidays(path: Path) -> None:
    """From 22 December 2023 fifteen working days end on 17 January 2024: Christmas Day, Boxing Day and New Year's Day are none."""
    held = [(child, "", date(2023, 12, 22), date(2024, 1, 17) if child < 9 else date(2024, 1, 18), "No") for child in range(20)]
    shown = shown_figures(read(write_annex(path, {5: held, 1: []})))
    assert shown["conferences-15-days", "", "2023-10 to 2024-03"] == pytest.approx(100 * 9 / 20)
    assert shown["initial-conferences", "", "2023-10 to 2024-03"] == 20


def test_positions_are_those_open_at_the_end_of_the_month(path: Path) -> None:
    old = [(child, "", date(2020, 1, 6), "NEG", "Neglect", None) for child in range(30)]
    ended = [(100 + child, "", date(2021, 1, 6), "NEG", "NEG", day(3, month=14)) for child in range(9)]
    begun = [
        (child, "", day(at % 27, month=month), "EMO", "EMO", None)
        for month in range(10, 16)
        for at, child in enumerate(range(month * 20, month * 20 + 6))
    ]
    shown = shown_figures(read(write_annex(path, {7: [*old, *ended, *begun], 1: []})))
    assert shown["plans", "", "2024-03-31"] == 30 + 36
    # Nobody is in the other categories, which is hidden, and so is the smaller of these two.
    assert shown["plans", "Emotional abuse", "2024-03-31"] == 36
    assert ("plans", "Neglect", "2024-03-31") not in shown
    assert shown["plans-started", "", "2024-03"] == 6
    # In no month but February did five or more end, so that only the position before it may stand beside the last.
    assert {period for indicator, breakdown, period in shown if indicator == "plans" and not breakdown} == {"2024-03-31", "2024-01-31"}
    assert shown["plans", "", "2024-01-31"] == 30 + 9 + 24


def test_care_leavers_are_counted_at_the_day_of_the_extract(path: Path) -> None:
    rows = [
        (child, "", "F2: Full time in education" if child < 9 else "G5: Not in education", "a) Suitable" if child < 8 else "b) Unsuitable")
        for child in range(20)
    ]
    shown = shown_figures(read(write_annex(path, {9: rows, 1: []})))
    assert shown == {
        ("care-leavers", "", "2024-03-31"): 20,
        ("care-leavers-in-work-or-learning", "", "2024-03-31"): 45,
        ("care-leavers-suitable-accommodation", "", "2024-03-31"): 40,
    }


def test_what_happened_after_the_days_covered_is_not_counted(path: Path) -> None:
    rows = [*referrals(12, month=10), *referrals(20, month=11, first=50)]
    shown = shown_figures(read(write_annex(path, {3: rows, 1: []}), given_for(covers=(date(2023, 10, 1), date(2023, 10, 31)))))
    assert {period for indicator, _, period in shown if indicator == "referrals"} == {"2023-10"}


def test_without_the_days_covered_the_months_are_those_of_the_events(path: Path) -> None:
    write_annex(path, {3: [*referrals(9, month=11), *referrals(8, month=12, first=40)], 1: []})
    loaded = read(path, given_for(covers=(None, None)))
    assert {period for _, _, period in shown_figures(loaded)} >= {"2023-11", "2023-12", "2023-11 to 2023-12"}
    assert any("is taken to cover November 2023 to December 2023" in message for message in messages(path, given_for(covers=(None, None))))


def test_one_wrong_day_does_not_make_a_hundred_years(path: Path) -> None:
    write_annex(path, {3: [referral(999, date(1985, 1, 1)), *referrals(9)], 1: []})
    assert min(row["period_start"] for row in read(path, given_for(covers=(None, None))).observations.to_pylist()) >= date(2020, 11, 1)


@pytest.mark.parametrize("sheet", ["List_{}", "list {}", "LIST{}", " List {} ", "List {} - of children"])
def test_sheets_go_by_several_names(path: Path, sheet: str) -> None:
    write_annex(path, {3: referrals(9), 1: []}, sheet=sheet)
    assert recognise(path).kind is Kind.ANNEX_A
    assert {row["indicator_id"] for row in read(path).observations.to_pylist()} >= {"annex-a.referrals"}


@pytest.mark.parametrize(
    "header",
    [
        (
            "child unique id ",
            "Date of Birth",
            "DATE OF REFERRAL",
            "referral  source",
            "Referral NFA",
            "Number of referrals in last 12 months",
        ),
        ("‘Child Unique ID’", "x", "“Date of referral”", "Referral source:", "Referral_NFA?", "number of referrals in the last 12 months "),
        ("Child ID", None, "Referral Date", "Source of Referral", "NFA", "Number of Referrals in Last 12 Months"),
    ],
)
def test_headers_vary(path: Path, header: tuple[str, ...]) -> None:
    housing = [referral(100 + at, day(at, month=11), source="g) 4: Housing") for at in range(10)]
    write_annex(path, {3: [*referrals(20), *referrals(20, month=12, first=50), *housing], 1: []}, headers={**HEADERS, 3: header})
    assert not any("column is missing" in message for message in messages(path))
    assert shown_figures(read(path))["referrals", "Police", "2023-10 to 2024-03"] == 40


@pytest.mark.parametrize(
    "cell",
    [
        date(2024, 3, 1), datetime(2024, 3, 1, 9, 30), "2024-03-01", "01/03/2024", "1/3/24", "01-03-2024", "01.03.2024", "1 March 2024",
        "1st Mar 2024", "01-Mar-24", "2024-03-01T00:00:00", "01/03/2024 00:00", "2024/03/01", 45352, 45352.5, "45352",
    ],
)  # fmt: skip
def test_days_are_written_in_many_ways(cell: object) -> None:
    assert day_of(cell) == date(2024, 3, 1)


@pytest.mark.parametrize(
    "cell", ["soon", "31/02/2024", "03/25/2024", 0.5, -3, True, 1e12, "1 Foo 2024", date(1900, 1, 1), timedelta(1), 20240301]
)
def test_what_is_no_day_is_refused(cell: object) -> None:
    with pytest.raises(BadCell) as refused:
        day_of(cell)
    assert str(refused.value) == ""


def test_categories_are_a_closed_list() -> None:
    cells = ("q) 6: Police", "b) 1B: Individual", "t) 9: Anonymous", "10: Unknown", "3D", "e) 2A: Schools", "s) 8: Other")
    assert [SOURCE.of(text) for text in cells] == [
        "Police", "Individual", "Anonymous", "Unknown", "Health", "Education", "Other",
    ]  # fmt: skip
    assert [NEED.of(text) for text in ("N1 - Abuse or Neglect", "a) N4", "PSRMEM - Support with memory")] == [
        "Abuse or neglect", "Family in acute stress", "Other or not recorded",
    ]  # fmt: skip
    assert [ABUSED.of(text) for text in ("Physical abuse", "NEG", "Neglect and emotional abuse", "SAB", "Jane Invented")] == [
        "Physical abuse", "Neglect", "Multiple", "Sexual abuse", "Other or not recorded",
    ]  # fmt: skip
    assert [ACTIVITY.of("F3: Full time in training"), ACTIVITY.of("P1"), ACTIVITY.of("G5: Not in education")] == [
        "yes",
        "yes",
        "Other or not recorded",
    ]
    assert [SUITABLE.of("a) Suitable"), SUITABLE.of("b) Unsuitable"), SUITABLE.of("")] == [
        "yes",
        "Other or not recorded",
        "Other or not recorded",
    ]


def test_the_authority_gives_the_source_its_id_so_that_a_later_workbook_replaces_it(path: Path) -> None:
    write_annex(path, {3: referrals(9), 1: []})
    path.with_name("annex.source.yml").write_text(
        "source_id: autumn\ntitle: Annex A\npublished_on: 2024-03-31\narea: LBB\n", encoding="utf-8"
    )
    reading = read_paths([path], known=Known(areas=tuple(area_book())), now=NOW)
    # The bare release of the test has no catalogue, which is said.
    assert [problem.code for problem in reading.problems] == ["no_catalogue"]
    assert "load --bundled" in reading.problems[0].message
