"""What a board sees, as plain data: built by the board room, drawn by components, sent by the API."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from analysis.challenge_rows import ChallengeRow
from analysis.control_chart import ControlChart
from analysis.filters import ScorecardFilters
from analysis.indicators import Indicator
from analysis.observations import DataDay, Interval, Observation
from analysis.periods import Period
from analysis.verdict import Verdict
from analysis.worked_series import WorkedSeries


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An option of a filter: the value in the address and its words."""

    value: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Spark:
    """A small chart: dated values oldest first, the comparator's level, and the same in words.

    ``frequency`` is how often its values come ("monthly") where that differs from the figure beside it, else empty.
    """

    points: tuple[tuple[date, float], ...]
    comparator: float | None
    words: str
    frequency: str = ""


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A verdict with the small chart that belongs to it."""

    verdict: Verdict
    label: str
    spark: Spark | None
    line_id: str = ""


@dataclass(frozen=True, kw_only=True)
class PriorityView:
    """A priority and those of its tiles that the filters keep."""

    title: str
    lead: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, kw_only=True)
class HeatRow:
    """One line of a scorecard for several areas, in the areas' order; a line printed for an area of its own has one tile."""

    priority: str
    lead: str
    label: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many lines stand how. ``neutral`` are measures with no good direction; ``not_rated`` have a figure and nothing to rate it by."""

    worse: int
    similar: int
    better: int
    neutral: int
    not_rated: int
    no_figure: int
    red_and_worsening: int
    total: int


@dataclass(frozen=True, kw_only=True)
class ScorecardView:
    """A scorecard page: one area's tiles, or several areas' heat rows.

    ``looked_at`` is the day that ages are counted to; ``shown`` of ``lines`` pass the filters; ``all_old`` says that
    every figure on the page is an old one, which is then said once and not on every tile. ``narrative`` is the covering text of
    the whole scorecard, a paragraph each; where the filters may hide some of it there is none.
    """

    scorecard_id: str
    title: str
    board: str
    description: str
    caution: str
    area_name: str
    filters: ScorecardFilters
    area_choices: tuple[Choice, ...]
    priority_choices: tuple[Choice, ...]
    counts: Counts
    shown: int
    lines: int
    all_old: bool
    look_first: tuple[Tile, ...]
    narrative: tuple[str, ...]
    priorities: tuple[PriorityView, ...]
    heat_areas: tuple[str, ...]
    heat_rows: tuple[HeatRow, ...]
    newest_published: DataDay | None
    looked_at: date
    release_id: str


@dataclass(frozen=True, kw_only=True)
class SeriesPoint:
    """A figure of a series with what was printed before it was revised. ``period`` is the day for a position, whatever was printed.

    ``interval`` is its 95% interval: the source's, else one worked out from its counts by ``interval_method``.
    """

    observation: Observation
    period: Period
    display: str
    previously: tuple[Observation, ...]
    conflicts: tuple[Observation, ...]
    interval: Interval | None = None
    interval_display: str = ""
    interval_method: str = ""


@dataclass(frozen=True, kw_only=True)
class ChartSeries:
    """A line of a chart: its role (own, england, region, breakdown), name and points."""

    role: str
    name: str
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, kw_only=True)
class PointSource:
    """A source that some of a series' points come from, how many of them, and whether it holds the indicator for the nation."""

    source_id: str
    title: str
    is_national: bool
    figures: int


@dataclass(frozen=True, kw_only=True)
class BreakdownView:
    """A breakdown of an indicator at its latest period: category of abuse, agency, provider …"""

    breakdown_type: str
    title: str
    period: Period
    caption: str
    points: tuple[SeriesPoint, ...]
    history: tuple[ChartSeries, ...]


@dataclass(frozen=True, kw_only=True)
class RevisionView:
    """A figure that a later source, or another page of the same one, prints otherwise."""

    period: Period
    current: Observation
    current_display: str
    others: tuple[Observation, ...]
    other_displays: tuple[str, ...]
    is_conflict: bool


@dataclass(frozen=True, kw_only=True)
class IndicatorView:
    """An indicator page for one area and breakdown.

    ``neighbours`` and ``best_5`` stand beside ``chart`` over time and have no points where there is nothing to work them out
    from. ``sources`` are those of the chart's own points. ``other_areas`` are at most a dozen areas; ``other_authorities`` counts
    every authority but the page's own that has a figure.
    """

    indicator: Indicator
    verdict: Verdict
    headline: str
    line_id: str
    kind_choices: tuple[Choice, ...]
    kind: str
    area_choices: tuple[Choice, ...]
    breakdown_choices: tuple[Choice, ...]
    scorecard_id: str
    scorecard_title: str
    as_at: date | None
    chart: tuple[ChartSeries, ...]
    neighbours: WorkedSeries
    neighbour_model: str
    best_5: WorkedSeries
    sources: tuple[PointSource, ...]
    control: ControlChart | None
    closer: tuple[ChartSeries, ...]
    closer_words: str
    target: float | None
    target_words: str
    asked: tuple[ChallengeRow, ...]
    breakdowns: tuple[BreakdownView, ...]
    revisions: tuple[RevisionView, ...]
    others: tuple[SeriesPoint, ...]
    other_areas: tuple[Tile, ...]
    other_authorities: int
    area_names: Mapping[str, str]
    release_id: str


@dataclass(frozen=True, kw_only=True)
class SinceLastBoard:
    """What the newest publication brought to a scorecard: the days of the last two, and how many of its lines changed."""

    first: date
    last: DataDay
    changed: int
    lines: int


@dataclass(frozen=True, kw_only=True)
class ScorecardSummary:
    """A scorecard on the home page. ``since`` is None where figures were published on one day only."""

    scorecard_id: str
    title: str
    areas: tuple[str, ...]
    counts: Counts
    first: tuple[Tile, ...]
    improved: int
    worsened: int
    freshest: date | None
    stalest: date | None
    since: SinceLastBoard | None


@dataclass(frozen=True, kw_only=True)
class BoardSummary:
    """A board and its scorecards on the home page."""

    board: str
    scorecards: tuple[ScorecardSummary, ...]


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """The home page. ``look_first`` holds the worst lines of all scorecards, each with the scorecard it stands on."""

    boards: tuple[BoardSummary, ...]
    look_first: tuple[tuple[Tile, str], ...]
    observations: int
    sources: int
    release_id: str


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    """A source on the data page."""

    source_id: str
    title: str
    publisher: str
    published_on: date
    is_day_of_loading: bool
    published_note: str
    licence: str
    file_name: str
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    rows_folded: int
    loaded_at: datetime
    doubts: int
    figures_to: date | None

    @property
    def data_day(self) -> DataDay:
        """The day that the source bears, named for what it is."""
        return DataDay(self.published_on, is_of_loading=self.is_day_of_loading)


@dataclass(frozen=True, kw_only=True)
class ProblemRow:
    """A row that was not loaded as it stood, or was loaded with a warning."""

    source_id: str
    file_name: str
    line: int | None
    column: str
    severity: str
    code: str
    message: str


@dataclass(frozen=True, kw_only=True)
class DisagreementRow:
    """A judgement of a source that its figures contradict: the series it is of, where it stands, and the sentence that says so."""

    name: str
    indicator_id: str
    area_code: str
    breakdown_type: str
    breakdown: str
    source_id: str
    source_title: str
    source_line: int | None
    is_trend: bool
    words: str


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """A figure with the words a table needs."""

    observation: Observation
    indicator_name: str
    area_name: str
    display: str


@dataclass(frozen=True, kw_only=True)
class DataView:
    """The data page: what was loaded, what was not, what disagrees."""

    sources: tuple[SourceRow, ...]
    problems: tuple[ProblemRow, ...]
    conflicts: tuple[RevisionView, ...]
    conflict_names: tuple[str, ...]
    disagreements: tuple[DisagreementRow, ...]
    release_id: str
    published_at: str
    observations: int


@dataclass(frozen=True, kw_only=True)
class SourceView:
    """A source and the figures that stand in it, by line."""

    source: SourceRow
    line: int | None
    figures: tuple[FigureRow, ...]
    problems: tuple[ProblemRow, ...]
    page: int
    pages: int
    total: int
    only_doubts: bool
    release_id: str = field(default="")
