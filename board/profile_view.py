"""A scorecard's lines for an area beside its statistical neighbours, its region, or areas that the reader chooses."""

from collections.abc import Mapping
from datetime import date

from analysis.areas import ENGLAND, Area, AreaKind
from analysis.comparison_query import MOST_CHOSEN, WITH_NEIGHBOURS, WITH_REGION
from analysis.neighbours import NeighbourModel
from analysis.profile_views import ProfileColumn, ProfileView
from analysis.scorecards import Scorecard
from analysis.views import Choice, HeatRow
from board.authority_choices import authority_choices, chosen_area
from board.cache import remembered
from board.facts import read_facts
from board.lines import watched_lines
from board.live import live_release_id, today
from board.scorecard_view import find_scorecard, indicator_ids
from board.tiles import build_tile
from data_loaders import authority_queries, queries


def profile_view(*, scorecard_id: str, area: str = "", beside: tuple[str, ...] = ()) -> ProfileView:
    """The profile of an area on a scorecard of the live release. Raises UnknownPageError for an unknown id.

    Without ``beside`` the area stands beside its statistical neighbours, if they are loaded, else beside the scorecard's other areas.
    """
    scorecard = find_scorecard(scorecard_id)
    release_id = live_release_id()
    areas = queries.areas(release_id)
    own = chosen_area(area, choices=authority_choices(scorecard, areas=areas))
    known = tuple(one for one in beside if one in areas or one in {WITH_NEIGHBOURS, WITH_REGION})
    model = authority_queries.neighbour_model(release_id)
    return _view(release_id, today(), scorecard_id, own, known or ((WITH_NEIGHBOURS,) if model.of(own) else scorecard.areas))


@remembered
def _view(release_id: str, day: date, scorecard_id: str, area: str, beside: tuple[str, ...]) -> ProfileView:
    scorecard = find_scorecard(scorecard_id)
    areas = queries.areas(release_id)
    model = authority_queries.neighbour_model(release_id)
    codes = _codes(area, beside, areas=areas, model=model)
    facts = read_facts(release_id=release_id, indicator_ids=indicator_ids(scorecard), as_at=None, area_codes=codes)
    watched = list(watched_lines(scorecard))
    rows = tuple(
        HeatRow(
            priority=scorecard.priorities[int(one.line_id.partition(".")[0]) - 1].title,
            lead=scorecard.priorities[int(one.line_id.partition(".")[0]) - 1].lead,
            label=one.line.label or facts.indicators[one.line.indicator_id].short_name,
            tiles=tuple(build_tile(facts=facts, watched=one, area_code=code, looked_at=day) for code in codes),
        )
        for one in watched
        if not one.line.area_code
    )
    return ProfileView(
        scorecard_id=scorecard.scorecard_id,
        title=scorecard.title,
        board=scorecard.board,
        area_code=area,
        beside=beside,
        beside_words=_words(beside, areas=areas, model=model),
        area_choices=authority_choices(scorecard, areas=areas),
        beside_choices=_beside_choices(scorecard, area, model=model),
        columns=tuple(ProfileColumn(area_code=code, name=facts.area(code).name, is_own=code == area) for code in codes),
        rows=rows,
        left_out=tuple(one.line.label or facts.indicators[one.line.indicator_id].short_name for one in watched if one.line.area_code),
        release_id=release_id,
    )


def _codes(area: str, beside: tuple[str, ...], *, areas: Mapping[str, Area], model: NeighbourModel) -> tuple[str, ...]:
    """The own area, England, then those beside it."""
    found: list[str] = [area, ENGLAND]
    for one in beside:
        found += {WITH_NEIGHBOURS: model.codes_of(area), WITH_REGION: _of_region(area, areas=areas)}.get(one, (one,))
    return tuple(dict.fromkeys(found))[: MOST_CHOSEN + 2]


def _of_region(area: str, *, areas: Mapping[str, Area]) -> tuple[str, ...]:
    parent = areas[area].parent_code
    members = (one for one in areas.values() if one.kind is AreaKind.UPPER_TIER_AUTHORITY and one.parent_code == parent)
    return (parent, *(one.area_code for one in sorted(members, key=lambda one: one.name)))


def _words(beside: tuple[str, ...], *, areas: Mapping[str, Area], model: NeighbourModel) -> str:
    named = {WITH_NEIGHBOURS: f"its statistical neighbours ({model.title or model.model})", WITH_REGION: "its region"}
    return ", ".join(named.get(one) or areas[one].name for one in beside)


def _beside_choices(scorecard: Scorecard, area: str, *, model: NeighbourModel) -> tuple[Choice, ...]:
    neighbours = (Choice(value=WITH_NEIGHBOURS, words="Statistical neighbours"),) if model.of(area) else ()
    others = ",".join(code for code in scorecard.areas if code != area)
    same_card = (Choice(value=others, words="The scorecard's other areas"),) if others else ()
    return (*neighbours, Choice(value=WITH_REGION, words="Its region"), *same_card)
