"""The indicator catalogue: what each indicator measures, in which unit, and which direction is good."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.indicators import Indicator
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.formats.declared import default_decimals, short_name_of
from data_loaders.formats.documents import check_document
from data_loaders.formats.marked_yaml import read_yaml
from data_loaders.problems import Place, Problem, UnusableFile, shown

PLAIN_TEXTS = (
    "definition",
    "why_it_matters",
    "numerator",
    "denominator",
    "source",
    "frequency",
    "next_update",
    "owner",
    "caution",
    "unit_words",
)


@dataclass(frozen=True, kw_only=True)
class CatalogueEntry:
    """An indicator and where it is written."""

    indicator: Indicator
    place: Place


def read_catalogue(path: Path) -> tuple[CatalogueEntry, ...]:
    """Read one catalogue file.

    Raises:
        UnusableFile: it does not parse or breaks the schema (``schemas/indicators.schema.json``); every such entry is named.
    """
    document = read_yaml(path)
    check_document(document, "indicators")
    return tuple(
        CatalogueEntry(indicator=_indicator(entry), place=document.place(("indicators", position, "id")))
        for position, entry in enumerate(document.content["indicators"])
    )


def _indicator(entry: dict[str, Any]) -> Indicator:
    unit = Unit(entry["unit"])
    return Indicator(
        indicator_id=entry["id"],
        name=entry["name"],
        short_name=entry.get("short_name") or short_name_of(entry["name"]),
        unit=unit,
        polarity=Polarity(entry["polarity"]),
        decimals=entry.get("decimals", default_decimals(unit)),
        topic=entry["topic"],
        is_position=entry.get("is_position", False),
        is_printed_negative=entry.get("is_printed_negative", False),
        aliases=tuple(entry.get("aliases", ())),
        **{"definition": "", **{name: entry[name] for name in PLAIN_TEXTS if name in entry}},
    )


def check_catalogue(entries: tuple[CatalogueEntry, ...]) -> None:
    """Check that no id or alias stands for two indicators, in one file or over several.

    Raises:
        UnusableFile: with one problem a clash, naming both places.
    """
    ids: dict[str, CatalogueEntry] = {}
    problems: list[Problem] = []
    for entry in entries:
        earlier = ids.setdefault(entry.indicator.indicator_id.casefold(), entry)
        if earlier is not entry:
            words = f"found {shown(entry.indicator.indicator_id)}, which stands already in {_where(earlier)}. Keep one of the two."
            problems.append(entry.place.unusable(code="doubled_indicator", words=words))
    owners = dict(ids)
    for entry in entries:
        for alias in entry.indicator.aliases:
            earlier = owners.setdefault(alias.casefold(), entry)
            if earlier.indicator.indicator_id != entry.indicator.indicator_id:
                words = (
                    f"found the alias {shown(alias)}, which is taken by {earlier.indicator.indicator_id} in {_where(earlier)}. Remove one."
                )
                problems.append(entry.place.unusable(code="doubled_alias", words=words))
    if problems:
        raise UnusableFile(*problems)


def _where(entry: CatalogueEntry) -> str:
    return f"{entry.place.file_name}, line {entry.place.line}"
