"""The columns of a file of statistical neighbours: the authority's number, then each neighbour's number with how close it is."""

import re
from collections.abc import Collection, Sequence

from data_loaders.formats.header import plain_name

NUMBER, NAME, REPEATED = "old_la_code", "la_name", "LA number"
NEIGHBOURS = 10
"""How many neighbours a model gives an authority."""
ENOUGH = 6
"""So many columns of neighbours make a table one of them."""
_STANDARD = {"oldlacode": NUMBER, "lanum": NUMBER, "laname": NAME, "lanumber": REPEATED}
_NEIGHBOUR = re.compile(r"sn([1-9]\d?)")
_CLOSENESS = re.compile(r"sn([1-9]\d?)p")
_RANK = re.compile(r"SN_(\d+)")


def column_of(rank: int) -> str:
    """The column of the neighbour of a rank."""
    return f"SN_{rank}"


def closeness_of(rank: int) -> str:
    """The column that says how close the neighbour of a rank is."""
    return f"SN_{rank}P"


NEEDED = (NUMBER, *map(column_of, range(1, NEIGHBOURS + 1)))
KNOWN = (*NEEDED, NAME, REPEATED, *map(closeness_of, range(1, NEIGHBOURS + 1)))


def is_lists(header: Collection[str]) -> bool:
    """Whether the names of a table's columns are those of lists of neighbours."""
    return len({plain_name(name) for name in header} & {plain_name(column_of(rank)) for rank in range(1, NEIGHBOURS + 1)}) >= ENOUGH


def standard_names(header: Sequence[str]) -> tuple[str, ...]:
    """One name a column for both layouts. The workbook writes ``SNP`` ten times: each belongs to the neighbour before it."""
    names: list[str] = []
    for name in header:
        plain = plain_name(name)
        before = rank_of(names[-1]) if names else 0
        if plain == "snp" and before:
            names.append(closeness_of(before))
        elif found := _NEIGHBOUR.fullmatch(plain):
            names.append(column_of(int(found[1])))
        elif found := _CLOSENESS.fullmatch(plain):
            names.append(closeness_of(int(found[1])))
        else:
            names.append(_STANDARD.get(plain, name))
    return tuple(names)


def rank_of(name: str) -> int:
    """The rank of the neighbour that a column holds, 0 for another column."""
    found = _RANK.fullmatch(name)
    return int(found[1]) if found else 0
