"""The way from a figure to the best 5%: in the unit, as a share of the way from England, and in people."""

from analysis.comparators import is_comparable
from analysis.formatting import decimals_needed, display_gap
from analysis.people import people_in
from analysis.picking import same_days
from analysis.series import Point
from analysis.subject import Subject
from analysis.verdict import ComparatorKind, ComparatorValue, Gap


def gap_to_best(subject: Subject, *, headline: Point, comparators: tuple[ComparatorValue, ...]) -> Gap | None:
    """The gap of a figure to the best 5%; None without a value, a comparable best 5% or a good direction."""
    value, period = headline.value, headline.period
    comparable = {found.kind: found for found in comparators if not is_comparable(subject, period, found)}
    best, england = comparable.get(ComparatorKind.BEST_5_PERCENT), comparable.get(ComparatorKind.ENGLAND)
    sign = subject.indicator.polarity.sign
    if value is None or best is None or sign == 0:
        return None
    to_go = round(sign * (best.value - value), 10)
    people, people_words = people_in(to_go, headline=headline, indicator=subject.indicator)
    return Gap(
        value=to_go,
        display=_words(subject, value, best.value, to_go)
        + ("" if same_days(best.period, period) else f" (best 5%: {best.period.display})"),
        is_reached=to_go <= 0,
        share_walked=_share(value, england=england.value if england else None, best=best.value, sign=sign),
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
