"""Whether all that a pack is asked to hold is known: what is not is refused by name, before any work."""

from collections.abc import Mapping

from analysis.comparison_query import WITH_NEIGHBOURS, WITH_REGION
from analysis.pack_request import BadRequestError, PackRequest
from analysis.period_types import write_day
from board.errors import UnknownPageError
from board.figures_view import area_names, first_published
from board.journey_view import find_journey
from board.scorecard_view import find_scorecard


def known_areas(request: PackRequest) -> Mapping[str, tuple[str, ...]]:
    """The areas of each scorecard that is asked for, in their order.

    Raises:
        BadRequestError: an unknown scorecard, area, journey, or area beside it; a day before anything was published.
    """
    try:
        cards = [find_scorecard(name) for name in request.scorecards]
        if request.journey:
            find_journey(request.journey)
    except UnknownPageError as unknown:
        raise BadRequestError(str(unknown)) from unknown
    _check_beside(request)
    _check_day(request)
    names = area_names()
    found: dict[str, tuple[str, ...]] = {}
    for card in cards:
        chosen = tuple(code for code in request.areas if code in card.areas) if request.areas else card.areas[:1]
        if not chosen:
            asked, has = (", ".join(names.get(code, code) for code in codes) for codes in (request.areas, card.areas))
            raise BadRequestError(f"The scorecard “{card.title}” has none of the areas chosen ({asked}); it has {has}.")
        found[card.scorecard_id] = chosen
    for code in request.areas:
        if not any(code in chosen for chosen in found.values()):
            raise BadRequestError(f"No scorecard that is chosen has the area {names.get(code, repr(code))}.")
    return found


def _check_day(request: PackRequest) -> None:
    if request.as_at is None:
        return
    first = first_published()
    if first is None or request.as_at < first:
        since = f" The first came out on {write_day(first)}." if first else ""
        raise BadRequestError(f"No figure had been published by {write_day(request.as_at)}.{since}")


def _check_beside(request: PackRequest) -> None:
    known = {WITH_NEIGHBOURS, WITH_REGION, *area_names()}
    for code in request.beside:
        if code not in known:
            raise BadRequestError(f"There is no area '{code}' to set beside others. Give {WITH_NEIGHBOURS}, {WITH_REGION} or areas' codes.")
