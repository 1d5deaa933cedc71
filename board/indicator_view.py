"""An indicator page: one verdict explained, its series beside every comparator that exists, its breakdowns and its revisions."""

from dataclasses import dataclass, replace
from datetime import date

from analysis.areas import ENGLAND, AreaKind
from analysis.comparators import best_5_series
from analysis.formatting import display_figure
from analysis.indicator_query import IndicatorQuery
from analysis.indicators import Indicator
from analysis.observations import Role
from analysis.periods import PeriodKind
from analysis.scorecards import RateAgainst
from analysis.series import Point, Series, resolve
from analysis.verdict import ComparatorKind, Outcome, Verdict
from analysis.views import ChartSeries, Choice, IndicatorView, SeriesPoint, Tile
from board.breakdowns import breakdown_views
from board.cache import remembered
from board.errors import UnknownPageError
from board.facts import Facts, read_facts
from board.indicator_choices import Chosen, area_choices, breakdown_choices, choose
from board.live import live_release_id, today
from board.points import series_point
from board.revisions import revision_views
from board.tiles import line_figures
from data_loaders import queries

_ONLY_PLANS = "Only targets, plans or forecasts are printed for this indicator: no figure of what happened is loaded."


def indicator_view(*, indicator_id: str, query: IndicatorQuery) -> IndicatorView:
    """The indicator of the live release for the area and breakdown asked for. Raises UnknownPageError for an unknown id."""
    release_id = live_release_id()
    indicator = queries.indicator_for(release_id, indicator_id)
    if indicator is None:
        message = f"There is no indicator called '{indicator_id}'."
        raise UnknownPageError(message)
    return _view(release_id, today(), indicator.indicator_id, tuple(_known(query, release_id=release_id).query().items()))


def indicator_name(indicator_id: str) -> str:
    """The name of an indicator by its id or an alias, or nothing for an unknown id."""
    found = queries.indicator_for(live_release_id(), indicator_id)
    return found.name if found else ""


def _known(query: IndicatorQuery, *, release_id: str) -> IndicatorQuery:
    """The query without an area or scorecard that the release does not hold, so that the address cannot make views without end."""
    cards = {scorecard.scorecard_id for scorecard in queries.scorecards(release_id)}
    named = query.scorecard in cards
    return replace(
        query,
        area=query.area if query.area in queries.areas(release_id) else "",
        scorecard=query.scorecard if named else "",
        line=query.line if named else "",
    )


@dataclass(frozen=True, kw_only=True)
class _Page:
    """What the parts of one page share."""

    facts: Facts
    indicator: Indicator
    chosen: Chosen
    looked_at: date

    def series(self, *, area_code: str, breakdown: tuple[str, str] | None = None) -> Series:
        kept = self.chosen.breakdown if breakdown is None else breakdown
        figures = line_figures(
            facts=self.facts, indicator_id=self.indicator.indicator_id, area_code=area_code, breakdown_type=kept[0], breakdown=kept[1]
        )
        return resolve(figures, indicator=self.indicator)

    @property
    def own(self) -> Series:
        return self.series(area_code=self.chosen.area_code)

    @property
    def compared(self) -> tuple[str, str]:
        """The comparator's breakdown, which a line may name."""
        named = self.chosen.line.comparator_breakdown
        return self.chosen.breakdown if named is None else (self.chosen.line.breakdown_type if named else "", named)


@remembered
def _view(release_id: str, day: date, indicator_id: str, items: tuple[tuple[str, str], ...]) -> IndicatorView:
    query = IndicatorQuery.from_query(dict(items))
    indicator = queries.indicators(release_id)[indicator_id]
    facts = read_facts(release_id=release_id, indicator_ids=(indicator_id,), as_at=query.as_at)
    chosen = choose(facts=facts, indicator=indicator, query=query, scorecards=queries.scorecards(release_id))
    page = _Page(facts=facts, indicator=indicator, chosen=chosen, looked_at=query.as_at or day)
    verdict = facts.verdict(line=chosen.line, area_code=chosen.area_code, looked_at=page.looked_at)
    kind = verdict.period.kind if verdict.period else PeriodKind.NOT_STATED
    closer = _closer_kind(page, kind=kind)
    target = verdict.comparator(ComparatorKind.TARGET)
    is_due = verdict.rule.comparator is not RateAgainst.TARGET or verdict.outcome is not Outcome.NOT_RATED
    return IndicatorView(
        indicator=indicator,
        verdict=verdict,
        headline=_headline(page, verdict),
        line_id=chosen.line_id,
        kind_choices=_kind_choices(page.own),
        kind=kind.value,
        area_choices=area_choices(facts=facts, indicator=indicator),
        breakdown_choices=breakdown_choices(facts=facts, indicator=indicator, area_code=chosen.area_code),
        scorecard_id=chosen.scorecard.scorecard_id if chosen.scorecard else "",
        scorecard_title=chosen.scorecard.title if chosen.scorecard else "",
        as_at=query.as_at,
        chart=_chart(page=page, kind=kind),
        closer=_chart(page=page, kind=closer) if closer else (),
        closer_words=f"{closer.words} by {closer.words}" if closer else "",
        target=target.value if target and is_due else None,
        target_words=target.label if target else "",
        breakdowns=breakdown_views(facts=facts, indicator=indicator, area_code=chosen.area_code),
        revisions=revision_views(page.own, indicator=indicator),
        others=_others(page=page),
        other_areas=_other_areas(page=page),
        area_names={code: area.name for code, area in facts.areas.items()},
        release_id=release_id,
    )


def _headline(page: _Page, verdict: Verdict) -> str:
    """The finding in one sentence: where the figure stands, which way it moved and how it compares."""
    if verdict.observation is None or verdict.period is None:
        has_others = any(figure.role is not Role.ACTUAL for figure in page.facts.of(page.indicator.indicator_id))
        has_actual = any(figure.role is Role.ACTUAL for figure in page.facts.of(page.indicator.indicator_id))
        return _ONLY_PLANS if has_others and not has_actual else verdict.reason
    parts = [f"{verdict.area}: {verdict.display} ({verdict.period.display})"]
    if verdict.change:
        parts.append(verdict.change.words)
    return ", ".join(parts) + f". {verdict.status}."


def _closer_kind(page: _Page, *, kind: PeriodKind) -> PeriodKind | None:
    """The months or quarters that the line draws beside its yearly figure."""
    spark_kind = page.chosen.line.spark_kind
    if not spark_kind or spark_kind == kind:
        return None
    found = PeriodKind(spark_kind)
    return found if len([point for point in page.own.points if point.period.kind is found]) > 1 else None


def _kind_choices(own: Series) -> tuple[Choice, ...]:
    kinds = {point.period.kind: point.period.kind_words for point in own.points if point.period.end}
    return tuple(Choice(value=kind.value, words=words[:1].upper() + words[1:]) for kind, words in kinds.items())


def _chart(*, page: _Page, kind: PeriodKind) -> tuple[ChartSeries, ...]:
    """The own series of a kind of period and each comparator's: of the same kind where it has one, else of its own."""
    area = page.facts.area(page.chosen.area_code)
    wanted = [("own", area.name, page.own)]
    if area.area_code != ENGLAND:
        wanted.append(("england", "England", page.series(area_code=ENGLAND, breakdown=page.compared)))
    region = page.facts.areas.get(area.parent_code)
    if region and region.kind is AreaKind.REGION:
        wanted.append(("region", region.name, page.series(area_code=region.area_code, breakdown=page.compared)))
    best = best_5_series(
        page.facts.of(page.indicator.indicator_id), indicator=page.indicator, breakdown=page.compared, area_code=area.area_code
    )
    wanted.append(("best_5_percent", "Best 5%", best))
    drawn = (
        ChartSeries(role=role, name=name, points=_points(series, kind=kind, page=page, own=role == "own")) for role, name, series in wanted
    )
    return tuple(series for series in drawn if series.points)


def _points(series: Series, *, kind: PeriodKind, page: _Page, own: bool) -> tuple[SeriesPoint, ...]:
    chosen: tuple[Point, ...] = series.of_kind(kind)
    if not chosen and (own or page.own.of_kind(kind)):
        chosen = series.points
    return tuple(series_point(point, indicator=page.indicator) for point in chosen)


def _others(*, page: _Page) -> tuple[SeriesPoint, ...]:
    """Targets, plans, forecasts and thresholds: printed, but never drawn as performance."""
    return tuple(
        SeriesPoint(
            observation=figure,
            period=figure.period,
            display=display_figure(figure, indicator=page.indicator),
            previously=(),
            conflicts=(),
        )
        for figure in page.facts.of(page.indicator.indicator_id)
        if figure.role not in {Role.ACTUAL, Role.BEST_5_PERCENT} and figure.area_code in {page.chosen.area_code, ENGLAND}
    )


def _other_areas(*, page: _Page) -> tuple[Tile, ...]:
    here = {
        figure.area_code
        for figure in page.facts.of(page.indicator.indicator_id)
        if figure.role is Role.ACTUAL
        and (figure.breakdown_type, figure.breakdown) == page.chosen.breakdown
        and figure.area_code not in {page.chosen.area_code, ENGLAND}
    }
    line = replace(page.chosen.line, label="", target=None, no_figure="")
    verdicts = [page.facts.verdict(line=line, area_code=code, looked_at=page.looked_at) for code in sorted(here)]
    return tuple(Tile(verdict=verdict, label=verdict.short_name, spark=None) for verdict in verdicts)
