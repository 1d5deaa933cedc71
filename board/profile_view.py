"""A scorecard's lines for an area beside its statistical neighbours, its region, or areas that the reader chooses."""

from collections import Counter
from dataclasses import replace
from datetime import date

from analysis.areas import ENGLAND, AreaKind
from analysis.profile_query import ProfileQuery
from analysis.profile_views import LeftOut, ProfileCell, ProfileColumn, ProfilePriority, ProfileRow, ProfileView
from analysis.scorecards import Priority, Scorecard
from analysis.verdict import Verdict
from board.authority_choices import authority_choices, chosen_area
from board.cache import remembered
from board.facts import Facts, read_facts
from board.lines import WatchedLine, watched_lines
from board.live import live_release_id, today
from board.profile_areas import Company, company
from board.scorecard_view import find_scorecard, indicator_ids
from board.tiles import plain_tile
from data_loaders import authority_queries, queries


def profile_view(*, scorecard_id: str, query: ProfileQuery) -> ProfileView:
    """The profile of an area on a scorecard of the live release. Raises UnknownPageError for an unknown id.

    An unknown area is dropped. Without ``beside`` the area stands beside its statistical neighbours, if they are loaded, else
    beside the scorecard's other areas or, if it has none, its region.
    """
    scorecard = find_scorecard(scorecard_id)
    release_id = live_release_id()
    areas = queries.areas(release_id)
    own = chosen_area(query.area, choices=authority_choices(scorecard, areas=areas))
    around = company(own, scorecard=scorecard, areas=areas, model=authority_queries.neighbour_model(release_id))
    return _view(release_id, today(), scorecard_id, own, around.known(query.beside) or around.usual)


@remembered
def _view(release_id: str, day: date, scorecard_id: str, area: str, beside: tuple[str, ...]) -> ProfileView:
    scorecard = find_scorecard(scorecard_id)
    areas = queries.areas(release_id)
    around = company(area, scorecard=scorecard, areas=areas, model=authority_queries.neighbour_model(release_id))
    codes = tuple(dict.fromkeys((area, ENGLAND, *around.codes(beside))))
    facts = read_facts(release_id=release_id, indicator_ids=indicator_ids(scorecard), as_at=None, area_codes=codes)
    priorities = _priorities(scorecard, facts, codes=codes, day=day)
    shown = [code in {area, ENGLAND} or _has_any(priorities, place) for place, code in enumerate(codes)]
    return ProfileView(
        scorecard_id=scorecard.scorecard_id,
        title=scorecard.title,
        board=scorecard.board,
        area_code=area,
        area_name=facts.area(area).name,
        beside=beside,
        beside_words=around.words(beside),
        area_choices=authority_choices(scorecard, areas=areas),
        beside_choices=around.choices(beside),
        columns=tuple(_column(facts, around, code) for code, kept in zip(codes, shown, strict=True) if kept),
        priorities=tuple(_with_cells(priority, shown) for priority in priorities),
        left_out=_left_out(scorecard, facts),
        without_figures=tuple(facts.area(code).name for code, kept in zip(codes, shown, strict=True) if not kept),
        newest_published=facts.newest_published(area_codes=codes),
        release_id=release_id,
    )


def _priorities(scorecard: Scorecard, facts: Facts, *, codes: tuple[str, ...], day: date) -> tuple[ProfilePriority, ...]:
    by_number: dict[int, list[ProfileRow]] = {}
    for watched in watched_lines(scorecard):
        if not watched.line.area_code:
            number = int(watched.line_id.partition(".")[0])
            by_number.setdefault(number, []).append(_row(facts, watched, codes=codes, day=day))
    found: list[tuple[Priority, list[ProfileRow]]] = [(scorecard.priorities[number - 1], rows) for number, rows in by_number.items()]
    return tuple(ProfilePriority(title=priority.title, lead=priority.lead, rows=tuple(rows)) for priority, rows in found)


def _row(facts: Facts, watched: WatchedLine, *, codes: tuple[str, ...], day: date) -> ProfileRow:
    tiles = [plain_tile(facts=facts, watched=watched, area_code=code, looked_at=day) for code in codes]
    first = tiles[0].verdict
    cells = tuple(_cell(tile.verdict) for tile in tiles)
    periods = Counter(cell.period for cell in cells if cell.period)
    return ProfileRow(
        line_id=watched.line_id,
        label=tiles[0].label,
        indicator_id=first.indicator_id,
        breakdown_type=first.breakdown_type,
        breakdown=first.breakdown,
        unit=first.unit,
        unit_words=first.unit_words,
        polarity=first.polarity,
        rate_against=watched.line.rate_against,
        period=periods.most_common(1)[0][0] if periods else "",
        cells=cells,
    )


def _cell(verdict: Verdict) -> ProfileCell:
    figure = verdict.observation
    return ProfileCell(
        area_code=verdict.area_code,
        value=verdict.value,
        display=verdict.display,
        symbol=figure.symbol if figure else None,
        has_figure=figure is not None,
        period=verdict.period.display if verdict.period else "",
        outcome=verdict.outcome,
        rag=verdict.rag,
        status=verdict.status,
        reason=verdict.reason,
        certainty=verdict.certainty,
        is_old=verdict.freshness is not None and verdict.freshness.is_old,
        is_doubtful=figure is not None and bool(figure.doubt),
        provenance=verdict.provenance,
    )


def _has_any(priorities: tuple[ProfilePriority, ...], place: int) -> bool:
    return any(row.cells[place].has_figure for priority in priorities for row in priority.rows)


def _with_cells(priority: ProfilePriority, shown: list[bool]) -> ProfilePriority:
    rows = (replace(row, cells=tuple(cell for cell, kept in zip(row.cells, shown, strict=True) if kept)) for row in priority.rows)
    return replace(priority, rows=tuple(rows))


def _column(facts: Facts, around: Company, code: str) -> ProfileColumn:
    area = facts.area(code)
    has_profile = area.kind is AreaKind.UPPER_TIER_AUTHORITY or code in around.scorecard.areas
    return ProfileColumn(area_code=code, name=area.name, is_own=code == around.area, has_profile=has_profile)


def _left_out(scorecard: Scorecard, facts: Facts) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(
            label=watched.line.label or facts.indicators[watched.line.indicator_id].short_name,
            area_name=facts.area(watched.line.area_code).name,
        )
        for watched in watched_lines(scorecard)
        if watched.line.area_code
    )
