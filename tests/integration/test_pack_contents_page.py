"""The contents of the document: every heading in its order, each a link to it, and in the PDF with its page."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from dash._utils import AttributeDict
from docx.oxml.ns import qn

from analysis.pack_request import read_request
from board.reports_view import pdf_program
from exports.pack.builder import build_pack
from exports.pack.model import Pack
from exports.pack.pdf import pdf
from exports.pack.word import word

CARD = "central-bedfordshire-aiming-for-the-best"


@pytest.fixture(autouse=True)
def _bundled(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))


def _pack() -> Pack:
    return build_pack(read_request({"scorecards": CARD, "parts": "front,narrative,exceptions,indicators,sources"}))


@pytest.mark.parametrize("is_for_pdf", [False, True])
def test_the_contents_lead_to_every_heading_in_its_order(*, is_for_pdf: bool) -> None:
    body = docx.Document(io.BytesIO(word(_pack(), is_for_pdf=is_for_pdf))).element.body
    links = list(body.iter(qn("w:hyperlink")))
    entries = ["".join(node.text or "" for node in link.iter(qn("w:t"))) for link in links]
    marks = list(body.iter(qn("w:bookmarkStart")))
    headings = ["".join(node.text or "" for node in mark.getparent().iter(qn("w:t"))) for mark in marks]
    styles = [mark.getparent().pPr.pStyle.val for mark in marks]
    assert entries == headings
    assert len(entries) > 10
    assert {"Heading1", "Heading2"} == set(styles)
    assert [link.get(qn("w:anchor")) for link in links] == [mark.get(qn("w:name")) for mark in marks]
    assert len({mark.get(qn("w:id")) for mark in marks}) == len(marks)


def test_word_can_renew_the_contents_and_is_not_asked_to_on_opening() -> None:
    document = docx.Document(io.BytesIO(word(_pack())))
    assert "TOC \\o" in document.element.body.xml
    assert "updateFields" not in document.settings.element.xml


@pytest.mark.skipif(pdf_program() is None or shutil.which("pdftotext") is None, reason="LibreOffice or pdftotext is not installed here")
def test_the_pages_in_the_contents_of_the_pdf_are_those_of_the_headings(tmp_path: Path) -> None:
    pack = _pack()
    path = tmp_path / "pack.pdf"
    path.write_bytes(pdf(word(pack, is_for_pdf=True)))
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")
    lines = re.findall(r"^\s*(\S.*?)\s?\.{3,}\s*(\d+)$", text, re.MULTILINE)
    exhibits = [block for section in pack.sections for block in section.blocks if hasattr(block, "heading")]
    assert len(lines) == len(pack.sections) + len(exhibits) + 1
    for words, number in lines:
        assert words.split(":")[0] in pages[int(number) - 1], words
