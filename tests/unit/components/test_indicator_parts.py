"""An indicator page: the finding, why, the chart with its table, what else was printed."""

from dataclasses import replace
from datetime import date

from analysis.observations import Role, Symbol
from analysis.periods import parse_period
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.views import Choice, RevisionView
from components import indicator as parts
from components import indicator_charts as charts
from components import indicator_tables as tables
from components import indicator_why
from components.breakdown_panels import breakdown_panels
from support.views import HOSTILE, breakdown, drawn, indicator_view, point, tile, yearly
from tests.unit.analysis.builders import BROMLEY, best, england, indicator, line, observation, verdict

OWN = yearly(12.1, 11.0, 8.8, first=2014, line=494)
ENGLAND_LINE = yearly(13.2, 12.7, 10.7, first=2014, role="england", name="England", line=495)


def _why(part: object) -> dict[str, str]:
    return {row.dt.text: row.dd.text for row in drawn(part).select("dl > div")}


def test_why_this_status_gives_rule_numbers_comparators_gap_and_source() -> None:
    of = verdict([observation(8.8, printed="8.8"), england(10.7), best(4.2)], by=line(RateAgainst.BEST_5_PERCENT, lead="A director"))
    said = _why(indicator_why.why(of))
    assert said["In one sentence"] == of.reason
    assert said["Rated against"] == "The best 5% of authorities."
    assert "England: 10.7% (2016/17)" in said["Compared with"]
    assert said["Gap to the best 5%"].startswith("4.6 points. 29% of the way from England to the best 5% is walked.")
    assert said["Lead"] == "A director"
    assert said["Source"] == "The a-report (1 March 2018), line 1 — printed “8.8”"


def test_what_is_not_known_is_left_out() -> None:
    said = _why(indicator_why.why(verdict([])))
    assert not {"Gap to the best 5%", "Lead", "Source", "How fresh", "The document's own judgement"} & set(said)


def test_a_published_judgement_that_differs_is_shown_beside_ours() -> None:
    of = replace(verdict([observation(8.8)]), published_judgement="Similar", comparison_differs=True)
    assert _why(indicator_why.why(of))["The document's own judgement"] == "“Similar”. It differs from ours."


def test_the_chart_and_its_table_hold_the_same_figures_each_with_its_line() -> None:
    found = drawn(charts.trend_panel(indicator_view(OWN, ENGLAND_LINE)))
    assert found.select_one("figure")["role"] == "group"
    assert found.figcaption.text.startswith("The finding in one sentence.")
    assert found.select_one(".chart")["aria-hidden"] == "true"
    assert [cell.text for cell in found.select("thead th")] == ["Period", "Central Bedfordshire", "England", "Remarks", "Source"]
    rows = [[cell.text for cell in row.find_all(["th", "td"])] for row in found.select("tbody tr")]
    assert rows[0] == ["2016/17", "8.8%", "10.7%", "", "line 494"]
    assert [row[:3] for row in rows[1:]] == [["2015/16", "11%", "12.7%"], ["2014/15", "12.1%", "13.2%"]]
    assert {link["href"] for link in found.select("tbody td:nth-child(3) a")} == {"/source/a-report?line=495"}


def test_a_value_axis_that_does_not_start_at_zero_is_said() -> None:
    found = drawn(charts.trend_panel(indicator_view(yearly(93.7, 94.0, 94.7))))
    assert found.figcaption.text.endswith("The value axis does not start at 0.")


def test_figures_without_a_date_or_value_are_a_table_only() -> None:
    undated = yearly(8.8)
    found = drawn(charts.trend_panel(indicator_view(replace(undated, points=(point(observation(8.8, parse_period(""))),)))))
    assert not found.select("figure")
    assert found.h2.text == "Figures"
    silent = replace(undated, points=(point(observation(None, symbol=Symbol.CONFIDENTIAL)),))
    assert "suppressed" in drawn(charts.trend_panel(indicator_view(silent))).text


def test_there_is_no_chart_without_a_series() -> None:
    assert charts.trend_panel(indicator_view()) is None


def test_single_figures_stand_as_bars_beside_their_comparators() -> None:
    found = drawn(charts.trend_panel(indicator_view(yearly(8.8), yearly(10.7, role="england", name="England"))))
    assert found.h2.text == "Beside its comparators"


def test_choices_are_asked_only_where_there_are_some() -> None:
    assert parts.choices(indicator_view(OWN)) is None
    areas = (Choice(value="E06000056", words="Central Bedfordshire"), Choice(value=BROMLEY, words="Bromley"))
    form = drawn(parts.choices(indicator_view(OWN, area_choices=areas, scorecard_id="a-card", as_at=date(2018, 1, 1)))).form
    assert [select["name"] for select in form.select("select")] == ["area"]
    assert form.select_one("option[selected]").text == "Central Bedfordshire"
    assert {field["name"]: field["value"] for field in form.select("input")} == {"scorecard": "a-card", "as_at": "2018-01-01"}


def test_a_breakdown_is_a_chart_with_a_table_whose_names_lead_on() -> None:
    view = indicator_view(OWN, breakdowns=(breakdown(("Police", 12), ("Health", None)),))
    found = drawn(breakdown_panels(view))
    assert found.h2.text == "By agency"
    assert [row.th.text for row in found.select("tbody tr")] == ["Police", "Health"]
    assert "breakdown=agency%3APolice" in found.select_one("tbody a")["href"]
    assert len(found.select("figure")) == 1


def test_a_breakdown_without_any_value_is_a_table_only() -> None:
    found = drawn(breakdown_panels(indicator_view(OWN, breakdowns=(breakdown(("Police", None)),))))
    assert not found.select("figure")
    assert found.td.text == "no figure printed"


def test_a_revision_names_both_figures_and_both_lines() -> None:
    now, before = (
        observation(184, "31 March 2013", source_id="later", line=9),
        observation(177, "31 March 2013", source_id="earlier", line=3),
    )
    found = RevisionView(
        period=now.period, current=now, current_display="184", others=(before,), other_displays=("177",), is_conflict=False
    )
    part = drawn(tables.revisions(indicator_view(OWN, revisions=(found,))))
    assert part.li.text.startswith("31 March 2013: 184, revised from 177 (The earlier")
    assert [link["href"] for link in part.select("a")] == ["/source/earlier?line=3", "/source/later?line=9"]
    conflict = drawn(tables.revisions(indicator_view(OWN, revisions=(replace(found, is_conflict=True),))))
    assert "also printed as 177" in conflict.text
    assert tables.revisions(indicator_view(OWN)) is None


def test_targets_and_plans_are_listed_and_never_in_the_chart() -> None:
    planned = point(observation(7, "2017/18", role=Role.PLANNED))
    found = drawn(tables.other_figures(indicator_view(OWN, others=(planned,))))
    assert [cell.text for cell in found.select("tbody th, tbody td")][:5] == ["Planned", "Central Bedfordshire", "", "2017/18", "7%"]
    assert tables.other_figures(indicator_view(OWN)) is None


def test_every_role_has_words() -> None:
    assert set(tables._ROLE_WORDS) == set(Role)
    assert set(indicator_why._AGAINST_WORDS) == set(RateAgainst)


def test_other_areas_keep_what_is_asked() -> None:
    elsewhere = tile(verdict([observation(9, area_code=BROMLEY)], area_code=BROMLEY))
    found = drawn(tables.other_areas(indicator_view(OWN, other_areas=(elsewhere,), scorecard_id="a-card", as_at=date(2018, 1, 1))))
    assert found.select_one("tbody a")["href"] == (
        f"/indicator/a-measure?area={BROMLEY}&scorecard=a-card&kind=financial_year&as_at=2018-01-01"
    )


def test_the_definition_says_the_good_direction() -> None:
    for polarity, words in ((Polarity.HIGH, "High is good."), (Polarity.LOW, "Low is good.")):
        assert _why(parts.definition(indicator_view(OWN, of=indicator(polarity=polarity))))["Good direction"] == words
    neutral = _why(parts.definition(indicator_view(OWN, of=indicator(polarity=Polarity.NEUTRAL))))["Good direction"]
    assert neutral.startswith("Neither")


def test_cautions_come_before_the_reader_relies_on_a_figure() -> None:
    of = verdict([observation(8.8, doubt="A misprint is suspected")])
    assert "A misprint is suspected." in drawn(parts.summary(indicator_view(OWN, verdict_of=of))).select_one(".cautions").text


def test_hostile_texts_stay_texts_everywhere() -> None:
    bad = observation(8.8, printed=HOSTILE, note=HOSTILE, doubt=HOSTILE, breakdown_type="agency", breakdown=HOSTILE)
    shown = indicator(name=HOSTILE, short_name=HOSTILE, definition=HOSTILE, caution=HOSTILE)
    view = indicator_view(yearly(1, 2, name=HOSTILE), of=shown, verdict_of=verdict([bad], of=shown), headline=HOSTILE)
    view = replace(view, breakdowns=(breakdown((HOSTILE, 1)),), others=(point(bad),))
    every = [parts.summary(view), charts.trend_panel(view), indicator_why.why(view.verdict), *breakdown_panels(view)]
    page = drawn([*every, tables.other_figures(view), parts.definition(view)])
    assert not page.select("script")
    assert HOSTILE in page.text
