"""How far an area is from the best 5% on every line of a scorecard, the largest opportunity first."""

from datetime import date

from analysis.authorities import NO_AUTHORITIES
from analysis.best_five_views import BestFiveView, SpineRow, WithoutSpine
from analysis.national_comparators import why_no_best_5
from analysis.spine import BareSpine, Spine, SpineError, bare_spine, spine
from analysis.verdict import ComparatorKind, ComparatorValue, Verdict
from analysis.views import Tile
from board.authority_choices import authority_choices, chosen_area
from board.cache import remembered
from board.facts import Facts, read_facts
from board.lines import WatchedLine, watched_lines
from board.live import live_release_id, today
from board.scorecard_view import find_scorecard, indicator_ids
from board.tiles import build_tile
from data_loaders import queries

ANOTHER_AREA = "it is printed for an area of its own"


def best_five_view(*, scorecard_id: str, area: str = "") -> BestFiveView:
    """The page of a scorecard of the live release for an area, or for its first. Raises UnknownPageError for an unknown id."""
    scorecard = find_scorecard(scorecard_id)
    release_id = live_release_id()
    choices = authority_choices(scorecard, areas=queries.areas(release_id))
    return _view(release_id, today(), scorecard_id, chosen_area(area, choices=choices))


@remembered
def _view(release_id: str, day: date, scorecard_id: str, area: str) -> BestFiveView:
    scorecard = find_scorecard(scorecard_id)
    facts = read_facts(release_id=release_id, indicator_ids=indicator_ids(scorecard), as_at=None, area_codes=(area,))
    rows: list[SpineRow] = []
    without: list[WithoutSpine] = []
    for watched in watched_lines(scorecard):
        tile = build_tile(facts=facts, watched=watched, area_code=area, looked_at=day)
        reason = ANOTHER_AREA if watched.line.area_code not in {"", area} else _obstacle(facts, watched, tile, area=area, day=day)
        found = None if reason else _row(facts, tile)
        if found is None:
            without.append(WithoutSpine(tile=tile, reason=reason or "there is no figure for England to start from"))
        else:
            rows.append(found)
    return BestFiveView(
        scorecard_id=scorecard.scorecard_id,
        title=scorecard.title,
        board=scorecard.board,
        area_code=area,
        area_name=facts.area(area).name,
        area_choices=authority_choices(scorecard, areas=facts.areas),
        rows=tuple(sorted(rows, key=_opportunity)),
        without=tuple(without),
        release_id=release_id,
    )


def _obstacle(facts: Facts, watched: WatchedLine, tile: Tile, *, area: str, day: date) -> str:
    """Why a line has no place on a spine, inside a sentence; empty where it has one."""
    verdict = tile.verdict
    if verdict.value is None or verdict.period is None:
        return (verdict.no_figure_reason or verdict.reason).rstrip(".")
    if verdict.gap_to_best_5 is not None:
        return ""
    if not verdict.polarity.is_judged:
        return "neither high nor low is declared good, so there is no best"
    subject = facts.subject(line=watched.line, area_code=area, looked_at=day)
    return why_no_best_5(subject, verdict.period) or "there is no best 5% to compare it with"


def _row(facts: Facts, tile: Tile) -> SpineRow | None:
    verdict = tile.verdict
    best, england = verdict.comparator(ComparatorKind.BEST_5_PERCENT), verdict.comparator(ComparatorKind.ENGLAND)
    if best is None or verdict.value is None:
        return None
    drawn = _spine(facts, verdict, best=best, england=england)
    if drawn is None:
        return None
    return SpineRow(
        tile=tile,
        spine=drawn,
        england=england.display if england else "",
        best_5=best.display,
        best_5_words=f"of {best.count} authorities" if best.count else "as published; the authorities' own values are not loaded",
    )


def _spine(facts: Facts, verdict: Verdict, *, best: ComparatorValue, england: ComparatorValue | None) -> Spine | BareSpine | None:
    figures = facts.authorities.get(verdict.indicator_id, NO_AUTHORITIES)
    values = figures.at((verdict.breakdown_type, verdict.breakdown), best.period)
    level = england.value if england else None
    if values is not None and not best.published:
        try:
            return spine(values, polarity=verdict.polarity, own=verdict.value, england=level, best_5=best.value)
        except SpineError:
            return None
    if level is None or verdict.value is None:
        return None
    return bare_spine(polarity=verdict.polarity, own=verdict.value, england=level, best_5=best.value)


def _opportunity(row: SpineRow) -> tuple[bool, bool, int, float]:
    """Most people first; then, where people cannot be counted, the longest way still to go; what is reached comes last."""
    gap = row.tile.verdict.gap_to_best_5
    people = gap.people if gap and gap.people is not None else None
    walked = gap.share_walked if gap and gap.share_walked is not None else 0.0
    return row.is_reached, people is None, -(people or 0), walked
