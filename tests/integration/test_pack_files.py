"""Row by row: each line of a pack as its Word, PowerPoint and Excel files tell it, beside the scorecard's own view."""

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from dash._utils import AttributeDict
from docx.oxml.ns import qn
from pptx.util import Inches

from analysis.filters import ScorecardFilters
from analysis.pack_request import Part, read_request
from analysis.plain_cells import neutral
from analysis.profile_query import ProfileQuery
from analysis.views import Tile
from board.profile_view import profile_view
from board.scorecard_view import scorecard_view
from components.indicator_charts import NOT_AT_ZERO
from exports.pack.builder import build_pack
from exports.pack.excel import excel
from exports.pack.model import Exhibit, Pack, TableBlock
from exports.pack.powerpoint import powerpoint
from exports.pack.shown import shown
from exports.pack.widths import FONT
from exports.pack.word import word
from exports.tables.cells import name_of
from support.pack_files import document_exhibits, document_rows, document_tiles, slide_exhibits, slide_others, slide_rows, slide_tiles
from support.workbooks import opened

BUDGET = "three-boroughs-board-budget"
WESTMINSTER, KENSINGTON = "E09000033", "E09000020"


@pytest.fixture(autouse=True)
def _bundled(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))


def _pack(scorecards: str, parts: str, **more: str) -> Pack:
    return build_pack(read_request({"scorecards": scorecards, "parts": parts, **more}))


def _tiles(scorecard: str, area: str = "") -> list[Tile]:
    view = scorecard_view(scorecard_id=scorecard, filters=ScorecardFilters(area=area))
    return [tile for priority in view.priorities for tile in priority.tiles]


def _told(tile: Tile) -> tuple[str, ...]:
    verdict = tile.verdict
    return tuple(map(neutral, (name_of(tile), verdict.area, verdict.display, verdict.status, verdict.reason)))


def _rows(content: bytes, sheet: str) -> list[dict[str, Any]]:
    head, *rows = opened(content)[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows if row[0] and row[1]]


def _figures(content: bytes) -> list[tuple[str, ...]]:
    columns = ("Indicator", "Area", "As shown", "Status", "Why")
    return [tuple(row[column] or "" for column in columns) for row in _rows(content, "Figures")]


@pytest.mark.parametrize("parts", ["scorecard", "tiles", "indicators", "scorecard,tiles,indicators"])
def test_a_workbook_tells_each_line_that_a_part_shows_once(parts: str) -> None:
    content = excel(_pack("bromley-safeguarding", parts))
    assert _figures(content) == [_told(tile) for tile in _tiles("bromley-safeguarding")]
    for row, tile in zip(_rows(content, "Figures"), _tiles("bromley-safeguarding"), strict=True):
        assert row["Figure"] == (tile.verdict.value if tile.verdict.value is not None else tile.verdict.display)
        provenance = tile.verdict.provenance
        assert (row["Document"] or "") == (provenance.source_title if provenance else "")


def test_a_workbook_of_the_exceptions_alone_tells_them() -> None:
    pack = _pack("bromley-safeguarding", "exceptions")
    blocks = [block for section in pack.sections for block in section.blocks]
    exhibits = [block.tile for block in blocks if isinstance(block, Exhibit)]
    chance = [tile for block in blocks if isinstance(block, TableBlock) for tile in block.tiles]
    assert exhibits
    assert _figures(excel(pack)) == [_told(tile) for tile in (*exhibits, *chance)]


def test_a_workbook_of_a_comparison_tells_why_and_from_where_each_figure_of_every_area_is() -> None:
    pack = _pack("bromley-safeguarding", "comparison")
    view = profile_view(scorecard_id="bromley-safeguarding", query=ProfileQuery(area=""))
    cells = [
        (row.label, column.name, cell.display, cell.status, cell.reason, cell.provenance.source_title)
        for priority in view.priorities
        for row in priority.rows
        for column, cell in zip(view.columns, row.cells, strict=True)
        if cell.provenance is not None
    ]
    columns = ("Indicator", "Area", "As shown", "Status", "Why", "Document")
    rows = _rows(excel(pack), "Beside others why")
    assert [tuple(row[column] or "" for column in columns) for row in rows] == [tuple(map(neutral, cell)) for cell in cells]
    assert {row["Area"] for row in rows} > {"Bromley"}
    assert any("Why" in one.columns for one in shown(pack))


def test_two_areas_of_one_scorecard_have_a_sheet_a_series_each() -> None:
    content = excel(_pack(BUDGET, "indicators", areas=f"{WESTMINSTER},{KENSINGTON}"))
    assert _figures(content) == [_told(tile) for tile in (*_tiles(BUDGET, WESTMINSTER), *_tiles(BUDGET, KENSINGTON))]
    reserves = [row for row in _rows(content, "Figures") if row["Indicator"].startswith("Reserves held")]
    assert {row["Area"] for row in reserves} == {"Westminster", "Kensington and Chelsea"}
    book = opened(content)
    for row in reserves:
        (sheet,) = [sheet for sheet in book.worksheets if sheet.title.startswith(f"{row['No.']:g} ")]
        words = [str(cell) for line in sheet.iter_rows(values_only=True) for cell in line if cell]
        assert row["Area"] in words[-1]
        assert row["As shown"] in words or row["Figure"] in [cell for line in sheet.iter_rows(values_only=True) for cell in line]


def test_every_exhibit_with_a_series_has_its_sheet_with_its_sources() -> None:
    pack = _pack("bromley-safeguarding", "indicators")
    book = opened(excel(pack))
    series = [block for section in pack.sections for block in section.blocks if isinstance(block, Exhibit) and len(block.table.rows) > 1]
    sheets = [sheet for sheet in book.worksheets if sheet.title.split()[0].isdigit()]
    assert len(series) == len(sheets) > 20
    for exhibit, sheet in zip(series, sheets, strict=True):
        head, *rows = sheet.iter_rows(values_only=True, max_col=len(exhibit.table.columns))
        assert head == exhibit.table.columns
        assert [row[0] for row in rows[: len(exhibit.table.rows)]] == [row[0].words for row in exhibit.table.rows]
        assert "Document" in head


def test_only_a_file_with_the_table_beside_the_chart_promises_it() -> None:
    pack = _pack("bromley-safeguarding", "exceptions")
    promise = "The figures are in the table below it."
    described = [one.get("descr", "") for one in docx.Document(io.BytesIO(word(pack))).element.body.iter(qn("wp:docPr"))]
    assert described
    assert all(words.endswith(promise) for words in described)
    deck = pptx.Presentation(io.BytesIO(powerpoint(pack)))
    frames = [shape._element.nvGraphicFramePr.cNvPr for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert frames
    assert not [frame for frame in frames if "table" in frame.get("descr", "")]


def test_no_caption_of_the_document_promises_sources_that_its_table_has_not() -> None:
    found = docx.Document(io.BytesIO(word(_pack("bromley-safeguarding", "indicators"))))
    captions = [one.text for one in found.paragraphs if one.style.name == "Caption"]
    assert len([one for one in captions if one.endswith(": every figure")]) > 20
    assert not [one for one in captions if "with its source" in one]


def test_a_slide_says_that_its_axis_does_not_start_at_nought_where_the_page_does() -> None:
    pack = _pack("central-bedfordshire-safeguarding", "indicators")
    exhibits = [block for section in pack.sections for block in section.blocks if isinstance(block, Exhibit) and block.picture]
    deck = pptx.Presentation(io.BytesIO(powerpoint(pack)))
    charted = [slide for slide in deck.slides if any(shape.has_chart for shape in slide.shapes)]
    expected = [NOT_AT_ZERO in one.picture.caption for one in exhibits if one.picture]
    assert sum(expected) > 5
    said = [[shape.text_frame.text for shape in slide.shapes if shape.name == "Axis"] for slide in charted]
    assert said == [[NOT_AT_ZERO.strip()] if is_cut else [] for is_cut in expected]
    starts = [next(shape for shape in slide.shapes if shape.has_chart).chart.value_axis.minimum_scale for slide in charted]
    assert [start != 0 for start in starts] == expected


def test_the_bars_of_a_journey_say_when() -> None:
    deck = pptx.Presentation(io.BytesIO(powerpoint(_pack("central-bedfordshire-safeguarding", "journey"))))
    (slide,) = [slide for slide in deck.slides if any(shape.has_chart for shape in slide.shapes)]
    assert slide.shapes.title.text == "The child's journey: Central Bedfordshire, 2016/17"
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    bars = chart.plots[0].series[0]
    labels = {place: bars.points[place].data_label.text_frame.text for place, value in enumerate(bars.values) if value is not None}
    assert "8,789 enquiries in 2016/17" in labels.values()
    assert "1,344 children at 31 March 2017" in labels.values()
    assert all(" in " in label or " at " in label for label in labels.values())
    assert len(labels) < len(chart.plots[0].categories)  # a stage without a number has its name and no bar


def test_a_short_text_that_leads_to_a_table_stands_above_it() -> None:
    pack = _pack("central-bedfordshire-safeguarding", "comparison,narrative", beside="E09000006,E09000033")
    deck = pptx.Presentation(io.BytesIO(powerpoint(pack)))
    (text,) = [block.text for section in pack.sections if section.part is Part.COMPARISON for block in section.blocks[:1]]
    beside = [slide for slide in deck.slides if slide.shapes.title.text.startswith("Beside other areas: Safeguarding children")]
    assert beside
    for slide in beside:
        (lead,) = [shape for shape in slide.shapes if shape.name == "Lead"]
        (table,) = [shape for shape in slide.shapes if shape.has_table]
        assert lead.text_frame.text == text
        assert lead.top + lead.height <= table.top
        assert table.top + sum(row.height for row in table.table.rows) <= deck.slide_height - Inches(0.45)


def test_slides_are_set_in_the_font_that_their_tables_are_measured_in() -> None:
    with zipfile.ZipFile(io.BytesIO(powerpoint(_pack("bromley-safeguarding", "narrative")))) as packed:
        theme = packed.read("ppt/theme/theme1.xml").decode()
    assert re.findall(r'<a:latin typeface="(\w+)"', theme) == [FONT, FONT]


CARDS = ["bromley-safeguarding", "central-bedfordshire-safeguarding"]


def _brief(tile: Tile) -> tuple[str, ...]:
    """What a reader is told of a line wherever it is told shortly."""
    verdict = tile.verdict
    return (name_of(tile), verdict.display, verdict.period.display if verdict.period else "", verdict.status)


def _told_alone(tile: Tile) -> tuple[str, str, str]:
    """What a reader is told of a line on a page of its own."""
    return (name_of(tile), tile.verdict.status, tile.verdict.reason)


@pytest.mark.parametrize("card", CARDS)
def test_the_document_tells_each_line_with_its_own_figure_and_status(card: str) -> None:
    found = docx.Document(io.BytesIO(word(_pack(card, "scorecard,tiles,indicators"))))
    assert document_rows(found) == [_brief(tile) for tile in _tiles(card)]
    assert document_tiles(found) == [_brief(tile) for tile in _tiles(card)]
    assert document_exhibits(found) == [_told_alone(tile) for tile in _tiles(card)]


@pytest.mark.parametrize("card", CARDS)
def test_the_slides_tell_each_line_with_its_own_figure_and_status(card: str) -> None:
    deck = pptx.Presentation(io.BytesIO(powerpoint(_pack(card, "scorecard,tiles,indicators"))))
    assert slide_rows(deck) == [_brief(tile) for tile in _tiles(card)]
    assert slide_tiles(deck) == [_brief(tile) for tile in _tiles(card)]
    exhibits = _exhibits_of(card)
    charted = [one for one in exhibits if one.picture]
    for (title, status, notes), one in zip(slide_exhibits(deck), charted, strict=True):
        assert title.startswith(one.heading)
        assert status == one.tile.verdict.status
        assert f"Why this status: {one.reason}" in notes
    others = [one for one in exhibits if not one.picture]
    for (name, area, figure, period, status, reason, notes), one in zip(slide_others(deck), others, strict=True):
        assert (name, figure.split(", ")[0], period, status) == _brief(one.tile)
        assert area == one.tile.verdict.area
        assert one.reason.startswith(reason.removesuffix("…"))
        assert all(words in notes for words in (one.heading, one.finding, one.reason, one.source, *one.cautions))
        assert all(f"{name}: {value}" in notes for name, value in one.facts)


def _exhibits_of(card: str) -> list[Exhibit]:
    (section,) = _pack(card, "indicators").sections
    return [block for block in section.blocks if isinstance(block, Exhibit)]


def test_slides_of_tables_are_filled_to_the_foot_and_no_title_is_cut_within_a_word() -> None:
    deck = pptx.Presentation(io.BytesIO(powerpoint(_pack("central-bedfordshire-safeguarding", "indicators,challenges,sources"))))
    tables: dict[str, list[Any]] = {}
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_table:
                tables.setdefault(re.sub(r" \(\d+\)$", "", slide.shapes.title.text), []).append(shape)
    followed = [(one, after) for found in tables.values() for one, after in pairwise(found)]
    assert len(followed) > 8
    for one, after in followed:
        assert one.top + sum(row.height for row in one.table.rows) <= deck.slide_height - Inches(0.45)
        assert one.top + sum(row.height for row in one.table.rows) + after.table.rows[1].height > deck.slide_height - Inches(0.45)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert not [title for title in titles if "…" in title]
