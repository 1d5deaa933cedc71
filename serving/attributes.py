"""The properties of a Dash component as the attributes of an HTML element."""

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import escape

_RENAMED = {"className": "class", "htmlFor": "for", "httpEquiv": "http-equiv", "acceptCharset": "accept-charset"}
_DASH_ONLY = frozenset(
    {"key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks", "loading_state", "setProps", "persistence", "persistence_type", "srcDoc"}
)
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "poster", "cite", "data", "background"})
_SAFE_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.\s-]*):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")  # a browser ignores these inside a scheme, so that "java\nscript:" runs
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_:.-]*")
_CAPITAL = re.compile(r"([A-Z])")
_PLAIN_NUMBERS = frozenset(
    {"columnCount", "flex", "flexGrow", "flexShrink", "fontWeight", "lineHeight", "opacity", "order", "zIndex", "zoom"}
)


def html_attributes(props: Mapping[str, Any]) -> str:
    """Write properties as attributes, each with a space before it, every value escaped, in the order of their names.

    None and False leave an attribute out, except in ``aria-`` and ``data-`` attributes, where False is a value.
    """
    return "".join(_attribute(name, value) for name, value in sorted(props.items()) if name not in _DASH_ONLY)


def _attribute(name: str, value: Any) -> str:
    worded = name.startswith(("aria-", "data-"))
    if value is None or not _NAME.fullmatch(name) or (value is False and not worded):
        return ""
    name = name if worded else _RENAMED.get(name, name.lower())
    if name == "style":
        value = style_text(value) if isinstance(value, Mapping) else ""
        return f' style="{escape(value)}"' if value else ""
    if name in _ADDRESSES and not _is_safe_address(name, str(value)):
        return ""
    if value is True and not worded:
        return f' {name}=""'
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f' {name}="{escape(text)}"'


def _is_safe_address(name: str, address: str) -> bool:
    seen = _UNSEEN.sub("", address)
    scheme = _SCHEME.match(seen)
    word = scheme.group(1).lower() if scheme else ""
    return word in _SAFE_SCHEMES or (name == "src" and seen.lower().startswith("data:image/"))


def style_text(style: Mapping[str, Any]) -> str:
    """Write a style property as CSS declarations: ``{"marginTop": 4}`` is ``margin-top:4px``. A value may not end its declaration."""
    declarations = []
    for name, value in style.items():
        if value is None or isinstance(value, bool) or any(sign in str(value) for sign in ";{}"):
            continue
        css_name = name if name.startswith("--") else _CAPITAL.sub(r"-\1", name).lower()
        is_length = isinstance(value, int | float) and value != 0 and name not in _PLAIN_NUMBERS and not name.startswith("--")
        declarations.append(f"{css_name}:{value}px" if is_length else f"{css_name}:{value}")
    return ";".join(declarations)
