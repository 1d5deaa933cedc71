"""A real Fingertips export: every line accounted for, and its comparisons with England equal to ours."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis.against_area import judge_against
from analysis.areas import ENGLAND, Area, AreaKind
from analysis.case import Case
from analysis.confidence import FROM_SOURCE, interval_for
from analysis.disagreements import CODES
from analysis.indicators import Indicator
from analysis.observations import Observation
from analysis.polarity import Polarity
from analysis.published import NOT_COMPARED, read_comparison
from analysis.scorecards import Method, RateAgainst, ScorecardLine
from analysis.subject import Subject
from analysis.units import Unit
from analysis.verdict import ComparatorKind, ComparatorValue, Outcome
from board.live import live_release_id
from data_loaders import problem_queries, queries
from support.national import FINGERTIPS, needs_national

pytestmark = needs_national

INJURIES, SOURCE = "fingertips.90284", "la-hospital-admissions-2324"
BY_SEX = {"", "sex"}
"""The breakdowns that stand for a whole area: all persons, and each sex."""


@pytest.fixture
def indicator(exported: Path) -> Indicator:
    return queries.indicators(live_release_id())[INJURIES]


@pytest.fixture
def figures(exported: Path) -> tuple[Observation, ...]:
    return queries.observations(live_release_id(), indicator_ids=[INJURIES])


def test_every_line_is_loaded_or_folded_with_its_reason(exported: Path, figures: tuple[Observation, ...]) -> None:
    source = next(one for one in queries.sources(live_release_id()) if one.source_id == SOURCE)
    assert (source.rows_read, source.rows_loaded, source.rows_rejected, source.rows_folded) == (7208, 6505, 703, 703)
    assert len(figures) == 6505
    problems = [one for one in problem_queries.problems(live_release_id(), source_id=SOURCE) if one.code not in CODES]
    assert Counter(one.code for one in problems) == {"repeat": 703}
    assert len({one.line for one in problems}) == 703
    assert {one.line for one in problems} | {one.provenance.line for one in figures} == set(range(2, 7210))


def test_england_beside_itself_is_what_was_folded(figures: tuple[Observation, ...]) -> None:
    england = [one for one in figures if one.area_code == ENGLAND]
    with FINGERTIPS.open(encoding="utf-8-sig", newline="") as file:
        written = [row for row in csv.DictReader(file) if row["Area Code"] == ENGLAND]
    assert len(written) == 2 * len(england)
    headline = [one for one in england if one.breakdown_type in BY_SEX]
    assert len(headline) == 38
    assert {one.published_comparison for one in headline} == {"Not compared"}


def test_the_file_itself_decides_unit_and_good_direction(indicator: Indicator) -> None:
    assert (indicator.unit, indicator.polarity) == (Unit.PER_10000, Polarity.LOW)


def test_deciles_are_kept_apart_from_the_headline(figures: tuple[Observation, ...]) -> None:
    headline = [(one.area_code, one.period.display) for one in figures if not one.breakdown]
    assert len(headline) == len(set(headline)) == 14 + 2130
    deciles = {one.breakdown_type for one in figures if "decile" in one.breakdown}
    assert len(deciles) == 7, "five geographies for all persons, two of them by sex too"


def test_missing_values_say_why(figures: tuple[Observation, ...]) -> None:
    missing = [one for one in figures if one.value is None]
    assert Counter(one.symbol.value for one in missing if one.symbol) == {"x": 260, "c": 1}
    assert all(one.note and one.interval is None and one.numerator is None for one in missing)
    isles = [one for one in figures if one.note == "Value for Cornwall and Isles of Scilly combined" and one.value is not None]
    assert {one.area_code for one in isles} == {"E06000052"}


def test_our_comparison_with_england_is_the_files_in_every_authoritys_line(indicator: Indicator, figures: tuple[Observation, ...]) -> None:
    areas = queries.areas(live_release_id())
    england = {_of(one): one for one in figures if one.area_code == ENGLAND}
    lines = [one for one in figures if areas[one.area_code].kind is AreaKind.UPPER_TIER_AUTHORITY and one.breakdown_type in BY_SEX]
    ours = [_outcome(one, england[_of(one)], indicator, areas[one.area_code]) for one in lines]
    theirs = [_published(one) for one in lines]
    assert Counter(theirs) == {Outcome.BETTER: 2088, Outcome.WORSE: 1901, Outcome.SIMILAR: 1712, Outcome.NOT_RATED: 101}
    assert ours == theirs
    assert len(lines) == 5802


def test_published_trends_stand_on_the_latest_figures(figures: tuple[Observation, ...]) -> None:
    said = [one for one in figures if one.published_trend and one.breakdown_type in BY_SEX]
    assert len(said) == 462
    assert {one.period.display for one in said} == {"2023/24"}
    assert Counter(one.published_trend for one in said) == Counter(_trends_of_the_file())


def _trends_of_the_file() -> Iterator[str]:
    with FINGERTIPS.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["Recent Trend"] and not row["Category Type"] and row["Parent Code"] != row["Area Code"]:
                yield row["Recent Trend"]


def _of(figure: Observation) -> tuple[str, date | None]:
    return figure.breakdown, figure.period.end


def _published(figure: Observation) -> Outcome:
    if figure.published_comparison.casefold() == NOT_COMPARED:
        return Outcome.NOT_RATED
    (found,) = read_comparison(figure.published_comparison, polarity=Polarity.LOW)
    assert found.against is RateAgainst.ENGLAND
    return found.outcome


def _outcome(figure: Observation, england: Observation, indicator: Indicator, area: Area) -> Outcome:
    if figure.value is None or england.value is None:
        return Outcome.NOT_RATED
    interval = interval_for(figure, indicator)
    assert interval is not None
    assert interval[1] == FROM_SOURCE
    line = ScorecardLine(indicator_id=INJURIES, rate_against=RateAgainst.ENGLAND)
    comparator = ComparatorValue(
        kind=ComparatorKind.ENGLAND,
        label="England",
        area_code=ENGLAND,
        value=england.value,
        display="",
        period=england.period,
        published=True,
        provenance=england.provenance,
    )
    case = Case(
        subject=Subject(indicator=indicator, area=area, line=line, observations=(), areas={}, looked_at=date(2026, 1, 15)),
        figure=figure,
        value=figure.value,
        period=figure.period,
        interval=interval[0],
        comparators=(comparator,),
        target=None,
    )
    judged = judge_against(case, comparator, RateAgainst.ENGLAND)
    assert judged.rule.method is Method.INTERVAL
    return judged.outcome
