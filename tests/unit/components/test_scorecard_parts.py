"""A scorecard page: counts that filter, one heading a priority, a table with the same lines, a heat table."""

from analysis.filters import ScorecardFilters, ScorecardLayout, StatusFilter
from analysis.views import HeatRow
from components import scorecard as parts
from support.views import counts, drawn, scorecard_view, tile
from tests.unit.analysis.builders import BROMLEY, england, line, observation, verdict

WORSE = tile(verdict([observation(12), england(10.7)]), label="Smoking")
MISSING = tile(verdict([], by=line(no_figure="Not collected yet")), label="Vaping")


def test_a_count_filters_the_page_to_its_lines_and_a_zero_is_not_shown() -> None:
    found = drawn(
        parts.counts(
            counts(worse=2, red_and_worsening=1, no_figure=3, total=9),
            scorecard_id="a-card",
            filters=ScorecardFilters(area="x", priority="2", layout=ScorecardLayout.TABLE),
        )
    )
    assert {(link.text.split()[0], link["href"]) for link in found.select("a")} == {
        ("1", "/scorecard/a-card?area=x&status=red-and-worsening&view=table"),
        ("2", "/scorecard/a-card?area=x&status=worse&view=table"),
        ("3", "/scorecard/a-card?area=x&status=no-figure&view=table"),
    }


def test_each_number_of_the_counts_has_a_filter_of_its_own() -> None:
    every = counts(worse=1, similar=1, better=1, neutral=1, not_rated=1, no_figure=1, red_and_worsening=1, total=7)
    links = drawn(parts.counts(every, scorecard_id="a-card", filters=ScorecardFilters())).select("a")
    asked = {link["href"].partition("status=")[2] for link in links}
    assert asked == {status.value for status in StatusFilter} - {""}


def test_tiles_stand_under_their_priority() -> None:
    found = [drawn(section) for section in parts.tiles_by_priority(scorecard_view(WORSE, MISSING))]
    assert [section.h2.text for section in found] == ["First"]
    assert [heading.text for heading in found[0].select("h3")] == ["Smoking", "Vaping"]


def test_the_table_holds_the_same_lines_with_the_same_words() -> None:
    view = scorecard_view(WORSE, MISSING, filters=ScorecardFilters(layout=ScorecardLayout.TABLE))
    found = drawn(parts.tables_by_priority(view)[0])
    heads = [cell.text for cell in found.select("thead th")]
    rows = found.select("tbody tr")
    first = dict(zip(heads, [cell.text for cell in rows[0].find_all(["th", "td"])], strict=True))
    assert (first["Indicator"], first["Figure"], first["Period"]) == ("Smoking", "12%", "2016/17")
    assert WORSE.verdict.status in first["Status"]
    assert first["Compared with"] == "England 10.7%"
    cells = rows[1].find_all(["th", "td"])
    assert cells[-1].text == "Not collected yet."
    assert sum(int(cell.get("colspan", 1)) for cell in cells) == len(heads)


def test_several_areas_are_side_by_side_each_with_its_own_status() -> None:
    other = tile(verdict([observation(9, area_code=BROMLEY), england(10.7)], area_code=BROMLEY), label="Smoking")
    none = tile(verdict([], area_code=BROMLEY), label="Vaping")
    rows = (
        HeatRow(priority="First", lead="", label="Smoking", tiles=(WORSE, other)),
        HeatRow(priority="First", lead="", label="Vaping", tiles=(tile(verdict([observation(5)]), label="Vaping"), none)),
        HeatRow(priority="First", lead="", label="Gaming", tiles=(MISSING, none)),
    )
    view = scorecard_view(heat_areas=("Central Bedfordshire", "Bromley"), heat_rows=rows)
    found = drawn(parts.heat_table(view)[0])
    assert [cell.text for cell in found.select("thead th")] == ["Indicator", "Central Bedfordshire", "Bromley"]
    cells = found.select("tbody tr")[0].select(".heat-cell")
    assert [cell["class"][1] for cell in cells] == ["heat-worse", "heat-better"]
    assert [cell.a["aria-label"] for cell in cells] == ["Smoking, Central Bedfordshire: 12%", "Smoking, Bromley: 9%"]
    assert found.select("tbody tr")[1].select("td")[1].text == "no figure"
    assert found.select("tbody tr")[2].td["colspan"] == "2"


def test_look_first_says_name_area_and_reason_or_nothing_at_all() -> None:
    assert parts.look_first((), scorecard_id="a-card", filters=ScorecardFilters()) is None
    words = drawn(parts.look_first((WORSE,), scorecard_id="a-card", filters=ScorecardFilters())).li.text
    assert words.startswith(f"Smoking (Central Bedfordshire): {WORSE.verdict.reason}")


def test_filters_that_hide_everything_offer_the_way_back() -> None:
    view = scorecard_view(filters=ScorecardFilters(area="x", search="nothing"), counts=counts(total=9), shown=0)
    assert drawn(parts.nothing_kept(view)).a["href"] == "/scorecard/a-scorecard?area=x"
    assert parts.nothing_kept(scorecard_view(WORSE)) is None
