"""Which rule judges a figure: the scorecard line says."""

from analysis.against_area import judge_against
from analysis.against_best import judge_best
from analysis.against_target import judge_target
from analysis.areas import ENGLAND
from analysis.case import Case, Judged, not_rated
from analysis.comparators import is_comparable
from analysis.scorecards import RateAgainst
from analysis.verdict import ComparatorKind

MISSING = {
    RateAgainst.TARGET: "no target is set for it",
    RateAgainst.ENGLAND: "there is no figure for England to compare it with",
    RateAgainst.REGION: "there is no figure for its region to compare it with",
    RateAgainst.NEIGHBOURS: "there are no statistical neighbours' figures to compare it with",
    RateAgainst.BEST_5_PERCENT: "there is no best 5% to compare it with",
    RateAgainst.PREVIOUS: "there is no earlier figure to compare it with",
}


def judge(case: Case) -> Judged:
    """Judge a case by its line's rule; where that cannot be, say why."""
    against = case.subject.line.rate_against
    if against is RateAgainst.NONE:
        return not_rated(against, f"{case.words} is shown without a rating: the scorecard sets no comparator for it.")
    if against is RateAgainst.TARGET:
        return judge_target(case, case.target) if case.target else _missing(case, against)
    comparator = case.comparator(ComparatorKind(against.value))
    if comparator is None:
        return _missing(case, against)
    obstacle = is_comparable(case.subject, case.period, comparator)
    if obstacle:
        return not_rated(against, f"{case.words} is not rated: {obstacle}.")
    return judge_best(case, comparator) if against is RateAgainst.BEST_5_PERCENT else judge_against(case, comparator, against)


def _missing(case: Case, against: RateAgainst) -> Judged:
    if against is RateAgainst.ENGLAND and case.subject.area.area_code == ENGLAND:
        return not_rated(against, f"{case.words} is England's own figure, and stands beside no other.")
    if against is RateAgainst.BEST_5_PERCENT and not case.polarity.is_judged:
        return not_rated(against, f"{case.words} is not rated: neither high nor low is declared good, so there is no best 5%.")
    return not_rated(against, f"{case.words} is not rated: {MISSING[against]}.")
