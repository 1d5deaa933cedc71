"""The four rules that part a signal from chance on an XmR chart, as NHS England's Making Data Count sets them out."""

import itertools
from collections.abc import Sequence
from enum import StrEnum

NOISE = 1e-9
RUN = 7
WINDOW = 3
MOST_IN_WINDOW = 2


class Signal(StrEnum):
    """Why a point is not chance alone; the first that fits."""

    NONE = "none"
    OUTSIDE = "outside"
    TREND = "trend"
    NEAR_LIMIT = "near_limit"
    ONE_SIDE = "one_side"

    @property
    def words(self) -> str:
        """The rule in words."""
        return {
            Signal.NONE: "within the limits of chance",
            Signal.OUTSIDE: "outside the limits of chance",
            Signal.TREND: f"{RUN} figures running in one direction",
            Signal.NEAR_LIMIT: f"{MOST_IN_WINDOW} of {WINDOW} figures close to a limit",
            Signal.ONE_SIDE: f"{RUN} figures running on one side of the mean",
        }[self]


def signals(values: Sequence[float], *, mean: float, reach: float) -> list[tuple[Signal, int]]:
    """The signal of each value, oldest first, with its side (+1 high or rising, -1 low or falling, 0 none); the first rule that fits.

    The limits lie ``reach`` from the mean, the near limits two thirds of that.
    """
    gaps = [value - mean for value in values]
    sides = [_sign(gap, scale=mean) for gap in gaps]
    outside = [side if abs(gap) > reach else 0 for gap, side in zip(gaps, sides, strict=True)]
    beyond = [side if abs(gap) > reach * MOST_IN_WINDOW / WINDOW else 0 for gap, side in zip(gaps, sides, strict=True)]
    rules = (
        (Signal.OUTSIDE, outside),
        (Signal.TREND, _trends(values)),
        (Signal.NEAR_LIMIT, _near_limits(beyond, sides)),
        (Signal.ONE_SIDE, _runs(sides, RUN)),
    )
    return [next(((signal, signs[at]) for signal, signs in rules if signs[at]), (Signal.NONE, 0)) for at in range(len(values))]


def _trends(values: Sequence[float]) -> list[int]:
    """+1 or -1 on every point of seven or more that all move one way."""
    steps = [_sign(after - before, scale=after) for before, after in itertools.pairwise(values)]
    moving = _runs(steps, RUN - 1)
    return [moving[at] if at < len(moving) and moving[at] else moving[at - 1] if at else 0 for at in range(len(values))]


def _near_limits(beyond: Sequence[int], sides: Sequence[int]) -> list[int]:
    """+1 or -1 on the points beyond a near limit in a window of three on one side of the mean with two or more beyond."""
    marked = [0] * len(sides)
    for first in range(len(sides) - WINDOW + 1):
        window = range(first, first + WINDOW)
        if abs(sum(sides[at] for at in window)) == WINDOW and sum(1 for at in window if beyond[at]) >= MOST_IN_WINDOW:
            for at in window:
                marked[at] = marked[at] or beyond[at]
    return marked


def _runs(signs: Sequence[int], length: int) -> list[int]:
    """The sign on every member of a run of one sign, not 0, of at least ``length``; 0 elsewhere."""
    marked = [0] * len(signs)
    for first in range(len(signs) - length + 1):
        if abs(sum(signs[first : first + length])) == length:
            marked[first : first + length] = signs[first : first + length]
    return marked


def _sign(number: float, *, scale: float) -> int:
    """The sign of a difference; one of binary noise beside ``scale`` is no difference."""
    return 0 if abs(number) <= NOISE * max(1.0, abs(scale)) else (1 if number > 0 else -1)
