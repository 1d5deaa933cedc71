"""The one verdict on a figure. Every status on every page, slide and file is worked out here."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from analysis.areas import Area
from analysis.authorities import NO_AUTHORITIES, AuthorityFigures
from analysis.case import Case, Judged, not_rated
from analysis.cautions import cautions_of, said_once
from analysis.change import change_from_previous
from analysis.comparators import find_comparators
from analysis.confidence import interval_for
from analysis.formatting import SYMBOL_WORDS
from analysis.freshness import freshness
from analysis.gap import gap_to_best
from analysis.in_year import in_year_words
from analysis.indicators import Indicator
from analysis.judging import judge
from analysis.neighbours import NO_NEIGHBOURS, NeighbourModel
from analysis.observations import Interval, Observation, Symbol
from analysis.period_types import write_day
from analysis.published import differs, trend_differs
from analysis.scorecards import ScorecardLine
from analysis.series import Point
from analysis.standing import neighbour_standing_of, standing_of
from analysis.status import NO_FIGURE, rag_for
from analysis.subject import Subject, is_in_words
from analysis.targets import find_target
from analysis.trends import control_chart, trend_of
from analysis.verdict import Certainty, ComparatorValue, Direction, Judgement, Outcome, Rag, Rule, Trend, TrendMethod, Verdict

NO_TREND = Trend(
    direction=Direction.UNKNOWN,
    judgement=Judgement.CANNOT_SAY,
    method=TrendMethod.NONE,
    words="No trend: there is no figure",
    reason="no figure",
)


def rate(
    *,
    indicator: Indicator,
    area: Area,
    line: ScorecardLine,
    observations: Iterable[Observation],
    areas: Mapping[str, Area],
    looked_at: date,
    authorities: AuthorityFigures = NO_AUTHORITIES,
    neighbours: NeighbourModel = NO_NEIGHBOURS,
) -> Verdict:
    """The verdict on a scorecard line for an area.

    ``observations`` are the indicator's figures of all areas, breakdowns and roles, in any order, as known on the day
    asked for; ``areas`` are all areas by code, for the region; ``looked_at`` is the day that ages are counted to.
    ``authorities`` are the indicator's values for all authorities, ``neighbours`` the model of statistical neighbours.
    The rule is the line's: its comparator, method, margin and target. Nothing depends on the order of the observations.
    """
    mine = tuple(figure for figure in observations if figure.indicator_id == indicator.indicator_id)
    subject = Subject(
        indicator=indicator,
        area=area,
        line=line,
        observations=mine,
        areas=areas,
        looked_at=looked_at,
        authorities=authorities,
        neighbours=neighbours,
    )
    return _without_figure(subject) if subject.headline is None else _with_figure(subject, subject.headline)


def _with_figure(subject: Subject, headline: Point) -> Verdict:
    figure, period, indicator = headline.current, headline.period, subject.indicator
    comparators = find_comparators(subject, headline)
    found = interval_for(figure, indicator)
    judged = _judge(subject, headline, comparators, interval=found[0] if found else None)
    chart = control_chart(subject, headline)
    trend = trend_of(subject, headline)
    is_other_trend = trend_differs(figure.published_trend, trend, polarity=indicator.polarity)
    return replace(
        _without_figure(subject),
        period=period,
        value=figure.value,
        display=subject.show_figure(figure),
        outcome=judged.outcome,
        rag=rag_for(judged.outcome, polarity=indicator.polarity),
        status=judged.status,
        rule=judged.rule,
        reason=judged.reason,
        comparators=comparators,
        interval=found[0] if found else None,
        interval_method=found[1] if found else "",
        certainty=judged.certainty,
        certainty_words=judged.certainty_words,
        gap_to_best_5=gap_to_best(subject, headline=headline, comparators=comparators),
        standing=standing_of(subject, headline),
        neighbours=neighbour_standing_of(subject, headline),
        trend=trend,
        change=change_from_previous(subject, headline),
        spc=chart.variation_words if chart else "",
        variation=chart.variation if chart else None,
        freshness=freshness(period=period, figure=figure, looked_at=subject.looked_at),
        provenance=figure.provenance,
        observation=figure,
        published_judgement=figure.published_comparison,
        published_trend=figure.published_trend,
        comparison_differs=_comparison_differs(subject, figure, judged),
        trend_differs=is_other_trend,
        cautions=cautions_of(subject, headline, comparators, trend=trend if is_other_trend else None),
        in_year=in_year_words(subject, headline),
        no_figure_reason="" if figure.value is not None or is_in_words(figure) else SYMBOL_WORDS[figure.symbol or Symbol.BLANK],
    )


def _judge(subject: Subject, headline: Point, comparators: tuple[ComparatorValue, ...], *, interval: Interval | None) -> Judged:
    figure = headline.current
    if figure.value is None:
        return not_rated(subject.line.rate_against, f"Not rated {headline.period.phrase}: {_why_no_value(subject, figure)}.")
    case = Case(
        subject=subject,
        figure=figure,
        value=figure.value,
        period=headline.period,
        interval=interval,
        comparators=comparators,
        target=find_target(subject, headline),
    )
    return judge(case)


def _why_no_value(subject: Subject, figure: Observation) -> str:
    shown = subject.show_figure(figure)
    if is_in_words(figure):
        return f"“{shown}” is a judgement in words, which is shown as printed"
    if figure.symbol in {None, Symbol.BLANK}:
        return "no figure is printed"
    return f"the figure {shown}" if figure.symbol is Symbol.LOW else f"the figure is {shown}"


def _comparison_differs(subject: Subject, figure: Observation, judged: Judged) -> bool:
    against, polarity = subject.line.rate_against, subject.indicator.polarity
    return differs(figure.published_comparison, against=against, outcome=judged.outcome, polarity=polarity)


# The verdict on a figure begins with this one's names and replaces the rest.
def _without_figure(subject: Subject) -> Verdict:
    indicator, line, why = subject.indicator, subject.line, _absence(subject)
    return Verdict(
        indicator_id=indicator.indicator_id,
        indicator=indicator.name,
        short_name=indicator.short_name or indicator.name,
        area_code=subject.area.area_code,
        area=subject.area.name,
        breakdown_type=line.breakdown_type,
        breakdown=line.breakdown,
        period=None,
        value=None,
        display="no figure",
        unit=indicator.unit,
        unit_words=indicator.unit_words,
        polarity=indicator.polarity,
        outcome=Outcome.NOT_RATED,
        rag=Rag.NONE,
        status=NO_FIGURE,
        rule=Rule(comparator=line.rate_against, method=None, margin=""),
        reason=f"{why[:1].upper()}{why[1:].removesuffix('.')}.",
        comparators=(),
        interval=None,
        interval_method="",
        certainty=Certainty.NOT_APPLICABLE,
        certainty_words="",
        gap_to_best_5=None,
        standing=None,
        neighbours=None,
        trend=NO_TREND,
        change=None,
        spc="",
        variation=None,
        freshness=None,
        provenance=None,
        observation=None,
        published_judgement="",
        published_trend="",
        comparison_differs=False,
        trend_differs=False,
        cautions=said_once((indicator.caution, line.note)),
        lead=line.lead,
        in_year="",
        no_figure_reason=why,
    )


def _absence(subject: Subject) -> str:
    """Why there is no figure: the scorecard's own reason, else what the loaded sources lack."""
    line = subject.line
    if line.no_figure:
        return line.no_figure
    of_kind = f" for a {line.period_kind.replace('_', ' ')}" if line.period_kind and subject.own.points else ""
    what = f" ({line.breakdown})" if line.breakdown else ""
    return f"no source published by {write_day(subject.looked_at)} gives a figure{of_kind}{what} for {subject.area.name}"
