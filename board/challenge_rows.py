"""Entries of the challenge log with the words that they are shown with, whether the indicator moved among them."""

from collections.abc import Iterable
from datetime import date

from analysis.challenge_rows import ChallengeRow, MovementView
from analysis.challenge_scales import scale_of
from analysis.challenges import Challenge, Measured
from analysis.change import judge_step
from analysis.formatting import display_value
from analysis.indicator_query import IndicatorQuery
from analysis.indicators import Indicator
from analysis.scorecards import USUAL_MARGIN, Scorecard
from analysis.verdict import Judgement, Verdict
from board.lines import speaking_line
from data_loaders import challenge_queries, queries

_MOVED = {
    Judgement.BETTER: "moved the right way",
    Judgement.WORSE: "moved the wrong way",
    Judgement.NO_CHANGE: "no change",
    Judgement.NEUTRAL: "moved",
}


def asked_about(verdict: Verdict, *, release_id: str, day: date, as_at: date | None = None) -> tuple[ChallengeRow, ...]:
    """What boards asked about the figures of a verdict's indicator, area and breakdown, the first first.

    ``as_at`` leaves out what was raised later.
    """
    found = [
        one
        for one in challenge_queries.challenges(release_id)
        if (one.indicator_id, one.area_code) == (verdict.indicator_id, verdict.area_code)
        and (one.breakdown_type, one.breakdown) == (verdict.breakdown_type, verdict.breakdown)
        and (as_at is None or one.raised.start is None or one.raised.start <= as_at)
    ]
    return challenge_rows(sorted(found, key=lambda one: one.raised.sort_key), release_id=release_id, day=day)


def challenge_rows(found: Iterable[Challenge], *, release_id: str, day: date) -> tuple[ChallengeRow, ...]:
    """Entries with the words that a table needs."""
    indicators, areas, scorecards = queries.indicators(release_id), queries.areas(release_id), queries.scorecards(release_id)
    return tuple(
        ChallengeRow(
            challenge=one,
            area_name=areas[one.area_code].name if one.area_code in areas else one.area_code,
            indicator_name=indicators[one.indicator_id].short_name if one.indicator_id in indicators else "",
            is_overdue=one.is_overdue(on=day),
            movement=_movement(one, indicators[one.indicator_id], scorecards=scorecards) if one.indicator_id in indicators else None,
            scale=scale_of(one),
        )
        for one in found
    )


def _movement(found: Challenge, indicator: Indicator, *, scorecards: tuple[Scorecard, ...]) -> MovementView | None:
    """What the indicator did, by the rule of a tile's last step: the margin is that of the line that speaks for it."""
    if found.before is None or found.after is None:
        return None
    query = IndicatorQuery(area=found.area_code, breakdown_type=found.breakdown_type, breakdown=found.breakdown)
    speaking = speaking_line(scorecards=scorecards, indicator_id=found.indicator_id, query=query)
    margin = speaking.line.margin if speaking else USUAL_MARGIN
    judgement = judge_step(found.before.value, found.after.value, margin=margin, polarity=indicator.polarity)
    is_within = judgement is Judgement.NO_CHANGE and found.before.value != found.after.value
    before, after = (_with_period(_value(measured, indicator), measured) for measured in (found.before, found.after))
    return MovementView(
        before=before,
        after=after,
        judgement=judgement,
        words=f"{before}, then {after}{f', within {margin:g}% of it' if is_within else ''}: {_MOVED[judgement]}",
    )


def _value(measured: Measured, indicator: Indicator) -> str:
    return display_value(value=measured.value, unit=indicator.unit, decimals=indicator.decimals, unit_words=indicator.unit_words)


def _with_period(value: str, measured: Measured) -> str:
    return f"{value} {measured.period.phrase}" if measured.period.end else value
