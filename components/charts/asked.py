"""What a board asked for, on the time axis of a trend chart: a line on the day it was raised, and its figures before and after.

The words stand in a band of their own above the chart, where no line can run through them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from analysis.challenge_rows import ChallengeRow
from components.charts import palette
from components.charts.axis import AxisRange
from components.charts.escape import BREAK, plain

ROLE = "challenge"
RING = "diamond-open"
LONGEST_BESIDE = timedelta(days=366)
"""How far beside the figures something may still stand: what is further away would press them together."""
UNDATED = "period not printed"
ROW = 17
"""Pixels of a row of words above the chart."""
_PLOT, _LETTER = 200, 7
"""Pixels across the plot of a phone, where words meet first, and of a letter."""
_LEFT, _RIGHT = 0.35, 0.65
"""Between these shares of the axis words stand over the middle of their line, else on the side that has room."""
_LONGEST_WORDS = 70


@dataclass(frozen=True, kw_only=True)
class AskedMark:
    """A figure that a document prints as before or after; one without a day stands at that end of the axis."""

    day: date | None
    period: str
    value: float
    is_before: bool
    words: str


@dataclass(frozen=True, kw_only=True)
class AskedOnAxis:
    """What the axis of some figures reaches: by day raised the challenges' numbers (from 1), and the figures of those challenges."""

    by_day: Mapping[date, tuple[int, ...]]
    marks: tuple[AskedMark, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that something stands on."""
        return (*self.by_day, *(mark.day for mark in self.marks if mark.day))

    @property
    def periods(self) -> Mapping[date, str]:
        """The periods of the marked figures, by their days."""
        return {mark.day: mark.period for mark in self.marks if mark.day}

    @property
    def values(self) -> tuple[float, ...]:
        """Every value that is marked."""
        return tuple(mark.value for mark in self.marks)


@dataclass(frozen=True, kw_only=True)
class AskedLabel:
    """The words over a line: ``rows`` counts them with those that they are raised by, so that none covers another's."""

    day: date
    numbers: tuple[int, ...]
    text: str
    side: str
    rows: int


def asked_on_axis(asked: Sequence[ChallengeRow], *, drawn: Sequence[date]) -> AskedOnAxis:
    """What was raised up to the last of the days drawn, and at most a year before the first, with its figures of that time."""
    by_day: dict[date, tuple[int, ...]] = {}
    if drawn:
        first, last = min(drawn), max(drawn)
        for number, row in enumerate(asked, start=1):
            day = row.challenge.raised.end
            if day is not None and first - LONGEST_BESIDE <= day <= last:
                by_day[day] = (*by_day.get(day, ()), number)
    rows = [asked[number - 1] for numbers in by_day.values() for number in numbers]
    marks = (mark for row in rows for mark in _marks(row) if mark.day is None or _is_beside(mark.day, drawn=drawn))
    return AskedOnAxis(by_day=dict(sorted(by_day.items())), marks=tuple(marks))


def _is_beside(day: date, *, drawn: Sequence[date]) -> bool:
    return min(drawn) - LONGEST_BESIDE <= day <= max(drawn) + LONGEST_BESIDE


def _marks(row: ChallengeRow) -> Iterator[AskedMark]:
    for measured, is_before in ((row.challenge.before, True), (row.challenge.after, False)):
        if measured is not None:
            period = measured.period.display if measured.period.end else UNDATED
            when = f"{'before' if is_before else 'after'}, {period}"
            words = f"{_short(row.challenge.action)}: {when}"
            yield AskedMark(day=measured.period.end, period=period, value=measured.value, is_before=is_before, words=words)


def asked_labels(
    found: AskedOnAxis, asked: Sequence[ChallengeRow], *, axis: tuple[date, date], dated: Collection[date]
) -> tuple[AskedLabel, ...]:
    """The words of every line on an axis from day to day; one that stands on no day that the axis names says its own time."""
    placed: list[tuple[float, float, int]] = []
    labels = []
    for day, numbers in found.by_day.items():
        words = _words(numbers, asked, with_time=day not in dated)
        share = (day - axis[0]) / (axis[1] - axis[0])
        side = "right" if share < _LEFT else "left" if share > _RIGHT else "center"
        start, end = _reach(share, side, letters=max(map(len, words)))
        below = max((rows for left, right, rows in placed if left < end and start < right), default=0)
        placed.append((start, end, below + len(words)))
        text = BREAK.join(map(plain, words)) + BREAK * below
        labels.append(AskedLabel(day=day, numbers=numbers, text=text, side=side, rows=below + len(words)))
    return tuple(labels)


def _reach(share: float, side: str, *, letters: int) -> tuple[float, float]:
    """From where to where words stand, in pixels of a phone's plot."""
    middle, width = share * _PLOT, float(letters * _LETTER)
    return {"right": (middle, middle + width), "left": (middle - width, middle)}.get(side, (middle - width / 2, middle + width / 2))


def _words(numbers: tuple[int, ...], asked: Sequence[ChallengeRow], *, with_time: bool) -> list[str]:
    """Rows of words: the numbers, the time where the axis does not tell it, and of what was measured its two figures."""
    times = " / ".join(dict.fromkeys(asked[number - 1].challenge.raised.display for number in numbers))
    rows = [", ".join(map(str, numbers)) + (f" ({times})" if with_time else "")]
    for number in numbers:
        entry, movement = asked[number - 1].challenge, asked[number - 1].movement
        if movement is None or entry.before is None or entry.after is None:
            continue
        name = f"{number}: " if len(numbers) > 1 else ""
        before, after = (
            words if measured.period.end else f"{words}, {UNDATED}"
            for words, measured in ((movement.before, entry.before), (movement.after, entry.after))
        )
        rows += [f"{name}{before}", f"→ {after}"]
    return rows


def asked_traces(
    found: AskedOnAxis, asked: Sequence[ChallengeRow], *, labels: Sequence[AskedLabel], axis: tuple[date, date], scale: AxisRange
) -> list[dict[str, Any]]:
    """The lines with their words above the chart, and rings on the figures that the documents print as before and after."""
    return [*(_line(label, asked, scale=scale) for label in labels), *_rings(found.marks, axis=axis)]


def _line(label: AskedLabel, asked: Sequence[ChallengeRow], *, scale: AxisRange) -> dict[str, Any]:
    ink = palette.ROLES[ROLE]
    said = BREAK.join(plain(f"{number}. {_short(asked[number - 1].challenge.action)}") for number in label.numbers)
    return {
        "type": "scatter",
        "mode": "lines+text",
        "name": plain("What the board asked"),
        "meta": {"role": ROLE},
        "x": [label.day.isoformat()] * 2,
        "y": [scale.low, scale.high],
        "text": ["", label.text],
        "textposition": f"top {label.side}",
        "cliponaxis": False,
        "hovertext": said,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "line": {"color": ink.colour, "width": ink.width, "dash": ink.dash},
    }


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"


def _rings(marks: Sequence[AskedMark], *, axis: tuple[date, date]) -> list[dict[str, Any]]:
    if not marks:
        return []
    ink = palette.ROLES[ROLE]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": plain("Before and after"),
            "cliponaxis": False,
            "meta": {"role": ROLE},
            "x": [(mark.day or axis[0 if mark.is_before else 1]).isoformat() for mark in marks],
            "y": [mark.value for mark in marks],
            "text": [plain(mark.words) for mark in marks],
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"color": ink.colour, "size": 16, "symbol": RING, "line": {"width": 2}},
        }
    ]
