"""Texts that a spreadsheet opens as texts, and never runs."""

import re

_STARTS_A_FORMULA = re.compile(r"^[=+\-@\t\r\n]")
_PLAIN_MINUS = re.compile(r"^-\s*£?\s*[\d,.]*\s*%?$")


def neutral(text: str) -> str:
    """The text with an apostrophe before anything that a spreadsheet would take for a formula; "-27%" and "-" are plain."""
    return f"'{text}" if _STARTS_A_FORMULA.match(text) and not _PLAIN_MINUS.match(text) else text
