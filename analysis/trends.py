"""The trend of a series: the source's own unless a test contradicts it, else a test, else the reason why there is none."""

from analysis.confidence import BYAR, EXACT, interval_for
from analysis.formatting import RATE_BASES
from analysis.indicators import Indicator
from analysis.period_runs import NUMBER_WORDS, is_consecutive
from analysis.periods import Period
from analysis.published import movement_judgement, movement_words, read_trend, trend_differs
from analysis.recent_trend import POINTS, THRESHOLD, TrendError, TrendPoint, recent_trend, tested_positions
from analysis.series import Point
from analysis.spc import LEAST_POINTS, PointType, Xmr, xmr
from analysis.subject import Subject
from analysis.units import Unit
from analysis.verdict import Direction, Judgement, Trend, TrendMethod

LEAST_FOR_TREND = 3
"""Two figures make a step, never a trend."""
_FOUND = {Direction.UP: "increase", Direction.DOWN: "decrease", Direction.LEVEL: "show no significant change"}


def trend_of(subject: Subject, headline: Point) -> Trend:
    """The trend up to the headline point.

    The source's published trend comes first, unless the recent trend says otherwise; then the recent trend, for annual
    proportions and rates, which tests five figures with the headline as the last of them; then what the XmR chart says of
    the headline, for twelve or more evenly spaced figures that end with it. Otherwise the trend cannot be calculated, and
    says why.
    """
    polarity, text = subject.indicator.polarity, headline.current.published_trend
    published = read_trend(text, polarity=polarity) if text else None
    points = _comparable_run(subject, headline)
    tested, reason = _tested(subject, points, headline)
    if published is not None:
        return tested if tested is not None and trend_differs(text, tested, polarity=polarity) else published
    if tested is not None:
        return tested
    chart = control_chart(subject, headline)
    return _from_chart(chart) if chart is not None else _cannot(reason or _chart_obstacle(points), said=text)


def difference_words(trend: Trend, *, said: str) -> str:
    """The sentence on a published trend that the test contradicts: "The source says “Increasing”; the five latest figures decrease."."""
    return f"The source says “{' '.join(said.split())}”; the {NUMBER_WORDS[POINTS]} latest figures {_FOUND[trend.direction]}."


def tested_points(subject: Subject, headline: Point) -> tuple[Point, ...]:
    """The five points that the recent trend of the headline point tests, oldest first; none where it cannot be tested."""
    points = _comparable_run(subject, headline)
    if _plain_obstacle(subject, points, headline) or not _is_annual_rate(subject.indicator, headline.period):
        return ()
    tried = [_trend_point(point, subject.indicator) for point in points]
    try:
        positions, _ = tested_positions(tried, is_proportion=subject.indicator.unit is Unit.PERCENT)
    except TrendError:
        return ()
    return tuple(points[at] for at in positions)


def control_chart(subject: Subject, headline: Point) -> Xmr | None:
    """The XmR chart of the evenly spaced figures that end with the headline point; None for fewer than twelve."""
    values = [point.value for point in control_run(subject, headline) if point.value is not None]
    return xmr(values, polarity=subject.indicator.polarity) if len(values) >= LEAST_POINTS else None


def control_run(subject: Subject, headline: Point) -> list[Point]:
    """The evenly spaced points with a value that end with the headline point, oldest first: those that a control chart draws."""
    return _even_run(_comparable_run(subject, headline))


def _even_run(points: list[Point]) -> list[Point]:
    """The longest run at the end of the points that has no gap: older, scattered figures are left out."""
    first = max(len(points) - 2, 0)
    while first > 0 and is_consecutive([point.period for point in points[first - 1 :]]):
        first -= 1
    return points[first:]


def _comparable_run(subject: Subject, headline: Point) -> list[Point]:
    """The dated points with values of the headline's kind and length, up to it, oldest first."""
    period = headline.period
    return [
        point
        for point in subject.own.points
        if point.value is not None
        and point.period.end is not None
        and period.end is not None
        and point.period.kind is period.kind
        and point.period.length_in_months == period.length_in_months
        and point.period.end <= period.end
    ]


def _tested(subject: Subject, points: list[Point], headline: Point) -> tuple[Trend | None, str]:
    """The recent trend, or None and why it cannot be tested; no reason where it is no annual rate."""
    reason = _plain_obstacle(subject, points, headline)
    if reason or not _is_annual_rate(subject.indicator, headline.period):
        return None, reason
    try:
        return _recent(points, subject.indicator), ""
    except TrendError as obstacle:
        return None, str(obstacle)


def _is_annual_rate(indicator: Indicator, period: Period) -> bool:
    return indicator.unit in RATE_BASES and period.kind.is_annual


def _plain_obstacle(subject: Subject, points: list[Point], headline: Point) -> str:
    if headline.value is None:
        return "there is no figure to follow"
    if headline.period.end is None:
        return "the period is not stated"
    if len(points) < LEAST_FOR_TREND:
        count = "only 1 figure" if len(points) == 1 else f"only {len(points)} figures"
        has_others = any(point.value is not None and point.period.kind is not headline.period.kind for point in subject.own.points)
        return f"{count} for a {headline.period.kind_words}" if has_others else count
    return ""


def _chart_obstacle(points: list[Point]) -> str:
    if len(points) < LEAST_POINTS:
        return f"only {len(points)} figures, and a control chart needs {LEAST_POINTS}"
    return "the figures are not evenly spaced"


def _recent(points: list[Point], indicator: Indicator) -> Trend:
    result = recent_trend([_trend_point(point, indicator) for point in points], is_proportion=indicator.unit is Unit.PERCENT)
    reason = f"the {NUMBER_WORDS[POINTS]} latest figures, chi-squared {result.chi_squared:.1f}; the 99.8% level is {THRESHOLD:.2f}"
    if result.chi_squared > THRESHOLD and not result.is_significant:
        reason += ", but the direction turns when one figure is left out"
    if not result.is_significant:
        words = "No significant change"
        return Trend(direction=Direction.LEVEL, judgement=Judgement.NO_CHANGE, method=TrendMethod.RECENT_TREND, words=words, reason=reason)
    judgement = movement_judgement(result.direction, indicator.polarity)
    words = movement_words(result.direction, judgement)
    return Trend(direction=result.direction, judgement=judgement, method=TrendMethod.RECENT_TREND, words=words, reason=reason)


def _trend_point(point: Point, indicator: Indicator) -> TrendPoint:
    found, figure = interval_for(point.current, indicator), point.current
    from_source_or_rate = found is not None and (figure.interval is not None or found[1] in {BYAR, EXACT})
    return TrendPoint(
        value=point.value or 0.0,
        interval=found[0] if found and from_source_or_rate else None,
        numerator=figure.numerator,
        denominator=figure.denominator,
    )


def _from_chart(chart: Xmr) -> Trend:
    latest = chart.latest
    reason = f"the control chart of {len(chart.points)} figures, {latest.signal.words}"
    if latest.point_type is PointType.COMMON:
        words = "The latest figures vary no more than chance"
        return Trend(direction=Direction.LEVEL, judgement=Judgement.NO_CHANGE, method=TrendMethod.XMR, words=words, reason=reason)
    direction = Direction.UP if latest.sign > 0 else Direction.DOWN
    judgement = {PointType.IMPROVEMENT: Judgement.BETTER, PointType.CONCERN: Judgement.WORSE}.get(latest.point_type, Judgement.NEUTRAL)
    return Trend(direction=direction, judgement=judgement, method=TrendMethod.XMR, words=_chart_words(direction, judgement), reason=reason)


def _chart_words(direction: Direction, judgement: Judgement) -> str:
    side = "Higher" if direction is Direction.UP else "Lower"
    meaning = {Judgement.BETTER: ", which is better", Judgement.WORSE: ", which is worse"}.get(judgement, "")
    return f"{side} lately than chance explains{meaning}"


def _cannot(reason: str, *, said: str) -> Trend:
    quoted = f"{reason}; the source says “{said}”" if said else reason
    return Trend(
        direction=Direction.UNKNOWN,
        judgement=Judgement.CANNOT_SAY,
        method=TrendMethod.NONE,
        words=f"Trend cannot be calculated: {quoted}",
        reason=quoted,
    )
