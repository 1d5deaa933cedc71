"""Small words that stand on many pages."""

from datetime import date

import pytest

from components.words import count_of, day, sentence


def test_a_day_is_written_as_boards_write_it() -> None:
    assert day(date(2018, 3, 1)) == "1 March 2018"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no lines"), (1, "one line"), (9, "nine lines"), (10, "10 lines"), (2674, "2,674 lines")]
)
def test_a_number_with_its_noun(number: int, words: str) -> None:
    assert count_of(number, "line") == words


@pytest.mark.parametrize(("words", "written"), [("up from 184", "Up from 184."), ("Done.", "Done."), ("", "")])
def test_a_sentence_begins_and_ends(words: str, written: str) -> None:
    assert sentence(words) == written
