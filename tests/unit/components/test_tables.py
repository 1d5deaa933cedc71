"""Tables that a screen reader can walk: captions, headings, short rows that span what is left."""

from components.tables import table
from support.views import HOSTILE, drawn


def test_a_table_has_a_caption_headings_and_a_heading_cell_a_row() -> None:
    found = drawn(table(caption="Figures", columns=("Area", "Figure", "Source"), rows=[["Bromley", "262", "line 1"]], numeric=(1,)))
    assert found.caption.text == "Figures"
    assert [(cell.text, cell["scope"]) for cell in found.select("thead th")] == [("Area", "col"), ("Figure", "col"), ("Source", "col")]
    assert found.select_one("tbody th")["scope"] == "row"
    assert [cell.get("class") for cell in found.select("tbody td")] == [["number"], None]


def test_a_wide_table_scrolls_from_the_keyboard_under_its_own_name() -> None:
    frame = drawn(table(caption="Figures", columns=("A",), rows=[], hide_caption=True)).div
    assert (frame["role"], frame["tabindex"], frame["aria-label"]) == ("region", "0", "Figures")
    assert frame.caption["class"] == ["visually-hidden"]


def test_the_last_cell_of_a_short_row_spans_the_columns_that_are_left() -> None:
    rows = [["a", "b", "c", "d"], ["a", "b", "no figure"], ["a", "nothing at all"]]
    found = drawn(table(caption="Figures", columns=("1", "2", "3", "4"), rows=rows))
    spans = [[int(cell.get("colspan", 1)) for cell in row.find_all(["th", "td"])] for row in found.select("tbody tr")]
    assert spans == [[1, 1, 1, 1], [1, 1, 2], [1, 3]]
    assert {sum(row) for row in spans} == {4}


def test_a_hostile_cell_is_text() -> None:
    found = drawn(table(caption=HOSTILE, columns=(HOSTILE,), rows=[[HOSTILE]]))
    assert not found.select("script")
    assert found.select_one("tbody th").text == HOSTILE
