"""The step from the figure before: said in words, and never called a trend."""

from analysis.formatting import decimals_needed, display_difference
from analysis.period_runs import is_far_before
from analysis.polarity import Polarity
from analysis.series import Point
from analysis.subject import Subject
from analysis.verdict import Change, Judgement

NOISE = 1e-9


def side(value: float, threshold: float, *, margin: float) -> int:
    """+1 above, -1 below, 0 within ``margin`` of the threshold, the margin itself included."""
    if abs(value - threshold) <= margin + NOISE * max(1.0, abs(threshold)):
        return 0
    return 1 if value > threshold else -1


def change_from_previous(subject: Subject, headline: Point) -> Change | None:
    """The step from the previous comparable point; None where there is none.

    It counts as better or worse only beyond the line's margin, as a step of chance is not a change for the worse, and only
    from a figure that is not far back: a figure of eight years before says nothing of the last step.
    """
    previous = subject.own.previous(headline)
    if previous is None or previous.value is None or headline.value is None:
        return None
    if any(point.current.bound is not None and point.current.bound.is_open for point in (headline, previous)):
        return None  # "over 100" after "over 100" says nothing of a step
    now, before, margin = headline.value, previous.value, subject.line.margin
    is_far = is_far_before(previous.period, headline.period)
    return Change(
        previous=before,
        previous_period=previous.period,
        difference=round(now - before, 10),
        judgement=Judgement.CANNOT_SAY if is_far else judge_step(before, now, margin=margin, polarity=subject.indicator.polarity),
        words=_words(subject, headline, previous),
    )


def judge_step(before: float, now: float, *, margin: float, polarity: Polarity) -> Judgement:
    """What the step from one figure to another means; within ``margin``, in per cent of the one before, it is no change."""
    moved = side(now, before, margin=abs(before) * margin / 100)
    if moved == 0:
        return Judgement.NO_CHANGE
    if not polarity.is_judged:
        return Judgement.NEUTRAL
    return Judgement.BETTER if moved == polarity.sign else Judgement.WORSE


def _words(subject: Subject, headline: Point, previous: Point) -> str:
    now, before = headline.value or 0.0, previous.value or 0.0
    indicator = subject.indicator
    shown = subject.show_figure(previous.current)
    decimals = decimals_needed(now, before, most=indicator.decimals)
    step = display_difference(value=now - before, unit=indicator.unit, decimals=decimals)
    if step == "no change":
        return f"no change from {shown} {previous.period.phrase}"
    return f"{step.split(' ', maxsplit=1)[0]} from {shown} {previous.period.phrase}"
