"""The other areas that an indicator page names: at most a dozen, the scorecard's and the statistical neighbours first."""

from dataclasses import replace
from datetime import date

from analysis.areas import ENGLAND, AreaKind
from analysis.observations import Role
from analysis.views import Tile
from board.facts import Facts
from board.indicator_choices import Chosen, Offer

MOST = 12


def other_authorities(offer: Offer, *, chosen: Chosen) -> int:
    """How many authorities but the page's own have an actual figure of the breakdown."""
    codes = _with_figures(offer, chosen=chosen)
    return sum(1 for code in codes if offer.area(code).kind is AreaKind.UPPER_TIER_AUTHORITY)


def named_areas(offer: Offer, *, chosen: Chosen, neighbours: tuple[str, ...]) -> tuple[str, ...]:
    """The areas to give a verdict each: all where they are few, else the scorecard's, then the neighbours, nearest first."""
    found = _with_figures(offer, chosen=chosen)
    if len(found) <= MOST:
        return found
    watched = chosen.scorecard.areas if chosen.scorecard else ()
    is_authority = offer.area(chosen.area_code).kind is AreaKind.UPPER_TIER_AUTHORITY
    first = dict.fromkeys((*watched, *(neighbours if is_authority else ())))
    return tuple(code for code in first if code in found)[:MOST]


def other_areas(*, facts: Facts, chosen: Chosen, area_codes: tuple[str, ...], looked_at: date) -> tuple[Tile, ...]:
    """Each area with its own verdict by the page's rule, without a target that was set for this area alone."""
    line = replace(chosen.line, label="", target=None, no_figure="")
    verdicts = [facts.verdict(line=line, area_code=code, looked_at=looked_at) for code in area_codes]
    return tuple(Tile(verdict=verdict, label=verdict.short_name, spark=None) for verdict in verdicts)


def _with_figures(offer: Offer, *, chosen: Chosen) -> tuple[str, ...]:
    """Every area but the page's own and England that has an actual figure of the breakdown, in the order of their codes."""
    found = {
        held.area_code for held in offer.held if held.role == Role.ACTUAL and (held.breakdown_type, held.breakdown) == chosen.breakdown
    }
    return tuple(sorted(found - {chosen.area_code, ENGLAND}))
