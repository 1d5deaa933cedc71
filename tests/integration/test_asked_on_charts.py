"""The board's challenges on the charts of their indicators: the three with figures before and after, as the documents print them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dash._utils import AttributeDict

from analysis.indicator_query import IndicatorQuery
from board.indicator_view import indicator_view
from components.asked import asked_section
from components.charts.escape import lines_of
from components.indicator_charts import trend_panel
from support.views import drawn

BEDS = "E06000056"
SHOWN = [
    ("initial-conferences-in-15-days", "70%, period not printed", ["70%", "96.6% in 2016/17", "better"]),
    ("care-leavers-in-education-employment-training", "41.1% in 2014/15", ["41.1% in 2014/15", "70.2% in 2016/17", "better"]),
    ("initial-health-assessments-in-time", "14.29% in 2015/16 Q1", ["14.29% in 2015/16 Q1", "79.3% in 2016/17", "better"]),
]


@pytest.fixture(autouse=True)
def _bundled(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))


def _traces(tree: Any) -> list[dict[str, Any]]:
    """The traces of every chart in a tree of components."""
    own = getattr(tree, "figure", None)
    found = list(own["data"]) if own else []
    children = getattr(tree, "children", None)
    for child in children if isinstance(children, list | tuple) else [children]:
        found += _traces(child) if hasattr(child, "to_plotly_json") else []
    return found


@pytest.mark.parametrize(("indicator_id", "before", "cells"), SHOWN)
def test_before_and_after_stand_on_the_time_axis_and_in_the_table(indicator_id: str, before: str, cells: list[str]) -> None:
    view = indicator_view(indicator_id=indicator_id, query=IndicatorQuery(area=BEDS))
    lines = [trace for trace in _traces(trend_panel(view)) if trace["meta"]["role"] == "challenge" and trace["mode"] == "lines+text"]
    assert [text for trace in lines for text in trace["text"] if lines_of(text)[1:] == [before, f"→ {cells[1]}"]]
    raised = {found.challenge.raised.end.isoformat() for found in view.asked if found.challenge.raised.end}
    assert {trace["x"][0] for trace in lines} <= raised
    section = drawn(asked_section(view))
    rows = [[cell.text for cell in row.select("td")][4:7] for row in section.select("tbody tr")]
    assert cells in rows


def test_what_was_raised_later_is_not_shown_as_at_an_earlier_day() -> None:
    now = indicator_view(indicator_id=SHOWN[1][0], query=IndicatorQuery(area=BEDS))
    assert len(now.asked) > 1

    then = indicator_view(indicator_id=SHOWN[1][0], query=IndicatorQuery(area=BEDS, as_at=date(2015, 6, 1)))
    assert [found.challenge.raised.display for found in then.asked] == ["2015/16 Q1"]


def test_another_areas_page_has_none_of_it() -> None:
    view = indicator_view(indicator_id="child-protection-plans", query=IndicatorQuery(area=BEDS))
    assert view.asked == ()
    assert asked_section(view) is None
