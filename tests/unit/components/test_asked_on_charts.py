"""What a board asked on a trend chart: both figures of a challenge drawn, and its words above every line."""

from itertools import pairwise
from typing import Any

import pytest

from analysis.challenge_rows import ChallengeRow, MovementView
from analysis.challenges import Challenge, ChallengeKind, ChallengeStatus, Measured
from analysis.periods import parse_period
from analysis.units import Unit
from analysis.verdict import Judgement
from analysis.views import ChartSeries
from components.charts.asked import ROW
from components.charts.escape import lines_of
from components.charts.trend import HEIGHT, trend_figure
from components.indicator_charts import trend_panel
from exports.pictures.draw import _picture
from exports.pictures.words import Words
from support.views import HOSTILE, drawn, indicator_view, yearly
from tests.unit.analysis.builders import BEDS, provenance

YEARS = yearly(25, 79.3, first=2015)  # 2015/16 and 2016/17
WORDS = Words(title="A title", facts=[], source="A pack")


def _asked(raised: str, *, before: tuple[float, str] | None = None, after: tuple[float, str] | None = None) -> ChallengeRow:
    first, second = (Measured(value=found[0], period=parse_period(found[1])) if found else None for found in (before, after))
    entry = Challenge(
        challenge_id="a-challenge",
        kind=ChallengeKind.CHALLENGE,
        board="A board",
        area_code=BEDS,
        plan="",
        priority="",
        need="",
        action=f"Do better {HOSTILE}",
        lead="",
        due="",
        due_on=None,
        raised=parse_period(raised),
        status=ChallengeStatus.NOT_STATED,
        status_printed="",
        progress="",
        indicator_id="a-measure",
        breakdown_type="",
        breakdown="",
        before=first,
        after=second,
        provenance=provenance(),
    )
    movement = None
    if first and second:
        said = [f"{one.value:g}% {one.period.phrase}" if one.period.end else f"{one.value:g}%" for one in (first, second)]
        movement = MovementView(before=said[0], after=said[1], judgement=Judgement.BETTER, words="")
    return ChallengeRow(challenge=entry, area_name="", indicator_name="", is_overdue=False, movement=movement, scale=None)


QUARTERS = _asked("2015/16 Q2", before=(14.29, "2015/16 Q1"), after=(79.3, "2016/17"))
UNDATED = _asked("2015/16", before=(70, ""), after=(96.6, "2016/17"))


def _figure(*asked: ChallengeRow, series: ChartSeries = YEARS) -> dict[str, Any]:
    return trend_figure(series=(series,), unit=Unit.PERCENT, unit_words="per cent", asked=asked)


def _lines(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["meta"].get("role") == "challenge" and "lines" in trace["mode"]]


def _marks(figure: dict[str, Any]) -> list[tuple[str, float]]:
    (found,) = [trace for trace in figure["data"] if trace["meta"].get("role") == "challenge" and trace["mode"] == "markers"]
    return list(zip(found["x"], found["y"], strict=True))


def test_both_figures_are_marked_at_their_days_though_the_own_line_starts_later() -> None:
    figure = _figure(QUARTERS)
    assert _marks(figure) == [("2015-06-30", 14.29), ("2017-03-31", 79.3)]
    first, last = figure["layout"]["xaxis"]["range"]
    assert (first < "2015-06-30", last > "2017-03-31") == (True, True)
    assert figure["layout"]["xaxis"]["ticktext"] == ["2015/16 Q1", "2015/16", "2016/17"]


def test_a_figure_without_a_period_is_marked_at_the_left_edge_and_says_so() -> None:
    figure = _figure(UNDATED, series=yearly(82, 93, first=2015))
    assert _marks(figure)[0] == (figure["layout"]["xaxis"]["range"][0], 70)
    (line,) = _lines(figure)
    assert lines_of(line["text"][-1]) == ["1", "70%, period not printed", "→ 96.6% in 2016/17"]


def test_the_value_axis_holds_both_figures() -> None:
    figure = _figure(UNDATED, series=yearly(88, 93, first=2015))
    low, high = figure["layout"]["yaxis"]["range"]
    assert (low < 70, high > 96.6) == (True, True)
    view = indicator_view(yearly(88, 93, first=2015), asked=(_asked("2015/16", before=(20, ""), after=(93, "2016/17")),))
    assert "does not start at 0" not in drawn(trend_panel(view)).figcaption.text


def test_the_words_stand_above_the_chart_which_keeps_its_height() -> None:
    plain, figure = _figure(), _figure(QUARTERS)
    (line,) = _lines(figure)
    assert (line["y"][-1], line["textposition"], line["cliponaxis"]) == (figure["layout"]["yaxis"]["range"][1], "top right", False)
    assert lines_of(line["text"][-1]) == ["1 (2015/16 Q2)", "14.29% in 2015/16 Q1", "→ 79.3% in 2016/17"]
    assert (figure["layout"]["height"], plain["layout"]["height"]) == (HEIGHT + 3 * ROW, HEIGHT)
    assert figure["layout"]["margin"]["t"] - plain["layout"]["margin"]["t"] == 3 * ROW


def test_words_of_lines_that_stand_close_are_raised_above_each_other() -> None:
    figure = _figure(QUARTERS, _asked("2015/16"), _asked("March 2016"), _asked("2016/17"))
    texts = [lines_of(line["text"][-1]) for line in _lines(figure)]
    assert texts == [["1 (2015/16 Q2)", "14.29% in 2015/16 Q1", "→ 79.3% in 2016/17"], ["2, 3", "", "", ""], ["4"]]
    assert figure["layout"]["height"] == HEIGHT + 4 * ROW


@pytest.mark.parametrize(("raised", "side"), [("2015/16", "right"), ("September 2016", "center"), ("2016/17", "left")])
def test_words_run_to_the_side_that_has_room(raised: str, side: str) -> None:
    (line,) = _lines(_figure(_asked(raised)))
    assert line["textposition"] == f"top {side}"


def test_the_key_says_what_the_marks_are() -> None:
    def said(asked: ChallengeRow) -> str:
        return str(drawn(trend_panel(indicator_view(YEARS, asked=(asked,)))).select(".chart-key li")[-1].text)

    assert said(UNDATED).endswith("; ◇ its figures before and after (at the chart’s edge: period not printed)")
    assert said(QUARTERS).endswith("◇ its figures before and after")
    assert said(_asked("2016/17")).endswith("1: what the board asked, told below")


@pytest.mark.parametrize("asked", [QUARTERS, UNDATED])
def test_the_servers_picture_has_the_words_above_the_chart_and_both_marks(asked: ChallengeRow) -> None:
    picture = _picture(_figure(asked), words=WORDS)
    (axes,) = picture.axes
    (words,) = axes.texts[:1]
    assert "→" in words.get_text()
    assert words.get_window_extent().y0 >= axes.get_window_extent().y1 - 1
    assert words.get_window_extent().y1 <= picture.bbox.height
    marks = [line for line in axes.get_lines() if line.get_marker() == "D" and line.get_markerfacecolor() == "none"]
    assert [len(line.get_xdata()) for line in marks] == [2]


def test_no_names_along_the_foot_of_the_servers_picture_touch() -> None:
    picture = _picture(_figure(series=yearly(*range(20, 30), first=2015)), words=WORDS)
    boxes = [name.get_window_extent() for name in picture.axes[0].get_xticklabels() if name.get_visible() and name.get_text()]
    assert 2 <= len(boxes) < 10
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))
