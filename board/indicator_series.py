"""The series of an indicator page: the area's own beside every comparator that is printed, and where its points come from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from analysis.areas import ENGLAND, Area, AreaKind
from analysis.centiles import LEAST_AUTHORITIES
from analysis.observations import Role
from analysis.periods import PeriodKind
from analysis.series import Point, Series
from analysis.stretch import stretch_of
from analysis.subject import Subject
from analysis.views import ChartSeries, Choice, PointSource, SeriesPoint
from board.points import series_point
from data_loaders.records import Held


def kind_choices(own: Series) -> tuple[Choice, ...]:
    """The kinds of period that the series can be shown by."""
    kinds = {point.period.kind: point.period.kind_words for point in own.points if point.period.end}
    return tuple(Choice(value=kind.value, words=words[:1].upper() + words[1:]) for kind, words in kinds.items())


def closer_kind(subject: Subject, *, kind: PeriodKind) -> PeriodKind | None:
    """The months or quarters that the line draws beside its yearly figure."""
    spark_kind = subject.line.spark_kind
    if not spark_kind or spark_kind == kind:
        return None
    found = PeriodKind(spark_kind)
    return found if len([point for point in subject.own.points if point.period.kind is found]) > 1 else None


def chart(subject: Subject, *, kind: PeriodKind) -> tuple[ChartSeries, ...]:
    """The own series of a kind of period, England's and the region's: of the same kind where they have one, else of their own.

    Beside months and quarters these are shown for the stretch of the own figures only; beside a volume there are none.
    """
    own = ChartSeries(role="own", name=subject.area.name, points=_points(subject.own, kind=kind, subject=subject))
    stretch = stretch_of(own.points, kind=kind)
    found = [(role, name, _points(series, kind=kind, subject=subject)) for role, name, series in _beside(subject)]
    beside = (ChartSeries(role=role, name=name, points=stretch.beside(points) if stretch else points) for role, name, points in found)
    return tuple(series for series in (own, *beside) if series.points)


def _beside(subject: Subject) -> Iterator[tuple[str, str, Series]]:
    """England's series and the region's, each with its role and name."""
    if subject.indicator.is_volume:
        return
    area, breakdown = subject.area, subject.compared
    if area.area_code != ENGLAND:
        yield "england", "England", subject.series(role=Role.ACTUAL, area_code=ENGLAND, breakdown=breakdown)
    region = subject.areas.get(area.parent_code)
    if region and region.kind is AreaKind.REGION:
        yield "region", region.name, subject.series(role=Role.ACTUAL, area_code=region.area_code, breakdown=breakdown)


def closer_chart(subject: Subject, *, kind: PeriodKind) -> tuple[ChartSeries, ...]:
    """The months or quarters themselves: comparators have a part in them only with figures of that kind; the years stand in ``chart``."""
    own, *beside = chart(subject, kind=kind)
    kinds = {point.period.kind for point in own.points}
    alike = (replace(series, points=tuple(point for point in series.points if point.period.kind in kinds)) for series in beside)
    return (own, *(series for series in alike if series.points))


def point_sources(points: Iterable[SeriesPoint], *, held: tuple[Held, ...], areas: Mapping[str, Area]) -> tuple[PointSource, ...]:
    """The sources of some points, the national ones first, then in the order in which they first appear.

    A source is national where it holds the indicator for as many authorities as a best 5% needs; every other is local.
    """
    numbers = Counter(point.observation.provenance.source_id for point in points)
    titles = {point.observation.provenance.source_id: point.observation.provenance.source_title for point in points}
    authorities = Counter(
        source_id
        for source_id, area_code in {(found.source_id, found.area_code) for found in held if found.role == Role.ACTUAL}
        if area_code in areas and areas[area_code].kind is AreaKind.UPPER_TIER_AUTHORITY
    )
    found = (
        PointSource(source_id=source_id, title=titles[source_id], is_national=authorities[source_id] >= LEAST_AUTHORITIES, figures=number)
        for source_id, number in numbers.items()
    )
    return tuple(sorted(found, key=lambda source: not source.is_national))


def _points(series: Series, *, kind: PeriodKind, subject: Subject) -> tuple[SeriesPoint, ...]:
    chosen: tuple[Point, ...] = series.of_kind(kind)
    if not chosen and (series is subject.own or subject.own.of_kind(kind)):
        chosen = series.points
    return tuple(series_point(point, indicator=subject.indicator) for point in chosen)
