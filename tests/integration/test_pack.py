"""The board pack: each kind of file opened again by its library and compared with the views that it came from."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pptx
import pytest
from dash._utils import AttributeDict
from docx.document import Document
from docx.oxml.ns import qn
from openpyxl import Workbook
from pptx.presentation import Presentation
from pptx.util import Emu

from analysis.filters import ScorecardFilters
from analysis.indicator_query import IndicatorQuery
from analysis.pack_request import BadRequestError, Part, read_request
from analysis.views import ScorecardView, Tile
from board.indicator_view import indicator_view
from board.reports_view import pdf_program
from board.scorecard_view import scorecard_view
from components.indicator_charts import drawn
from components.tile import tile as draw_tile
from data_loaders import loading, queries
from data_loaders.loading import Work
from exports.__main__ import main
from exports.books import book_of
from exports.pack.builder import build_pack
from exports.pack.checking import Outcome, check_file
from exports.pack.excel import excel
from exports.pack.model import Exhibit, Pack
from exports.pack.native_charts import chart_spec
from exports.pack.office_file import OfficeFile
from exports.pack.pdf import pdf
from exports.pack.powerpoint import powerpoint
from exports.pack.shown import count, shown
from exports.pack.stamp import read_stamp, stamp_of
from exports.pack.word import word
from exports.pictures.draw import svg
from exports.tables.files import book_csv
from exports.view_json import scorecard_json
from exports.workbook import workbook
from support.pack_files import document_exhibits, document_rows, document_tiles, slide_exhibits, slide_rows, slide_tiles
from support.views import drawn as drawn_html
from support.workbooks import opened

CARD = "central-bedfordshire-safeguarding"
SMALL = {"scorecards": "central-bedfordshire-aiming-for-the-best", "parts": "front,narrative,exceptions,scorecard,tiles,sources"}


@pytest.fixture(scope="module")
def pack(bundled_home: Path) -> Iterator[Pack]:
    """Central Bedfordshire's whole pack."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WELLBOARD_HOME", str(bundled_home))
        patched.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))
        yield build_pack(read_request({"scorecards": f"central-bedfordshire-aiming-for-the-best,{CARD}"}))


@pytest.fixture(scope="module")
def document(pack: Pack) -> bytes:
    return word(pack)


@pytest.fixture(scope="module")
def slides(pack: Pack) -> bytes:
    return powerpoint(pack)


@pytest.fixture(autouse=True)
def _bundled(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))


def _view() -> ScorecardView:
    return scorecard_view(scorecard_id=CARD, filters=ScorecardFilters())


def _tiles() -> list[Tile]:
    view = _view()
    return [tile for priority in view.priorities for tile in priority.tiles]


def _exhibits(pack: Pack) -> list[Exhibit]:
    return [block for section in pack.sections for block in section.blocks if isinstance(block, Exhibit)]


def test_every_part_is_in_the_pack_in_its_order(pack: Pack) -> None:
    parts = list(dict.fromkeys(section.part for section in pack.sections))
    assert parts == [part for part in Part if part is not Part.FRONT]


def test_the_document_shows_each_figure_and_status_of_the_scorecard(document: bytes) -> None:
    found = docx.Document(io.BytesIO(document))
    rows = [[cell.text for cell in row.cells] for table in found.tables for row in table.rows]
    shown = {(row[1], row[2], row[3]) for row in rows if len(row) == 8}
    for tile in _tiles():
        verdict = tile.verdict
        assert (verdict.display, verdict.period.display if verdict.period else "", verdict.status) in shown
    text = "\n".join(paragraph.text for paragraph in found.paragraphs)
    for tile in _tiles():
        assert tile.verdict.reason in text


def test_the_document_is_accessible(document: bytes, pack: Pack) -> None:
    found = docx.Document(io.BytesIO(document))
    levels = [int(paragraph.style.name[-1]) for paragraph in found.paragraphs if paragraph.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert found.core_properties.title == pack.title
    assert found.core_properties.language == "en-GB"
    assert found.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    pictures = list(found.element.body.iter(qn("wp:docPr")))
    assert len(pictures) == len([one for one in _exhibits(pack) if one.picture]) + 1  # the journey's
    assert all(len(one.get("descr", "")) > 20 for one in pictures)
    for table in found.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    captions = [paragraph.text for paragraph in found.paragraphs if paragraph.style.name == "Caption"]
    assert len(captions) == len(found.tables) + len(pictures)


def test_the_document_has_contents_and_page_numbers(document: bytes, pack: Pack) -> None:
    found = docx.Document(io.BytesIO(document))
    body = found.element.body.xml
    assert 'TOC \\o "1-2"' in body
    assert all(section.title in body.replace("&amp;", "&") for section in pack.sections)
    assert "NUMPAGES" in found.sections[0].footer._element.xml
    assert pack.release_id in found.sections[0].footer.paragraphs[0].text


def test_a_slide_an_indicator_with_a_native_chart_of_the_pages_own_values(slides: bytes, pack: Pack) -> None:
    found = pptx.Presentation(io.BytesIO(slides))
    charts = [(slide, shape.chart) for slide in found.slides for shape in slide.shapes if shape.has_chart]
    drawn_exhibits = [one for one in _exhibits(pack) if one.picture and chart_spec(one.picture.figure)]
    assert len(charts) == len(drawn_exhibits) + 1  # the journey's bars
    for (slide, chart), exhibit in zip(charts, drawn_exhibits, strict=False):
        assert exhibit.picture is not None
        spec = chart_spec(exhibit.picture.figure)
        assert spec is not None
        assert [tuple(series.values) for series in chart.plots[0].series] == [series.values for series in spec.series]
        notes = slide.notes_slide.notes_text_frame.text
        assert exhibit.reason in notes
        assert exhibit.source in notes


def test_a_native_line_has_every_point_of_the_page_and_is_broken_where_that_is(pack: Pack) -> None:
    tried = 0
    for exhibit in _exhibits(pack):
        if exhibit.picture is None:
            continue
        for trace in exhibit.picture.figure["data"]:
            if trace.get("meta", {}).get("role") != "own" or trace["type"] != "scatter" or "fill" in trace:
                continue
            spec = chart_spec(exhibit.picture.figure)
            assert spec is not None
            (own,) = [series for series in spec.series if series.is_own]
            assert [value for value in own.values if value is not None] == [value for value in trace["y"] if value is not None]
            assert len(own.values) == len(spec.categories)
            assert spec.categories.count("…") == sum(day is None for day in trace["x"])
            tried += 1
    assert tried > 10


def test_the_slides_are_accessible(slides: bytes) -> None:
    found = pptx.Presentation(io.BytesIO(slides))
    titles = [slide.shapes.title.text for slide in found.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    frames = [shape for slide in found.slides for shape in slide.shapes if shape.has_chart]
    assert all(len(shape._element.nvGraphicFramePr.cNvPr.get("descr", "")) > 20 for shape in frames)
    assert all(shape.table.first_row for slide in found.slides for shape in slide.shapes if shape.has_table)
    for slide in found.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert Emu(shape.left + shape.width) <= found.slide_width


def test_the_chart_of_a_line_is_that_of_its_page(pack: Pack) -> None:
    by_heading = {one.heading: one for one in _exhibits(pack)}
    tile = next(tile for tile in _tiles() if tile.verdict.indicator_id == "children-in-care")
    query = IndicatorQuery(area=tile.verdict.area_code, scorecard=CARD, line=tile.line_id)
    page = drawn(indicator_view(indicator_id="children-in-care", query=query))
    exhibit = by_heading[tile.label]
    assert page is not None
    assert exhibit.picture is not None
    assert exhibit.picture.figure == page.figure


@pytest.mark.parametrize("write", [word, powerpoint, excel])
def test_a_file_tells_its_release_and_that_its_figures_are_the_same(pack: Pack, write: object) -> None:
    content = write(pack)  # type: ignore[operator]
    stamp = read_stamp(OfficeFile(content))
    assert stamp == replace(stamp_of(pack), text_checksum=stamp.text_checksum)
    assert stamp.is_whole
    found = check_file(content)
    assert (found.outcome, found.differences) == (Outcome.SAME, ())
    assert found.words.startswith(
        f"All {count(shown(pack)):,} figures and texts equal those of the live release {pack.release_id}. The text"
    )


def test_one_verdict_changed_changes_every_file_alike(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(own_home))
    request = read_request({"scorecards": CARD})
    before = build_pack(request)
    old = word(before)
    figures = tmp_path / "later.csv"
    figures.write_text(
        "indicator,area,period,value,printed\nassessments-in-45-days,Central Bedfordshire,2016/17,41.5,41.5%\n", encoding="utf-8"
    )
    result = loading.load(own_home / "releases", [figures], Work(published_on=date(2019, 1, 1)))
    assert not result.is_unusable
    after = build_pack(request)
    _everywhere("Worse than the year before")
    tile = next(tile for tile in _tiles() if tile.verdict.indicator_id == "assessments-in-45-days")
    exhibit = next(one for one in _exhibits(after) if one.heading == tile.label)
    assert (tile.verdict.display, exhibit.status.words) == ("41.5%", tile.verdict.status)
    deck = pptx.Presentation(io.BytesIO(powerpoint(after)))
    _in_every_file(tile, document=docx.Document(io.BytesIO(word(after))), deck=deck, book=opened(excel(after)))
    values = [
        value for slide in deck.slides for shape in slide.shapes if shape.has_chart for value in shape.chart.plots[0].series[0].values
    ]
    assert 41.5 in values
    assert exhibit.picture is not None
    assert "Worse than the year before" in svg(exhibit.picture.figure, words=exhibit.picture.words)
    found = check_file(old)
    assert found.outcome is Outcome.DIFFERS
    table = f"Scorecard table: {_view().title}: Central Bedfordshire · {_view().title}"
    then, now = "93.7%, Similar to the year before", "41.5%, Worse than the year before"
    assert f"{table}: {tile.label}: {then} in the file, {now} now" in found.differences


def _in_every_file(tile: Tile, *, document: Document, deck: Presentation, book: Workbook) -> None:
    """The changed line in Word, PowerPoint and Excel, wherever each tells it."""
    brief = (tile.label, "41.5%", "2016/17", "Worse than the year before")
    for told in (document_rows(document), document_tiles(document), slide_rows(deck), slide_tiles(deck)):
        assert [line for line in told if line[0] == tile.label] == [brief]
    reason = tile.verdict.reason
    assert "41.5%" in reason
    alone = {line for line in document_exhibits(document) if line[0] == tile.label}
    assert alone == {(tile.label, "Worse than the year before", reason)}
    slides = [(status, notes) for title, status, notes in slide_exhibits(deck) if title.startswith(tile.label)]
    assert slides
    assert all(status == "Worse than the year before" and reason in notes for status, notes in slides)
    head, *rows = book["Figures"].iter_rows(values_only=True)
    (row,) = [dict(zip(head, row, strict=True)) for row in rows if row[1] == tile.label]
    assert (row["As shown"], row["Status"], row["Why"]) == ("41.5%", "Worse than the year before", reason)


def _everywhere(status: str) -> None:
    """The status of the changed line on the screen, in CSV, Excel and the data API."""
    tile = next(tile for tile in _tiles() if tile.verdict.indicator_id == "assessments-in-45-days")
    assert status in drawn_html(draw_tile(tile)).text
    book = book_of("scorecard", CARD, {})
    rows = list(csv.DictReader(io.StringIO(book_csv(book))))
    assert [row["Status"] for row in rows if row["Indicator"] == tile.label] == [status]
    cells = [cell.value for sheet in opened(workbook(book)).worksheets for row in sheet.iter_rows() for cell in row]
    assert cells.count(status) == cells.count("Worse than the year before") > 1
    verdicts = [one for priority in scorecard_json(_view())["priorities"] for one in priority["verdicts"]]
    assert [one["status"] for one in verdicts if one["indicator_id"] == "assessments-in-45-days"] == [status]


def test_a_suppressed_value_is_in_no_part_of_any_file(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(own_home))
    first, later = tmp_path / "first.csv", tmp_path / "later.csv"
    head = "indicator,area,period,value,symbol,printed\n"
    first.write_text(head + "assessments-in-45-days,Central Bedfordshire,2017/18,87.8765,,87.8765%\n", encoding="utf-8")
    later.write_text(head + "assessments-in-45-days,Central Bedfordshire,2017/18,,c,*\n", encoding="utf-8")
    for path, day in ((first, date(2019, 1, 1)), (later, date(2019, 2, 1))):
        assert not loading.load(own_home / "releases", [path], Work(published_on=day)).is_unusable
    pack = build_pack(read_request({"scorecards": CARD}))
    for content in (word(pack), powerpoint(pack), excel(pack)):
        for name, part in _parts(content):
            assert b"87.88" not in part, name
            assert b"87.8765" not in part, name
            assert b"87.9" not in part, name


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of an Office file, those of the workbooks within it among them."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            if name.endswith(".xlsx"):
                yield from ((f"{name}/{inner}", found) for inner, found in _parts(part))
            elif not name.endswith(".png"):
                yield name, part


def test_a_councils_own_template_is_kept_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "A council of our own"
    own.styles["Heading 1"].font.name = "Georgia"
    own.add_paragraph("An example that goes")
    path = tmp_path / "own.docx"
    own.save(str(path))
    pack = build_pack(read_request(SMALL))
    found = docx.Document(io.BytesIO(word(pack, template=path)))
    assert found.sections[0].header.paragraphs[0].text == "A council of our own"
    assert found.styles["Heading 1"].font.name == "Georgia"
    assert "An example that goes" not in [paragraph.text for paragraph in found.paragraphs]
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "An example that goes"
    slides_path = tmp_path / "own.pptx"
    deck.save(str(slides_path))
    made = pptx.Presentation(io.BytesIO(powerpoint(pack, template=slides_path)))
    assert made.slide_width == deck.slide_width
    assert "An example that goes" not in [slide.shapes.title.text for slide in made.slides]
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"not a document")
    for write in (word, powerpoint):
        with pytest.raises(BadRequestError, match=r"broken\.docx cannot be opened"):
            write(pack, template=broken)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "No scorecard is chosen"),
        ({"scorecards": "nothing"}, "no scorecard called 'nothing'"),
        ({"scorecards": CARD, "parts": "front,back"}, "no part 'back'"),
        ({"scorecards": CARD, "areas": "E09000006"}, "has none of the areas chosen (Bromley)"),
        ({"scorecards": CARD, "as_at": "yesterday"}, "'yesterday' is no day"),
        ({"scorecards": CARD, "journey": "nothing", "parts": "journey"}, "nothing"),
        ({"scorecards": ",".join(f"card-{number}" for number in range(9))}, "at most 8"),
    ],
)
def test_what_cannot_be_made_says_what_is_taken(given: dict[str, str], said: str) -> None:
    with pytest.raises(BadRequestError, match=re.escape(said)):
        build_pack(read_request(given))


def test_a_request_comes_back_from_its_own_words() -> None:
    asked = read_request({"scorecards": CARD, "areas": "E06000056", "parts": "tiles,front", "as_at": "2018-03-21"})
    assert asked.parts == (Part.FRONT, Part.TILES)
    assert read_request(asked.query()) == asked
    assert json.loads(json.dumps(asked.query())) == asked.query()


def test_a_pack_of_an_earlier_day_holds_nothing_later() -> None:
    found = build_pack(read_request({"scorecards": "bromley-safeguarding", "as_at": "2014-07-01"}))
    told = {section.part: section for section in found.sections}
    assert told[Part.CHALLENGES].blocks == told[Part.JOURNEY].blocks == told[Part.CHANGES].blocks
    assert found.as_at == "1 July 2014" or found.as_at.endswith("2013")
    assert not any("2015" in words for one in shown(found) for row in one.rows for words in row)


def test_one_release_for_the_whole_of_a_pack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []
    real = queries.live_release_id
    monkeypatch.setattr(queries, "live_release_id", lambda: asked.append("asked") or real())
    words = ["pack", "--scorecard", CARD, "--parts", "scorecard,narrative", "--to", "excel", "--output", str(tmp_path / "pack.xlsx")]
    assert main(words) == 0
    assert len(asked) == 1


def test_progress_begins_at_once_and_ends_whole() -> None:
    told: list[tuple[int, int, str]] = []
    build_pack(read_request(SMALL), on_step=lambda done, total, words: told.append((done, total, words)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)


@pytest.mark.skipif(pdf_program() is None, reason="LibreOffice is not installed here")
@pytest.mark.parametrize(("write", "suffix"), [(word, "docx"), (powerpoint, "pptx")])
def test_libreoffice_opens_the_files(write: Callable[[Pack], bytes], suffix: str) -> None:
    assert pdf(write(build_pack(read_request(SMALL))), suffix=suffix).startswith(b"%PDF-")
