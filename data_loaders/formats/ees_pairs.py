"""The counts behind a percentage of Explore Education Statistics, where the names of the columns leave no doubt."""

from collections.abc import Sequence

import numpy as np

from analysis.formatting import RATE_BASES
from analysis.units import Unit
from data_loaders.formats.columns import Numbers
from data_loaders.formats.ees_indicators import PERCENT_WORDS
from data_loaders.formats.slugs import slug

COUNTS = ("-count", "-number", "-episodes")
AGAIN = ("re", "re-", "repeat-")
"""What stands before the name of a whole in the name of its part: rereferral, repeat_referral."""
ROUNDED_BY = 5.0
"""Counts are rounded to the nearest ten, so each may be out by this many."""
ROUNDED_PERCENT = 0.51
"""A percentage printed without decimals is out by a half."""


def pair_of(name: str, indicators: Sequence[str]) -> tuple[str, str] | None:
    """The columns of a percentage's numerator and denominator: ``rereferral_percent`` is ``rereferral_count`` of ``referral_count``."""
    by_slug = {slug(one): one for one in indicators}
    *stem, last = slug(name).split("-")
    if last not in PERCENT_WORDS:
        return None
    part = "-".join(stem)
    for count in COUNTS:
        wholes = [f"{part.removeprefix(again)}{count}" for again in AGAIN if part.startswith(again)]
        whole = next((one for one in wholes if one in by_slug), None)
        if whole and f"{part}{count}" in by_slug:
            return by_slug[f"{part}{count}"], by_slug[whole]
    return None


def is_true_pair(*, value: Numbers, numerator: Numbers, denominator: Numbers) -> bool:
    """Whether a percentage is its numerator over its denominator in every row that has all three, but for their rounding."""
    known = ~np.isnan(value) & ~np.isnan(numerator) & (np.nan_to_num(denominator) > 0)
    if not known.any():
        return False
    base, share = RATE_BASES[Unit.PERCENT], numerator[known] / denominator[known]
    allowed = base * ROUNDED_BY / denominator[known] * (1 + share) + ROUNDED_PERCENT
    return bool((np.abs(share * base - value[known]) <= allowed).all())
