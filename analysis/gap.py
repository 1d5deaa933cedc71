"""The way from a figure to the best 5%: in the unit, as a share of the way from England, and in people."""

from analysis.comparators import is_comparable
from analysis.formatting import RATE_BASES, decimals_needed, display_gap
from analysis.observations import Observation
from analysis.period_types import MONTHS_IN_A_YEAR
from analysis.periods import Period
from analysis.picking import same_days
from analysis.polarity import Polarity
from analysis.subject import Subject
from analysis.verdict import ComparatorKind, ComparatorValue, Gap


def gap_to_best(subject: Subject, *, figure: Observation, period: Period, comparators: tuple[ComparatorValue, ...]) -> Gap | None:
    """The gap of a figure to the published best 5%; None without a value, a comparable best 5% or a good direction."""
    comparable = {found.kind: found for found in comparators if not is_comparable(subject, period, found)}
    best, england = comparable.get(ComparatorKind.BEST_5_PERCENT), comparable.get(ComparatorKind.ENGLAND)
    sign = subject.indicator.polarity.sign
    if figure.value is None or best is None or sign == 0:
        return None
    to_go = round(sign * (best.value - figure.value), 10)
    people, people_words = _people(subject, figure=figure, period=period, to_go=to_go)
    return Gap(
        value=to_go,
        display=_words(subject, figure.value, best.value, to_go)
        + ("" if same_days(best.period, period) else f" (best 5%: {best.period.display})"),
        is_reached=to_go <= 0,
        share_walked=_share(figure.value, england=england.value if england else None, best=best.value, sign=sign),
        people=people,
        people_words=people_words,
    )


def _words(subject: Subject, value: float, best: float, to_go: float) -> str:
    if to_go <= 0:
        return "reached"
    indicator = subject.indicator
    decimals = decimals_needed(value, best, most=indicator.decimals)
    return display_gap(value=to_go, unit=indicator.unit, decimals=decimals, unit_words=indicator.unit_words)


def _share(value: float, *, england: float | None, best: float, sign: int) -> float | None:
    """From 0 (at England or behind it) to 1 (in the best 5%); None where England is not behind the best 5%."""
    if england is None or sign * (best - england) <= 0:
        return None
    return min(1.0, max(0.0, (value - england) / (best - england)))


def _people(subject: Subject, *, figure: Observation, period: Period, to_go: float) -> tuple[int | None, str]:
    base = RATE_BASES.get(subject.indicator.unit)
    if base is None or not figure.denominator or to_go <= 0:
        return None, ""
    months = period.length_in_months or 0
    years = months / MONTHS_IN_A_YEAR if months >= MONTHS_IN_A_YEAR else 1
    people = round(to_go * figure.denominator / base / years)
    direction = "fewer" if subject.indicator.polarity is Polarity.LOW else "more"
    when = "a year here" if months >= MONTHS_IN_A_YEAR else f"here {period.phrase}"
    return people, f"that would be about {people:,} {direction} {when}"
