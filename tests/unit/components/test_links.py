"""An address says everything that a page shows, and nothing is lost on the way there and back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.filters import ScorecardFilters, ScorecardLayout, StatusFilter
from analysis.indicator_query import IndicatorQuery
from analysis.periods import PeriodKind
from components import links
from support.views import tile
from tests.unit.analysis.builders import line, observation, provenance, verdict

TEXTS = st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40).map(str.strip)
DAYS = st.none() | st.dates()


def _query(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query, strict_parsing=bool(urlsplit(address).query)))


@given(
    st.builds(
        ScorecardFilters,
        area=TEXTS,
        priority=TEXTS,
        status=st.sampled_from(StatusFilter),
        search=TEXTS,
        as_at=DAYS,
        layout=st.sampled_from(ScorecardLayout),
    )
)
def test_a_scorecards_filters_come_back_from_its_address(filters: ScorecardFilters) -> None:
    assert ScorecardFilters.from_query(filters.query()) == filters


@given(
    st.builds(
        IndicatorQuery,
        area=TEXTS,
        breakdown_type=st.sampled_from(["agency", "drug_group"]),
        breakdown=TEXTS.filter(bool),
        scorecard=TEXTS,
        line=TEXTS,
        kind=st.sampled_from(["", *(kind.value for kind in PeriodKind)]),
        as_at=DAYS,
    )
)
def test_an_indicators_query_comes_back_from_its_address(query: IndicatorQuery) -> None:
    assert IndicatorQuery.from_query(query.query()) == query


@pytest.mark.parametrize("text", ["a&b=c", "50% or more", "Police: Met", "#top", "a+b c", "\u202eevil", "é/ü?"])
def test_any_text_survives_an_address(text: str) -> None:
    filters = ScorecardFilters(search=text, as_at=date(2018, 3, 21))
    assert ScorecardFilters.from_query(_query(links.scorecard("a-card", filters=filters))) == filters
    query = IndicatorQuery(area=text, breakdown_type="agency", breakdown=text, scorecard=text)
    assert IndicatorQuery.from_query(_query(links.indicator("a-measure", query=query))) == query


def test_an_address_without_choices_is_short() -> None:
    assert links.scorecard("a-card", filters=ScorecardFilters()) == "/scorecard/a-card"
    assert links.indicator("a-measure") == "/indicator/a-measure"
    assert links.source("a-report") == "/source/a-report"


def test_a_verdict_leads_to_its_own_line_and_a_figure_to_its_printed_line() -> None:
    of = replace(tile(verdict([observation(8.8)])), line_id="2.3")
    assert _query(links.tile(of, scorecard_id="a-card")) == {"area": "E06000056", "scorecard": "a-card", "line": "2.3"}
    assert _query(links.tile(of)) == {"area": "E06000056"}
    assert links.provenance(provenance(line=494)) == "/source/a-report?line=494"
    assert links.provenance(provenance(line=None)) == "/source/a-report"


def test_a_comparison_names_the_area_and_what_stands_beside_it() -> None:
    assert links.compare("a-measure") == "/compare/a-measure"
    asked = links.compare("a/b", area="E1", with_=("neighbours", "E2"), period="2024/25", breakdown_type="age", breakdown="0 to 4")
    assert unquote(urlsplit(asked).path) == "/compare/a/b"
    assert _query(asked) == {"area": "E1", "with": "neighbours,E2", "period": "2024/25", "breakdown": "age:0 to 4"}
    assert _query(links.compare("a", as_at=date(2018, 3, 21))) == {"as_at": "2018-03-21"}


def test_one_click_leads_from_a_verdict_to_its_neighbours() -> None:
    of = verdict([observation(8.8, breakdown_type="age", breakdown="0 to 4")], by=line(breakdown_type="age", breakdown="0 to 4"))
    assert links.neighbours_of(of).startswith("/compare/a-measure?")
    assert _query(links.neighbours_of(of)) == {"area": "E06000056", "with": "neighbours", "breakdown": "age:0 to 4"}


def test_a_scorecard_leads_to_its_best_five_and_to_its_profile() -> None:
    assert links.best_five("a-card") == "/best-five/a-card"
    assert links.best_five("a-card", area="E1") == "/best-five/a-card?area=E1"
    assert links.profile("a-card", area="E1", with_=("neighbours",)) == "/profile/a-card?area=E1&with=neighbours"


def test_an_id_cannot_leave_its_place_in_the_path() -> None:
    found = urlsplit(links.scorecard("a?b#c d"))
    assert unquote(found.path) == "/scorecard/a?b#c d"
    assert not found.query


def test_addresses_stand_under_the_prefix(served_under: Callable[[str], None]) -> None:
    served_under("/wellbeing/")
    found = (links.home(), links.scorecard("a"), links.indicator("b"), links.source("c", line=1), links.figures_csv(indicator_id="b"))
    assert all(address.startswith("/wellbeing/") for address in found)
    assert links.home() == "/wellbeing/"
