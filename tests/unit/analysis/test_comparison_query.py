"""The address of a comparison: read and written without loss, and without what nobody understands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison_query import MOST_CHOSEN, WITH_NEIGHBOURS, WITH_REGION, ComparisonQuery

WORDS = st.text(st.characters(codec="ascii", exclude_characters=",:", categories=("L", "N")), max_size=12)
QUERIES = st.builds(
    ComparisonQuery,
    area=WORDS,
    beside=st.lists(WORDS.filter(bool), unique=True, max_size=MOST_CHOSEN).map(tuple),
    period=WORDS,
    scorecard=WORDS,
    line=WORDS,
    as_at=st.none() | st.dates(),
)


@given(query=QUERIES)
def test_an_address_is_read_back_as_it_was_written(query: ComparisonQuery) -> None:
    assert ComparisonQuery.from_query(query.query()) == query


def test_the_form_adds_one_area_and_nobody_twice() -> None:
    assert ComparisonQuery.from_query({"with": "region, E09000004,,region", "add": "E09000005"}).beside == (
        WITH_REGION,
        "E09000004",
        "E09000005",
    )
    assert ComparisonQuery.from_query({"with": WITH_NEIGHBOURS, "add": ""}).beside == (WITH_NEIGHBOURS,)


def test_a_breakdown_needs_both_its_parts() -> None:
    found = ComparisonQuery.from_query({"breakdown": "agency:Police: Met"})
    assert (found.breakdown_type, found.breakdown) == ("agency", "Police: Met")
    assert found.query() == {"breakdown": "agency:Police: Met"}
    assert ComparisonQuery.from_query({"breakdown": "agency"}) == ComparisonQuery()


@pytest.mark.parametrize("query", [{"as_at": "yesterday"}, {"unknown": "1"}, {"with": ",,"}, {"area": " "}, {"area": None}])
def test_what_is_badly_written_is_dropped(query: dict[str, object]) -> None:
    assert ComparisonQuery.from_query(query) == ComparisonQuery()


def test_defaults_are_left_out_and_the_order_is_fixed() -> None:
    query = ComparisonQuery(as_at=date(2024, 6, 1), area="E09000006", period="2023/24", beside=(WITH_REGION,))
    assert list(query.query().items()) == [("area", "E09000006"), ("with", "region"), ("period", "2023/24"), ("as_at", "2024-06-01")]
