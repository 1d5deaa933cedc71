"""Ranks among authorities: 1 is the best by the polarity, ties share the better rank, missing values have none."""

import numpy as np

from analysis.authorities import Numbers
from analysis.polarity import Polarity


def ranks(values: Numbers, *, polarity: Polarity) -> tuple[int | None, ...]:
    """The rank of each value, NaN and everything of a neutral measure having none."""
    if not polarity.is_judged:
        return (None,) * values.size
    known = np.sort(values[~np.isnan(values)] * -polarity.sign)
    places = np.searchsorted(known, values * -polarity.sign, side="left") + 1
    return tuple(None if np.isnan(value) else int(place) for value, place in zip(values, places, strict=True))


def rank_of(value: float, values: Numbers, *, polarity: Polarity) -> int | None:
    """The rank that a value has among known values; None where neither direction is good."""
    if not polarity.is_judged:
        return None
    known = values[~np.isnan(values)]
    return int(np.count_nonzero(known * polarity.sign > value * polarity.sign)) + 1
