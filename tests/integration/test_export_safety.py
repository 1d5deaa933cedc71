"""One verdict in every file, and nothing suppressed in any part of one. The board is made up."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from data_loaders import loading
from data_loaders.loading import Work
from exports import file_routes, routes
from support.loading import CATALOGUE_YML, FIGURES_CSV, SOURCE_YML, write_board
from support.workbooks import opened

PLANTED = "987654"
EARLIER_CSV = f"""indicator,area,period,value,symbol,printed,line
child-protection-plans,Bromley,31 March 2022,250,,250,10
child-protection-plans,Bromley,31 March 2023,{PLANTED},,{PLANTED},11
child-protection-plans,Bromley,31 March 2024,262,,262,12
"""
LATER_CSV = f"""indicator,area,period,value,symbol,printed,line
re-referrals,Bromley,2022/23,14.5,,14.5%,12
re-referrals,Bromley,2023/24,16.5,,16.5%,13
child-protection-plans,Bromley,31 March 2023,,c,*,21
child-protection-plans,Bromley,31 March 2025,{PLANTED},c,{PLANTED},22
"""
PAGES = [
    "scorecard/made-up-board",
    "indicator/child-protection-plans",
    "compare/child-protection-plans",
    "best-five/made-up-board",
    "profile/made-up-board",
    "changes/made-up-board?from=2023-06-01&to=2024-06-01",
    "challenges/log",
]

Asking = Callable[[], FlaskClient]


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A folder to write a board into, published by ``asking``."""
    return tmp_path / "bundled"


@pytest.fixture
def asking(board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asking:
    """Publish the board as it stands now, and ask the API and the files of it."""

    def ask() -> FlaskClient:
        home = tmp_path / "home"
        result = loading.ensure_bundled(home / "releases", Work(start_with=board))
        assert result is not None
        assert result.release_id, result.problems
        monkeypatch.setenv("WELLBOARD_HOME", str(home))
        server = Flask("wellboard-made-up")
        routes.register(server)
        file_routes.register(server)
        return server.test_client()

    return ask


def _got(client: FlaskClient, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.get_data(as_text=True))
    return bytes(answer.data)


def _statuses(client: FlaskClient) -> list[tuple[str, ...]]:
    """The statuses of the made-up scorecard by the API, the CSV, and both sheets of the workbook that hold them."""
    answer = client.get("/api/v1/scorecards/made-up-board").get_json()
    api = tuple(verdict["status"] for priority in answer["priorities"] for verdict in priority["verdicts"])
    written = _got(client, "/export/csv/scorecard/made-up-board").decode("utf-8-sig")
    book = opened(_got(client, "/export/xlsx/scorecard/made-up-board"))
    sheets = []
    for name in ("Front door", "Verdicts"):
        heads, *rows = book[name].iter_rows(values_only=True)
        place = heads.index("Status")
        sheets.append(tuple(str(row[place]) for row in rows if len(row) > place and row[place]))
    return [api, tuple(row["Status"] for row in csv.DictReader(io.StringIO(written))), *sheets]


def test_a_verdict_that_changes_in_the_store_changes_in_every_file_alike(board: Path, asking: Asking) -> None:
    write_board(board)
    before = _statuses(asking())
    write_board(board, figures=FIGURES_CSV.replace("2023/24,16.5,,16.5%", "2023/24,19.5,,19.5%"))
    after = _statuses(asking())
    assert before == [before[0]] * 4
    assert after == [after[0]] * 4
    assert before[0][0] != after[0][0]
    assert before[0][1:] == after[0][1:]


@pytest.fixture
def planted(board: Path, asking: Asking) -> FlaskClient:
    """A figure that an earlier document printed and a later one suppressed, and one that a row gives away, which is refused."""
    write_board(board, figures=LATER_CSV)
    earlier = board / "packs/earlier"
    earlier.mkdir()
    (earlier / "figures.csv").write_text(EARLIER_CSV, encoding="utf-8")
    (earlier / "source.yml").write_text(SOURCE_YML.replace("made-up", "earlier").replace("2024-05-01", "2023-05-01"), encoding="utf-8")
    return asking()


def _parts(content: bytes) -> dict[str, bytes]:
    """Every part of an archive, those of the workbooks within it too."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            inner = packed.read(name)
            found |= {f"{name}/{part}": text for part, text in _parts(inner).items()} if name.endswith(".xlsx") else {name: inner}
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_suppressed_figure_is_in_no_part_of_any_file(planted: FlaskClient, page: str) -> None:
    parts = _parts(_got(planted, f"/export/zip/{page}"))
    parts |= _parts(_got(planted, f"/export/xlsx/{page}"))
    parts["csv"] = _got(planted, f"/export/csv/{page}")
    assert [name for name, text in parts.items() if PLANTED.encode() in text or b"987,654" in text] == []


def test_a_suppressed_figure_is_said_to_be_suppressed_and_its_neighbours_are_there(planted: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(_got(planted, "/export/csv/indicator/child-protection-plans").decode("utf-8-sig"))))
    figures = {row["Period"]: row["Bromley"] for row in rows}
    assert figures == {"31 March 2024": "262", "31 March 2023": "suppressed", "31 March 2022": "250"}
    chart = _parts(_got(planted, "/export/xlsx/indicator/child-protection-plans"))["xl/charts/chart1.xml"]
    assert b"<c:v>262</c:v>" in chart
    assert b"<c:v>0</c:v>" not in chart


def test_a_title_that_is_a_formula_or_markup_is_words_everywhere(board: Path, asking: Asking) -> None:
    title = "<script>=cmd()"
    write_board(board, catalogue=CATALOGUE_YML.replace("name: Re-referrals within 12 months", "name: '=cmd()'"))
    card = board / "scorecards/made-up.yml"
    card.write_text(card.read_text(encoding="utf-8").replace("title: Front door", f"title: '{title}'"), encoding="utf-8")
    client = asking()
    for page in ("scorecard/made-up-board", "indicator/re-referrals", "profile/made-up-board"):
        rows = csv.reader(io.StringIO(_got(client, f"/export/csv/{page}").decode("utf-8-sig")))
        assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "@", "\t", "\r"}]
        content = _got(client, f"/export/xlsx/{page}")
        cells = [cell for sheet in opened(content).worksheets for row in sheet.iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert "'=cmd()" in {cell.value for cell in cells}
        assert not [name for name, text in _parts(content).items() if b"<script>" in text or b"<c:f>cmd" in text]
