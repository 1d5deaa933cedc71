"""Which tables a page of the app is exported as: the same address, the same query, the same view."""

from collections.abc import Callable, Mapping

from analysis.challenge_query import ChallengeQuery
from analysis.changes_query import ChangesQuery
from analysis.comparison_query import ComparisonQuery
from analysis.filters import ScorecardFilters
from analysis.indicator_query import IndicatorQuery
from analysis.journey_query import JourneyQuery
from analysis.profile_query import ProfileQuery
from board.best_five_view import best_five_view
from board.challenges_view import kept_rows
from board.changes_view import changes_view
from board.comparison_view import comparison_view
from board.errors import UnknownPageError
from board.indicator_view import indicator_view
from board.journey_view import journey_view
from board.profile_view import profile_view
from board.release import current_release
from board.scorecard_view import scorecard_view
from exports.tables.comparison import comparison_book
from exports.tables.indicator import indicator_book
from exports.tables.model import Book
from exports.tables.pages import best_five_book, challenges_book, changes_book, journey_book, profile_book
from exports.tables.scorecard import scorecard_book

Query = Mapping[str, str]


def _scorecard(name: str, query: Query) -> Book:
    return scorecard_book(scorecard_view(scorecard_id=name, filters=ScorecardFilters.from_query(query)))


def _indicator(name: str, query: Query) -> Book:
    return indicator_book(indicator_view(indicator_id=name, query=IndicatorQuery.from_query(query)))


def _comparison(name: str, query: Query) -> Book:
    return comparison_book(comparison_view(indicator_id=name, query=ComparisonQuery.from_query(query)))


def _best_five(name: str, query: Query) -> Book:
    return best_five_book(best_five_view(scorecard_id=name, area=query.get("area", "").strip()))


def _profile(name: str, query: Query) -> Book:
    return profile_book(profile_view(scorecard_id=name, query=ProfileQuery.from_query(query)))


def _changes(name: str, query: Query) -> Book:
    return changes_book(changes_view(scorecard_id=name, query=ChangesQuery.from_query(query)))


def _journey(name: str, query: Query) -> Book:
    return journey_book(journey_view(journey_id=name, query=JourneyQuery.from_query(query)))


def _challenges(name: str, query: Query) -> Book:
    if name != "log":
        message = f"There is no challenge log called '{name}'."
        raise UnknownPageError(message)
    asked = ChallengeQuery.from_query(query)
    words = "; ".join(f"{key}: {value}" for key, value in asked.query().items() if key != "page")
    return challenges_book(kept_rows(asked), words=words, release_id=current_release().release_id)


BOOKS: Mapping[str, Callable[[str, Query], Book]] = {
    "scorecard": _scorecard,
    "indicator": _indicator,
    "compare": _comparison,
    "best-five": _best_five,
    "profile": _profile,
    "changes": _changes,
    "challenges": _challenges,
    "journey": _journey,
}
"""By the page's name in its address."""


def book_of(page: str, name: str, query: Query) -> Book:
    """The tables of a page. Raises UnknownPageError for a page that has none, or an unknown id."""
    if page not in BOOKS:
        message = f"There is no page '{page}' to export. The pages are: {', '.join(BOOKS)}."
        raise UnknownPageError(message)
    return BOOKS[page](name, query)
