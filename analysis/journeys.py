"""A journey as a board writes it: stages in order, and under each the measures that say how many, how fast and with what result."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from analysis.scorecards import RateAgainst, Target

CHILDS_JOURNEY = "childs-journey"
"""The journey that every page leads to."""


class Counting(StrEnum):
    """Whether a figure counts what happened in a period, or how many there were on a day. The two are never set together."""

    FLOW = "flow"
    STOCK = "stock"


class Counts(StrEnum):
    """What a measure counts, as it stands after a number."""

    ENQUIRIES = "enquiries"
    CONTACTS = "contacts"
    ASSESSMENTS = "assessments"
    REFERRALS = "referrals"
    SECTION_47_ENQUIRIES = "section 47 enquiries"
    CONFERENCES = "conferences"
    PLANS = "plans"
    ENTRIES_TO_CARE = "entries to care"
    CONSULTATIONS = "consultations"
    MEETINGS = "meetings"
    ALLEGATIONS = "allegations"
    NOTIFICATIONS = "notifications"
    CHILDREN = "children"
    YOUNG_PEOPLE = "young people"
    FAMILIES = "families"

    @property
    def is_of_people(self) -> bool:
        """Whether people are counted and not what happened to them: one child can have two referrals in a year."""
        return self in {Counts.CHILDREN, Counts.YOUNG_PEOPLE, Counts.FAMILIES}


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One series that a stage shows. ``counting`` is told from the indicator where it is None.

    ``rate_against`` and ``target`` are the rule of a measure with a good direction, as on a scorecard's line; ``caution`` is
    what a reader should know of its figures.
    """

    indicator_id: str
    counts: Counts | None = None
    counting: Counting | None = None
    label: str = ""
    breakdown_type: str = ""
    breakdown: str = ""
    rate_against: RateAgainst = RateAgainst.NONE
    target: Target | None = None
    caution: str = ""


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share that a source prints, or that can be worked out: so many of these among so many of those.

    ``printed`` is the indicator of the source's own percentage; ``words`` complete "26% …".
    """

    part: str
    whole: str
    words: str
    printed: str = ""
    caution: str = ""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A stage of a journey.

    ``follows`` names the stages that it may be set against, the nearest first. ``volumes`` are in the order of preference: the
    first with a figure is the stage's own. ``breakdowns`` are indicators with all their breakdowns. ``gap`` says why a figure may be
    lacking, ``apart`` why the stage is never set against the one before.
    """

    stage_id: str
    label: str
    words: str
    follows: tuple[str, ...] = ()
    volumes: tuple[Measure, ...] = ()
    rates: tuple[Measure, ...] = ()
    timeliness: tuple[Measure, ...] = ()
    outcomes: tuple[Measure, ...] = ()
    breakdowns: tuple[Measure, ...] = ()
    shares: tuple[Share, ...] = ()
    gap: str = ""
    apart: str = ""

    @property
    def shown(self) -> tuple[Measure, ...]:
        """Every series that the stage names but breakdowns and shares."""
        return (*self.volumes, *self.rates, *self.timeliness, *self.outcomes)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every series that the stage names, shares apart."""
        return (*self.shown, *self.breakdowns)


@dataclass(frozen=True, kw_only=True)
class Journey:
    """A journey: its stages in order. ``areas`` are those that stand first among the choices."""

    journey_id: str
    title: str
    question: str
    areas: tuple[str, ...]
    stages: tuple[Stage, ...]
    caution: str = ""

    @property
    def measures(self) -> Iterator[Measure]:
        """Every measure of every stage."""
        return (measure for stage in self.stages for measure in stage.measures)

    @property
    def compared_ids(self) -> tuple[str, ...]:
        """The indicators that are set beside all authorities: those with a rule."""
        return tuple(dict.fromkeys(measure.indicator_id for measure in self.measures if measure.rate_against is not RateAgainst.NONE))

    @property
    def indicator_ids(self) -> tuple[str, ...]:
        """The indicators that the journey names, each once."""
        shares = (share for stage in self.stages for share in stage.shares)
        named = (
            *(measure.indicator_id for measure in self.measures),
            *(one for s in shares for one in (s.part, s.whole, s.printed) if one),
        )
        return tuple(dict.fromkeys(named))
