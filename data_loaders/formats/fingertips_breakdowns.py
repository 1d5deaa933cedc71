"""Which rows of a Fingertips export are the headline, and by what the others are broken down."""

from collections import defaultdict

from data_loaders.formats.breakdowns import HEADLINE, joined
from data_loaders.formats.columns import Coded, Columns, Refused
from data_loaders.formats.fingertips_words import text_of

PERSONS, ALL_AGES = "Persons", "All ages"
SPLIT = ("Indicator ID", "Sex", "Age", "Category")


def breakdowns_of(columns: Columns) -> Coded[tuple[str, str]]:
    """By row, the type and name of its breakdown; both are empty for the headline.

    Persons, or the only sex of the indicator, are the headline, and so are all ages, or the only age. Any other sex or age,
    and every category of areas such as a decile of deprivation, is a breakdown; several at once are one of their own.
    """
    columns.coded("Sex", _filled)
    columns.coded("Age", _filled)
    sexes, ages = _members(columns, "Sex"), _members(columns, "Age")
    for indicator, found in ages.items():
        if len(found) > 1 and ALL_AGES not in found:
            words = f"indicator {indicator} has {len(found)} ages and no row for all ages: each is a breakdown, and there is no headline."
            columns.warn(code="no_headline", words=words, name="Age")

    def read(category_type: str, indicator: str, sex: str, age: str, category: str) -> tuple[str, str]:
        kind, name = text_of(category_type), text_of(category)
        if bool(kind) != bool(name):
            raise Refused("half_a_breakdown", "Fill both Category Type and Category, or leave both blank for the headline.")
        parts = [
            ("sex", sex) if not _is_total(sex, sexes[indicator], PERSONS) else HEADLINE,
            ("age", age) if not _is_total(age, ages[indicator], ALL_AGES) else HEADLINE,
            (kind, name),
        ]
        return joined(parts)

    first, *beside = ("Category Type", *SPLIT)
    return columns.coded(first, read, beside=beside)


def _filled(text: str) -> str:
    if not text_of(text):
        raise Refused("half_a_breakdown", "Write whom the figure is of as Fingertips does, such as Persons, or All ages.")
    return text


def _members(columns: Columns, name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for indicator, text in set(zip(columns.texts("Indicator ID"), columns.texts(name), strict=True)):
        found[indicator].add(text)
    return found


def _is_total(text: str, among: set[str], total: str) -> bool:
    return text == total or len(among) == 1
