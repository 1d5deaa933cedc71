"""The filters are a form whose answers are the page's address."""

from datetime import date

from bs4 import BeautifulSoup

from analysis.filters import ScorecardFilters, ScorecardLayout, StatusFilter
from analysis.views import Choice
from components.filters import layout_switch, scorecard_filters
from support.views import HOSTILE, drawn

AREAS = (Choice(value="", words="All, side by side"), Choice(value="E09000033", words="Westminster"))
PRIORITIES = (Choice(value="1", words="Early help"), Choice(value="2", words="Care"))


def _form(filters: ScorecardFilters, areas: tuple[Choice, ...] = AREAS) -> BeautifulSoup:
    return drawn(scorecard_filters(scorecard_id="a-card", filters=filters, areas=areas, priorities=PRIORITIES))


def _answers(form: BeautifulSoup) -> dict[str, str]:
    """What a browser without scripts would send."""
    chosen = {
        select["name"]: next((o for o in select.select("option[selected]")), select.option)["value"] for select in form.select("select")
    }
    return chosen | {field["name"]: field.get("value", "") for field in form.select("input")}


def test_the_form_asks_for_the_same_page_with_get() -> None:
    form = _form(ScorecardFilters()).form
    assert (form["method"], form["action"]) == ("get", "/scorecard/a-card")
    assert form.select_one("button")["type"] == "submit"


def test_every_field_has_a_label_of_its_own() -> None:
    form = _form(ScorecardFilters())
    fields = {field["id"] for field in form.select("select, input:not([type=hidden])")}
    assert len(fields) == 5
    assert {label["for"] for label in form.select("label")} == fields
    assert all(label.text for label in form.select("label"))


def test_the_form_shows_the_filters_and_sends_them_again() -> None:
    filters = ScorecardFilters(
        area="E09000033",
        priority="2",
        status=StatusFilter.RED_AND_WORSENING,
        search="plans",
        as_at=date(2015, 11, 1),
        layout=ScorecardLayout.TABLE,
    )
    form = _form(filters)
    assert [option.text for option in form.select("option[selected]")] == ["Westminster", "Care", "Red and worsening"]
    assert ScorecardFilters.from_query(_answers(form)) == filters
    assert form.select_one(".clear-link")["href"] == "/scorecard/a-card?view=table"


def test_without_filters_there_is_nothing_to_clear() -> None:
    form = _form(ScorecardFilters())
    assert not form.select(".clear-link")
    assert ScorecardFilters.from_query(_answers(form)) == ScorecardFilters()


def test_every_status_can_be_chosen() -> None:
    options = {option["value"]: option.text for option in _form(ScorecardFilters()).select("#filter-status option")}
    assert options == {status.value: status.words for status in StatusFilter}


def test_a_scorecard_of_one_area_asks_for_none() -> None:
    assert not _form(ScorecardFilters(), areas=AREAS[1:]).select("#filter-area")


def test_what_was_searched_for_is_text() -> None:
    form = _form(ScorecardFilters(search=f'"><{HOSTILE}'))
    assert not form.select("script")
    assert form.select_one("#filter-q")["value"] == f'"><{HOSTILE}'


def test_the_layout_in_use_is_marked_and_the_filters_are_kept() -> None:
    links = drawn(layout_switch(scorecard_id="a-card", filters=ScorecardFilters(area="x", search="plans"))).select("a")
    assert [(link.text, link.get("aria-current")) for link in links] == [("Tiles", "true"), ("Table", None)]
    assert links[1]["href"] == "/scorecard/a-card?area=x&q=plans&view=table"
