"""The target that applies to a figure: the scorecard line's own, else the one printed for the area, else the national one."""

from dataclasses import dataclass
from datetime import date

from analysis.areas import ENGLAND
from analysis.observations import Role
from analysis.period_types import last_day
from analysis.periods import Period, PeriodError, PeriodKind, parse_period
from analysis.picking import as_comparator, contains, label_beside, pick, same_days
from analysis.scorecards import Target, TargetWhen
from analysis.series import Point, is_dated
from analysis.subject import Subject
from analysis.verdict import ComparatorKind, ComparatorValue

MARCH = 3


@dataclass(frozen=True, kw_only=True)
class TargetRule:
    """The target that applies: its comparator, the amber margin in the unit, and the day it is for if it is for a year's end."""

    comparator: ComparatorValue
    amber_margin: float
    due: date | None
    set_by: str

    def is_ahead_of(self, period: Period) -> bool:
        """Whether the target's period begins only after a figure's period ends, so that it cannot be met or missed yet."""
        begins = self.comparator.period.start or self.comparator.period.end
        return begins is not None and period.end is not None and begins > period.end

    def is_for_another_time(self, period: Period) -> bool:
        """Whether the target was set for a dated period that is neither the figure's own nor around it."""
        own = self.comparator.period
        return is_dated(own) and is_dated(period) and not same_days(own, period) and not contains(own, period)


def find_target(subject: Subject, headline: Point) -> TargetRule | None:
    """The line's own target, else one printed for the area, else a national one; a printed one that is ahead of the figure comes last."""
    printed = _printed_target(subject, headline)
    if subject.line.target is None:
        return printed
    return _own_target(subject, subject.line.target, headline, printed)


def _own_target(subject: Subject, target: Target, headline: Point, printed: TargetRule | None) -> TargetRule:
    period = _read_period(target.period_label)
    comparator = ComparatorValue(
        kind=ComparatorKind.TARGET,
        label=label_beside(headline.period, kind=ComparatorKind.TARGET, name="Target", period=period),
        area_code=subject.area.area_code,
        value=target.value,
        display=subject.show(target.value),
        period=period,
        published=True,
        provenance=printed.comparator.provenance if printed and printed.comparator.value == target.value else None,
    )
    due = (period.end or _year_end(headline.period)) if target.when is TargetWhen.YEAR_END else None
    return TargetRule(comparator=comparator, amber_margin=target.amber_margin, due=due, set_by=target.set_by)


def _printed_target(subject: Subject, headline: Point) -> TargetRule | None:
    breakdown = (subject.line.breakdown_type, subject.line.breakdown)
    found = []
    for area_code, name in ((subject.area.area_code, "Target"), (ENGLAND, "National target")):
        point = pick(subject.series(role=Role.TARGET, area_code=area_code, breakdown=breakdown), headline.period, may_contain=True)
        comparator = as_comparator(subject, point, headline.period, kind=ComparatorKind.TARGET, name=name)
        if comparator is not None:
            found.append(TargetRule(comparator=comparator, amber_margin=0.0, due=None, set_by=""))
    return min(found, key=lambda rule: rule.is_ahead_of(headline.period), default=None)


def _read_period(label: str) -> Period:
    try:
        return parse_period(label)
    except PeriodError:
        # A target's period is free text in a scorecard ("each quarter"): it is shown, and gives no dates.
        return Period(label=label, kind=PeriodKind.NOT_STATED, start=None, end=None)


def _year_end(period: Period) -> date | None:
    """The end of the figure's own year, for a year or years of any sort; else of the financial year that the period ends in."""
    if period.end is None or period.kind.is_annual or period.kind is PeriodKind.POOLED_YEARS:
        return period.end
    return last_day(period.end.year + (period.end.month > MARCH), MARCH)
