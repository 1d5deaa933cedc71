"""The columns of an Explore Education Statistics file: which are filters, which indicators, and which describe the areas."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from data_loaders.formats.columns import Columns
from data_loaders.formats.ees_areas import AREA_COLUMNS
from data_loaders.formats.ees_cells import SYMBOLS, is_cell
from data_loaders.formats.ees_meta import ColumnType, Meta

TIME = ("time_period", "time_identifier")
NEEDED = (*TIME, "geographic_level")
GEOGRAPHY = (
    *AREA_COLUMNS,
    "la_name",
    "lad_name",
    "ward_name",
    "pcon_name",
    *(
        f"{area}_{part}"
        for area in ("rsc_region_lead", "opportunity_area", "local_enterprise_partnership", "english_devolved_area", "planning_area")
        for part in ("code", "name")
    ),
    *(
        f"{area}_{part}"
        for area in ("mayoral_combined_authority", "trust", "sponsor", "institution", "provider", "school")
        for part in ("code", "id", "name", "ukprn", "urn", "laestab")
    ),
)
SIGNATURE = frozenset({*NEEDED, "country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name"})
"""Columns by which such a file is known."""
ENOUGH = 3
"""So many of them make a table one, even if others were changed."""
MOST_OF = 0.5
"""Rows that are not told apart, beyond this share, show that a column of numbers and texts is a filter."""


def is_data_file(header: Collection[str]) -> bool:
    """Whether the names of a table's columns, in lower case, are those of a data file."""
    return len(SIGNATURE & set(header)) >= ENOUGH


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The names of a file's columns, as it writes them, in its order."""

    filters: tuple[str, ...]
    indicators: tuple[str, ...]


def parts_of(columns: Columns, meta: Mapping[str, Meta]) -> Parts:
    """Part the columns.

    The companion decides where it says what a column is. Otherwise a column of numbers and symbols is an indicator, and one that
    holds other texts a filter: one of texts alone always, a mixed one only where rows would else be of the same area, period and
    filters; a few bad cells do not make an indicator a filter. A column that says one thing of each area describes it, and is
    passed over, with a warning, like a column without any text.
    """
    by_meta = {name: one.kind for name, one in meta.items() if name in columns.places}
    others = [name for name in columns.places if name not in {*NEEDED, *GEOGRAPHY} and name not in by_meta]
    texts = {name: columns.counted(name) for name in others}
    for name in [name for name in others if set(texts[name]) <= {""}]:
        columns.warn(code="empty_column", words="the column holds nothing, and is not read.", name=name)
        others.remove(name)
    numeric = {name for name in others if all(map(is_cell, texts[name]))}
    worded = {name for name in others if not any(is_cell(text) and text.casefold() not in SYMBOLS for text in texts[name])} - numeric
    for name in [name for name in others if name in worded and _describes_areas(columns, name, texts[name])]:
        columns.warn(code="describes_areas", words="the column says the same of an area in every row, and is not read.", name=name)
        others.remove(name)
    mixed = [name for name in others if name not in numeric | worded]
    sure = [name for name, kind in by_meta.items() if kind is ColumnType.FILTER] + [name for name in others if name in worded]
    filters = {*sure, *_telling(columns, sure, sorted(mixed, key=lambda name: len(texts[name])))}
    taken = [name for name in columns.places if name in {*by_meta, *others}]
    return Parts(filters=tuple(name for name in taken if name in filters), indicators=tuple(name for name in taken if name not in filters))


def _describes_areas(columns: Columns, name: str, texts: Mapping[str, int]) -> bool:
    if len(texts) == 1:
        return False
    said: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for *area, text in zip(columns.texts("geographic_level"), *map(columns.texts, (*AREA_COLUMNS, name)), strict=True):
        said[tuple(area)].add(text)
    return all(len(found) == 1 for found in said.values())


def _telling(columns: Columns, sure: Sequence[str], mixed: Sequence[str]) -> list[str]:
    """Those of the mixed columns that are needed to tell most rows apart."""
    filters: list[str] = []
    for name in mixed:
        if _share_alike(columns, [*sure, *filters]) <= MOST_OF:
            break
        filters.append(name)
    return filters


def _share_alike(columns: Columns, filters: Sequence[str]) -> float:
    """The share of rows that are of the same area, period and filters as another."""
    rows = list(zip(*map(columns.texts, (*NEEDED, *AREA_COLUMNS, *filters)), strict=True))
    counts = Counter(rows)
    return sum(count for count in counts.values() if count > 1) / len(rows) if rows else 0.0
