"""Every address that a page links to is built here."""

from dataclasses import replace
from urllib.parse import quote, urlencode

from dash import get_relative_path

from analysis.filters import ScorecardFilters
from analysis.indicator_query import IndicatorQuery
from analysis.observations import Provenance
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


def source(source_id: str, *, line: int | None = None, page: int = 1, only_doubts: bool = False) -> str:
    """A source's page, at one printed line or at a page of its figures."""
    pairs = {"line": str(line) if line else "", "page": str(page) if page > 1 else "", "doubts": "1" if only_doubts else ""}
    return address(f"/source/{quote(source_id)}", {key: value for key, value in pairs.items() if value})


def provenance(found: Provenance) -> str:
    """The printed line that a figure came from."""
    return source(found.source_id, line=found.line)


def figures_csv(*, indicator_id: str, area: str = "") -> str:
    """The figures of an indicator as a file."""
    pairs = {"indicator_id": indicator_id, "area": area}
    return address("/api/v1/observations.csv", {key: value for key, value in pairs.items() if value})
