"""Rating against England, a region or the figure before: by an interval where there is one, else by a margin."""

from dataclasses import replace

from analysis.case import GOOD_WORDS, Case, Judged
from analysis.certainty import Comparison, interval_words, settle
from analysis.change import side
from analysis.comparison import outcome_of, side_of_interval
from analysis.observations import Interval
from analysis.scorecards import Method, RateAgainst
from analysis.status import status_words
from analysis.verdict import ComparatorValue, Outcome, Rule

BY_MARGIN = "by margin, not tested"


def judge_against(case: Case, comparator: ComparatorValue, against: RateAgainst) -> Judged:
    """Judge by the line's method; without an interval, and against an earlier figure, by the margin."""
    wanted = case.subject.line.method
    if case.interval is not None and against is not RateAgainst.PREVIOUS and wanted is not Method.MARGIN:
        return _by_interval(case, case.interval, comparator, against)
    judged = _by_margin(case, comparator, against)
    if wanted is Method.INTERVAL:
        return replace(judged, reason=f"{judged.reason} There is no interval to test with, so the margin decides.")
    return judged


def _by_interval(case: Case, interval: Interval, comparator: ComparatorValue, against: RateAgainst) -> Judged:
    """The comparator inside the interval, its limits included, is similar; outside it the side decides."""

    def at(value: float, levels: tuple[float, ...]) -> Outcome:
        (level,), shift = levels, value - case.value
        return outcome_of(int(side_of_interval(interval.lower + shift, interval.upper + shift, level)), case.polarity)

    comparison = Comparison(compared=(comparator,), at=at, thresholds=(), is_tested=True, otherwise="")
    outcome, noun, runs = comparison.outcome(case.value), case.noun(comparator), f"the 95% interval of {interval_words(case)}"
    if outcome is Outcome.SIMILAR:
        reason = f"{case.words} is similar to {noun}, which lies inside {runs}."
    else:
        reason = f"{case.words} is {_side_words(case, comparator)} than {noun}, which lies outside {runs}; {GOOD_WORDS[case.polarity]}."
    judged = _judged(case, comparator, outcome=outcome, rule=Rule(comparator=against, method=Method.INTERVAL, margin=""), reason=reason)
    return settle(judged, case, comparison)


def _by_margin(case: Case, comparator: ComparatorValue, against: RateAgainst) -> Judged:
    """Within the relative margin, itself included, is similar; beyond it the side decides."""
    words = f"{case.subject.line.margin:g}%"

    def at(value: float, levels: tuple[float, ...]) -> Outcome:
        (level,) = levels
        return outcome_of(side(value, level, margin=abs(level) * case.subject.line.margin / 100), case.polarity)

    outcome = at(case.value, (comparator.value,))
    judged = _judged(
        case,
        comparator,
        outcome=outcome,
        rule=Rule(comparator=against, method=Method.MARGIN, margin=words),
        reason=_margin_reason(case, comparator, is_similar=outcome is Outcome.SIMILAR, words=words),
    )
    thresholds = () if outcome is Outcome.SIMILAR else (comparator.value,)
    comparison = Comparison(compared=(comparator,), at=at, thresholds=thresholds, is_tested=False, otherwise=BY_MARGIN)
    return settle(judged, case, comparison)


def _margin_reason(case: Case, comparator: ComparatorValue, *, is_similar: bool, words: str) -> str:
    noun = case.noun(comparator)
    if case.value == comparator.value:
        return f"{case.words} is the same as {noun}."
    if is_similar:
        return f"{case.words} is within {words} of {noun}, so it counts as similar."
    return f"{case.words} is {_side_words(case, comparator)} than {noun}, by more than the {words} margin; {GOOD_WORDS[case.polarity]}."


def _side_words(case: Case, comparator: ComparatorValue) -> str:
    return "higher" if case.value > comparator.value else "lower"


def _judged(case: Case, comparator: ComparatorValue, *, outcome: Outcome, rule: Rule, reason: str) -> Judged:
    status = status_words(outcome=outcome, against=rule.comparator, comparator=case.than(comparator))
    return Judged(outcome=outcome, rule=rule, status=status, reason=reason)
