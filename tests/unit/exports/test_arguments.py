"""A wrong argument is named, with what was found and what is taken."""

from datetime import date

import pytest

from exports.arguments import BadArgumentError, a_date, one_of, only


def test_a_known_argument_passes_and_an_unknown_one_is_named() -> None:
    only({"area": "x"}, {"area", "as_at"})
    with pytest.raises(BadArgumentError, match=r"no argument 'colour' here. Known arguments: area, as_at\."):
        only({"area": "x", "colour": "red"}, {"as_at", "area"})
    with pytest.raises(BadArgumentError, match=r"Known arguments: none\."):
        only({"colour": "red"}, set())


def test_one_of_takes_what_is_allowed_or_nothing() -> None:
    assert one_of({"status": "worse"}, "status", {"worse", ""}) == "worse"
    assert one_of({}, "status", {"worse"}) == one_of({"status": ""}, "status", {"worse"}) == ""
    with pytest.raises(BadArgumentError, match=r"'status' has 'red'. It takes one of: better, worse\."):
        one_of({"status": "red"}, "status", {"worse", "better", ""})


@pytest.mark.parametrize("text", ["yesterday", "2018-02-30", "21/03/2018", "2018", "2018-03", "٢٠١٨-٠٣-٢١"])
def test_a_date_that_is_none_is_named(text: str) -> None:
    with pytest.raises(BadArgumentError, match=f"'as_at' has '{text}'"):
        a_date({"as_at": text}, "as_at")


def test_a_date() -> None:
    assert a_date({"as_at": "2018-03-21"}, "as_at") == date(2018, 3, 21)
    assert a_date({}, "as_at") is a_date({"as_at": ""}, "as_at") is None
