"""How a table stands on a page: no word is broken, no column is lost, and an empty paragraph never fills a page."""

import io
from datetime import date

import docx
import pytest

from analysis.pack_request import Part, read_request
from exports.pack.model import Pack, Section, TableBlock
from exports.pack.widths import lines_of, parts, width_of, widths
from exports.pack.word import word
from exports.tables.model import Cell, Table, words_row

PLACES = ("Central Bedfordshire", "England", "Buckinghamshire", "South Gloucestershire", "Cambridgeshire", "Hampshire", "Wiltshire")
ROOM, SIZE, MARGINS = 487.0, 8.0, 10.8
"""A page of A4 within its margins, small letters, and what Word leaves beside the words of a cell."""


def _wide(*, places: tuple[str, ...] = PLACES, keys: int = 2) -> Table:
    columns = ("Indicator", *places)
    heading = tuple(
        Cell(words="A priority whose name takes the whole of the table" * (place == 0), is_group=True) for place in range(len(columns))
    )
    row = words_row("Breastfeeding at 6-8 weeks (2023/24)", *(f"{number}.2%: Better than England" for number, _ in enumerate(places)))
    return Table(name="Beside others", title="Beside others", columns=columns, rows=(heading, *[row] * 20), keys=keys)


@pytest.mark.parametrize("places", [PLACES, PLACES * 2, PLACES[:2]])
def test_a_table_is_split_so_that_no_word_is_broken_and_no_column_lost(places: tuple[str, ...]) -> None:
    whole = _wide(places=places)
    found = parts(whole, room=ROOM, size=SIZE)
    assert len(found) == {7: 2, 14: 3, 2: 1}[len(places)]
    assert [column for part in found for column in part.columns[2:]] == list(places[1:])
    for number, part in enumerate(found, start=1):
        assert part.columns[:2] == whole.columns[:2]
        assert len(part.rows) == len(whole.rows)
        assert part.title == ("Beside others" if len(found) == 1 else f"Beside others, part {number} of {len(found)}")
        across = widths(part, room=ROOM, size=SIZE)
        assert sum(across) == pytest.approx(ROOM)
        for place, width in enumerate(across):
            texts = [part.columns[place], *(row[place].words for row in part.rows if not row[0].is_group)]
            assert all(width_of(word, size=SIZE) <= width - MARGINS for text in texts for word in text.replace("-", "- ").split())


def test_a_table_that_no_room_holds_has_a_column_a_part() -> None:
    found = parts(_wide(places=PLACES[:3], keys=1), room=20, size=SIZE)
    assert [part.columns for part in found] == [("Indicator", place) for place in PLACES[:3]]
    assert sum(widths(found[0], room=20, size=SIZE)) == pytest.approx(20)


def test_a_column_of_long_texts_is_wider_than_one_with_a_few_long_words() -> None:
    rows = (
        words_row("A long sentence " * 8, "nobody named", ""),
        words_row("A long sentence " * 8, "", "The head of the children's services"),
    )
    table = Table(name="Log", title="Log", columns=("What", "Lead", "Due"), rows=rows * 5)
    long, lead, due = widths(table, room=800, size=12)
    assert long > 2 * max(lead, due)


def test_lines_are_counted_as_they_wrap() -> None:
    width = width_of("children on a", size=12) + 13
    assert lines_of("children on a plan", width=width, size=12) == 2
    assert lines_of("", width=width, size=12) == 1
    assert lines_of("children " * 5, width=width, size=12) == 5
    assert lines_of("c" * 40, width=width, size=12) > 2


def test_a_wide_table_of_the_document_stands_in_parts_with_nothing_empty_between() -> None:
    section = Section(part=Part.COMPARISON, title="Beside other areas", blocks=(TableBlock(table=_wide()),))
    changes = Section(part=Part.CHANGES, title="Changes", blocks=(TableBlock(table=_wide(places=PLACES[:1])),))
    request = read_request({"scorecards": "a-card", "parts": "comparison,changes"})
    pack = Pack(
        request=request,
        title="Board pack",
        boards=("A board",),
        areas=("An area",),
        as_at="1 June 2026",
        made_on=date(2026, 6, 1),
        release_id="20260601-1",
        sections=(section, changes),
    )
    found = docx.Document(io.BytesIO(word(pack)))
    assert [len(table.columns) for table in found.tables] == [5, 5, 2]
    captions = [paragraph.text for paragraph in found.paragraphs if paragraph.style.name == "Caption"]
    assert captions == ["Table 1. Beside others, part 1 of 2", "Table 2. Beside others, part 2 of 2", "Table 3. Beside others"]
    assert not [paragraph for paragraph in found.paragraphs if not paragraph.text.strip()]
    assert 'w:type="page"' not in found.element.body.xml
    breaking = [paragraph.text for paragraph in found.paragraphs if paragraph.paragraph_format.page_break_before]
    assert breaking == ["Beside other areas", "Changes"]
    for table in found.tables:
        assert sum(column.width.pt for column in table.columns) == pytest.approx(ROOM, abs=1)
        assert all(
            column.width.pt == cell.width.pt for row in table.rows[:1] for column, cell in zip(table.columns, row.cells, strict=True)
        )


def test_words_are_measured_as_wide_as_arial_prints_them_in_bold() -> None:
    assert width_of("Buckinghamshire", size=1000) == pytest.approx(8391, rel=0.06)  # by Arial's own table of widths
    assert width_of("Illness", size=1000) == pytest.approx(3112, rel=0.12)
