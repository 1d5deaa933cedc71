"""A breakdown comes back from an address as it went in, whatever its type is called."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.breakdown_address import breakdown_text, read_breakdown


@given(st.text(), st.text(min_size=1))
def test_a_breakdown_comes_back(breakdown_type: str, breakdown: str) -> None:
    assert read_breakdown(breakdown_text(breakdown_type, breakdown)) == (breakdown_type, breakdown)


def test_a_colon_in_the_type_is_not_the_border() -> None:
    assert breakdown_text("Age: group", "0 to 4") == "Age%3A group:0 to 4"
    assert breakdown_text("age", "Ratio 1:2") == "age:Ratio 1:2"


def test_the_headline_has_no_text() -> None:
    assert breakdown_text("age", "") == ""
    assert read_breakdown("") == read_breakdown("age") == read_breakdown("age:") == ("", "")
