from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.period_types import last_day
from analysis.periods import Period, PeriodError, PeriodKind, as_position, is_consecutive, months_between, parse_period

FY, AY, CY = PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.CALENDAR_YEAR
Q, M, POOL, SNAP, RANGE = PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.POOLED_YEARS, PeriodKind.SNAPSHOT, PeriodKind.RANGE

FORMS = [
    ("2016/17", None, FY, "2016-04-01", "2017-03-31", "2016/17"),
    ("2016/17", AY, AY, "2016-09-01", "2017-08-31", "2016/17"),
    ("2016/17", RANGE, RANGE, "2016-04-01", "2017-03-31", "April 2016 to March 2017"),
    ("2016-17", None, FY, "2016-04-01", "2017-03-31", "2016/17"),
    ("201617", None, FY, "2016-04-01", "2017-03-31", "2016/17"),
    ("2012- 13", None, FY, "2012-04-01", "2013-03-31", "2012/13"),
    ("2012 – 2013", None, FY, "2012-04-01", "2013-03-31", "2012/13"),
    ("2015/2016", None, FY, "2015-04-01", "2016-03-31", "2015/16"),
    ("2014/5", None, FY, "2014-04-01", "2015-03-31", "2014/15"),
    ("1999/00", None, FY, "1999-04-01", "2000-03-31", "1999/00"),
    ("2010-11", None, FY, "2010-04-01", "2011-03-31", "2010/11"),
    ("2010-11", M, M, "2010-11-01", "2010-11-30", "November 2010"),
    ("2016", None, CY, "2016-01-01", "2016-12-31", "2016"),
    ("2018 (Rev)", None, CY, "2018-01-01", "2018-12-31", "2018"),
    ("2025 (prov)", None, CY, "2025-01-01", "2025-12-31", "2025"),
    ("2016/17 (academic year)", None, AY, "2016-09-01", "2017-08-31", "2016/17"),
    ("2014-16", None, POOL, "2014-01-01", "2016-12-31", "2014-16"),
    ("2021 - 23", None, POOL, "2021-01-01", "2023-12-31", "2021-23"),
    ("2008-11", None, POOL, "2008-01-01", "2011-12-31", "2008-11"),
    ("2010-11", POOL, POOL, "2010-01-01", "2011-12-31", "2010-11"),
    ("2014/15-2016/17", None, POOL, "2014-04-01", "2017-03-31", "2014/15-2016/17"),
    ("2013/14-15/16", None, POOL, "2013-04-01", "2016-03-31", "2013/14-2015/16"),
    ("2013/14 Q1", None, Q, "2013-04-01", "2013-06-30", "2013/14 Q1"),
    ("Q1 2013/14", None, Q, "2013-04-01", "2013-06-30", "2013/14 Q1"),
    ("2012/13 Qtr4", None, Q, "2013-01-01", "2013-03-31", "2012/13 Q4"),
    ("2013-04", None, M, "2013-04-01", "2013-04-30", "April 2013"),
    ("2015-10", None, M, "2015-10-01", "2015-10-31", "October 2015"),
    ("2012-03", SNAP, SNAP, "2012-03-31", "2012-03-31", "31 March 2012"),
    ("April 2013", None, M, "2013-04-01", "2013-04-30", "April 2013"),
    ("Apr-13", None, M, "2013-04-01", "2013-04-30", "April 2013"),
    ("Sep-12", None, M, "2012-09-01", "2012-09-30", "September 2012"),
    ("March 13", None, M, "2013-03-01", "2013-03-31", "March 2013"),
    ("31 March 2017", None, SNAP, "2017-03-31", "2017-03-31", "31 March 2017"),
    ("at 31 March 2017", None, SNAP, "2017-03-31", "2017-03-31", "31 March 2017"),
    ("2017-03-31", None, SNAP, "2017-03-31", "2017-03-31", "31 March 2017"),
    ("31/03/2017", None, SNAP, "2017-03-31", "2017-03-31", "31 March 2017"),
    ("1/4/12", None, SNAP, "2012-04-01", "2012-04-01", "1 April 2012"),
    ("30-Sep-12", None, SNAP, "2012-09-30", "2012-09-30", "30 September 2012"),
    ("2017-04 to 2017-09", None, RANGE, "2017-04-01", "2017-09-30", "April to September 2017"),
    ("2012-09/2013-02", None, RANGE, "2012-09-01", "2013-02-28", "September 2012 to February 2013"),
    ("2010-12/2012-12", None, RANGE, "2010-12-01", "2012-12-31", "December 2010 to December 2012"),
    ("2017-10-16 to 2017-12-15", None, RANGE, "2017-10-16", "2017-12-15", "16 October to 15 December 2017"),
    ("April to September 2017", None, RANGE, "2017-04-01", "2017-09-30", "April to September 2017"),
    ("2017 Autumn Term", None, RANGE, "2017-09-01", "2017-12-31", "September to December 2017"),
    ("Autumn Term 2017", None, RANGE, "2017-09-01", "2017-12-31", "September to December 2017"),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form[0]} {form[1] or ''}")
def test_a_period_is_read_as_boards_write_it(form: tuple[str, PeriodKind | None, PeriodKind, str, str, str]) -> None:
    text, kind, read, start, end, display = form
    found = parse_period(text, kind=kind)
    assert found == Period(label=text, kind=read, start=date.fromisoformat(start), end=date.fromisoformat(end))
    assert found.display == display


@pytest.mark.parametrize("text", ["2012-03 onwards", "March 2012 onwards", "since March 2012"])
def test_an_open_period_has_no_end(text: str) -> None:
    found = parse_period(text)
    assert (found.start, found.end, found.kind) == (date(2012, 3, 1), None, RANGE)
    assert found.display == "March 2012 onwards"


def test_nothing_printed_is_not_stated() -> None:
    found = parse_period("  ")
    assert (found.kind, found.start, found.end, found.display) == (PeriodKind.NOT_STATED, None, None, "period not stated")


@pytest.mark.parametrize(
    "text", ["soon", "30/1934 1.6%", "13/13/2012", "31 February 2012", "2016/18 Q1", "2016-13", "20161", "2017-09 to 2017-04"]
)
def test_an_unknown_text_names_itself_and_the_forms(text: str) -> None:
    with pytest.raises(PeriodError) as error:
        parse_period(text)
    assert f"'{text}'" in str(error.value)
    assert "2013/14 Q1" in str(error.value)


@pytest.mark.parametrize(("text", "kind"), [("2016", FY), ("31 March 2017", AY), ("2013-04", FY), ("2016/17", SNAP)])
def test_a_text_of_another_kind_is_refused(text: str, kind: PeriodKind) -> None:
    with pytest.raises(PeriodError, match=r"not as the declared|is not a period"):
        parse_period(text, kind=kind)


DAYS = st.dates(min_value=date(1971, 1, 1), max_value=date(2068, 12, 31))
YEARS = st.integers(min_value=1971, max_value=2060)


def _made(kind: PeriodKind, start: date | None, end: date | None) -> Period:
    return Period(label="", kind=kind, start=start, end=end)


def _whole_months(one: date, other: date) -> Period:
    last = max(one, other)
    return _made(RANGE, min(one, other).replace(day=1), last_day(last.year, last.month))


PERIODS = st.one_of(
    YEARS.map(lambda year: _made(FY, date(year, 4, 1), date(year + 1, 3, 31))),
    YEARS.map(lambda year: _made(AY, date(year, 9, 1), date(year + 1, 8, 31))),
    YEARS.map(lambda year: _made(CY, date(year, 1, 1), date(year, 12, 31))),
    st.builds(lambda year, span: _made(POOL, date(year, 1, 1), date(year + span, 12, 31)), YEARS, st.integers(1, 9)),
    st.builds(lambda year, span: _made(POOL, date(year, 4, 1), date(year + span, 3, 31)), YEARS, st.integers(2, 9)),
    DAYS.map(lambda day: _made(M, day.replace(day=1), last_day(day.year, day.month))),
    DAYS.map(lambda day: _made(SNAP, day, day)),
    st.builds(lambda year, month: _made(Q, date(year, month, 1), last_day(year, month + 2)), YEARS, st.sampled_from([1, 4, 7, 10])),
    st.builds(lambda one, other: _made(RANGE, min(one, other), max(one, other)), DAYS, DAYS),
    st.builds(_whole_months, DAYS, DAYS),
    DAYS.map(lambda day: _made(RANGE, day, None)),
    DAYS.map(lambda day: _made(RANGE, None, day)),
    st.just(_made(PeriodKind.NOT_STATED, None, None)),
)


@given(PERIODS)
def test_what_is_displayed_reads_back(period: Period) -> None:
    found = parse_period(period.display, kind=period.kind)
    assert (found.kind, found.start, found.end) == (period.kind, period.start, period.end)


@pytest.mark.parametrize("label", ["2013/14", "2014-03", "31 March 2014"])
def test_a_position_is_its_last_day_under_its_own_label(label: str) -> None:
    found = as_position(parse_period(label))
    assert (found.label, found.kind, found.start, found.end) == (label, SNAP, date(2014, 3, 31), date(2014, 3, 31))


def test_months_between() -> None:
    assert months_between(date(2017, 3, 31), date(2018, 3, 21)) == 11
    assert months_between(date(2017, 3, 31), date(2018, 3, 31)) == 12
    assert months_between(date(2017, 1, 31), date(2017, 2, 28)) == 1
    assert months_between(date(2018, 3, 31), date(2017, 3, 31)) == -12


@pytest.mark.parametrize(
    ("text", "months"),
    [("2016/17", 12), ("2013/14 Q1", 3), ("2013-04", 1), ("2014-16", 36), ("2017-03-31", 0), ("", None), ("2012-03 onwards", None)],
)
def test_length_in_months(text: str, months: int | None) -> None:
    assert parse_period(text).length_in_months == months


def test_runs() -> None:
    months = [parse_period(f"2013-{month:02d}") for month in range(4, 12)]
    assert is_consecutive(months)
    assert not is_consecutive([months[0], *months[2:]])
    assert is_consecutive([parse_period(f"31 March {year}") for year in (2012, 2013, 2014)])
    assert not is_consecutive([parse_period("2012/13"), parse_period("2013/14 Q1")])
    assert not is_consecutive([parse_period("2012/13"), parse_period("")])


def test_order_puts_the_year_after_its_last_month() -> None:
    labels = ["2013/14", "", "2014-03", "31 March 2014", "2013-04"]
    assert sorted(labels, key=lambda label: parse_period(label).sort_key) == ["", "2013-04", "31 March 2014", "2014-03", "2013/14"]


def test_phrases() -> None:
    assert parse_period("2016/17").phrase == "in 2016/17"
    assert parse_period("2017-03-31").phrase == "at 31 March 2017"
    assert parse_period("").phrase == "(period not stated)"
    assert parse_period("2016/17", kind=AY).kind_words == "academic year"
