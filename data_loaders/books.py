"""Finding an area or an indicator by any of its names."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from analysis.areas import Area
from analysis.indicators import Indicator
from data_loaders.problems import did_you_mean

MOST_HINTS = 200
"""Looking for the nearest name takes long: in a file that is wrong throughout, only the first so many unknown names get a hint."""


@lru_cache(maxsize=4096)
def area_key(text: str) -> str:
    """A spelling without the differences that carry no meaning: case, spaces, ``&`` and curly apostrophes."""
    return " ".join(text.casefold().replace("&", " and ").replace("’", "'").split())


def area_names(area: Area) -> Iterator[str]:
    """Every spelling under which an area may be written in a file."""
    yield area.area_code
    yield area.name
    if area.short_name:
        yield area.short_name
    yield from area.other_names


class AreaBook:
    """Areas by code, name, short name and other names."""

    def __init__(self, areas: Iterable[Area]) -> None:
        """Index the areas. Where two share a spelling, the first keeps it; the area list's own check refuses such a pair."""
        self.by_code = {area.area_code: area for area in areas}
        self._codes: dict[str, str] = {}
        self._numbers = {area.old_la_code: area.area_code for area in self.by_code.values() if area.old_la_code}
        self._hints: dict[str, str] = {}
        for area in self.by_code.values():
            for name in area_names(area):
                self._codes.setdefault(area_key(name), area.area_code)

    def code(self, text: str) -> str | None:
        """The code of the area that a text names, or None."""
        return self._codes.get(area_key(text))

    def code_of_number(self, number: str) -> str | None:
        """The code of the area with a number of the Department for Education (305, and 970 for England), or None."""
        return self._numbers.get(number)

    def hint(self, text: str) -> str:
        """A did-you-mean sentence, or nothing."""
        if text not in self._hints and len(self._hints) < MOST_HINTS:
            self._hints[text] = did_you_mean(text, (name for area in self.by_code.values() for name in area_names(area)))
        return self._hints.get(text, "")

    def __iter__(self) -> Iterator[Area]:
        """The areas in their order."""
        return iter(self.by_code.values())


class IndicatorBook:
    """Indicators by id and alias. ``add`` takes those that a figures file declares."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        """Index the indicators; an id is always stronger than an alias."""
        self.by_id: dict[str, Indicator] = {}
        self._aliases: dict[str, str] = {}
        self._hints: dict[str, str] = {}
        for indicator in indicators:
            self.add(indicator)

    def add(self, indicator: Indicator) -> None:
        """Take in one more indicator, or a new version of one."""
        self.by_id[indicator.indicator_id] = indicator
        for alias in indicator.aliases:
            self._aliases.setdefault(alias.casefold(), indicator.indicator_id)

    def find(self, text: str) -> Indicator | None:
        """The indicator of that id or alias, or None."""
        found = self.by_id.get(text) or self.by_id.get(text.casefold())
        return found or self.by_id.get(self._aliases.get(text.casefold(), ""))

    def hint(self, text: str) -> str:
        """A did-you-mean sentence, or nothing."""
        if text not in self._hints and len(self._hints) < MOST_HINTS:
            self._hints[text] = did_you_mean(text, [*self.by_id, *self._aliases])
        return self._hints.get(text, "")

    def copy(self) -> "IndicatorBook":
        """A book of its own, so that a file may add to it and still be refused."""
        return IndicatorBook(self.by_id.values())
