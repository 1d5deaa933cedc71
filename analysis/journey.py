"""The rules of a journey: which figure a stage shows for a period, and what may be set against what."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from analysis.formatting import display_value, write_number
from analysis.indicators import Indicator
from analysis.journey_views import Conversion, StageFigure
from analysis.journeys import Counting, Counts, Measure
from analysis.observations import Bound
from analysis.period_types import APRIL, Period, PeriodKind, last_day
from analysis.picking import same_days
from analysis.series import Point, Series
from analysis.units import Unit

PERIOD_KINDS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)
"""The kinds of period that a journey is always shown for."""
AGREES_WITHIN = 0.5
"""A printed percentage without decimals may differ from the worked one by half a point and be the same."""


def counting_of(measure: Measure, *, indicator: Indicator, period: Period) -> Counting:
    """Whether a figure counts what happened in a period or how many there were on a day: declared, else told from indicator and period."""
    if measure.counting is not None:
        return measure.counting
    return Counting.STOCK if indicator.is_position or period.kind is PeriodKind.SNAPSHOT else Counting.FLOW


def point_for(series: Series, *, period: Period, counting: Counting) -> Point | None:
    """The point of a series that belongs to a period: a flow of the very same days, a stock of its last day.

    Where a flow is published for several years together alone, that is the figure of those years whose last day lies in the year.
    """
    if counting is Counting.FLOW:
        same = (point for point in series.points if point.period.end and same_days(point.period, period))
        return next(same, None) or next((point for point in series.points if _is_pooled_to(point.period, period)), None)
    ended = [point for point in series.points if point.period.end == period.end and point.period.end]
    return max(ended, key=lambda point: (point.period.kind is PeriodKind.SNAPSHOT, point.value is not None), default=None)


def _is_pooled_to(pooled: Period, year: Period) -> bool:
    if pooled.kind is not PeriodKind.POOLED_YEARS or not year.kind.is_annual or not (pooled.end and year.start and year.end):
        return False
    return year.start <= pooled.end <= year.end


def periods_of(flows: Iterable[Period], stocks: Iterable[Period], *, stretches: Iterable[Period] = ()) -> tuple[Period, ...]:
    """The periods that a journey can be shown for, the latest first and a year before its months.

    A flow gives its own period. A stock gives the financial year that ends on its day, and the month where flows are counted by month.
    ``stretches`` are periods of no usual length that the stages are counted by all the same, as an extract of six months is.
    """
    found: dict[tuple[date | None, date | None], Period] = {(period.start, period.end): period for period in stretches}
    found |= {(period.start, period.end): period for period in flows if period.kind in PERIOD_KINDS and period.start and period.end}
    has_months = any(period.kind is PeriodKind.MONTH for period in found.values())
    for day in (period.end for period in stocks):
        if day is None:
            continue
        if (day.month, day.day) == (APRIL - 1, 31):
            year = financial_year_to(day)
            found.setdefault((year.start, year.end), year)
        elif has_months and day == last_day(day.year, day.month):
            month = Period(label="", kind=PeriodKind.MONTH, start=day.replace(day=1), end=day)
            found.setdefault((month.start, month.end), month)
    return tuple(sorted(found.values(), key=lambda period: (period.kind.is_annual, period.sort_key), reverse=True))


def financial_year_to(day: date) -> Period:
    """The financial year that ends on a 31 March."""
    return Period(label="", kind=PeriodKind.FINANCIAL_YEAR, start=date(day.year - 1, APRIL, 1), end=day)


def conversion(*, part: StageFigure | None, whole: StageFigure | None, stage_id: str, stage_label: str) -> Conversion:
    """What share the part is of the whole, for two figures of one area, or the reason why that cannot be said.

    Where the two are of different sources and one of these prints both, the share is worked out from that source's numbers.
    """
    shown = (part, whole)
    if part is not None and whole is not None:
        part, whole = of_one_source(part, whole)
    reason = why_not_comparable(part, whole, stage_label=stage_label)
    if reason or part is None or whole is None or part.value is None or not whole.value:
        return not_comparable(reason, stage_id=stage_id, stage_label=stage_label)
    percent = 100 * part.value / whole.value
    are_shown = [one.value for one in (part, whole)] == [one.value for one in shown if one]
    return Conversion(
        stage_id=stage_id,
        stage_label=stage_label,
        percent=percent,
        display=display_share(percent, bound=share_bound(part, whole)),
        words=f"{part.display} {_noun(part)} for {whole.display} {_noun(whole)}, {part.phrase}",
        reason="",
        note="" if are_shown else f"{part.display} of {whole.display}, as one source prints both",
    )


def of_one_source(part: StageFigure, whole: StageFigure) -> tuple[StageFigure, StageFigure]:
    """The two figures as one source prints both, where one does; else as they are."""
    whole_there, part_there = in_source(whole, _source(part)), in_source(part, _source(whole))
    if whole_there is not None:
        return part, whole_there
    return (part_there, whole) if part_there is not None else (part, whole)


def in_source(found: StageFigure, source_id: str) -> StageFigure | None:
    """The figure as a source prints it; None where that source has no value for it."""
    if _source(found) == source_id:
        return found
    printed = ((found.display, one) for one in found.repeats)
    of_source = ((display, one) for display, one in (*printed, *found.others) if one.provenance.source_id == source_id)
    display, figure = next(((display, one) for display, one in of_source if one.value is not None), ("", None))
    if figure is None:
        return None
    doubt = (figure.doubt,) if figure.doubt else ()
    return replace(found, value=figure.value, display=display, figure=figure, cautions=doubt, others=(), repeats=())


def _source(found: StageFigure) -> str:
    return found.figure.provenance.source_id


def not_comparable(reason: str, *, stage_id: str, stage_label: str) -> Conversion:
    """Two stages that are not set against each other, with the reason."""
    return Conversion(stage_id=stage_id, stage_label=stage_label, percent=None, display="not comparable", words="", reason=reason)


def why_not_comparable(part: StageFigure | None, whole: StageFigure | None, *, stage_label: str) -> str:
    """Why two figures cannot be set against each other; empty where they can."""
    if part is None:
        return "This stage has no number to set against another."
    if whole is None:
        return f"There is no number for the stage “{stage_label}” to set this one against."
    checks = (
        (part.value is None or whole.value is None, "One of the two numbers is not given."),
        (
            part.counting is not whole.counting,
            f"{_said(part)} counts {_counting_words(part)}, {_said(whole)} {_counting_words(whole)}.",
        ),
        (part.counting is Counting.STOCK, "Both are numbers on one day: nobody moved from the one to the other in them."),
        (not same_days(part.period, whole.period), f"One is {part.phrase}, the other {whole.phrase}."),
        (part.unit is not whole.unit, "One is a number, the other a rate."),
        (
            _is_of_people(part) is not _is_of_people(whole),
            f"One counts {_noun(part)}, the other {_noun(whole)}: one child can have several in a year.",
        ),
        (not whole.value, f"The number of {_noun(whole)} is 0."),
        (
            not part.sources & whole.sources,
            f"Two sources count them, each in its own way: {_printed_by(part)} and {_printed_by(whole)}.",
        ),
    )
    return next((words for fails, words in checks if fails), "")


def share_bound(part: StageFigure | None, whole: StageFigure | None) -> Bound | None:
    """How exact a share of two numbers is: as its part where the whole is exact, else about."""
    if whole is not None and whole.figure.bound is not None:
        return Bound.ABOUT
    return part.figure.bound if part is not None else None


def display_share(percent: float, *, bound: Bound | None = None) -> str:
    """A worked-out share: "20.4%", "about 37%", "over 65%"; of more than 100% "1.6 to 1"."""
    if percent > 100:  # noqa: PLR2004 - per cent
        text = f"{write_number(percent / 100, decimals=1)} to 1"
        return f"{bound.words} {text}" if bound else text
    return display_value(value=percent, unit=Unit.PERCENT, decimals=0 if bound else 1, bound=bound)


def share_differs(*, worked: float, printed: float, decimals_printed: int) -> str:
    """What to say where a printed percentage is not what its two numbers give, beyond its rounding; else empty."""
    allowed = AGREES_WITHIN / 10**decimals_printed
    if abs(worked - printed) <= allowed + 1e-9:
        return ""
    return f"The source prints {write_number(printed, decimals=decimals_printed)}%; its two numbers give {display_share(worked)}."


def breakdown_rest(total: float | None, *, rows: Sequence[StageFigure], volume: StageFigure | None) -> str:
    """What a breakdown's sum leaves out of the stage's own number, or adds to it; empty where they agree or count another thing."""
    if total is None or volume is None or volume.value is None or volume.counts is None:
        return ""
    if any((row.counting, row.counts) != (volume.counting, volume.counts) for row in rows):
        return ""
    there, whole = write_number(total, decimals=0), volume.display
    if total < volume.value:
        return f"These add up to {there} of {whole}; the rest is not printed."
    return f"These add up to {there}, more than {whole}: some are counted twice." if total > volume.value else ""


def scaled_number(*, own_number: float, own_rate: float, their_rate: float) -> float | None:
    """How many there would be here at another's rate, from the local number and rate; None where the local rate is 0."""
    return own_number * their_rate / own_rate if own_rate else None


def _counting_words(figure: StageFigure) -> str:
    return "what happened in the period" if figure.counting is Counting.FLOW else "how many there were on a day"


def _said(figure: StageFigure) -> str:
    return f"“{figure.label}”"


def _printed_by(figure: StageFigure) -> str:
    return figure.figure.provenance.source_title


def _is_of_people(figure: StageFigure) -> bool:
    return figure.counts is not None and figure.counts.is_of_people


def _noun(figure: StageFigure) -> str:
    if figure.unit is not Unit.COUNT:
        return f"per 10,000 ({figure.label})"
    return figure.counts.value if figure.counts else Counts.CHILDREN.value
