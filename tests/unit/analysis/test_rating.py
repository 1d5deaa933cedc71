import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.areas import BEST_5_GROUP, ENGLAND
from analysis.observations import Bound, Observation, Role, Symbol
from analysis.periods import PeriodKind, parse_period
from analysis.polarity import Polarity
from analysis.scorecards import Method, RateAgainst
from analysis.units import Unit
from analysis.verdict import Certainty, ComparatorKind, Judgement, Outcome, Rag, TrendMethod
from analysis.verdict_json import verdict_as_dict
from tests.unit.analysis.builders import BROMLEY, LONDON, best, england, indicator, line, observation, verdict


def test_the_interval_decides_where_there_is_one() -> None:
    worse = verdict([observation(12, interval=(11, 13)), england(10.7)])
    assert (worse.outcome, worse.certainty, worse.rule.method) == (Outcome.WORSE, Certainty.TESTED, Method.INTERVAL)
    assert worse.reason == "12% in 2016/17 is higher than England's 10.7%, which lies outside the 95% interval of 11% to 13%; low is good."
    similar = verdict([observation(12, interval=(10.7, 13)), england(10.7)])
    assert (similar.outcome, similar.certainty) == (Outcome.SIMILAR, Certainty.TESTED), "a limit belongs to the interval"


def test_an_interval_from_the_counts() -> None:
    found = verdict([observation(12, numerator=120, denominator=1000), england(10.7)])
    assert found.outcome is Outcome.SIMILAR
    assert found.interval_method == "95% interval by Wilson's method"
    assert (
        verdict([observation(12, numerator=120, denominator=1000), england(10.7)], by=line(method=Method.MARGIN)).outcome is Outcome.WORSE
    )


def test_the_interval_method_falls_back_on_the_margin_and_says_so() -> None:
    found = verdict([observation(12), england(10.7)], by=line(method=Method.INTERVAL))
    assert (found.outcome, found.certainty) == (Outcome.WORSE, Certainty.NOT_TESTED)
    assert found.reason.endswith("There is no interval to test with, so the margin decides.")


def test_few_cases_are_not_certain() -> None:
    found = verdict([observation(5, numerator=5, denominator=100), england(20)])
    assert (found.outcome, found.certainty, found.certainty_words) == (
        Outcome.BETTER,
        Certainty.NOT_CERTAIN,
        "not certain: fewer than 10 cases",
    )


@pytest.mark.parametrize(
    ("bound", "value", "certainty"),
    [
        (Bound.OVER, 45, Certainty.NOT_TESTED),
        (Bound.OVER, 35, Certainty.NOT_CERTAIN),
        (Bound.UNDER, 35, Certainty.NOT_TESTED),
        (Bound.ABOUT, 60, Certainty.NOT_TESTED),
        (Bound.ABOUT, 43, Certainty.NOT_CERTAIN),
        (Bound.AT_LEAST, 45, Certainty.NOT_TESTED),
        (Bound.AT_LEAST, 35, Certainty.NOT_CERTAIN),
        (Bound.AT_MOST, 35, Certainty.NOT_TESTED),
        (Bound.AT_MOST, 45, Certainty.NOT_CERTAIN),
        (Bound.ALMOST, 43, Certainty.NOT_CERTAIN),
        (Bound.ALMOST, 37, Certainty.NOT_TESTED),
    ],
)
def test_a_bound_decides_only_as_far_as_it_goes(bound: Bound, value: float, certainty: Certainty) -> None:
    found = verdict([observation(value, bound=bound), england(40)])
    assert found.certainty is certainty
    assert found.display == f"{bound.words} {value}%"


def test_a_neutral_measure_has_no_red_or_green() -> None:
    neutral = indicator(polarity=Polarity.NEUTRAL, unit=Unit.PER_10000)
    found = verdict([observation(50), england(40), best(30)], of=neutral)
    assert (found.outcome, found.rag, found.status) == (Outcome.HIGHER, Rag.NONE, "Higher than England")
    assert found.gap_to_best_5 is None
    by_target = verdict([observation(50), observation(40, role=Role.TARGET)], of=neutral, by=line(RateAgainst.TARGET))
    assert by_target.outcome is Outcome.NOT_RATED
    assert "neither met nor missed" in by_target.reason


def test_numbers_are_not_compared_between_areas_of_different_size() -> None:
    found = verdict([observation(300), england(50000)], of=indicator(unit=Unit.COUNT, decimals=0))
    assert found.outcome is Outcome.NOT_RATED
    assert "different size" in found.reason


def test_a_rate_of_a_month_is_not_compared_with_that_of_a_year() -> None:
    found = verdict([observation(40, "2014-03"), england(500, "2013/14")], of=indicator(unit=Unit.PER_10000))
    assert found.outcome is Outcome.NOT_RATED
    assert "different length" in found.reason


def test_a_comparator_of_another_year_says_so() -> None:
    found = verdict([observation(8.8, "2012/13"), england(10.7, "2011/12"), england(10.9, "2013/14")])
    assert found.status == "Better than England 2011/12"
    assert "England's 10.7% in 2011/12" in found.reason
    assert any("England 2011/12 beside 2012/13" in caution for caution in found.cautions)


def test_the_region_is_the_areas_own() -> None:
    found = verdict([observation(12, area_code=BROMLEY), observation(10, area_code=LONDON)], by=line(RateAgainst.REGION), area_code=BROMLEY)
    assert found.status == "Worse than the London average"
    assert "the London average of 10%" in found.reason


def test_the_comparators_breakdown() -> None:
    looked_after = {"breakdown_type": "pupil_group", "breakdown": "Looked after"}
    figures = [observation(30, **looked_after), england(60), england(33, **looked_after)]
    rule = line(breakdown_type="pupil_group", breakdown="Looked after")
    of = indicator(polarity=Polarity.HIGH)
    assert verdict(figures, of=of, by=rule).comparators[0].value == 33
    assert verdict(figures, of=of, by=replace(rule, comparator_breakdown="")).comparators[0].value == 60


def test_england_is_not_compared_with_itself() -> None:
    found = verdict([england(10)], area_code=ENGLAND)
    assert (found.outcome, found.comparators) == (Outcome.NOT_RATED, ())


def test_against_the_year_before() -> None:
    found = verdict([observation(8, "2015/16"), observation(9, "2016/17")], by=line(RateAgainst.PREVIOUS))
    assert (found.outcome, found.status) == (Outcome.WORSE, "Worse than the year before")
    assert found.change is not None
    assert (found.change.words, found.change.judgement) == ("up from 8% in 2015/16", Judgement.WORSE)
    assert found.trend.method is TrendMethod.NONE
    assert found.trend.reason == "only 2 figures"


def test_a_step_within_the_margin_is_no_change_for_the_worse() -> None:
    found = verdict([observation(40, "2015/16"), observation(41, "2016/17")], by=line(RateAgainst.PREVIOUS))
    assert found.change is not None
    assert (found.change.judgement, found.outcome) == (Judgement.NO_CHANGE, Outcome.SIMILAR)


def test_targets_and_forecasts_are_never_performance() -> None:
    figures = [observation(1, "2017/18", role=role) for role in (Role.FORECAST, Role.PLANNED, Role.TARGET, Role.THRESHOLD)]
    found = verdict([*figures, observation(8.8, "2016/17"), england(10.7)])
    assert (found.value, found.period and found.period.display) == (8.8, "2016/17")


def test_the_lines_kind_of_period() -> None:
    figures = [observation(12, "2013/14"), observation(9, "2014-03"), observation(8, "2014-04")]
    assert verdict(figures).value == 8
    assert verdict(figures, by=line(period_kind="financial_year")).value == 12
    missing = verdict(figures, by=line(period_kind="quarter"))
    assert (missing.observation, missing.status) == (None, "No figure yet")
    assert "for a quarter" in missing.no_figure_reason


def test_no_figure_says_why() -> None:
    found = verdict([], by=line(no_figure="The minute names it and prints no figure."))
    assert (found.status, found.display, found.reason) == ("No figure yet", "no figure", "The minute names it and prints no figure.")
    assert found.freshness is None
    assert verdict([]).no_figure_reason == "no source published by 21 March 2018 gives a figure for Central Bedfordshire"


def test_a_suppressed_figure_is_not_rated() -> None:
    found = verdict([observation(None, symbol=Symbol.CONFIDENTIAL), england(10)])
    assert (found.value, found.display, found.outcome, found.no_figure_reason) == (None, "suppressed", Outcome.NOT_RATED, "suppressed")


def test_a_later_suppressed_figure_does_not_hide_the_last_known() -> None:
    found = verdict([observation(9, "2015/16"), observation(None, "2016/17", symbol=Symbol.CONFIDENTIAL), england(10)])
    assert found.value == 9
    assert "The later figure, 2016/17, has no value: suppressed." in found.cautions


def test_a_judgement_in_words_is_shown_as_printed() -> None:
    found = verdict([observation(None, symbol=Symbol.WORDS, printed="Green")])
    assert (found.display, found.outcome, found.no_figure_reason) == ("Green", Outcome.NOT_RATED, "")


def test_cautions() -> None:
    figures = [
        observation(12, doubt="", line=8, source_id="new", published_on=date(2018, 3, 2)),
        observation(13, doubt="A misprint.", line=9, source_id="new", published_on=date(2018, 3, 2)),
        observation(11, source_id="old", published_on=date(2017, 3, 2)),
        england(10),
    ]
    found = verdict(figures, of=indicator(caution="New definition in 2015."))
    assert found.value == 12
    assert found.cautions == (
        "The same source also prints 13% (line 9).",
        "Revised from 11%, which The old printed on 2 March 2017.",
        "New definition in 2015.",
    )
    doubtful = verdict([observation(12, doubt="A misprint."), england(10)])
    assert (doubtful.outcome, doubtful.cautions) == (Outcome.WORSE, ("A misprint.",)), "a doubt is said, and the figure still rated"


def test_freshness() -> None:
    figures = [observation(8.8, "2016/17")]
    found = verdict(figures, looked_at=date(2018, 3, 31)).freshness
    assert found is not None
    assert (found.words, found.months_old, found.is_old) == ("to March 2017, 12 months before 31 March 2018", 12, False)
    later = verdict(figures, looked_at=date(2019, 10, 31)).freshness
    assert later is not None
    assert later.is_old
    month = verdict([observation(8.8, "2013-04")], looked_at=date(2014, 1, 31)).freshness
    assert month is not None
    assert month.is_old
    undated = verdict([observation(8.8, "")]).freshness
    assert undated is not None
    assert (undated.period_end, undated.months_old, undated.words) == (None, None, "period not stated; published March 2018")
    figure = observation(8.8, "")
    loaded = verdict([replace(figure, provenance=replace(figure.provenance, is_day_of_loading=True))]).freshness
    assert loaded is not None
    assert loaded.words == "period not stated; loaded March 2018"


def test_people_to_the_best() -> None:
    found = verdict([observation(8.8, numerator=290, denominator=3300), england(10.7), best(4.2)]).gap_to_best_5
    assert found is not None
    assert (found.people, found.people_words) == (152, "that would be about 152 fewer a year here, rounded to a whole number")
    pooled = verdict(
        [observation(2.2, "2014-16", denominator=9900), england(3.9, "2014-16"), best(1.9, "2014-16")], of=indicator(unit=Unit.PER_1000)
    ).gap_to_best_5
    assert pooled is not None
    assert pooled.people == 1
    reached = verdict([observation(4), england(10.7), best(4.2)], by=line(RateAgainst.BEST_5_PERCENT))
    assert reached.gap_to_best_5 is not None
    assert (reached.status, reached.gap_to_best_5.display, reached.gap_to_best_5.is_reached) == ("Among the best 5%", "reached", True)


def test_a_published_judgement_that_differs_is_shown() -> None:
    ours = [england(10.7)]
    same = verdict([observation(8.8, published_comparison="significantly better than England"), *ours])
    other = verdict([observation(8.8, published_comparison="Similar to England"), *ours])
    unlike = verdict([observation(8.8, published_comparison="still significantly higher than the 95th centile"), *ours])
    assert (same.published_differs, other.published_differs, unlike.published_differs) == (False, True, False)
    assert other.published_judgement == "Similar to England"


def test_a_recent_trend_of_our_own() -> None:
    rows = [(994, 40299, 2.467), (1023, 41527, 2.463), (1199, 42811, 2.801), (1332, 44064, 3.023), (1367, 44701, 3.058)]
    figures = [observation(v, f"{2012 + at}/{13 + at}", numerator=x, denominator=n) for at, (x, n, v) in enumerate(rows)]
    found = verdict(figures, of=indicator(decimals=3))
    assert (found.trend.method, found.trend.words) == (TrendMethod.RECENT_TREND, "Increasing and getting worse")
    plain = verdict([replace(figure, numerator=None, denominator=None) for figure in figures])
    assert plain.trend.reason == "no interval to test with"


def test_a_control_chart_of_twelve_months() -> None:
    values = [10, 10, 11, 13, 13, 10, 13, 6, 8, 9, 13, 12]
    figures = [observation(value, f"{2013 + (month > 12)}-{(month - 1) % 12 + 1:02d}") for month, value in enumerate(values, 4)]
    found = verdict(figures)
    assert (found.trend.method, found.trend.judgement) == (TrendMethod.XMR, Judgement.NO_CHANGE)
    assert found.spc == "No signal: within the limits of chance"
    uneven = verdict([*figures[:5], *figures[6:], observation(9, "2014-04")])
    assert uneven.trend.reason == "the figures are not evenly spaced"
    assert verdict(figures[1:]).trend.reason == "only 11 figures, and a control chart needs 12"


RISING, EVEN, HIGH_LATELY = (5, 13, 6, 12, 4, 11, 5, 6, 7, 8, 9, 10), (10, 11) * 6, (5, 5.1) * 3 + (9, 9.1) * 4


@pytest.mark.parametrize(
    ("values", "published", "differs"),
    [
        (RISING, "Increasing and getting worse", True),
        (EVEN, "No significant change", False),
        (HIGH_LATELY, "No significant change", True),
        (HIGH_LATELY, "Increasing and getting worse", False),
        (HIGH_LATELY, "Decreasing and getting better", True),
        (EVEN, "Cannot be calculated", False),
        (EVEN, "", False),
        (RISING[1:], "Increasing and getting worse", False),
    ],
)
def test_a_trend_and_a_control_chart_that_differ_are_reconciled(values: Sequence[float], published: str, *, differs: bool) -> None:
    years = [f"{2005 + at}/{6 + at:02d}" for at in range(len(values))]
    found = verdict([observation(value, year, published_trend=published) for value, year in zip(values, years, strict=True)])
    said = (
        "Both can be true: the trend tells the direction over time, the control chart whether the figures vary more than chance explains."
    )
    assert found.trend_beside_chart == (said if differs else "")


def test_older_scattered_figures_do_not_spoil_an_even_run() -> None:
    older = [observation(266, "2011-05"), observation(188, "2012-03")]
    year = [observation(200 + month % 3, f"{2013 + (month > 12)}-{(month - 1) % 12 + 1:02d}") for month in range(3, 16)]
    of = indicator(unit=Unit.COUNT, polarity=Polarity.NEUTRAL, decimals=0, is_position=True)
    found = verdict([*older, *year], of=of)
    assert found.trend.method is TrendMethod.XMR
    assert found.trend.reason.startswith("the control chart of 13 figures")


def test_free_words_on_a_trend_are_quoted_and_not_read() -> None:
    found = verdict([observation(12, published_trend="a downward trend to 2011, rising since")])
    assert found.trend.judgement is Judgement.CANNOT_SAY
    assert found.trend.reason == "only 1 figure; the source says “a downward trend to 2011, rising since”"


def test_academic_years_are_not_financial_years() -> None:
    academic = parse_period("2012/13", kind=PeriodKind.ACADEMIC_YEAR)
    found = verdict([observation(60, academic), england(58, "2012/13"), england(61, academic)], of=indicator(polarity=Polarity.HIGH))
    assert found.comparators[0].value == 61


def test_json_has_the_documented_keys() -> None:
    figures = [observation(8.8, denominator=3300, interval=(8, 9.5)), observation(9, "2015/16"), england(10.7), best(4.2)]
    found = json.loads(json.dumps(verdict_as_dict(verdict(figures))))
    documented = (
        "indicator_id indicator area_code area period value display unit polarity outcome rag rule reason comparators "
        "gap_to_best_5 trend spc certainty freshness provenance"
    )
    assert set(documented.split()) <= set(found)
    assert set(found["rule"]) == {"comparator", "method", "margin"}
    assert {"kind", "area", "value", "period", "published"} <= set(found["comparators"][0])
    assert {"value", "people"} <= set(found["gap_to_best_5"])
    assert {"direction", "judgement", "method", "reason"} <= set(found["trend"])
    assert {"period_end", "published_on", "months_old"} <= set(found["freshness"])
    assert set(found["provenance"]) == {"source_id", "title", "line", "ref", "printed", "published_on"}
    empty = json.loads(json.dumps(verdict_as_dict(verdict([]))))
    assert (empty["value"], empty["period"], empty["provenance"]) == (None, None, None)


VALUES = st.integers(min_value=0, max_value=1000).map(lambda tenths: tenths / 10)
MIRROR = {
    Outcome.BETTER: Outcome.WORSE,
    Outcome.WORSE: Outcome.BETTER,
    Outcome.SIMILAR: Outcome.SIMILAR,
    Outcome.NOT_RATED: Outcome.NOT_RATED,
}


@given(own=VALUES, national=VALUES, half_width=st.one_of(st.none(), st.floats(0.1, 20)), margin=st.integers(0, 20))
def test_the_other_polarity_gives_the_mirrored_verdict(own: float, national: float, half_width: float | None, margin: int) -> None:
    interval = (own - half_width, own + half_width) if half_width else None
    figures = [observation(own, interval=interval), england(national)]
    low = verdict(figures, of=indicator(polarity=Polarity.LOW), by=line(margin=margin))
    high = verdict(figures, of=indicator(polarity=Polarity.HIGH), by=line(margin=margin))
    neutral = verdict(figures, of=indicator(polarity=Polarity.NEUTRAL), by=line(margin=margin))
    assert low.outcome is MIRROR[high.outcome]
    assert low.certainty is high.certainty
    assert {Outcome.HIGHER: Outcome.BETTER, Outcome.LOWER: Outcome.WORSE}.get(neutral.outcome, Outcome.SIMILAR) is high.outcome


PERIODS = st.sampled_from(["2014/15", "2015/16", "2016/17", "2017-03", "2017-02", "31 March 2017", ""])
FIGURES = st.lists(
    st.builds(
        lambda said, when, code, role, line_number, source, bound: observation(
            None if isinstance(said, Symbol) else said,
            when,
            symbol=said if isinstance(said, Symbol) else None,
            bound=None if isinstance(said, Symbol) else bound,
            area_code=code,
            role=role,
            line=line_number,
            source_id=source,
            published_on=date(2018, 1, 1 + ord(source) % 2),
        ),
        st.one_of(st.none(), VALUES, VALUES, st.sampled_from(Symbol)),
        PERIODS,
        st.sampled_from(["E06000056", ENGLAND, "E12000006", BEST_5_GROUP]),
        st.sampled_from([Role.ACTUAL, Role.ACTUAL, Role.TARGET, Role.BEST_5_PERCENT, Role.FORECAST]),
        st.integers(1, 3),
        st.sampled_from("abc"),
        st.one_of(st.none(), st.sampled_from(Bound)),
    ),
    max_size=14,
)


@given(figures=FIGURES, against=st.sampled_from(RateAgainst), unit=st.sampled_from(Unit), chance=st.randoms(use_true_random=False))
def test_any_figures_in_any_order_give_one_verdict(figures: list[Observation], against: RateAgainst, unit: Unit, chance: Random) -> None:
    shuffled = list(figures)
    chance.shuffle(shuffled)
    of, by = indicator(unit=unit), line(against)
    first = verdict(figures, of=of, by=by)
    assert first == verdict(shuffled, of=of, by=by)
    json.dumps(verdict_as_dict(first), allow_nan=False)
    assert first.reason.endswith(".")
    assert (first.rag is Rag.NONE) == (first.outcome is Outcome.NOT_RATED)
    assert first.comparator(ComparatorKind.TARGET) is None or first.observation is not None


def test_a_number_of_events_varies_by_chance() -> None:
    """18 deaths after 15: Byar's 95% interval of 18 runs from 10.7 to 28.4, so the rise may be chance. 10,000 after 8,000 is not."""
    events = indicator(unit=Unit.COUNT, decimals=0)
    against = line(RateAgainst.PREVIOUS)
    few = verdict([observation(15, "2015/16"), observation(18, "2016/17")], of=events, by=against)
    many = verdict([observation(8000, "2015/16"), observation(10000, "2016/17")], of=events, by=against)
    assert (few.outcome, few.certainty) == (Outcome.WORSE, Certainty.NOT_CERTAIN)
    assert few.certainty_words == "not certain: by chance alone the number could lie between 11 and 28"
    assert many.certainty is Certainty.NOT_TESTED
