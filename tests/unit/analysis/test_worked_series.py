"""Comparators over time: the neighbours' average and range, and the best 5%, worked out for each period or as published."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from analysis.authorities import AuthorityValues
from analysis.indicators import Indicator
from analysis.neighbours import NO_NEIGHBOURS, NeighbourModel
from analysis.observations import Observation
from analysis.periods import PeriodKind
from analysis.polarity import Polarity
from analysis.subject import Subject
from analysis.units import Unit
from analysis.worked_series import best_5_over_time, neighbours_over_time
from tests.unit.analysis.builders import (
    AREAS,
    BEDS,
    BROMLEY,
    LOOKED_AT,
    authorities,
    best,
    indicator,
    line,
    model,
    national,
    observation,
    values,
)

YEAR = PeriodKind.FINANCIAL_YEAR
CLOSE: Mapping[str, float | None] = {BROMLEY: 10, "E1": 20, "E2": 60, "E3": None}
MODEL = model(BROMLEY, "E1", "E2", "E3")


def _subject(
    *periods: AuthorityValues,
    printed: tuple[Observation, ...] = (),
    of: Indicator | None = None,
    neighbours: NeighbourModel = MODEL,
) -> Subject:
    return Subject(
        indicator=of or indicator(),
        area=AREAS[BEDS],
        line=line(),
        observations=printed,
        areas=AREAS,
        looked_at=LOOKED_AT,
        authorities=national(*periods),
        neighbours=neighbours,
    )


def test_the_neighbours_have_a_mean_a_median_a_range_and_their_number() -> None:
    (point,) = neighbours_over_time(_subject(values(CLOSE)), kind=YEAR).points
    assert (point.value, point.display, point.count, point.provenance) == (30, "30%", 3, None)
    assert point.spread is not None
    assert (point.spread.median, point.spread.lowest, point.spread.highest) == (20, 10, 60)
    assert (point.spread.median_display, point.spread.range_display) == ("20%", "10% to 60%")


def test_a_period_in_which_no_neighbour_has_a_value_has_no_point() -> None:
    found = neighbours_over_time(_subject(values({BROMLEY: None, "E9": 4}, "2015/16"), values(CLOSE)), kind=YEAR)
    assert [point.period.display for point in found.points] == ["2016/17"]


def test_an_area_without_neighbours_has_no_series() -> None:
    assert neighbours_over_time(_subject(values(CLOSE), neighbours=NO_NEIGHBOURS), kind=YEAR).points == ()


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.GBP])
def test_volumes_of_areas_of_other_sizes_are_not_averaged(unit: Unit) -> None:
    subject = _subject(values(CLOSE), authorities(*range(25)), of=indicator(unit=unit))
    assert neighbours_over_time(subject, kind=YEAR).points == ()
    assert best_5_over_time(subject, kind=YEAR).points == ()


def test_years_stand_beside_quarters_where_there_is_nothing_closer() -> None:
    yearly, quarterly = values(CLOSE, "2015/16"), values(CLOSE, "2016/17 Q1")
    of_quarters = neighbours_over_time(_subject(yearly, quarterly), kind=PeriodKind.QUARTER).points
    assert [point.period.kind for point in of_quarters] == [PeriodKind.QUARTER]
    of_years_only = neighbours_over_time(_subject(yearly), kind=PeriodKind.QUARTER).points
    assert [point.period.kind for point in of_years_only] == [YEAR]


@pytest.mark.parametrize(("polarity", "expected"), [(Polarity.HIGH, 95), (Polarity.LOW, 5)])
def test_the_best_5_is_worked_out_for_each_period_by_the_good_direction(polarity: Polarity, expected: float) -> None:
    subject = _subject(authorities(*range(101), period="2015/16"), authorities(*range(101)), of=indicator(polarity=polarity))
    points = best_5_over_time(subject, kind=YEAR).points
    assert [(point.period.display, point.value, point.count) for point in points] == [
        ("2015/16", expected, 101),
        ("2024/25", expected, 101),
    ]


def test_a_published_best_5_stands_only_where_too_few_authorities_have_a_figure() -> None:
    many, few = authorities(*range(101), period="2015/16"), authorities(*range(19), period="2016/17")
    subject = _subject(many, few, printed=(best(4.2, "2015/16"), best(4.1, "2016/17", line=494), best(4, "2017/18")))
    points = best_5_over_time(subject, kind=YEAR).points
    assert [(point.value, point.count, point.provenance.line if point.provenance else None) for point in points] == [
        (5, 101, None),
        (4.1, None, 494),
        (4, None, 1),
    ]


def test_a_neutral_measure_has_no_best_5() -> None:
    assert best_5_over_time(_subject(authorities(*range(101)), of=indicator(polarity=Polarity.NEUTRAL)), kind=YEAR).points == ()


def test_published_figures_without_a_date_stay_apart() -> None:
    undated = [replace(best(value), period=observation(1, "").period) for value in (4.2, 5.0)]
    assert len(best_5_over_time(_subject(printed=tuple(undated)), kind=YEAR).points) == 2
