"""The challenge log: what boards challenged and track, what is overdue, and whether the indicator moved."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from analysis.challenge_query import ChallengeQuery, StandingFilter
from analysis.challenge_rows import ChallengeRow
from analysis.challenge_scales import printed_scales
from analysis.challenge_views import ChallengeCounts, ChallengesView
from analysis.challenges import Challenge
from analysis.views import Choice
from board.challenge_rows import challenge_rows
from board.live import live_release_id, today
from data_loaders import challenge_queries, queries

PAGE_LENGTH = 50


def challenges_view(asked: ChallengeQuery) -> ChallengesView:
    """The page of the log that a query asks for, of the live release, as it stands today.

    What the log does not offer is dropped, such as another board's priority: a filter that no field of the form shows would hide
    entries unsaid.
    """
    release_id, day = live_release_id(), today()
    everything = challenge_queries.challenges(release_id)
    indicator = queries.indicator_for(release_id, asked.indicator_id)
    query = replace(_offered(asked, log=everything), indicator_id=indicator.indicator_id if indicator else "")
    kept = sorted((found for found in everything if query.keeps(found, on=day)), key=lambda found: _order(found, on=day))
    pages = max(1, -(-len(kept) // PAGE_LENGTH))
    shown = min(query.page, pages)
    of_board = _of_board(query.board, log=everything)
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
        indicator_name=indicator.short_name if indicator else "",
        scales=printed_scales(everything),
        looked_at=day,
        release_id=release_id,
    )


def kept_rows(query: ChallengeQuery) -> tuple[ChallengeRow, ...]:
    """Every entry that a query keeps as it stands, on however many pages, in the order of the log's page."""
    release_id, day = live_release_id(), today()
    indicator = queries.indicator_for(release_id, query.indicator_id)
    wanted = replace(query, indicator_id=indicator.indicator_id) if indicator else query
    kept = (found for found in challenge_queries.challenges(release_id) if wanted.keeps(found, on=day))
    return challenge_rows(sorted(kept, key=lambda found: _order(found, on=day)), release_id=release_id, day=day)


def _offered(query: ChallengeQuery, *, log: Sequence[Challenge]) -> ChallengeQuery:
    """The query without a board that the log does not hold, and without a priority or lead that its board does not."""
    board = query.board if any(found.board == query.board for found in log) else ""
    of_board = _of_board(board, log=log)
    return replace(
        query,
        board=board,
        priority=query.priority if any(found.priority == query.priority for found in of_board) else "",
        lead=query.lead if any(found.lead == query.lead for found in of_board) else "",
    )


def _of_board(board: str, *, log: Sequence[Challenge]) -> list[Challenge]:
    return [found for found in log if board in {"", found.board}]


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
