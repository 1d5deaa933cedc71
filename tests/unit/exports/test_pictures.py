"""Pictures drawn on the server: every trace and point of a specification is there, every word, and what is not known is refused."""

import io
import re
from dataclasses import replace
from math import isnan
from typing import Any

import pytest
from matplotlib.dates import num2date
from matplotlib.image import imread

from exports.pictures.draw import DOTS, WIDTH, _picture, png, svg
from exports.pictures.shapes import CannotDraw
from exports.pictures.words import Words
from exports.pictures.wrapping import wrapped

WORDS = Words(title="Bromley: 262 children, up from 184", facts=["Bromley", "Data as at 1 July 2014"], source="The pack, line 1192")
HOSTILE = "$\\frac{1}{0}$ <script>alert(1)</script> & co"


def _scatter(**more: Any) -> dict[str, Any]:
    trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": ["2013-03-31", "2014-03-31", None],
        "y": [184.0, 262.0, None],
        "line": {"color": "#0b5cad", "width": 3, "dash": "solid"},
        "marker": {"color": "#0b5cad", "size": 8},
    }
    return trace | more


def _figure(*traces: dict[str, Any], **layout: Any) -> dict[str, Any]:
    plain = {"height": 380, "xaxis": {}, "yaxis": {"range": [0, 300]}}
    return {"data": list(traces), "layout": plain | layout}


def test_every_point_is_drawn_and_a_gap_stays_one() -> None:
    drawn = _picture(_figure(_scatter()), words=WORDS)
    line, marks = drawn.axes[0].get_lines()
    assert [value for value in line.get_ydata() if not isnan(value)] == [184.0, 262.0]
    assert len(marks.get_xdata()) == 3


def test_all_words_stand_in_the_picture_and_none_leaves_it() -> None:
    long = Words(title="A very long name of an indicator " * 8, facts=["Bromley " * 40], source="A document " * 30)
    text = svg(_figure(_scatter()), words=long)
    for words in ("Data", "Wellboard"):
        assert words in svg(_figure(_scatter()), words=WORDS)
    width, height = (float(found) for found in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text)[0])
    places = [(float(x), float(y)) for x, y in re.findall(r'<text [^>]*transform="translate\(([\d.]+) ([\d.]+)\)', text)]
    places += [(float(x), float(y)) for x, y in re.findall(r'<text [^>]*x="([\d.]+)" y="([\d.]+)"', text)]
    assert len(places) > 8
    assert all(0 <= x <= width and 0 <= y <= height for x, y in places)


def test_the_key_stands_whole_between_the_chart_and_the_source() -> None:
    key = ["● The national tool (national, 10 figures)", f"┊ 1: {'the board asked for a report on ' * 6}", "Shaded: the neighbours"]
    drawn = _picture(_figure(_scatter()), words=replace(WORDS, key=key))
    texts = [text.get_text() for text in drawn.texts]
    lines = texts[texts.index(key[0]) : texts.index(f"Source: {WORDS.source}")]
    assert " ".join(lines).split() == " ".join(key).split()
    heights = [text.get_position()[1] for text in drawn.texts]
    assert heights == sorted(heights, reverse=True)
    foot = drawn.axes[0].get_tightbbox()
    assert foot is not None
    assert foot.y0 >= max(text.get_window_extent().y1 for text in drawn.texts if text.get_text() in lines) - 1


def test_a_band_is_broken_where_its_figures_are() -> None:
    years = ["2010-03-31", "2011-03-31", "2011-03-31", "2010-03-31", None, "2016-03-31", "2017-03-31", "2017-03-31", "2016-03-31"]
    band = {"type": "scatter", "mode": "lines", "fill": "toself", "fillcolor": "rgba(1, 2, 3, 0.2)", "x": years}
    drawn = _picture(_figure(band | {"y": [5, 6, 3, 2, None, 5, 6, 3, 2]}), words=WORDS)
    shapes = [patch.get_path() for patch in drawn.axes[0].patches]
    assert len(shapes) == 2
    first, second = [[num2date(x).year for x in shape.vertices[:, 0]] for shape in shapes]
    assert (set(first), set(second)) == ({2010, 2011}, {2016, 2017})


def test_what_comes_from_data_is_read_as_plain_words() -> None:
    note = {"x": "2014-03-31", "y": 262.0, "text": "&lt;b&gt; $x$", "showarrow": False}
    text = svg(_figure(_scatter(), annotations=[note]), words=Words(title=HOSTILE, facts=[HOSTILE], source=HOSTILE))
    assert "<script>" not in text
    assert "$\\frac{1}{0}$" in text
    assert "&lt;b&gt; $x$" in text


@pytest.mark.parametrize(
    "trace",
    [
        _scatter(type="pie"),
        _scatter(mode="lines+stars"),
        _scatter(fill="tonexty"),
        _scatter(marker={"color": "#000000", "symbol": "hourglass"}),
        _scatter(line={"color": "#000000", "dash": "wave"}),
        {"type": "bar", "x": [1], "y": [2], "marker": {"color": "#000000", "pattern": {"shape": "?"}}},
    ],
)
def test_what_is_not_known_is_refused_and_never_left_out(trace: dict[str, Any]) -> None:
    with pytest.raises(CannotDraw, match="no picture is known"):
        png(_figure(trace), words=WORDS)


def test_a_picture_is_as_wide_as_a_page_and_the_same_each_time() -> None:
    content = png(_figure(_scatter()), words=WORDS)
    picture = imread(io.BytesIO(content))
    assert picture.shape[1] == round(WIDTH * DOTS)
    assert content == png(_figure(_scatter()), words=WORDS)
    assert svg(_figure(_scatter()), words=WORDS) == svg(_figure(_scatter()), words=WORDS)


def test_bars_have_their_words_and_a_missing_one_has_no_bar() -> None:
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [5.0, None],
        "y": ["Neglect", "Other: suppressed"],
        "text": ["5%", ""],
        "marker": {"color": "#0b5cad"},
    }
    drawn = _picture(_figure(trace, yaxis={"type": "category"}), words=WORDS)
    assert [text.get_text() for text in drawn.axes[0].texts] == ["5%"]
    assert [label.get_text() for label in drawn.axes[0].get_yticklabels()] == ["Neglect", "Other: suppressed"]


def test_long_words_are_broken_to_the_width() -> None:
    lines = wrapped("word " * 60 + "x" * 200, width=WIDTH, size=9)
    assert len(lines) > 3
    assert "".join(lines).replace(" ", "") == "word" * 60 + "x" * 200
