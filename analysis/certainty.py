"""How sure an outcome is: an interval that crosses a threshold, few cases, or figures that are not printed exactly make it uncertain."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

from analysis.case import Case, Judged
from analysis.intervals import count_interval
from analysis.observations import Bound, Observation
from analysis.period_runs import is_far_before, time_between
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.units import Unit
from analysis.verdict import Certainty, ComparatorKind, ComparatorValue, Outcome

FEW_CASES = 10
ABOUT = 0.05
"""A figure printed as "about" or "almost" is taken to lie within this share of it."""
BEYOND_ALL = 1e12
"""How far "over" and "under" may reach: beyond every figure, and still a number that a margin can be worked out from."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """How a judgement was reached, so that it can be tried again with other values.

    ``at`` gives the outcome of another value beside other levels of the ``compared``, in their order. ``thresholds`` are
    the levels at which the outcome turns. ``is_tested`` says that the judgement itself is a test by the interval.
    ``otherwise`` are the words where there is nothing to test with.
    """

    compared: tuple[ComparatorValue, ...]
    at: Callable[[float, tuple[float, ...]], Outcome]
    thresholds: tuple[float, ...]
    is_tested: bool
    otherwise: str

    def outcome(self, value: float) -> Outcome:
        """The outcome of a value beside the comparators as printed."""
        return self.at(value, tuple(comparator.value for comparator in self.compared))


def settle(judged: Judged, case: Case, comparison: Comparison) -> Judged:
    """Say how sure a judgement is."""
    doubt = _old_comparator(case, judged) or few_cases(case.figure, unit=case.subject.indicator.unit) or _inexact(case, judged, comparison)
    if not doubt and not comparison.is_tested:
        doubt = _crossing(case, comparison.thresholds) or _by_chance(case, comparison.thresholds)
    if doubt:
        return replace(judged, certainty=Certainty.NOT_CERTAIN, certainty_words=f"not certain: {doubt}")
    if comparison.is_tested or (case.interval is not None and comparison.thresholds):
        words = f"tested with the 95% interval of {interval_words(case)}"
        return replace(judged, certainty=Certainty.TESTED, certainty_words=words)
    return replace(judged, certainty=Certainty.NOT_TESTED, certainty_words=comparison.otherwise)


def few_cases(figure: Observation, *, unit: Unit) -> str:
    """That a figure rests on so few cases that a step of one or two is chance; an empty text for any other."""
    counted, out_of = (figure.value, None) if unit is Unit.COUNT else (figure.numerator, figure.denominator)
    if counted is not None and 0 <= counted < FEW_CASES:
        return f"fewer than {FEW_CASES} cases"
    return f"out of fewer than {FEW_CASES}" if out_of is not None and 0 <= out_of < FEW_CASES else ""


def interval_words(case: Case) -> str:
    """The interval's limits: "8.1% to 9.5%"."""
    if case.interval is None:
        return ""
    return f"{case.subject.show(case.interval.lower)} to {case.subject.show(case.interval.upper)}"


def _old_comparator(case: Case, judged: Judged) -> str:
    previous = case.comparator(ComparatorKind.PREVIOUS) if judged.rule.comparator is RateAgainst.PREVIOUS else None
    if previous is None or not is_far_before(previous.period, case.period):
        return ""
    return f"the figure before is {time_between(previous.period, case.period)} older"


def _inexact(case: Case, judged: Judged, comparison: Comparison) -> str:
    """Try the outcome at the ends of what each figure may be: first of the figure itself, then of what it is compared with."""
    bounds = tuple(_bound_of(comparator) for comparator in comparison.compared)
    levels = [_extremes(comparator.value, bound) for comparator, bound in zip(comparison.compared, bounds, strict=True)]
    own = _extremes(case.value, case.figure.bound)
    if all(comparison.at(value, at_levels) is judged.outcome for value in own for at_levels in product(*levels)):
        return ""
    if case.figure.bound is not None and any(comparison.outcome(value) is not judged.outcome for value in own):
        return f"the figure is printed as {case.subject.show_figure(case.figure)}"
    inexact = [comparator for comparator, bound in zip(comparison.compared, bounds, strict=True) if bound is not None]
    return " and ".join(f"{case.name(comparator)} is printed as {comparator.display}" for comparator in inexact)


def _bound_of(comparator: ComparatorValue) -> Bound | None:
    """How exactly a comparator was printed. A target of "over 50%" is a limit, and no inexact figure."""
    is_limit = comparator.kind is ComparatorKind.TARGET and comparator.bound is not None and comparator.bound.is_open
    return None if is_limit else comparator.bound


def _extremes(value: float, bound: Bound | None) -> tuple[float, ...]:
    """The ends of what a printed figure may be."""
    near = abs(value) * ABOUT
    return {
        None: (value,),
        Bound.OVER: (value, BEYOND_ALL),
        Bound.AT_LEAST: (value, BEYOND_ALL),
        Bound.UNDER: (-BEYOND_ALL, value),
        Bound.AT_MOST: (-BEYOND_ALL, value),
        Bound.ABOUT: (value - near, value + near),
        Bound.ALMOST: (value - near, value),
    }[bound]


def _by_chance(case: Case, thresholds: tuple[float, ...]) -> str:
    """A number of events to be kept low (deaths, complaints) varies by chance: Byar's interval of the number itself."""
    indicator = case.subject.indicator
    if indicator.unit is not Unit.COUNT or indicator.polarity is not Polarity.LOW or indicator.is_position or case.value < 0:
        return ""
    interval = count_interval(events=case.value)
    if not any(interval.lower < threshold < interval.upper for threshold in thresholds):
        return ""
    return f"by chance alone the number could lie between {round(interval.lower)} and {round(interval.upper)}"


def _crossing(case: Case, thresholds: tuple[float, ...]) -> str:
    interval = case.interval
    if interval is None or not any(interval.lower < threshold < interval.upper for threshold in thresholds):
        return ""
    return f"the interval runs from {case.subject.show(interval.lower)} to {case.subject.show(interval.upper)}"
