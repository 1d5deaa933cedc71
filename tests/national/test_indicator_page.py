"""An indicator page on the real national files: the published golden figures reach the chart, the control chart and the API."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from analysis.indicator_query import IndicatorQuery
from analysis.spc import PointType
from analysis.spc_rules import Signal
from analysis.views import IndicatorView
from board.indicator_view import indicator_view
from data_loaders.store import connection
from exports import routes
from support.national import needs_national

pytestmark = [needs_national, pytest.mark.usefixtures("national")]
RE_REFERRALS, INJURIES = "re-referrals-percent", "fingertips.90284"
KENT, TRAFFORD, NORTH_YORKSHIRE, ENGLAND = "E10000016", "E08000009", "E06000065", "E92000001"
SUPPRESSED = "ees.c1-children-in-need-referrals-and-rereferrals.no-further-action-percent"


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    connection.close_all_but(None)


def _view(indicator_id: str, area: str) -> IndicatorView:
    return indicator_view(indicator_id=indicator_id, query=IndicatorQuery(area=area))


def test_kents_re_referrals_stand_beside_the_golden_neighbours_and_best_5() -> None:
    view = _view(RE_REFERRALS, KENT)
    mean, best = view.neighbours.points[-1], view.best_5.points[-1]
    assert (view.verdict.value, mean.value, mean.count) == (21.6, pytest.approx(20.45), 10)
    assert mean.spread is not None
    assert mean.spread.median == pytest.approx(21.0)
    assert (best.value, best.count) == (pytest.approx(14.12), 153)
    assert {series.role: len(series.points) for series in view.chart} == {"own": 13, "england": 13, "region": 13}
    assert len(view.neighbours.points) == len(view.best_5.points) == 13


def test_trafford_lies_below_its_own_lower_limit() -> None:
    control = _view(RE_REFERRALS, TRAFFORD).control
    assert control is not None
    assert control.lower == pytest.approx(18.29, abs=0.005)
    latest = control.points[-1].found
    assert (latest.value, latest.signal, latest.point_type) == (18.0, Signal.OUTSIDE, PointType.IMPROVEMENT)
    assert control.words.endswith("lies below the limits of chance: a signal of improvement.")


def test_the_page_names_a_dozen_areas_of_the_many_and_offers_all() -> None:
    view = _view(INJURIES, KENT)
    assert len(view.other_areas) == 10  # Kent's statistical neighbours, as no scorecard watches the indicator
    assert view.other_authorities > 140
    assert view.area_choices[-1].value == ENGLAND
    assert len(view.area_choices) > 150


def test_the_intervals_of_a_fingertips_export_are_its_own() -> None:
    own = _view(INJURIES, KENT).chart[0]
    assert {point.interval_method for point in own.points} == {"95% interval from the source"}
    assert all(point.interval == point.observation.interval for point in own.points)


def test_a_suppressed_share_stays_a_symbol_on_the_page_and_in_the_api() -> None:
    silent = [point for point in _view(SUPPRESSED, NORTH_YORKSHIRE).chart[0].points if point.observation.value is None]
    assert silent
    assert {point.display for point in silent} == {"suppressed"}
    server = Flask("wellboard-api")
    routes.register(server)
    answer: dict[str, Any] = server.test_client().get(f"/api/v1/indicators/{SUPPRESSED}?area={NORTH_YORKSHIRE}").get_json()
    assert [point["symbol"] for point in answer["series"] if point["value"] is None] == ["c"] * len(silent)


def test_the_api_gives_the_neighbours_the_best_5_and_the_control_chart() -> None:
    server = Flask("wellboard-api")
    routes.register(server)
    answer: dict[str, Any] = server.test_client().get(f"/api/v1/indicators/{RE_REFERRALS}?area={KENT}").get_json()
    last = {found["kind"]: found["points"][-1] for found in answer["comparators"]}
    assert set(last) == {"england", "region", "neighbours", "neighbours_median", "best_5_percent"}
    assert (last["neighbours"]["value"], last["neighbours"]["authorities"]) == (pytest.approx(20.45), 10)
    assert last["neighbours_median"]["value"] == pytest.approx(21.0)
    assert (last["best_5_percent"]["value"], last["best_5_percent"]["authorities"]) == (pytest.approx(14.12), 153)
    assert last["best_5_percent"]["provenance"] is None
    assert len(answer["spc"]["points"]) == 13
