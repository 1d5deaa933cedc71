"""Which small counts are hidden, and which others with them, so that no hidden count can be worked out from those that are shown.

A count under ``LIMIT`` is hidden (primary suppression). Where the total that it belongs to is shown, the hidden counts together are
known; larger ones are hidden beside them (secondary suppression) until each hidden count could still be any of several numbers, even
for a reader who knows these rules and which counts were hidden for being small.

With hidden counts x, each known to lie in [low, high], and their sum R known, count i can be any number from
max(low, R - sum of the others' high) to min(high, R - sum of the others' low). That range is as wide as the least of: its own bounds,
R - sum of low, sum of high - R, and the others' bounds together. The rules ask for these widths, and choose the smallest counts first.
A table of two rows (those that did and those that did not, by month, with the totals of both) comes to the same, because the second row
is the known whole less the first (Fréchet bounds).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

LIMIT = 5
"""Counts under this are hidden; a zero is, too, as a list of nobody may say something of everybody."""
LEAST_WIDTH = 2
"""A hidden count could be at least so many more numbers than one."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What may be shown: each part, and their total. A part of a hidden total is hidden."""

    parts: tuple[bool, ...]
    total: bool


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """Between which numbers a reader knows a hidden count to lie."""

    low: int
    high: int

    @property
    def width(self) -> int:
        """How many more numbers than one it could be."""
        return self.high - self.low


def is_small(count: int) -> bool:
    """Whether a count is hidden by itself."""
    return count < LIMIT


def are_safe(bounds: Sequence[Bounds], total: int) -> bool:
    """Whether hidden counts of a known sum could each be several numbers. Nothing hidden is safe."""
    if not bounds:
        return True
    widths = [one.width for one in bounds]
    below, above = total - sum(one.low for one in bounds), sum(one.high for one in bounds) - total
    others = min(sum(widths) - width for width in widths)
    return total >= LIMIT and min(*widths, below, above, others) >= LEAST_WIDTH


def shown_parts(parts: Sequence[int]) -> Shown:
    """What may be shown of the parts of a total: the months of a year, or the categories of a breakdown.

    The total is hidden, and everything with it, where it is small or where no choice of hidden parts is safe beside it.
    """
    total = sum(parts)

    def bounds_of(hidden: Sequence[int]) -> list[Bounds]:
        whole = sum(parts[at] for at in hidden)
        return [Bounds(low=0, high=LIMIT - 1) if is_small(parts[at]) else Bounds(low=LIMIT, high=max(whole, LIMIT)) for at in hidden]

    small = [at for at, part in enumerate(parts) if is_small(part)]
    spare = sorted((at for at, part in enumerate(parts) if not is_small(part)), key=lambda at: parts[at])
    hidden = None if is_small(total) else _widen(small, spare, lambda some: are_safe(bounds_of(some), sum(parts[at] for at in some)))
    if hidden is None:
        return Shown(parts=tuple(False for _ in parts), total=False)
    return Shown(parts=tuple(at not in hidden for at in range(len(parts))), total=True)


def shown_split(whole: Sequence[int], part: Sequence[int], *, of: Shown) -> Shown:
    """What may be shown of a part of each count, such as the assessments of each month that were in time, beside the whole.

    ``of`` is what is shown of the whole. A row (a month) is shown where its whole is, and neither the part nor the rest is small: a
    part is never shown without the whole, so its percentage gives nothing more away. The total row is shown where the hidden rows are
    safe beside it; rows that may be shown by themselves are shown without it where they are not.
    """
    rest = [all_of - some for all_of, some in zip(whole, part, strict=True)]
    alone = [of.parts[at] and not is_small(part[at]) and not is_small(rest[at]) for at in range(len(whole))]
    without_total = Shown(parts=tuple(alone), total=False)
    if not of.total or is_small(sum(part)) or is_small(sum(rest)):
        return without_total
    unknown = [at for at in range(len(whole)) if not of.parts[at]]
    small = [at for at in range(len(whole)) if of.parts[at] and not alone[at]]
    spare = sorted(
        (at for at, is_shown in enumerate(alone) if is_shown and _row_bounds(part[at], rest[at]).width), key=lambda at: whole[at]
    )

    def is_safe(hidden: Sequence[int]) -> bool:
        parts, rests = sum(part[at] for at in (*unknown, *hidden)), sum(rest[at] for at in (*unknown, *hidden))
        # What is hidden of the whole is known in sum alone, and its rows are hidden among each other already: one row stands for them.
        block = [Bounds(low=0, high=sum(whole[at] for at in unknown))] if unknown else []
        bounds = [*block, *(_row_bounds(part[at], rest[at]) for at in hidden)]
        if not hidden and unknown:
            return parts >= LIMIT and rests >= LIMIT
        return not bounds or (rests >= LIMIT and are_safe(bounds, parts))

    hidden = _widen(small, spare, is_safe)
    if hidden is None:
        return without_total
    return Shown(parts=tuple(alone[at] and at not in hidden for at in range(len(whole))), total=True)


def _row_bounds(part: int, rest: int) -> Bounds:
    """What is known of a hidden part beside its known whole: which of both is small can be told only where both cannot be."""
    whole = part + rest
    if whole < 2 * LIMIT:
        return Bounds(low=0, high=whole)
    if is_small(part):
        return Bounds(low=0, high=LIMIT - 1)
    return Bounds(low=whole - LIMIT + 1, high=whole) if is_small(rest) else Bounds(low=LIMIT, high=whole - LIMIT)


def _widen(hidden: Sequence[int], spare: Sequence[int], is_safe: Callable[[Sequence[int]], bool]) -> tuple[int, ...] | None:
    """The hidden ones with as few of the spare as make them safe; None where all of them do not."""
    for more in range(len(spare) + 1):
        wanted = (*hidden, *spare[:more])
        if is_safe(wanted):
            return wanted
    return None


def shown_positions(positions: Sequence[int], *, ended: Sequence[int], of: Sequence[Shown]) -> tuple[bool, ...]:
    """Which counts at the ends of months may be shown, where those who started in each month are shown as well.

    Between two positions that are shown, those who ended can be worked out as the change less those who started. So each is shown only
    where no fewer than ``LIMIT`` ended since the one before, and where what started in between is known from what is shown, so that
    no hidden start can be worked out either. ``of`` is what is shown of the starts, a year at a time. The latest is shown first.
    """
    shown = [False] * len(positions)
    later: int | None = None
    for at in reversed(range(len(positions))):
        if is_small(positions[at]):
            continue
        if later is None or (sum(ended[at + 1 : later + 1]) >= LIMIT and _are_known(at + 1, later + 1, of)):
            shown[at], later = True, at
    return tuple(shown)


def _are_known(first: int, end: int, of: Sequence[Shown]) -> bool:
    """Whether what started from one month to before another is shown: by its months, or by the totals of whole years."""
    begins = 0
    for year in of:
        ends = begins + len(year.parts)
        inside = range(max(first, begins), min(end, ends))
        is_whole = len(inside) == len(year.parts) and year.total
        if not is_whole and not all(year.parts[at - begins] for at in inside):
            return False
        begins = ends
    return True
