"""The areas that a page about one area can be about: a scorecard's own first, then every authority."""

from collections.abc import Mapping

from analysis.areas import Area, AreaKind
from analysis.scorecards import Scorecard
from analysis.views import Choice


def authority_choices(scorecard: Scorecard, *, areas: Mapping[str, Area]) -> tuple[Choice, ...]:
    """The scorecard's areas, then the authorities by name; former ones are left out."""
    own = [areas[code] for code in scorecard.areas if code in areas]
    others = [area for area in areas.values() if area.kind is AreaKind.UPPER_TIER_AUTHORITY and area not in own]
    return tuple(Choice(value=area.area_code, words=area.name) for area in [*own, *sorted(others, key=lambda area: area.name)])


def chosen_area(asked: str, *, choices: tuple[Choice, ...]) -> str:
    """The area asked for if it is offered, else the first."""
    return asked if asked in {choice.value for choice in choices} else choices[0].value
