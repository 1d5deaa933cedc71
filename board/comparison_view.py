"""An indicator compared between all upper-tier authorities at one period: ranks, bands, the best 5%, England, statistical neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analysis.areas import ENGLAND, Area, AreaKind
from analysis.authorities import NO_AUTHORITIES, AuthorityFigures, AuthorityValues
from analysis.centiles import CentileError, Quartiles, band_of, best_5, quartiles
from analysis.comparison_query import WITH_NEIGHBOURS, WITH_REGION, ComparisonQuery
from analysis.comparison_views import ComparedArea, ComparisonView, Level, Mark, NeighbourLine, NeighbourTable
from analysis.confidence import intervals_for
from analysis.formatting import SYMBOL_WORDS, decimals_needed, display_gap, display_value
from analysis.indicators import Indicator
from analysis.intervals import Intervals
from analysis.neighbours import NeighbourAverage, neighbour_average
from analysis.observations import Interval, Observation, Role, Symbol
from analysis.periods import Period
from analysis.ranks import ranks
from analysis.series import resolve
from analysis.units import SIZED_UNITS
from analysis.verdict import Verdict
from analysis.views import Choice
from board.cache import remembered
from board.errors import UnknownPageError
from board.facts import Facts, read_facts
from board.lines import own_rule
from board.live import live_release_id, today
from board.tiles import line_figures
from data_loaders import queries

LEAST_SHOWN = 4
"""A period for which fewer authorities have a value is not offered."""
NOT_BY_NUMBER = "a number is not comparable between areas of different size, so nobody is ranked by it"


def comparison_view(*, indicator_id: str, query: ComparisonQuery) -> ComparisonView:
    """The comparison of an indicator of the live release. Raises UnknownPageError for an unknown id.

    An area, period or breakdown that the release does not hold is dropped, so that the address cannot make views without end.
    """
    release_id = live_release_id()
    indicator = queries.indicator_for(release_id, indicator_id)
    if indicator is None:
        message = f"There is no indicator called '{indicator_id}'."
        raise UnknownPageError(message)
    areas = queries.areas(release_id)
    known = replace(
        query,
        area=query.area if query.area in areas else "",
        beside=tuple(one for one in query.beside if one in areas or one in {WITH_NEIGHBOURS, WITH_REGION}),
    )
    return _view(release_id, today(), indicator.indicator_id, tuple(known.query().items()))


@dataclass(frozen=True, kw_only=True)
class _Page:
    """What the parts of one page share."""

    facts: Facts
    indicator: Indicator
    query: ComparisonQuery
    values: AuthorityValues | None

    @property
    def area(self) -> Area:
        return self.facts.area(self.query.area)

    @property
    def breakdown(self) -> tuple[str, str]:
        return self.query.breakdown_type, self.query.breakdown

    @property
    def is_by_number(self) -> bool:
        return self.indicator.unit in SIZED_UNITS

    @property
    def neighbours(self) -> tuple[str, ...]:
        return self.facts.neighbours.codes_of(self.query.area)

    def show(self, value: float) -> str:
        return display_value(value=value, unit=self.indicator.unit, decimals=self.indicator.decimals, unit_words=self.indicator.unit_words)

    def difference(self, value: float, other: float) -> str:
        decimals = decimals_needed(value, other, most=self.indicator.decimals)
        size = display_gap(value=value - other, unit=self.indicator.unit, decimals=decimals, unit_words=self.indicator.unit_words)
        return "the same" if round(value - other, 10) == 0 else f"{size} {'above' if value > other else 'below'}"


@remembered
def _view(release_id: str, day: date, indicator_id: str, items: tuple[tuple[str, str], ...]) -> ComparisonView:
    asked = ComparisonQuery.from_query(dict(items))
    indicator = queries.indicators(release_id)[indicator_id]
    everywhere = read_facts(release_id=release_id, indicator_ids=(indicator_id,), as_at=asked.as_at, area_codes=(asked.area or ENGLAND,))
    figures = everywhere.authorities.get(indicator_id, NO_AUTHORITIES)
    breakdown = _breakdown(asked, figures)
    values = _values(asked, figures, breakdown)
    area = asked.area or _first_area(values, release_id=release_id, indicator_id=indicator_id)
    facts = (
        everywhere
        if area == asked.area
        else read_facts(release_id=release_id, indicator_ids=(indicator_id,), as_at=asked.as_at, area_codes=(area,))
    )
    query = replace(asked, area=area, breakdown_type=breakdown[0], breakdown=breakdown[1], period=values.period.display if values else "")
    page = _Page(facts=_up_to(facts, values), indicator=indicator, query=query, values=values)
    line = own_rule(indicator_id=indicator_id, breakdown=breakdown, has_england=_has_england(page))
    verdict = page.facts.verdict(line=line, area_code=area, looked_at=asked.as_at or day)
    bounds = _bounds(values) if not page.is_by_number else None
    compared = _compared(page, bounds)
    best, no_best = _best(page)
    table = _neighbours(page, compared)
    return ComparisonView(
        query=query,
        indicator=indicator,
        verdict=verdict,
        headline=_headline(page, compared, verdict, best=best, table=table),
        period=values.period if values else None,
        area_name=page.area.name,
        area_choices=_area_choices(page),
        period_choices=_period_choices(figures, breakdown),
        breakdown_choices=_breakdown_choices(figures),
        chosen=tuple(Choice(value=one, words=_chosen_words(page, one)) for one in query.beside),
        areas=tuple(one for one in compared if one.value is not None),
        missing=tuple(one for one in compared if one.value is None),
        england=_england(page),
        best_5=best,
        no_best_5=no_best,
        quartiles=bounds,
        quartile_displays={name: page.show(value) for name, value in vars(bounds).items()} if bounds else {},
        neighbours=table,
        obstacle=NOT_BY_NUMBER if page.is_by_number else "",
        sources=(verdict.provenance,) if verdict.provenance else (),
        release_id=release_id,
    )


def _has_england(page: _Page) -> bool:
    return any(
        figure.area_code == ENGLAND and figure.role is Role.ACTUAL and (figure.breakdown_type, figure.breakdown) == page.breakdown
        for figure in page.facts.of(page.indicator.indicator_id)
    )


def _breakdown(asked: ComparisonQuery, figures: AuthorityFigures) -> tuple[str, str]:
    wanted = (asked.breakdown_type, asked.breakdown)
    known = list(figures.by_breakdown)
    return wanted if wanted in known or not known else ("", "") if ("", "") in known else known[0]


def _values(asked: ComparisonQuery, figures: AuthorityFigures, breakdown: tuple[str, str]) -> AuthorityValues | None:
    """The values of the period asked for, else of the latest for which enough authorities, and the area itself, have one."""
    periods = figures.of(breakdown)
    named = next((found for found in periods if asked.period and found.period.display == asked.period), None)
    latest = [found for found in periods if found.count >= LEAST_SHOWN]
    own = [found for found in latest if found.value_of(asked.area) is not None]
    return named or next(iter([*own[::-1], *latest[::-1], *periods[::-1]]), None)


def _first_area(values: AuthorityValues | None, *, release_id: str, indicator_id: str) -> str:
    """Where the address names no area: the first area of a scorecard that watches the indicator, else the first authority."""
    watching = [
        card
        for card in queries.scorecards(release_id)
        if any(line.indicator_id == indicator_id for priority in card.priorities for line in priority.lines)
    ]
    found = [code for card in watching for code in card.areas if values is None or values.value_of(code) is not None]
    return next(iter([*found, *(values.area_codes if values else ())]), ENGLAND)


def _up_to(facts: Facts, values: AuthorityValues | None) -> Facts:
    """The figures of the time up to the period compared, so that the verdict is on that period."""
    end = values.period.end if values else None
    if end is None:
        return facts

    def is_kept(figure: Observation) -> bool:
        return figure.period.end is None or figure.period.end <= end

    return replace(facts, observations={key: tuple(filter(is_kept, found)) for key, found in facts.observations.items()})


def _bounds(values: AuthorityValues | None) -> Quartiles | None:
    try:
        return quartiles(values.known) if values else None
    except CentileError:
        return None


def _compared(page: _Page, bounds: Quartiles | None) -> tuple[ComparedArea, ...]:
    """Every authority, the best first; those without a value last, by name."""
    values, polarity = page.values, page.indicator.polarity
    if values is None:
        return ()
    places = ranks(values.values, polarity=polarity) if not page.is_by_number else (None,) * len(values.area_codes)
    marks = _marks(page)
    intervals = intervals_for(values, unit=page.indicator.unit)
    found = []
    for at, code in enumerate(values.area_codes):
        number = float(values.values[at])
        value = None if np.isnan(number) else number
        if value is None and page.facts.area(code).kind is AreaKind.FORMER_AUTHORITY:
            continue  # it was no more: it lacks nothing
        found.append(
            ComparedArea(
                area_code=code,
                name=page.facts.area(code).name,
                value=value,
                display=page.show(value) if value is not None else SYMBOL_WORDS[Symbol(values.symbols[at] or Symbol.BLANK)],
                interval=_interval(intervals, at) if value is not None else None,
                rank=places[at],
                band=band_of(value, bounds, polarity=polarity) if value is not None and bounds else None,
                mark=marks.get(code, Mark.OTHER),
            )
        )
    sign = polarity.sign or 1
    return tuple(sorted(found, key=lambda one: (one.value is None, -sign * (one.value or 0.0), one.name)))


def _interval(intervals: Intervals, at: int) -> Interval | None:
    lower, upper = float(intervals.lower[at]), float(intervals.upper[at])
    return None if np.isnan(lower) or np.isnan(upper) else Interval(lower=lower, upper=upper)


def _marks(page: _Page) -> Mapping[str, Mark]:
    codes: list[str] = []
    for one in page.query.beside:
        codes += {WITH_NEIGHBOURS: (), WITH_REGION: _of_region(page)}.get(one, (one,))
    chosen = dict.fromkeys(codes, Mark.CHOSEN)
    return {**chosen, **dict.fromkeys(page.neighbours, Mark.NEIGHBOUR), page.query.area: Mark.OWN}


def _of_region(page: _Page) -> tuple[str, ...]:
    parent = page.area.parent_code
    return tuple(code for code, area in page.facts.areas.items() if parent and area.parent_code == parent)


def _england(page: _Page) -> Level | None:
    if page.values is None or page.is_by_number:
        return None
    figures = line_figures(
        facts=page.facts,
        indicator_id=page.indicator.indicator_id,
        area_code=ENGLAND,
        breakdown_type=page.breakdown[0],
        breakdown=page.breakdown[1],
        role=Role.ACTUAL,
    )
    point = next((one for one in resolve(figures, indicator=page.indicator).points if _same_days(one.period, page.values.period)), None)
    if point is None or point.value is None:
        return None
    return Level(value=point.value, display=page.show(point.value), words="England")


def _same_days(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _best(page: _Page) -> tuple[Level | None, str]:
    if page.is_by_number:
        return None, NOT_BY_NUMBER
    if page.values is None:
        return None, "no authority's own figures are loaded"
    try:
        value = best_5(page.values.known, polarity=page.indicator.polarity)
    except CentileError as why:
        return None, str(why)
    return Level(value=value, display=page.show(value), words=f"Best 5% of {page.values.count}"), ""


def _neighbours(page: _Page, compared: tuple[ComparedArea, ...]) -> NeighbourTable | None:
    found = page.facts.neighbours.of(page.query.area)
    if not found or page.values is None:
        return None
    by_code = {one.area_code: one for one in compared}
    own = page.values.value_of(page.query.area)
    average = neighbour_average(page.values, page.neighbours)
    lines = tuple(
        NeighbourLine(
            area=by_code[one.area_code],
            place=one.rank,
            closeness=one.closeness,
            difference=_from_own(page, own, by_code[one.area_code].value),
        )
        for one in found
        if one.area_code in by_code
    )
    return NeighbourTable(
        model=page.facts.neighbours.model,
        title=page.facts.neighbours.title,
        source_id=page.facts.neighbours.source_id,
        lines=lines,
        count=average.count if average else 0,
        mean=average.mean if average else None,
        median=average.median if average else None,
        mean_display=page.show(average.mean) if average else "",
        median_display=page.show(average.median) if average else "",
        flag=_flag(page, own, average),
    )


def _from_own(page: _Page, own: float | None, other: float | None) -> str:
    if own is None or other is None or page.is_by_number:
        return ""
    return page.difference(other, own)


def _flag(page: _Page, own: float | None, average: NeighbourAverage | None) -> str:
    if own is None or average is None or page.is_by_number or not average.sides_differ(own):
        return ""
    above = "above" if own > average.mean else "below"
    other = "below" if above == "above" else "above"
    return (
        f"{page.show(own)} is {above} the mean of the neighbours ({page.show(average.mean)}) and {other} their median "
        f"({page.show(average.median)}): which average is taken decides the verdict."
    )


def _headline(
    page: _Page, compared: tuple[ComparedArea, ...], verdict: Verdict, *, best: Level | None, table: NeighbourTable | None
) -> str:
    own = next((one for one in compared if one.mark is Mark.OWN and one.value is not None), None)
    if page.values is None:
        return "No authority's own figures are loaded for this indicator."
    if own is None or own.value is None:
        return f"{page.area.name} has no figure of its own among the {page.values.count} authorities {page.values.period.phrase}."
    parts = [f"{own.name}: {own.display} {page.values.period.phrase}"]
    if own.rank is not None:
        parts.append(f"rank {own.rank} of {page.values.count}, 1 being the best")
    if table and table.mean is not None and not page.is_by_number:
        parts.append(f"{page.difference(own.value, table.mean)} the neighbours' mean of {table.mean_display}")
    if best is not None and verdict.polarity.is_judged:
        reached = (own.value - best.value) * verdict.polarity.sign >= 0
        parts.append("among the best 5%" if reached else f"{page.difference(own.value, best.value)} the best 5% ({best.display})")
    return ", ".join(parts) + f". {verdict.status}."


def _chosen_words(page: _Page, one: str) -> str:
    if one == WITH_NEIGHBOURS:
        return "Statistical neighbours"
    return "Its region" if one == WITH_REGION else page.facts.area(one).name


def _area_choices(page: _Page) -> tuple[Choice, ...]:
    codes = page.values.area_codes if page.values else ()
    named = sorted((page.facts.area(code) for code in codes), key=lambda area: area.name)
    others = [page.area] if page.area.area_code not in codes else []
    return tuple(Choice(value=area.area_code, words=area.name) for area in [*named, *others])


def _period_choices(figures: AuthorityFigures, breakdown: tuple[str, str]) -> tuple[Choice, ...]:
    offered = [found for found in figures.of(breakdown) if found.count >= LEAST_SHOWN]
    return tuple(Choice(value=found.period.display, words=f"{found.period.display} ({found.count} authorities)") for found in offered[::-1])


def _breakdown_choices(figures: AuthorityFigures) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=f"{kind}:{name}" if name else "", words=f"{kind.replace('_', ' ').capitalize()}: {name}" if name else "All")
        for kind, name in figures.by_breakdown
    )
