"""The statistical neighbours of a comparison, with both averages and what hangs on the choice between them."""

from collections.abc import Mapping

from analysis.comparison_views import ComparedArea, NeighbourLine, NeighbourTable
from analysis.neighbours import NeighbourAverage, neighbour_average
from board.comparison_frame import Frame
from board.comparison_places import difference_to_own, without_row


def neighbour_table(frame: Frame, compared: Mapping[str, ComparedArea]) -> NeighbourTable | None:
    """The area's neighbours, nearest first; None where the model in use knows none. Volumes have no average."""
    model = frame.facts.neighbours
    found = model.of(frame.query.area)
    if not found:
        return None
    average = None if frame.is_by_number else neighbour_average(frame.values, frame.neighbour_codes)
    lines = tuple(
        NeighbourLine(place=one.rank, closeness=one.closeness, area=compared.get(one.area_code) or without_row(frame, one.area_code))
        for one in found
    )
    return NeighbourTable(
        model=model.model,
        title=model.title,
        source_id=model.source_id,
        lines=lines,
        count=sum(line.area.value is not None for line in lines),
        mean=average.mean if average else None,
        median=average.median if average else None,
        mean_display=frame.show(average.mean) if average else "",
        median_display=frame.show(average.median) if average else "",
        mean_difference=difference_to_own(frame, "", average.mean) if average else "",
        median_difference=difference_to_own(frame, "", average.median) if average else "",
        flag=_flag(frame, average),
    )


def _flag(frame: Frame, average: NeighbourAverage | None) -> str:
    if frame.own is None or average is None or not average.sides_differ(frame.own):
        return ""
    above, below = ("mean", "median") if frame.own > average.mean else ("median", "mean")
    shown = {"mean": frame.show(average.mean), "median": frame.show(average.median)}
    return (
        f"{frame.show(frame.own)} is above the neighbours’ {above} of {shown[above]} and below their {below} of {shown[below]}: "
        "which average is taken decides on which side of its neighbours it stands."
    )
