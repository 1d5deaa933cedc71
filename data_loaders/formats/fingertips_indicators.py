"""The indicators of a Fingertips export: those of the catalogue that adopt them, or new ones with what the file itself decides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.areas import ENGLAND
from analysis.indicators import Indicator
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.books import IndicatorBook
from data_loaders.formats.columns import Columns, Flags, Numbers
from data_loaders.formats.declared import default_decimals, short_name_of
from data_loaders.formats.fingertips_words import ENGLAND_COLUMN, text_of
from data_loaders.formats.inference import polarities_of, unit_of

TOPIC = "Public health (Fingertips)"
NEUTRAL_TEXTS = {"higher", "lower", "highest", "lowest"}


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the rows of an export that are loaded say, by row: numbers with NaN where there is none."""

    keys: Sequence[str]
    areas: Sequence[str]
    periods: Sequence[object]
    values: Numbers
    counts: Numbers
    denominators: Numbers


def indicators_of(columns: Columns, found: Evidence, book: IndicatorBook) -> dict[str, Indicator]:
    """The indicator of each Fingertips number that a row is loaded for."""
    names = columns.texts("Indicator Name")
    benchmarks = _benchmarks(columns, found)
    kept, keys = ~columns.is_refused, np.array(found.keys)
    indicators = {}
    for key in dict.fromkeys(found.keys):
        own = kept & (keys == key)
        if own.any():
            unit = unit_of(values=found.values[own], counts=found.counts[own], denominators=found.denominators[own])
            known = book.find(f"fingertips.{key}")
            if known is None:
                polarity = _polarity(columns, own, key, values=found.values[own], benchmarks=benchmarks[own])
                indicators[key] = _declared(columns, own, key, name=names[int(np.argmax(own))], unit=unit, polarity=polarity)
            else:
                _warn_of_unit(columns, key, known, unit)
                indicators[key] = known
    return indicators


def _benchmarks(columns: Columns, found: Evidence) -> Numbers:
    """By row, England's value for the same indicator, sex, age and period."""
    keys = list(zip(found.keys, columns.texts("Sex"), columns.texts("Age"), found.periods, strict=True))
    categories = columns.texts("Category Type")
    england = {
        key: value
        for key, area, category, value in zip(keys, found.areas, categories, found.values.tolist(), strict=True)
        if area == ENGLAND and not text_of(category)
    }
    return np.array([england.get(key, np.nan) for key in keys], dtype=np.float64)


def _polarity(columns: Columns, own: Flags, key: str, *, values: Numbers, benchmarks: Numbers) -> Polarity:
    """The good direction that every text of the file agrees on; neutral where they do not or none decides it."""
    rows = np.flatnonzero(own).tolist()
    comparisons = [columns.texts(ENGLAND_COLUMN)[row] for row in rows]
    trends = [columns.texts("Recent Trend")[row] for row in rows]
    said = polarities_of(values=values, benchmarks=benchmarks, comparisons=comparisons, trends=[text_of(text) for text in trends])
    if len(said) == 1:
        return next(iter(said))
    if said:
        words = "the file's texts contradict each other on which direction is good, so none is taken."
    elif any(text.casefold().split(" ")[0] in NEUTRAL_TEXTS for text in comparisons):
        return Polarity.NEUTRAL
    else:
        words = "nothing in the file says which direction is good, so none is taken and nothing is judged."
    mend = f"Let an entry of the catalogue with its polarity adopt fingertips.{key} (aliases)."
    columns.warn(code="no_polarity", words=f"indicator {key}: {words} {mend}", name=ENGLAND_COLUMN)
    return Polarity.NEUTRAL


def _declared(columns: Columns, own: Flags, key: str, *, name: str, unit: Unit | None, polarity: Polarity) -> Indicator:
    if unit is None:
        words = f"indicator {key}: values, counts and denominators do not tell the unit, so the values are shown without one."
        columns.warn(
            code="no_unit", words=f"{words} Let an entry of the catalogue with its unit adopt fingertips.{key} (aliases).", name="Value"
        )
    row = int(np.argmax(own))
    ages = {columns.texts("Age")[one] for one in np.flatnonzero(own).tolist()}
    about = f" Age: {columns.texts('Age')[row]}." if len(ages) == 1 else ""
    title = name or f"Fingertips indicator {key}"
    return Indicator(
        indicator_id=f"fingertips.{key}",
        name=title,
        short_name=short_name_of(title),
        unit=unit or Unit.OTHER,
        polarity=polarity,
        decimals=default_decimals(unit or Unit.OTHER),
        topic=TOPIC,
        definition=f"Indicator {key} of Fingertips.{about}",
        source="Fingertips",
    )


def _warn_of_unit(columns: Columns, key: str, known: Indicator, unit: Unit | None) -> None:
    if unit is not None and unit is not known.unit:
        words = f"indicator {key}: its values are counts over denominators as {unit}, but {known.indicator_id} has the unit {known.unit}."
        columns.warn(code="other_unit", words=f"{words} Check whether the two measure the same.", name="Value")
