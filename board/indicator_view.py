"""An indicator page: one verdict explained, its series beside every comparator that exists, its breakdowns and its revisions."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from analysis.areas import ENGLAND, AreaKind
from analysis.indicator_query import IndicatorQuery
from analysis.indicators import Indicator
from analysis.observations import Observation, Role
from analysis.periods import PeriodKind
from analysis.scorecards import Scorecard, ScorecardLine
from analysis.series import Series, resolve
from analysis.verdict import ComparatorKind, Verdict
from analysis.views import ChartSeries, Choice, IndicatorView, RevisionView, SeriesPoint, Tile
from board.breakdowns import breakdown_views
from board.cache import remembered
from board.errors import UnknownPageError
from board.facts import Facts, looking_day, read_facts
from board.lines import find_line, own_rule
from board.points import series_point
from board.tiles import build_tile, line_figures, observation_display
from data_loaders import queries


def indicator_view(*, indicator_id: str, query: IndicatorQuery) -> IndicatorView:
    """The indicator of the live release for the area and breakdown asked for. Raises UnknownPageError for an unknown id."""
    release_id = queries.live_release_id()
    return _view(release_id, indicator_id, tuple(query.query().items()))


def indicator_exists(indicator_id: str) -> bool:
    """Whether the live release holds an indicator of that id or alias."""
    return queries.indicator_for(queries.live_release_id(), indicator_id) is not None


@dataclass(frozen=True, kw_only=True)
class _Page:
    """What the parts of one page share."""

    facts: Facts
    indicator: Indicator
    line: ScorecardLine
    area_code: str
    looked_at: date

    @property
    def breakdown(self) -> tuple[str, str]:
        return self.line.breakdown_type, self.line.breakdown

    def series(self, *, area_code: str, role: Role = Role.ACTUAL, breakdown: tuple[str, str] | None = None) -> Series:
        kept = self.breakdown if breakdown is None else breakdown
        figures = line_figures(
            facts=self.facts,
            indicator_id=self.indicator.indicator_id,
            area_code=area_code,
            breakdown_type=kept[0],
            breakdown=kept[1],
            role=role,
        )
        return resolve(figures, indicator=self.indicator)


@remembered
def _view(release_id: str, indicator_id: str, items: tuple[tuple[str, str], ...]) -> IndicatorView:
    query = IndicatorQuery.from_query(dict(items))
    indicator = queries.indicator_for(release_id, indicator_id)
    if indicator is None:
        message = f"There is no indicator called '{indicator_id}'."
        raise UnknownPageError(message)
    facts = read_facts(release_id=release_id, indicator_ids=(indicator.indicator_id,), as_at=query.as_at)
    area_code = _choose_area(facts=facts, indicator=indicator, query=query, release_id=release_id)
    breakdown = _choose_breakdown(facts=facts, indicator=indicator, query=query, area_code=area_code)
    scorecard, line = _choose_line(
        facts=facts, indicator=indicator, query=query, area_code=area_code, breakdown=breakdown, release_id=release_id
    )
    page = _Page(
        facts=facts,
        indicator=indicator,
        line=line,
        area_code=area_code,
        looked_at=looking_day(release_id=release_id, area_codes=scorecard.areas if scorecard else (area_code,), as_at=query.as_at),
    )
    verdict = facts.verdict(line=replace(line, area_code=""), area_code=area_code, looked_at=page.looked_at)
    kind = verdict.period.kind if verdict.period else PeriodKind.NOT_STATED
    target = verdict.comparator(ComparatorKind.TARGET)
    own = page.series(area_code=area_code)
    return IndicatorView(
        indicator=indicator,
        verdict=verdict,
        headline=headline(verdict),
        kind_choices=_kind_choices(own),
        kind=kind.value,
        area_choices=_area_choices(facts=facts, indicator=indicator),
        breakdown_choices=_breakdown_choices(facts=facts, indicator=indicator, area_code=area_code),
        scorecard_id=scorecard.scorecard_id if scorecard else "",
        scorecard_title=scorecard.title if scorecard else "",
        as_at=query.as_at,
        chart=_chart(page=page, own=own, kind=kind),
        target=target.value if target else None,
        target_words=target.label if target else "",
        breakdowns=breakdown_views(facts=facts, indicator=indicator, area_code=area_code),
        revisions=_revisions(page=page, own=own),
        others=_others(page=page),
        other_areas=_other_areas(page=page),
        area_names={code: area.name for code, area in facts.areas.items()},
        release_id=release_id,
    )


def headline(verdict: Verdict) -> str:
    """The finding in one sentence: where the figure stands, which way it moved and how it compares."""
    if verdict.observation is None or verdict.period is None:
        return verdict.reason
    parts = [f"{verdict.area}: {verdict.display} ({verdict.period.display})"]
    if verdict.change:
        parts.append(verdict.change.words)
    return ", ".join(parts) + f". {verdict.status}."


def _actual(facts: Facts, indicator: Indicator) -> list[Observation]:
    return [figure for figure in facts.of(indicator.indicator_id) if figure.role is Role.ACTUAL]


def _areas_with_figures(*, facts: Facts, indicator: Indicator) -> list[str]:
    """The areas with figures: authorities first, then by the number of figures; comparators of no board last."""
    numbers = Counter(figure.area_code for figure in _actual(facts, indicator))
    order = {AreaKind.UPPER_TIER_AUTHORITY: 0, AreaKind.COUNTRY: 3, AreaKind.REGION: 2}
    return sorted(numbers, key=lambda code: (order.get(facts.area(code).kind, 1), -numbers[code], code))


def _choose_area(*, facts: Facts, indicator: Indicator, query: IndicatorQuery, release_id: str) -> str:
    with_figures = _areas_with_figures(facts=facts, indicator=indicator)
    if query.area and (query.area in with_figures or query.area in facts.areas):
        return query.area
    scorecard, line = find_line(
        scorecards=queries.scorecards(release_id),
        scorecard_id=query.scorecard,
        indicator_id=indicator.indicator_id,
        area_code="",
        breakdown=(query.breakdown_type, query.breakdown),
    )
    watched = [line.area_code] if line and line.area_code else list(scorecard.areas) if scorecard else []
    return next((code for code in watched if code in with_figures), "") or next(iter([*with_figures, *watched]), ENGLAND)


def _choose_breakdown(*, facts: Facts, indicator: Indicator, query: IndicatorQuery, area_code: str) -> tuple[str, str]:
    here = [(figure.breakdown_type, figure.breakdown) for figure in _actual(facts, indicator) if figure.area_code == area_code]
    asked = (query.breakdown_type, query.breakdown)
    if asked in here or not here or ("", "") in here:
        return asked if asked in here else ("", "")
    return here[0]


def _choose_line(
    *, facts: Facts, indicator: Indicator, query: IndicatorQuery, area_code: str, breakdown: tuple[str, str], release_id: str
) -> tuple[Scorecard | None, ScorecardLine]:
    scorecard, found = find_line(
        scorecards=queries.scorecards(release_id),
        scorecard_id=query.scorecard,
        indicator_id=indicator.indicator_id,
        area_code=area_code,
        breakdown=breakdown,
    )
    line = found or own_rule(facts=facts, indicator_id=indicator.indicator_id, breakdown=breakdown)
    return scorecard, replace(line, period_kind=query.kind) if query.kind else line


def _kind_choices(own: Series) -> tuple[Choice, ...]:
    kinds = {point.period.kind: point.period.kind_words for point in own.points if point.period.end}
    return tuple(Choice(value=kind.value, words=words[:1].upper() + words[1:]) for kind, words in kinds.items())


def _area_choices(*, facts: Facts, indicator: Indicator) -> tuple[Choice, ...]:
    return tuple(Choice(value=code, words=facts.area(code).name) for code in _areas_with_figures(facts=facts, indicator=indicator))


def _breakdown_choices(*, facts: Facts, indicator: Indicator, area_code: str) -> tuple[Choice, ...]:
    found = dict.fromkeys(
        (figure.breakdown_type, figure.breakdown) for figure in _actual(facts, indicator) if figure.area_code == area_code
    )
    return tuple(
        Choice(value=f"{kind}:{name}" if name else "", words=f"{kind.replace('_', ' ').capitalize()}: {name}" if name else "All")
        for kind, name in found
    )


def _chart(*, page: _Page, own: Series, kind: PeriodKind) -> tuple[ChartSeries, ...]:
    """The own series and each comparator's, of the same kind of period where it has one, else of its own kind."""
    area = page.facts.area(page.area_code)
    compared = page.breakdown if page.line.comparator_breakdown is None else _comparator_breakdown(page.line)
    wanted = [("own", area.name, own), ("england", "England", page.series(area_code=ENGLAND, breakdown=compared))]
    region = page.facts.areas.get(area.parent_code)
    if region and region.kind is AreaKind.REGION:
        wanted.append(("region", region.name, page.series(area_code=region.area_code, breakdown=compared)))
    best = [figure for figure in page.facts.of(page.indicator.indicator_id) if figure.role is Role.BEST_5_PERCENT]
    wanted.append(("best_5_percent", "Best 5%", resolve(tuple(best), indicator=page.indicator)))
    if page.area_code == ENGLAND:
        wanted = [entry for entry in wanted if entry[0] != "england"]
    drawn = (
        ChartSeries(
            role=role,
            name=name,
            points=tuple(series_point(point, indicator=page.indicator) for point in (series.of_kind(kind) or series.points)),
        )
        for role, name, series in wanted
    )
    return tuple(series for series in drawn if series.points)


def _comparator_breakdown(line: ScorecardLine) -> tuple[str, str]:
    return (line.breakdown_type if line.comparator_breakdown else "", line.comparator_breakdown or "")


def _revisions(*, page: _Page, own: Series) -> tuple[RevisionView, ...]:
    views = []
    for point in own.points:
        for others, is_conflict in ((point.earlier, False), (point.conflicts, True)):
            if others:
                views.append(
                    RevisionView(
                        period=point.period,
                        current=point.current,
                        current_display=observation_display(point.current, indicator=page.indicator),
                        others=tuple(others),
                        other_displays=tuple(observation_display(other, indicator=page.indicator) for other in others),
                        is_conflict=is_conflict,
                    )
                )
    return tuple(views)


def _others(*, page: _Page) -> tuple[SeriesPoint, ...]:
    """Targets, plans, forecasts and thresholds: printed, but never drawn as performance."""
    return tuple(
        SeriesPoint(
            observation=figure,
            period=figure.period,
            display=observation_display(figure, indicator=page.indicator),
            previously=(),
            conflicts=(),
        )
        for figure in page.facts.of(page.indicator.indicator_id)
        if figure.role not in {Role.ACTUAL, Role.BEST_5_PERCENT} and figure.area_code in {page.area_code, ENGLAND}
    )


def _other_areas(*, page: _Page) -> tuple[Tile, ...]:
    here = {
        figure.area_code
        for figure in _actual(page.facts, page.indicator)
        if (figure.breakdown_type, figure.breakdown) == page.breakdown and figure.area_code not in {page.area_code, ENGLAND}
    }
    line = replace(page.line, area_code="", label="", target=None)
    return tuple(build_tile(facts=page.facts, line=line, area_code=code, looked_at=page.looked_at) for code in sorted(here))


def indicator_name(indicator_id: str) -> str:
    """The short name of an indicator, or nothing for an unknown id."""
    found = queries.indicator_for(queries.live_release_id(), indicator_id)
    return found.short_name if found else ""
