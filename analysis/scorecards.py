"""A scorecard as officers write it: a board's priorities, and under each the lines it watches."""

from dataclasses import dataclass
from enum import StrEnum


class RateAgainst(StrEnum):
    """What a line is rated against."""

    TARGET = "target"
    ENGLAND = "england"
    REGION = "region"
    NEIGHBOURS = "neighbours"
    BEST_5_PERCENT = "best_5_percent"
    PREVIOUS = "previous"
    NONE = "none"


class Method(StrEnum):
    """How a difference is judged: by a confidence interval where there is one, else by a declared margin."""

    INTERVAL = "interval"
    MARGIN = "margin"


class TargetWhen(StrEnum):
    """When a target must be met: at any time, or only at the end of its year."""

    ANY = "any"
    YEAR_END = "year_end"


USUAL_MARGIN = 5.0
"""The relative margin, in per cent, of a line that declares none."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A target as set by somebody. ``amber_margin`` is in the indicator's own unit (points for a percentage)."""

    value: float
    amber_margin: float = 0.0
    when: TargetWhen = TargetWhen.ANY
    set_by: str = ""
    period_label: str = ""


@dataclass(frozen=True, kw_only=True)
class ScorecardLine:
    """One line: an indicator, perhaps one breakdown of it, and the rule it is rated by.

    ``margin`` is relative, in per cent. ``comparator_breakdown`` names the comparator's breakdown where it
    differs from the line's own (looked-after children beside all children). ``no_figure`` says why a source
    that names the indicator prints no figure.
    """

    indicator_id: str
    label: str = ""
    breakdown_type: str = ""
    breakdown: str = ""
    comparator_breakdown: str | None = None
    period_kind: str = ""
    spark_kind: str = ""
    area_code: str = ""
    rate_against: RateAgainst = RateAgainst.NONE
    method: Method | None = None
    margin: float = USUAL_MARGIN
    target: Target | None = None
    lead: str = ""
    note: str = ""
    no_figure: str = ""


@dataclass(frozen=True, kw_only=True)
class Priority:
    """A board's priority and its lines, in the board's order."""

    title: str
    lines: tuple[ScorecardLine, ...]
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """A scorecard: what a board sees on one page."""

    scorecard_id: str
    title: str
    board: str
    areas: tuple[str, ...]
    priorities: tuple[Priority, ...]
    description: str = ""
    caution: str = ""
