"""Which page an address leads to, decided exactly as Dash Pages decides it in the browser's first callback."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import dash
from dash._pages import _parse_query_string, _path_to_page

_NOT_FOUND_MODULE = "not_found_404"
_LEFT_AS_TYPED = "/!$&'()*+,;=:@~"  # a browser's location.pathname, which Dash matches, does not encode these


@dataclass(frozen=True, kw_only=True)
class Match:
    """The page of an address. ``found`` is False where no page answers, or the page knows no such id; ``page`` then draws the apology."""

    page: Mapping[str, Any]
    arguments: Mapping[str, Any]
    path_variables: Mapping[str, str]
    found: bool

    def layout(self) -> Any:
        """Draw the page: the component tree that Dash Pages sends for the same address."""
        layout = self.page.get("layout", "")
        return layout(**self.arguments) if callable(layout) else layout

    def words(self, key: str) -> str:
        """The page's ``title`` or ``description``, which may be a function of the address' variables."""
        words = self.page.get(key, "")
        return str(words(**self.path_variables) if callable(words) else words)


def match(*, path: str, query: str) -> Match:
    """Find the page of a path (decoded, without the prefix) and of a query string (without its question mark)."""
    arguments = _parse_query_string(f"?{query}")
    page, variables = _path_to_page(quote(path, safe=_LEFT_AS_TYPED).strip("/"))
    if not page:
        return Match(page=_apology(), arguments=arguments, path_variables={}, found=False)
    variables = variables or {}
    return Match(page=page, arguments={**variables, **arguments}, path_variables=variables, found=_knows(page, variables))


def _apology() -> Mapping[str, Any]:
    for name, page in dash.page_registry.items():
        if name.rsplit(".", maxsplit=1)[-1] == _NOT_FOUND_MODULE:
            found: Mapping[str, Any] = page
            return found
    return {"title": "Page not found", "layout": dash.html.H1("404 - Page not found")}


def _knows(page: Mapping[str, Any], variables: Mapping[str, str]) -> bool:
    """Ask a page module's ``exists(**path_variables)``; a page without one answers for every address that it matches."""
    exists: Callable[..., bool] | None = getattr(sys.modules.get(page["module"]), "exists", None)
    return exists is None or not variables or exists(**variables)
