"""Attributes whose names Python cannot spell as arguments."""

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """``aria(label="Main")`` for ``aria-label="Main"``."""
    return _prefixed("aria", values)


def data(**values: str) -> dict[str, Any]:
    """``data(theme_toggle="")`` for ``data-theme-toggle=""``."""
    return _prefixed("data", values)


def current(*, shown: bool) -> dict[str, Any]:
    """The mark of the link, among several, whose page is shown."""
    return aria(current="true") if shown else {}


def _prefixed(prefix: str, values: dict[str, str]) -> dict[str, Any]:
    return {f"{prefix}-{name.replace('_', '-')}": value for name, value in values.items()}
