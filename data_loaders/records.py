"""What the store says about itself: releases and sources."""

from dataclasses import dataclass
from datetime import date, datetime

from data_loaders.problems import Problem

NO_SOURCE_FILE = "The day of loading: no source file stands beside the figures."
"""How the day of a source is known that has no source file, where whoever loaded it named no day either."""


@dataclass(frozen=True, kw_only=True)
class Release:
    """A release. ``published_at`` is in UTC; for a draft it is the time at which it was built."""

    release_id: str
    published_at: datetime
    observations: int
    sources: int


@dataclass(frozen=True, kw_only=True)
class Source:
    """A loaded file. Rows read = rows loaded + rows rejected; the folded rows are among the rejected and counted apart too."""

    source_id: str
    title: str
    publisher: str
    published_on: date
    published_note: str
    licence: str
    file_name: str
    sha256: str
    loaded_at: datetime
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    rows_folded: int

    @property
    def loading_day(self) -> date | None:
        """The day of loading where it stands for a day of publication that nobody gave; None where one was given."""
        return self.published_on if self.published_note == NO_SOURCE_FILE and self.published_on == self.loaded_at.date() else None


@dataclass(frozen=True, kw_only=True)
class Contradicted:
    """A warning of a judgement that the figures contradict, with the figure that it stands beside. ``source_line`` is the document's."""

    problem: Problem
    indicator_id: str
    area_code: str
    breakdown_type: str
    breakdown: str
    source_line: int | None


@dataclass(frozen=True, kw_only=True)
class SourceFacts:
    """What a source's figures say of it: how many carry a doubt, and the last day of its newest actual period."""

    doubts: int
    figures_to: date | None


@dataclass(frozen=True, kw_only=True)
class SeriesKey:
    """What tells one series from another."""

    indicator_id: str
    area_code: str
    breakdown_type: str
    breakdown: str
    role: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """That a source holds so many figures of an area, breakdown and role of an indicator."""

    area_code: str
    breakdown_type: str
    breakdown: str
    role: str
    source_id: str
    figures: int
