"""The page for an address that no page answers to."""

import dash
from dash import html

from pages.missing import missing

dash.register_page(__name__, path="/404", title="Page not found – Wellboard")


def layout(**_unknown: str) -> html.Div:
    """The page; it says what to do next."""
    return missing("There is no page at this address.")
