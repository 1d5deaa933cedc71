"""Areas: authorities, regions, countries, and the health areas, providers and partnerships that figures are printed for."""

from dataclasses import dataclass
from enum import StrEnum

ENGLAND = "E92000001"
BEST_5_GROUP = "best-5-percent-of-local-authorities"
"""The comparator group that a published best 5% of all authorities stands under."""


class AreaKind(StrEnum):
    """What an area is. A comparator is looked for among regions and countries only: Inner London, a sub-region, lies in one.

    A former authority was an upper-tier one until it was merged or divided: it counts among them for the periods in which it has values.
    """

    UPPER_TIER_AUTHORITY = "upper_tier_authority"
    FORMER_AUTHORITY = "former_authority"
    REGION = "region"
    SUB_REGION = "sub_region"
    COUNTRY = "country"
    HEALTH_AREA = "health_area"
    PROVIDER = "provider"
    WARD = "ward"
    TOWN = "town"
    PARTNERSHIP = "partnership"
    COMPARATOR_GROUP = "comparator_group"
    UNSTATED = "unstated"


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area with its ONS code where there is one, else a slug. ``other_names`` are spellings met in documents."""

    area_code: str
    name: str
    kind: AreaKind
    parent_code: str = ""
    old_la_code: str = ""
    short_name: str = ""
    other_names: tuple[str, ...] = ()


UNLISTED = Area(area_code="", name="an area that is not listed", kind=AreaKind.UNSTATED)
"""What stands for an area that the area list lacks."""
