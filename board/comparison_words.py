"""The finding of a comparison in two sentences."""

from collections.abc import Sequence

from analysis.centiles import Quartiles
from analysis.comparison_views import ComparedArea, Level, NeighbourTable
from analysis.polarity import Polarity
from board.comparison_frame import Frame


def headline(
    frame: Frame,
    *,
    compared: Sequence[ComparedArea],
    own_level: Level | None,
    england: Level | None,
    best: Level | None,
    bounds: Quartiles | None,
    table: NeighbourTable | None,
) -> str:
    """Where the own figure stands: its rank, then England, the neighbours and the best 5% with the size of each difference."""
    own = next((one for one in compared if one.area_code == frame.query.area), None)
    if own is not None and own.value is not None:
        first = f"{own.name}: {own.display} {frame.values.period.phrase}{_place(frame, own)}."
        second = _joined(_beside(frame, own.value, england=england, best=best, table=table))
        return f"{first} That is {second}." if second else first
    if own_level is not None:
        spread = f" Half of the {frame.values.count} authorities lie between {_middle(frame, bounds)}." if bounds else ""
        return f"{own_level.words}: {own_level.display} {frame.values.period.phrase}.{spread}"
    reason = f" ({own.display})" if own is not None else ""
    return f"{frame.area.name} has no figure {frame.values.period.phrase}{reason}. {_have(frame.values.count)}."


def _place(frame: Frame, own: ComparedArea) -> str:
    count = frame.values.count
    if own.rank is not None:
        return f", rank {own.rank} of {count} authorities (1 is the best)"
    if frame.is_by_number or own.value is None or count == 1:
        return ""
    below = int((frame.values.known < own.value).sum())
    return f", higher than {below} of the {count - 1} other authorities"


def _beside(frame: Frame, value: float, *, england: Level | None, best: Level | None, table: NeighbourTable | None) -> list[str]:
    found = [_than(frame, value, england.value, f"England ({england.display})")] if england else []
    if table and table.mean is not None:
        found.append(_than(frame, value, table.mean, f"the mean of its neighbours ({table.mean_display})"))
    if best:
        found.append(_to_best(frame, value, best))
    return found


def _than(frame: Frame, value: float, other: float, noun: str) -> str:
    difference = frame.difference(value, other)
    return f"level with {noun}" if difference == "level" else f"{difference} {noun}"


def _to_best(frame: Frame, value: float, best: Level) -> str:
    limit = f"{best.display} or {'lower' if frame.indicator.polarity is Polarity.LOW else 'higher'}"
    if (value - best.value) * frame.indicator.polarity.sign >= 0:
        return f"among the best 5% ({limit})"
    size = frame.difference(value, best.value).rpartition(" ")[0]
    return f"{size} short of the best 5% ({limit})" if size else f"just short of the best 5% ({limit})"


def _middle(frame: Frame, bounds: Quartiles | None) -> str:
    return f"{frame.show(bounds.lower)} and {frame.show(bounds.upper)}" if bounds else ""


def _have(count: int) -> str:
    return "1 authority has one" if count == 1 else f"{count or 'No'} authorities have one"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
