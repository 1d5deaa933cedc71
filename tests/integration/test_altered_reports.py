"""Whether the text of a report is as it was made: words put in by hand are seen wherever a program shows them, a plain save is not."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pptx
import pytest
from dash._utils import AttributeDict
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.util import Cm

from analysis.pack_request import Part, read_request
from board.reports_view import pdf_program
from exports.pack.builder import build_pack
from exports.pack.checking import Outcome, check_file
from exports.pack.excel import excel
from exports.pack.file_text import text_checksum
from exports.pack.model import Pack, Section, TableBlock
from exports.pack.office_file import OfficeFile
from exports.pack.powerpoint import powerpoint
from exports.pack.stamp import read_stamp
from exports.pack.word import word
from exports.tables.model import Table, words_row
from support.workbooks import opened

CARD = "central-bedfordshire-aiming-for-the-best"
WORDS = "Smoking is at 1.1%"
_Change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def pack(bundled_home: Path) -> Iterator[Pack]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WELLBOARD_HOME", str(bundled_home))
        patched.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))
        yield build_pack(read_request({"scorecards": CARD, "parts": "front,narrative,scorecard,indicators"}))


@pytest.fixture(scope="module")
def made(pack: Pack) -> dict[str, bytes]:
    """The pack in each kind of file that can be verified."""
    return {"docx": word(pack), "pptx": powerpoint(pack), "xlsx": excel(pack)}


@pytest.fixture(autouse=True)
def _bundled(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))


def _added(part: str, words: str) -> _Change:
    """Puts another part into a file."""

    def add(content: bytes) -> bytes:
        stream = io.BytesIO(content)
        with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(part, words)
        return stream.getvalue()

    return add


def _replaced(part: str, old: str, new: str) -> _Change:
    """Writes other words over the first such ones of a part."""

    def change(content: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
            assert old.encode() in before.read(part)
            for name in before.namelist():
                held = before.read(name)
                after.writestr(name, held.replace(old.encode(), new.encode(), 1) if name == part else held)
        return stream.getvalue()

    return change


def _word_part(kind: str, run: str) -> str:
    """A part of footnotes, endnotes or comments as Word writes one, with a paragraph."""
    return f'<w:{kind}s {nsdecls("w")}><w:{kind} w:id="2"><w:p><w:r>{run}</w:r></w:p></w:{kind}></w:{kind}s>'


def _in_contents(words: str) -> _Change:
    """Writes into the first line of Word's own field of contents."""

    def write(content: bytes) -> bytes:
        document, stream = docx.Document(io.BytesIO(content)), io.BytesIO()
        next(line for line in document.paragraphs if " TOC " in line._p.xml).add_run(words)
        document.save(stream)
        return stream.getvalue()

    return write


def _field_of_a_slide(words: str) -> _Change:
    """A field of PowerPoint's own, such as a slide's number, that shows these words."""
    kind = 'id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"'
    return _replaced("ppt/slides/slide3.xml", "</a:p>", f"<a:fld {kind}><a:t>{words}</a:t></a:fld></a:p>")


_RUN = f"<w:t>{WORDS}</w:t>"
_BOX = f"<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>{WORDS}</a:t></a:r></a:p></p:txBody></p:sp>"
_NOTE = f"<comments><commentList><comment ref='A1'><text><r><t>{WORDS}</t></r></text></comment></commentList></comments>"
ALTERED: dict[str, tuple[str, _Change]] = {
    "the contents": ("docx", _in_contents(WORDS)),
    "the contents, as a number": ("docx", _in_contents("3")),
    "a page's number": ("docx", _replaced("word/footer1.xml", "<w:t>1</w:t>", f"<w:t>1 {WORDS}</w:t>")),
    "a footnote": ("docx", _added("word/footnotes.xml", _word_part("footnote", _RUN))),
    "an endnote": ("docx", _added("word/endnotes.xml", _word_part("endnote", _RUN))),
    "a comment in Word": ("docx", _added("word/comments.xml", _word_part("comment", _RUN))),
    "a field of a slide": ("pptx", _field_of_a_slide(WORDS)),
    "a comment on a slide": ("pptx", _added("ppt/comments/comment1.xml", f"<cmLst><cm><text>{WORDS}</text></cm></cmLst>")),
    "the layout of slides": ("pptx", _replaced("ppt/slideLayouts/slideLayout6.xml", "</p:spTree>", f"{_BOX}</p:spTree>")),
    "the master of slides": ("pptx", _replaced("ppt/slideMasters/slideMaster1.xml", "</p:spTree>", f"{_BOX}</p:spTree>")),
    "a box on a sheet": ("xlsx", _replaced("xl/drawings/drawing1.xml", "</xdr:wsDr>", f"<t>{WORDS}</t></xdr:wsDr>")),
    "a comment on a cell": ("xlsx", _added("xl/comments1.xml", _NOTE)),
}


@pytest.mark.parametrize("place", ALTERED)
def test_words_put_in_by_hand_are_seen_wherever_a_program_shows_them(made: dict[str, bytes], place: str) -> None:
    suffix, change = ALTERED[place]
    assert check_file(change(made[suffix])).outcome is Outcome.CHANGED


def _renewed_contents(content: bytes) -> bytes:
    """The contents as Word renews them: each line with its page's number, one more for the heading above them, all numbered."""
    document, stream = docx.Document(io.BytesIO(content)), io.BytesIO()
    mark = '<w:r {0}><w:fldChar w:fldCharType="{1}"/></w:r>'
    code = f"<w:r {nsdecls('w')}><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r>"
    runs = (mark.format(nsdecls("w"), "begin"), code, mark.format(nsdecls("w"), "separate"))
    lines = [line for line in document.paragraphs if (line.style is not None and line.style.name.startswith("toc "))]
    for number, line in enumerate(lines, start=1):
        link = line._p.find(f"{{{line._p.nsmap['w']}}}hyperlink")
        link.insert(0, parse_xml(f"<w:r {nsdecls('w')}><w:t>1.{number}</w:t><w:tab/></w:r>"))
        page = f"<w:r {nsdecls('w')}><w:tab/><w:t>{number + 2}</w:t></w:r>"
        link.extend(parse_xml(run) for run in (*runs, page, mark.format(nsdecls("w"), "end")))
    heading = next(one for one in document.paragraphs if one.text == "Contents")
    heading._p.append(parse_xml(f"<w:bookmarkStart {nsdecls('w')} w:id='900' w:name='_Toc214000000'/>"))
    lines[1].insert_paragraph_before("Contents")
    document.save(stream)
    return stream.getvalue()


def test_a_plain_save_of_a_document_changes_nothing(made: dict[str, bytes]) -> None:
    content, stream = made["docx"], io.BytesIO()
    docx.Document(io.BytesIO(content)).save(stream)
    assert check_file(stream.getvalue()).outcome is Outcome.SAME
    assert check_file(_renewed_contents(content)).outcome is Outcome.SAME
    empty = _word_part("footnote", "<w:separator/>")  # which Word adds by itself
    assert check_file(_added("word/footnotes.xml", empty)(content)).outcome is Outcome.SAME


def test_a_slides_number_that_is_filled_in_anew_changes_nothing(made: dict[str, bytes]) -> None:
    assert check_file(_field_of_a_slide("12")(made["pptx"])).outcome is Outcome.SAME


def test_a_plain_save_of_a_workbook_changes_nothing(pack: Pack) -> None:
    printed = tuple(words_row(words) for words in ("68.900000000000006", "0010", "1e3", "10.70"))
    table = Table(name="Printed", title="Printed", columns=("Printed",), rows=printed)
    section = Section(part=Part.SOURCES, title="Printed", blocks=(TableBlock(table=table),))
    content, saved = excel(replace(pack, sections=(*pack.sections, section))), io.BytesIO()
    opened(content).save(saved)
    file = OfficeFile(saved.getvalue())
    assert text_checksum(file) == read_stamp(file).text_checksum


def _template(path: Path) -> None:
    """A council's template with words on its master and on each of its layouts, those too that no slide has."""
    template = pptx.Presentation()
    master = template.slide_masters[0]
    slide = template.slides.add_slide(template.slide_layouts[6])
    for number, pattern in enumerate((master, *template.slide_layouts)):
        box = slide.shapes.add_textbox(Cm(1), Cm(1), Cm(5), Cm(1))
        box.text_frame.text = f"Own words {number}"
        pattern.shapes._spTree.append(box._element)
    template.save(str(path))


def _saved_by_libreoffice(content: bytes, suffix: str, folder: Path) -> bytes:
    before, after = folder / f"pack.{suffix}", folder / "saved"
    before.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(pdf_program()), profile, "--headless", "--convert-to", suffix, "--outdir", str(after), str(before)]
    subprocess.run(command, check=True, capture_output=True)
    shutil.rmtree(folder / "profile")
    saved = (after / before.name).read_bytes()
    assert saved != content
    return saved


@pytest.mark.skipif(pdf_program() is None, reason="LibreOffice is not installed here")
@pytest.mark.parametrize("suffix", ["docx", "pptx"])
def test_a_plain_save_by_libreoffice_changes_nothing(made: dict[str, bytes], suffix: str, tmp_path: Path) -> None:
    assert check_file(_saved_by_libreoffice(made[suffix], suffix, tmp_path)).outcome is Outcome.SAME


@pytest.mark.skipif(pdf_program() is None, reason="LibreOffice is not installed here")
def test_what_a_template_shows_on_slides_is_kept_by_a_plain_save_and_told_when_it_changes(pack: Pack, tmp_path: Path) -> None:
    _template(tmp_path / "own.pptx")
    content = powerpoint(pack, template=tmp_path / "own.pptx")
    assert check_file(_saved_by_libreoffice(content, "pptx", tmp_path)).outcome is Outcome.SAME
    changed = _replaced("ppt/slideMasters/slideMaster1.xml", "Own words 0", WORDS)(content)
    assert check_file(changed).outcome is Outcome.CHANGED
