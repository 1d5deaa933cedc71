"""How sure an outcome is: an interval that crosses a threshold, few cases, or a figure that is not printed exactly make it uncertain."""

from collections.abc import Callable
from dataclasses import replace

from analysis.case import Case, Judged
from analysis.confidence import count_interval
from analysis.observations import Bound
from analysis.polarity import Polarity
from analysis.units import Unit
from analysis.verdict import Certainty, Outcome

FEW_CASES = 10
ABOUT = 0.05
"""A figure printed as "about" is taken to lie within this share of it."""


def settle(
    judged: Judged, case: Case, *, thresholds: tuple[float, ...], at: Callable[[float], Outcome], is_tested: bool, otherwise: str
) -> Judged:
    """Say how sure a judgement is.

    ``thresholds`` are the levels at which the outcome turns and ``at`` gives the outcome that another value would have.
    ``is_tested`` says that the judgement itself is a test by the interval. ``otherwise`` are the words where there is
    nothing to test with.
    """
    doubt = (
        _few_cases(case) or _inexact(case, judged, at) or ("" if is_tested else _crossing(case, thresholds) or _by_chance(case, thresholds))
    )
    if doubt:
        return replace(judged, certainty=Certainty.NOT_CERTAIN, certainty_words=f"not certain: {doubt}")
    if is_tested or (case.interval is not None and thresholds):
        words = f"tested with the 95% interval of {interval_words(case)}"
        return replace(judged, certainty=Certainty.TESTED, certainty_words=words)
    return replace(judged, certainty=Certainty.NOT_TESTED, certainty_words=otherwise)


def interval_words(case: Case) -> str:
    """The interval's limits: "8.1% to 9.5%"."""
    if case.interval is None:
        return ""
    return f"{case.subject.show(case.interval.lower)} to {case.subject.show(case.interval.upper)}"


def _few_cases(case: Case) -> str:
    counted = case.value if case.subject.indicator.unit is Unit.COUNT else case.figure.numerator
    return f"fewer than {FEW_CASES} cases" if counted is not None and counted < FEW_CASES else ""


def _inexact(case: Case, judged: Judged, at: Callable[[float], Outcome]) -> str:
    bound, value = case.figure.bound, case.value
    if bound is None:
        return ""
    low, high = {
        Bound.OVER: (value, float("inf")),
        Bound.UNDER: (float("-inf"), value),
        Bound.ABOUT: (value - abs(value) * ABOUT, value + abs(value) * ABOUT),
    }[bound]
    return "" if at(low) is at(high) is judged.outcome else f"the figure is printed as {case.subject.show_figure(case.figure)}"


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
