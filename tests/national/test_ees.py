"""The referrals file of Explore Education Statistics, from the store to the screen."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from analysis.areas import AreaKind
from analysis.indicator_query import IndicatorQuery
from analysis.observations import Observation
from analysis.verdict import ComparatorKind
from board.indicator_view import indicator_view
from board.live import live_release_id
from data_loaders import queries
from data_loaders.authority_queries import authority_figures
from exports import routes
from support.national import REFERRALS, needs_national
from support.running import running_app

pytestmark = needs_national

SOURCE = "c1-children-in-need-referrals-and-rereferrals-2013-to-2025"
RE_REFERRALS = "re-referrals-percent"
CITY_OF_LONDON, HAMPSHIRE, BROMLEY, LONDON = "E09000001", "E10000014", "E09000006", "E12000007"
YEAR_2024 = "2023/24"


@pytest.fixture
def client(exported: Path) -> Iterator[FlaskClient]:
    server = Flask("wellboard-api")
    routes.register(server)
    with server.test_client() as opened:
        yield opened


def figures() -> tuple[Observation, ...]:
    return queries.observations_page(live_release_id(), source_id=SOURCE, offset=0, limit=30_000)


def test_every_line_is_loaded_and_every_symbol_is_kept(exported: Path) -> None:
    source = next(one for one in queries.sources(live_release_id()) if one.source_id == SOURCE)
    assert (source.rows_read, source.rows_loaded, source.rows_rejected) == (2132, 2132, 0)
    found = figures()
    assert len(found) == 2132 * 10
    symbols = Counter(one.symbol.value for one in found if one.symbol)
    assert symbols == {"c": 296, "x": 68, "u": 26}
    assert all((one.value is None) == (one.symbol is not None) for one in found)
    assert all(one.numerator is None and one.denominator is None for one in found if one.value is None)
    with REFERRALS.open(encoding="utf-8-sig", newline="") as file:
        noughts = sum(cell in {"0", "0.0"} for row in csv.reader(file) for cell in row[11:])
    assert sum(one.value == 0 for one in found) == noughts > 0


def test_regions_are_not_doubled(exported: Path) -> None:
    areas = queries.areas(live_release_id())
    by_kind: dict[AreaKind, set[str]] = defaultdict(set)
    for one in figures():
        by_kind[areas[one.area_code].kind].add(one.area_code)
    assert (len(by_kind[AreaKind.COUNTRY]), len(by_kind[AreaKind.REGION]), len(by_kind[AreaKind.SUB_REGION])) == (1, 9, 2)
    latest = authority_figures(live_release_id(), indicator_ids=[RE_REFERRALS])[RE_REFERRALS].latest(("", ""), least=100)
    assert latest is not None
    assert latest.count == 153, "authorities alone are ranked"
    verdict = indicator_view(indicator_id=RE_REFERRALS, query=IndicatorQuery(area=BROMLEY)).verdict
    regional = [one for one in verdict.comparators if one.kind is ComparatorKind.REGION]
    assert [one.label for one in regional] == ["London"]
    printed = {(one.area_code, one.period.display): one.value for one in figures() if one.indicator_id == RE_REFERRALS}
    assert regional[0].value == printed[LONDON, "2024/25"] != printed["E13000002", "2024/25"]


@pytest.mark.parametrize(("area", "words", "symbol"), [(CITY_OF_LONDON, "suppressed", "c"), (HAMPSHIRE, "unreliable", "u")])
def test_a_symbol_stays_one_in_the_boards_view_and_the_api(client: FlaskClient, area: str, words: str, symbol: str) -> None:
    view = indicator_view(indicator_id=RE_REFERRALS, query=IndicatorQuery(area=area))
    own = next(series for series in view.chart if series.role == "own")
    point = next(one for one in own.points if one.period.display == YEAR_2024)
    assert (point.observation.value, point.display) == (None, words)
    text = client.get(f"/api/v1/observations.csv?source_id={SOURCE}&indicator_id={RE_REFERRALS}&area={area}").get_data(as_text=True)
    row = next(one for one in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))) if one["period_label"] == "2024")
    assert (row["value"], row["symbol"], row["printed"]) == ("", symbol, symbol)


def test_a_symbol_stays_one_on_the_screen(exported: Path) -> None:
    with running_app(env={"WELLBOARD_HOME": str(exported)}) as running:
        document = BeautifulSoup(running.get(f"/indicator/{RE_REFERRALS}?area={CITY_OF_LONDON}"), "html.parser")
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in document.select("#first-paint tr")]
    header = next(row for row in rows if "City of London" in row)
    shown = [dict(zip(header, row, strict=True)) for row in rows if row[:1] == [YEAR_2024] and len(row) == len(header)]
    assert [row["City of London"] for row in shown] == ["suppressed"]
