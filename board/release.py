"""The release whose figures are shown now."""

from dataclasses import dataclass
from datetime import datetime

from board.live import live_release_id
from data_loaders import queries

NoFiguresError = queries.NoRelease
"""No release has been published yet: what every view raises then, by the name that rooms above the board know."""


@dataclass(frozen=True, kw_only=True)
class ReleaseView:
    """A published release: when it was published, and how many figures and sources it holds."""

    release_id: str
    published_at: datetime
    observations: int
    sources: int


def current_release() -> ReleaseView:
    """The release that every page is drawn from now.

    Raises:
        NoFiguresError: while no release is published.
    """
    release = queries.release(live_release_id())
    return ReleaseView(
        release_id=release.release_id,
        published_at=release.published_at,
        observations=release.observations,
        sources=release.sources,
    )
