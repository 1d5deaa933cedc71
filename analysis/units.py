"""Units of measurement."""

from enum import StrEnum


class Unit(StrEnum):
    """The unit of an indicator."""

    PERCENT = "percent"
    COUNT = "count"
    PER_1000 = "per_1000"
    PER_10000 = "per_10000"
    PER_100000 = "per_100000"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    GBP = "gbp"
    SCORE = "score"
    RATIO = "ratio"
    RANK = "rank"
    WORDS = "words"
    OTHER = "other"


SIZED_UNITS = frozenset({Unit.COUNT, Unit.GBP})
"""Units of volume, which grow with the area and with the length of the period."""
RATE_UNITS = frozenset({Unit.PER_1000, Unit.PER_10000, Unit.PER_100000})
