"""What a picture says besides its chart."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Words:
    """Its title, what it is of (area, filters, comparator, "Data as at"), its source, what its marks and shades mean."""

    title: str
    facts: Sequence[str]
    source: str
    key: Sequence[str] = ()
