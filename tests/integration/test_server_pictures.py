"""Every chart of the bundled scorecards' indicators can be drawn on the server, point for point."""

from pathlib import Path

import pytest
from dash._utils import AttributeDict

from analysis.indicator_query import IndicatorQuery
from board.indicator_view import indicator_view
from board.lines import watched_lines
from board.scorecard_view import scorecards
from components.indicator_charts import drawn
from exports.pictures.draw import _picture
from exports.pictures.words import Words


def test_each_chart_of_each_scorecard_is_drawn_whole(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))
    seen = 0
    for card in scorecards():
        for watched in watched_lines(card):
            query = IndicatorQuery(area=watched.line.area_code or card.areas[0], scorecard=card.scorecard_id, line=watched.line_id)
            found = drawn(indicator_view(indicator_id=watched.line.indicator_id, query=query))
            if found is None:
                continue
            picture = _picture(found.figure, words=Words(title=found.caption, facts=["Area"], source="A document"))
            (axes,) = picture.axes
            lines = [
                trace for trace in found.figure["data"] if trace["type"] == "scatter" and "lines" in trace["mode"] and "fill" not in trace
            ]
            bars = sum(len(trace["x"]) for trace in found.figure["data"] if trace["type"] == "bar")
            assert len([line for line in axes.get_lines() if line.get_linestyle() != "None"]) == len(lines)
            assert len(axes.patches) >= bars
            box = axes.get_tightbbox()
            assert box is not None
            assert box.x0 >= -1
            assert box.x1 <= picture.bbox.width + 1
            seen += 1
    assert seen > 60
