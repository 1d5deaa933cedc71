"""An indicator page: the finding, why, the chart with its table, what else was printed."""

import re
from dataclasses import replace
from datetime import date

from analysis.observations import Role, Symbol
from analysis.periods import parse_period
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.units import Unit
from analysis.views import Choice, PointSource, RevisionView
from analysis.worked_series import WorkedPoint, WorkedSeries
from components import indicator as parts
from components import indicator_charts as charts
from components import indicator_tables as tables
from components import indicator_why
from components.breakdown_panels import breakdown_panels
from components.indicator_control import control_panel
from components.words import AGAINST
from support.views import HOSTILE, breakdown, control, drawn, indicator_view, monthly, point, series, tile, worked, yearly
from tests.unit.analysis.builders import (
    BEDS,
    BROMLEY,
    best,
    england,
    indicator,
    line,
    model,
    national,
    observation,
    provenance,
    values,
    verdict,
)

OWN = yearly(12.1, 11.0, 8.8, first=2014, line=494)
NATIONAL = PointSource(source_id="a-report", title="National statistics", is_national=True, figures=2)
LOCAL = PointSource(source_id="the-report", title="The report", is_national=False, figures=1)
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


def test_one_link_leads_to_all_authorities_where_there_are_others() -> None:
    of = replace(verdict([observation(8.8)]), breakdown_type="sex", breakdown="Male")
    view = indicator_view(OWN, verdict_of=of, other_authorities=152, as_at=date(2018, 1, 1), scorecard_id="a-card", line_id="2.3")
    link = drawn(charts.trend_panel(view)).find("a", string="Compare with all authorities")
    assert link["href"] == f"/compare/a-measure?area={BEDS}&breakdown=sex%3AMale&scorecard=a-card&line=2.3&as_at=2018-01-01"
    assert "Compare" not in drawn(charts.trend_panel(indicator_view(OWN))).text


def test_the_table_holds_interval_neighbours_and_best_5_with_their_numbers() -> None:
    own = series(observation(8.8, "2016/17", interval=(8, 9.6)), observation(9, "2015/16"))
    view = indicator_view(
        own,
        ENGLAND_LINE,
        neighbours=worked(10, first=2016, role="neighbours", name="Neighbours’ mean", spread=2),
        best_5=worked(4.5, first=2016),
    )
    found = drawn(charts.trend_panel(view))
    heads = [cell.text for cell in found.select("thead th")]
    first = [cell.text for cell in found.select("tbody tr:first-child > *")]
    assert dict(zip(heads, first, strict=True)) == {
        "Period": "2016/17",
        "Central Bedfordshire": "8.8%",
        "95% interval": "8 to 9.6",
        "England": "10.7%",
        "Neighbours’ mean": "10%",
        "Their median": "9.5%",
        "Their range": "8% to 12%",
        "Neighbours counted": "10",
        "Best 5%": "4.5%",
        "Authorities counted": "150",
        "Remarks": "",
        "Source": "line 1",
    }


def test_a_published_best_5_leads_to_its_line_and_says_that_it_is_published() -> None:
    published = WorkedPoint(period=parse_period("2016/17"), value=4.2, display="4.2%", provenance=provenance(line=494))
    view = indicator_view(OWN, best_5=WorkedSeries(role="best_5_percent", name="Best 5%", points=(published,)))
    cells = drawn(charts.trend_panel(view)).select("tbody tr:first-child td")
    assert [cell.text for cell in cells[1:3]] == ["4.2%", "published"]
    assert cells[1].a["href"] == "/source/a-report?line=494"


def test_the_key_says_what_marks_and_bands_mean() -> None:
    points = series(
        observation(8.8, interval=(8, 9.6)), observation(None, "2015/16", symbol=Symbol.CONFIDENTIAL), observation(9, "2014/15")
    )
    view = indicator_view(
        points,
        neighbours=worked(10, 11, first=2015, role="neighbours", name="Neighbours’ mean", spread=2),
        neighbour_model="A made-up model",
        sources=(NATIONAL, LOCAL),
    )
    assert [item.text.strip() for item in drawn(charts.trend_panel(view)).select(".chart-key li:not(.key-narrow)")] == [
        "● National statistics (national, two figures)",
        "□ The report (local, one figure)",
        "✕ No figure: suppressed",
        "Shaded: 95% interval from the source",
        "Shaded: from the lowest to the highest of the statistical neighbours (A made-up model)",
    ]


def test_each_source_is_named_in_the_table_where_there_are_several() -> None:
    own = series(observation(9, "2015/16"), observation(8.8, source_id="the-report", line=7))
    cells = drawn(charts.trend_panel(indicator_view(own, sources=(NATIONAL, LOCAL)))).select("tbody td:last-child")
    assert [cell.text for cell in cells] == ["□ The the-report, line 7", "● The a-report, line 1"]


def test_a_years_target_of_a_number_is_no_line_among_months() -> None:
    for unit, words in ((Unit.COUNT, []), (Unit.PERCENT, ["Target 600"])):
        of = indicator(unit=unit, decimals=0)
        view = indicator_view(
            yearly(580, 590), of=of, closer=(monthly(6),), closer_words="month by month", target=600.0, target_words="Target 600"
        )
        found = drawn(charts.closer_panel(view))
        assert [item.text.strip() for item in found.select(".key-narrow") if "Target" in item.text] == words


def test_the_tested_trend_says_what_it_rests_on() -> None:
    years = enumerate((5, 6, 7, 8, 9), 2012)
    figures = [observation(value, f"{year}/{(year + 1) % 100}", interval=(value - 0.5, value + 0.5)) for year, value in years]
    said = drawn(parts.summary(indicator_view(series(*figures), verdict_of=verdict(figures)))).text
    assert re.search(r"Trend: Increasing and getting worse: the five latest figures, chi-squared [\d.]+; the 99\.8% level is 9\.55\.", said)


def test_why_tells_the_place_the_neighbours_and_leads_to_them() -> None:
    found = {f"E{place}": float(place) for place in range(30)} | {BEDS: 8.8, BROMLEY: 12.0}
    of = verdict([observation(8.8), observation(9, "2015/16")], authorities=national(values(found)), neighbours=model(BROMLEY, "E2", "E3"))
    part = indicator_why.why(of)
    said = _why(part)
    assert said["Among all authorities"] == "Rank 10 of 32, 1 being the best; in quarter B, A being the best."
    assert said["Statistical neighbours"].startswith("3 of its 3 statistical neighbours have a figure for 2016/17 (A made-up model, 2018).")
    assert "Best 5%: 1.6% (2016/17, worked out from 32 authorities)" in said["Compared with"]
    assert drawn(part).find("a", string="Compare with the neighbours")["href"] == f"/compare/a-measure?area={BEDS}&with=neighbours"


def test_why_says_why_there_is_no_best_5() -> None:
    of = verdict([observation(8.8)], authorities=national(values({BEDS: 8.8, BROMLEY: 12.0})))
    assert _why(indicator_why.why(of))["Among all authorities"] == (
        "2 authorities have a figure. There is no best 5%: only 2 authorities have a figure for 2016/17, and the best 5% needs 20."
    )


def test_the_control_chart_says_the_rule_the_limits_and_the_target() -> None:
    chart = control(*(20.0, 22.0) * 6, 28, target=80)
    found = drawn(control_panel(indicator_view(OWN, control=chart, target=80, target_words="Target")))
    assert found.figcaption.text.startswith("The latest figure, 28% in 2016/17, lies above the limits of chance: a signal of concern.")
    said = found.select_one("section > p").text
    assert "One of the 13 figures is more than chance. Consistently meets the target, if things go on like this." in said
    key = [item.text.strip() for item in found.select(".chart-key li:not(.key-narrow)")]
    assert key == ["▲ Signal of concern", "● Within the limits of chance"]
    first = [cell.text for cell in found.select("tbody tr:first-child > *")]
    assert first == ["2016/17", "28%", "Signal of concern", "Outside the limits of chance."]
    assert control_panel(indicator_view(OWN)) is None


def test_trial_limits_are_said_as_such() -> None:
    chart = replace(control(*(20.0, 22.0) * 6), is_trial=True)
    assert "(trial limits, which each new figure still moves)" in drawn(control_panel(indicator_view(OWN, control=chart))).text


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
    assert set(AGAINST) == set(RateAgainst)


def test_other_areas_keep_what_is_asked() -> None:
    elsewhere = tile(verdict([observation(9, area_code=BROMLEY)], area_code=BROMLEY))
    found = drawn(tables.other_areas(indicator_view(OWN, other_areas=(elsewhere,), scorecard_id="a-card", as_at=date(2018, 1, 1))))
    assert found.select_one("tbody a")["href"] == (
        f"/indicator/a-measure?area={BROMLEY}&scorecard=a-card&kind=financial_year&as_at=2018-01-01"
    )


def test_other_areas_say_how_many_more_there_are_and_lead_to_them() -> None:
    elsewhere = tile(verdict([observation(9, area_code=BROMLEY)], area_code=BROMLEY))
    found = drawn(tables.other_areas(indicator_view(OWN, other_areas=(elsewhere,), other_authorities=152)))
    assert found.select_one(".table-note").text == "151 more authorities have a figure. Compare with all of them"
    assert found.select_one(".table-note a")["href"] == f"/compare/a-measure?area={BEDS}"
    assert not drawn(tables.other_areas(indicator_view(OWN, other_areas=(elsewhere,), other_authorities=1))).select(".table-note")


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
