"""A figure as a source gave it: the smallest fact that the product holds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.period_types import write_day
from analysis.periods import Period


class Role(StrEnum):
    """What a figure is. Only an actual is drawn as performance; the others are never mistaken for it."""

    ACTUAL = "actual"
    TARGET = "target"
    BEST_5_PERCENT = "best_5_percent"
    PLANNED = "planned"
    FORECAST = "forecast"
    THRESHOLD = "threshold"


class Symbol(StrEnum):
    """Why a figure has no value (Government Statistical Service symbols, and a blank cell)."""

    CONFIDENTIAL = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    LOW = "low"
    UNRELIABLE = "u"
    BLANK = "blank"
    WORDS = "words"


class Bound(StrEnum):
    """How exactly a figure was printed: "about 60%", "over 45", "almost half", "at least six", "up to 15"."""

    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    ALMOST = "almost"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"

    @property
    def words(self) -> str:
        """The bound as it stands before a figure."""
        return self.value.replace("_", " ")

    @property
    def is_open(self) -> bool:
        """Whether nothing says how far beyond the printed figure the true one may lie."""
        return self not in {Bound.ABOUT, Bound.ALMOST}


@dataclass(frozen=True, order=True)
class DataDay:
    """The day on which figures came out or, where no source file says when they did, the day of loading that stands for it."""

    day: date
    is_of_loading: bool = False

    @property
    def words(self) -> str:
        """The day, named for what it is: "21 March 2018", "25 November 2026, the day of loading"."""
        return f"{write_day(self.day)}, the day of loading" if self.is_of_loading else write_day(self.day)

    @property
    def verb(self) -> str:
        """What was done with the figures on the day: "published", "loaded"."""
        return "loaded" if self.is_of_loading else "published"


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where a figure stands: the document, the line of its text, the place in words and the text as printed.

    ``is_day_of_loading`` says that ``published_on`` is the day of loading, as no source file says when the figures came out.
    """

    source_id: str
    source_title: str
    line: int | None
    ref: str
    printed: str
    published_on: date
    is_day_of_loading: bool = False

    @property
    def data_day(self) -> DataDay:
        """The day that the figure bears, named for what it is."""
        return DataDay(self.published_on, is_of_loading=self.is_day_of_loading)

    @property
    def place(self) -> str:
        """Where in its document it stands: "line 494", else the place in words; empty where the source names neither."""
        return f"line {self.line}" if self.line else self.ref


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A confidence interval in the indicator's own unit."""

    lower: float
    upper: float


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One figure of one indicator, area, breakdown and period, from one source.

    ``value`` is None where the source gives none; ``symbol`` then says why. ``doubt`` is what a reader
    should know before trusting the figure: a suspected misprint, a conflict, an inferred period.
    """

    indicator_id: str
    area_code: str
    breakdown_type: str
    breakdown: str
    role: Role
    period: Period
    value: float | None
    symbol: Symbol | None
    bound: Bound | None
    interval: Interval | None
    interval_998: Interval | None
    numerator: float | None
    denominator: float | None
    note: str
    doubt: str
    published_trend: str
    published_comparison: str
    provenance: Provenance
