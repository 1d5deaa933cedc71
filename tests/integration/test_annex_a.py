"""A child planted in an Annex A workbook is nowhere afterwards: in no file of the product, no line it says and no answer it gives.

Every child is invented.
"""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from exports import routes
from support.annex_a import bare_lists, referral, referrals, write_annex
from support.running import ROOT, Running

CHILD, BORN, HAPPENED = "ZQ7391846", date(2011, 2, 17), date(2023, 11, 13)
WORDS = "Plantedname Of Somebody"
UNUSABLE = 2
JOURNEYS = tuple(f"childs-journey?area=E09000006&period={period}" for period in ("October+2023+to+March+2024", "November+2023"))
TRACES = tuple(
    trace.encode(encoding)
    for trace in (
        CHILD,
        CHILD.lower(),
        "17/02/2011",
        "2011-02-17",
        "17 February 2011",
        "40591",
        "13/11/2023",
        "2023-11-13",
        "13 November 2023",
        WORDS,
    )
    for encoding in ("utf-8", "utf-16-le")
)
SOURCE = (
    "source_id: annex\ntitle: Annex A (invented)\npublished_on: 2024-03-31\narea: Bromley\ncovers_from: 2023-10-01\ncovers_to: 2024-03-31\n"
)


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A workbook with one child in every list, in good rows and in bad ones, and in the cells of categories."""
    bad = [
        referral(CHILD, WORDS),
        referral(CHILD, "31/02/2024", source=WORDS),
        referral(CHILD, date(2031, 2, 17)),
        referral(CHILD, HAPPENED),
    ]
    path = write_annex(
        tmp_path / "annex.xlsx",
        {
            1: [(CHILD, WORDS, BORN, HAPPENED, WORDS), *((n, "", BORN, HAPPENED, "q) 6: Police") for n in range(40))],
            3: [referral(CHILD, HAPPENED, source=WORDS), *referrals(40, month=11), *bad],
            4: [(CHILD, BORN, HAPPENED, None), (CHILD, BORN, HAPPENED, BORN)],
            5: [(CHILD, BORN, HAPPENED, HAPPENED, WORDS)],
            7: [(CHILD, BORN, HAPPENED, WORDS, WORDS, None), (CHILD, BORN, WORDS, WORDS, WORDS, WORDS)],
            8: [(CHILD, BORN, HAPPENED, WORDS, BORN)],
            9: [(CHILD, BORN, WORDS, WORDS)],
        },
    )
    path.with_name("annex.source.yml").write_text(SOURCE, encoding="utf-8")
    return path


def run_load(home: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """The command line's answer, with every problem it finds in a file of the home."""
    environment = {**os.environ, "WELLBOARD_HOME": str(home), "TMPDIR": str(home), "COLUMNS": "400"}
    command = [sys.executable, "-m", "data_loaders", "load", *words, "--problems", str(home / "problems.csv")]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)


@pytest.fixture
def loaded(planted: Path, own_home: Path) -> subprocess.CompletedProcess[bytes]:
    done = run_load(own_home, str(planted))
    assert done.returncode == 1, done.stdout.decode()
    return done


def _traces(content: bytes) -> list[bytes]:
    folded = content.lower()
    return [trace for trace in TRACES if trace.lower() in folded]


def _unpacked(content: bytes) -> Iterator[bytes]:
    """A file's content; of a workbook or a ZIP each part, down to the parts of a workbook within."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name.encode()
            yield from _unpacked(archive.read(name))


def test_the_search_would_find_the_child(planted: Path) -> None:
    content = b"".join(_unpacked(planted.read_bytes()))
    assert CHILD.encode() in _traces(content)
    assert b"40591" in _traces(content)


def test_no_file_and_no_line_holds_anything_of_the_child(loaded: subprocess.CompletedProcess[bytes], own_home: Path) -> None:
    assert b"sheet List 3" in (own_home / "problems.csv").read_bytes()
    assert _traces(loaded.stdout + loaded.stderr) == []
    files = [path for path in own_home.rglob("*") if path.is_file()]
    assert any(path.suffix == ".duckdb" for path in files)
    assert {path.name: _traces(path.read_bytes()) for path in files if _traces(path.read_bytes())} == {}


@pytest.mark.parametrize("as_format", ["", "figures"])
def test_a_list_without_its_header_gives_nothing_of_the_child_away(tmp_path: Path, own_home: Path, as_format: str) -> None:
    """The first row is a child, whether the file is taken for an Annex A or, called after neither, for a table of figures."""
    folder = tmp_path / "lists"
    folder.mkdir()
    paths = bare_lists(folder, [(CHILD, f"Zoë {WORDS}", BORN, HAPPENED, WORDS), (CHILD, WORDS, BORN, HAPPENED, WORDS)])
    for path in paths:
        done = run_load(own_home, str(path), *(("--format", as_format) if as_format else ()))
        assert done.returncode == UNUSABLE, done.stdout.decode()
        said = done.stdout + done.stderr
        assert path.name.encode() in said
        assert _traces(said) == []
        files = [one for one in own_home.rglob("*") if one.is_file()]
        assert {one.name: _traces(one.read_bytes()) for one in files if _traces(one.read_bytes())} == {}


@pytest.fixture
def answers(loaded: subprocess.CompletedProcess[bytes], own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    monkeypatch.setenv("WELLBOARD_HOME", str(own_home))
    server = Flask("wellboard-api")
    routes.register(server)
    source = "source_id=annex-a-bromley"
    addresses = (
        f"observations.csv?{source}",
        f"problems.csv?{source}",
        "sources.csv",
        "indicators/annex-a.contacts?area=E09000006",
        "indicators/annex-a.referrals?area=E09000006",
        "indicators/annex-a.plans?area=E09000006",
        *(f"journeys/{address}" for address in JOURNEYS),
    )
    with server.test_client() as client:
        yield {address: client.get(f"/api/v1/{address}").get_data() for address in addresses}


def test_no_answer_holds_anything_of_the_child(answers: dict[str, bytes]) -> None:
    assert b"annex-a.contacts" in answers["observations.csv?source_id=annex-a-bromley"]
    assert b"sheet List 3" in answers["problems.csv?source_id=annex-a-bromley"]
    whole, month = (json.loads(answers[f"journeys/{address}"]) for address in JOURNEYS)
    assert "Worked out from List 1" in json.dumps(whole["stages"][0]["breakdowns"])
    assert "annex-a.contacts" in json.dumps(month)
    assert {address: _traces(content) for address, content in answers.items() if _traces(content)} == {}


def test_the_pages_of_the_figures_hold_nothing_of_the_child(loaded: subprocess.CompletedProcess[bytes], own_server: Running) -> None:
    addresses = ("indicator/annex-a.contacts?area=E09000006", "indicator/annex-a.plans?area=E09000006", "source/annex-a-bromley", "data")
    journeys = tuple(f"journey/{address}" for address in JOURNEYS)
    pages = {address: own_server.get(f"/{address}") for address in (*addresses, *journeys)}
    assert all(b"Annex A" in page for page in pages.values())
    assert {address: _traces(page) for address, page in pages.items() if _traces(page)} == {}
    files = {f"{kind}/{page}": own_server.get(f"/export/{kind}/{page}") for kind in ("csv", "xlsx", "zip") for page in journeys}
    texts = {address: b"".join(_unpacked(content)) for address, content in files.items()}
    assert b"Contact or enquiry,41,contacts,in the period October 2023 to March 2024" in texts[f"csv/{journeys[0]}"]
    assert all(b"Annex A (invented)" in texts[f"{kind}/{journeys[0]}"] for kind in ("xlsx", "zip"))
    assert {address: _traces(text) for address, text in texts.items() if _traces(text)} == {}
    left = [own_server.log, *(path for path in own_server.home.rglob("*") if path.is_file())]
    assert {path.name: _traces(path.read_bytes()) for path in left if _traces(path.read_bytes())} == {}
