"""What a journey page shows, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.journeys import Counting, Counts, Share, Stage
from analysis.observations import DataDay, Observation, Provenance
from analysis.periods import Period
from analysis.units import Unit
from analysis.views import Choice, Tile


@dataclass(frozen=True, kw_only=True)
class StageFigure:
    """A figure of a stage: ``period`` is what it is of, ``phrase`` the same in a sentence, ``cautions`` what a reader should know of it.

    ``others`` are other values that the sources print for the same period: an earlier one that was revised, or a conflict.
    ``repeats`` are figures of other sources that say the same value.
    """

    indicator_id: str
    label: str
    counts: Counts | None
    counting: Counting
    unit: Unit
    unit_words: str
    value: float | None
    display: str
    period: Period
    phrase: str
    figure: Observation
    cautions: tuple[str, ...] = ()
    others: tuple[tuple[str, Observation], ...] = ()
    repeats: tuple[Observation, ...] = ()

    @property
    def sources(self) -> frozenset[str]:
        """The ids of the sources that say this value."""
        return frozenset(one.provenance.source_id for one in (self.figure, *self.repeats))


@dataclass(frozen=True, kw_only=True)
class StageTile(Tile):
    """A tile of a stage, with the figure that its verdict is on."""

    figure: StageFigure


@dataclass(frozen=True, kw_only=True)
class Conversion:
    """How many of the stage before came to this one, or why the two cannot be set against each other.

    ``percent`` is None where ``reason`` says why there is none. ``words`` say what was divided by what; ``note`` says so where that is
    not the two numbers that the stages show first.
    """

    stage_id: str
    stage_label: str
    percent: float | None
    display: str
    words: str
    reason: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ShareView:
    """A share of a stage: as worked out from its two numbers and as the source prints it; ``differs`` says where the two disagree."""

    share: Share
    part: StageFigure | None
    whole: StageFigure | None
    percent: float | None
    display: str
    printed: StageFigure | None
    differs: str

    @property
    def cautions(self) -> tuple[str, ...]:
        """What a reader should know of the share and of the figures behind it, each once."""
        figures = (found for found in (self.part, self.whole, self.printed) if found)
        told = (self.share.caution, *(text for found in figures for text in found.cautions), self.differs)
        return tuple(dict.fromkeys(filter(None, told)))


@dataclass(frozen=True, kw_only=True)
class Scaled:
    """A comparator's rate in numbers of local people: so many there would be here at its rate. ``words`` say so in a sentence."""

    label: str
    number: float
    words: str


@dataclass(frozen=True, kw_only=True)
class BreakdownView:
    """One indicator's figures by one sort of breakdown.

    ``total`` is their sum where all of them are numbers; ``rest`` says how much of the stage's own number they do not make up.
    """

    indicator_id: str
    label: str
    breakdown_type: str
    rows: tuple[StageFigure, ...]
    total: float | None
    rest: str


@dataclass(frozen=True, kw_only=True)
class YearFigure:
    """A stage's volume in one of the periods that can be chosen; ``volume`` is None for a gap."""

    period: Period
    volume: StageFigure | None


@dataclass(frozen=True, kw_only=True)
class StageView:
    """A stage for an area and a period.

    ``volume`` is the number shown first, ``rate`` the tile of the rate per 10,000. Both may be lacking, or be there without a value
    ("suppressed"); ``gap`` then says why.
    ``size`` is what the flow's width is drawn from: the volume or, where ``is_sized_by_rate``, what the rate means in numbers.
    """

    stage: Stage
    volume: StageFigure | None
    other_volumes: tuple[StageFigure, ...]
    rate: StageTile | None
    other_rates: tuple[StageTile, ...]
    scaled: tuple[Scaled, ...]
    timeliness: tuple[StageTile, ...]
    outcomes: tuple[StageTile, ...]
    shares: tuple[ShareView, ...]
    breakdowns: tuple[BreakdownView, ...]
    conversion: Conversion | None
    years: tuple[YearFigure, ...]
    size: float | None
    is_sized_by_rate: bool
    gap: str

    @property
    def counting(self) -> Counting | None:
        """What the number shown first counts: the period or its last day; None for a stage with neither number nor rate."""
        return self.volume.counting if self.volume else None

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """Where the number and the rate that are shown first stand."""
        found = (self.volume.figure.provenance if self.volume else None, self.rate.verdict.provenance if self.rate else None)
        return tuple(one for one in found if one is not None)

    @property
    def is_gap(self) -> bool:
        """Whether the stage has the value of neither a number nor a rate."""
        has_number = self.volume is not None and self.volume.value is not None
        return not has_number and (self.rate is None or self.rate.verdict.value is None)


@dataclass(frozen=True, kw_only=True)
class JourneyColumn:
    """An area set beside the chosen one: its stages for the same period."""

    area_code: str
    area_name: str
    stages: tuple[StageView, ...]


@dataclass(frozen=True, kw_only=True)
class JourneyView:
    """A journey page. ``period`` is None where the area has no figure at all; ``stage_counts`` tells by period how many stages have one.

    ``not_found`` says, a sentence each, what the address asks for and the journey does not have.
    """

    journey_id: str
    journey_choices: tuple[Choice, ...]
    title: str
    question: str
    caution: str
    area_code: str
    area_name: str
    period: Period | None
    area_choices: tuple[Choice, ...]
    period_choices: tuple[Choice, ...]
    compare_choices: tuple[Choice, ...]
    compare: tuple[str, ...]
    stage_counts: Mapping[str, int]
    stages: tuple[StageView, ...]
    beside: tuple[JourneyColumn, ...]
    release_id: str
    not_found: tuple[str, ...] = ()

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """Where the numbers and rates of the stages stand, in the stages' order."""
        return tuple(found for stage in self.stages for found in stage.provenances)

    @property
    def newest_published(self) -> DataDay | None:
        """The day on which the newest of them was published; None where no stage has any."""
        return max((found.data_day for found in self.provenances), default=None)
