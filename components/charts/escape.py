"""Plotly reads a little HTML in its texts; texts that come from data are shown as they are."""

from html import escape


def plain(text: str) -> str:
    """The text with nothing left for Plotly to read as markup."""
    return escape(text, quote=False)
