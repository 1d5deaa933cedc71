"""The home page: the boards, what is red, what moved, how fresh the figures are."""

from analysis.scorecards import Scorecard
from analysis.verdict import Judgement
from analysis.views import BoardSummary, HomeView, ScorecardSummary, Tile
from board.cache import remembered
from board.facts import looking_day, read_facts
from board.scorecard_view import count, urgency, worst_first
from board.tiles import build_tile, once
from data_loaders import queries

_LOOK_FIRST = 3
_FIRST_PER_SCORECARD = 2


def home_view() -> HomeView:
    """The home page of the live release."""
    return _view(queries.live_release_id())


@remembered
def _view(release_id: str) -> HomeView:
    read = [(scorecard, _tiles(release_id=release_id, scorecard=scorecard)) for scorecard in queries.scorecards(release_id)]
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


def _tiles(*, release_id: str, scorecard: Scorecard) -> list[Tile]:
    lines = [line for priority in scorecard.priorities for line in priority.lines]
    facts = read_facts(release_id=release_id, indicator_ids=tuple(sorted({line.indicator_id for line in lines})), as_at=None)
    looked_at = looking_day(release_id=release_id, area_codes=scorecard.areas, as_at=None)
    return once(
        build_tile(facts=facts, line=line, area_code=area_code, looked_at=looked_at) for area_code in scorecard.areas for line in lines
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
    )
