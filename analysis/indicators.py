"""An indicator: what is measured, in which unit, and which direction is good."""

from dataclasses import dataclass

from analysis.polarity import Polarity
from analysis.units import SIZED_UNITS, Unit


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One catalogue entry. ``is_position`` marks a count at a date (children on a plan at 31 March), which is never summed over months.

    ``is_printed_negative`` marks an amount that accounts print with a minus although it was received or is held.
    """

    indicator_id: str
    name: str
    short_name: str
    unit: Unit
    polarity: Polarity
    decimals: int
    topic: str
    definition: str
    why_it_matters: str = ""
    numerator: str = ""
    denominator: str = ""
    source: str = ""
    frequency: str = ""
    next_update: str = ""
    owner: str = ""
    caution: str = ""
    is_position: bool = False
    is_printed_negative: bool = False
    unit_words: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def is_volume(self) -> bool:
        """Whether it grows with the area and with the length of the period.

        Areas differ in size: no other area's figure is then a comparator, in a verdict, beside a series or on a scale.
        """
        return self.unit in SIZED_UNITS

    @property
    def grows_with_time(self) -> bool:
        """Whether a longer period holds more of it, so that a year's number says nothing of a month's: a volume that is no position."""
        return self.is_volume and not self.is_position
