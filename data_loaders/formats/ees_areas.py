"""The areas of Explore Education Statistics: which code counts at which geographic level."""

from collections.abc import Callable

from data_loaders.books import AreaBook
from data_loaders.formats.columns import Refused

LEVELS = {
    "national": ("country_code", "country_name"),
    "regional": ("region_code", "region_name"),
    "local authority": ("new_la_code", "old_la_code"),
    "local authority district": ("lad_code",),
    "ward": ("ward_code",),
    "parliamentary constituency": ("pcon_code",),
}
"""The columns that name a row's area by its level, the first that is filled first."""
AREA_COLUMNS = tuple(dict.fromkeys(name for names in LEVELS.values() for name in names))
OLD_NUMBER = "old_la_code"
_NOTHING = {"", "x", "z", "c", ":", "."}


def reader_of_areas(areas: AreaBook) -> Callable[..., str]:
    """What gives the code of a row's area from its ``geographic_level`` and the cells of ``AREA_COLUMNS``; it raises Refused.

    Inner and Outer London stand among the regions and are areas of their own, beside London.
    """

    def area_of(level: str, *cells: str) -> str:
        names = LEVELS.get(" ".join(level.casefold().split()))
        if names is None:
            words = "Rows of National, Regional and Local authority are loaded; this level has no areas here. Delete the row, or leave it."
            raise Refused("unread_level", words)
        found = dict(zip(AREA_COLUMNS, cells, strict=True))
        name = next((name for name in names if found[name].casefold() not in _NOTHING), names[0])
        text = found[name]
        code = areas.code_of_number(text) if name == OLD_NUMBER else areas.code(text) if text else None
        if code is None:
            words = f"This is no area that is known.{areas.hint(text) if text and name != OLD_NUMBER else ''}"
            mend = "Add the area to areas.csv, or the code to the other_names of its successor there."
            raise Refused("unknown_area", f"{words} {mend}", place=name, found=text)
        return code

    return area_of
