"""The line of links to a page's tables as files."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components import links
from components.markup import aria, data

KINDS = (("csv", "CSV"), ("xlsx", "Excel"), ("zip", "ZIP of pictures and tables"))


def downloads(page: str, name: str, *, query: Mapping[str, str] | None = None) -> html.Nav:
    """Links that keep the page's own query, so that the file holds what the page shows."""
    parts: list[Component | str] = [html.Span("Download: ", className="downloads-word")]
    for kind, words in KINDS:
        parts.append(html.A(words, href=links.export(kind, page, name, query=query), **data(download="")))
    return html.Nav(parts, className="downloads", **aria(label="Download the tables of this page"))
