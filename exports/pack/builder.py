"""Building a pack: the views that the pages show, laid into sections in the order of the parts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.challenge_query import ChallengeQuery
from analysis.changes_query import ChangesQuery
from analysis.filters import ScorecardFilters
from analysis.journey_query import JourneyQuery
from analysis.journeys import CHILDS_JOURNEY
from analysis.observations import DataDay
from analysis.pack_request import BadRequestError, PackRequest, Part
from analysis.period_types import write_day
from analysis.profile_query import ProfileQuery
from analysis.views import ScorecardView, Tile
from board.challenges_view import kept_rows
from board.changes_view import changes_view, since_the_last_board
from board.errors import UnknownPageError
from board.journey_view import find_journey, journey_view
from board.live import today
from board.pack_areas import known_areas
from board.profile_view import profile_view
from board.release import current_release
from board.scorecard_view import find_scorecard, red_by_chance, scorecard_view, worst_first
from exports.pack.exhibits import exhibit
from exports.pack.journey import journey_blocks
from exports.pack.model import Block, Exhibit, Pack, Paragraph, Section, TableBlock, TileGrid
from exports.pack.sources import definitions_table, sources_table
from exports.tables.indicator import brief_asked_table
from exports.tables.model import Table
from exports.tables.pages import brief_profile_table, changes_book, profile_figures_table
from exports.tables.scorecard import brief_table, brief_table_of

OF_TODAY = frozenset({Part.COMPARISON, Part.JOURNEY, Part.CHANGES, Part.CHALLENGES})
"""Parts that know the live figures alone."""
NOT_AS_AT = "This part cannot be shown as it was known on an earlier day, and is left out so that nothing later stands in the pack."
MOST_EXHIBITS = 400
OnStep = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what is being done."""


def unheard(done: int, total: int, words: str) -> None:
    """Progress that nobody listens to."""


_Line = tuple[str, str, str]
"""A scorecard's line for an area: the same indicator on another scorecard has a label, lead, rule and cautions of its own."""


@dataclass(frozen=True, kw_only=True)
class _Card:
    """A scorecard for an area, as its page shows it."""

    view: ScorecardView
    area_code: str

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return tuple(tile for priority in self.view.priorities for tile in priority.tiles)

    @property
    def heading(self) -> str:
        return f"{self.view.title}: {self.view.area_name}"

    def line_of(self, tile: Tile) -> _Line:
        return (self.view.scorecard_id, tile.verdict.area_code, tile.line_id)


@dataclass(kw_only=True)
class _Work:
    """A pack in the making. Exhibits are built once, however many parts show them."""

    request: PackRequest
    cards: list[_Card]
    on_step: OnStep
    exhibits: dict[_Line, Exhibit] = field(default_factory=dict)
    days: list[DataDay] = field(default_factory=list)
    """The newest day of the figures of each view that is laid out."""
    done: int = 0

    @property
    def total(self) -> int:
        return len(self.wanted) + len(self.request.parts) + 1

    @property
    def wanted(self) -> list[tuple[_Card, Tile]]:
        """The tiles that are told on a page of their own, each once."""
        found: dict[_Line, tuple[_Card, Tile]] = {}
        for card in self.cards:
            tiles = worst_first(card.tiles) if Part.EXCEPTIONS in self.request.parts else ()
            if Part.INDICATORS in self.request.parts:
                tiles = card.tiles
            for tile in tiles:
                found.setdefault(card.line_of(tile), (card, tile))
        return list(found.values())

    def step(self, words: str) -> None:
        self.on_step(self.done, self.total, words)
        self.done += 1

    def shows(self, newest: DataDay | None) -> None:
        """Figures as new as this stand in the pack, which must say so on its front page and at the foot of every other."""
        self.days += [newest] if newest else []

    def exhibit(self, card: _Card, tile: Tile) -> Exhibit:
        key = card.line_of(tile)
        if key not in self.exhibits:
            self.step(f"Drawing {tile.verdict.short_name}")
            self.exhibits[key] = exhibit(tile, scorecard_id=card.view.scorecard_id, as_at=self.request.as_at)
        return self.exhibits[key]


def build_pack(request: PackRequest, *, on_step: OnStep = unheard, made_on: date | None = None) -> Pack:
    """The pack that is asked for, of the live release.

    Raises:
        BadRequestError: an unknown scorecard, area or journey, or more pages than a pack may have.
    """
    cards = list(_cards(request))
    work = _Work(request=request, cards=cards, on_step=on_step)
    for card in cards:
        work.shows(card.view.newest_published)
    work.step("Reading the figures")
    if len(work.wanted) > MOST_EXHIBITS:
        words = f"{len(work.wanted)} indicators would have a page; a pack holds at most {MOST_EXHIBITS}."
        raise BadRequestError(f"{words} Choose fewer scorecards.")
    sections = [section for part in request.parts for section in _part(part, work)]
    newest = max(work.days, default=None)
    pack = Pack(
        request=request,
        title=cards[0].view.title if len(cards) == 1 else "Board pack",
        boards=tuple(dict.fromkeys(card.view.board for card in cards)),
        areas=tuple(dict.fromkeys(card.view.area_name for card in cards)),
        as_at=newest.words if newest else "",
        made_on=made_on or today(),
        release_id=current_release().release_id,
        sections=tuple(sections),
    )
    on_step(work.total, work.total, "Laid out")
    return pack


def _cards(request: PackRequest) -> Iterator[_Card]:
    for name, chosen in known_areas(request).items():
        for code in chosen:
            filters = ScorecardFilters(area=code, as_at=request.as_at)
            yield _Card(view=scorecard_view(scorecard_id=name, filters=filters), area_code=code)


def _part(part: Part, work: _Work) -> Iterator[Section]:
    work.step(part.words)
    if work.request.as_at is not None and part in OF_TODAY:
        yield Section(part=part, title=part.words, blocks=(Paragraph(text=NOT_AS_AT, is_quiet=True),))
        return
    if part is Part.JOURNEY:
        yield from _journeys(work)
        return
    if part is Part.CHALLENGES:
        yield from _challenges(work)
        return
    for card in work.cards:
        blocks = tuple(_BLOCKS[part](card, work)) if part in _BLOCKS else ()
        if blocks:
            yield Section(part=part, title=f"{part.words}: {card.heading}", scorecard=card.view.title, blocks=blocks)


def _narrative(card: _Card, work: _Work) -> Iterator[Block]:  # noqa: ARG001 - every part takes the same
    yield from (Paragraph(text=text) for text in card.view.narrative)
    if card.view.caution:
        yield Paragraph(text=card.view.caution, is_quiet=True)


def _exceptions(card: _Card, work: _Work) -> Iterator[Block]:
    """Every line that calls for a look, none left out, and those that are red though it may be chance."""
    found, chance = worst_first(card.tiles), red_by_chance(card.tiles)
    beyond = ", beyond what may be chance" if chance else ""
    said = "1 line is" if len(found) == 1 else f"{len(found) or 'No'} lines are"
    yield Paragraph(text=f"{said} red or getting worse{beyond}.")
    yield from (work.exhibit(card, tile) for tile in found)
    if chance:
        yield TableBlock(table=brief_table_of(chance, title="Red, but that may be chance"), tiles=tuple(chance))


def _scorecard(card: _Card, work: _Work) -> Iterator[Block]:  # noqa: ARG001
    yield TableBlock(table=brief_table(card.view), tiles=card.tiles)


def _tiles(card: _Card, work: _Work) -> Iterator[Block]:  # noqa: ARG001
    if card.tiles:
        yield TileGrid(tiles=card.tiles)


def _indicators(card: _Card, work: _Work) -> Iterator[Block]:
    yield from (work.exhibit(card, tile) for tile in card.tiles)


def _comparison(card: _Card, work: _Work) -> Iterator[Block]:
    query = ProfileQuery(area=card.area_code, beside=work.request.beside)
    view = profile_view(scorecard_id=card.view.scorecard_id, query=query)
    work.shows(view.newest_published)
    yield Paragraph(text=f"{view.area_name} beside {view.beside_words}. A figure of another period says so.")
    yield TableBlock(table=brief_profile_table(view), behind=profile_figures_table(view))


def _changes(card: _Card, work: _Work) -> Iterator[Block]:  # noqa: ARG001
    found = since_the_last_board(find_scorecard(card.view.scorecard_id))
    if found is None:
        yield Paragraph(text="The figures were published on one day only, so that nothing has changed since an earlier board.")
        return
    view = changes_view(
        scorecard_id=card.view.scorecard_id,
        query=ChangesQuery(area=card.area_code, first=found.first.value, last=found.last.value),
    )
    yield Paragraph(text=f"From {write_day(view.first.day)} to {write_day(view.last.day)}: {view.changed} of {view.lines} lines changed.")
    yield from (TableBlock(table=table) for table in changes_book(view).tables if table.rows)


def _sources(card: _Card, work: _Work) -> Iterator[Block]:  # noqa: ARG001
    yield from (TableBlock(table=table) for table in _with_rows((definitions_table(card.tiles), sources_table(card.tiles))))


def _with_rows(tables: Sequence[Table]) -> Iterator[Table]:
    return (table for table in tables if table.rows)


def _challenges(work: _Work) -> Iterator[Section]:
    """A board's log once, however many of its scorecards and areas are in the pack."""
    for board in dict.fromkeys(card.view.board for card in work.cards):
        rows = kept_rows(ChallengeQuery(board=board))
        if rows:
            yield Section(
                part=Part.CHALLENGES,
                title=f"{Part.CHALLENGES.words}: {board}",
                blocks=(TableBlock(table=brief_asked_table(rows)),),
            )


def _journeys(work: _Work) -> Iterator[Section]:
    name = work.request.journey or CHILDS_JOURNEY
    try:
        find_journey(name)
    except UnknownPageError:  # no journey is declared at all: one that is asked for by name was looked for before
        return
    for code in dict.fromkeys(card.area_code for card in work.cards):
        view = journey_view(journey_id=name, query=JourneyQuery(area=code))
        if view.area_code == code and view.period is not None:
            work.shows(view.newest_published)
            yield Section(part=Part.JOURNEY, title=f"{view.title}: {view.area_name}", blocks=tuple(journey_blocks(view)))


_BLOCKS: dict[Part, Callable[[_Card, _Work], Iterator[Block]]] = {
    Part.NARRATIVE: _narrative,
    Part.EXCEPTIONS: _exceptions,
    Part.SCORECARD: _scorecard,
    Part.TILES: _tiles,
    Part.INDICATORS: _indicators,
    Part.COMPARISON: _comparison,
    Part.CHANGES: _changes,
    Part.SOURCES: _sources,
}
"""The parts that each card has. The front page is written by each writer itself, from the pack's own facts."""
