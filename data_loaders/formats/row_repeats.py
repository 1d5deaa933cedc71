"""Rows of a table that are of the same figures: those that say it again are folded, those that contradict are marked."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from data_loaders.formats.columns import Columns
from data_loaders.problems import Severity


def fold_repeats(columns: Columns, *, keys: Sequence[Hashable], contents: Sequence[Hashable], second: Mapping[int, str]) -> int:
    """Fold the rows that say what another row says, and warn of those that contradict one; how many were folded.

    ``keys`` tell by row what its figures are of, ``contents`` what it says. Of rows that say the same the first is kept that is
    not among the ``second`` ones, which come with the words that tell them apart.
    """
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for row in np.flatnonzero(~columns.is_refused).tolist():
        alike[keys[row]].append(row)
    folded = 0
    for rows in alike.values():
        kept, *others = sorted(rows, key=lambda row: row in second)
        for row in others:
            line = columns.lines[kept]
            if contents[row] == contents[kept]:
                words = f"the same as on line {line}{second.get(row, '')}, so it is counted once."
                columns.say(row, "", code="repeat", words=words, severity=Severity.FOLDED)
                columns.is_refused[row] = True
                folded += 1
            else:
                words = f"says something else than line {line} of the same area, period and breakdown."
                words += " Both are kept and shown; delete the wrong one."
                columns.say(row, "", code="conflict", words=words, severity=Severity.WARNING)
    return folded
