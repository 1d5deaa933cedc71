"""From counts by month to the figures that may be shown: months, years and breakdowns, with small counts hidden."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analysis.annex_a import Bands, Counts, Split, Stage, Window
from analysis.observations import Symbol
from analysis.period_types import MONTHS_IN_A_YEAR, Period, PeriodKind, last_day
from analysis.suppression import Shown, shown_parts, shown_positions, shown_split

PERCENT = 100
FOLLOW_UP_MONTHS = 3
"""In the last months of an extract, referrals have had too little time for what may follow: their figures say so."""
FOLLOWED = frozenset({"annex-a.referrals-assessed", "annex-a.referrals-to-section-47", "annex-a.referrals-to-conference"})
UNKNOWN = "Whether all of them were referred in the 12 months before is not recorded, and the extract does not reach back so far."
YOUNG = "The referrals of the last months have had less time: what follows them may not be in the extract yet."


@dataclass(frozen=True, kw_only=True)
class StageFigure:
    """A figure to be kept. One that is hidden, or ``is_unknown``, has no number at all: not its value, its numerator or its denominator."""

    indicator_id: str
    list_number: int
    period: Period
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    breakdown_type: str = ""
    breakdown: str = ""
    doubt: str = ""
    is_unknown: bool = False

    @property
    def symbol(self) -> Symbol | None:
        """Why there is no value."""
        if self.value is not None:
            return None
        return Symbol.NOT_AVAILABLE if self.is_unknown else Symbol.CONFIDENTIAL


def figures_of(stages: Sequence[Stage], window: Window) -> tuple[StageFigure, ...]:
    """Every figure of the stages that may be kept."""
    return tuple(figure for stage in stages for figure in _Kept(stage=stage, window=window).figures())


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A period that a figure is of: a month (its place), or all the months of a financial year that there are."""

    places: range
    period: Period
    is_year: bool

    def of(self, counts: Sequence[int]) -> int:
        return sum(counts[at] for at in self.places)


@dataclass(frozen=True, kw_only=True)
class _Kept:
    stage: Stage
    window: Window

    def figures(self) -> Iterator[StageFigure]:
        if self.stage.is_census:
            yield from self._census()
            return
        shown_of_years = []
        for year in self.window.years:
            shown = shown_parts([self.stage.counts[at] for at in year])
            shown_of_years.append(shown)
            yield from self._counts(year, shown)
            for split in self.stage.splits:
                yield from self._split(split, year, shown)
        yield from self._positions(shown_of_years)

    def _census(self) -> Iterator[StageFigure]:
        shown = shown_parts(self.stage.counts)
        day = self.window.ends[-1]
        row = _Row(places=range(1), period=_position(day), is_year=False)
        yield self._count(row, is_shown=shown.total)
        for split in self.stage.splits:
            is_shown = shown_split(self.stage.counts, split.part, of=shown).parts[0]
            yield self._share(split.indicator_id, row, split.part, is_shown=is_shown)

    def _rows(self, year: range) -> Iterator[tuple[_Row, int | None]]:
        """The months of a year with their places in it, and the year, which is only its month where it has no other."""
        for within, at in enumerate(year):
            month = self.window.months[at]
            period = Period(label=f"{month:%Y-%m}", kind=PeriodKind.MONTH, start=month, end=last_day(month.year, month.month))
            yield _Row(places=range(at, at + 1), period=period, is_year=False), within
        if len(year) > 1:
            yield _Row(places=year, period=_year(self.window.months[year[0]], self.window.months[year[-1]]), is_year=True), None

    def _counts(self, year: range, shown: Shown) -> Iterator[StageFigure]:
        for row, within in self._rows(year):
            yield self._count(row, is_shown=_is_shown(shown, within))
        for breakdown in self.stage.breakdowns:
            sums = [sum(counts[at] for at in year) for counts in breakdown.counts]
            parts = shown_parts(sums).parts if shown.total else [False] * len(sums)
            *_, (row, _) = self._rows(year)
            for name, count, is_shown in zip(breakdown.names, sums, parts, strict=True):
                yield StageFigure(
                    indicator_id=self.stage.indicator_id,
                    list_number=self.stage.list_number,
                    period=row.period,
                    value=count if is_shown else None,
                    breakdown_type=breakdown.kind,
                    breakdown=name,
                )

    def _split(self, split: Split, year: range, of: Shown) -> Iterator[StageFigure]:
        is_unknown = [bool(split.unknown) and split.unknown[at] for at in year]
        known = Shown(
            parts=tuple(is_shown and not unknown for is_shown, unknown in zip(of.parts, is_unknown, strict=True)),
            total=of.total and not any(is_unknown),
        )
        # That something of a month is unknown tells that the month has somebody: it is said only where their number is shown.
        said = {at for at, is_shown, unknown in zip(year, of.parts, is_unknown, strict=True) if is_shown and unknown}
        shown = shown_split(_in(self.stage.counts, year), _in(split.part, year), of=known)
        for row, within in self._rows(year):
            share = self._share(split.indicator_id, row, split.part, is_shown=_is_shown(shown, within))
            yield share if said.isdisjoint(row.places) else replace(share, is_unknown=True, doubt=UNKNOWN)
        if split.bands is not None:
            yield from self._bands(split, split.bands, year, shown)

    def _bands(self, split: Split, bands: Bands, year: range, of: Shown) -> Iterator[StageFigure]:
        shown = shown_split(_in(split.part, year), _in(bands.within, year), of=of)
        later = tuple(part - within for part, within in zip(split.part, bands.within, strict=True))
        for row, within in self._rows(year):
            for name, counts in zip(bands.names, (bands.within, later), strict=True):
                yield self._share(split.indicator_id, row, counts, is_shown=_is_shown(shown, within), band=name)

    def _positions(self, shown_of_years: Sequence[Shown]) -> Iterator[StageFigure]:
        position = self.stage.position
        if position is None:
            return
        shown = shown_positions(position.counts, ended=position.ended, of=shown_of_years)
        for day, count, is_shown in zip(self.window.ends, position.counts, shown, strict=True):
            yield StageFigure(
                indicator_id=position.indicator_id,
                list_number=self.stage.list_number,
                period=_position(day),
                value=count if is_shown else None,
            )
        parts = shown_parts(position.latest).parts if shown[-1] else [False] * len(position.latest)
        for name, count, is_shown in zip(position.names, position.latest, parts, strict=True):
            yield StageFigure(
                indicator_id=position.indicator_id,
                list_number=self.stage.list_number,
                period=_position(self.window.ends[-1]),
                value=count if is_shown else None,
                breakdown_type=position.kind,
                breakdown=name,
            )

    def _count(self, row: _Row, *, is_shown: bool) -> StageFigure:
        return StageFigure(
            indicator_id=self.stage.indicator_id,
            list_number=self.stage.list_number,
            period=row.period,
            value=row.of(self.stage.counts) if is_shown else None,
        )

    def _share(self, indicator_id: str, row: _Row, part: Counts, *, is_shown: bool, band: str = "") -> StageFigure:
        numerator, denominator = row.of(part), row.of(self.stage.counts)
        is_young = indicator_id in FOLLOWED and row.places[-1] >= len(self.window.months) - FOLLOW_UP_MONTHS
        return StageFigure(
            indicator_id=indicator_id,
            list_number=self.stage.list_number,
            period=row.period,
            value=PERCENT * numerator / denominator if is_shown else None,
            numerator=numerator if is_shown else None,
            denominator=denominator if is_shown else None,
            breakdown_type="time" if band else "",
            breakdown=band,
            doubt=YOUNG if is_young else "",
        )


def _in(counts: Counts, year: range) -> list[int]:
    return [counts[at] for at in year]


def _is_shown(shown: Shown, within: int | None) -> bool:
    return shown.total if within is None else shown.parts[within]


def _year(first: date, last: date) -> Period:
    """A financial year, or the months of one that the extract has."""
    end = last_day(last.year, last.month)
    if (last.year - first.year) * MONTHS_IN_A_YEAR + last.month - first.month + 1 == MONTHS_IN_A_YEAR:
        return Period(label=f"{first.year}/{last.year % 100:02d}", kind=PeriodKind.FINANCIAL_YEAR, start=first, end=end)
    return Period(label=f"{first:%Y-%m} to {last:%Y-%m}", kind=PeriodKind.RANGE, start=first, end=end)


def _position(day: date) -> Period:
    return Period(label=day.isoformat(), kind=PeriodKind.SNAPSHOT, start=day, end=day)
