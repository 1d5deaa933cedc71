"""The data page and a source's own page: what was loaded, what was not and why, what disagrees, and every figure by its line."""

from analysis.disagreements import CODES, MEND, JudgementKind, is_of_whole_area
from analysis.formatting import display_figure
from analysis.observations import Observation, Role
from analysis.series import resolve
from analysis.signs import as_held
from analysis.views import DataView, DisagreementRow, FigureRow, ProblemRow, RevisionView, SourceRow, SourceView
from board.cache import remembered
from board.errors import UnknownPageError
from board.live import live_release_id
from board.revisions import revision_views
from data_loaders import problem_queries, queries
from data_loaders.problems import Place

PAGE_LENGTH = 100
_MOST_CONFLICTS = 200


def data_view() -> DataView:
    """The data page of the live release."""
    return _data(live_release_id())


def source_view(*, source_id: str, line: int | None = None, page: int = 1, only_doubts: bool = False) -> SourceView:
    """A source's figures: those of one line, or all of them a page at a time. Raises UnknownPageError for an unknown source."""
    release_id = live_release_id()
    row = next((found for found in source_rows() if found.source_id == source_id), None)
    if row is None:
        message = f"There is no source called '{source_id}'."
        raise UnknownPageError(message)
    total = queries.count_observations(release_id, source_id=source_id, line=line, only_doubts=only_doubts)
    pages = max(1, -(-total // PAGE_LENGTH))
    shown = min(max(page, 1), pages)
    figures = queries.observations_page(
        release_id, source_id=source_id, line=line, only_doubts=only_doubts, offset=(shown - 1) * PAGE_LENGTH, limit=PAGE_LENGTH
    )
    return SourceView(
        source=row,
        line=line,
        figures=tuple(_figure_row(figure, release_id=release_id) for figure in figures),
        problems=problem_rows(source_id=source_id),
        page=shown,
        pages=pages,
        total=total,
        only_doubts=only_doubts,
        release_id=release_id,
    )


def source_title(source_id: str) -> str:
    """The title of a source, or nothing for an unknown one."""
    return _titles(live_release_id()).get(source_id, "")


def source_rows() -> tuple[SourceRow, ...]:
    """Every source of the live release, with how its rows were accounted for."""
    release_id = live_release_id()
    facts = queries.source_facts(release_id)
    return tuple(
        SourceRow(
            source_id=source.source_id,
            title=source.title,
            publisher=source.publisher,
            published_on=source.published_on,
            is_day_of_loading=source.loading_day is not None,
            published_note=source.published_note,
            licence=source.licence,
            file_name=source.file_name,
            rows_read=source.rows_read,
            rows_loaded=source.rows_loaded,
            rows_rejected=source.rows_rejected,
            rows_folded=source.rows_folded,
            loaded_at=source.loaded_at,
            doubts=facts[source.source_id].doubts if source.source_id in facts else 0,
            figures_to=facts[source.source_id].figures_to if source.source_id in facts else None,
        )
        for source in queries.sources(release_id)
    )


def problem_rows(*, source_id: str = "") -> tuple[ProblemRow, ...]:
    """What was rejected, folded or warned of, of all sources or one."""
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
        for problem in problem_queries.problems(live_release_id(), source_id=source_id)
    )


def _data(release_id: str) -> DataView:
    release = queries.release(release_id)
    conflicts = _conflicts(release_id)
    return DataView(
        sources=source_rows(),
        problems=tuple(problem for problem in problem_rows() if problem.code not in CODES),
        conflicts=tuple(conflict for _, conflict in conflicts),
        conflict_names=tuple(name for name, _ in conflicts),
        disagreements=_disagreements(release_id),
        release_id=release_id,
        published_at=release.published_at.strftime("%-d %B %Y at %H:%M"),
        observations=release.observations,
    )


@remembered
def _disagreements(release_id: str) -> tuple[DisagreementRow, ...]:
    """Every judgement of a source's own that its figures contradict: of each source those of whole areas first."""
    indicators, areas, titles = queries.indicators(release_id), queries.areas(release_id), _titles(release_id)
    rows = []
    for found in problem_queries.contradicted(release_id):
        problem, indicator = found.problem, indicators[found.indicator_id]
        place = Place(file_name=problem.file_name, line=problem.line).words
        area = areas[found.area_code].name if found.area_code in areas else found.area_code
        rows.append(
            DisagreementRow(
                name=" · ".join(part for part in (indicator.short_name, found.breakdown, area) if part),
                indicator_id=found.indicator_id,
                area_code=found.area_code,
                breakdown_type=found.breakdown_type,
                breakdown=found.breakdown,
                source_id=problem.source_id,
                source_title=titles[problem.source_id],
                source_line=found.source_line,
                is_trend=problem.code == JudgementKind.TREND,
                words=problem.message.removeprefix(f"{place}: ").removesuffix(MEND).strip(),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.source_id, not is_of_whole_area(row.breakdown_type))))


def _titles(release_id: str) -> dict[str, str]:
    return {source.source_id: source.title for source in queries.sources(release_id)}


@remembered
def _conflicts(release_id: str) -> list[tuple[str, RevisionView]]:
    """Every figure that a later source revises, or that one source prints in two ways."""
    keys = queries.printed_twice(release_id, most=_MOST_CONFLICTS)
    indicators, areas = queries.indicators(release_id), queries.areas(release_id)
    wanted = tuple(sorted({key.indicator_id for key in keys}))
    codes = tuple(sorted({key.area_code for key in keys}))
    figures = queries.observations(release_id, indicator_ids=wanted, area_codes=codes) if keys else ()
    found = []
    for key in keys:
        indicator = indicators[key.indicator_id]
        area = areas[key.area_code].name if key.area_code in areas else key.area_code
        mine = [
            as_held(figure, indicator=indicator)
            for figure in figures
            if (figure.indicator_id, figure.area_code, figure.breakdown_type, figure.breakdown, figure.role)
            == (key.indicator_id, key.area_code, key.breakdown_type, key.breakdown, Role(key.role))
        ]
        name = " · ".join(part for part in (indicator.short_name, key.breakdown, area) if part)
        found += [(name, view) for view in revision_views(resolve(mine, indicator=indicator), indicator=indicator)]
    return found


def _figure_row(figure: Observation, *, release_id: str) -> FigureRow:
    indicators, areas = queries.indicators(release_id), queries.areas(release_id)
    indicator = indicators[figure.indicator_id]
    return FigureRow(
        observation=figure,
        indicator_name=indicator.short_name,
        area_name=areas[figure.area_code].name if figure.area_code in areas else figure.area_code,
        display=display_figure(as_held(figure, indicator=indicator), indicator=indicator),
    )
