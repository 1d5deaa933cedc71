"""The challenge log: what boards challenged and track, what is overdue, and whether the indicator moved."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from analysis.challenge_query import ChallengeQuery, StandingFilter
from analysis.challenge_rows import ChallengeRow
from analysis.challenge_views import ChallengeCounts, ChallengesView
from analysis.challenges import Challenge
from analysis.views import Choice
from board.challenge_rows import challenge_rows
from board.live import live_release_id, today
from data_loaders import challenge_queries

PAGE_LENGTH = 50


def challenges_view(query: ChallengeQuery) -> ChallengesView:
    """The page of the log that a query asks for, of the live release, as it stands today."""
    release_id, day = live_release_id(), today()
    everything = challenge_queries.challenges(release_id)
    kept = sorted((found for found in everything if query.keeps(found, on=day)), key=lambda found: _order(found, on=day))
    pages = max(1, -(-len(kept) // PAGE_LENGTH))
    shown = min(query.page, pages)
    of_board = [found for found in everything if query.board in {"", found.board}]
    return ChallengesView(
        query=replace(query, page=shown),
        rows=challenge_rows(kept[(shown - 1) * PAGE_LENGTH : shown * PAGE_LENGTH], release_id=release_id, day=day),
        shown=len(kept),
        page=shown,
        pages=pages,
        counts=_counts(everything, on=day),
        board_choices=_choices((found.board for found in everything), "All boards"),
        priority_choices=_choices((found.priority for found in of_board), "All priorities"),
        lead_choices=_choices((found.lead for found in of_board), "All leads"),
        looked_at=day,
        release_id=release_id,
    )


def kept_rows(query: ChallengeQuery) -> tuple[ChallengeRow, ...]:
    """Every entry that a query keeps, on however many pages, in the order of the log's page."""
    release_id, day = live_release_id(), today()
    kept = (found for found in challenge_queries.challenges(release_id) if query.keeps(found, on=day))
    return challenge_rows(sorted(kept, key=lambda found: _order(found, on=day)), release_id=release_id, day=day)


def _order(found: Challenge, *, on: date) -> tuple[bool, bool, bool, date]:
    """Overdue first, then open ones that nobody leads, then open ones, the one due first before the others."""
    return (
        not found.is_overdue(on=on),
        not StandingFilter.UNOWNED.keeps(found, on=on),
        not found.is_open,
        found.due_on or date.max,
    )


def _counts(everything: Iterable[Challenge], *, on: date) -> ChallengeCounts:
    found = list(everything)
    return ChallengeCounts(
        total=len(found),
        open=sum(one.is_open for one in found),
        overdue=sum(one.is_overdue(on=on) for one in found),
        unowned=sum(StandingFilter.UNOWNED.keeps(one, on=on) for one in found),
        done=sum(not one.is_open for one in found),
    )


def _choices(values: Iterable[str], all_words: str) -> tuple[Choice, ...]:
    named = sorted({value for value in values if value}, key=str.casefold)
    return (Choice(value="", words=all_words), *(Choice(value=value, words=value) for value in named))
