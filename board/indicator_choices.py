"""What an indicator page shows when its address leaves a choice open: area, breakdown, scorecard line."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.areas import ENGLAND, UNLISTED, Area, AreaKind
from analysis.breakdown_address import breakdown_text
from analysis.indicator_query import IndicatorQuery
from analysis.observations import Role
from analysis.scorecards import Scorecard, ScorecardLine
from analysis.views import Choice
from board.lines import WatchedLine, lines_for, own_rule, speaking_line
from data_loaders.records import Held

_ORDER = {
    AreaKind.UPPER_TIER_AUTHORITY: 0,
    AreaKind.FORMER_AUTHORITY: 1,
    AreaKind.REGION: 3,
    AreaKind.SUB_REGION: 3,
    AreaKind.COUNTRY: 4,
}
_BEFORE_REGIONS = 2


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What there is to choose from: the series that the release holds of an indicator, all areas, the scorecards."""

    indicator_id: str
    held: tuple[Held, ...]
    areas: Mapping[str, Area]
    scorecards: tuple[Scorecard, ...]

    @property
    def telling(self) -> list[Held]:
        """The series of actual figures; where only targets, plans or forecasts are printed, those."""
        return [found for found in self.held if found.role == Role.ACTUAL] or list(self.held)

    @property
    def has_only_plans(self) -> bool:
        """Whether figures are printed for the indicator and none of them is of what happened."""
        return bool(self.held) and all(found.role != Role.ACTUAL for found in self.held)

    def area(self, area_code: str) -> Area:
        """The area's entry, or one that says that it is not listed."""
        return self.areas.get(area_code) or UNLISTED


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


def choose(offer: Offer, *, query: IndicatorQuery) -> Chosen:
    """Settle what the page is about: the address first, then the scorecard that watches the indicator, then the figures."""
    watched = lines_for(scorecards=offer.scorecards, indicator_id=offer.indicator_id, query=query)
    area_code = _area(offer, query=query, watched=watched)
    breakdown = _breakdown(offer, query=query, area_code=area_code, watched=watched)
    asked = replace(query, area=area_code, breakdown_type=breakdown[0], breakdown=breakdown[1])
    best = speaking_line(scorecards=offer.scorecards, indicator_id=offer.indicator_id, query=asked)
    has_england = any(found.area_code == ENGLAND and found.role == Role.ACTUAL and _key(found) == breakdown for found in offer.held)
    line = best.line if best else own_rule(indicator_id=offer.indicator_id, breakdown=breakdown, has_england=has_england)
    return Chosen(
        area_code=area_code,
        line=replace(line, area_code="", period_kind=query.kind or line.period_kind),
        line_id=best.line_id if best else "",
        scorecard=best.scorecard if best else None,
    )


def area_choices(offer: Offer) -> tuple[Choice, ...]:
    """Every area that the indicator has a figure for: authorities by name, those that are no more after them, regions and England last."""
    codes = {found.area_code for found in offer.telling}

    def place(code: str) -> tuple[int, str, str]:
        area = offer.area(code)
        return _ORDER.get(area.kind, _BEFORE_REGIONS), area.name, code

    return tuple(Choice(value=code, words=offer.area(code).name) for code in sorted(codes, key=place))


def breakdown_choices(offer: Offer, *, area_code: str) -> tuple[Choice, ...]:
    """Every breakdown that the area has a figure for."""
    found = dict.fromkeys(_key(found) for found in offer.telling if found.area_code == area_code)
    return tuple(
        Choice(value=breakdown_text(kind, name), words=f"{kind.replace('_', ' ').capitalize()}: {name}" if name else "All")
        for kind, name in found
    )


def _by_figures(offer: Offer) -> list[str]:
    """Authorities first, then by the number of figures; regions and countries last."""
    numbers = Counter[str]()
    for found in offer.telling:
        numbers[found.area_code] += found.figures
    return sorted(numbers, key=lambda code: (_ORDER.get(offer.area(code).kind, _BEFORE_REGIONS), -numbers[code], code))


def _area(offer: Offer, *, query: IndicatorQuery, watched: list[WatchedLine]) -> str:
    if query.area and query.area in offer.areas:
        return query.area
    with_figures = _by_figures(offer)
    wanted = [code for found in watched[:1] for code in ([found.line.area_code] if found.line.area_code else found.scorecard.areas)]
    return next((code for code in wanted if code in with_figures), "") or next(iter([*with_figures, *wanted]), ENGLAND)


def _breakdown(offer: Offer, *, query: IndicatorQuery, area_code: str, watched: list[WatchedLine]) -> tuple[str, str]:
    """The breakdown asked for, if any line or figure knows it (even without a figure on that day), else one that has figures."""
    asked = (query.breakdown_type, query.breakdown)
    linked = watched[0] if watched and query.line else None
    if linked and (linked.scorecard.scorecard_id, linked.line_id) == (query.scorecard, query.line):
        return linked.line.breakdown_type, linked.line.breakdown
    known = {(found.line.breakdown_type, found.line.breakdown) for found in watched}
    if query.breakdown and (asked in known or any(_key(found) == asked for found in offer.held)):
        return asked
    here = [_key(found) for found in offer.telling if found.area_code == area_code]
    return ("", "") if ("", "") in here or not here else here[0]


def _key(found: Held) -> tuple[str, str]:
    return found.breakdown_type, found.breakdown
