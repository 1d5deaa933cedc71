"""A reader who wants the hidden counts: everything shown, and every rule of hiding, as a linear programme over all that was counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy.optimize import linprog

from analysis.annex_a import Stage, Window
from analysis.annex_a_figures import StageFigure
from analysis.periods import PeriodKind
from analysis.suppression import LIMIT

Terms = dict[str, float]


@dataclass(kw_only=True)
class Reader:
    """What is known of one stage: equalities, inequalities and bounds on the counts of each month."""

    stage: Stage
    window: Window
    equal: list[tuple[Terms, float]] = field(default_factory=list)
    at_most: list[tuple[Terms, float]] = field(default_factory=list)
    bounds: dict[str, tuple[float, float | None]] = field(default_factory=dict)
    hidden: dict[str, Terms] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)

    def learn(self, figures: Sequence[StageFigure]) -> None:
        self._learn_structure()
        for figure in figures:
            name, terms = self._counted(figure)
            if figure.value is None:
                assert figure.numerator is figure.denominator is None
                self.hidden[name] = terms
                continue
            self.shown.add(name)
            count = figure.value if figure.denominator is None else figure.numerator
            assert count is not None and count >= LIMIT
            self.equal.append((terms, count))
        self._learn_rules()

    def pinned(self) -> list[str]:
        """The hidden figures that can be no more than one number. All are found where none is: each is asked for by itself."""
        return [name for name, terms in self.hidden.items() if self._range(terms) < 1 - 1e-6]

    def _learn_structure(self) -> None:
        months = range(len(self.window.months))
        for at in months:
            for split in self.stage.splits:
                self.at_most.append(({f"{split.indicator_id}/{at}": 1, f"d/{at}": -1}, 0))
                if split.bands:
                    self.at_most.append(({f"in {split.indicator_id}/{at}": 1, f"{split.indicator_id}/{at}": -1}, 0))
        for breakdown in self.stage.breakdowns:
            for year in self.window.years:
                terms: Terms = {f"{name}/{year[0]}": 1 for name in breakdown.names}
                self.equal.append(({**terms, **{f"d/{at}": -1 for at in year}}, 0))
        if self.stage.position:
            for at in months[1:]:
                self.equal.append(({f"s/{at}": 1, f"s/{at - 1}": -1, f"d/{at}": -1, f"e/{at}": 1}, 0))
            if self.stage.position.names:
                latest: Terms = {f"latest {name}": 1 for name in self.stage.position.names}
                self.equal.append(({**latest, f"s/{months[-1]}": -1}, 0))

    def _places(self, figure: StageFigure) -> range:
        ends = {end: at for at, end in enumerate(self.window.ends)}
        if figure.period.kind is PeriodKind.SNAPSHOT:
            assert figure.period.end is not None
            return range(ends[figure.period.end], ends[figure.period.end] + 1)
        inside = [at for at, month in enumerate(self.window.months) if figure.period.start <= month <= figure.period.end]  # type: ignore[operator]
        return range(inside[0], inside[-1] + 1)

    def _counted(self, figure: StageFigure) -> tuple[str, Terms]:
        """The name of a figure and the counts that it is the sum of."""
        places = self._places(figure)
        name = f"{figure.indicator_id}|{figure.breakdown}|{places}"
        if self.stage.position and figure.indicator_id == self.stage.position.indicator_id:
            return name, {f"latest {figure.breakdown}" if figure.breakdown else f"s/{places[0]}": 1}
        if figure.indicator_id == self.stage.indicator_id:
            return name, {f"{figure.breakdown}/{places[0]}": 1} if figure.breakdown else {f"d/{at}": 1 for at in places}
        split = next(one for one in self.stage.splits if one.indicator_id == figure.indicator_id)
        if not figure.breakdown:
            return name, {f"{split.indicator_id}/{at}": 1 for at in places}
        assert split.bands
        within: Terms = {f"in {split.indicator_id}/{at}": 1 for at in places}
        if figure.breakdown == split.bands.names[0]:
            return name, within
        return name, {**{f"{split.indicator_id}/{at}": 1 for at in places}, **dict.fromkeys(within, -1.0)}

    def _learn_rules(self) -> None:
        """What hiding itself tells: a hidden count beside a total that is shown is small, or was hidden beside one and is not."""
        for year in self.window.years:
            if self._knows(self.stage.indicator_id, year):
                for at in year:
                    if not self._knows(self.stage.indicator_id, range(at, at + 1)):
                        self._bound(f"d/{at}", self.stage.counts[at])
                for breakdown in self.stage.breakdowns:
                    for name, counts in zip(breakdown.names, breakdown.counts, strict=True):
                        if f"{self.stage.indicator_id}|{name}|{range(year[0], year[-1] + 1)}" in self.hidden:
                            self._bound(f"{name}/{year[0]}", sum(counts[at] for at in year))
            elif sum(self.stage.counts[at] for at in year) < LIMIT:
                self.at_most.append(({f"d/{at}": 1 for at in year}, LIMIT - 1))
            for at in year:
                self._learn_rows(at)
        self._learn_positions()

    def _learn_rows(self, at: int) -> None:
        month = range(at, at + 1)
        for split in self.stage.splits:
            # What is left out because it is not known is hidden for no number's sake.
            is_left_out = bool(split.unknown) and split.unknown[at]
            if self._knows(self.stage.indicator_id, month) and not self._knows(split.indicator_id, month) and not is_left_out:
                self._row(f"{split.indicator_id}/{at}", split.part[at], self.stage.counts[at])
            band = split.bands
            if band and self._knows(split.indicator_id, month) and not self._knows(f"{split.indicator_id}|{band.names[0]}", month):
                self._row(f"in {split.indicator_id}/{at}", band.within[at], split.part[at])

    def _learn_positions(self) -> None:
        position = self.stage.position
        if position is None:
            return
        known = [at for at in range(len(self.window.months)) if self._knows(position.indicator_id, range(at, at + 1))]
        for before, later in pairwise(known):
            self.at_most.append(({f"e/{at}": -1 for at in range(before + 1, later + 1)}, -LIMIT))
        for at, count in enumerate(position.counts):
            if at not in known and count < LIMIT:
                self._bound(f"s/{at}", count)
        for name, count in zip(position.names, position.latest, strict=True):
            if (
                known
                and known[-1] == len(self.window.months) - 1
                and not self._knows(f"{position.indicator_id}|{name}", range(known[-1], known[-1] + 1))
            ):
                self._bound(f"latest {name}", count)

    def _knows(self, name: str, places: range) -> bool:
        return f"{name if '|' in name else name + '|'}|{places}" in self.shown

    def _bound(self, name: str, count: int) -> None:
        self.bounds[name] = (0, LIMIT - 1) if count < LIMIT else (LIMIT, None)

    def _row(self, name: str, part: int, whole: int) -> None:
        if whole < 2 * LIMIT:
            return
        if part < LIMIT:
            self.bounds[name] = (0, LIMIT - 1)
        elif whole - part < LIMIT:
            self.bounds[name] = (whole - LIMIT + 1, whole)
        else:
            self.bounds[name] = (LIMIT, whole - LIMIT)

    def _range(self, terms: Terms) -> float:
        names = sorted({name for some, _ in (*self.equal, *self.at_most) for name in some} | set(terms))
        place = {name: at for at, name in enumerate(names)}

        def matrix(rows: list[tuple[Terms, float]]) -> tuple[np.ndarray | None, list[float] | None]:  # type: ignore[type-arg]
            if not rows:
                return None, None
            made = np.zeros((len(rows), len(names)))
            for at, (some, _) in enumerate(rows):
                for name, factor in some.items():
                    made[at, place[name]] += factor
            return made, [number for _, number in rows]

        (a_eq, b_eq), (a_ub, b_ub) = matrix(self.equal), matrix(self.at_most)
        wanted = np.zeros(len(names))
        for name, factor in terms.items():
            wanted[place[name]] += factor
        bounds = [self.bounds.get(name, (0, None)) for name in names]
        ends = []
        for sign in (1, -1):
            found = linprog(sign * wanted, A_ub=a_ub, b_ub=b_ub, A_eq=a_eq, b_eq=b_eq, bounds=bounds, method="highs")
            if found.status == 3:
                return float("inf")
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        return float(ends[1] - ends[0])
