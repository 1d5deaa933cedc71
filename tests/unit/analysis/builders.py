"""Short builders of the domain's facts, for tests."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np

from analysis.areas import BEST_5_GROUP, ENGLAND, Area, AreaKind
from analysis.authorities import NO_AUTHORITIES, AuthorityFigures, AuthorityValues, authority_values
from analysis.indicators import Indicator
from analysis.neighbours import NO_NEIGHBOURS, Neighbour, NeighbourModel
from analysis.observations import Bound, Interval, Observation, Provenance, Role, Symbol
from analysis.periods import Period, PeriodKind, parse_period
from analysis.polarity import Polarity
from analysis.rating import rate
from analysis.scorecards import RateAgainst, ScorecardLine
from analysis.units import Unit
from analysis.verdict import Verdict

BEDS, BROMLEY, LONDON, EAST = "E06000056", "E09000006", "E12000007", "E12000006"
LOOKED_AT = date(2018, 3, 21)
AREAS = {
    area.area_code: area
    for area in (
        Area(area_code=BEDS, name="Central Bedfordshire", kind=AreaKind.UPPER_TIER_AUTHORITY, parent_code=EAST),
        Area(area_code=BROMLEY, name="Bromley", kind=AreaKind.UPPER_TIER_AUTHORITY, parent_code=LONDON),
        Area(area_code=LONDON, name="London", kind=AreaKind.REGION, parent_code=ENGLAND),
        Area(area_code=EAST, name="East of England", kind=AreaKind.REGION, parent_code=ENGLAND),
        Area(area_code=ENGLAND, name="England", kind=AreaKind.COUNTRY),
    )
}


def period(text: str, kind: PeriodKind | None = None) -> Period:
    return parse_period(text, kind=kind)


def area(code: str = BEDS) -> Area:
    return AREAS[code]


def indicator(*, unit: Unit = Unit.PERCENT, polarity: Polarity = Polarity.LOW, decimals: int = 1, **more: Any) -> Indicator:
    facts: dict[str, Any] = {
        "indicator_id": "a-measure",
        "name": "A measure of something",
        "short_name": "A measure",
        "topic": "Testing",
        "definition": "",
    }
    return Indicator(unit=unit, polarity=polarity, decimals=decimals, **(facts | more))


def provenance(
    *, source_id: str = "a-report", published_on: date = date(2018, 3, 1), line: int | None = 1, printed: str = ""
) -> Provenance:
    return Provenance(source_id=source_id, source_title=f"The {source_id}", line=line, ref="", printed=printed, published_on=published_on)


def observation(
    value: float | None,
    when: str | Period = "2016/17",
    *,
    area_code: str = BEDS,
    role: Role = Role.ACTUAL,
    symbol: Symbol | None = None,
    bound: Bound | None = None,
    interval: tuple[float, float] | None = None,
    source_id: str = "a-report",
    published_on: date = date(2018, 3, 1),
    line: int | None = 1,
    printed: str = "",
    **more: Any,
) -> Observation:
    facts: dict[str, Any] = {
        "indicator_id": "a-measure",
        "breakdown_type": "",
        "breakdown": "",
        "interval_998": None,
        "numerator": None,
        "denominator": None,
        "note": "",
        "doubt": "",
        "published_trend": "",
        "published_comparison": "",
    }
    return Observation(
        area_code=area_code,
        role=role,
        period=period(when) if isinstance(when, str) else when,
        value=value,
        symbol=symbol,
        bound=bound,
        interval=Interval(lower=interval[0], upper=interval[1]) if interval else None,
        provenance=provenance(source_id=source_id, published_on=published_on, line=line, printed=printed),
        **(facts | more),
    )


def england(value: float, when: str | Period = "2016/17", **more: Any) -> Observation:
    return observation(value, when, area_code=ENGLAND, **more)


def best(value: float, when: str | Period = "2016/17", **more: Any) -> Observation:
    return observation(value, when, area_code=BEST_5_GROUP, role=Role.BEST_5_PERCENT, **more)


def line(against: RateAgainst = RateAgainst.ENGLAND, **more: Any) -> ScorecardLine:
    return ScorecardLine(**({"indicator_id": "a-measure", "rate_against": against} | more))


def verdict(
    observations: Iterable[Observation],
    *,
    of: Indicator | None = None,
    by: ScorecardLine | None = None,
    area_code: str = BEDS,
    looked_at: date = LOOKED_AT,
    authorities: AuthorityFigures = NO_AUTHORITIES,
    neighbours: NeighbourModel = NO_NEIGHBOURS,
) -> Verdict:
    return rate(
        indicator=of or indicator(),
        area=AREAS[area_code],
        line=by or line(),
        observations=tuple(observations),
        areas=AREAS,
        looked_at=looked_at,
        authorities=authorities,
        neighbours=neighbours,
    )


def national(*periods: AuthorityValues, breakdown: tuple[str, str] = ("", "")) -> AuthorityFigures:
    """Every authority's values by period, oldest first."""
    return AuthorityFigures(by_breakdown={breakdown: periods})


def values(by_code: Mapping[str, float | None], when: str | Period = "2016/17") -> AuthorityValues:
    """The values of some authorities for a period; None is missing."""
    codes = sorted(by_code)
    empty = [float("nan")] * len(codes)
    columns: dict[str, Any] = {
        "area_code": codes,
        "value": [float("nan") if by_code[code] is None else by_code[code] for code in codes],
        "symbol": ["x" if by_code[code] is None else "" for code in codes],
    }
    columns |= dict.fromkeys(("lower_95", "upper_95", "numerator", "denominator"), empty)
    return authority_values(period=period(when) if isinstance(when, str) else when, columns=columns)


def model(*codes: str, area_code: str = BEDS) -> NeighbourModel:
    """A model of neighbours of one authority, nearest first."""
    found = tuple(Neighbour(area_code=code, rank=rank, closeness="Close") for rank, code in enumerate(codes, 1))
    return NeighbourModel(model="made-up-2018", title="A made-up model, 2018", source_id="a-model", by_area={area_code: found})


def authorities(*values: float, period: str = "2024/25") -> AuthorityValues:
    """A period's values of as many made-up authorities; NaN is missing."""
    empty = np.full(len(values), np.nan)
    columns = {"area_code": [f"E{at:08}" for at in range(len(values))], "value": np.array(values), "symbol": [""] * len(values)}
    return authority_values(
        period=parse_period(period), columns=columns | dict.fromkeys(("lower_95", "upper_95", "numerator", "denominator"), empty)
    )
