"""The home page: the boards, what is red, what moved, how fresh the figures are."""

from datetime import date

from analysis.scorecards import Scorecard
from analysis.verdict import Judgement
from analysis.views import BoardSummary, HomeView, ScorecardSummary, SinceLastBoard, Tile
from board.cache import remembered
from board.changes_view import publication_days, since_the_last_board
from board.facts import Facts, read_facts
from board.lines import watched_areas, watched_lines
from board.live import live_release_id, today
from board.scorecard_view import count, indicator_ids, urgency, worst_first
from board.tiles import build_tile, once
from data_loaders import queries

_LOOK_FIRST = 3
_FIRST_PER_SCORECARD = 2


def home_view() -> HomeView:
    """The home page of the live release."""
    return _view(live_release_id(), today())


@remembered
def _view(release_id: str, day: date) -> HomeView:
    scorecards = queries.scorecards(release_id)
    facts = read_facts(
        release_id=release_id,
        indicator_ids=tuple(sorted({indicator_id for scorecard in scorecards for indicator_id in indicator_ids(scorecard)})),
        as_at=None,
        area_codes=tuple(sorted({code for scorecard in scorecards for code in watched_areas(scorecard, chosen=scorecard.areas)})),
    )
    read = [(scorecard, _tiles(facts=facts, scorecard=scorecard, day=day)) for scorecard in scorecards]
    boards: dict[str, list[ScorecardSummary]] = {}
    for scorecard, tiles in read:
        boards.setdefault(scorecard.board, []).append(_summary(release_id=release_id, scorecard=scorecard, tiles=tiles))
    worst = [(tile, scorecard.scorecard_id) for scorecard, tiles in read for tile in worst_first(tiles)]
    first = sorted(worst, key=lambda entry: urgency(entry[0]))
    release = queries.release(release_id)
    return HomeView(
        boards=tuple(BoardSummary(board=board, scorecards=tuple(summaries)) for board, summaries in boards.items()),
        look_first=tuple(first[:_LOOK_FIRST]),
        observations=release.observations,
        sources=release.sources,
        release_id=release_id,
    )


def _tiles(*, facts: Facts, scorecard: Scorecard, day: date) -> list[Tile]:
    return once(
        build_tile(facts=facts, watched=watched, area_code=area_code, looked_at=day)
        for watched in watched_lines(scorecard)
        for area_code in ((watched.line.area_code,) if watched.line.area_code else scorecard.areas)
    )


def _summary(*, release_id: str, scorecard: Scorecard, tiles: list[Tile]) -> ScorecardSummary:
    areas = queries.areas(release_id)
    ends = [tile.verdict.period.end for tile in tiles if tile.verdict.period and tile.verdict.period.end]
    moved = [tile.verdict.change.judgement for tile in tiles if tile.verdict.change]
    return ScorecardSummary(
        scorecard_id=scorecard.scorecard_id,
        title=scorecard.title,
        areas=tuple(areas[code].name for code in scorecard.areas if code in areas),
        counts=count(tiles),
        first=worst_first(tiles)[:_FIRST_PER_SCORECARD],
        improved=moved.count(Judgement.BETTER),
        worsened=moved.count(Judgement.WORSE),
        freshest=max(ends, default=None),
        stalest=min(ends, default=None),
        since=_since(scorecard),
    )


def _since(scorecard: Scorecard) -> SinceLastBoard | None:
    found = since_the_last_board(scorecard)
    if found is None:
        return None
    return SinceLastBoard(first=found.first.day, last=publication_days(scorecard)[-1], changed=found.changed, lines=found.lines)
