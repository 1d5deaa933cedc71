"""What changed on a scorecard between two days: what was known then, beside what is known now of the time up to the later day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from analysis.challenges import Challenge
from analysis.changes import ChangeKind, Standing, StandingChange, changes_between
from analysis.changes_views import ChangesView, LineChange
from analysis.observations import Observation
from analysis.period_types import write_day
from analysis.scorecards import Scorecard
from analysis.series import resolve
from analysis.views import Choice
from board.cache import remembered
from board.challenges_view import challenge_rows
from board.facts import Facts, read_facts
from board.lines import WatchedLine, watched_lines
from board.live import live_release_id, today
from board.scorecard_view import find_scorecard, indicator_ids
from board.tiles import build_tile, line_figures
from data_loaders import challenge_queries, queries

_ORDER = list(ChangeKind)


def changes_view(*, scorecard_id: str, area: str = "", first: date | None = None, last: date | None = None) -> ChangesView:
    """The changes of a scorecard of the live release. Raises UnknownPageError for an unknown id.

    Without ``last`` it is today; without ``first`` the day of the publication before the newest one. Swapped days are put in order.
    """
    scorecard = find_scorecard(scorecard_id)
    release_id, day = live_release_id(), today()
    until = min(last or day, day)
    since = first or _publication_before(release_id, scorecard=scorecard, until=until)
    chosen = area if area in scorecard.areas else ""
    return _remembered(release_id, scorecard_id, chosen, min(since, until), max(since, until))


def _publication_before(release_id: str, *, scorecard: Scorecard, until: date) -> date:
    """The day of the last publication but one, so that the changes are those that the newest one brought."""
    found = queries.observations(release_id, indicator_ids=indicator_ids(scorecard), area_codes=scorecard.areas)
    days = sorted({figure.provenance.published_on for figure in found if figure.provenance.published_on <= until})
    if len(days) > 1:
        return days[-2]
    return days[0] - timedelta(days=1) if days else until


def _view(release_id: str, scorecard_id: str, area: str, first: date, last: date) -> ChangesView:
    scorecard = find_scorecard(scorecard_id)
    chosen = (area,) if area else scorecard.areas
    ids = indicator_ids(scorecard)
    before = read_facts(release_id=release_id, indicator_ids=ids, as_at=first)
    after = _up_to(read_facts(release_id=release_id, indicator_ids=ids, as_at=None), last=last)
    watched = [(line, code) for line in watched_lines(scorecard) for code in ((line.line.area_code,) if line.line.area_code else chosen)]
    found = [change for line, code in watched for change in _line_changes(line, code, before=before, after=after, days=(first, last))]
    logged = [entry for entry in challenge_queries.challenges(release_id) if entry.area_code in chosen]
    return ChangesView(
        scorecard_id=scorecard.scorecard_id,
        title=scorecard.title,
        board=scorecard.board,
        area_name=" · ".join(after.area(code).name for code in chosen),
        area=area,
        area_choices=_area_choices(scorecard, after),
        first=first,
        last=last,
        changes=tuple(sorted(found, key=lambda one: _ORDER.index(one.change.kind))),
        unchanged=len(watched) - len({(one.tile.line_id, one.tile.verdict.area_code) for one in found}),
        lines=len(watched),
        new_challenges=challenge_rows((one for one in logged if _is_raised(one, first, last)), release_id=release_id, day=last),
        closed_challenges=challenge_rows((one for one in logged if _is_closed(one, first, last)), release_id=release_id, day=last),
        release_id=release_id,
    )


_remembered = remembered(_view)


def _up_to(facts: Facts, *, last: date) -> Facts:
    """The figures of the time up to a day, as they are known now; undated ones only if they were published by then."""

    def is_kept(figure: Observation) -> bool:
        return (figure.period.end or figure.period.start or figure.provenance.published_on) <= last

    return replace(facts, observations={key: tuple(filter(is_kept, found)) for key, found in facts.observations.items()})


def _line_changes(watched: WatchedLine, area_code: str, *, before: Facts, after: Facts, days: tuple[date, date]) -> Iterator[LineChange]:
    first, last = days
    indicator = after.indicators[watched.line.indicator_id]
    then = _standing(before, watched, area_code, looked_at=first)
    tile = build_tile(facts=after, watched=watched, area_code=area_code, looked_at=last)
    now = replace(_standing(after, watched, area_code, looked_at=last), verdict=tile.verdict)
    for change in changes_between(then, now, indicator=indicator):
        yield LineChange(change=change, tile=tile, late=_late(change, now, last=last))


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


def _late(change: StandingChange, now: Standing, *, last: date) -> str:
    """When a figure became known, where that was only after the later day."""
    point = next((found for found in now.own.points if change.period is not None and found.period == change.period), None)
    if point is None or point.current.provenance.published_on <= last:
        return ""
    return f"published {write_day(point.current.provenance.published_on)}"


def _is_raised(entry: Challenge, first: date, last: date) -> bool:
    raised = entry.raised.end or entry.provenance.published_on
    return first < raised <= last


def _is_closed(entry: Challenge, first: date, last: date) -> bool:
    return not entry.is_open and first < entry.provenance.published_on <= last


def _area_choices(scorecard: Scorecard, facts: Facts) -> tuple[Choice, ...]:
    single = tuple(Choice(value=code, words=facts.area(code).name) for code in scorecard.areas)
    return single if len(single) == 1 else (Choice(value="", words="All areas"), *single)
