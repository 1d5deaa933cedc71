"""Which rule judges a figure: the scorecard line says."""

from dataclasses import replace

from analysis.against_area import judge_against
from analysis.against_best import judge_best
from analysis.against_target import judge_target
from analysis.areas import ENGLAND
from analysis.case import Case, Judged, not_rated
from analysis.comparators import BETWEEN_AREAS, is_comparable
from analysis.national_comparators import why_no_best_5, why_no_neighbours
from analysis.scorecards import RateAgainst
from analysis.standing import OF_OTHER_SIZES
from analysis.status import STYLES
from analysis.verdict import ComparatorKind

MISSING = {
    RateAgainst.TARGET: "no target is set for it",
    RateAgainst.ENGLAND: "there is no figure for England to compare it with",
    RateAgainst.REGION: "there is no figure for its region to compare it with",
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
    if against is RateAgainst.BEST_5_PERCENT:
        return judge_best(case, comparator)
    judged = judge_against(case, comparator, against)
    return _with_median(case, judged) if against is RateAgainst.NEIGHBOURS else judged


def _with_median(case: Case, judged: Judged) -> Judged:
    """The judgement by the neighbours' mean; its reason says where their median would give another outcome."""
    median = case.comparator(ComparatorKind.NEIGHBOURS_MEDIAN)
    if median is None:
        return judged
    other = judge_against(case, median, RateAgainst.NEIGHBOURS).outcome
    if other is judged.outcome:
        return judged
    words = f"By the median of its neighbours, {median.display}, it would be {STYLES[other].word.lower()}."
    return replace(judged, reason=f"{judged.reason} {words}")


def _missing(case: Case, against: RateAgainst) -> Judged:
    if against is RateAgainst.ENGLAND and case.subject.area.area_code == ENGLAND:
        return not_rated(against, f"{case.words} is England's own figure, and stands beside no other.")
    if against is RateAgainst.BEST_5_PERCENT and not case.polarity.is_judged:
        return not_rated(against, f"{case.words} is not rated: neither high nor low is declared good, so there is no best 5%.")
    return not_rated(against, f"{case.words} is not rated: {_why_missing(case, against)}.")


def _why_missing(case: Case, against: RateAgainst) -> str:
    if case.subject.indicator.is_volume and ComparatorKind(against.value) in BETWEEN_AREAS:
        return OF_OTHER_SIZES
    if against is RateAgainst.NEIGHBOURS:
        return why_no_neighbours(case.subject, case.period)
    if against is RateAgainst.BEST_5_PERCENT:
        return why_no_best_5(case.subject, case.period)
    return MISSING[against]
