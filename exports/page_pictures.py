"""The pictures of a page, drawn on the server: what its ZIP holds beside its tables."""

from collections.abc import Iterator, Mapping

from analysis.comparison_query import ComparisonQuery
from analysis.file_names import free_name
from analysis.filters import ScorecardFilters
from analysis.indicator_query import IndicatorQuery
from analysis.journey_query import JourneyQuery
from board.comparison_view import comparison_view
from board.folders import keep_list_of_fonts
from board.indicator_view import indicator_view
from board.journey_view import journey_view
from board.scorecard_view import scorecard_view
from components.compare_places import drawn_places
from components.export_menu import of_comparison, parts_of
from exports.pack.exhibits import exhibit, picture_of
from exports.pack.journey import journey_blocks
from exports.pack.model import Picture
from exports.pictures.words import Words
from exports.tables.pages import journey_book

MOST_PICTURES = 60
"""A ZIP is made while the reader waits: a picture takes about a tenth of a second."""
Query = Mapping[str, str]

_Named = tuple[tuple[str, ...], Picture]
"""A picture with the parts of its file's name: those of the picture that the browser makes of the same."""


def page_pictures(page: str, name: str, query: Query) -> dict[str, bytes]:
    """The pictures of a page by their files' names, at most ``MOST_PICTURES``; none for a page that draws no charts of this kind."""
    keep_list_of_fonts()  # before Matplotlib is read
    from exports.pictures.draw import png  # noqa: PLC0415 - it brings a large library, which other answers do not need

    found: dict[str, bytes] = {}
    for parts, picture in _pictures(page, name, query):
        if len(found) == MOST_PICTURES:
            break
        found[free_name(*parts, suffix="png", taken=found)] = png(picture.figure, words=picture.words)
    return found


def _pictures(page: str, name: str, query: Query) -> Iterator[_Named]:
    if page == "scorecard":
        yield from _of_scorecard(name, query)
    elif page == "indicator":
        view = indicator_view(indicator_id=name, query=IndicatorQuery.from_query(query))
        picture = picture_of(view, name=view.indicator.name)
        if picture:
            yield parts_of(view.verdict), picture
    elif page == "journey":
        journey = journey_view(journey_id=name, query=JourneyQuery.from_query(query))
        yield from ((journey_book(journey).parts, block) for block in journey_blocks(journey) if isinstance(block, Picture))
    elif page == "compare":
        yield from _of_comparison(name, query)


def _of_comparison(name: str, query: Query) -> Iterator[_Named]:
    view = comparison_view(indicator_id=name, query=ComparisonQuery.from_query(query))
    found = drawn_places(view)
    if found is None:
        return
    said = of_comparison(view, title=found.caption)
    words = Words(title=said.title, facts=said.facts, source=said.source, key=found.key)
    yield said.parts, Picture(figure=found.figure, words=words, caption=found.caption, alternative=found.caption)


def _of_scorecard(name: str, query: Query) -> Iterator[_Named]:
    view = scorecard_view(scorecard_id=name, filters=ScorecardFilters.from_query(query))
    tiles = [tile for priority in view.priorities for tile in priority.tiles] or [tile for row in view.heat_rows for tile in row.tiles]
    for tile in tiles:
        picture = exhibit(tile, scorecard_id=name, as_at=view.filters.as_at).picture
        if picture:
            yield parts_of(tile.verdict), picture
