"""The parts of a journey page, on made-up stages."""

from dataclasses import replace

from analysis.journey import conversion
from analysis.journey_views import BreakdownView, Conversion, JourneyView, ShareView, StageFigure, StageView, YearFigure
from analysis.journeys import Counting, Counts, Share, Stage
from analysis.observations import Symbol
from analysis.scorecards import RateAgainst
from analysis.units import Unit
from analysis.views import Choice, Tile
from components.dial import dial
from components.journey import choices, not_found, side_by_side, stage_table, summary
from components.journey_flow import flow, key
from components.journey_opened import opened
from components.journey_years import years
from support.views import HOSTILE, drawn
from tests.unit.analysis.builders import england, line, observation, period, verdict

YEAR = period("2015/16")


def _figure(value: float | None, *, label: str = "Referrals", counting: Counting = Counting.FLOW, caution: str = "") -> StageFigure:
    symbol = Symbol.CONFIDENTIAL if value is None else None
    found = observation(value, YEAR, symbol=symbol)
    return StageFigure(
        indicator_id="a-measure",
        label=label,
        counts=Counts.REFERRALS,
        counting=counting,
        unit=Unit.COUNT,
        unit_words="",
        value=value,
        display="suppressed" if value is None else f"{value:,.0f}",
        period=found.period,
        phrase="in 2015/16" if counting is Counting.FLOW else "at 31 March 2016",
        figure=found,
        cautions=(caution,) if caution else (),
    )


def _stage(name: str, found: StageFigure | None, *, size: float | None = None, came: Conversion | None = None) -> StageView:
    return StageView(
        stage=Stage(stage_id=name.lower(), label=name, words=f"What happens at {name}."),
        volume=found,
        other_volumes=(),
        rate=None,
        other_rates=(),
        scaled=(),
        timeliness=(),
        outcomes=(),
        shares=(),
        breakdowns=(),
        conversion=came,
        years=(YearFigure(period=period("2014/15"), volume=None), YearFigure(period=YEAR, volume=found)),
        size=size if size is not None else (found.value if found else None),
        is_sized_by_rate=False,
        gap="" if found and found.value is not None else f"Referrals: {found.display} {found.phrase}." if found else "Nothing is printed.",
    )


def _view(*stages: StageView, **more: object) -> JourneyView:
    facts: dict[str, object] = {
        "journey_id": "a-journey",
        "journey_choices": (),
        "title": "A journey",
        "question": "Where?",
        "caution": "Mind the gap.",
        "area_code": "E09000006",
        "area_name": "Bromley",
        "period": YEAR,
        "area_choices": (Choice(value="E09000006", words="Bromley"),),
        "period_choices": (Choice(value="2015/16", words="2015/16"),),
        "compare_choices": (),
        "compare": (),
        "stage_counts": {},
        "stages": stages,
        "beside": (),
        "release_id": "r",
    }
    return JourneyView(**(facts | more))  # type: ignore[arg-type]


def test_widths_follow_the_numbers_and_a_gap_has_none() -> None:
    front, plan = _figure(200), _figure(50)
    came = conversion(part=plan, whole=front, stage_id="front", stage_label="Front")
    page = drawn(flow(_view(_stage("Front", front), _stage("Plan", plan, came=came), _stage("Care", None))))
    assert [bar["style"] for bar in page.select(".flow-bar")] == ["width:100.00%", "width:25.00%"]
    assert page.select_one(".flow-arrow").text == "25% of front"  # type: ignore[union-attr]
    assert page.select_one(".flow-gap").text == "No figureNothing is printed."  # type: ignore[union-attr]


def test_a_number_on_one_day_looks_and_reads_differently() -> None:
    view = _view(_stage("Plan", _figure(50, counting=Counting.STOCK)), _stage("Front", _figure(70)))
    page = drawn(flow(view))
    assert "on one day" in page.text
    assert page.select_one(".flow-bar.flow-stock")
    assert [item.text for item in drawn(key(view)).select("li")] == ["what happened in the period", "how many there were on one day"]


def test_what_cannot_be_compared_says_so_between_the_bars() -> None:
    came = conversion(part=_figure(5, counting=Counting.STOCK), whole=_figure(9), stage_id="front", stage_label="Front")
    page = drawn(flow(_view(_stage("Front", _figure(9)), _stage("Plan", _figure(5, counting=Counting.STOCK), came=came))))
    assert "Not comparable with front" in page.text
    assert not page.select(".flow-funnel")


def test_a_suppressed_number_is_said_and_has_no_bar() -> None:
    page = drawn(flow(_view(_stage("Front", _figure(None)))))
    assert "suppressed" in page.text
    assert not page.select(".flow-bar")


def test_the_table_holds_all_that_is_drawn() -> None:
    page = drawn(stage_table(_view(_stage("Front", _figure(200)), _stage("Care", None))))
    rows = [[cell.text for cell in row.select("th,td")] for row in page.select("tbody tr")]
    assert rows[0][:4] == ["Front", "200", "referrals", "in 2015/16"]
    assert rows[1] == ["Care", "no figure", "Nothing is printed."]


def test_a_missing_year_is_a_gap_and_the_shown_one_is_marked() -> None:
    stage = _stage("Front", _figure(200))
    full = replace(stage, years=(*stage.years, YearFigure(period=period("2016/17"), volume=_figure(100))))
    section = years(_view(full))
    assert section is not None
    page = drawn(section)
    assert len(page.select(".multiple-none")) == 1
    assert [bar["style"] for bar in page.select(".multiple-bar")] == ["height:100.0%", "height:50.0%"]
    assert page.select_one("a[aria-current=true]")["aria-label"] == "Front in 2015/16: 200"  # type: ignore[index]
    assert years(_view(stage)) is None


def test_an_opened_stage_tells_its_breakdown_share_and_what_to_know() -> None:
    part, whole = _figure(30), _figure(40)
    share = ShareView(
        share=Share(part="a", whole="b", words="of contacts became referrals", caution="Printed under another name."),
        part=part,
        whole=whole,
        percent=75.0,
        display="75%",
        printed=_figure(80),
        differs="The source prints 80%; its two numbers give 75%.",
    )
    rows = (_figure(30, label=HOSTILE, caution="Same doubt."), _figure(10, label="Police", caution="Same doubt."))
    breakdown = BreakdownView(
        indicator_id="a", label="Referrals", breakdown_type="agency", rows=rows, total=40, rest="The rest is not printed."
    )
    stage = replace(_stage("Front", _figure(50)), shares=(share,), breakdowns=(breakdown,))
    section = opened(_view(stage))
    assert section is not None
    page = drawn(section)
    assert HOSTILE in page.text
    assert not page.select("script")
    for words in (
        "75% of contacts became referrals",
        "Printed under another name.",
        "its two numbers give 75%",
        "The rest is not printed.",
    ):
        assert words in page.text
    assert page.text.count("Same doubt.") == 1
    assert [bar["style"] for bar in page.select(".row-bar")] == ["width:100.0%", "width:33.3%"]


def test_areas_side_by_side_and_the_choice_that_keeps_them() -> None:
    from analysis.journey_views import JourneyColumn  # noqa: PLC0415 - used here alone

    other = JourneyColumn(area_code="E1", area_name="Elsewhere", stages=(_stage("Front", None),))
    named = (Choice(value="E09000006", words="Bromley"), Choice(value="E1", words="Elsewhere"))
    view = _view(_stage("Front", _figure(200)), beside=(other,), compare=("E1",), area_choices=named, compare_choices=named[1:])
    section = side_by_side(view)
    assert section is not None
    assert [cell.text for cell in drawn(section).select("tbody td")] == ["200 referrals in 2015/16", "no figure"]
    form = drawn(choices(view))
    assert form.select_one("select[name=compare] option[selected]")["value"] == "E1"  # type: ignore[index]
    assert side_by_side(_view(_stage("Front", None))) is None


def test_a_dial_says_its_mark_in_words() -> None:
    of = verdict([observation(93.4, "2016/17"), england(82.9)], by=line(RateAgainst.ENGLAND))
    page = drawn(dial(Tile(verdict=of, label="In 45 days", spark=None)))
    assert page.select_one("img")["alt"] == "In 45 days: 93.4%; England 82.9%"  # type: ignore[index]
    assert "England 82.9%" in page.text


def test_a_journey_without_any_figure_says_what_to_do() -> None:
    section = summary(_view(period=None))
    assert section is not None
    assert "Load a file" in drawn(section).text


def test_what_the_address_asks_for_and_is_not_there_is_said_with_what_is_shown() -> None:
    asked = replace(_view(_stage("Front", _figure(9))), not_found=(f"No stage of this journey has a figure for an area “{HOSTILE}”.",))
    section = not_found(asked)
    assert section is not None
    page = drawn(section)
    assert "Not found" in page.text
    assert HOSTILE in page.text
    assert not page.select("script")
    assert not_found(_view(_stage("Front", _figure(9)))) is None


def test_a_year_of_another_source_is_hollow_and_names_it() -> None:
    other = YearFigure(period=period("2016/17"), volume=replace(_figure(100), indicator_id="another-measure"))
    stage = _stage("Front", _figure(200))
    section = years(_view(replace(stage, years=(*stage.years, other))))
    assert section is not None
    page = drawn(section)
    assert page.select_one(".multiple-what").text == "Referrals (hollow columns: from another source)"  # type: ignore[union-attr]
    (hollow,) = page.select(".multiple-other")
    assert str(hollow["aria-label"]).endswith(f"({_figure(100).figure.provenance.source_title})")
    assert [cell.text for cell in page.select("tbody td")] == ["no figure", "200", "100 (another source)"]


def test_a_number_said_twice_stands_once_in_its_bar() -> None:
    stage = replace(_stage("Front", _figure(200)), other_volumes=(_figure(200), _figure(150)))
    page = drawn(flow(_view(stage)))
    assert [span.text for span in page.select(".flow-other")] == [" · 150 referrals in 2015/16"]


def test_bars_of_shares_fill_their_row_at_100_percent() -> None:
    rows = tuple(replace(_figure(value, label=name), unit=Unit.PERCENT) for name, value in (("Schools", 40), ("Police", 20)))
    breakdown = BreakdownView(indicator_id="a", label="Referrals", breakdown_type="source", rows=rows, total=None, rest="")
    section = opened(_view(replace(_stage("Front", _figure(50)), breakdowns=(breakdown,))))
    assert section is not None
    assert [bar["style"] for bar in drawn(section).select(".row-bar")] == ["width:40.0%", "width:20.0%"]
