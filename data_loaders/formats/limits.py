"""Checking the limits of an interval against each other and against the value."""

import numpy as np

from data_loaders.formats.columns import Columns, Numbers

HALF = "found '' beside the other limit. Write both limits, or neither."


def swapped_words(lower: float, upper_name: str, upper: float) -> str:
    """What is said of a lower limit that is over the upper one."""
    return f"found {lower:g}, which is over {upper_name} {upper:g}. Swap the two."


def outside_words(lower: float, upper: float, value: float) -> str:
    """What is said of a value outside its interval."""
    return f"found {lower:g} to {upper:g}, and the value {value:g} lies outside. Check the three."


def check_limits(columns: Columns, *, values: Numbers, lower: tuple[str, Numbers], upper: tuple[str, Numbers]) -> None:
    """Refuse the rows with half an interval or one upside down, and warn of values that lie outside theirs.

    ``lower`` and ``upper`` are the columns' names with their numbers, NaN where there is none.
    """
    (lower_name, low), (upper_name, high) = lower, upper
    for name, blank in ((lower_name, np.isnan(low) & ~np.isnan(high)), (upper_name, ~np.isnan(low) & np.isnan(high))):
        columns.refuse_where(blank, name, code="half_an_interval", words=lambda _: HALF)
    title = columns.title(upper_name)
    columns.refuse_where(low > high, lower_name, code="limits_swapped", words=lambda row: swapped_words(low[row], title, high[row]))
    columns.warn_where(
        (values < low) | (values > high),
        lower_name,
        code="value_outside_limits",
        words=lambda row: outside_words(low[row], high[row], values[row]),
    )
