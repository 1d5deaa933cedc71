"""Rates that take out the age of a population: directly and indirectly standardised, with their 95% intervals.

Directly: Dobson's method (Dobson, Kuulasmaa, Eberle and Scherer, Statistics in Medicine 10, 1991) with Byar's interval of the
count. Indirectly: Byar's interval of the observed count, exact below ten. Both as in the public health methods of the Office for
Health Improvement and Disparities, which gives no directly standardised rate for fewer than ten events.
"""

from dataclasses import dataclass

import numpy as np

from analysis.authorities import Numbers
from analysis.intervals import LEVEL, count_intervals

LEAST_EVENTS = 10
"""Fewer events than this have no directly standardised rate."""


@dataclass(frozen=True, kw_only=True)
class StandardisedRates:
    """The rates of many populations with the limits of their intervals; NaN where there is none."""

    values: Numbers
    lower: Numbers
    upper: Numbers


def directly_standardised(
    *, events: Numbers, populations: Numbers, standard: Numbers, per: float, level: float = LEVEL
) -> StandardisedRates:
    """The rates that the standard population would have with each population's own rates by age.

    ``events`` and ``populations`` have a row a population and a column an age band, ``standard`` a weight an age band. The rate is
    per ``per``. NaN for fewer than ten events, and where a band has no population.
    """
    people = np.where(populations > 0, populations, np.nan)
    weights = standard / standard.sum()
    totals = events.sum(axis=-1)
    rates = np.where(totals >= LEAST_EVENTS, (weights * events / people).sum(axis=-1), np.nan)
    variances = (weights**2 * events / people**2).sum(axis=-1)
    counted = count_intervals(events=totals, level=level)
    scale = np.sqrt(variances / np.where(totals >= LEAST_EVENTS, totals, np.nan))
    return StandardisedRates(
        values=rates * per,
        lower=(rates + scale * (counted.lower - totals)) * per,
        upper=(rates + scale * (counted.upper - totals)) * per,
    )


def indirectly_standardised(*, observed: Numbers, expected: Numbers, reference: float, level: float = LEVEL) -> StandardisedRates:
    """Observed over expected events times the reference's own rate; with a ``reference`` of 1 or 100 the standardised ratio.

    NaN where nothing is expected.
    """
    scale = reference / np.where(expected > 0, expected, np.nan)
    counted = count_intervals(events=observed, level=level)
    return StandardisedRates(values=observed * scale, lower=counted.lower * scale, upper=counted.upper * scale)
