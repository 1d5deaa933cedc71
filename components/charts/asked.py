"""What a board asked for, on the time axis of a trend chart: a line on the day it was raised, rings on the figures before and after."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from analysis.challenge_rows import ChallengeRow
from components.charts import palette
from components.charts.axis import AxisRange
from components.charts.escape import plain

ROLE = "challenge"
RING = "diamond-open"
LONGEST_BEFORE = 366
"""Days before the first figure that a line may still stand: earlier ones would press the figures together."""
_TOP = 0.94
"""How high the words at a line stand, as a share of the chart's height."""
_LONGEST_WORDS = 70


def days_asked(asked: Sequence[ChallengeRow], *, drawn: Sequence[date]) -> Mapping[date, tuple[int, ...]]:
    """By day, the numbers (from 1) of what was raised then, of those that the axis of the figures reaches."""
    found: dict[date, tuple[int, ...]] = {}
    if not drawn:
        return found
    first, last = min(drawn), max(drawn)
    for number, row in enumerate(asked, start=1):
        day = row.challenge.raised.end
        if day is not None and (day - first).days >= -LONGEST_BEFORE and day <= last:
            found[day] = (*found.get(day, ()), number)
    return dict(sorted(found.items()))


def asked_traces(asked: Sequence[ChallengeRow], *, drawn: Sequence[date], scale: AxisRange) -> list[dict[str, Any]]:
    """The lines with their numbers, and rings on the figures that the document prints as before and after."""
    by_day = days_asked(asked, drawn=drawn)
    traces = [_line(day, numbers, asked, scale=scale) for day, numbers in by_day.items()]
    rings = _rings([asked[number - 1] for numbers in by_day.values() for number in numbers], drawn=drawn)
    return [*traces, *([rings] if rings else [])]


def _line(day: date, numbers: tuple[int, ...], asked: Sequence[ChallengeRow], *, scale: AxisRange) -> dict[str, Any]:
    ink = palette.ROLES[ROLE]
    said = "<br>".join(plain(f"{number}. {_short(asked[number - 1].challenge.action)}") for number in numbers)
    top = scale.low + _TOP * (scale.high - scale.low)
    return {
        "type": "scatter",
        "mode": "lines+text",
        "name": plain("What the board asked"),
        "meta": {"role": ROLE},
        "x": [day.isoformat()] * 3,
        "y": [scale.low, top, scale.high],
        "text": ["", plain(_words(numbers, asked)), ""],
        "textposition": "middle right",
        "textfont": {"color": ink.colour, "size": 13},
        "hovertext": said,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "line": {"color": ink.colour, "width": ink.width, "dash": ink.dash},
    }


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"


def _words(numbers: tuple[int, ...], asked: Sequence[ChallengeRow]) -> str:
    """The numbers, and of one that was measured its two figures: " 1: 70% → 96.6%"."""
    movements = [row.movement for number in numbers if (row := asked[number - 1]).movement]
    text = ", ".join(map(str, numbers))
    return f" {text}: {movements[0].before_value} → {movements[0].after_value}" if len(movements) == 1 and movements[0] else f" {text}"


def _rings(asked: Iterable[ChallengeRow], *, drawn: Sequence[date]) -> dict[str, Any] | None:
    """Rings on the dated figures before and after that the axis reaches."""
    points = [
        (measured.period.end, measured.value, f"{row.challenge.action}: {when}")
        for row in asked
        for measured, when in ((row.challenge.before, "before"), (row.challenge.after, "after"))
        if measured is not None and measured.period.end is not None and min(drawn) <= measured.period.end <= max(drawn)
    ]
    if not points:
        return None
    ink = palette.ROLES[ROLE]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": plain("Before and after"),
        "cliponaxis": False,
        "meta": {"role": ROLE},
        "x": [day.isoformat() for day, _, _ in points],
        "y": [value for _, value, _ in points],
        "text": [plain(words) for _, _, words in points],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": ink.colour, "size": 16, "symbol": RING, "line": {"width": 2}},
    }
