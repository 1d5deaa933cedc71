"""Rating against the best 5%: in it, on the way to it from England, or behind England."""

from analysis.case import GOOD_WORDS, Case, Judged, not_rated
from analysis.certainty import Comparison, settle
from analysis.change import side
from analysis.scorecards import RateAgainst
from analysis.status import status_words
from analysis.verdict import ComparatorKind, ComparatorValue, Outcome, Rule

NO_TEST = "not tested: no interval"


def judge_best(case: Case, best: ComparatorValue) -> Judged:
    """Judge a figure's place on the way from England to the best 5%. Without England only "in it" can be said."""
    against = RateAgainst.BEST_5_PERCENT
    england = case.comparator(ComparatorKind.ENGLAND)
    if not case.polarity.is_judged:
        return not_rated(against, f"{case.words} is not rated: {GOOD_WORDS[case.polarity]}, so there is no best 5%.")

    compared = (best,) if england is None else (best, england)
    comparison = Comparison(
        compared=compared,
        at=lambda value, levels: _outcome(value, levels, sign=case.polarity.sign),
        thresholds=tuple(comparator.value for comparator in compared),
        is_tested=False,
        otherwise=NO_TEST,
    )
    outcome = comparison.outcome(case.value)
    if outcome is not Outcome.BETTER and england is None:
        why = f"it is {case.difference(best.value)} from the best 5% ({best.display}), with no figure for England to start from"
        return not_rated(against, f"{case.words} is not rated: {why}.")
    judged = Judged(
        outcome=outcome,
        rule=Rule(comparator=against, method=None, margin=""),
        status=status_words(outcome=outcome, against=against, comparator="the best 5%"),
        reason=_reason(case, best, england, outcome),
    )
    return settle(judged, case, comparison)


def _outcome(value: float, levels: tuple[float, ...], *, sign: int) -> Outcome:
    """``levels`` are the best 5% and, where it is known, England."""
    best, *england = levels
    if side(value, best, margin=0) * sign >= 0:
        return Outcome.BETTER
    return Outcome.SIMILAR if england and side(value, england[0], margin=0) * sign >= 0 else Outcome.WORSE


def _reason(case: Case, best: ComparatorValue, england: ComparatorValue | None, outcome: Outcome) -> str:
    if outcome is Outcome.BETTER or england is None:
        return f"{case.words} is among the best 5% ({case.limit(best.value)})."
    gap, noun = case.difference(best.value), case.noun(england)
    if outcome is Outcome.WORSE:
        return f"{case.words} is worse than {noun}, and {gap} from the best 5% ({best.display})."
    walked = round(100 * (case.value - england.value) / (best.value - england.value))
    return f"{case.words} is no worse than {noun} and {gap} from the best 5% ({best.display}): {walked}% of the way from England."
