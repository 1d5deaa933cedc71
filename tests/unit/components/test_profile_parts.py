"""The area profile as a reader gets it: a table of groups, the own area marked, words for what is missing, hostile names as text."""

from dataclasses import replace

from analysis.observations import Symbol
from analysis.polarity import Polarity
from analysis.profile_views import LeftOut, ProfileCell, ProfileColumn, ProfilePriority, ProfileRow, ProfileView
from analysis.scorecards import RateAgainst
from analysis.units import Unit
from analysis.verdict import Certainty, Outcome, Rag
from analysis.views import Choice
from components import profile as parts
from components.ways import Way, ways
from support.views import HOSTILE, drawn
from tests.unit.analysis.builders import BEDS, BROMLEY, ENGLAND

CELL = ProfileCell(
    area_code=BEDS,
    value=8.8,
    display="8.8%",
    symbol=None,
    has_figure=True,
    period="2016/17",
    outcome=Outcome.BETTER,
    rag=Rag.GREEN,
    status="Better than England",
    reason="8.8% is better than England.",
    certainty=Certainty.TESTED,
    is_old=False,
    is_doubtful=False,
    provenance=None,
)
MISSING = replace(CELL, area_code=BROMLEY, value=None, display="no figure", has_figure=False, period="", outcome=Outcome.NOT_RATED)


def row(*cells: ProfileCell, label: str = "Smoking", against: RateAgainst = RateAgainst.ENGLAND) -> ProfileRow:
    return ProfileRow(
        line_id="1.2",
        label=label,
        indicator_id="a-measure",
        breakdown_type="agency",
        breakdown="Police",
        unit=Unit.PERCENT,
        unit_words="",
        polarity=Polarity.LOW,
        rate_against=against,
        period="2016/17",
        cells=cells,
    )


def view(*rows: ProfileRow, name: str = "Bromley") -> ProfileView:
    columns = (
        ProfileColumn(area_code=BEDS, name="Central Bedfordshire", is_own=True, has_profile=True),
        ProfileColumn(area_code=ENGLAND, name="England", is_own=False, has_profile=False),
        ProfileColumn(area_code=BROMLEY, name=name, is_own=False, has_profile=True),
    )
    return ProfileView(
        scorecard_id="a-scorecard",
        title="A scorecard",
        board="A board",
        area_code=BEDS,
        area_name="Central Bedfordshire",
        beside=(BROMLEY,),
        beside_words=name,
        area_choices=(Choice(value=BEDS, words="Central Bedfordshire"), Choice(value=BROMLEY, words=name)),
        beside_choices=(Choice(value="region", words="Its region"), Choice(value=BROMLEY, words="Those shown now")),
        columns=columns,
        priorities=(ProfilePriority(title="Front door", lead="", rows=rows),),
        left_out=(LeftOut(label="Its own", area_name="Luton"),),
        without_figures=("Leeds",),
        newest_published=None,
        release_id="",
    )


def test_the_own_area_is_the_first_column_and_marked_and_the_others_lead_to_their_profiles() -> None:
    table = drawn(parts.heat(view(row(CELL, CELL, MISSING)))).table
    heads = table.select("thead th")
    assert [head.text for head in heads] == ["Indicator", "Central Bedfordshirethis area", "England", "Bromley"]
    assert [head.get("class") for head in heads] == [None, ["own-column"], None, None]
    assert [(link.text, link["href"]) for link in table.select("thead a")] == [("Bromley", f"/profile/a-scorecard?area={BROMLEY}")]
    assert table.select_one("tbody th[scope=rowgroup]")["colspan"] == "4"
    assert table.select_one("tbody th[scope=row]").text == "Smoking2016/17 · against England"


def test_the_frame_scrolls_from_the_keyboard_under_its_own_name() -> None:
    frame = drawn(parts.heat(view(row(CELL, CELL, CELL)))).select_one(".table-scroll")
    assert (frame["role"], frame["tabindex"]) == ("region", "0")
    assert frame["aria-label"] == "Central Bedfordshire beside Bromley: every indicator of A scorecard"


def test_a_cell_is_a_link_to_that_areas_own_page_with_a_shape_and_a_word() -> None:
    cell = drawn(parts.heat(view(row(CELL, CELL, CELL)))).select_one("td")
    assert cell["data-label"] == "Central Bedfordshire (this area)"
    assert cell.a["href"] == f"/indicator/a-measure?area={BEDS}&breakdown=agency%3APolice&scorecard=a-scorecard&line=1.2"
    assert cell.a["aria-label"] == "Smoking, Central Bedfordshire: 8.8%"
    assert cell.select_one(".icon-better") is not None
    assert cell.select_one(".heat-status").text == "Better"


def test_a_target_and_the_best_5_are_named_in_the_cell() -> None:
    met = replace(CELL, status="Target met")
    assert drawn(parts.heat(view(row(met, met, met, against=RateAgainst.TARGET)))).select_one(".heat-status").text == "Target met"


def test_what_is_missing_suppressed_uncertain_or_of_another_time_says_so() -> None:
    suppressed = replace(CELL, value=None, display="suppressed", symbol=Symbol.CONFIDENTIAL, outcome=Outcome.NOT_RATED)
    unsure = replace(CELL, period="2015/16", certainty=Certainty.NOT_CERTAIN, is_doubtful=True)
    cells = drawn(parts.heat(view(row(suppressed, unsure, MISSING)))).select("td")
    assert cells[0].a.text == "suppressed"
    assert [note.text for note in cells[1].select(".heat-note")] == ["2015/16", "not certain", "doubtful figure"]
    assert cells[2].text == "no figure"


def test_the_form_keeps_those_shown_now() -> None:
    form = drawn(parts.choices(view()))
    assert [option["value"] for option in form.select("option[selected]")] == [BEDS, BROMLEY, ""]


def test_what_is_left_out_is_named() -> None:
    words = drawn(parts.notes(view())).text
    assert "Left out, as they are printed for an area of their own: Its own (Luton)." in words
    assert "No line has a figure for Leeds." in words


def test_a_phone_has_the_ways_to_the_other_profiles() -> None:
    links = drawn(parts.other_profiles(view())).select("nav a")
    assert [link["href"] for link in links] == [f"/profile/a-scorecard?area={BROMLEY}"]
    alone = replace(view(), columns=view().columns[:2])
    assert parts.other_profiles(alone) is None


def test_a_scorecard_leads_to_its_other_views_and_marks_the_one_shown() -> None:
    links = drawn(ways(Way.PROFILE, scorecard_id="a-scorecard", area=BEDS)).select("nav a")
    assert [(link.text, link["href"], link.get("aria-current")) for link in links] == [
        ("Scorecard", "/scorecard/a-scorecard", None),
        ("What changed", f"/changes/a-scorecard?area={BEDS}", None),
        ("Aiming for the best 5%", f"/best-five/a-scorecard?area={BEDS}", None),
        ("Area profile", f"/profile/a-scorecard?area={BEDS}", "true"),
    ]


def test_hostile_names_are_text() -> None:
    found = view(row(CELL, CELL, CELL, label=HOSTILE), name=HOSTILE)
    page = drawn([parts.choices(found), parts.heat(found), parts.other_profiles(found)])
    assert not page.select("script")
    assert HOSTILE in page.select_one("tbody th[scope=row]").text
