"""A figure about to be judged, the judgement on it, and the words that both need."""

from dataclasses import dataclass

from analysis.formatting import decimals_needed, display_gap
from analysis.observations import Interval, Observation
from analysis.periods import Period
from analysis.picking import label_beside, same_days
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.status import NOT_RATED
from analysis.subject import Subject
from analysis.targets import TargetRule
from analysis.verdict import Certainty, ComparatorKind, ComparatorValue, Outcome, Rule

NEIGHBOUR_WORDS = {ComparatorKind.NEIGHBOURS: "mean of its neighbours", ComparatorKind.NEIGHBOURS_MEDIAN: "median of its neighbours"}
GOOD_WORDS = {Polarity.LOW: "low is good", Polarity.HIGH: "high is good", Polarity.NEUTRAL: "neither high nor low is declared good"}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A figure with its value, period, interval if any, and everything found to compare it with."""

    subject: Subject
    figure: Observation
    value: float
    period: Period
    interval: Interval | None
    comparators: tuple[ComparatorValue, ...]
    target: TargetRule | None

    @property
    def polarity(self) -> Polarity:
        """The indicator's good direction."""
        return self.subject.indicator.polarity

    @property
    def words(self) -> str:
        """The figure and its period, as a sentence begins: "8.8% in 2016/17"."""
        shown = self.subject.show_figure(self.figure)
        return f"{shown[:1].upper()}{shown[1:]} {self.period.phrase}"

    @property
    def region(self) -> str:
        """The name of the area's region."""
        region = self.subject.areas.get(self.subject.area.parent_code)
        return region.name if region else "regional"

    def comparator(self, kind: ComparatorKind) -> ComparatorValue | None:
        """The comparator of that kind, if found."""
        return next((found for found in self.comparators if found.kind is kind), None)

    def difference(self, other: float) -> str:
        """The size of the difference to another figure in its unit: "4.6 points"."""
        return self.size(self.value - other, decimals=decimals_needed(self.value, other, most=self.subject.indicator.decimals))

    def size(self, value: float, *, decimals: int) -> str:
        """A size in the indicator's unit: "2 points"."""
        indicator = self.subject.indicator
        return display_gap(value=value, unit=indicator.unit, decimals=decimals, unit_words=indicator.unit_words)

    def limit(self, value: float) -> str:
        """A limit with its good side: "15% or lower"."""
        return f"{self.subject.show(value)} or {'lower' if self.polarity is Polarity.LOW else 'higher'}"

    def noun(self, comparator: ComparatorValue) -> str:
        """A comparator with its figure, and its period where that is another one: "England's 9.1% in 2011/12"."""
        shown = comparator.display if same_days(comparator.period, self.period) else f"{comparator.display} {comparator.period.phrase}"
        if comparator.kind is ComparatorKind.REGION:
            return f"the {self.region} average of {shown}"
        if comparator.kind in NEIGHBOUR_WORDS:
            return f"the {NEIGHBOUR_WORDS[comparator.kind]} of {shown}"
        return f"England's {shown}" if comparator.kind is ComparatorKind.ENGLAND else shown

    def name(self, comparator: ComparatorValue) -> str:
        """A comparator's name inside a sentence: "England 2011/12", "the target", "the best 5%", "the year before"."""
        if comparator.kind in {ComparatorKind.TARGET, ComparatorKind.BEST_5_PERCENT}:
            return f"the {comparator.label[:1].lower()}{comparator.label[1:]}"
        return self.than(comparator)

    def than(self, comparator: ComparatorValue) -> str:
        """A comparator as it follows "than" in a status: "England 2011/12", "the London average", "the year before"."""
        if comparator.kind is ComparatorKind.REGION:
            return f"the {self.region} average{comparator.label.removeprefix(self.region)}"
        if comparator.kind in NEIGHBOUR_WORDS:
            return label_beside(self.period, kind=comparator.kind, name="neighbours", period=comparator.period)
        if comparator.kind is ComparatorKind.PREVIOUS:
            return comparator.label[:1].lower() + comparator.label[1:]
        return comparator.label


@dataclass(frozen=True, kw_only=True)
class Judged:
    """An outcome with its rule, its status in words, the sentence that explains it, and how sure it is."""

    outcome: Outcome
    rule: Rule
    status: str
    reason: str
    certainty: Certainty = Certainty.NOT_APPLICABLE
    certainty_words: str = ""


def not_rated(against: RateAgainst, reason: str) -> Judged:
    """A figure that stands unrated, with the reason."""
    return Judged(outcome=Outcome.NOT_RATED, rule=Rule(comparator=against, method=None, margin=""), status=NOT_RATED, reason=reason)
