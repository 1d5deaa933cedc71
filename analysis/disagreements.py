"""Where a source's own comparison or trend says something else than its own figures do, by the rules of the verdict."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from analysis.areas import ENGLAND, Area
from analysis.change import side
from analysis.comparison import outcome_of, side_of_interval
from analysis.confidence import interval_for
from analysis.indicators import Indicator
from analysis.observations import Observation, Role
from analysis.periods import Period
from analysis.published import differs, read_comparison, read_trend, trend_differs
from analysis.scorecards import RateAgainst, ScorecardLine
from analysis.series import Point, resolve
from analysis.signs import as_held
from analysis.status import STYLES
from analysis.subject import Subject
from analysis.trends import difference_words, tested_points, trend_of

MEND = "The judgement of the figures themselves is shown, and the source's beside it; ask the publisher which is right."
_OF_PEOPLE = {"", "sex", "age"}
_Series = tuple[str, str, str]
"""The area's code, and the breakdown's type and name."""


class JudgementKind(StrEnum):
    """What a source judged otherwise; the value is the code of the problem."""

    COMPARISON = "comparison_differs"
    TREND = "trend_differs"


CODES = frozenset(kind.value for kind in JudgementKind)


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many judgements a source gives, and how many of them its figures contradict."""

    given: int = 0
    differing: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Both together."""
        return Count(given=self.given + other.given, differing=self.differing + other.differing)


@dataclass(frozen=True, kw_only=True)
class Judgements:
    """The judgements of a source, or of several.

    Comparisons with a figure that the source holds too; trends of whole areas; trends of parts of areas and of groups of areas.
    """

    comparisons: Count = Count()
    trends: Count = Count()
    trends_within: Count = Count()

    def __add__(self, other: "Judgements") -> "Judgements":
        """Those of both."""
        return Judgements(
            comparisons=self.comparisons + other.comparisons,
            trends=self.trends + other.trends,
            trends_within=self.trends_within + other.trends_within,
        )


NO_JUDGEMENTS = Judgements()


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A judgement of the source that its figures contradict: the figure's place in the sequence given, and the sentence that says so."""

    kind: JudgementKind
    position: int
    words: str


def is_of_whole_area(breakdown_type: str) -> bool:
    """Whether a figure of that breakdown is of an area as a whole (of all its people, or of one sex or age), not of a part or a group."""
    return set(breakdown_type.split(" and ")) <= _OF_PEOPLE


def check_judgements(
    figures: Sequence[Observation], *, indicator: Indicator, areas: Mapping[str, Area]
) -> tuple[Judgements, tuple[Disagreement, ...]]:
    """Try again what a source says of its figures of one indicator, in any order; those that came out otherwise in the figures' order.

    A comparison with England or the region is tried where that area has a figure of the same breakdown and days: by the figure's
    95% interval, or without one by the margin of a scorecard that sets none. A trend is tried where the verdict could test it.
    """
    checker = _Checker(indicator=indicator, areas=areas)
    for position, figure in enumerate(figures):
        if figure.role is Role.ACTUAL:
            checker.add(as_held(figure, indicator=indicator), position)
    for series in checker.judged_series():
        subject = checker.subject(series)
        for point in subject.own.points:
            checker.check_comparison(subject, point)
            checker.check_trend(subject, point)
    return checker.judgements, tuple(sorted(checker.found, key=lambda one: (one.position, one.kind)))


@dataclass(kw_only=True)
class _Checker:
    indicator: Indicator
    areas: Mapping[str, Area]
    judgements: Judgements = NO_JUDGEMENTS
    found: list[Disagreement] = field(default_factory=list)
    _figures: dict[_Series, list[Observation]] = field(default_factory=lambda: defaultdict(list))
    _positions: dict[int, int] = field(default_factory=dict)
    _by_days: dict[_Series, Mapping[Hashable, Observation]] = field(default_factory=dict)

    def add(self, figure: Observation, position: int) -> None:
        self._figures[figure.area_code, figure.breakdown_type, figure.breakdown].append(figure)
        self._positions[id(figure)] = position

    def judged_series(self) -> list[_Series]:
        return [
            series
            for series, figures in self._figures.items()
            if any(figure.published_comparison or figure.published_trend for figure in figures)
        ]

    def subject(self, series: _Series) -> Subject:
        area_code, breakdown_type, breakdown = series
        return Subject(
            indicator=self.indicator,
            area=self.areas[area_code],
            line=ScorecardLine(indicator_id=self.indicator.indicator_id, breakdown_type=breakdown_type, breakdown=breakdown),
            observations=tuple(self._figures[series]),
            areas=self.areas,
            looked_at=date.max,
        )

    def check_trend(self, subject: Subject, point: Point) -> None:
        text, polarity = point.current.published_trend, self.indicator.polarity
        if not text or read_trend(text, polarity=polarity) is None:
            return
        tested = tested_points(subject, point)
        trend = trend_of(subject, point)
        is_other = bool(tested) and trend_differs(text, trend, polarity=polarity)
        count = Count(given=1, differing=int(is_other))
        is_whole = is_of_whole_area(subject.line.breakdown_type)
        self.judgements += Judgements(trends=count) if is_whole else Judgements(trends_within=count)
        if is_other:
            first, last = (f"{subject.show_figure(one.current)} {one.period.phrase}" for one in (tested[0], tested[-1]))
            self._say(JudgementKind.TREND, point, f"{difference_words(trend, said=text).removesuffix('.')}, from {first} to {last}.")

    def check_comparison(self, subject: Subject, point: Point) -> None:
        figure, polarity = point.current, self.indicator.polarity
        # A number grows with the area, and "over 45" has no side of its own.
        if not figure.published_comparison or figure.value is None or figure.bound is not None or self.indicator.is_volume:
            return
        named = {one.against for one in read_comparison(figure.published_comparison, polarity=polarity)}
        for against in sorted(named & {RateAgainst.ENGLAND, RateAgainst.REGION}):
            other = self._comparator(subject, against, point.period)
            if other is not None:
                is_other = self._compare(subject, point, other, against)
                self.judgements += Judgements(comparisons=Count(given=1, differing=int(is_other)))

    def _compare(self, subject: Subject, point: Point, other: Observation, against: RateAgainst) -> bool:
        """Whether the comparison comes out otherwise, which is then said."""
        figure, polarity = point.current, self.indicator.polarity
        moved, stands = self._side(subject, figure, other)
        outcome = outcome_of(moved, polarity)
        is_other = differs(figure.published_comparison, against=against, outcome=outcome, polarity=polarity)
        if is_other:
            said = f"The source says “{' '.join(figure.published_comparison.split())}”"
            level = f"the {subject.show_figure(other)} of {self.areas[other.area_code].name}"
            words = f"{said}; {subject.show_figure(figure)} {point.period.phrase} {stands} {level}: {STYLES[outcome].word.lower()}."
            self._say(JudgementKind.COMPARISON, point, words)
        return is_other

    def _side(self, subject: Subject, figure: Observation, other: Observation) -> tuple[int, str]:
        """On which side of another figure one stands, and how."""
        value, level, margin = figure.value or 0.0, other.value or 0.0, subject.line.margin
        found = interval_for(figure, self.indicator)
        if found is None:
            moved = side(value, level, margin=abs(level) * margin / 100)
            return moved, {0: f"is within {margin:g}% of", 1: f"is over {margin:g}% above", -1: f"is over {margin:g}% below"}[moved]
        interval = found[0]
        moved = int(side_of_interval(interval.lower, interval.upper, level))
        runs = f"has a 95% interval of {subject.show(interval.lower)} to {subject.show(interval.upper)}, which"
        return moved, f"{runs} {({0: 'holds', 1: 'lies above', -1: 'lies below'})[moved]}"

    def _comparator(self, subject: Subject, against: RateAgainst, period: Period) -> Observation | None:
        """The figure of England or of the region for the same breakdown and days."""
        own = subject.area
        area_code = ENGLAND if against is RateAgainst.ENGLAND else own.parent_code
        if area_code == own.area_code:
            return None
        series = (area_code, subject.line.breakdown_type, subject.line.breakdown)
        if series not in self._by_days:
            points = resolve(self._figures.get(series, ()), indicator=self.indicator).points
            self._by_days[series] = {_days(one.period): one.current for one in points if one.value is not None}
        return self._by_days[series].get(_days(period))

    def _say(self, kind: JudgementKind, point: Point, words: str) -> None:
        self.found.append(Disagreement(kind=kind, position=self._positions[id(point.current)], words=words))


def _days(period: Period) -> Hashable:
    return period.start, period.end
