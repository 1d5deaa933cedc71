"""What an export does not say of its indicators, but its own texts and counts decide: the unit, and which direction is good."""

from collections.abc import Sequence

import numpy as np

from analysis.formatting import RATE_BASES
from analysis.polarity import Polarity
from analysis.published import read_trend
from analysis.units import Unit
from analysis.verdict import Direction, Judgement
from data_loaders.formats.columns import Numbers

ROUNDED_BY = 5.0
"""Counts of hospital admissions and social care are rounded to the nearest five or ten, so they may be out by this many."""
NEARLY = 0.005
TELLING = 20
"""From so many events on a base of ten times the size can no longer be mistaken for rounding."""
_SIGNS = {"better": 1, "best": 1, "worse": -1, "worst": -1}


def unit_of(*, values: Numbers, counts: Numbers, denominators: Numbers) -> Unit | None:
    """The unit for which every value is its count over its denominator, but for the rounding of counts; None where none fits.

    NaN where a number is missing; at least one count must be large enough to tell one base from the next.
    """
    known = ~np.isnan(values) & ~np.isnan(counts) & (np.nan_to_num(denominators) > 0)
    if not known.any() or counts[known].max() < TELLING:
        return None
    values, counts, denominators = values[known], counts[known], denominators[known]
    allowed = ROUNDED_BY + NEARLY * counts
    fits = [unit for unit, base in RATE_BASES.items() if bool((np.abs(values * denominators / base - counts) <= allowed).all())]
    return fits[0] if len(fits) == 1 else None


def polarities_of(*, values: Numbers, benchmarks: Numbers, comparisons: Sequence[str], trends: Sequence[str]) -> frozenset[Polarity]:
    """Every good direction that the texts of an export speak for.

    "Better" beside a value below its benchmark says that low is good, and so does "Decreasing and getting better".
    """
    found = {_sign(text) for text in set(trends)}
    judged = np.array([_SIGNS.get(text.casefold(), 0) for text in comparisons], dtype=np.int64)
    with np.errstate(invalid="ignore"):
        sides = np.nan_to_num(np.sign(values - benchmarks)).astype(np.int64)
    found |= {int(sign) for sign in np.unique(judged * sides)}
    return frozenset(polarity for polarity in Polarity if polarity.is_judged and polarity.sign in found)


def _sign(text: str) -> int:
    trend = read_trend(text, polarity=Polarity.NEUTRAL) if text else None
    if trend is None or trend.judgement not in {Judgement.BETTER, Judgement.WORSE}:
        return 0
    return (1 if trend.direction is Direction.UP else -1) * (1 if trend.judgement is Judgement.BETTER else -1)
