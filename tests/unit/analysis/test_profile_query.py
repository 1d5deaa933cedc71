"""A profile's address: what it asks for, written one way."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.profile_query import ProfileQuery

TEXT = st.text(alphabet=st.characters(exclude_characters=","), min_size=1).map(str.strip).filter(bool)


def test_a_form_adds_one_more_area_and_doubles_count_once() -> None:
    found = ProfileQuery.from_query({"area": " E06000056 ", "with": "neighbours,,E06000032,neighbours", "add": "E09000006", "unknown": "1"})
    assert found == ProfileQuery(area="E06000056", beside=("neighbours", "E06000032", "E09000006"))
    assert ProfileQuery.from_query({"add": "", "area": None}) == ProfileQuery()


@given(area=TEXT, beside=st.lists(TEXT, unique=True))
def test_an_address_reads_back_as_it_was_written(area: str, beside: list[str]) -> None:
    query = ProfileQuery(area=area, beside=tuple(beside))
    assert ProfileQuery.from_query(query.query()) == query
