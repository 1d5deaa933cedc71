"""A scorecard page: tiles by priority for one area, or heat rows for several."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from analysis.filters import ALL_AREAS, ScorecardFilters
from analysis.scorecards import Priority, Scorecard
from analysis.verdict import Certainty, Judgement, Outcome
from analysis.views import Choice, Counts, HeatRow, PriorityView, ScorecardView, Tile
from board.cache import remembered
from board.errors import UnknownPageError
from board.facts import Facts, looking_day, read_facts
from board.tiles import build_tile, once
from data_loaders import queries

_LOOK_FIRST = 3


def scorecard_view(*, scorecard_id: str, filters: ScorecardFilters) -> ScorecardView:
    """The scorecard of the live release as the filters ask for it. Raises UnknownPageError for an unknown id."""
    release_id = queries.live_release_id()
    return _view(release_id, scorecard_id, tuple(filters.query().items()))


def scorecards(*, release_id: str) -> tuple[Scorecard, ...]:
    """The scorecards of a release, in the order that its catalogue gives."""
    return queries.scorecards(release_id)


def find_scorecard(*, release_id: str, scorecard_id: str) -> Scorecard:
    """The scorecard of that id. Raises UnknownPageError."""
    for scorecard in queries.scorecards(release_id):
        if scorecard.scorecard_id == scorecard_id:
            return scorecard
    message = f"There is no scorecard called '{scorecard_id}'."
    raise UnknownPageError(message)


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """What every tile of one view shares."""

    facts: Facts
    looked_at: date

    def tiles(self, *, priority: Priority, area_code: str) -> tuple[Tile, ...]:
        return tuple(build_tile(facts=self.facts, line=line, area_code=area_code, looked_at=self.looked_at) for line in priority.lines)


@remembered
def _view(release_id: str, scorecard_id: str, query: tuple[tuple[str, str], ...]) -> ScorecardView:
    scorecard = find_scorecard(release_id=release_id, scorecard_id=scorecard_id)
    filters = ScorecardFilters.from_query(dict(query))
    indicator_ids = tuple(sorted({line.indicator_id for priority in scorecard.priorities for line in priority.lines}))
    facts = read_facts(release_id=release_id, indicator_ids=indicator_ids, as_at=filters.as_at)
    chosen = chosen_areas(scorecard=scorecard, area=filters.area)
    reading = _Reading(facts=facts, looked_at=looking_day(release_id=release_id, area_codes=scorecard.areas, as_at=filters.as_at))
    numbered = [(str(number), priority) for number, priority in enumerate(scorecard.priorities, start=1)]
    wanted = [priority for number, priority in numbered if filters.priority in {"", number}] or list(scorecard.priorities)
    by_area = {code: [(priority, reading.tiles(priority=priority, area_code=code)) for priority in wanted] for code in chosen}
    several = len(chosen) > 1
    everything = once([tile for read in by_area.values() for _, tiles in read for tile in tiles])
    priorities = () if several else _priorities(read=by_area[chosen[0]], filters=filters)
    heat_rows = _heat_rows(by_area=by_area, filters=filters) if several else ()
    return ScorecardView(
        scorecard_id=scorecard.scorecard_id,
        title=scorecard.title,
        board=scorecard.board,
        description=scorecard.description,
        caution=scorecard.caution,
        area_name=" · ".join(facts.area(code).name for code in chosen),
        filters=filters,
        area_choices=_area_choices(scorecard=scorecard, facts=facts),
        priority_choices=tuple(Choice(value=number, words=priority.title) for number, priority in numbered),
        counts=count(everything),
        shown=len(heat_rows) if several else sum(len(priority.tiles) for priority in priorities),
        look_first=worst_first(everything)[:_LOOK_FIRST],
        priorities=priorities,
        heat_areas=tuple(facts.area(code).name for code in chosen) if several else (),
        heat_rows=heat_rows,
        newest_published=facts.newest_published(area_codes=chosen),
        looked_at=reading.looked_at,
        release_id=release_id,
    )


def chosen_areas(*, scorecard: Scorecard, area: str) -> tuple[str, ...]:
    """The areas to show: the one asked for, else all of them. An area that the scorecard does not hold is dropped."""
    if area != ALL_AREAS and area in scorecard.areas:
        return (area,)
    return scorecard.areas


def count(tiles: list[Tile]) -> Counts:
    """How many of the lines stand how; each line is counted once."""
    with_figure = [tile.verdict for tile in tiles if tile.verdict.observation is not None]
    judged = Counter(verdict.outcome for verdict in with_figure if verdict.polarity.is_judged)
    return Counts(
        worse=judged[Outcome.WORSE],
        similar=judged[Outcome.SIMILAR],
        better=judged[Outcome.BETTER],
        neutral=len(with_figure) - judged.total(),
        not_rated=judged[Outcome.NOT_RATED],
        no_figure=len(tiles) - len(with_figure),
        red_and_worsening=sum(verdict.is_red_and_worsening for verdict in with_figure),
        total=len(tiles),
    )


def worst_first(tiles: list[Tile]) -> tuple[Tile, ...]:
    """The tiles that a board looks at first: red and worsening, then red, then those that moved the wrong way."""
    return tuple(sorted((tile for tile in tiles if _calls_for_a_look(tile)), key=urgency))


def _calls_for_a_look(tile: Tile) -> bool:
    """Red or getting worse; what may be chance, such as one complaint after none, stays on its tile."""
    verdict = tile.verdict
    is_red = verdict.outcome is Outcome.WORSE and verdict.certainty is not Certainty.NOT_CERTAIN
    return is_red or verdict.trend.judgement is Judgement.WORSE


def urgency(tile: Tile) -> tuple[bool, bool, bool]:
    """The order of "look here first": red and worsening, then red, then worsening."""
    verdict = tile.verdict
    return (
        not verdict.is_red_and_worsening,
        verdict.outcome is not Outcome.WORSE,
        verdict.trend.judgement is not Judgement.WORSE,
    )


def _priorities(*, read: list[tuple[Priority, tuple[Tile, ...]]], filters: ScorecardFilters) -> tuple[PriorityView, ...]:
    kept = (
        PriorityView(
            title=priority.title, lead=priority.lead, tiles=tuple(tile for tile in tiles if filters.keeps(tile.verdict, label=tile.label))
        )
        for priority, tiles in read
    )
    return tuple(view for view in kept if view.tiles)


def _heat_rows(*, by_area: dict[str, list[tuple[Priority, tuple[Tile, ...]]]], filters: ScorecardFilters) -> tuple[HeatRow, ...]:
    columns = list(by_area.values())
    rows = (
        HeatRow(priority=priority.title, label=tiles[0].label, tiles=tiles)
        for position, (priority, first) in enumerate(columns[0])
        for number in range(len(first))
        if (tiles := tuple(column[position][1][number] for column in columns))
    )
    return tuple(row for row in rows if any(filters.keeps(tile.verdict, label=tile.label) for tile in row.tiles))


def _area_choices(*, scorecard: Scorecard, facts: Facts) -> tuple[Choice, ...]:
    single = tuple(Choice(value=code, words=facts.area(code).name) for code in scorecard.areas)
    if len(single) == 1:
        return single
    return (Choice(value="", words="All, side by side"), *single)


def live_release() -> str:
    """The id of the release that pages show now."""
    return queries.live_release_id()
