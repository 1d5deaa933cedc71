"""The headline and the breakdowns of an Explore Education Statistics file, by its filters."""

from collections.abc import Collection, Mapping, Sequence

from data_loaders.formats.breakdowns import HEADLINE, joined
from data_loaders.formats.columns import Coded, Columns, Refused
from data_loaders.formats.ees_meta import Meta

TOTALS = ("total", "all", "persons")
ALL = "all "


def column_words(name: str) -> str:
    """A column's name in words: "rereferral_percent" gives "Rereferral percent"."""
    words = " ".join(name.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def total_of(texts: Collection[str], *, default: str = "") -> str | None:
    """The value of a filter that stands for all: the only one, the companion's default, Total, All …, Persons; None where there is none."""
    if len(texts) == 1:
        return next(iter(texts))
    if default and default in texts:
        return default
    by_fold = {text.casefold(): text for text in texts}
    exact = next((by_fold[word] for word in TOTALS if word in by_fold), None)
    begins = [text for text in texts if text.casefold().startswith(ALL)]
    return exact or (begins[0] if len(begins) == 1 else None)


def breakdowns_of(columns: Columns, filters: Sequence[str], meta: Mapping[str, Meta]) -> Coded[tuple[str, str]]:
    """By row, the type and name of its breakdown; both are empty for the headline, in which every filter stands for all."""
    if not filters:
        return columns.coded("geographic_level", lambda _: HEADLINE)
    totals = {name: total_of(set(columns.texts(name)), default=meta[name].default if name in meta else "") for name in filters}
    kinds = [meta[name].label.casefold() if name in meta and meta[name].label else column_words(name).casefold() for name in filters]
    for name, total in totals.items():
        if total is None:
            words = f"none of its {len(set(columns.texts(name)))} texts is Total, All … or Persons."
            columns.warn(code="no_headline", words=f"{words} Each is a breakdown, and there is no headline.", name=name)

    def read(*texts: str) -> tuple[str, str]:
        for name, text in zip(filters, texts, strict=True):
            if not text and totals[name] != "":
                raise Refused("half_a_breakdown", f"Fill the filter {name}: write Total where the row is of all.", place=name)
        parts = zip(kinds, texts, totals.values(), strict=True)
        return joined([HEADLINE if text == total else (kind, text) for kind, text, total in parts])

    return columns.coded(filters[0], read, beside=filters[1:])


def subject_of(columns: Columns, filters: Sequence[str]) -> str:
    """What all rows of a file are of, by its filters that hold one text alone: "Children aged 0 to 17 years"."""
    texts = [text for name in filters for text in set(columns.texts(name)) if len(set(columns.texts(name))) == 1]
    return ", ".join(text for text in texts if text.casefold() not in TOTALS)
