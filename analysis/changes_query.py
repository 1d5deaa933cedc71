"""What the page of changes is asked for in its address: an area, and the two sides that are set beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from analysis.filters import read_date


class Moment(NamedTuple):
    """A side of the comparison: what was known on a day, or what a release held. ``day`` is then that of its publication, in UTC."""

    day: date
    release_id: str = ""

    @property
    def value(self) -> str:
        """The moment as an address writes it."""
        return self.release_id or self.day.isoformat()


@dataclass(frozen=True, kw_only=True)
class ChangesQuery:
    """An area and two sides, each a day (2013-07-01) or the id of a release, as the address has them."""

    area: str = ""
    first: str = ""
    last: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "ChangesQuery":
        """Read an address; unknown keys are dropped."""
        area, first, last = (str(query.get(key, "")).strip() for key in ("area", "from", "to"))
        return cls(area=area, first=first, last=last)


def read_moment(text: str, *, releases: Mapping[str, date], today: date) -> Moment | None:
    """A day, today for one that is yet to come, or one of the releases, whose days of publication are given; None for anything else."""
    if text in releases:
        return Moment(day=releases[text], release_id=text)
    day = read_date(text)
    return Moment(day=min(day, today)) if day else None


def in_order(one: Moment, other: Moment, *, releases: Sequence[str]) -> tuple[Moment, Moment]:
    """The earlier of two moments, then the later; ``releases`` are in the order of their publication.

    A day counts as its end, so that what was known on it comes after every release that was published on it.
    """

    def place(moment: Moment) -> tuple[date, int]:
        return moment.day, releases.index(moment.release_id) if moment.release_id else len(releases)

    earlier, later = sorted((one, other), key=place)
    return earlier, later
