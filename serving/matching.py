"""Which page an address leads to, decided exactly as Dash Pages decides it in the browser's callback.

Dash Pages hands a page's layout the variables of the path and the keys of the query in one bag, and a key of the
query wins. Here the path wins, in the first paint and in the callback: an address names one page, whatever its query says.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import quote

import dash
from dash._pages import _parse_query_string, _path_to_page
from dash.exceptions import MissingCallbackContextException

_NOT_FOUND_MODULE = "not_found_404"
_PATHNAME = "_pages_location.pathname"
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
    found = not _is_apology(page["module"]) and _knows(page, variables)
    return Match(page=page, arguments={**arguments, **variables}, path_variables=variables, found=found)


def let_the_path_win() -> None:
    """Wrap the layout of every registered page that has variables in its path, so that Dash's own callback cannot override them."""
    for page in dash.page_registry.values():
        if page["path_template"] and callable(page["layout"]):
            page["layout"] = _path_wins(page["layout"])


def _path_wins(layout: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(layout)
    def drawn(**arguments: Any) -> Any:
        return layout(**{**arguments, **_variables_of_callback()})

    return drawn


def _variables_of_callback() -> Mapping[str, str]:
    try:
        pathname = dash.ctx.inputs[_PATHNAME]
    except (
        MissingCallbackContextException,
        LookupError,
    ):  # the first paint, for which ``match`` has put them right; in a thread, LookupError
        return {}
    return _path_to_page(dash.strip_relative_path(pathname))[1] or {}


def _apology() -> Mapping[str, Any]:
    for name, page in dash.page_registry.items():
        if _is_apology(name):
            found: Mapping[str, Any] = page
            return found
    return {"title": "Page not found", "layout": dash.html.H1("404 - Page not found")}


def _is_apology(module: str) -> bool:
    return module.rsplit(".", maxsplit=1)[-1] == _NOT_FOUND_MODULE


def _knows(page: Mapping[str, Any], variables: Mapping[str, str]) -> bool:
    """Ask a page module's ``exists(**path_variables)``; a page without one answers for every address that it matches."""
    exists: Callable[..., bool] | None = getattr(sys.modules.get(page["module"]), "exists", None)
    return exists is None or not variables or exists(**variables)
