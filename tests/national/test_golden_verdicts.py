"""The one verdict on the real national figures, loaded as officers load them: comparators, place and neighbours are the published ones."""

from datetime import date

import pytest

from analysis.scorecards import RateAgainst, ScorecardLine
from analysis.verdict import ComparatorKind, Outcome, Verdict
from board.facts import read_facts
from data_loaders import queries
from support.national import needs_national

pytestmark = [needs_national, pytest.mark.usefixtures("national")]
RE_REFERRALS, IN_45_DAYS = "lait.rereferral", "lait.continue-assess-comp"
LEEDS, TRAFFORD, KENT, HARTLEPOOL, CAMDEN = "E08000035", "E08000009", "E10000016", "E06000001", "E09000007"
LOOKED_AT = date(2026, 2, 1)


def verdict(measure: str, area_code: str, *, against: RateAgainst = RateAgainst.NEIGHBOURS) -> Verdict:
    live = queries.live_release_id()
    indicator = queries.indicator_for(live, measure)
    assert indicator is not None
    facts = read_facts(release_id=live, indicator_ids=(indicator.indicator_id,), as_at=None, area_codes=(area_code,))
    line = ScorecardLine(indicator_id=indicator.indicator_id, rate_against=against)
    return facts.verdict(line=line, area_code=area_code, looked_at=LOOKED_AT)


@pytest.mark.parametrize(
    ("measure", "area_code", "value", "rank", "band", "mean", "median"),
    [
        (RE_REFERRALS, LEEDS, 24.2, 128, "D", 21.37, 21.45),
        (RE_REFERRALS, TRAFFORD, 18.0, 51, "B", 21.58, 21.95),
        (RE_REFERRALS, KENT, 21.6, 97, "C", 20.45, 21.0),
        (RE_REFERRALS, HARTLEPOOL, 26.5, 141, "D", 18.57, 18.6),
        (RE_REFERRALS, CAMDEN, 18.3, 52, "B", 18.43, 18.65),
        (IN_45_DAYS, LEEDS, 73.2, 138, "D", 83.26, 83.45),
        (IN_45_DAYS, TRAFFORD, 91.7, 38, "A", 82.17, 83.25),
        (IN_45_DAYS, KENT, 88.5, 53, "B", 84.88, 89.2),
    ],
)
def test_the_place_and_the_neighbours(
    *, measure: str, area_code: str, value: float, rank: int, band: str, mean: float, median: float
) -> None:
    found = verdict(measure, area_code)
    assert found.value == pytest.approx(value)
    assert found.standing is not None
    assert (found.standing.rank, found.standing.band) == (rank, band)
    assert found.neighbours is not None
    assert (found.neighbours.mean, found.neighbours.median) == (pytest.approx(mean, abs=0.005), pytest.approx(median, abs=0.005))
    assert (found.neighbours.of, found.neighbours.count) == (10, 10)


@pytest.mark.parametrize(("measure", "count", "best", "england"), [(RE_REFERRALS, 153, 14.12, 22.6), (IN_45_DAYS, 152, 97.09, 85.7)])
def test_the_best_5_percent_and_england(*, measure: str, count: int, best: float, england: float) -> None:
    found = verdict(measure, KENT, against=RateAgainst.BEST_5_PERCENT)
    best_5, of_england = found.comparator(ComparatorKind.BEST_5_PERCENT), found.comparator(ComparatorKind.ENGLAND)
    assert best_5 is not None
    assert of_england is not None
    assert (best_5.value, best_5.count, best_5.published) == (pytest.approx(best), count, False)
    assert of_england.value == pytest.approx(england)


def test_for_kents_assessments_the_choice_of_average_decides() -> None:
    found = verdict(IN_45_DAYS, KENT)
    assert found.neighbours is not None
    assert found.neighbours.sides_differ
    exact = verdict(IN_45_DAYS, TRAFFORD)
    assert exact.neighbours is not None
    assert not exact.neighbours.sides_differ
    assert (exact.outcome, exact.status) == (Outcome.BETTER, "Better than neighbours")
