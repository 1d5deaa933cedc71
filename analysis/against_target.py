"""Rating against a target: met, within the amber margin, or missed; a year-end target is not failed in-year."""

from analysis.case import GOOD_WORDS, Case, Judged, not_rated
from analysis.certainty import Comparison, settle
from analysis.change import side
from analysis.comparators import is_comparable
from analysis.formatting import decimals_needed
from analysis.period_types import write_day
from analysis.periods import Period
from analysis.picking import time_beside
from analysis.polarity import Polarity
from analysis.scorecards import Method, RateAgainst
from analysis.status import status_words
from analysis.targets import TargetRule
from analysis.verdict import ComparatorKind, Outcome, Rule

MOST_DECIMALS = 3
NO_TEST = "not tested: no interval"


def judge_target(case: Case, target: TargetRule) -> Judged:
    """Judge a figure against its target."""
    obstacle = _obstacle(case, target)
    if obstacle:
        return not_rated(RateAgainst.TARGET, obstacle)
    margin = _amber_words(case, target)

    comparison = Comparison(
        compared=(target.comparator,),
        at=lambda value, levels: _outcome(value, levels[0], sign=case.polarity.sign, amber_margin=target.amber_margin),
        thresholds=(target.comparator.value,),
        is_tested=False,
        otherwise=NO_TEST,
    )
    outcome = comparison.outcome(case.value)
    judged = Judged(
        outcome=outcome,
        rule=Rule(comparator=RateAgainst.TARGET, method=Method.MARGIN, margin=margin),
        status=status_words(outcome=outcome, against=RateAgainst.TARGET, comparator="target", margin=margin),
        reason=_reason(case, target, outcome),
    )
    return settle(judged, case, comparison)


def _obstacle(case: Case, target: TargetRule) -> str:
    """Why the target cannot be judged (yet), as a sentence; an empty text where it can."""
    if not case.polarity.is_judged:
        why = f"{GOOD_WORDS[case.polarity]}, so its target of {target.comparator.display} is neither met nor missed"
        return f"{case.words} is not rated: {why}."
    if target.is_ahead_of(case.period):
        return f"{case.words} is not rated yet: the target is for {target.comparator.period.display}."
    if _is_too_early(case, target):
        day = f", {write_day(target.due)}" if target.due else ""
        ended = f", and this figure ends at {write_day(case.period.end)}" if case.period.end else ""
        return f"{case.words} is not rated yet: the target of {case.limit(target.comparator.value)} is for the year's end{day}{ended}."
    why = "" if target.due else is_comparable(case.subject, case.period, target.comparator)
    return f"{case.words} is not rated against the target of {target.comparator.display}: {why}." if why else ""


def _is_too_early(case: Case, target: TargetRule) -> bool:
    """A year-end target is not failed before the year's end; nor is a limit on a growing number kept before it."""
    if target.due is None or _is_due(case.period, target):
        return False
    grows = case.subject.indicator.grows_with_time
    is_met = side(case.value, target.comparator.value, margin=0) * case.polarity.sign >= 0
    return not is_met or (grows and case.polarity is Polarity.LOW)


def _is_due(period: Period, target: TargetRule) -> bool:
    return period.end is not None and target.due is not None and period.end >= target.due


def _outcome(value: float, limit: float, *, sign: int, amber_margin: float) -> Outcome:
    if side(value, limit, margin=0) * sign >= 0:
        return Outcome.BETTER
    return Outcome.SIMILAR if amber_margin and side(value, limit, margin=amber_margin) == 0 else Outcome.WORSE


def _reason(case: Case, target: TargetRule, outcome: Outcome) -> str:
    named = _named(case, target)
    if outcome is Outcome.BETTER:
        return f"{case.words} meets {named}."
    gap = case.difference(target.comparator.value)
    if outcome is Outcome.SIMILAR:
        return f"{case.words} is {gap} from {named}, inside the amber margin of {_amber_words(case, target)}."
    return f"{case.words} misses {named}{',' if target.set_by else ''} by {gap}."


def _named(case: Case, target: TargetRule) -> str:
    """The target in a sentence: "the national 2013/14 target of 15% or lower, set by NHS England"."""
    national = "national " if target.comparator.label.startswith("National") else ""
    when = time_beside(case.period, kind=ComparatorKind.TARGET, period=target.comparator.period)
    by = f", set by {target.set_by}" if target.set_by else ""
    return f"the {national}{f'{when} ' if when else ''}target of {case.limit(target.comparator.value)}{by}"


def _amber_words(case: Case, target: TargetRule) -> str:
    margin = target.amber_margin
    return case.size(margin, decimals=decimals_needed(margin, most=MOST_DECIMALS)) if margin else ""
