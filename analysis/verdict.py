"""The one verdict on a figure. Tile, chart, table, slide and API all read it from here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.observations import Bound, Interval, Observation, Provenance
from analysis.periods import Period
from analysis.polarity import Polarity
from analysis.scorecards import Method, RateAgainst
from analysis.spc import Variation
from analysis.standing import NeighbourStanding, Standing
from analysis.units import Unit


class Outcome(StrEnum):
    """How a figure stands against its comparator. Judged measures: better, similar, worse; neutral ones: higher, similar, lower."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_RATED = "not_rated"


class Rag(StrEnum):
    """The board's red, amber, green; looked up from the outcome and polarity, used in data only, never to name a style."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "none"


class Certainty(StrEnum):
    """How sure the outcome is."""

    TESTED = "tested"
    NOT_TESTED = "not_tested"
    NOT_CERTAIN = "not_certain"
    NOT_APPLICABLE = "not_applicable"


class Direction(StrEnum):
    """Which way a series moves."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    UNKNOWN = "unknown"


class Judgement(StrEnum):
    """What a movement means, given the polarity."""

    BETTER = "better"
    WORSE = "worse"
    NO_CHANGE = "no_change"
    NEUTRAL = "neutral"
    CANNOT_SAY = "cannot_say"


class TrendMethod(StrEnum):
    """Who judged the trend, and how."""

    PUBLISHED = "published"
    RECENT_TREND = "recent_trend"
    XMR = "xmr"
    NONE = "none"


class ComparatorKind(StrEnum):
    """What a comparator is."""

    TARGET = "target"
    ENGLAND = "england"
    REGION = "region"
    NEIGHBOURS = "neighbours"
    NEIGHBOURS_MEDIAN = "neighbours_median"
    BEST_5_PERCENT = "best_5_percent"
    PREVIOUS = "previous"


@dataclass(frozen=True, kw_only=True)
class ComparatorValue:
    """A comparator's figure with its own period, which may differ from the local one. ``published`` is False for one that we worked out.

    ``bound`` says how exactly it was printed ("over 45%"); for a target it is the limit itself and no inexactness.
    ``count`` is the number of authorities that a worked-out one rests on: all that have a value, or the neighbours that have.
    """

    kind: ComparatorKind
    label: str
    area_code: str
    value: float
    display: str
    period: Period
    published: bool
    provenance: Provenance | None
    bound: Bound | None = None
    count: int | None = None

    @property
    def count_words(self) -> str:
        """What a worked-out comparator rests on: "152 authorities"; empty for a published one."""
        if self.count is None:
            return ""
        return "1 authority" if self.count == 1 else f"{self.count} authorities"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """The rule behind an outcome: which comparator, which method, which margin (in words with its unit)."""

    comparator: RateAgainst
    method: Method | None
    margin: str


@dataclass(frozen=True, kw_only=True)
class Trend:
    """The movement of a series over time, with the words that say it."""

    direction: Direction
    judgement: Judgement
    method: TrendMethod
    words: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """The step from the previous figure: never called a trend."""

    previous: float
    previous_period: Period
    difference: float
    judgement: Judgement
    words: str


@dataclass(frozen=True, kw_only=True)
class Gap:
    """The way from the figure to the best 5%, in the unit (positive: still to go) and in people a year where a denominator is known."""

    value: float
    display: str
    is_reached: bool
    share_walked: float | None
    people: int | None
    people_words: str


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """How old a figure is at the day it is looked at, in whole months since its period ended."""

    period_end: date | None
    published_on: date
    months_old: int | None
    is_old: bool
    words: str


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Everything that is said about one indicator, area and period.

    ``published_judgement`` and ``published_trend`` are the source's own words; ``comparison_differs`` and ``trend_differs``
    say that ours say otherwise.
    """

    indicator_id: str
    indicator: str
    short_name: str
    area_code: str
    area: str
    breakdown_type: str
    breakdown: str
    period: Period | None
    value: float | None
    display: str
    unit: Unit
    unit_words: str
    polarity: Polarity
    outcome: Outcome
    rag: Rag
    status: str
    rule: Rule
    reason: str
    comparators: tuple[ComparatorValue, ...]
    interval: Interval | None
    interval_method: str
    certainty: Certainty
    certainty_words: str
    gap_to_best_5: Gap | None
    standing: Standing | None
    neighbours: NeighbourStanding | None
    trend: Trend
    change: Change | None
    spc: str
    variation: Variation | None
    freshness: Freshness | None
    provenance: Provenance | None
    observation: Observation | None
    published_judgement: str
    published_trend: str
    comparison_differs: bool
    trend_differs: bool
    cautions: tuple[str, ...]
    lead: str
    in_year: str
    no_figure_reason: str

    @property
    def published_differs(self) -> bool:
        """Whether the source's own comparison or trend says otherwise than ours."""
        return self.comparison_differs or self.trend_differs

    @property
    def is_worsening(self) -> bool:
        """Whether the trend is getting worse or, where no trend can be judged, the latest step went the wrong way beyond the margin."""
        if self.trend.judgement is Judgement.CANNOT_SAY:
            return self.change is not None and self.change.judgement is Judgement.WORSE
        return self.trend.judgement is Judgement.WORSE

    @property
    def is_red_and_worsening(self) -> bool:
        """What a board asks for first: worse than its comparator, and getting worse.

        A line that is rated against the figure before is red by its last step already, which does not count twice: there
        the trend itself must be getting worse.
        """
        if self.rule.comparator is RateAgainst.PREVIOUS:
            return self.outcome is Outcome.WORSE and self.trend.judgement is Judgement.WORSE
        return self.outcome is Outcome.WORSE and self.is_worsening

    @property
    def trend_beside_chart(self) -> str:
        """A sentence that reconciles a trend and a control chart that say different things; empty where they agree or one is missing."""
        way = {Direction.UP: 1, Direction.LEVEL: 0, Direction.DOWN: -1}.get(self.trend.direction)
        if self.variation is None or way is None or way == self.variation.side:
            return ""
        chart = "the control chart whether the figures vary more than chance explains"
        return f"Both can be true: the trend tells the direction over time, {chart}."

    def comparator(self, kind: ComparatorKind) -> ComparatorValue | None:
        """The comparator of that kind, if the figures hold one."""
        return next((found for found in self.comparators if found.kind is kind), None)
