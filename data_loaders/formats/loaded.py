"""What every reader of figures gives, and what it is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow

from analysis.disagreements import NO_JUDGEMENTS, Judgements
from analysis.indicators import Indicator
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.lait_measures import Measure
from data_loaders.formats.source import SourceNote
from data_loaders.problems import Problem
from data_loaders.progress import OnProgress, unsaid
from data_loaders.records import Source
from data_loaders.schema import COLUMNS, Table


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a reader may use: the areas and indicators known by now, what is known of the source, the time, and whom to tell.

    ``measures`` is what a dictionary read before says of the measures that a file of figures names.
    A reader adds the indicators that its file declares to ``indicators`` only once the whole file can be loaded.
    """

    areas: AreaBook
    indicators: IndicatorBook
    note: SourceNote
    loaded_at: datetime
    on_progress: OnProgress = unsaid
    measures: Mapping[str, Measure] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What one file gave: rows of ``observation``, ``neighbour`` or ``challenge``, its own indicators, problems and counts."""

    source: Source
    problems: tuple[Problem, ...]
    indicators: tuple[Indicator, ...] = ()
    observations: pyarrow.Table = field(default_factory=COLUMNS[Table.OBSERVATION].empty_table)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    neighbours: pyarrow.Table = field(default_factory=COLUMNS[Table.NEIGHBOUR].empty_table)
    judgements: Judgements = NO_JUDGEMENTS
    challenges: pyarrow.Table = field(default_factory=COLUMNS[Table.CHALLENGE].empty_table)


Reader = Callable[[Path, Given], Loaded]
