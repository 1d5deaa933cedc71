"""Short builders of what components draw, and the drawn page to look into. No figure in them is real."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bs4 import BeautifulSoup

from analysis.areas import ENGLAND
from analysis.confidence import FROM_SOURCE
from analysis.control_chart import ControlChart, chart_over_time
from analysis.filters import ScorecardFilters
from analysis.formatting import display_value
from analysis.indicators import Indicator
from analysis.observations import DataDay, Observation
from analysis.periods import parse_period
from analysis.polarity import Polarity
from analysis.subject import Subject
from analysis.verdict import Verdict
from analysis.views import (
    BreakdownView,
    ChartSeries,
    Choice,
    Counts,
    IndicatorView,
    PriorityView,
    ScorecardView,
    SeriesPoint,
    Spark,
    Tile,
)
from analysis.worked_series import Spread, WorkedPoint, WorkedSeries
from serving.first_paint import render
from tests.unit.analysis.builders import AREAS, BEDS, LOOKED_AT, indicator, line, observation, verdict

HOSTILE = "<script>alert(1)</script>"


def drawn(tree: Any) -> BeautifulSoup:
    """A component tree as a reader gets it: the HTML of the first paint."""
    return BeautifulSoup(str(render(tree)), "html.parser")


def tile(of: Verdict, *, label: str = "A measure", spark: Spark | None = None) -> Tile:
    return Tile(verdict=of, label=label, spark=spark)


def spark(*values: float, comparator: float | None = None) -> Spark:
    """A small chart of yearly values from 2011 on."""
    points = tuple((date(2011 + place, 12, 31), value) for place, value in enumerate(values))
    return Spark(points=points, comparator=comparator, words=f"{len(values)} figures, from {values[0]:g} to {values[-1]:g}")


def point(figure: Observation, *, of: Indicator | None = None, previously: Sequence[Observation] = ()) -> SeriesPoint:
    shown = of or indicator()
    display = display_value(
        value=figure.value,
        unit=shown.unit,
        decimals=shown.decimals,
        bound=figure.bound,
        symbol=figure.symbol,
        unit_words=shown.unit_words,
        printed=figure.provenance.printed,
    )
    return SeriesPoint(
        observation=figure,
        period=figure.period,
        display=display,
        previously=tuple(previously),
        conflicts=(),
        interval=figure.interval,
        interval_display=f"{figure.interval.lower:g} to {figure.interval.upper:g}" if figure.interval else "",
        interval_method=FROM_SOURCE if figure.interval else "",
    )


def series(*figures: Observation, role: str = "own", name: str = "Central Bedfordshire") -> ChartSeries:
    return ChartSeries(role=role, name=name, points=tuple(point(figure) for figure in figures))


def yearly(*values: float | None, first: int = 2007, role: str = "own", name: str = "Central Bedfordshire", **more: Any) -> ChartSeries:
    """A series of financial years; None is a year without a value."""
    figures = [observation(value, f"{first + place}/{(first + place + 1) % 100:02d}", **more) for place, value in enumerate(values)]
    return series(*figures, role=role, name=name)


def worked(*values: float, role: str = "best_5_percent", name: str = "Best 5%", first: int = 2007, spread: float = 0) -> WorkedSeries:
    """A comparator worked out from 150 authorities for financial years; with a spread, from neighbours that far around it."""
    points = tuple(
        WorkedPoint(
            period=parse_period(f"{first + place}/{(first + place + 1) % 100:02d}"),
            value=value,
            display=f"{value:g}%",
            count=10 if spread else 150,
            spread=Spread(
                lowest=value - spread,
                highest=value + spread,
                median=value - 0.5,
                range_display=f"{value - spread:g}% to {value + spread:g}%",
                median_display=f"{value - 0.5:g}%",
            )
            if spread
            else None,
        )
        for place, value in enumerate(values)
    )
    return WorkedSeries(role=role, name=name, points=points)


def control(*values: float, polarity: Polarity = Polarity.LOW, target: float | None = None) -> ControlChart:
    """The control chart of that many financial years that end with 2016/17."""
    first = 2017 - len(values)
    figures = [observation(value, f"{first + place}/{(first + place + 1) % 100:02d}") for place, value in enumerate(values)]
    subject = Subject(
        indicator=indicator(polarity=polarity), area=AREAS[BEDS], line=line(), observations=tuple(figures), areas=AREAS, looked_at=LOOKED_AT
    )
    found = chart_over_time(subject, target=target)
    assert found is not None
    return found


def monthly(number: int) -> ChartSeries:
    """A series of that many months from April 2013 on."""
    months = [f"{2013 + (3 + place) // 12}-{(3 + place) % 12 + 1:02d}" for place in range(number)]
    return series(*(observation(50 + place % 7, month) for place, month in enumerate(months)))


def breakdown(*figures: tuple[str, float | None], **more: Any) -> BreakdownView:
    points = tuple(point(observation(value, breakdown_type="agency", breakdown=name, **more)) for name, value in figures)
    return BreakdownView(
        breakdown_type="agency", title="By agency", period=points[0].period, caption="The largest is said here.", points=points, history=()
    )


def counts(**numbers: int) -> Counts:
    none = dict.fromkeys(("worse", "similar", "better", "neutral", "not_rated", "no_figure", "red_and_worsening", "total"), 0)
    return Counts(**(none | numbers))


def scorecard_view(*tiles: Tile, filters: ScorecardFilters | None = None, **more: Any) -> ScorecardView:
    facts: dict[str, Any] = {
        "title": "A scorecard",
        "board": "A board",
        "description": "",
        "caution": "",
        "area_name": "Central Bedfordshire",
        "area_choices": (Choice(value=BEDS, words="Central Bedfordshire"),),
        "priority_choices": (Choice(value="1", words="First"),),
        "counts": counts(total=len(tiles)),
        "shown": len(tiles),
        "lines": len(tiles),
        "all_old": False,
        "look_first": (),
        "narrative": (),
        "priorities": (PriorityView(title="First", lead="", tiles=tiles),) if tiles else (),
        "heat_areas": (),
        "heat_rows": (),
        "newest_published": DataDay(date(2018, 3, 1)),
    }
    return ScorecardView(
        scorecard_id="a-scorecard",
        filters=filters or ScorecardFilters(),
        looked_at=LOOKED_AT,
        release_id="release-1",
        **(facts | more),
    )


def indicator_view(*chart: ChartSeries, of: Indicator | None = None, verdict_of: Verdict | None = None, **more: Any) -> IndicatorView:
    """An indicator page that draws these series; its verdict is on the own series."""
    shown = of or indicator()
    own = [found.observation for line in chart if line.role == "own" for found in line.points]
    facts: dict[str, Any] = {
        "headline": "The finding in one sentence.",
        "line_id": "",
        "neighbours": WorkedSeries(role="neighbours", name="Neighbours’ mean", points=()),
        "neighbour_model": "",
        "best_5": WorkedSeries(role="best_5_percent", name="Best 5%", points=()),
        "sources": (),
        "control": None,
        "other_authorities": 0,
        "closer": (),
        "closer_words": "",
        "kind_choices": (),
        "kind": "financial_year",
        "area_choices": (),
        "breakdown_choices": (),
        "scorecard_id": "",
        "scorecard_title": "",
        "as_at": None,
        "target": None,
        "target_words": "",
        "asked": (),
        "breakdowns": (),
        "revisions": (),
        "others": (),
        "other_areas": (),
        "area_names": {BEDS: "Central Bedfordshire", ENGLAND: "England"},
    }
    return IndicatorView(
        indicator=shown, verdict=verdict_of or verdict(own, of=shown), chart=chart, release_id="release-1", **(facts | more)
    )
