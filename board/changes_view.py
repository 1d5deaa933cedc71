"""What changed on a scorecard between two days: what was known then, beside what is known now of the time up to the later day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from analysis.challenges import Challenge
from analysis.changes import ChangeKind, Standing, changes_between
from analysis.changes_query import ChangesQuery, Moment, in_order, read_moment
from analysis.changes_views import ChangesView, LineChange
from analysis.observations import DataDay, Observation
from analysis.scorecards import Scorecard
from analysis.series import resolve
from analysis.verdict import Certainty, Outcome
from analysis.views import Choice
from board.cache import remembered
from board.challenge_rows import challenge_rows
from board.facts import Facts, read_facts
from board.lines import WatchedLine, watched_areas, watched_lines
from board.live import live_release_id, today
from board.scorecard_view import find_scorecard, indicator_ids, urgency
from board.tiles import build_tile, line_figures
from data_loaders import challenge_queries, queries

_ORDER = list(ChangeKind)


def changes_view(*, scorecard_id: str, query: ChangesQuery) -> ChangesView:
    """The changes of a scorecard of the live release. Raises UnknownPageError for an unknown id.

    Without ``last`` it is today; without ``first`` the day of the publication before the newest one. Swapped sides are put in order.
    """
    scorecard = find_scorecard(scorecard_id)
    release_id, now = live_release_id(), Moment(day=today())
    releases = release_days()
    asked = {text: read_moment(text, releases=releases, today=now.day) for text in (query.first, query.last) if text}
    last = asked.get(query.last) or now
    first = asked.get(query.first) or Moment(day=_before_the_last(publication_days(scorecard), until=last.day))
    chosen = query.area if query.area in scorecard.areas else ""
    found = _remembered(release_id, scorecard_id, chosen, *in_order(first, last, releases=tuple(releases)))
    return replace(found, not_understood=tuple(text for text, moment in asked.items() if moment is None))


def since_the_last_board(scorecard: Scorecard) -> ChangesView | None:
    """What the newest publication brought to a scorecard: from the day of the last but one. None where there were not two.

    Figures are published for a board, so that the days of publication stand for the days of the boards.
    """
    release_id = live_release_id()
    days = publication_days(scorecard)
    if len(days) < 2:  # noqa: PLR2004 - two boards
        return None
    return _remembered(release_id, scorecard.scorecard_id, "", Moment(day=days[-2].day), Moment(day=days[-1].day))


def release_days() -> dict[str, date]:
    """The published releases that are still kept, oldest first, each with the day on which it was published."""
    return {found: queries.release(found).published_at.date() for found in queries.published_releases()}


def publication_days(scorecard: Scorecard) -> tuple[DataDay, ...]:
    """The days on which figures of the scorecard's own areas came out; another board's pack that prints England's says nothing of these."""
    return queries.publication_days(live_release_id(), indicator_ids=indicator_ids(scorecard), area_codes=scorecard.areas)


def _before_the_last(days: tuple[DataDay, ...], *, until: date) -> date:
    """The day of the last publication but one, so that the changes are those that the newest one brought."""
    known = [found.day for found in days if found.day <= until]
    if len(known) > 1:
        return known[-2]
    return known[0] - timedelta(days=1) if known else until


def _view(release_id: str, scorecard_id: str, area: str, first: Moment, last: Moment) -> ChangesView:
    scorecard = find_scorecard(scorecard_id)
    chosen = (area,) if area else scorecard.areas
    before, after = _two_sides(release_id, scorecard, chosen=chosen, first=first, last=last)
    watched = [(line, code) for line in watched_lines(scorecard) for code in ((line.line.area_code,) if line.line.area_code else chosen)]
    watched = list({(line.line_id, line.line.area_code or code): (line, code) for line, code in watched}.values())
    found = [change for line, code in watched for change in _line_changes(line, code, before=before, after=after, sides=(first, last))]
    new, closed = _challenges(release_id, scorecard, chosen=chosen, first=first, last=last)
    return ChangesView(
        scorecard_id=scorecard.scorecard_id,
        title=scorecard.title,
        board=scorecard.board,
        area_name=" · ".join(after.area(code).name for code in chosen),
        area=area,
        area_choices=_area_choices(scorecard, after),
        first=first,
        last=last,
        not_understood=(),
        changes=tuple(sorted(found, key=_gravity)),
        unchanged=len(watched) - len({(one.tile.line_id, one.tile.verdict.area_code) for one in found}),
        lines=len(watched),
        new_challenges=challenge_rows(new, release_id=release_id, day=last.day),
        closed_challenges=challenge_rows(closed, release_id=release_id, day=last.day),
        release_id=release_id,
    )


_remembered = remembered(_view)


def _gravity(found: LineChange) -> tuple[int | bool, ...]:
    """The order of the page: kind by kind, and within one as "look here first" has it, a red that may be chance after the others."""
    verdict = found.tile.verdict
    may_be_chance = verdict.outcome is Outcome.WORSE and verdict.certainty is Certainty.NOT_CERTAIN
    return (_ORDER.index(found.change.kind), *urgency(found.tile), may_be_chance)


def _two_sides(release_id: str, scorecard: Scorecard, *, chosen: tuple[str, ...], first: Moment, last: Moment) -> tuple[Facts, Facts]:
    """The figures of both sides, with the areas and indicators as the live release describes them."""
    ids, codes = indicator_ids(scorecard), watched_areas(scorecard, chosen=chosen)
    newer = last.release_id or release_id
    earlier_day = None if first.release_id else first.day
    before = read_facts(release_id=first.release_id or newer, indicator_ids=ids, as_at=earlier_day, area_codes=codes)
    after = read_facts(release_id=newer, indicator_ids=ids, as_at=None, area_codes=codes)
    areas, indicators = queries.areas(release_id), queries.indicators(release_id)
    kept = after if last.release_id else _up_to(after, last=last.day)
    return replace(before, areas=areas, indicators=indicators), replace(kept, areas=areas, indicators=indicators)


def _up_to(facts: Facts, *, last: date) -> Facts:
    """What was known by a day, and what has been published since of the time up to it."""

    def is_kept(figure: Observation) -> bool:
        published = figure.provenance.published_on
        return published <= last or (figure.period.end or figure.period.start or published) <= last

    return replace(facts, observations={key: tuple(filter(is_kept, found)) for key, found in facts.observations.items()})


def _line_changes(
    watched: WatchedLine, area_code: str, *, before: Facts, after: Facts, sides: tuple[Moment, Moment]
) -> Iterator[LineChange]:
    first, last = sides
    indicator = after.indicators[watched.line.indicator_id]
    then = _standing(before, watched, area_code, looked_at=first.day)
    tile = build_tile(facts=after, watched=watched, area_code=area_code, looked_at=last.day)
    now = replace(_standing(after, watched, area_code, looked_at=last.day), verdict=tile.verdict)
    for change in changes_between(then, now, indicator=indicator):
        yield LineChange(change=change, tile=tile, is_late=not last.release_id and not change.was_known(on=last.day))


def _standing(facts: Facts, watched: WatchedLine, area_code: str, *, looked_at: date) -> Standing:
    line = watched.line
    figures = line_figures(
        facts=facts,
        indicator_id=line.indicator_id,
        area_code=line.area_code or area_code,
        breakdown_type=line.breakdown_type,
        breakdown=line.breakdown,
    )
    return Standing(
        verdict=facts.verdict(line=line, area_code=area_code, looked_at=looked_at),
        own=resolve(figures, indicator=facts.indicators[line.indicator_id]),
    )


def _challenges(
    release_id: str, scorecard: Scorecard, *, chosen: tuple[str, ...], first: Moment, last: Moment
) -> tuple[list[Challenge], list[Challenge]]:
    """What the scorecard's board, or any board about its indicators, raised between the two sides, and what was reported done."""
    watched, codes = set(indicator_ids(scorecard)), watched_areas(scorecard, chosen=chosen)

    def log(release: str) -> list[Challenge]:
        entries = challenge_queries.challenges(release)
        return [one for one in entries if one.area_code in codes and (one.board == scorecard.board or one.indicator_id in watched)]

    entries = log(last.release_id or release_id)
    if first.release_id:
        open_then = {one.challenge_id: one.is_open for one in log(first.release_id)}
        new = [one for one in entries if one.challenge_id not in open_then]
        return new, [one for one in entries if not one.is_open and open_then.get(one.challenge_id)]
    new = [one for one in entries if first.day < (one.raised.end or one.provenance.published_on) <= last.day]
    return new, [one for one in entries if not one.is_open and first.day < one.provenance.published_on <= last.day]


def _area_choices(scorecard: Scorecard, facts: Facts) -> tuple[Choice, ...]:
    single = tuple(Choice(value=code, words=facts.area(code).name) for code in scorecard.areas)
    return single if len(single) == 1 else (Choice(value="", words="All areas"), *single)
