"""The data page and a source's own page: what was loaded, what was not and why, what disagrees, and every figure by its line."""

from collections import defaultdict
from dataclasses import replace

from analysis.observations import Observation
from analysis.series import resolve
from analysis.views import DataView, FigureRow, ProblemRow, RevisionView, SourceRow, SourceView
from board.cache import remembered
from board.errors import UnknownPageError
from board.tiles import observation_display
from data_loaders import queries

PAGE_LENGTH = 100


def data_view() -> DataView:
    """The data page of the live release."""
    return _data(queries.live_release_id())


def source_view(*, source_id: str, line: int | None = None, page: int = 1, only_doubts: bool = False) -> SourceView:
    """A source's figures: those of one line, or all of them a page at a time. Raises UnknownPageError for an unknown source."""
    return _source(queries.live_release_id(), source_id, line, page, only_doubts)


def source_exists(source_id: str) -> bool:
    """Whether the live release holds a source of that id."""
    return any(source.source_id == source_id for source in queries.sources(queries.live_release_id()))


@remembered
def _data(release_id: str) -> DataView:
    release = queries.release(release_id)
    figures = queries.observations(release_id)
    doubts: dict[str, int] = defaultdict(int)
    for figure in figures:
        doubts[figure.provenance.source_id] += bool(figure.doubt)
    conflicts = _conflicts(release_id=release_id, figures=figures)
    return DataView(
        sources=tuple(replace(row, doubts=doubts[row.source_id]) for row in _source_rows(release_id)),
        problems=_problem_rows(release_id, source_id=""),
        conflicts=tuple(conflict for _, conflict in conflicts),
        conflict_names=tuple(name for name, _ in conflicts),
        release_id=release_id,
        published_at=release.published_at.strftime("%-d %B %Y at %H:%M"),
        observations=release.observations,
    )


def _conflicts(*, release_id: str, figures: tuple[Observation, ...]) -> list[tuple[str, RevisionView]]:
    """Every figure that a later source revises, or that one source prints in two ways."""
    indicators, areas = queries.indicators(release_id), queries.areas(release_id)
    grouped: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for figure in figures:
        grouped[(figure.indicator_id, figure.area_code, figure.breakdown_type, figure.breakdown, figure.role.value)].append(figure)
    found = []
    for (indicator_id, area_code, _, breakdown, _), members in grouped.items():
        indicator = indicators[indicator_id]
        area = areas[area_code].name if area_code in areas else area_code
        name = " · ".join(part for part in (indicator.short_name, breakdown, area) if part)
        for point in resolve(tuple(members), indicator=indicator).points:
            for others, is_conflict in ((point.earlier, False), (point.conflicts, True)):
                if any(other.value != point.current.value for other in others):
                    view = RevisionView(
                        period=point.period,
                        current=point.current,
                        current_display=observation_display(point.current, indicator=indicator),
                        others=tuple(others),
                        other_displays=tuple(observation_display(other, indicator=indicator) for other in others),
                        is_conflict=is_conflict,
                    )
                    found.append((name, view))
    return found


def _source_rows(release_id: str) -> tuple[SourceRow, ...]:
    return tuple(
        SourceRow(
            source_id=source.source_id,
            title=source.title,
            publisher=source.publisher,
            published_on=source.published_on,
            published_note=source.published_note,
            licence=source.licence,
            file_name=source.file_name,
            rows_read=source.rows_read,
            rows_loaded=source.rows_loaded,
            rows_rejected=source.rows_rejected,
            rows_folded=source.rows_folded,
            loaded_at=source.loaded_at.strftime("%-d %B %Y at %H:%M"),
            doubts=0,
        )
        for source in queries.sources(release_id)
    )


def _problem_rows(release_id: str, *, source_id: str) -> tuple[ProblemRow, ...]:
    return tuple(
        ProblemRow(
            source_id=problem.source_id,
            file_name=problem.file_name,
            line=problem.line,
            column=problem.column,
            severity=problem.severity.value,
            code=problem.code,
            message=problem.message,
        )
        for problem in queries.problems(release_id, source_id=source_id)
    )


@remembered
def _source(release_id: str, source_id: str, line: int | None, page: int, only_doubts: bool) -> SourceView:  # noqa: FBT001 - remembered by position
    row = next((found for found in _source_rows(release_id) if found.source_id == source_id), None)
    if row is None:
        message = f"There is no source called '{source_id}'."
        raise UnknownPageError(message)
    everything = queries.observations(release_id, source_id=source_id)
    kept = [figure for figure in everything if line in {None, figure.provenance.line} and (figure.doubt or not only_doubts)]
    pages = max(1, -(-len(kept) // PAGE_LENGTH))
    shown = min(max(page, 1), pages)
    indicators, areas = queries.indicators(release_id), queries.areas(release_id)
    return SourceView(
        source=replace(row, doubts=sum(bool(figure.doubt) for figure in everything)),
        line=line,
        figures=tuple(
            FigureRow(
                observation=figure,
                indicator_name=indicators[figure.indicator_id].short_name,
                area_name=areas[figure.area_code].name if figure.area_code in areas else figure.area_code,
                display=observation_display(figure, indicator=indicators[figure.indicator_id]),
            )
            for figure in kept[(shown - 1) * PAGE_LENGTH : shown * PAGE_LENGTH]
        ),
        problems=_problem_rows(release_id, source_id=source_id),
        page=shown,
        pages=pages,
        total=len(kept),
        only_doubts=only_doubts,
        release_id=release_id,
    )
