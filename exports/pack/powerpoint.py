"""The pack as a PowerPoint: a slide an exception and a slide an indicator with a native chart, notes with the reason and the source."""

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Inches, Pt

from analysis.pack_request import BadRequestError, Part
from analysis.plain_text import cut, plain
from components.indicator_charts import NOT_AT_ZERO
from exports.pack.about import ABOUT, about_lines, describe
from exports.pack.model import Block, Exhibit, Pack, Paragraph, Picture, Section, TableBlock, TileGrid
from exports.pack.native_charts import chart_data, chart_spec, chart_type, dress, write_labels
from exports.pack.stamp import stamp_of, stamped
from exports.pack.templates import BROKEN, check_properties, refused
from exports.pack.widths import FONT, lines_of, parts, widths
from exports.tables.cells import name_of, status
from exports.tables.model import Cell, Table, words_row

OnBlock = Callable[[str], None]
_Row = tuple[Cell, ...]
LETTERS_A_SLIDE, TILES_A_SLIDE = 950, 9
OTHERS = "Other indicators"
OTHER_COLUMNS = ("Indicator", "Area", "Figure", "Period", "Status", "Why this status")
INK, MUTED, WHITE, GROUP = RGBColor(0x1B, 0x24, 0x30), RGBColor(0x4F, 0x5D, 0x6B), RGBColor(0xFF, 0xFF, 0xFF), RGBColor(0xE9, 0xED, 0xF2)
_LONGEST_TITLE, _LONGEST_LEAD = 110, 300
_LEAD_POINTS, _CLEAR = 14, 6
_FACTS_WIDTH = Inches(3.9)
_HEADING_LETTERS, _FACT_LETTERS, _CELL_LETTERS = 27, 150, 160
_CELL_POINTS, _CELL_ACROSS, _CELL_ABOVE, _LINE = 12, Inches(0.05), Inches(0.03), 1.2
"""The letters of a table's cell in points, its margins, and the height of a line in letters."""


def powerpoint(pack: Pack, *, template: Path | None = None, on_block: OnBlock = lambda _: None) -> bytes:
    """The presentation as the bytes of a ``.pptx``. ``on_block`` is told what is being written.

    Raises:
        BadRequestError: the template cannot be opened, or has no layout with a title.
    """
    writer = _Writer(deck=_opened(template), has_template=template is not None, on_block=on_block, pack=pack)
    writer.write()
    stream = io.BytesIO()
    writer.deck.save(stream)
    return stamped(stream.getvalue(), stamp_of(pack))


def _opened(template: Path | None) -> Presentation:
    if template is None:
        deck = pptx.Presentation()
        deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
        theme: Any = deck.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
        theme._blob = theme.blob.replace(b'"Calibri"', f'"{FONT}"'.encode())  # noqa: SLF001 - python-pptx does not open a theme
        return deck
    try:
        deck = pptx.Presentation(str(template))
        check_properties(template)
        _ = deck.slides, [layout.placeholders for layout in deck.slide_layouts]
    except (PackageNotFoundError, *BROKEN) as error:
        raise refused(template, kind="presentation", program="PowerPoint", saved_as="PowerPoint Presentation (.pptx)") from error
    for entry in list(deck.slides._sldIdLst):  # noqa: SLF001 - python-pptx has no other way to leave a template's example slides out
        deck.part.drop_rel(entry.rId)
        deck.slides._sldIdLst.remove(entry)  # noqa: SLF001
    if _titled(deck) is None:
        message = f"{template.name} has no layout with a title. Add one with a title placeholder to its slide master."
        raise BadRequestError(message)
    return deck


def _titled(deck: Presentation) -> Any:
    """The layout with a title and the fewest other placeholders."""
    layouts: list[Any] = list(deck.slide_layouts)
    with_title = [layout for layout in layouts if any(_is_title(shape) for shape in layout.placeholders)]
    return min(with_title, key=lambda layout: len(layout.placeholders), default=None)


def _is_title(shape: Any) -> bool:
    return shape.placeholder_format.type in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


class _Writer:
    """Writes a pack into an open presentation."""

    def __init__(self, *, deck: Presentation, has_template: bool, on_block: OnBlock, pack: Pack) -> None:
        self.deck, self.has_template, self.on_block, self.pack = deck, has_template, on_block, pack
        self.width, self.height = int(deck.slide_width or 0), int(deck.slide_height or 0)
        self.margin, self.top, self.foot = Inches(0.5), Inches(1.35), Inches(0.45)
        self.across, self.down = Emu(self.width - 2 * self.margin).pt, Emu(self.height - self.top - self.foot).pt
        """The points that a table has."""
        self.titles: dict[str, int] = {}

    def write(self) -> None:
        describe(self.deck.core_properties, self.pack)
        if Part.FRONT in self.pack.request.parts:
            self._front()
        for section in self.pack.sections:
            self.on_block(section.title)
            self._section(section)
        self._end()

    def _slide(self, title: str) -> Slide:
        """A slide with a title that no other has, the foot and the number."""
        slide: Slide = self.deck.slides.add_slide(_titled(self.deck))
        for shape in list(slide.placeholders):
            if not _is_title(shape):
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - an empty placeholder would show its prompt
        self._title(slide, title)
        self._foot(slide)
        return slide

    def _title(self, slide: Slide, words: str) -> None:
        short = plain(cut(words, _LONGEST_TITLE))
        self.titles[short] = self.titles.get(short, 0) + 1
        shown = short if self.titles[short] == 1 else f"{short} ({self.titles[short]})"
        title = slide.shapes.title
        if title is None:
            return
        title.text_frame.text = shown
        title.text_frame.word_wrap = True
        if self.has_template:
            return
        title.left, title.top = self.margin, Inches(0.3)
        title.width, title.height = Emu(self.width - 2 * self.margin), Inches(0.95)
        title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for paragraph in title.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
            _font(paragraph, size=26 if len(shown) < 60 else 22, colour=INK, is_bold=True)  # noqa: PLR2004 - letters of a line

    def _foot(self, slide: Slide) -> None:
        number = len(self.deck.slides)
        words = f"{'; '.join(self.pack.boards)} · data as at {self.pack.as_at} · release {self.pack.release_id} · {number}"
        box = slide.shapes.add_textbox(self.margin, Emu(self.height - self.foot), Emu(self.width - 2 * self.margin), Inches(0.35))
        box.name = "Foot"
        _say(box.text_frame, words, size=10, colour=MUTED)

    def _front(self) -> None:
        slide = self._slide(self.pack.title)
        made = f"Made on {self.pack.made_on.day} {self.pack.made_on:%B %Y}"
        self._words(slide, (*self.pack.boards, *self.pack.areas, f"Data as at {self.pack.as_at}", made), size=20)

    def _words(self, slide: Slide, lines: Sequence[str], *, size: int) -> None:
        box = slide.shapes.add_textbox(self.margin, self.top, Emu(self.width - 2 * self.margin), Emu(self.height - self.top - self.foot))
        box.text_frame.word_wrap = True
        for place, line in enumerate(lines):
            paragraph = box.text_frame.paragraphs[0] if place == 0 else box.text_frame.add_paragraph()
            paragraph.text = plain(line)
            paragraph.space_after = Pt(8)
            _font(paragraph, size=size, colour=INK)

    def _section(self, section: Section) -> None:
        lead = _lead_of(section)
        paragraphs = [block.text for block in section.blocks if isinstance(block, Paragraph)]
        for lines in _pages_of(() if lead else paragraphs):
            self._words(self._slide(section.title), lines, size=18)
        others: list[Exhibit] = []
        for block in section.blocks:
            if isinstance(block, TableBlock):
                self._table(block.table, title=_title_of(block.table, section), lead=lead)
            elif isinstance(block, Exhibit) and block.picture is None and section.part is Part.INDICATORS:
                others.append(block)
            else:
                self._block(block, section.title)
        self._others(others, section)

    def _others(self, found: Sequence[Exhibit], section: Section) -> None:
        """The indicators without a chart: a row each instead of an empty slide, and in the notes all that the pack says of them."""
        for exhibit in found:
            self.on_block(exhibit.heading)
        table, told = _others_table(found), iter(found)
        across = widths(table, room=self.across, size=_CELL_POINTS)
        for rows in _pages_of_rows(table, across, room=self.down):
            slide = self._slide(f"{OTHERS}: {section.title.removeprefix(f'{section.part.words}: ')}")
            self._rows(slide, table, rows, across)
            _note(slide, [_all_of(exhibit) for exhibit in islice(told, len(rows))])

    def _block(self, block: Block, title: str) -> None:
        if isinstance(block, TileGrid):
            for place in range(0, len(block.tiles), TILES_A_SLIDE):
                self._tiles(self._slide(title), block, place)
        elif isinstance(block, Picture):
            slide = self._slide(block.caption)
            self._chart(slide, block, left=self.margin, width=self.width - 2 * self.margin)
            _note(slide, (block.alternative, f"Source: {block.words.source}"))
        elif isinstance(block, Exhibit):
            self._exhibit(block)

    def _exhibit(self, found: Exhibit) -> None:
        self.on_block(found.heading)
        whole = f"{found.heading}: {found.finding}"
        is_whole = len(whole) <= _LONGEST_TITLE
        slide = self._slide(whole if is_whole else found.heading)
        beside = self.margin + _FACTS_WIDTH + Inches(0.2)
        left_out = self._chart(slide, found.picture, left=beside, width=self.width - self.margin - beside) if found.picture else ()
        top = self.top
        if not is_whole:
            box = self._box(slide, "Finding", top=top, height=Inches(0.26) * -(-len(found.finding) // _HEADING_LETTERS) + Inches(0.1))
            _say(box.text_frame, found.finding, size=14, colour=INK, is_bold=True)
            top = box.top + box.height + Inches(0.15)
        chip = self._box(slide, "Status", top=top, height=Inches(0.4))
        _say(chip.text_frame, found.status.words, size=16, colour=INK, is_bold=True)
        if found.status.style is not None:
            chip.fill.solid()
            chip.fill.fore_color.rgb = _colour(found.status.style.light.fill)
            _font(chip.text_frame.paragraphs[0], size=16, colour=_colour(found.status.style.light.text), is_bold=True)
        top = chip.top + Inches(0.6)
        self._facts(self._box(slide, "Facts", top=top, height=self.height - top - self.foot), found)
        absent = f"Not in the native chart: {', '.join(left_out)}." if left_out else ""
        _note(slide, (found.finding, f"Why this status: {found.reason}", f"Source: {found.source}", *found.cautions, absent))

    def _box(self, slide: Slide, name: str, *, top: int, height: int) -> Any:
        """A box for words in the column beside the chart."""
        box = slide.shapes.add_textbox(self.margin, Emu(top), _FACTS_WIDTH, Emu(height))
        box.name = name
        box.text_frame.word_wrap = True
        return box

    def _facts(self, box: Any, found: Exhibit) -> None:
        for place, (name, value) in enumerate(found.facts):
            paragraph = box.text_frame.paragraphs[0] if place == 0 else box.text_frame.add_paragraph()
            for words, is_bold in ((f"{name}: ", True), (cut(value, _FACT_LETTERS), False)):
                run = paragraph.add_run()
                run.text, run.font.bold, run.font.size, run.font.color.rgb = plain(words), is_bold, Pt(13), INK
            paragraph.space_after = Pt(5)

    def _chart(self, slide: Slide, found: Picture, *, left: int, width: int) -> tuple[str, ...]:
        """Put the native chart on a slide; what it cannot show is returned in words."""
        spec = chart_spec(found.figure)
        if spec is None or not spec.series:
            return ("the chart",)
        foot = Inches(0.4) if spec.is_cut else Inches(0.1)
        height = self.height - self.top - self.foot - foot
        frame: Any = slide.shapes.add_chart(
            chart_type(spec),
            Emu(left),
            self.top,
            Emu(width),
            Emu(height),
            chart_data(spec),  # type: ignore[arg-type] # python-pptx names a wider class than it takes
        )
        dress(frame.chart, spec)
        write_labels(frame.chart, spec)
        if spec.is_cut:
            box = slide.shapes.add_textbox(Emu(left), Emu(self.top + height), Emu(width), Inches(0.3))
            box.name = "Axis"
            _say(box.text_frame, NOT_AT_ZERO.strip(), size=12, colour=MUTED)
        described = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001 - python-pptx has no other way to an alternative text
        described.set("descr", plain(found.alternative))
        described.set("title", plain(found.words.title))
        return spec.left_out

    def _tiles(self, slide: Slide, found: TileGrid, first: int) -> None:
        shown = found.tiles[first : first + TILES_A_SLIDE]
        across, gap = 3, Inches(0.2)
        width = (self.width - 2 * self.margin - (across - 1) * gap) // across
        height = (self.height - self.top - self.foot - (across - 1) * gap - Inches(0.1)) // across
        for place, tile in enumerate(shown):
            verdict, chip = tile.verdict, status(tile.verdict)
            left, top = self.margin + (place % across) * (width + gap), self.top + (place // across) * (height + gap)
            box = slide.shapes.add_textbox(Emu(left), Emu(top), Emu(width), Emu(height))
            box.name = f"Tile {first + place + 1}"
            box.line.color.rgb = _colour(chip.style.light.graphic) if chip.style else MUTED
            box.line.width = Pt(2)
            frame = box.text_frame
            frame.word_wrap = True
            _say(frame, cut(name_of(tile), 70), size=13, colour=INK, is_bold=True)
            period = verdict.period.display if verdict.period else ""
            for words, size, is_bold in ((verdict.display, 24, True), (period, 12, False), (verdict.status, 13, True)):
                paragraph = frame.add_paragraph()
                paragraph.text = plain(cut(words, 60))
                _font(paragraph, size=size, colour=INK, is_bold=is_bold)

    def _table(self, found: Table, *, title: str, lead: str) -> None:
        """A table on as many slides as its columns and rows need, each below the words that lead to it."""
        lines = lines_of(lead, width=self.across, size=_LEAD_POINTS) if lead else 0
        above = lines * _LEAD_POINTS * _LINE + (_CLEAR if lead else 0)
        for part in parts(found, room=self.across, size=_CELL_POINTS):
            across = widths(part, room=self.across, size=_CELL_POINTS)
            for rows in _pages_of_rows(part, across, room=self.down - above):
                slide = self._slide(title)
                if lead:
                    box = slide.shapes.add_textbox(self.margin, self.top, Pt(self.across), Pt(above))
                    box.name = "Lead"
                    box.text_frame.margin_left = box.text_frame.margin_top = 0
                    _say(box.text_frame, lead, size=_LEAD_POINTS, colour=INK)
                self._rows(slide, part, rows, across, above=above)

    def _rows(self, slide: Slide, found: Table, rows: Sequence[_Row], across: Sequence[float], *, above: float = 0) -> None:
        head = tuple(Cell(words=column) for column in found.columns)
        size = Pt(self.across), Pt(_height((head, *rows), across))
        frame = slide.shapes.add_table(len(rows) + 1, len(head), self.margin, Emu(self.top + Pt(above)), *size)
        frame.name = plain(found.title)
        table = frame.table
        table.first_row = True
        for place, width in enumerate(across):
            table.columns[place].width = Pt(width)
        for place, (line, row) in enumerate(zip(list(table.rows), (head, *rows), strict=True)):
            line.height = Pt(_height((row,), across))
            if row[0].is_group:
                line.cells[0].merge(line.cells[len(head) - 1])
            for cell, value in zip(line.cells, row, strict=True):
                _fill(cell, value, is_head=place == 0)

    def _end(self) -> None:
        self._words(self._slide(ABOUT), about_lines(self.pack), size=16)


def _others_table(found: Sequence[Exhibit]) -> Table:
    rows = []
    for exhibit in found:
        facts, verdict = dict(exhibit.facts), exhibit.tile.verdict
        name, area, figure, period, reason = words_row(
            exhibit.heading, verdict.area, facts.get("Figure", ""), facts.get("Period", ""), exhibit.reason
        )
        rows.append((name, area, figure, period, exhibit.status, reason))
    return Table(name=OTHERS, title=OTHERS, columns=OTHER_COLUMNS, rows=tuple(rows))


def _all_of(found: Exhibit) -> str:
    """All that the pack says of a line, in one paragraph."""
    facts = "; ".join(f"{name}: {value}" for name, value in found.facts)
    said = (found.finding, f"{facts}.", f"Why this status: {found.reason}", f"Source: {found.source}.", *found.cautions)
    return f"{found.heading}: {' '.join(said)}"


def _title_of(found: Table, section: Section) -> str:
    """A table's slides are named after their section and, where one title holds both, the table."""
    if found.title in section.title:
        return section.title
    both = f"{section.title}: {found.title}"
    return both if len(both) <= _LONGEST_TITLE else section.title


def _lead_of(section: Section) -> str:
    """A short text that only leads to a table: it stands above that instead of on an empty slide."""
    kinds = [type(block) for block in section.blocks]
    first = section.blocks[0] if kinds[:2] == [Paragraph, TableBlock] and kinds.count(Paragraph) == 1 else None
    return first.text if isinstance(first, Paragraph) and len(first.text) <= _LONGEST_LEAD else ""


def _pages_of(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    """The paragraphs in lists that fit a slide."""
    page: list[str] = []
    for text in paragraphs:
        if page and sum(map(len, page)) + len(text) > LETTERS_A_SLIDE:
            yield page
            page = []
        page.append(cut(text, LETTERS_A_SLIDE))
    if page:
        yield page


def _pages_of_rows(found: Table, across: Sequence[float], *, room: float) -> Iterator[list[_Row]]:
    """The rows in lists that fill a slide below the columns' names; a row that heads others stays with them."""
    left = room - _height((tuple(Cell(words=column) for column in found.columns),), across)
    page: list[_Row] = []
    for row in found.rows:
        if page and _height((*page, row), across) > left:
            carried = [page.pop()] if page[-1][0].is_group else []
            if page:
                yield page
            page = carried
        page.append(row)
    if page:
        yield page


def _height(rows: Sequence[_Row], across: Sequence[float]) -> float:
    """The points that rows take: each is as high as its longest cell."""
    return sum(_lines(row, across) * _CELL_POINTS * _LINE + 2 * _CELL_ABOVE.pt for row in rows)


def _lines(row: _Row, across: Sequence[float]) -> int:
    if row[0].is_group:
        return 1
    cells = zip(row, across, strict=True)
    return max(lines_of(cut(cell.words, _CELL_LETTERS), width=width, size=_CELL_POINTS) for cell, width in cells)


def _fill(cell: _Cell, value: Cell, *, is_head: bool = False) -> None:
    cell.margin_left = cell.margin_right = _CELL_ACROSS
    cell.margin_top = cell.margin_bottom = _CELL_ABOVE
    frame = cell.text_frame
    frame.word_wrap = True
    style = value.style.light if value.style is not None else None
    colour = WHITE if is_head else _colour(style.text) if style else INK
    _say(frame, cut(value.words, _CELL_LETTERS), size=_CELL_POINTS, colour=colour, is_bold=is_head or value.is_group or style is not None)
    cell.fill.solid()
    cell.fill.fore_color.rgb = INK if is_head else _colour(style.fill) if style else GROUP if value.is_group else WHITE


def _say(frame: Any, words: str, *, size: int, colour: RGBColor, is_bold: bool = False) -> None:
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    paragraph.text = plain(words)
    _font(paragraph, size=size, colour=colour, is_bold=is_bold)


def _font(paragraph: Any, *, size: int, colour: RGBColor, is_bold: bool = False) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), is_bold, colour
        run._r.get_or_add_rPr().set("lang", "en-GB")  # noqa: SLF001 - a run's language has no other way


def _note(slide: Slide, lines: Sequence[str]) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(plain(line) for line in lines if line)


def _colour(text: str) -> RGBColor:
    found: RGBColor = RGBColor.from_string(text.lstrip("#").upper())
    return found
