"""The ways to look at a scorecard: the scorecard itself, what changed on it, how far it is from the best 5%, and an area beside others."""

from enum import StrEnum

from dash import html

from components import links
from components.markup import aria, current


class Way(StrEnum):
    """A way to look at a scorecard; the value is what a reader sees."""

    SCORECARD = "Scorecard"
    CHANGES = "What changed"
    BEST_FIVE = "Aiming for the best 5%"
    PROFILE = "Area profile"


def ways(shown: Way, *, scorecard_id: str, area: str = "") -> html.Nav:
    """Links to every way, the one in use marked. ``area`` is the area that the other pages are to be about."""
    addresses = {
        Way.SCORECARD: links.scorecard(scorecard_id),
        Way.CHANGES: links.changes(scorecard_id, area=area),
        Way.BEST_FIVE: links.best_five(scorecard_id, area=area),
        Way.PROFILE: links.profile(scorecard_id, area=area),
    }
    return html.Nav(
        [html.A(way.value, href=href, className="switch-link", **current(shown=way is shown)) for way, href in addresses.items()],
        className="switch",
        **aria(label="Ways to look at this scorecard"),
    )
