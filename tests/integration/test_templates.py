"""A council's own template that cannot be used is named with what helps; one of another kind is refused, never passed over."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pptx
import pytest
from dash._utils import AttributeDict
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from flask import Flask

from analysis.pack_request import BadRequestError, read_request
from board import report_jobs
from exports import report_routes
from exports.__main__ import main
from exports.pack.builder import build_pack
from exports.pack.custom_properties import PART, with_properties
from exports.pack.model import Pack
from exports.pack.powerpoint import powerpoint
from exports.pack.stamp import stamp_of, stamped
from exports.pack.word import word

CARD = "central-bedfordshire-aiming-for-the-best"


@pytest.fixture(scope="module")
def pack(bundled_home: Path) -> Iterator[Pack]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WELLBOARD_HOME", str(bundled_home))
        patched.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))
        yield build_pack(read_request({"scorecards": CARD, "parts": "front,scorecard"}))


@pytest.fixture
def home(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WELLBOARD_HOME", str(own_home))
    return own_home


def _template(suffix: str) -> bytes:
    stream = io.BytesIO()
    (docx.Document() if suffix == "docx" else pptx.Presentation()).save(stream)  # type: ignore[attr-defined]
    return with_properties(stream.getvalue(), {"Sensitivity": "Official"})


def _with(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def _truncated(part: str) -> Callable[[bytes], bytes]:
    return lambda content: _with(content, part, lambda found: found[: len(found) // 2])


def _with_a_bad_sum(content: bytes) -> bytes:
    """One letter of the first part is another than its checksum was made of; the parts are not compressed."""
    plain = bytearray(_with(content, "", bytes))
    plain[200] ^= 1
    return bytes(plain)


def _without_a_page(content: bytes) -> bytes:
    document = docx.Document(io.BytesIO(content))
    document.element.body.remove(document.element.body.sectPr)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


BROKEN = [
    ("docx", _truncated("word/document.xml")),
    ("docx", _truncated("word/styles.xml")),
    ("docx", _truncated("[Content_Types].xml")),
    ("docx", _truncated(PART)),
    ("docx", _with_a_bad_sum),
    ("docx", _without_a_page),
    ("docx", lambda _: b"not a document"),
    ("docx", lambda _: _template("pptx")),
    ("pptx", _truncated("ppt/presentation.xml")),
    ("pptx", _truncated("ppt/slideLayouts/slideLayout3.xml")),
    ("pptx", _truncated(PART)),
    ("pptx", _with_a_bad_sum),
    ("pptx", lambda content: content[: len(content) // 2]),
    ("pptx", lambda _: _template("docx")),
]


@pytest.mark.parametrize(("suffix", "spoil"), BROKEN)
def test_a_broken_template_is_named(pack: Pack, tmp_path: Path, suffix: str, spoil: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"own.{suffix}"
    path.write_bytes(spoil(_template(suffix)))
    write = word if suffix == "docx" else powerpoint
    with pytest.raises(BadRequestError, match=rf"^own\.{suffix} cannot be opened as a .*\. Save it in "):
        write(pack, template=path)


@pytest.mark.parametrize(
    ("to", "name", "said"),
    [
        ("powerpoint", "own.docx", "own.docx is no template for PowerPoint, which takes a .pptx file."),
        ("word", "own.pptx", "own.pptx is no template for Word, which takes a .docx file."),
        ("excel", "own.docx", "Excel files take no template."),
    ],
)
def test_a_template_of_another_kind_is_refused(home: Path, capsys: pytest.CaptureFixture[str], *, to: str, name: str, said: str) -> None:
    path = home / "templates" / name
    path.parent.mkdir()
    path.write_bytes(_template(path.suffix.lstrip(".")))
    server = Flask("wellboard-templates")
    report_routes.register(server)
    with server.test_client() as asking:
        answer = asking.post("/reports/start", data={f"card_{CARD}": "on", "part_front": "on", "to": to, "template": name})
    assert answer.status_code == 400
    assert said in answer.get_data(as_text=True)
    assert not (home / report_jobs.FOLDER).exists()
    output = home / "pack"
    assert main(["pack", "--scorecard", CARD, "--to", to, "--template", str(path), "--output", str(output)]) == 2
    assert said in capsys.readouterr().err
    assert not output.exists()


def test_a_footer_in_a_box_of_words_own_stays(pack: Pack, tmp_path: Path) -> None:
    document, path = docx.Document(), tmp_path / "own.docx"
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    box = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Council, page</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    footer._element.replace(footer.paragraphs[0]._p, parse_xml(box))
    document.save(str(path))
    made = docx.Document(io.BytesIO(word(pack, template=path))).sections[0].footer._element.xml
    assert "Council, page" in made
    assert "NUMPAGES" not in made


def test_a_file_that_could_not_be_verified_is_not_made(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.pack.stamp.LARGEST_FILE", 1024)
    with pytest.raises(BadRequestError, match="Choose fewer scorecards or parts"):
        stamped(_template("docx"), stamp_of(pack))
