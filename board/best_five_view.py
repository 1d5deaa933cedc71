"""How far an area is from the best 5% on every line of a scorecard, the largest opportunity first."""

from datetime import date

from analysis.authorities import NO_AUTHORITIES
from analysis.best_five_views import BestFiveView, SpineRow, WithoutSpine
from analysis.comparators import is_comparable
from analysis.national_comparators import why_no_best_5
from analysis.spine import BareSpine, Spine, bare_spine, spine
from analysis.subject import Subject
from analysis.verdict import ComparatorKind, Verdict
from board.authority_choices import authority_choices, chosen_area
from board.cache import remembered
from board.facts import Facts, read_facts
from board.lines import WatchedLine, watched_areas, watched_lines
from board.live import live_release_id, today
from board.scorecard_view import find_scorecard, indicator_ids
from board.tiles import plain_tile
from data_loaders import queries

ANOTHER_AREA = "it is printed for an area of its own"
NO_DIRECTION = "neither high nor low is declared good, so there is no best"
NO_BEST_5 = "no best 5% is loaded to compare it with"
NO_ENGLAND = "the best 5% is a published one, and there is no figure for England to draw it from"


def best_five_view(*, scorecard_id: str, area: str = "") -> BestFiveView:
    """The page of a scorecard of the live release for an area, or for its first. Raises UnknownPageError for an unknown id."""
    scorecard = find_scorecard(scorecard_id)
    release_id = live_release_id()
    choices = authority_choices(scorecard, areas=queries.areas(release_id))
    return _view(release_id, today(), scorecard_id, chosen_area(area, choices=choices))


@remembered
def _view(release_id: str, day: date, scorecard_id: str, area: str) -> BestFiveView:
    scorecard = find_scorecard(scorecard_id)
    facts = read_facts(
        release_id=release_id,
        indicator_ids=indicator_ids(scorecard),
        as_at=None,
        area_codes=watched_areas(scorecard, chosen=(area,)),
    )
    found = [_line(facts, watched, area=area, day=day) for watched in watched_lines(scorecard)]
    return BestFiveView(
        scorecard_id=scorecard.scorecard_id,
        title=scorecard.title,
        board=scorecard.board,
        area_code=area,
        area_name=facts.area(area).name,
        area_choices=authority_choices(scorecard, areas=facts.areas),
        rows=tuple(sorted((one for one in found if isinstance(one, SpineRow)), key=lambda row: row.opportunity)),
        without=tuple(one for one in found if isinstance(one, WithoutSpine)),
        newest_published=facts.newest_published(area_codes=(area,)),
        release_id=release_id,
    )


def _line(facts: Facts, watched: WatchedLine, *, area: str, day: date) -> SpineRow | WithoutSpine:
    """A line on its spine or, where that cannot be, with the reason."""
    tile = plain_tile(facts=facts, watched=watched, area_code=area, looked_at=day)
    if tile.verdict.area_code != area:
        return WithoutSpine(tile=tile, reason=ANOTHER_AREA)
    subject = facts.subject(line=watched.line, area_code=area, looked_at=day)
    if tile.verdict.gap_to_best_5 is None:
        return WithoutSpine(tile=tile, reason=_why_not(subject, tile.verdict))
    drawn = _spine(facts, subject, tile.verdict)
    return WithoutSpine(tile=tile, reason=NO_ENGLAND) if drawn is None else SpineRow(tile=tile, spine=drawn)


def _why_not(subject: Subject, verdict: Verdict) -> str:
    """Why a line has no gap to the best 5%."""
    if verdict.value is None or verdict.period is None:
        return (verdict.no_figure_reason or verdict.reason).rstrip(".")
    if not verdict.polarity.is_judged:
        return NO_DIRECTION
    best = verdict.comparator(ComparatorKind.BEST_5_PERCENT)
    incomparable = is_comparable(subject, verdict.period, best) if best else ""
    return incomparable or why_no_best_5(subject, verdict.period) or NO_BEST_5


def _spine(facts: Facts, subject: Subject, verdict: Verdict) -> Spine | BareSpine | None:
    """All authorities' spine or, with a published best 5%, a bare one; None where that lacks England to start from."""
    best, england = verdict.comparator(ComparatorKind.BEST_5_PERCENT), verdict.comparator(ComparatorKind.ENGLAND)
    if best is None or verdict.value is None:
        return None
    level = england.value if england else None
    values = facts.authorities.get(verdict.indicator_id, NO_AUTHORITIES).at(subject.compared, best.period)
    if values is not None and not best.published:
        return spine(values, polarity=verdict.polarity, own=verdict.value, england=level, best_5=best.value)
    return None if level is None else bare_spine(polarity=verdict.polarity, own=verdict.value, england=level, best_5=best.value)
