"""What a page of comparison offers: areas, periods, breakdowns, and who may be set beside the area."""

from analysis.areas import AreaKind
from analysis.authorities import AuthorityFigures, AuthorityValues
from analysis.breakdown_address import breakdown_text
from analysis.comparison_query import WITH_NEIGHBOURS, WITH_REGION
from analysis.views import Choice
from board.comparison_frame import Frame
from board.indicator_choices import Offer

LEAST_OFFERED = 4
"""A period for which fewer authorities have a value is not offered."""
_WHOLES = {AreaKind.REGION: 0, AreaKind.SUB_REGION: 1, AreaKind.COUNTRY: 2}


def offered_periods(figures: AuthorityFigures, breakdown: tuple[str, str]) -> tuple[AuthorityValues, ...]:
    """The periods of a breakdown that enough authorities have a value for, latest first; where none is, every one."""
    periods = figures.of(breakdown)[::-1]
    return tuple(found for found in periods if found.count >= LEAST_OFFERED) or periods


def settled_period(figures: AuthorityFigures, *, breakdown: tuple[str, str], area_code: str, asked: str) -> AuthorityValues | None:
    """The values of the period asked for, as boards or the source write it; else of the latest in which the area has one, or any."""
    periods = offered_periods(figures, breakdown)
    named = [found for found in figures.of(breakdown)[::-1] if asked in {found.period.display, found.period.label}] if asked else []
    own = [found for found in periods if found.value_of(area_code) is not None]
    return next(iter([*named, *own, *periods]), None)


def period_choices(figures: AuthorityFigures, breakdown: tuple[str, str], *, shown: AuthorityValues) -> tuple[Choice, ...]:
    """The periods offered, and the one that is shown, each with how many authorities have a value."""
    offered = offered_periods(figures, breakdown)
    listed = offered if any(found is shown for found in offered) else (shown, *offered)
    return tuple(Choice(value=found.period.display, words=f"{found.period.display} ({_authorities(found.count)})") for found in listed)


def _authorities(count: int) -> str:
    return "1 authority" if count == 1 else f"{count} authorities"


def breakdown_choices(figures: AuthorityFigures) -> tuple[Choice, ...]:
    """The breakdowns that authorities have figures for."""
    return tuple(
        Choice(value=breakdown_text(kind, name), words=f"{kind.replace('_', ' ').capitalize()}: {name}" if name else "All")
        for kind, name in figures.by_breakdown
    )


def authority_choices(frame: Frame) -> tuple[Choice, ...]:
    """The authorities that have a value, by name."""
    codes = [code for code in frame.values.area_codes if frame.values.value_of(code) is not None]
    areas = sorted((frame.facts.area(code) for code in codes), key=lambda area: area.name)
    return tuple(Choice(value=area.area_code, words=area.name) for area in areas)


def area_choices(frame: Frame, *, offer: Offer) -> tuple[Choice, ...]:
    """The authorities that have a value, then the regions and England; the page's own area in any case."""
    authorities = authority_choices(frame)
    breakdown = (frame.line.breakdown_type, frame.line.breakdown)
    held = {found.area_code for found in offer.telling if (found.breakdown_type, found.breakdown) == breakdown}
    wholes = [area for area in (frame.facts.area(code) for code in held) if area.kind in _WHOLES]
    wholes.sort(key=lambda area: (_WHOLES[area.kind], area.name))
    listed = (*authorities, *(Choice(value=area.area_code, words=area.name) for area in wholes))
    own = Choice(value=frame.area.area_code, words=frame.area.name)
    return listed if own in listed else (own, *listed)


def beside_choices(frame: Frame) -> tuple[Choice, ...]:
    """Who may be set beside the area: its region's authorities, then each authority that is not there yet."""
    region = frame.facts.areas.get(frame.area.parent_code)
    of_region = (
        (Choice(value=WITH_REGION, words=f"All of {region.name}"),)
        if region and region.kind is AreaKind.REGION and WITH_REGION not in frame.query.beside
        else ()
    )
    taken = {frame.query.area, *frame.query.beside}
    return (*of_region, *(choice for choice in authority_choices(frame) if choice.value not in taken))


def set_beside(frame: Frame) -> tuple[Choice, ...]:
    """Who is set beside the area, in the order of the address. The neighbours always are, and need no choice."""
    region = frame.facts.areas.get(frame.area.parent_code)
    words = {WITH_REGION: f"All of {region.name}" if region else "Its region"}
    return tuple(
        Choice(value=one, words=words.get(one) or frame.facts.area(one).name) for one in frame.query.beside if one != WITH_NEIGHBOURS
    )
