"""Short builders of a comparison between authorities. No figure in them is real."""

from typing import Any

from analysis.centiles import Band, Quartiles
from analysis.comparison_query import ComparisonQuery
from analysis.comparison_views import ComparedArea, ComparisonView, Level, Mark, NeighbourLine, NeighbourTable
from analysis.observations import Interval, Symbol
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.views import Choice
from tests.unit.analysis.builders import BEDS, england, indicator, line, observation, period, verdict

LONGEST = "Bournemouth, Christchurch and Poole"


def compared(number: int, value: float | None, *, mark: Mark = Mark.OTHER, name: str = "", **more: Any) -> ComparedArea:
    """An authority of that number: its rank, where it has a value, is its number."""
    facts: dict[str, Any] = {
        "area_code": f"E0900000{number}" if mark is not Mark.OWN else BEDS,
        "name": name or f"Town {number}",
        "value": value,
        "symbol": None if value is not None else Symbol.CONFIDENTIAL,
        "display": "suppressed" if value is None else f"{value:g}%",
        "interval": None,
        "interval_display": "",
        "rank": number if value is not None else None,
        "band": Band.A if value is not None else None,
        "mark": mark,
        "difference": "",
    }
    return ComparedArea(**(facts | more))


def with_interval(number: int, value: float, *, reach: float, **more: Any) -> ComparedArea:
    """An authority whose interval reaches so far to both sides."""
    interval = Interval(lower=value - reach, upper=value + reach)
    return compared(number, value, interval=interval, interval_display=f"{interval.lower:g}% to {interval.upper:g}%", **more)


AREAS = (
    compared(1, 4.0, mark=Mark.NEIGHBOUR, name=LONGEST, difference="4 points below"),
    with_interval(2, 8.0, reach=1.5, mark=Mark.OWN, name="Central Bedfordshire"),
    compared(3, 12.0, mark=Mark.CHOSEN, difference="4 points above"),
    compared(4, 15.0),
)
MISSING = (compared(5, None),)


def neighbour_table(*lines: ComparedArea, **more: Any) -> NeighbourTable:
    facts: dict[str, Any] = {
        "model": "sn-2024",
        "title": "Statistical neighbours 2024",
        "source_id": "sn-2024",
        "count": len([one for one in lines if one.value is not None]),
        "mean": 6.0,
        "median": 9.0,
        "mean_display": "6%",
        "median_display": "9%",
        "mean_difference": "2 points below",
        "median_difference": "1 point above",
        "flag": "8% is above the neighbours’ mean of 6% and below their median of 9%.",
    }
    placed = tuple(NeighbourLine(place=place, closeness="Very close", area=one) for place, one in enumerate(lines, start=1))
    return NeighbourTable(lines=placed, **(facts | more))


def comparison(*areas: ComparedArea, polarity: Polarity = Polarity.LOW, **more: Any) -> ComparisonView:
    """A comparison that draws these areas, given best first; without any, those of ``AREAS``."""
    of = indicator(polarity=polarity)
    found = verdict([observation(8.0), england(10.0)], of=of, by=line(RateAgainst.ENGLAND))
    facts: dict[str, Any] = {
        "query": ComparisonQuery(area=BEDS, period="2016/17", beside=("E09000003",)),
        "area_name": "Central Bedfordshire",
        "period": period("2016/17"),
        "headline": "The finding in two sentences.",
        "verdict": found,
        "against": (found,),
        "missing": MISSING,
        "own_level": None,
        "england": Level(value=10.0, display="10%", words="England"),
        "best_5": Level(value=4.2, display="4.2%", words="Best 5% of 152", count=152),
        "no_best_5": "",
        "quartiles": Quartiles(lowest=4.0, lower=6.0, median=10.0, upper=13.0, highest=15.0),
        "quartile_displays": {"lowest": "4%", "lower": "6%", "median": "10%", "upper": "13%", "highest": "15%"},
        "neighbours": neighbour_table(AREAS[0], *MISSING),
        "obstacle": "",
        "area_choices": (Choice(value=BEDS, words="Central Bedfordshire"), Choice(value="E09000001", words=LONGEST)),
        "period_choices": (
            Choice(value="2016/17", words="2016/17 (4 authorities)"),
            Choice(value="2015/16", words="2015/16 (5 authorities)"),
        ),
        "breakdown_choices": (Choice(value="", words="All"),),
        "beside_choices": (Choice(value="E09000004", words="Town 4"),),
        "beside": (Choice(value="E09000003", words="Town 3"),),
        "scorecard_id": "",
        "scorecard_title": "",
        "provenance": found.provenance,
        "newest_published": None,
    }
    return ComparisonView(indicator=of, areas=areas or AREAS, release_id="release-1", **(facts | more))
