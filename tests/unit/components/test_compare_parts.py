"""The parts of a comparison, drawn to HTML: what a reader gets, whoever they are."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from analysis.comparison_query import ComparisonQuery
from analysis.comparison_views import ComparisonView, Level
from analysis.polarity import Polarity
from analysis.views import Choice
from components import compare, compare_places
from components.quartile_strip import quartile_strip
from support.comparisons import AREAS, LONGEST, MISSING, compared, comparison, neighbour_table
from support.views import HOSTILE, drawn
from tests.unit.analysis.builders import BEDS


def _rows(part: object) -> list[list[str]]:
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in drawn(part).select("table tr")]


def _table(view: ComparisonView) -> list[list[str]]:
    return _rows(compare_places.ranked_panel(view))


def test_the_form_asks_with_get_and_keeps_what_is_chosen() -> None:
    form = drawn(compare.choices(comparison())).form
    assert form is not None
    assert (form["method"], urlsplit(str(form["action"])).path) == ("get", "/compare/a-measure")
    fields = {str(field["name"]): field for field in form.select("select")}
    assert set(fields) == {"area", "period", "add"}
    assert all(form.select_one(f'label[for="{field["id"]}"]') for field in fields.values())
    assert [(one["name"], one["value"]) for one in form.select("input[type=hidden]")] == [("with", "E09000003")]
    assert [option["value"] for option in fields["area"].select("option[selected]")] == [BEDS]


def test_nothing_to_choose_is_no_form() -> None:
    bare = comparison(area_choices=(), period_choices=(), breakdown_choices=(), beside_choices=())
    assert compare.choices(bare) is None


def test_who_is_set_beside_can_be_taken_out_again() -> None:
    link = drawn(compare.beside(comparison())).a
    assert link is not None
    assert link["aria-label"] == "Remove Town 3"
    assert parse_qs(urlsplit(str(link["href"])).query) == {"area": [BEDS], "period": ["2016/17"]}
    assert compare.beside(comparison(beside=())) is None


def test_the_summary_holds_figure_status_and_the_flag() -> None:
    page = drawn(compare.summary(comparison()))
    text = page.get_text(" ", strip=True)
    assert "8%" in text
    assert "Better than England" in text
    assert page.strong is not None
    assert page.strong.text.startswith("8% is above the neighbours’ mean of 6%")
    assert page.select_one('a[href*="/indicator/a-measure?area=E06000056"]')


def test_without_a_figure_there_is_no_status() -> None:
    page = drawn(compare.summary(comparison(AREAS[0], verdict=None, neighbours=None, no_best_5="only 1 authority has a figure")))
    assert page.select_one(".status") is None
    assert "No figure" in page.text
    assert "There is no best 5%: only 1 authority has a figure." in page.text


def test_the_table_is_the_picture_in_words() -> None:
    rows = _table(comparison())
    assert rows[0] == ["Authority", "Figure", "95% interval", "Rank", "Band", "Here"]
    assert rows[1] == [LONGEST, "4%", "", "1", "A", "statistical neighbour"]
    assert rows[2] == ["Central Bedfordshire", "8%", "6.5% to 9.5%", "2", "A", "this area"]
    assert rows[-1] == ["Town 5", "suppressed", "", "", "", ""]


def test_the_picture_is_hidden_from_those_who_hear_and_its_table_is_not() -> None:
    panel = drawn(compare_places.ranked_panel(comparison()))
    chart = panel.select_one(".chart")
    assert chart is not None
    assert chart["aria-hidden"] == "true"
    assert panel.select_one("details table") is not None
    caption = panel.find("figcaption")
    assert caption is not None
    assert (
        caption.text == "Four authorities in 2016/17, from the worst (Town 4, 15%) to the best (Bournemouth, Christchurch and Poole, 4%)."
    )


def test_the_key_names_each_mark() -> None:
    key = drawn(compare_places.ranked_panel(comparison())).select_one(".chart-key")
    assert key is not None
    assert [item.get_text(" ", strip=True) for item in key.select("li")] == [
        "▼ Central Bedfordshire",
        "◆ Statistical neighbours, hatched",
        "■ Set beside it, crossed",
        "The numbers are the neighbours’ places in the model",
        "│ 95% interval",
    ]


def test_who_has_no_figure_is_named_with_the_reason() -> None:
    found = drawn(compare_places.missing(comparison(missing=(compared(5, None), compared(6, None, display="not available")))))
    assert found.text == "Two authorities have no figure in 2016/17 and are not drawn. Not available: Town 6. Suppressed: Town 5."
    assert compare_places.missing(comparison(missing=())) is None


def test_the_neighbours_with_both_averages_and_the_flag() -> None:
    found = compare_places.neighbours(comparison())
    assert _rows(found) == [
        ["Authority", "Figure, 2016/17", "Against Central Bedfordshire", "Rank", "Place in the model", "How close"],
        ["Central Bedfordshire", "8% (6.5% to 9.5%)", "", "2", "", "this area"],
        [LONGEST, "4%", "4 points below", "1", "1", "Very close"],
        ["Town 5", "suppressed", "", "", "2", "Very close"],
        ["Mean of the neighbours", "6%", "2 points below", "", "", "of 1 with a figure"],
        ["Median of the neighbours", "9%", "1 point above", "", "", "of 1 with a figure"],
    ]
    page = drawn(found)
    assert "Statistical neighbours 2024" in page.text
    assert page.strong is not None
    assert compare_places.neighbours(comparison(neighbours=None)) is None


def test_neighbours_without_any_figure_are_a_sentence_and_no_table() -> None:
    found = drawn(compare_places.neighbours(comparison(neighbours=neighbour_table(*MISSING, count=0))))
    assert found.table is None
    assert "None of the neighbours by Statistical neighbours 2024 has a figure." in found.text


def test_volumes_have_no_columns_for_what_is_not_compared() -> None:
    view = comparison(
        obstacle="a number is not comparable", neighbours=neighbour_table(AREAS[0], mean_display="", median_display="", flag="")
    )
    assert _rows(compare_places.neighbours(view))[0] == ["Authority", "Figure, 2016/17", "Place in the model", "How close"]
    assert "by size" in drawn(compare_places.ranked_panel(view)).text


def test_an_authoritys_name_leads_to_the_page_as_seen_from_there() -> None:
    link = drawn(compare_places.neighbours(comparison())).select_one("tbody a")
    assert link is not None
    assert parse_qs(urlsplit(str(link["href"])).query) == {"area": ["E09000001"], "with": ["E09000003"], "period": ["2016/17"]}


def test_those_set_beside_have_a_table_of_their_own() -> None:
    assert _rows(compare_places.set_beside(comparison()))[1] == ["Town 3", "12%", "4 points above", "3"]
    assert compare_places.set_beside(comparison(AREAS[1])) is None


def _marks(view: ComparisonView) -> dict[str, float]:
    page = drawn(quartile_strip(view))
    return {mark["class"][1]: float(str(mark["style"]).split("left:")[1].split("%")[0]) for mark in page.select(".scale-mark")}  # type: ignore[index]


def test_right_is_always_better_on_the_strip() -> None:
    low, high = _marks(comparison()), _marks(comparison(polarity=Polarity.HIGH))
    assert low == {"scale-england": 45.5, "scale-best_5_percent": 98.2, "scale-own": 63.6}
    assert {name: round(100 - place, 1) for name, place in low.items()} == high


def test_the_strip_in_words_begins_with_the_best_quarter() -> None:
    page = drawn(quartile_strip(comparison()))
    words = [(term.text, term.find_next("dd").text) for term in page.select("dt")]  # type: ignore[union-attr]
    assert words[0] == ("Band A, the best quarter", "4% to 6%")
    assert words[3] == ("Band D, the worst quarter", "13% to 15%")
    assert words[4:] == [("England", "10%"), ("Best 5% of 152", "4.2%"), ("Central Bedfordshire", "8%")]
    neutral = drawn(quartile_strip(comparison(polarity=Polarity.NEUTRAL)))
    assert [term.text for term in neutral.select("dt")][:2] == ["Lowest quarter", "Second quarter"]
    best = drawn(quartile_strip(comparison(polarity=Polarity.HIGH)))
    assert best.dd is not None
    assert best.dd.text == "13% to 15%"
    assert quartile_strip(comparison(quartiles=None)) is None


def test_a_region_is_a_level_of_its_own() -> None:
    view = comparison(AREAS[0], AREAS[3], area_name="London", own_level=Level(value=9, display="9%", words="London"), verdict=None)
    assert _marks(view)["scale-own"] == 54.5
    assert "9%" in drawn(compare.summary(view)).text


def test_each_comparator_says_whether_the_difference_is_real() -> None:
    rows = _rows(compare.is_it_real(comparison()))
    assert rows[0] == ["Compared with", "Status", "Why", "How sure"]
    assert rows[1][:2] == ["England", "Better than England"]
    assert rows[1][3].startswith("By margin, not tested")
    assert compare.is_it_real(comparison(against=())) is None


def test_an_empty_page_says_what_to_load() -> None:
    for areas in ((), (AREAS[1],)):
        empty = replace(comparison(), areas=areas)
        assert compare_places.ranked_panel(empty) is None
        assert "Load a national file" in drawn(compare.nothing(empty)).text
    assert compare.nothing(comparison()) is None


def test_the_lead_names_area_breakdown_period_and_day() -> None:
    view = comparison(query=ComparisonQuery(area=BEDS, breakdown_type="age", breakdown="Under 5"))
    assert compare.lead(view) == "Central Bedfordshire · Under 5 · 2016/17"


def test_hostile_names_stay_texts() -> None:
    view = comparison(
        compared(1, 4.0, name=HOSTILE),
        area_name=HOSTILE,
        beside=(Choice(value=HOSTILE, words=HOSTILE),),
        neighbours=neighbour_table(compared(1, 4.0, name=HOSTILE), title=HOSTILE, flag=HOSTILE),
        missing=(compared(2, None, name=HOSTILE, display=HOSTILE),),
    )
    parts = (compare.choices, compare.beside, compare.summary, compare_places.ranked_panel, compare_places.neighbours, quartile_strip)
    assert not [part for part in parts if drawn(part(view)).find("script")]
