from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.indicators import Indicator
from analysis.observations import Observation, Role, Symbol
from analysis.periods import PeriodKind, parse_period
from analysis.polarity import Polarity
from analysis.series import Series, resolve, without_withheld
from analysis.units import Unit
from tests.unit.analysis.builders import BROMLEY, indicator, observation

PLANS = indicator(unit=Unit.COUNT, polarity=Polarity.NEUTRAL, decimals=0, is_position=True)


def on_plan(value: float, when: str, source_id: str, published_on: date, line: int = 1) -> Observation:
    return observation(value, when, area_code=BROMLEY, source_id=source_id, published_on=published_on, line=line)


def bromley() -> list[Observation]:
    report_2013, report_2015 = date(2013, 7, 1), date(2015, 1, 29)
    return [
        on_plan(188, "2012-03", "report-2013", report_2013, 531),
        on_plan(177, "2013-03", "report-2013", report_2013, 532),
        on_plan(184, "2013-03-31", "report-2015", report_2015, 1200),
        on_plan(262, "2013/14", "report-2015", report_2015, 1201),
    ]


def test_bromleys_children_on_a_plan_are_one_series() -> None:
    series = resolve(bromley(), indicator=PLANS)
    assert [(point.period.end, point.value) for point in series.points] == [
        (date(2012, 3, 31), 188),
        (date(2013, 3, 31), 184),
        (date(2014, 3, 31), 262),
    ]
    revised = series.points[1]
    assert [other.value for other in revised.earlier] == [177]
    assert revised.conflicts == ()
    assert series.points[2].period.label == "2013/14"
    assert series.latest() is series.points[2]
    assert series.previous(series.points[2]) is series.points[1]


def test_a_position_finds_its_points_by_the_kind_that_was_printed() -> None:
    series = resolve(bromley(), indicator=PLANS)
    assert [point.value for point in series.of_kind(PeriodKind.FINANCIAL_YEAR)] == [262]
    assert len(series.of_kind(PeriodKind.SNAPSHOT)) == 3


def test_the_position_of_a_year_ago_comes_before_that_of_a_month_ago() -> None:
    figures = [observation(value, when) for value, when in ((100, "2013-03"), (140, "2014-02"), (150, "2014-03"))]
    series = resolve(figures, indicator=PLANS)
    previous = series.previous(series.points[-1])
    assert previous is not None
    assert previous.value == 100


def test_in_one_source_the_figure_without_doubt_then_the_lower_line() -> None:
    figures = [observation(10, line=5, doubt="a misprint?"), observation(12, line=9), observation(12, line=8), observation(13, line=11)]
    (point,) = resolve(figures, indicator=indicator()).points
    assert (point.value, point.current.provenance.line) == (12, 8)
    assert sorted(other.value or 0 for other in point.conflicts) == [10, 13]
    assert [other.value for other in point.repeats] == [12]
    assert point.earlier == ()


BEFORE, AFTER = date(2018, 3, 1), date(2018, 3, 2)


def symbol(what: Symbol, *, source_id: str = "later", published_on: date = AFTER, **more: object) -> Observation:
    return observation(None, symbol=what, source_id=source_id, published_on=published_on, **more)


@pytest.mark.parametrize("what", [Symbol.NOT_AVAILABLE, Symbol.NOT_APPLICABLE, Symbol.UNRELIABLE, Symbol.LOW])
def test_a_later_symbol_withdraws_the_value(what: Symbol) -> None:
    (point,) = resolve([symbol(what), observation(5.0, published_on=BEFORE)], indicator=indicator()).points
    assert (point.value, point.current.symbol) == (None, what)
    assert [other.value for other in point.earlier] == [5]


@pytest.mark.parametrize("what", [Symbol.BLANK, Symbol.WORDS])
def test_a_later_empty_cell_or_word_withdraws_nothing(what: Symbol) -> None:
    (point,) = resolve([symbol(what), observation(5.0, published_on=BEFORE)], indicator=indicator()).points
    assert (point.value, point.earlier, point.conflicts, len(point.repeats)) == (5, (), (), 1)


def test_a_later_suppression_hides_the_value_everywhere() -> None:
    figures = [symbol(Symbol.CONFIDENTIAL), observation(5.0, published_on=BEFORE, printed="5")]
    (point,) = resolve(figures, indicator=indicator()).points
    assert (point.value, point.current.symbol) == (None, Symbol.CONFIDENTIAL)
    assert (point.earlier, point.conflicts, point.repeats) == ((), (), ())


def test_what_was_published_since_a_suppression_stands() -> None:
    figures = [
        symbol(Symbol.CONFIDENTIAL),
        observation(5.0, published_on=BEFORE),
        observation(6.0, source_id="last", published_on=date(2019, 1, 1)),
    ]
    (point,) = resolve(figures, indicator=indicator()).points
    assert (point.value, point.earlier) == (6, ())


@pytest.mark.parametrize("what", list(Symbol))
def test_in_one_source_a_value_stands_before_a_symbol(what: Symbol) -> None:
    figures = [symbol(what, source_id="a-report", published_on=BEFORE), observation(5.0, published_on=BEFORE)]
    (point,) = resolve(figures, indicator=indicator()).points
    assert (point.value, len(point.repeats)) == (5, 1)


def test_withheld_figures_are_left_out_of_lists() -> None:
    here = {"published_on": BEFORE}
    gone = observation(5.0, **here)
    kept = [
        observation(7.0, "2015/16", **here),
        observation(8.0, area_code=BROMLEY, **here),
        observation(9.0, breakdown_type="agency", breakdown="Police", **here),
        observation(10.0, role=Role.TARGET, **here),
        observation(11.0, "", **here),
        symbol(Symbol.CONFIDENTIAL),
        symbol(Symbol.NOT_AVAILABLE, area_code=BROMLEY),
    ]
    assert without_withheld([kept[0], gone, *kept[1:]], indicator=indicator()) == tuple(kept)
    assert without_withheld([gone], indicator=indicator()) == (gone,)


def test_a_suppressed_position_is_found_under_any_label() -> None:
    figures = [on_plan(3, "2012/13", "old", BEFORE), symbol(Symbol.CONFIDENTIAL, when="31 March 2013", area_code=BROMLEY)]
    assert without_withheld(figures, indicator=PLANS) == (figures[1],)
    assert len(without_withheld(figures, indicator=indicator())) == 2, "a year and a day are two periods of any other indicator"


def test_undated_figures_come_last_and_are_never_the_latest() -> None:
    series = resolve([observation(70, "", line=1), observation(71, "2015/16"), observation(72, "", line=3)], indicator=indicator())
    assert [point.value for point in series.points] == [71, 70, 72]
    latest = series.latest()
    assert latest is not None
    assert latest.value == 71


def test_only_undated_figures_still_have_a_latest() -> None:
    series = resolve([observation(70, "")], indicator=indicator())
    latest = series.latest()
    assert latest is not None
    assert series.previous(latest) is None


def test_the_year_comes_before_its_last_month() -> None:
    series = resolve([observation(10, "2014-03"), observation(120, "2013/14"), observation(9, "2014-02")], indicator=indicator())
    latest, month = series.latest(), series.latest(PeriodKind.MONTH)
    assert latest is not None
    assert month is not None
    assert (latest.value, month.value) == (120, 10)
    previous = series.previous(month)
    assert previous is not None
    assert previous.value == 9
    assert series.previous(latest) is None


def test_academic_and_financial_years_stay_apart() -> None:
    academic = parse_period("2012/13", kind=PeriodKind.ACADEMIC_YEAR)
    series = resolve([observation(1, academic), observation(2, "2013/14")], indicator=indicator())
    assert series.previous(series.points[-1]) is None


def test_an_empty_series() -> None:
    assert resolve([], indicator=indicator()) == Series(points=())
    assert Series(points=()).latest() is None


FIGURES = st.lists(
    st.builds(
        lambda said, when, source, doubt, line: observation(
            None if isinstance(said, Symbol) else said,
            when,
            symbol=said if isinstance(said, Symbol) else None,
            source_id=source,
            published_on=date(2018, 1, 1 + ord(source) % 3),
            doubt=doubt,
            line=line,
        ),
        st.one_of(st.none(), st.sampled_from(Symbol), st.integers(0, 5).map(float)),
        st.sampled_from(["2013/14", "2014/15", "2014-03", "31 March 2014", "", "2013-15"]),
        st.sampled_from("abc"),
        st.sampled_from(["", "doubtful"]),
        st.integers(1, 4),
    ),
    max_size=12,
)


@pytest.mark.parametrize("measure", [indicator(), PLANS])
@given(figures=FIGURES, chance=st.randoms(use_true_random=False))
def test_the_order_of_the_figures_changes_nothing(measure: Indicator, figures: list[Observation], chance: Random) -> None:
    shuffled = list(figures)
    chance.shuffle(shuffled)
    first, second = resolve(figures, indicator=measure), resolve(shuffled, indicator=measure)
    assert first == second
    kept = sum(1 + len(point.earlier) + len(point.conflicts) + len(point.repeats) for point in first.points)
    assert kept == len(without_withheld(figures, indicator=measure)), "no figure is lost"
