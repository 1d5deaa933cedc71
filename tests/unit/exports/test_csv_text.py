"""A spreadsheet must find nothing to run in a CSV, and every number as it is."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.plain_cells import neutral
from exports.csv_text import csv_text


@pytest.mark.parametrize("text", ["=cmd()", "+1+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-", "-27%", "- 870.00", "-65,951", "12 (10%)", "<script>", ""])
def test_a_plain_text_stays_as_printed(text: str) -> None:
    assert neutral(text) == text


def test_missing_is_empty_and_numbers_have_no_noise() -> None:
    text = csv_text(columns=("a", "b", "c"), rows=[(None, 552.79999999999995, 262.0), (0.0, -0.5, 3)])
    assert text == "a,b,c\r\n,552.8,262\r\n0,-0.5,3\r\n"


@given(
    st.lists(st.lists(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")), min_size=2, max_size=2))
)
def test_every_text_comes_back(rows: list[list[str]]) -> None:
    written = csv_text(columns=("first", "second"), rows=rows)
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read[1:] == [[neutral(cell) for cell in row] for row in rows]
