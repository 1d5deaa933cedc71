"""Numbers as people type them: plain ones are taken, anything else is refused with the mend for just that slip."""

import math
import re
from functools import lru_cache

PLAIN = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
LONGEST = 60
"""More characters than any number has: a longer text is refused at once, as the slips' patterns would take long over it."""
OR_BLANK = "or leave it blank and say why in symbol"

# Each shape that boards' documents and spreadsheets are known to hold, with its mend; the first that matches speaks.
_SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\*+|c|\[c\]|suppressed", re.I), "For a suppressed figure leave value blank and put c in symbol."),
    (
        re.compile(r"x|\[x\]|n/?a|\.\.|:|nk|not (?:available|known|collected)", re.I),
        "For a figure that is not available leave value blank and put x in symbol (z where it does not apply, c where it is suppressed).",
    ),
    (re.compile(r"z|\[z\]|not applicable", re.I), "For a figure that does not apply leave value blank and put z in symbol."),
    (
        re.compile(r"-+|–|—|nil|none", re.I),
        "If it means nought write 0; if there is no figure leave value blank and put blank or x in symbol.",
    ),
    (
        re.compile(r"([0-9,]+) ?/ ?([0-9,]+)[ =]+([0-9.]+) ?%"),
        r"Three figures in one cell: put \3 in value, \1 in numerator and \2 in denominator.",
    ),
    (re.compile(r"([0-9,.]+) ?\(([0-9.]+) ?%\)"), r"Two figures in one cell: give each its row, \1 as a count and \2 as a percentage."),
    (re.compile(r"([0-9,.]+) ?% ?\(([0-9,.]+)\)"), r"Two figures in one cell: give each its row, \1 as a percentage and \2 as a count."),
    (
        re.compile(r"([0-9,.]+) ?/ ?([0-9,.]+)"),
        r"Two figures in one cell: put \1 in numerator and \2 in denominator, and the result in value.",
    ),
    (re.compile(r"£ ?(-?[0-9,.]+)"), r"Write the number alone, \1, with the unit gbp."),
    (re.compile(r"([0-9,.]+) ?(?:k|m|bn)", re.I), "Write the number out in full, such as 450000."),
    (re.compile(r"([0-9,.]+) ?%"), r"Write the number alone, \1: the percent sign belongs to the unit percent."),
    (
        re.compile(r"(?:<|under |fewer than |less than )([0-9,.]+)%?", re.I),
        r"Write \1 and put under in bound, or blank with c in symbol if suppressed.",
    ),
    (re.compile(r"(?:>|over |more than )([0-9,.]+)%?", re.I), r"Write \1 and put over in bound."),
    (re.compile(r"(?:~|c\.|about |around |approx\.? )([0-9,.]+)%?", re.I), r"Write \1 and put about in bound."),
    (re.compile(r"\(([0-9,.]+)\)"), r"For a negative number write -\1."),
    (
        re.compile(r"([0-9,.]+)(?: ?[-–—] ?| to )([0-9,.]+)%?"),
        r"A range: give each end its row, \1 and \2, with a breakdown such as range, lower.",
    ),
    (re.compile(r"[0-9.]+e[+-]?[0-9]+", re.I), "Excel has shortened it: format the column as Number and save again."),
    (re.compile(r"[+-]?nan|[+-]?inf(?:inity)?", re.I), f"That is not a number. Write one plain number, such as 1268.5, {OR_BLANK}."),
    (re.compile(r"[0-9]{1,3}(?:[ \u00a0][0-9]{3})+"), "Write it without spaces."),
    (re.compile(r"[0-9,.]+,[0-9,.]*"), f"The commas do not part it into thousands. Write one plain number, such as 1268.5, {OR_BLANK}."),
)
_PERCENT = re.compile(rf"({PLAIN.pattern}) ?%")
_GENERAL = f"Write one plain number, such as 1268.5, {OR_BLANK}."


class NumberRefused(ValueError):  # noqa: N818 - it reads as what happened
    """A text that is not one plain number; its message is the mend."""


@lru_cache(maxsize=65_536)  # a table repeats its numbers: nine of ten are met again
def parse_number(text: str, *, is_percent: bool = False) -> float:
    """Read a number: digits, perhaps a sign, a decimal point, and commas if they part it into thousands correctly.

    A percent sign is taken where the unit is percent, as it says nothing new there.

    Raises:
        NumberRefused: anything else, with the mend.
    """
    found = text.strip()
    if len(found) > LONGEST:
        raise NumberRefused(_GENERAL)
    if is_percent and found.endswith("%") and (percent := _PERCENT.fullmatch(found)):
        found = percent.group(1)
    if PLAIN.fullmatch(found):
        value = float(found.replace(",", ""))
        if math.isfinite(value):
            return value
    for slip, mend in _SLIPS:
        if match := slip.fullmatch(found):
            raise NumberRefused(match.expand(mend))
    raise NumberRefused(_GENERAL)


def decimals_of(text: str) -> int:
    """How many decimals a number is written with."""
    return len(text.strip().rstrip("% ").partition(".")[2])
