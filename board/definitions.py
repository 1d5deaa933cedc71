"""What indicators mean, by the catalogue."""

from collections.abc import Mapping

from board.live import live_release_id
from data_loaders import queries


def definitions(indicator_ids: tuple[str, ...]) -> Mapping[str, str]:
    """The definition of each indicator of the live release; empty where its entry has none."""
    found = queries.indicators(live_release_id())
    return {one: found[one].definition if one in found else "" for one in indicator_ids}
