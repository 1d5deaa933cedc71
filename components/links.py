"""Every address that a page links to is built here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import quote, urlencode

from dash import get_relative_path

from analysis.challenge_query import ChallengeQuery
from analysis.comparison_query import WITH_NEIGHBOURS, ComparisonQuery
from analysis.filters import ScorecardFilters
from analysis.indicator_query import IndicatorQuery
from analysis.journey_query import JourneyQuery
from analysis.observations import Provenance
from analysis.profile_query import ProfileQuery
from analysis.verdict import Verdict
from analysis.views import Tile


def address(path: str, query: dict[str, str] | None = None) -> str:
    """A path of this app with its query, under whatever prefix the app is served."""
    return f"{get_relative_path(path)}?{urlencode(query)}" if query else f"{get_relative_path(path)}"


def home() -> str:
    """The home page."""
    return address("/")


def scorecard(scorecard_id: str, *, filters: ScorecardFilters | None = None) -> str:
    """A scorecard page."""
    return address(f"/scorecard/{quote(scorecard_id)}", (filters or ScorecardFilters()).query())


def indicator(indicator_id: str, *, query: IndicatorQuery | None = None) -> str:
    """An indicator page."""
    return address(f"/indicator/{quote(indicator_id)}", (query or IndicatorQuery()).query())


def tile(found: Tile, *, scorecard_id: str = "", filters: ScorecardFilters | None = None) -> str:
    """The indicator page that explains a tile's verdict, by the very line of the scorecard it was seen on."""
    verdict = found.verdict
    asked = IndicatorQuery(
        area=verdict.area_code,
        breakdown_type=verdict.breakdown_type,
        breakdown=verdict.breakdown,
        scorecard=scorecard_id,
        line=found.line_id if scorecard_id else "",
        as_at=filters.as_at if filters else None,
    )
    return indicator(verdict.indicator_id, query=asked)


def with_area(query: IndicatorQuery, area: str) -> IndicatorQuery:
    """The same indicator page for another area, by whatever line watches it there."""
    return replace(query, area=area, line="")


def compare(
    indicator_id: str,
    *,
    area: str = "",
    with_: Sequence[str] = (),
    period: str = "",
    breakdown_type: str = "",
    breakdown: str = "",
    scorecard: str = "",
    line: str = "",
    as_at: date | None = None,
) -> str:
    """The page that compares all authorities, an area's own marked.

    ``with_`` are the codes of areas to set beside it, or ``WITH_NEIGHBOURS``; ``scorecard`` and ``line`` are those that the reader
    came from, so that the status is the one seen there.
    """
    query = ComparisonQuery(
        area=area,
        beside=tuple(with_),
        period=period,
        breakdown_type=breakdown_type,
        breakdown=breakdown,
        scorecard=scorecard,
        line=line,
        as_at=as_at,
    )
    return comparison(indicator_id, query=query)


def comparison(indicator_id: str, *, query: ComparisonQuery) -> str:
    """The page that compares all authorities, with the choices of another such page."""
    return address(f"/compare/{quote(indicator_id)}", query.query())


def comparison_of(verdict: Verdict, *, with_: Sequence[str] = (), as_at: date | None = None) -> str:
    """The comparison of a verdict's figure with all authorities."""
    return compare(
        verdict.indicator_id,
        area=verdict.area_code,
        with_=with_,
        breakdown_type=verdict.breakdown_type,
        breakdown=verdict.breakdown,
        as_at=as_at,
    )


def neighbours_of(verdict: Verdict, *, as_at: date | None = None) -> str:
    """The comparison of a verdict's figure with the area's statistical neighbours."""
    return comparison_of(verdict, with_=(WITH_NEIGHBOURS,), as_at=as_at)


def best_five(scorecard_id: str, *, area: str = "") -> str:
    """The page "Aiming for the best 5%" of a scorecard."""
    return address(f"/best-five/{quote(scorecard_id)}", _filled({"area": area}))


def profile(scorecard_id: str, *, area: str = "", with_: Sequence[str] = ()) -> str:
    """The area profile of a scorecard: an area beside those of ``with_``, which are area codes or ``WITH_NEIGHBOURS``."""
    return address(f"/profile/{quote(scorecard_id)}", ProfileQuery(area=area, beside=tuple(with_)).query())


def journey(journey_id: str, *, query: JourneyQuery | None = None) -> str:
    """The page of a journey."""
    return address(f"/journey/{quote(journey_id)}", (query or JourneyQuery()).query())


def export(kind: str, page: str, name: str, *, query: Mapping[str, str] | None = None) -> str:
    """The tables of a page as a file: ``kind`` is csv, xlsx or zip."""
    return address(f"/export/{kind}/{page}/{quote(name)}", dict(query or {}))


def challenges(query: ChallengeQuery | None = None) -> str:
    """The challenge log."""
    return address("/challenges", (query or ChallengeQuery()).query())


def changes(scorecard_id: str, *, area: str = "", first: date | None = None, last: date | None = None) -> str:
    """What changed on a scorecard, between two days where they are named."""
    pairs = {"area": area, "from": first.isoformat() if first else "", "to": last.isoformat() if last else ""}
    return address(f"/changes/{quote(scorecard_id)}", _filled(pairs))


def source(source_id: str, *, line: int | None = None, page: int = 1, only_doubts: bool = False) -> str:
    """A source's page, at one printed line or at a page of its figures."""
    pairs = {"line": str(line) if line else "", "page": str(page) if page > 1 else "", "doubts": "1" if only_doubts else ""}
    return address(f"/source/{quote(source_id)}", _filled(pairs))


def provenance(found: Provenance) -> str:
    """The printed line that a figure came from."""
    return source(found.source_id, line=found.line)


def figures_csv(*, indicator_id: str, area: str = "") -> str:
    """The figures of an indicator as a file."""
    pairs = {"indicator_id": indicator_id, "area": area}
    return address("/api/v1/observations.csv", _filled(pairs))


def _filled(pairs: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in pairs.items() if value}
