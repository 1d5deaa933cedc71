"""Which scorecard line speaks for an indicator, so that a tile and its page hold the same verdict."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.indicator_query import IndicatorQuery
from analysis.scorecards import RateAgainst, Scorecard, ScorecardLine


@dataclass(frozen=True, kw_only=True)
class WatchedLine:
    """A line with the scorecard it stands on. ``line_id`` numbers priority and line from 1: "2.3"."""

    scorecard: Scorecard
    line_id: str
    line: ScorecardLine

    def watches(self, area_code: str) -> bool:
        """Whether the line is about the area, as one of the scorecard's or as the line's own."""
        return area_code in ({self.line.area_code} if self.line.area_code else set(self.scorecard.areas))


def watched_lines(scorecard: Scorecard) -> Iterator[WatchedLine]:
    """Every line of a scorecard, in its order."""
    for number, priority in enumerate(scorecard.priorities, start=1):
        for position, line in enumerate(priority.lines, start=1):
            yield WatchedLine(scorecard=scorecard, line_id=f"{number}.{position}", line=line)


def watched_areas(scorecard: Scorecard, *, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The areas whose figures some of a scorecard's areas need: their own, and those that lines are about whatever is chosen."""
    of_lines = sorted({watched.line.area_code for watched in watched_lines(scorecard) if watched.line.area_code})
    return tuple(dict.fromkeys((*chosen, *of_lines)))


def lines_for(*, scorecards: tuple[Scorecard, ...], indicator_id: str, query: IndicatorQuery) -> list[WatchedLine]:
    """The lines that watch an indicator, best fit first: the very line of the link, then its scorecard's, then any."""
    found = [watched for scorecard in scorecards for watched in watched_lines(scorecard) if watched.line.indicator_id == indicator_id]

    def distance(watched: WatchedLine) -> tuple[bool, bool, bool, bool]:
        same_card = watched.scorecard.scorecard_id == query.scorecard
        return (
            not (same_card and watched.line_id == query.line),
            not same_card,
            (watched.line.breakdown_type, watched.line.breakdown) != (query.breakdown_type, query.breakdown),
            bool(query.area) and not watched.watches(query.area),
        )

    return sorted(found, key=distance)


def speaking_line(*, scorecards: tuple[Scorecard, ...], indicator_id: str, query: IndicatorQuery) -> WatchedLine | None:
    """The line that speaks for the query's area and breakdown of an indicator; None where no scorecard watches them."""
    breakdown = (query.breakdown_type, query.breakdown)
    for found in lines_for(scorecards=scorecards, indicator_id=indicator_id, query=query):
        if (found.line.breakdown_type, found.line.breakdown) == breakdown and found.watches(query.area):
            return found
    return None


def own_rule(*, indicator_id: str, breakdown: tuple[str, str], has_england: bool) -> ScorecardLine:
    """The rule for an indicator that no scorecard watches: England where it has a figure, else the figure before."""
    return ScorecardLine(
        indicator_id=indicator_id,
        breakdown_type=breakdown[0],
        breakdown=breakdown[1],
        rate_against=RateAgainst.ENGLAND if has_england else RateAgainst.PREVIOUS,
    )
