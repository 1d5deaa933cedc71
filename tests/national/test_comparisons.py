"""Comparisons of all authorities on the Local Authority Interactive Tool's own figures, against published golden numbers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from analysis.comparison_query import ComparisonQuery
from board.comparison_view import comparison_view
from exports import routes
from support.national import needs_national

pytestmark = needs_national

RE_REFERRALS, IN_45_DAYS = "lait.rereferral", "lait.continue-assess-comp"
LEEDS, TRAFFORD, KENT, HARTLEPOOL, CAMDEN = "E08000035", "E08000009", "E10000016", "E06000001", "E09000007"
YEAR = "2024/25"
PLACES = (
    (RE_REFERRALS, LEEDS, 24.2, 128, "D", 21.37, 21.45),
    (RE_REFERRALS, TRAFFORD, 18.0, 51, "B", 21.58, 21.95),
    (RE_REFERRALS, KENT, 21.6, 97, "C", 20.45, 21.0),
    (RE_REFERRALS, HARTLEPOOL, 26.5, 141, "D", 18.57, 18.6),
    (RE_REFERRALS, CAMDEN, 18.3, 52, "B", 18.43, 18.65),
    (IN_45_DAYS, LEEDS, 73.2, 138, "D", 83.26, 83.45),
    (IN_45_DAYS, TRAFFORD, 91.7, 38, "A", 82.17, 83.25),
    (IN_45_DAYS, KENT, 88.5, 53, "B", 84.88, 89.2),
)
"""Indicator, area, value, rank, quartile band, neighbours' mean and median."""
SPREADS = (
    ("lait.rereferral", 153, 14.12, [16.9, 20.0, 23.0], 22.6),
    ("lait.continue-assess-comp", 152, 97.09, [78.55, 85.35, 91.4], 85.7),
    ("lait.cp-conf-15days", 151, 95.35, [76.35, 82.4, 88.9], 81.4),
    ("lait.prevregcpr", 152, 13.71, [20.0, 24.3, 27.6], 24.5),
)
"""Indicator, number of authorities, best 5%, quartile bounds, England."""


@pytest.fixture
def client(national: Path) -> Iterator[FlaskClient]:
    server = Flask("wellboard-api")
    routes.register(server)
    with server.test_client() as opened:
        yield opened


def ask(client: FlaskClient, path: str) -> Any:
    answer = client.get(f"/api/v1/comparisons/{path}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


@pytest.mark.parametrize("row", PLACES, ids=lambda row: f"{row[0]} {row[1]}")
def test_place_and_neighbours_of_an_authority(client: FlaskClient, row: tuple[str, str, float, int, str, float, float]) -> None:
    indicator_id, area, value, rank, band, mean, median = row
    found = ask(client, f"{indicator_id}?area={area}&period={YEAR}")
    assert (found["value"], found["rank"], found["band"]) == (value, rank, band)
    assert (found["neighbours"]["mean"], found["neighbours"]["median"]) == (mean, median)
    assert [one["place"] for one in found["neighbours"]["values"]] == list(range(1, 11))
    assert found["neighbours"]["title"] == "Statistical neighbours 2025"
    own = next(one for one in found["values"] if one["area_code"] == area)
    assert (own["value"], own["rank"], own["band"]) == (value, rank, band)


@pytest.mark.parametrize("row", SPREADS, ids=lambda row: row[0])
def test_the_spread_of_all_authorities(client: FlaskClient, row: tuple[str, int, float, list[float], float]) -> None:
    indicator_id, count, best_5, quartiles, england = row
    found = ask(client, f"{indicator_id}?area={LEEDS}&period={YEAR}")
    assert (found["n"], found["best_5_count"], found["england"]) == (count, count, england)
    assert found["best_5"] == pytest.approx(best_5, abs=1e-9)
    assert found["quartiles"] == pytest.approx(quartiles, abs=1e-9)


def test_the_verdict_and_the_comparison_hold_the_same_place(client: FlaskClient) -> None:
    found = ask(client, f"{RE_REFERRALS}?area={LEEDS}&period={YEAR}")
    standing, beside = found["verdict"]["standing"], found["verdict"]["neighbours"]
    assert (standing["rank"], standing["band"], standing["count"], standing["best_5"]) == (
        found["rank"],
        found["band"],
        found["n"],
        found["best_5"],
    )
    assert (beside["mean"], beside["median"]) == (found["neighbours"]["mean"], found["neighbours"]["median"])


def test_kents_assessments_in_45_days_lie_between_mean_and_median(national: Path) -> None:
    view = comparison_view(indicator_id=IN_45_DAYS, query=ComparisonQuery(area=KENT, period=YEAR))
    assert view.neighbours is not None
    assert view.neighbours.flag.startswith("88.5% is above the neighbours’ mean of 84.9% and below their median of 89.2%")
    other = comparison_view(indicator_id=IN_45_DAYS, query=ComparisonQuery(area=LEEDS, period=YEAR))
    assert other.neighbours is not None
    assert other.neighbours.flag == ""


def test_the_period_is_taken_as_the_source_prints_it(client: FlaskClient) -> None:
    assert ask(client, f"{RE_REFERRALS}?area={LEEDS}&period=2025") == ask(client, f"{RE_REFERRALS}?area={LEEDS}&period={YEAR}")


def test_a_missing_figure_stays_missing(client: FlaskClient) -> None:
    found = ask(client, f"{IN_45_DAYS}?area=E09000001&period={YEAR}")
    assert (found["value"], found["rank"], found["verdict"]) == (None, None, None)
    (city,) = [one for one in found["values"] if one["value"] is None]
    assert (city["area"], city["symbol"], city["display"]) == ("City of London", "x", "not available")


def test_volumes_are_shown_and_nobody_is_ranked(client: FlaskClient) -> None:
    found = ask(client, f"lait.cpp-total-numref?area={LEEDS}&period={YEAR}")
    assert (found["n"], found["rank"], found["best_5"], found["quartiles"], found["against"]) == (153, None, None, [], [])
    assert found["obstacle"]


def test_the_fingertips_files_own_intervals_stand_in_the_comparison(client: FlaskClient) -> None:
    found = ask(client, f"fingertips.90284?area={LEEDS}&period=2023/24")
    assert found["n"] == 151
    assert all(one["lower_95"] <= one["value"] <= one["upper_95"] for one in found["values"] if one["value"] is not None)
    assert {one["certainty"] for one in found["against"]} <= {"tested", "not_certain"}
