"""What an indicator page shows when its address leaves a choice open: area, breakdown, scorecard line."""

from collections import Counter
from dataclasses import dataclass, replace

from analysis.areas import ENGLAND, AreaKind
from analysis.indicator_query import IndicatorQuery
from analysis.indicators import Indicator
from analysis.observations import Observation, Role
from analysis.scorecards import Scorecard, ScorecardLine
from analysis.views import Choice
from board.facts import Facts
from board.lines import WatchedLine, lines_for, own_rule

_ORDER = {AreaKind.UPPER_TIER_AUTHORITY: 0, AreaKind.REGION: 2, AreaKind.COUNTRY: 3}


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The area, line and scorecard that a page is about."""

    area_code: str
    line: ScorecardLine
    line_id: str
    scorecard: Scorecard | None

    @property
    def breakdown(self) -> tuple[str, str]:
        """The breakdown type and breakdown; two empty texts for the headline figure."""
        return self.line.breakdown_type, self.line.breakdown


def choose(*, facts: Facts, indicator: Indicator, query: IndicatorQuery, scorecards: tuple[Scorecard, ...]) -> Chosen:
    """Settle what the page is about: the address first, then the scorecard that watches the indicator, then the figures."""
    watched = lines_for(scorecards=scorecards, indicator_id=indicator.indicator_id, query=query)
    area_code = _area(facts=facts, indicator=indicator, query=query, watched=watched)
    breakdown = _breakdown(facts=facts, indicator=indicator, query=query, area_code=area_code, watched=watched)
    asked = replace(query, area=area_code, breakdown_type=breakdown[0], breakdown=breakdown[1])
    fitting = [
        found
        for found in lines_for(scorecards=scorecards, indicator_id=indicator.indicator_id, query=asked)
        if (found.line.breakdown_type, found.line.breakdown) == breakdown and found.watches(area_code)
    ]
    best = fitting[0] if fitting else None
    line = best.line if best else own_rule(facts=facts, indicator_id=indicator.indicator_id, breakdown=breakdown)
    return Chosen(
        area_code=area_code,
        line=replace(line, area_code="", period_kind=query.kind or line.period_kind),
        line_id=best.line_id if best else "",
        scorecard=best.scorecard if best else None,
    )


def area_choices(*, facts: Facts, indicator: Indicator) -> tuple[Choice, ...]:
    """Every area that the indicator has a figure for."""
    return tuple(Choice(value=code, words=facts.area(code).name) for code in _areas_with_figures(facts=facts, indicator=indicator))


def breakdown_choices(*, facts: Facts, indicator: Indicator, area_code: str) -> tuple[Choice, ...]:
    """Every breakdown that the area has a figure for."""
    found = dict.fromkeys(_key(figure) for figure in telling(facts, indicator) if figure.area_code == area_code)
    return tuple(
        Choice(value=f"{kind}:{name}" if name else "", words=f"{kind.replace('_', ' ').capitalize()}: {name}" if name else "All")
        for kind, name in found
    )


def telling(facts: Facts, indicator: Indicator) -> list[Observation]:
    """The actual figures; where only targets, plans or forecasts are printed, those."""
    figures = facts.of(indicator.indicator_id)
    return [figure for figure in figures if figure.role is Role.ACTUAL] or list(figures)


def _areas_with_figures(*, facts: Facts, indicator: Indicator) -> list[str]:
    """Authorities first, then by the number of figures; regions and countries last."""
    numbers = Counter(figure.area_code for figure in telling(facts, indicator))
    return sorted(numbers, key=lambda code: (_ORDER.get(facts.area(code).kind, 1), -numbers[code], code))


def _area(*, facts: Facts, indicator: Indicator, query: IndicatorQuery, watched: list[WatchedLine]) -> str:
    if query.area and query.area in facts.areas:
        return query.area
    with_figures = _areas_with_figures(facts=facts, indicator=indicator)
    wanted = [code for found in watched[:1] for code in ([found.line.area_code] if found.line.area_code else found.scorecard.areas)]
    return next((code for code in wanted if code in with_figures), "") or next(iter([*with_figures, *wanted]), ENGLAND)


def _breakdown(*, facts: Facts, indicator: Indicator, query: IndicatorQuery, area_code: str, watched: list[WatchedLine]) -> tuple[str, str]:
    """The breakdown asked for, if any line or figure knows it (even without a figure on that day), else one that has figures."""
    asked = (query.breakdown_type, query.breakdown)
    linked = watched[0] if watched and query.line else None
    if linked and (linked.scorecard.scorecard_id, linked.line_id) == (query.scorecard, query.line):
        return linked.line.breakdown_type, linked.line.breakdown
    known = {(found.line.breakdown_type, found.line.breakdown) for found in watched}
    if query.breakdown and (asked in known or any(_key(figure) == asked for figure in facts.of(indicator.indicator_id))):
        return asked
    here = [_key(figure) for figure in telling(facts, indicator) if figure.area_code == area_code]
    return ("", "") if ("", "") in here or not here else here[0]


def _key(figure: Observation) -> tuple[str, str]:
    return figure.breakdown_type, figure.breakdown
