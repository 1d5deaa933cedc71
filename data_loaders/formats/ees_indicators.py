"""The indicators of an Explore Education Statistics file: one a column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.indicators import Indicator
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.books import IndicatorBook
from data_loaders.formats.declared import default_decimals, short_name_of
from data_loaders.formats.ees_breakdowns import column_words
from data_loaders.formats.ees_cells import Cell
from data_loaders.formats.ees_meta import MOST_DECIMALS, Meta
from data_loaders.formats.slugs import slug

PREFIX = "ees"
PERCENT_WORDS = frozenset({"percent", "percentage", "pct", "perc"})
NOT_COUNTED = frozenset({"average", "mean", "median", "ratio", "score", "index", "days", "weeks", "months", "years", "rank"})
ALL_OF_THEM = 100
_YEARS_AT_THE_END = re.compile(r"(?:-(?:to-|and-)?\d{4}(?:\d{2}|-\d{2})?)+$")
_PER = re.compile(r"per-?(1|10|100)(?:-?000|k)(?!\d)")
_PER_UNITS = {"1": Unit.PER_1000, "10": Unit.PER_10000, "100": Unit.PER_100000}
_META_UNITS = {"%": Unit.PERCENT, "£": Unit.GBP}


@dataclass(frozen=True, kw_only=True)
class FileNames:
    """What names the indicators of a file: its stem, and what all of its rows are of."""

    stem: str
    subject: str

    @property
    def slug(self) -> str:
        """The stem as a part of ids, without the years at its end, so that next year's file carries on the same indicators."""
        whole = slug(self.stem)
        return _YEARS_AT_THE_END.sub("", whole) or whole or "file"

    @property
    def words(self) -> str:
        """The stem in words, without the years at its end."""
        return column_words(self.slug.replace("-", " "))


def says_percent(name: str, meta: Meta | None) -> bool:
    """Whether a column holds percentages by its companion or its name."""
    return (meta is not None and meta.unit == "%") or bool(PERCENT_WORDS & set(slug(name).split("-")))


def indicator_of(name: str, cells: Sequence[Cell], *, meta: Meta | None, names: FileNames, book: IndicatorBook) -> Indicator:
    """The indicator of a column: the one of the catalogue that adopts it, that of an earlier file, or a new one.

    Its id is ``ees.<file>.<column>``, its alias ``ees.<column>`` unless another has that one already. Neither high nor low is
    taken to be good: the file does not say.
    """
    alias = f"{PREFIX}.{slug(name) or 'column'}"
    indicator_id = f"{PREFIX}.{names.slug}.{slug(name) or 'column'}"
    held = book.find(indicator_id)
    adopting = book.find(alias)
    if held is None and adopting is not None and not adopting.indicator_id.startswith(f"{PREFIX}."):
        held = adopting
    if held is not None:
        return held
    title = meta.label if meta and meta.label else column_words(name)
    unit = unit_of(name, cells, meta=meta)
    whole = f"{title}: {names.subject}" if names.subject else title if meta else f"{title} ({names.words})"
    written = max((cell.decimals for cell in cells), default=0)
    decimals = meta.decimals if meta and meta.decimals is not None else written
    return Indicator(
        indicator_id=indicator_id,
        name=whole,
        short_name=short_name_of(whole),
        unit=unit,
        polarity=Polarity.NEUTRAL,
        decimals=min(decimals, MOST_DECIMALS) if unit is not Unit.COUNT else default_decimals(unit),
        topic=names.words,
        definition=f"The column {name} of {names.words}.",
        source="Department for Education, Explore education statistics",
        aliases=() if adopting else (alias,),
    )


def unit_of(name: str, cells: Sequence[Cell], *, meta: Meta | None) -> Unit:
    """A column's unit, by its companion, else by its name, else by its numbers; other where nothing tells.

    A ``rate`` that does not say per how many is a percentage where no value is over 100. Whole numbers are a count unless the
    name says otherwise.
    """
    if meta is not None and meta.unit:
        return _META_UNITS.get(meta.unit, Unit.OTHER)
    plain = slug(name)
    words = set(plain.split("-"))
    values = np.array([cell.value for cell in cells if not np.isnan(cell.value)])
    per = _PER.search(plain)
    if says_percent(name, meta):
        return Unit.PERCENT
    if per:
        return _PER_UNITS[per[1]]
    if "rate" in words:
        return Unit.PERCENT if values.size and values.min() >= 0 and values.max() <= ALL_OF_THEM else Unit.OTHER
    is_whole = values.size > 0 and bool((values == np.round(values)).all())
    return Unit.COUNT if is_whole and not words & NOT_COUNTED else Unit.OTHER
