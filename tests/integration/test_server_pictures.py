"""Every chart of the bundled scorecards' indicators can be drawn on the server, point for point."""

import re
from pathlib import Path

import pytest
from dash._utils import AttributeDict

from analysis.indicator_query import IndicatorQuery
from analysis.pack_request import read_request
from board.indicator_view import indicator_view
from board.lines import watched_lines
from board.scorecard_view import scorecards
from components.indicator_charts import drawn
from exports.pack.builder import build_pack
from exports.pack.model import Exhibit
from exports.pictures.draw import _picture, svg
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


def test_a_picture_says_what_its_marks_mean(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))
    letters = {
        "circle": "●",
        "square": "■",
        "diamond": "◆",
        "triangle-up": "▲",
        "circle-open": "○",
        "x-thin-open": "✕",
        "diamond-open": "◇",
    }
    several = asked = 0
    for one in exhibits("bromley-safeguarding"):
        if one.picture is None:
            continue
        key = [line.split()[0] for line in one.picture.words.key]
        marks = [trace["marker"].get("symbol", "circle") for trace in one.picture.figure["data"] if "markers" in trace.get("mode", "")]
        symbols = {symbol for mark in marks for symbol in ([mark] if isinstance(mark, str) else mark)}
        told = {letters[symbol] for symbol in symbols}
        assert told - {"●"} <= set(key)
        assert "●" in key or not told & {"■", "◆", "▲"}
        numbers = [line.split(":")[0] for line in one.picture.words.key if line.startswith("┊")]
        over = [trace["text"][1] for trace in one.picture.figure["data"] if trace.get("mode") == "lines+text"]
        assert [f"┊ {number}" for words in over for number in re.split(r"<br>| \(", words)[0].split(", ")] == numbers
        several += bool(told & {"■", "◆", "▲"})
        asked += bool(numbers)
        assert all(words in svg(one.picture.figure, words=one.picture.words) for words in numbers)
    assert several > 5
    assert asked > 3


def exhibits(card: str) -> list[Exhibit]:
    sections = build_pack(read_request({"scorecards": card, "parts": "indicators"})).sections
    return [block for section in sections for block in section.blocks if isinstance(block, Exhibit)]
