"""The ten indicators of the Central Bedfordshire Director of Public Health's report, March 2018, Appendix 3, as printed."""

from dataclasses import dataclass

import pytest

from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.units import Unit
from analysis.verdict import Certainty, Direction, Judgement, Outcome, Rag, TrendMethod, Verdict
from tests.unit.analysis.builders import best, england, indicator, line, observation, verdict

LOW, HIGH = Polarity.LOW, Polarity.HIGH
PERCENT, PER_1000, PER_100000 = Unit.PERCENT, Unit.PER_1000, Unit.PER_100000


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the table and what must follow from it."""

    good: Polarity
    unit: Unit
    when: str
    figures: tuple[float, float, float]
    published: str
    outcome: Outcome
    shown: str
    gap: str
    judgement: Judgement


ROWS = {
    "smoking at time of delivery": Row(
        good=LOW, unit=PERCENT, when="2016/17", figures=(8.8, 10.7, 4.2), published="Decreasing/Getting better",
        outcome=Outcome.BETTER, shown="8.8%", gap="4.6 points", judgement=Judgement.BETTER,
    ),
    "infant mortality": Row(
        good=LOW, unit=PER_1000, when="2014-16", figures=(2.2, 3.9, 1.9), published="Cannot be calculated (Small numbers)",
        outcome=Outcome.BETTER, shown="2.2", gap="0.3 per 1,000", judgement=Judgement.CANNOT_SAY,
    ),
    "low birth weight": Row(
        good=LOW, unit=PERCENT, when="2016", figures=(2.3, 2.6, 1.9), published="No significant change",
        outcome=Outcome.BETTER, shown="2.3%", gap="0.4 points", judgement=Judgement.NO_CHANGE,
    ),
    "breastfeeding initiation": Row(
        good=HIGH, unit=PERCENT, when="2016/17", figures=(77, 74.5, 91.9), published="No significant change",
        outcome=Outcome.SIMILAR, shown="77%", gap="14.9 points", judgement=Judgement.NO_CHANGE,
    ),
    "breastfeeding at 6-8 weeks": Row(
        good=HIGH, unit=PERCENT, when="2016/17", figures=(47.7, 44.4, 61.9),
        published="Cannot be calculated (new data collection system in place)",
        outcome=Outcome.BETTER, shown="47.7%", gap="14.2 points",
        judgement=Judgement.CANNOT_SAY,
    ),
    "obesity in reception": Row(
        good=LOW, unit=PERCENT, when="2016/17", figures=(8, 9.6, 6.9), published="→",
        outcome=Outcome.BETTER, shown="8%", gap="1.1 points", judgement=Judgement.NO_CHANGE,
    ),
    "obesity in year 6": Row(
        good=LOW, unit=PERCENT, when="2016/17", figures=(16.3, 20, 14.3), published="No significant change",
        outcome=Outcome.BETTER, shown="16.3%", gap="2.0 points", judgement=Judgement.NO_CHANGE,
    ),
    "under 18 conceptions": Row(
        good=LOW, unit=PER_1000, when="2015", figures=(18.6, 20.8, 11.6), published="Decreasing/Getting better",
        outcome=Outcome.BETTER, shown="18.6", gap="7.0 per 1,000", judgement=Judgement.BETTER,
    ),
    "good level of development": Row(
        good=HIGH, unit=PERCENT, when="2016/17", figures=(71.7, 70.7, 76.6), published="Increasing/Getting better",
        outcome=Outcome.SIMILAR, shown="71.7%", gap="4.9 points", judgement=Judgement.BETTER,
    ),
    "self-harm admissions": Row(
        good=LOW, unit=PER_100000, when="2015/16", figures=(435.6, 430.5, 157), published="Increasing/Getting worse",
        outcome=Outcome.SIMILAR, shown="435.6", gap="278.6 per 100,000", judgement=Judgement.WORSE,
    ),
}  # fmt: skip


def rated(name: str, against: RateAgainst = RateAgainst.ENGLAND) -> Verdict:
    row = ROWS[name]
    own, national, top = row.figures
    figures = [observation(own, row.when, published_trend=row.published), england(national, row.when), best(top, row.when)]
    return verdict(figures, of=indicator(unit=row.unit, polarity=row.good), by=line(against))


@pytest.mark.parametrize("name", ROWS)
def test_the_table(name: str) -> None:
    found, row = rated(name), ROWS[name]
    assert found.gap_to_best_5 is not None
    assert (found.outcome, found.display, found.gap_to_best_5.display) == (row.outcome, row.shown, row.gap)
    assert (found.trend.judgement, found.trend.method) == (row.judgement, TrendMethod.PUBLISHED)
    assert (found.certainty, found.certainty_words) == (Certainty.NOT_TESTED, "by margin, not tested")
    assert "significant" not in found.reason


def test_the_reasons_for_a_missing_trend_differ() -> None:
    assert rated("infant mortality").trend.reason == "small numbers"
    assert rated("breastfeeding at 6-8 weeks").trend.reason == "new data collection system in place"
    assert rated("infant mortality").trend.words == "Trend cannot be calculated: small numbers"
    assert rated("infant mortality").trend.direction is Direction.UNKNOWN


def test_the_arrow_up_is_good_or_bad_by_the_printed_words() -> None:
    better, worse = rated("good level of development").trend, rated("self-harm admissions").trend
    assert better.direction is worse.direction is Direction.UP
    assert (better.words, worse.words) == ("Increasing and getting better", "Increasing and getting worse")


def test_sentences() -> None:
    assert rated("smoking at time of delivery").reason == (
        "8.8% in 2016/17 is lower than England's 10.7%, by more than the 5% margin; low is good."
    )
    assert rated("smoking at time of delivery").status == "Better than England"
    assert rated("good level of development").reason == "71.7% in 2016/17 is within 5% of England's 70.7%, so it counts as similar."
    assert rated("good level of development").rag is Rag.AMBER


@pytest.mark.parametrize(
    ("name", "outcome", "status"),
    [
        ("smoking at time of delivery", Outcome.SIMILAR, "Between England and the best 5%"),
        ("self-harm admissions", Outcome.WORSE, "Worse than England"),
    ],
)
def test_against_the_best(name: str, outcome: Outcome, status: str) -> None:
    found = rated(name, RateAgainst.BEST_5_PERCENT)
    assert (found.outcome, found.status) == (outcome, status)


def test_the_way_walked_to_the_best() -> None:
    found = rated("smoking at time of delivery", RateAgainst.BEST_5_PERCENT)
    assert found.gap_to_best_5 is not None
    assert found.gap_to_best_5.share_walked == pytest.approx(1.9 / 6.5)
    assert found.gap_to_best_5.value == pytest.approx(4.6)
    assert (
        found.reason
        == "8.8% in 2016/17 is no worse than England's 10.7% and 4.6 points from the best 5% (4.2%): 29% of the way from England."
    )
    behind = rated("self-harm admissions").gap_to_best_5
    assert behind is not None
    assert behind.share_walked == 0
