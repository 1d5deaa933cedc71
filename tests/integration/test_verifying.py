"""Verifying a report: it says equal only of what was compared, and files made to do harm are refused in a sentence."""

import base64
import io
import json
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from dash._utils import AttributeDict
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.pack_request import Part, read_request
from data_loaders import loading
from data_loaders.loading import Work
from exports import report_routes
from exports.__main__ import main
from exports.pack.builder import build_pack
from exports.pack.checking import Checked, Outcome, check_file
from exports.pack.custom_properties import PART, with_properties
from exports.pack.excel import excel
from exports.pack.file_text import text_checksum
from exports.pack.model import Pack
from exports.pack.office_file import OfficeFile, UnreadableFileError
from exports.pack.powerpoint import powerpoint
from exports.pack.shown import Shown
from exports.pack.stamp import CHECKSUM, RELEASE, REQUEST, SHOWN, TEXT, checksum, read_stamp, stamp_of, stamped
from exports.pack.word import word

CARD = "central-bedfordshire-aiming-for-the-best"


@pytest.fixture(scope="module")
def pack(bundled_home: Path) -> Iterator[Pack]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WELLBOARD_HOME", str(bundled_home))
        patched.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))
        yield build_pack(read_request({"scorecards": CARD, "parts": "front,narrative,scorecard,tiles,indicators"}))


@pytest.fixture(scope="module")
def document(pack: Pack) -> bytes:
    return word(pack)


@pytest.fixture(scope="module")
def small(pack: Pack) -> bytes:
    """A document without pictures."""
    return word(replace(pack, sections=tuple(section for section in pack.sections if section.part is not Part.INDICATORS)))


@pytest.fixture(autouse=True)
def _bundled(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))


def _with(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same file with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def _replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    changed = _with(content, part, lambda found: found.replace(old.encode(), new.encode()))
    assert changed != _with(content, part, lambda found: found)
    return changed


@pytest.mark.parametrize(
    ("write", "part"),
    [(word, "word/document.xml"), (powerpoint, "ppt/slides/slide3.xml"), (excel, "xl/sharedStrings.xml")],
)
def test_a_figure_changed_by_hand_is_never_equal(pack: Pack, write: Callable[[Pack], bytes], part: str) -> None:
    content = write(pack)
    assert check_file(content).outcome is Outcome.SAME
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        shown = "10.7" if b"10.7" in packed.read(part) else "Aiming"
    found = check_file(_replaced(content, part, shown, "1.1"))
    assert found.outcome is Outcome.CHANGED
    assert found.words.startswith("The text of the file was changed since it was made")
    assert " equal" not in found.words


def test_a_value_changed_in_a_chart_or_a_cell_is_seen(pack: Pack) -> None:
    slides, book = powerpoint(pack), excel(pack)
    with zipfile.ZipFile(io.BytesIO(slides)) as packed:
        chart = next(name for name in packed.namelist() if name.startswith("ppt/charts/chart"))
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        sheet = next(name for name in packed.namelist() if name.startswith("xl/worksheets/") and b"<v>10.7</v>" in packed.read(name))
    assert check_file(_with(slides, chart, lambda found: found.replace(b"<c:v>", b"<c:v>9", 1))).outcome is Outcome.CHANGED
    assert check_file(_replaced(book, sheet, "<v>10.7</v>", "<v>9.9</v>")).outcome is Outcome.CHANGED


def test_a_comparators_figure_that_changes_is_a_difference(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(own_home))
    old = word(build_pack(read_request({"scorecards": CARD, "parts": "front,scorecard"})))
    later = tmp_path / "later.csv"
    later.write_text("indicator,area,period,value,printed\nsmoking-at-delivery,England,2016/17,9.9,9.9%\n", encoding="utf-8")
    assert not loading.load(own_home / "releases", [later], Work(published_on=date(2019, 1, 1))).is_unusable
    found = check_file(old)
    assert found.outcome is Outcome.DIFFERS
    assert any("10.7%" in line.partition(" in the file, ")[0] and "9.9%" in line for line in found.differences)


def test_what_the_order_is_makes_no_difference(pack: Pack, document: bytes) -> None:
    stamp = stamp_of(pack)
    turned = replace(stamp, shown=stamp.shown[::-1])
    assert turned.is_whole
    found = check_file(stamped(document, turned))
    assert (found.outcome, found.differences) == (Outcome.SAME, ())


def _own(shown: tuple[Shown, ...], pack: Pack, document: bytes, **more: str) -> Checked:
    request = read_request(pack.request.query() | more)
    return check_file(stamped(document, replace(stamp_of(pack), shown=shown, checksum=checksum(shown), request=request)))


def test_a_request_that_cannot_be_made_is_not_compared(pack: Pack, document: bytes) -> None:
    for shown in ((), stamp_of(pack).shown):
        found = _own(shown, pack, document, scorecards="nothing")
        assert (found.outcome, found.is_same, found.differences) == (Outcome.NOT_COMPARABLE, False, ())
        assert "cannot be compared with the live release: There is no scorecard called 'nothing'." in found.words


def test_what_is_gone_and_what_is_new_is_told_a_line_each(pack: Pack, document: bytes) -> None:
    first, *others = stamp_of(pack).shown
    changed = replace(first, rows=(("Title", "Another"), *first.rows[1:], ("More", "of it")))
    found = _own((changed, *others[:-1]), pack, document)
    assert found.outcome is Outcome.DIFFERS
    assert f"Front page: Title: Another in the file, {pack.title} now" in found.differences
    assert "Front page: More: of it in the file, gone now" in found.differences
    gone = [line for line in found.differences if ": not in the file, " in line]
    assert len(gone) == len(others[-1].rows)
    assert f"{len(found.differences)} lines are different" in found.words


def test_a_changed_stamp_is_told(pack: Pack, document: bytes) -> None:
    first, *others = stamp_of(pack).shown
    forged = replace(stamp_of(pack), shown=(replace(first, rows=(("Title", "1%"), *first.rows[1:])), *others))
    found = check_file(stamped(document, forged))
    assert found.outcome is Outcome.CHANGED
    assert "the stamp was changed" in found.words


def test_a_file_of_another_maker_is_refused(document: bytes) -> None:
    plain = io.BytesIO()
    docx.Document().save(plain)
    with pytest.raises(UnreadableFileError, match="carries no stamp"):
        check_file(plain.getvalue())
    for content in (b"", b"PK\x03\x04 and no more", document[:5000]):
        with pytest.raises(UnreadableFileError, match="or it is damaged"):
            check_file(content)


def _properties(part: bytes, *, packed_as: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A small file whose custom properties are these."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr(PART, part, compress_type=packed_as)
    return stream.getvalue()


def _stamp(document: bytes, **values: str) -> bytes:
    names = {"release": RELEASE, "checksum": CHECKSUM, "text": TEXT, "request": REQUEST, "shown": SHOWN}
    return with_properties(document, {names[name]: value for name, value in values.items()})


def _told(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode())).decode()


def _spoilt(content: bytes) -> bytes:
    """The same file with the stamp's packed bytes overwritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entry = packed.getinfo(PART)
    start = entry.header_offset + 30 + len(PART)
    return content[:start] + b"\xff" * entry.compress_size + content[start + entry.compress_size :]


BOMB = '<?xml version="1.0" encoding="{}"?><!DOCTYPE a [<!ENTITY a "{}"><!ENTITY b "{}">]><Properties><p>{}</p></Properties>'.format
BOMBED = BOMB("utf-16", "x" * 1000, "&a;" * 1000, "&b;" * 1000).encode("utf-16")
HOSTILE = {
    "a document type in UTF-16": lambda _: _properties(BOMBED),
    "a document type in UTF-8": lambda _: _properties(BOMB("utf-8", "x", "&a;", "&b;").encode()),
    "another encoding": lambda _: _properties('<?xml version="1.0" encoding="utf-16"?><Properties/>'.encode("utf-16")),
    "another packing": lambda _: _properties(b"<Properties/>", packed_as=zipfile.ZIP_LZMA),
    "more than is read": lambda _: _properties(b" " * 65 * 1024 * 1024),
    "very many elements": lambda _: _properties(b"<P>" + b"<a/>" * 2_000_000 + b"</P>"),
    "a very long tag": lambda _: _properties(b'<P a="' + b"x" * 40_000_000 + b'"/>'),
    "a bad deflate": _spoilt,
    "deep lists": lambda made: _stamp(made, shown=_told("[" * 200_000)),
    "many lists": lambda made: _stamp(made, shown=_told(f"[{'[],' * 600_000}[]]")),
    "much of nothing": lambda made: _stamp(made, shown=_told(" " * 17 * 1024 * 1024)),
    "a list for a text": lambda made: _stamp(made, shown=_told('[["a",["b"],[[["c"],"d"]]]]')),
    "a number for a text": lambda made: _stamp(made, shown=_told('[["a",["b"],[["c",1]]]]')),
    "an object for a list": lambda made: _stamp(made, shown=_told('{"a":[]}')),
    "a row of nothing": lambda made: _stamp(made, shown=_told('[["a",["b"],[[]]]]')),
    "half a letter": lambda made: _stamp(made, shown=_told('[["a",["b"],[["c","\\ud800"]]]]')),
    "no packed text": lambda made: _stamp(made, shown=base64.b64encode(b"nothing").decode()),
    "no base 64": lambda made: _stamp(made, shown="é"),
    "a long release": lambda made: _stamp(made, release="x" * 100_000),
    "a request of lists": lambda made: _stamp(made, request='{"scorecards": ["a"]}'),
    "a request that is a list": lambda made: _stamp(made, request='["a"]'),
    "a request of nothing": lambda made: _stamp(made, request="{}"),
    "a deep request": lambda made: _stamp(made, request='{"scorecards":' * 100_000),
    "half a letter in the request": lambda made: _stamp(made, request='{"scorecards": "\\ud800"}'),
}


@pytest.fixture
def asking() -> Iterator[FlaskClient]:
    server = Flask("wellboard-verify")
    report_routes.register(server)
    with server.test_client() as opened:
        yield opened


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_do_harm_is_refused_in_a_sentence(asking: FlaskClient, small: bytes, name: str) -> None:
    answer = asking.post("/reports/check", data={"file": (io.BytesIO(HOSTILE[name](small)), "x.docx")})
    assert answer.status_code == 422
    assert answer.get_json()["words"].endswith(".")


@pytest.mark.parametrize(
    "name",
    ["a document type in UTF-16", "many lists", "much of nothing", "more than is read", "very many elements", "a very long tag"],
)
def test_a_small_file_takes_little_memory(document: bytes, name: str) -> None:
    content = HOSTILE[name](document)
    tracemalloc.start()
    with pytest.raises(UnreadableFileError):
        check_file(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < len(content) + 60 * 1024 * 1024


@given(places=some.lists(some.tuples(some.floats(0, 1, exclude_max=True), some.integers(0, 255)), min_size=1, max_size=40))
@settings(max_examples=150)
def test_a_damaged_file_is_refused_or_read(small: bytes, places: list[tuple[float, int]]) -> None:
    content = bytearray(small)
    for share, letter in places:
        content[int(share * len(content))] = letter
    try:
        file = OfficeFile(bytes(content))
        text_checksum(file)
        read_stamp(file)
    except UnreadableFileError as refused:
        assert str(refused).endswith(".")


def test_the_commands_exit_code_tells_what_cannot_be_compared_from_what_differs(
    pack: Pack, document: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pack.docx"
    path.write_bytes(_replaced(document, "word/document.xml", "10.7%", "1.1%"))
    assert main(["verify", str(path)]) == 1
    assert "was changed since it was made" in capsys.readouterr().out
    other = replace(stamp_of(pack), request=read_request({"scorecards": "nothing"}))
    path.write_bytes(stamped(document, other))
    assert main(["verify", str(path)]) == 2
    assert "cannot be compared" in capsys.readouterr().out
    path.write_bytes(document)
    assert main(["verify", str(path)]) == 0


def test_one_file_is_checked_at_a_time(asking: FlaskClient, small: bytes) -> None:
    with report_routes.CHECKING:
        answer = asking.post("/reports/check", data={"file": (io.BytesIO(small), "x.docx")})
    assert answer.status_code == 503
    assert "Try again" in answer.get_json()["words"]


def test_what_a_template_tells_of_itself_stays(pack: Pack, tmp_path: Path) -> None:
    own, path = io.BytesIO(), tmp_path / "own.docx"
    docx.Document().save(own)
    path.write_bytes(with_properties(own.getvalue(), {"Sensitivity": "Official", "Owner": "Democratic services"}))
    once = word(pack, template=path)
    path.write_bytes(once)
    for content in (once, word(pack, template=path)):  # the second time the template is itself a pack of ours
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert packed.read("[Content_Types].xml").count(b"/docProps/custom.xml") == 1
            assert packed.read("_rels/.rels").count(b"docProps/custom.xml") == 1
            properties = packed.read(PART)
        numbers = [int(found) for found in _pids(properties)]
        assert len(set(numbers)) == len(numbers) == 7
        for kept in (b"Sensitivity", b"Official", b"Owner", b"Democratic services"):
            assert properties.count(kept) == 1
        assert check_file(content).outcome is Outcome.SAME
        languages = docx.Document(io.BytesIO(content)).styles["Normal"].element.rPr.xml.count("<w:lang ")
        assert languages == 1


def _pids(part: bytes) -> list[bytes]:
    return [piece.partition(b'"')[0] for piece in part.split(b'pid="')[1:]]


def test_a_request_tells_itself_in_plain_words(document: bytes) -> None:
    stamp = read_stamp(OfficeFile(document))
    assert json.loads(json.dumps(stamp.request.query())) == {"scorecards": CARD, "parts": "front,narrative,scorecard,tiles,indicators"}


def test_a_pdf_says_that_it_cannot_be_verified_and_what_can(asking: FlaskClient) -> None:
    answer = asking.post("/reports/check", data={"file": (io.BytesIO(b"%PDF-1.7 and more"), "pack.pdf")})
    assert answer.status_code == 422
    assert answer.get_json()["words"].startswith("A PDF cannot be verified. Make the same report as a Word, PowerPoint or Excel file")


def test_the_last_page_of_a_pdf_promises_no_check_of_it(pack: Pack) -> None:
    last = [paragraph.text for paragraph in docx.Document(io.BytesIO(word(pack, is_for_pdf=True))).paragraphs][-1]
    assert last.startswith("A PDF cannot be verified.")
    assert docx.Document(io.BytesIO(word(pack))).paragraphs[-1].text.endswith("tells whether they still equal the live figures.")
