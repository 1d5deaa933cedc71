"""The pack as a Word document: real headings, a table of contents, captions, alternative text, repeated heading rows, page numbers."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from analysis.pack_request import Part
from analysis.plain_text import plain
from components.words import PRODUCT
from exports.pack.about import ABOUT, about_lines, describe
from exports.pack.model import Block, Exhibit, Pack, Paragraph, Picture, Section, TableBlock, TileGrid
from exports.pack.stamp import stamp_of, stamped
from exports.pack.templates import BROKEN, check_properties, refused
from exports.pack.widths import FONT, parts, widths
from exports.pictures.draw import WIDTH, png
from exports.tables.cells import name_of, status
from exports.tables.indicator import brief_series_table
from exports.tables.model import Cell, Table

OnBlock = Callable[[str], None]
WIDE_FROM = 7
"""A table of so many columns is set in smaller letters."""
TILES_ACROSS = 3
MOST_ROWS = 600
INK = RGBColor(0x1B, 0x24, 0x30)
_MARGIN, _CLEAR = Cm(1.9), Pt(10)
_BOOKMARK = "_Toc"
_CONTENTS = {"toc 1": Cm(0), "toc 2": Cm(0.6)}
"""The styles of the contents' lines, by Word's own names, with their indents."""
_WORDS_OF_STYLES = {"Caption": 9.5, "Normal": 10.5}


def word(pack: Pack, *, template: Path | None = None, on_block: OnBlock = lambda _: None, is_for_pdf: bool = False) -> bytes:
    """The document as the bytes of a ``.docx``. ``on_block`` is told what is being written.

    One that ``is_for_pdf`` has contents that LibreOffice fills with page numbers.

    Raises:
        BadRequestError: the template cannot be opened as a Word document.
    """
    writer = _Writer(document=_opened(template), has_template=template is not None, on_block=on_block, is_for_pdf=is_for_pdf)
    writer.write(pack)
    stream = io.BytesIO()
    writer.document.save(stream)
    return stamped(stream.getvalue(), stamp_of(pack))


def _opened(template: Path | None) -> Document:
    if template is None:
        return docx.Document()
    try:
        document = docx.Document(str(template))
        check_properties(template)
        _ = document.sections[0], document.styles["Normal"]  # every document that Word has saved has them
    except (PackageNotFoundError, *BROKEN) as error:
        raise refused(template, kind="Word document", program="Word", saved_as="Word Document (.docx)") from error
    for element in list(document.element.body):
        if not element.tag.endswith("}sectPr"):  # what is written in a council's template is an example; its styles, header and footer stay
            document.element.body.remove(element)
    return document


class _Writer:
    """Writes a pack into an open document."""

    def __init__(self, *, document: Document, has_template: bool, on_block: OnBlock, is_for_pdf: bool) -> None:
        self.document = document
        self.has_template = has_template
        self.on_block = on_block
        self.is_for_pdf = is_for_pdf
        self.tables = self.pictures = self.headings = 0

    def write(self, pack: Pack) -> None:
        self._set_up(pack)
        if Part.FRONT in pack.request.parts:
            self._front(pack)
        self._contents(pack)
        before: Part | None = None
        for section in pack.sections:
            self._section(section, is_new_page=section.part is not before)
            before = section.part
        self._end(pack)

    def _set_up(self, pack: Pack) -> None:
        describe(self.document.core_properties, pack)
        self._styles()
        if not self.has_template:
            page = self.document.sections[0]
            page.orientation, page.page_width, page.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
            page.left_margin = page.right_margin = _MARGIN
            page.top_margin = page.bottom_margin = Cm(2)
            page.header.paragraphs[0].text = plain(f"{pack.title} · {'; '.join(pack.areas)}")
        self._page_numbers(pack)

    def _styles(self) -> None:
        """The styles that are used: a template's own where it has them."""
        styles = self.document.styles
        normal = styles["Normal"]
        _language(normal.element.get_or_add_rPr())
        names = [style.name for style in styles]
        for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
            if name not in names:
                styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        for name, indent in _CONTENTS.items():
            if name not in names:
                style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
                style.base_style = normal
                style.paragraph_format.left_indent, style.paragraph_format.space_after = indent, Pt(3)
        if self.has_template:
            return
        for name, size in (("Title", 26), ("Heading 1", 18), ("Heading 2", 14), ("Heading 3", 12)):
            style = styles[name]
            style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), True, INK
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:asciiTheme"), "")
            del style.element.rPr.rFonts.attrib[qn("w:asciiTheme")]
            style.paragraph_format.keep_with_next = True
        for name, points in _WORDS_OF_STYLES.items():
            styles[name].font.name, styles[name].font.size = FONT, Pt(points)
        styles["Caption"].font.color.rgb, styles["Caption"].font.bold = INK, False

    def _page_numbers(self, pack: Pack) -> None:
        footer = self.document.sections[0].footer
        if self.has_template and "".join(footer._element.itertext()).strip():  # noqa: SLF001 - Word puts a footer into a box of its own
            return
        paragraph = footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph()
        paragraph.add_run(plain(f"Data as at {pack.as_at} · release {pack.release_id} · page "))
        _field(paragraph, "PAGE", "1")
        paragraph.add_run(" of ")
        _field(paragraph, "NUMPAGES", "1")

    def _front(self, pack: Pack) -> None:
        self.document.add_paragraph(plain(pack.title), style="Title")
        for line in (
            *pack.boards,
            *pack.areas,
            f"Data as at {pack.as_at}",
            f"Made on {pack.made_on.day} {pack.made_on:%B %Y} with {PRODUCT}",
        ):
            self.document.add_paragraph(plain(line))

    def _contents(self, pack: Pack) -> None:
        """Every heading, each a link to it.

        For Word they are what its own field of contents shows until it is renewed: only Word knows on which pages they come.
        For a PDF each has its page, which LibreOffice works out for fields of their own and not for those in a field of contents.
        """
        self._heading("Contents", 1)
        paragraph = self.document.add_paragraph()
        if not self.is_for_pdf:
            _field_begin(paragraph, 'TOC \\o "1-2" \\h \\z \\u')
        for number, (level, words) in enumerate(_entries(pack), start=1):
            paragraph = paragraph if number == 1 else self.document.add_paragraph()
            paragraph.style = f"toc {level}"
            self._entry(paragraph, words, bookmark=f"{_BOOKMARK}{number}")
        if not self.is_for_pdf:
            _field_end(paragraph)

    def _entry(self, paragraph: WordParagraph, words: str, *, bookmark: str) -> None:
        """A line of the contents."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark)
        link.set(qn("w:history"), "1")
        inner = WordParagraph(link, self.document._body)  # noqa: SLF001 - a link holds runs as a paragraph does
        inner.add_run(plain(words))
        if self.is_for_pdf:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(self._room()), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            inner.add_run("\t")
            _field(inner, f"PAGEREF {bookmark} \\h", "")
        paragraph._p.append(link)  # noqa: SLF001

    def _heading(self, words: str, level: int) -> None:
        self.document.add_heading(plain(words), level=level)

    def _listed_heading(self, words: str, level: int) -> WordParagraph:
        """A heading that the contents lead to. They list the same headings in the same order."""
        self.headings += 1
        paragraph: WordParagraph = self.document.add_heading(level=level)
        _bookmark(paragraph, number=self.headings)
        paragraph.add_run(plain(words))
        _bookmark_end(paragraph, number=self.headings)
        return paragraph

    def _paragraph(self, *, style: str | None = None) -> WordParagraph:
        """A paragraph; one below a table stands clear of it. An empty one between them could fill a page of its own."""
        paragraph: WordParagraph = self.document.add_paragraph(style=style)
        above = paragraph._p.getprevious()  # noqa: SLF001 - python-docx does not tell what stands before
        if above is not None and above.tag == qn("w:tbl"):
            paragraph.paragraph_format.space_before = _CLEAR
        return paragraph

    def _section(self, section: Section, *, is_new_page: bool) -> None:
        self.on_block(section.title)
        self._listed_heading(section.title, 1).paragraph_format.page_break_before = is_new_page or None
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph().add_run(plain(block.text)).italic = block.is_quiet or None
        elif isinstance(block, TableBlock):
            self._table(block.table)
        elif isinstance(block, TileGrid):
            self._tiles(block)
        elif isinstance(block, Picture):
            self._picture(block)
        else:
            self._exhibit(block)

    def _exhibit(self, found: Exhibit) -> None:
        self.on_block(found.heading)
        self._listed_heading(found.heading, 2)
        line = self.document.add_paragraph()
        _chip(line, found.status)
        line.add_run(f"  {plain(found.finding)}").bold = True
        line.paragraph_format.keep_with_next = True
        for name, value in found.facts:
            fact = self.document.add_paragraph()
            fact.paragraph_format.space_after = Pt(1)
            fact.paragraph_format.keep_with_next = found.picture is not None
            fact.add_run(f"{name}: ").bold = True
            fact.add_run(plain(value))
        if found.picture:
            self._picture(found.picture, beside=" The figures are in the table below it.")
            self._table(brief_series_table(found.table))
        cautions = " ".join(found.cautions)
        for name, value in (("Why this status", found.reason), ("Before you rely on it", cautions), ("Source", found.source)):
            if value:
                note = self._paragraph()
                note.add_run(f"{name}: ").bold = True
                note.add_run(plain(value))

    def _picture(self, found: Picture, *, beside: str = "") -> None:
        """A picture with its caption; ``beside`` tells those who do not see it what else holds its figures."""
        self.pictures += 1
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        room = self._room()
        run = paragraph.add_run()
        shape = run.add_picture(io.BytesIO(png(found.figure, words=found.words)), width=min(room, Cm(WIDTH * 2.54)))
        described = shape._inline.docPr  # noqa: SLF001 - python-docx has no other way to an alternative text
        described.set("descr", plain(found.alternative + beside))
        described.set("title", plain(found.words.title))
        self._caption("Figure", self.pictures, found.caption)

    def _room(self) -> int:
        page = self.document.sections[-1]
        return int((page.page_width or Cm(21)) - (page.left_margin or 0) - (page.right_margin or 0))

    def _caption(self, kind: str, number: int, words: str) -> None:
        paragraph = self._paragraph(style="Caption")
        paragraph.add_run(f"{kind} ")
        _field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
        paragraph.add_run(f". {plain(words)}")
        paragraph.paragraph_format.keep_with_next = kind == "Table"

    def _table(self, found: Table) -> None:
        """A table, in parts where the page is too narrow for all of its columns."""
        size = Pt(8 if len(found.columns) >= WIDE_FROM else 9)
        shown = replace(found, rows=found.rows[:MOST_ROWS])
        for part in parts(shown, room=Emu(self._room()).pt, size=size.pt):
            self._part(part, size=size)
        if len(found.rows) > MOST_ROWS:
            self._paragraph().add_run(f"{len(found.rows) - MOST_ROWS:,} further rows are in the Excel file.")

    def _part(self, found: Table, *, size: Pt) -> None:
        self.tables += 1
        self._caption("Table", self.tables, found.title)
        table = self._grid(rows=len(found.rows) + 1, columns=len(found.columns))
        across = [Pt(width) for width in widths(found, room=Emu(self._room()).pt, size=size.pt)]
        head = tuple(Cell(words=column) for column in found.columns)
        for column, width in zip(table.columns, across, strict=True):
            column.width = width
        for place, (line, row) in enumerate(zip(table.rows, (head, *found.rows), strict=True)):
            _keep_together(line)
            if row[0].is_group:
                _write(line.cells[0].merge(line.cells[-1]), row[0], size=size)
                line.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
                continue
            for cell, value, width in zip(line.cells, row, across, strict=True):
                cell.width = width
                _write(cell, value, size=size, is_head=place == 0)
        _repeat_as_head(table)

    def _grid(self, *, rows: int, columns: int) -> WordTable:
        table: WordTable = self.document.add_table(rows=rows, cols=columns)
        names = [style.name for style in self.document.styles if style.type == WD_STYLE_TYPE.TABLE]
        if "Table Grid" in names:
            table.style = "Table Grid"
        table.autofit = False
        return table

    def _tiles(self, found: TileGrid) -> None:
        """Three tiles across, each a heading cell of its own: a table for the layout of short texts, read row by row."""
        self.tables += 1
        self._caption("Table", self.tables, "Tiles")
        lines = -(-len(found.tiles) // TILES_ACROSS)
        table = self._grid(rows=lines + 1, columns=TILES_ACROSS)
        for cell in table.rows[0].cells:
            _write(cell, Cell(words="Indicator, figure, status"), size=Pt(8), is_head=True)
        _repeat_as_head(table)
        for place, tile in enumerate(found.tiles):
            verdict = tile.verdict
            cell = table.rows[1 + place // TILES_ACROSS].cells[place % TILES_ACROSS]
            _write(cell, Cell(words=name_of(tile)), size=Pt(9), is_bold=True)
            cell.add_paragraph().add_run(plain(verdict.display)).font.size = Pt(16)
            cell.add_paragraph().add_run(plain(verdict.period.display if verdict.period else "")).font.size = Pt(8)
            _chip(cell.add_paragraph(), status(verdict))
        for line in table.rows:
            _keep_together(line)

    def _end(self, pack: Pack) -> None:
        self._listed_heading(ABOUT, 1)
        lines = about_lines(pack, is_for_pdf=self.is_for_pdf)
        for place, words in enumerate(lines, start=1):
            self.document.add_paragraph(plain(words)).paragraph_format.keep_with_next = place < len(lines)


def _entries(pack: Pack) -> Iterator[tuple[int, str]]:
    """The headings that the contents list, each with its level, in the document's order."""
    for section in pack.sections:
        yield 1, section.title
        yield from ((2, block.heading) for block in section.blocks if isinstance(block, Exhibit))
    yield 1, ABOUT


def _write(cell: _Cell, value: Cell, *, size: Pt, is_head: bool = False, is_bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(plain(value.words))
    run.font.size = size
    run.bold = is_head or is_bold or value.is_group or value.style is not None or None
    if is_head:
        _shade(cell, "1B2430")
        run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    elif value.is_group:
        _shade(cell, "E9EDF2")
    elif value.style is not None:
        _shade(cell, value.style.light.fill.lstrip("#").upper())
        run.font.color.rgb = RGBColor.from_string(value.style.light.text.lstrip("#").upper())


def _chip(paragraph: WordParagraph, found: Cell) -> None:
    """A status in words on its own shade."""
    run = paragraph.add_run(f" {plain(found.words)} ")
    run.bold = True
    if found.style is not None:
        run.font.color.rgb = RGBColor.from_string(found.style.light.text.lstrip("#").upper())
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", found.style.light.fill.lstrip("#").upper())):
            shade.set(qn(f"w:{name}"), value)
        run._r.get_or_add_rPr().append(shade)  # noqa: SLF001 - a run's shade has no other way


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001


def _repeat_as_head(table: WordTable) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)


def _keep_together(row: object) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # type: ignore[attr-defined] # noqa: SLF001


def _language(properties: Any) -> None:
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "en-GB")


def _bookmark(paragraph: WordParagraph, *, number: int) -> None:
    begin = OxmlElement("w:bookmarkStart")
    begin.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), f"{_BOOKMARK}{number}")
    paragraph._p.append(begin)  # noqa: SLF001 - python-docx knows no bookmarks


def _bookmark_end(paragraph: WordParagraph, *, number: int) -> None:
    end = OxmlElement("w:bookmarkEnd")
    end.set(qn("w:id"), str(number))
    paragraph._p.append(end)  # noqa: SLF001


def _field(paragraph: WordParagraph, code: str, shown: str) -> None:
    """A field with what it shows until Word works it out."""
    _field_begin(paragraph, code)
    paragraph.add_run(shown)
    _field_end(paragraph)


def _field_begin(paragraph: WordParagraph, code: str) -> None:
    _mark(paragraph, "begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)  # noqa: SLF001
    _mark(paragraph, "separate")


def _field_end(paragraph: WordParagraph) -> None:
    _mark(paragraph, "end")


def _mark(paragraph: WordParagraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)  # noqa: SLF001
