"""The arguments of a data API address: a wrong one is a 400 that names it, never a silent default."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from analysis.filters import read_date


class BadArgumentError(ValueError):
    """An argument that cannot be used; the text says which, what was found and what is taken."""


def only(given: Mapping[str, str], known: AbstractSet[str]) -> None:
    """Refuse arguments that the address does not take."""
    for name in given:
        if name not in known:
            message = f"There is no argument '{name}' here. Known arguments: {', '.join(sorted(known)) or 'none'}."
            raise BadArgumentError(message)


def one_of(given: Mapping[str, str], name: str, allowed: AbstractSet[str]) -> str:
    """An argument from a list, or nothing where it is left out."""
    value = given.get(name, "")
    if value and value not in allowed:
        options = ", ".join(sorted(allowed - {""}))
        message = f"The argument '{name}' has '{value}'. {f'It takes one of: {options}.' if options else 'Nothing can be chosen here.'}"
        raise BadArgumentError(message)
    return value


def a_date(given: Mapping[str, str], name: str) -> date | None:
    """A date such as 2018-03-21, or None where it is left out."""
    value = given.get(name, "")
    found = read_date(value)
    if value and found is None:
        message = f"The argument '{name}' has '{value}'. It takes a date such as 2018-03-21."
        raise BadArgumentError(message)
    return found
