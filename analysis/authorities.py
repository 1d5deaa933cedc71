"""The values of all upper-tier authorities for one indicator: what centiles, ranks and neighbours are worked out from."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.periods import Period

Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class AuthorityValues:
    """One breakdown and period: an entry an authority in all columns, in the order of the area codes.

    Missing is NaN, in ``values`` as in every other column; ``symbols`` then says why. Beside a value a symbol marks it, as unreliable.
    ``values`` and the limits of the 95% intervals as the source gives them are in the indicator's unit.
    """

    period: Period
    area_codes: tuple[str, ...]
    values: Numbers
    lower: Numbers
    upper: Numbers
    numerators: Numbers
    denominators: Numbers
    symbols: tuple[str, ...]

    @cached_property
    def known(self) -> Numbers:
        """The values that are there, in the order of the area codes."""
        found: Numbers = self.values[~np.isnan(self.values)]
        return found

    @property
    def count(self) -> int:
        """How many authorities have a value."""
        return int(self.known.size)

    def known_with(self, area_code: str, value: float) -> Numbers:
        """The values that are there, with an authority's own replaced by another of the same time."""
        found = self.values.copy()
        found[self.area_codes.index(area_code)] = value
        kept: Numbers = found[~np.isnan(found)]
        return kept

    def value_of(self, area_code: str) -> float | None:
        """An authority's value, None where it has none."""
        if area_code not in self.area_codes:
            return None
        value = float(self.values[self.area_codes.index(area_code)])
        return None if np.isnan(value) else value

    def values_of(self, area_codes: Sequence[str]) -> Mapping[str, float]:
        """The values of some authorities; those without one are left out."""
        found = ((code, self.value_of(code)) for code in area_codes)
        return {code: value for code, value in found if value is not None}


@dataclass(frozen=True, kw_only=True)
class AuthorityFigures:
    """One indicator: the current value of every authority by breakdown (its type and name) and period, oldest period first."""

    by_breakdown: Mapping[tuple[str, str], tuple[AuthorityValues, ...]] = field(default_factory=dict)

    def of(self, breakdown: tuple[str, str]) -> tuple[AuthorityValues, ...]:
        """Every period of a breakdown, oldest first."""
        return self.by_breakdown.get(breakdown, ())

    def at(self, breakdown: tuple[str, str], period: Period) -> AuthorityValues | None:
        """The authorities' values of the very days of a period, None where there are none.

        Sources call the same days by several kinds of period ("2024/25", "April 2024 to March 2025"): the one with most values is
        taken, the period's own kind where two have as many.
        """
        wanted = _days(period)
        found = [values for values in self.of(breakdown) if _days(values.period) == wanted]
        return max(found, key=lambda values: (values.count, values.period.kind is period.kind), default=None)

    def latest(self, breakdown: tuple[str, str], *, least: int = 1, until: date | None = None) -> AuthorityValues | None:
        """The latest period, not ending after ``until``, for which at least so many authorities have a value."""
        fits = [
            found
            for found in self.of(breakdown)
            if found.count >= least and (until is None or (found.period.end is not None and found.period.end <= until))
        ]
        return fits[-1] if fits else None


NO_AUTHORITIES = AuthorityFigures()


def _days(period: Period) -> tuple[Hashable, ...]:
    return period.start, period.end


def authority_values(*, period: Period, columns: Mapping[str, Any]) -> AuthorityValues:
    """The values of a period from columns of equal length.

    ``columns`` holds ``area_code``, ``value``, ``lower_95``, ``upper_95``, ``numerator``, ``denominator`` and ``symbol``; missing is NaN.
    """

    def numbers(name: str) -> Numbers:
        return np.asarray(columns[name], dtype=np.float64)

    return AuthorityValues(
        period=period,
        area_codes=tuple(columns["area_code"]),
        values=numbers("value"),
        lower=numbers("lower_95"),
        upper=numbers("upper_95"),
        numerators=numbers("numerator"),
        denominators=numbers("denominator"),
        symbols=tuple(columns["symbol"]),
    )
