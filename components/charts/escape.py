"""Plotly reads a little HTML in its texts; texts that come from data are shown as they are."""

from html import escape, unescape
from textwrap import wrap

BREAK = "<br>"
"""What parts two lines of a chart's text: the only markup that is put into one."""


def plain(text: str) -> str:
    """The text with nothing left for Plotly to read as markup."""
    return escape(text, quote=False)


def in_lines(text: str, *, letters: int) -> str:
    """The text in lines of at most so many letters: a long name is broken, never cut off."""
    return BREAK.join(plain(line) for line in wrap(text, width=letters, break_on_hyphens=False))


def lines_of(text: str) -> list[str]:
    """The lines of a chart's text as they are read."""
    return [unescape(line) for line in text.split(BREAK)]
