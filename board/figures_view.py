"""Figures as they were loaded, for the data API."""

from collections.abc import Iterator, Mapping
from datetime import date

from analysis.observations import Observation
from board.live import live_release_id
from data_loaders import queries

BATCH = 5000


def figures(*, source_id: str = "", indicator_id: str = "", area_code: str = "") -> Iterator[Observation]:
    """The figures of the live release that fit, every role among them, by source and line. An alias stands for its indicator.

    They are read some thousands at a time, so that a release of any size can be streamed.
    """
    release_id = live_release_id()
    found = queries.indicator_for(release_id, indicator_id) if indicator_id else None
    batches = queries.observations_in_batches(
        release_id,
        size=BATCH,
        indicator_ids=(found.indicator_id,) if found else (),
        area_codes=(area_code,) if area_code else (),
        source_id=source_id,
    )
    return (figure for batch in batches for figure in batch)


def knows_indicator(indicator_id: str) -> bool:
    """Whether the live release holds an indicator of that id or alias."""
    return queries.indicator_for(live_release_id(), indicator_id) is not None


def first_published() -> date | None:
    """The day on which the first of the live release's sources came out; None for a release without any."""
    return min((source.published_on for source in queries.sources(live_release_id()) if source.published_on), default=None)


def area_names() -> Mapping[str, str]:
    """Every area's name by its code."""
    return {code: area.name for code, area in queries.areas(live_release_id()).items()}
