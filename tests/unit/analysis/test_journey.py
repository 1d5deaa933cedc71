"""The rules of a journey: what may be set against what, and why not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.journey import (
    breakdown_rest,
    conversion,
    counting_of,
    display_share,
    periods_of,
    point_for,
    scaled_number,
    share_differs,
)
from analysis.journey_query import JourneyQuery
from analysis.journey_views import StageFigure
from analysis.journeys import Counting, Counts, Measure
from analysis.observations import Bound
from analysis.periods import PeriodKind
from analysis.series import resolve
from analysis.units import Unit
from unit.analysis.builders import indicator, observation, period


def _figure(
    value: float | None,
    *,
    when: str = "2015/16",
    counts: Counts = Counts.REFERRALS,
    counting: Counting = Counting.FLOW,
    unit: Unit = Unit.COUNT,
    bound: Bound | None = None,
) -> StageFigure:
    found = observation(value=value, when=when, bound=bound)
    return StageFigure(
        indicator_id="a-measure",
        label="A measure",
        counts=counts,
        counting=counting,
        unit=unit,
        unit_words="",
        value=value,
        display="none" if value is None else f"{value:,.0f}",
        period=found.period,
        phrase=found.period.phrase,
        figure=found,
    )


def test_the_front_door_of_2015_16_narrows_as_its_report_prints() -> None:
    """12,012 enquiries, 8,755 of them contacts (73% printed), 2,268 of those for early help (26%), 7,130 answered by early help (59%)."""
    shares = [(8755, 12012, "72.9%"), (2268, 8755, "25.9%"), (7130, 12012, "59.4%"), (2023, 9928, "20.4%"), (222, 2023, "11%")]
    for part, whole, said in shares:
        found = conversion(part=_figure(part), whole=_figure(whole, counts=Counts.ENQUIRIES), stage_id="a", stage_label="A")
        assert (found.display, found.reason) == (said, "")
        assert found.percent == pytest.approx(100 * part / whole)


@pytest.mark.parametrize(
    ("part", "whole", "reason"),
    [
        (None, _figure(5), "This stage has no number"),
        (_figure(5), None, "no number for the stage “Contact”"),
        (_figure(None), _figure(5), "not given"),
        (_figure(5, counting=Counting.STOCK), _figure(9), "how many there were on a day"),
        (_figure(5, counting=Counting.STOCK), _figure(9, counting=Counting.STOCK), "nobody moved"),
        (_figure(5), _figure(9, when="2014/15"), "One is in 2015/16, the other in 2014/15."),
        (_figure(5), _figure(9, unit=Unit.PER_10000), "One is a number, the other a rate."),
        (_figure(5, counts=Counts.CHILDREN), _figure(9), "one child can have several"),
        (_figure(5), _figure(0), "is 0"),
    ],
)
def test_what_cannot_be_compared_says_why(part: StageFigure | None, whole: StageFigure | None, reason: str) -> None:
    found = conversion(part=part, whole=whole, stage_id="contact", stage_label="Contact")
    assert (found.percent, found.display) == (None, "not comparable")
    assert reason in found.reason


@given(
    part=st.one_of(st.none(), st.just(0.0), st.floats(0.001, 1e6)),
    whole=st.one_of(st.none(), st.just(0.0), st.floats(0.001, 1e6)),
    counting=st.tuples(st.sampled_from(Counting), st.sampled_from(Counting)),
    counts=st.tuples(st.sampled_from(Counts), st.sampled_from(Counts)),
)
def test_a_share_or_a_reason_and_never_both(
    part: float | None, whole: float | None, counting: tuple[Counting, Counting], counts: tuple[Counts, Counts]
) -> None:
    found = conversion(
        part=_figure(part, counting=counting[0], counts=counts[0]),
        whole=_figure(whole, counting=counting[1], counts=counts[1]),
        stage_id="a",
        stage_label="A",
    )
    assert (found.percent is None) is bool(found.reason)
    if found.percent is not None:
        assert counting == (Counting.FLOW, Counting.FLOW)
        assert part is not None
        assert whole


def test_an_inexact_number_makes_an_inexact_share() -> None:
    found = conversion(part=_figure(20, bound=Bound.ABOUT), whole=_figure(90), stage_id="a", stage_label="A")
    assert found.display == "about 22%"


def test_a_share_of_more_than_all_is_told_as_so_many_to_one() -> None:
    assert display_share(162.0) == "1.6 to 1"
    assert display_share(100.0) == "100%"


def test_a_printed_share_that_its_numbers_do_not_give_is_told() -> None:
    assert share_differs(worked=100 * 222 / 2023, printed=12, decimals_printed=0) == "The source prints 12%; its two numbers give 11%."
    assert share_differs(worked=100 * 2023 / 9928, printed=20, decimals_printed=0) == ""
    assert share_differs(worked=73.55, printed=73.5, decimals_printed=1) == ""


def test_a_position_belongs_to_the_year_that_ends_on_its_day_and_a_flow_to_its_own_days() -> None:
    plans = resolve(
        [observation(value=262, when="31 March 2014"), observation(value=184, when="31 March 2013")], indicator=indicator(is_position=True)
    )
    found = point_for(plans, period=period("2013/14"), counting=Counting.STOCK)
    assert found is not None
    assert found.value == 262
    assert point_for(plans, period=period("2013/14"), counting=Counting.FLOW) is None
    months = resolve([observation(value=828, when="March 2014")], indicator=indicator())
    assert point_for(months, period=period("2013/14"), counting=Counting.FLOW) is None


def test_what_a_measure_counts_is_told_from_the_indicator_or_declared() -> None:
    flow, position, year = indicator(), indicator(is_position=True), period("2013/14")
    measure = Measure(indicator_id="a-measure")
    assert counting_of(measure, indicator=flow, period=year) is Counting.FLOW
    assert counting_of(measure, indicator=flow, period=period("31 March 2014")) is Counting.STOCK
    assert counting_of(measure, indicator=position, period=year) is Counting.STOCK
    assert counting_of(Measure(indicator_id="a-measure", counting=Counting.STOCK), indicator=flow, period=year) is Counting.STOCK


def test_the_periods_run_from_the_latest_year_to_the_first_month() -> None:
    flows = [period("2012/13"), period("April 2013"), period("2013/14")]
    stocks = [period("31 March 2015"), period("31 May 2013"), period("1 June 2013")]
    assert [one.display for one in periods_of(flows, stocks)] == ["2014/15", "2013/14", "2012/13", "May 2013", "April 2013"]
    assert [one.kind for one in periods_of([], [period("30 April 2013")])] == []
    (year,) = periods_of([], [period("31 March 2016")])
    assert (year.start, year.end, year.kind) == (date(2015, 4, 1), date(2016, 3, 31), PeriodKind.FINANCIAL_YEAR)


def test_a_breakdown_says_what_it_leaves_out_and_nothing_of_another_thing() -> None:
    rows = (_figure(500), _figure(360), _figure(239))
    assert breakdown_rest(1099, rows=rows, volume=_figure(1876)) == "These add up to 1,099 of 1,876; the rest is not printed."
    assert breakdown_rest(1876, rows=rows, volume=_figure(1876)) == ""
    assert breakdown_rest(2000, rows=rows, volume=_figure(1876)) == "These add up to 2,000, more than 1,876: some are counted twice."
    assert breakdown_rest(1099, rows=rows, volume=_figure(1876, counts=Counts.CONTACTS)) == ""
    assert breakdown_rest(None, rows=rows, volume=_figure(1876)) == ""


def test_a_rate_from_elsewhere_is_told_in_local_numbers() -> None:
    assert scaled_number(own_number=1876, own_rate=313.4, their_rate=553.6) == pytest.approx(3313.8, abs=0.1)
    assert scaled_number(own_number=5, own_rate=0, their_rate=1) is None


@given(
    area=st.text("abcE0123456789-", max_size=9),
    when=st.sampled_from(["", "2015/16", "April 2013"]),
    compare=st.lists(st.text("abcE0123456789-", min_size=1, max_size=9), unique=True, max_size=4),
)
def test_an_address_comes_back_as_it_was_asked(area: str, when: str, compare: list[str]) -> None:
    asked = JourneyQuery(area=area, period=when, compare=tuple(compare))
    assert JourneyQuery.from_query(asked.query()) == asked


def test_one_more_area_comes_from_the_forms_own_field() -> None:
    assert JourneyQuery.from_query({"compare": "a,b", "add": "c"}).compare == ("a", "b", "c")
    assert JourneyQuery.from_query({"compare": "a,,b", "add": None}).compare == ("a", "b")
