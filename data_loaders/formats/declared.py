"""An indicator that a figures file brings with it."""

import re

from analysis.indicators import Indicator
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.books import IndicatorBook
from data_loaders.formats.cells import Cells
from data_loaders.problems import shown

ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
SHORT_NAME_LENGTH = 60
WHOLE_UNITS = frozenset({Unit.COUNT, Unit.GBP, Unit.RANK, Unit.WORDS, Unit.DAYS})
OWN_TOPIC = "Other"


def default_decimals(unit: Unit) -> int:
    """How many decimals a unit is shown with unless somebody says otherwise."""
    return 0 if unit in WHOLE_UNITS else 1


def short_name_of(name: str) -> str:
    """A name cut after a whole word to at most 60 characters."""
    if len(name) <= SHORT_NAME_LENGTH:
        return name
    return name[:SHORT_NAME_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:-(") + "…"


def declared_indicator(
    cells: Cells, indicator_id: str, *, unit: Unit | None, polarity: Polarity | None, indicators: IndicatorBook
) -> Indicator | None:
    """The indicator that a row declares by name and unit, added to the book; None (and said) where it does not.

    Without a polarity it is neutral: nobody has said which direction is good, so nothing is judged.
    """
    name = cells.word("indicator_name")
    if not name or not cells.word("unit"):
        words = f"found {shown(indicator_id)}, which is not in the catalogue.{indicators.hint(indicator_id)}"
        cells.say("indicator", "unknown_indicator", f"{words} Write a known id, or fill indicator_name and unit to declare your own.")
        return None
    if not ID.fullmatch(indicator_id):
        words = f"found {shown(indicator_id)}. Write an id of your own in lower case with hyphens, such as early-help-plans."
        cells.say("indicator", "bad_id", words)
        return None
    if unit is None or (polarity is None and cells.word("polarity")):
        return None
    indicator = Indicator(
        indicator_id=indicator_id,
        name=name,
        short_name=short_name_of(name),
        unit=unit,
        polarity=polarity or Polarity.NEUTRAL,
        decimals=default_decimals(unit),
        topic=cells.word("topic") or OWN_TOPIC,
        definition="",
    )
    indicators.add(indicator)
    return indicator
