"""A scorecard page: tiles by priority for one area, or heat rows for several."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from analysis.filters import ALL_AREAS, ScorecardFilters
from analysis.narrative import covering_paragraphs
from analysis.scorecards import Priority, Scorecard
from analysis.verdict import Certainty, Judgement, Outcome
from analysis.views import Choice, Counts, HeatRow, PriorityView, ScorecardView, Tile
from board.cache import remembered
from board.errors import UnknownPageError
from board.facts import Facts, read_facts
from board.lines import WatchedLine, watched_areas, watched_lines
from board.live import live_release_id, today
from board.tiles import build_tile, once
from data_loaders import queries

_LOOK_FIRST = 3


def scorecard_view(*, scorecard_id: str, filters: ScorecardFilters) -> ScorecardView:
    """The scorecard of the live release as the filters ask for it. Raises UnknownPageError for an unknown id.

    Filters that the scorecard does not know are dropped, so that the address cannot make views without end; a search is
    never remembered.
    """
    scorecard = find_scorecard(scorecard_id)
    known = _known(filters, scorecard=scorecard)
    build = _remembered if not known.search else _view
    return build(live_release_id(), today(), scorecard_id, tuple(known.query().items()))


def scorecards() -> tuple[Scorecard, ...]:
    """The scorecards of the live release, in the order that its catalogue gives."""
    return queries.scorecards(live_release_id())


def find_scorecard(scorecard_id: str) -> Scorecard:
    """The scorecard of that id. Raises UnknownPageError."""
    for scorecard in scorecards():
        if scorecard.scorecard_id == scorecard_id:
            return scorecard
    message = f"There is no scorecard called '{scorecard_id}'."
    raise UnknownPageError(message)


def _known(filters: ScorecardFilters, *, scorecard: Scorecard) -> ScorecardFilters:
    numbers = {str(number) for number in range(1, len(scorecard.priorities) + 1)}
    several = len(scorecard.areas) > 1
    return replace(
        filters,
        area=filters.area if several and filters.area in scorecard.areas and filters.area != ALL_AREAS else "",
        priority=filters.priority if filters.priority in numbers else "",
    )


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A line with its tiles: one an area, or one alone where the line is printed for an area of its own."""

    priority: Priority
    watched: WatchedLine
    tiles: tuple[Tile, ...]

    def keeps(self, filters: ScorecardFilters) -> bool:
        return any(filters.keeps(tile.verdict, label=tile.label) for tile in self.tiles)


def _view(release_id: str, day: date, scorecard_id: str, query: tuple[tuple[str, str], ...]) -> ScorecardView:
    scorecard = find_scorecard(scorecard_id)
    filters = ScorecardFilters.from_query(dict(query))
    looked_at = filters.as_at or day
    chosen = (filters.area,) if filters.area else scorecard.areas
    facts = read_facts(
        release_id=release_id,
        indicator_ids=indicator_ids(scorecard),
        as_at=filters.as_at,
        area_codes=watched_areas(scorecard, chosen=chosen),
    )
    rows = _rows(scorecard=scorecard, facts=facts, chosen=chosen, looked_at=looked_at, priority=filters.priority)
    kept = [row for row in rows if row.keeps(filters)]
    several = len(chosen) > 1
    everything = once(tile for row in rows for tile in row.tiles)
    counts, first, area_names = count(everything), worst_first(everything), tuple(facts.area(code).name for code in chosen)
    return ScorecardView(
        scorecard_id=scorecard.scorecard_id,
        title=scorecard.title,
        board=scorecard.board,
        description=scorecard.description,
        caution=scorecard.caution,
        area_name=" · ".join(area_names),
        filters=filters,
        area_choices=_area_choices(scorecard=scorecard, facts=facts),
        priority_choices=tuple(Choice(value=str(number), words=found.title) for number, found in enumerate(scorecard.priorities, start=1)),
        counts=counts,
        shown=len(kept),
        lines=len(rows),
        all_old=_all_old(everything),
        look_first=first[:_LOOK_FIRST],
        narrative=()
        if filters.is_narrowed
        else covering_paragraphs(everything, first=first, counts=counts, measures=len(rows), area_names=area_names),
        priorities=() if several else _priorities(kept),
        heat_areas=area_names if several else (),
        heat_rows=_heat_rows(kept) if several else (),
        newest_published=facts.newest_published(area_codes=tuple({tile.verdict.area_code for tile in everything})),
        looked_at=looked_at,
        release_id=release_id,
    )


_remembered = remembered(_view)


def indicator_ids(scorecard: Scorecard) -> tuple[str, ...]:
    """The indicators that a scorecard watches."""
    return tuple(sorted({watched.line.indicator_id for watched in watched_lines(scorecard)}))


def _rows(*, scorecard: Scorecard, facts: Facts, chosen: tuple[str, ...], looked_at: date, priority: str) -> list[_Row]:
    rows = []
    for watched in watched_lines(scorecard):
        number = watched.line_id.partition(".")[0]
        if priority in {"", number}:
            areas = (watched.line.area_code,) if watched.line.area_code else chosen
            tiles = tuple(build_tile(facts=facts, watched=watched, area_code=code, looked_at=looked_at) for code in areas)
            rows.append(_Row(priority=scorecard.priorities[int(number) - 1], watched=watched, tiles=tiles))
    return rows


def count(tiles: list[Tile]) -> Counts:
    """How many of the lines stand how; each is counted once."""
    with_figure = [tile.verdict for tile in tiles if tile.verdict.observation is not None]
    judged = Counter(verdict.outcome for verdict in with_figure if verdict.polarity.is_judged or verdict.outcome is Outcome.NOT_RATED)
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


def worst_first(tiles: Sequence[Tile]) -> tuple[Tile, ...]:
    """The tiles that a board looks at first: red and worsening, then red, then those that moved the wrong way."""
    return tuple(sorted((tile for tile in tiles if _calls_for_a_look(tile)), key=urgency))


def red_by_chance(tiles: Sequence[Tile]) -> tuple[Tile, ...]:
    """The tiles that are red and no call for a look, because the difference may be chance."""
    return tuple(tile for tile in tiles if tile.verdict.outcome is Outcome.WORSE and not _calls_for_a_look(tile))


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


def _all_old(tiles: list[Tile]) -> bool:
    ages = [
        tile.verdict.freshness for tile in tiles if tile.verdict.freshness is not None and tile.verdict.freshness.months_old is not None
    ]
    return len(ages) > 1 and all(age.is_old for age in ages)


def _priorities(kept: list[_Row]) -> tuple[PriorityView, ...]:
    grouped: dict[str, list[_Row]] = {}
    for row in kept:
        grouped.setdefault(row.watched.line_id.partition(".")[0], []).append(row)
    return tuple(
        PriorityView(title=rows[0].priority.title, lead=rows[0].priority.lead, tiles=tuple(tile for row in rows for tile in row.tiles))
        for rows in grouped.values()
    )


def _heat_rows(kept: list[_Row]) -> tuple[HeatRow, ...]:
    return tuple(HeatRow(priority=row.priority.title, lead=row.priority.lead, label=row.tiles[0].label, tiles=row.tiles) for row in kept)


def _area_choices(*, scorecard: Scorecard, facts: Facts) -> tuple[Choice, ...]:
    single = tuple(Choice(value=code, words=facts.area(code).name) for code in scorecard.areas)
    return single if len(single) == 1 else (Choice(value="", words="All, side by side"), *single)
