"""Which scorecard line speaks for an indicator, so that a tile and its page hold the same verdict."""

from collections.abc import Iterator

from analysis.areas import ENGLAND
from analysis.observations import Role
from analysis.scorecards import RateAgainst, Scorecard, ScorecardLine
from board.facts import Facts


def lines_of(scorecards: tuple[Scorecard, ...]) -> Iterator[tuple[Scorecard, ScorecardLine]]:
    """Every line of every scorecard."""
    for scorecard in scorecards:
        for priority in scorecard.priorities:
            for line in priority.lines:
                yield scorecard, line


def find_line(
    *,
    scorecards: tuple[Scorecard, ...],
    scorecard_id: str,
    indicator_id: str,
    area_code: str,
    breakdown: tuple[str, str],
) -> tuple[Scorecard | None, ScorecardLine | None]:
    """The line of the named scorecard or, without a name, the first scorecard that watches the indicator for that area."""
    found = [
        (scorecard, line)
        for scorecard, line in lines_of(scorecards)
        if line.indicator_id == indicator_id
        and (line.breakdown_type, line.breakdown) == breakdown
        and scorecard_id in {"", scorecard.scorecard_id}
    ]
    for scorecard, line in found:
        if area_code in {line.area_code, *scorecard.areas}:
            return scorecard, line
    return (None, None) if not found or area_code else found[0]


def own_rule(*, facts: Facts, indicator_id: str, breakdown: tuple[str, str]) -> ScorecardLine:
    """The rule for an indicator that no scorecard watches: England where it has a figure, else the figure before."""
    has_england = any(
        figure.area_code == ENGLAND and figure.role is Role.ACTUAL and (figure.breakdown_type, figure.breakdown) == breakdown
        for figure in facts.of(indicator_id)
    )
    return ScorecardLine(
        indicator_id=indicator_id,
        breakdown_type=breakdown[0],
        breakdown=breakdown[1],
        rate_against=RateAgainst.ENGLAND if has_england else RateAgainst.PREVIOUS,
    )
