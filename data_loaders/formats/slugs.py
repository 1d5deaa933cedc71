"""Ids made of other people's names."""

import re

_APART = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """A name as a part of an id: lower case, ``%`` spelt ``percent``, every run of other characters one hyphen; empty if nothing is left.

    ``CPP_Total_Rateper10,000`` gives ``cpp-total-rateper10-000``.
    """
    return _APART.sub("-", text.casefold().replace("%", " percent ")).strip("-")
