"""Figures as they were loaded, for the data API."""

from collections.abc import Mapping

from analysis.observations import Observation
from data_loaders import queries


def figures(*, source_id: str = "", indicator_id: str = "", area_code: str = "") -> tuple[Observation, ...]:
    """The figures of the live release that fit, every role among them, by source and line. An alias stands for its indicator."""
    release_id = queries.live_release_id()
    found = queries.indicator_for(release_id, indicator_id) if indicator_id else None
    return queries.observations(
        release_id,
        indicator_ids=(found.indicator_id,) if found else (),
        area_codes=(area_code,) if area_code else (),
        source_id=source_id,
    )


def knows_indicator(indicator_id: str) -> bool:
    """Whether the live release holds an indicator of that id or alias."""
    return queries.indicator_for(queries.live_release_id(), indicator_id) is not None


def area_names() -> Mapping[str, str]:
    """Every area's name by its code."""
    return {code: area.name for code, area in queries.areas(queries.live_release_id()).items()}
