"""Which tables a page of the app is exported as: the same address, the same query, the same view."""

from collections.abc import Callable, Mapping

from analysis.challenge_query import ChallengeQuery
from board.errors import UnknownPageError
from board.release import current_release
from exports import checked_views
from exports.tables.comparison import comparison_book
from exports.tables.indicator import indicator_book
from exports.tables.model import Book
from exports.tables.pages import best_five_book, challenges_book, changes_book, journey_book, profile_book
from exports.tables.scorecard import scorecard_book

Query = Mapping[str, str]


def _scorecard(name: str, query: Query) -> Book:
    return scorecard_book(checked_views.scorecard(query, name, also={"view"}))


def _indicator(name: str, query: Query) -> Book:
    return indicator_book(checked_views.indicator(query, name))


def _comparison(name: str, query: Query) -> Book:
    return comparison_book(checked_views.comparison(query, name, also={"with", "add"}))


def _best_five(name: str, query: Query) -> Book:
    return best_five_book(checked_views.best_five(query, name))


def _profile(name: str, query: Query) -> Book:
    return profile_book(checked_views.profile(query, name, also={"add"}))


def _changes(name: str, query: Query) -> Book:
    return changes_book(checked_views.changes(query, name))


def _journey(name: str, query: Query) -> Book:
    return journey_book(checked_views.journey(query, name, also={"add"}))


def _challenges(name: str, query: Query) -> Book:
    if name != "log":
        message = f"There is no challenge log called '{name}'."
        raise UnknownPageError(message)
    rows = checked_views.challenges(query, also={"page"})
    asked = ChallengeQuery.from_query(query).query()
    words = "; ".join(f"{key}: {value}" for key, value in asked.items() if key != "page")
    return challenges_book(rows, words=words, release_id=current_release().release_id)


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
    """The tables of a page. Raises UnknownPageError for a page that has none, or an unknown id; BadArgumentError for its query."""
    if page not in BOOKS:
        message = f"There is no page '{page}' to export. The pages are: {', '.join(BOOKS)}."
        raise UnknownPageError(message)
    return BOOKS[page](name, query)
