"""Files of the pages' tables: each opened again by its library and compared with the view that it came from, value by value."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from analysis.filters import ScorecardFilters
from analysis.plain_cells import neutral
from analysis.profile_query import ProfileQuery
from board.profile_view import profile_view
from board.scorecard_view import scorecard_view, scorecards
from components.export_menu import tile_menu
from exports import file_routes, routes
from exports.books import BOOKS, book_of
from exports.tables.model import Book, Cell
from support.views import drawn
from support.workbooks import opened

PAGES = [
    ("scorecard", "bromley-safeguarding", {}),
    ("scorecard", "central-bedfordshire-aiming-for-the-best", {"status": "worse"}),
    ("scorecard", "three-boroughs-safeguarding", {}),
    ("indicator", "child-protection-plans", {"area": "E09000006"}),
    ("indicator", "smoking-at-delivery", {"area": "E06000056"}),
    ("compare", "smoking-at-delivery", {}),
    ("best-five", "central-bedfordshire-aiming-for-the-best", {}),
    ("profile", "three-boroughs-safeguarding", {"area": "E09000033"}),
    ("changes", "bromley-safeguarding", {"from": "2013-07-01", "to": "2014-07-01"}),
    ("challenges", "log", {"status": "overdue"}),
    ("journey", "childs-journey", {"area": "E06000056", "period": "2015/16"}),
]


@pytest.fixture
def files(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    """Ask ``/export/…`` and ``/api/v1/…`` of the bundled figures."""
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    server = Flask("wellboard-files")
    routes.register(server)
    file_routes.register(server)
    with server.test_client() as asking:
        yield asking


def _get(files: FlaskClient, kind: str, page: str, name: str, query: dict[str, str]) -> Any:
    answer = files.get(f"/export/{kind}/{page}/{name}", query_string=query)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer


def _tabs(content: bytes) -> dict[str, list[list[Any]]]:
    book = opened(content)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def _as_written(cell: Cell) -> Any:
    return (neutral(cell.words) or None) if cell.value is None else pytest.approx(cell.value)


@pytest.mark.parametrize(("page", "name", "query"), PAGES)
def test_a_workbook_holds_every_value_of_the_view(files: FlaskClient, page: str, name: str, query: dict[str, str]) -> None:
    answer = _get(files, "xlsx", page, name, query)
    book: Book = book_of(page, name, query)
    tabs = list(_tabs(answer.data).values())
    further = any(any(table.sparks) for table in book.tables) + any(table.charts for table in book.tables)
    assert len(tabs) == 1 + len(book.tables) + further
    for table, rows in zip(book.tables, tabs[1:], strict=False):
        assert tuple(rows[0][: len(table.columns)]) == tuple(neutral(column) for column in table.columns)
        for cells, row in zip(table.rows, rows[1:], strict=False):
            assert row[: len(cells)] == [_as_written(cell) for cell in cells]
        assert len(rows) - 1 >= len(table.rows)


@pytest.mark.parametrize(("page", "name", "query"), PAGES)
def test_a_csv_holds_every_row_of_the_main_tables(files: FlaskClient, page: str, name: str, query: dict[str, str]) -> None:
    answer = _get(files, "csv", page, name, query)
    book: Book = book_of(page, name, query)
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    cells = [row for table in book.main for row in table.rows]
    assert len(rows) == len(cells) + 1
    for row, found in zip(rows[1:], cells, strict=True):
        for text, cell in zip(row, found, strict=True):
            assert text == neutral(cell.words) if cell.value is None else float(text) == pytest.approx(cell.value)


def test_every_page_with_tables_is_tried() -> None:
    assert {page for page, _, _ in PAGES} == set(BOOKS)


def test_the_zip_holds_the_workbook_and_the_tables_under_plain_names(files: FlaskClient) -> None:
    answer = _get(files, "zip", "scorecard", "bromley-safeguarding", {})
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        names = packed.namelist()
        assert packed.testzip() is None
        assert names[0] == "scorecard_bromley-safeguarding_2015-01.csv"
        assert names[1].endswith(".xlsx")
        assert all("/" not in name and ".." not in name and "\\" not in name for name in names)
        assert _tabs(packed.read(names[1]))


@pytest.mark.parametrize(
    ("page", "name", "query", "pictures"),
    [
        ("scorecard", "central-bedfordshire-aiming-for-the-best", {}, 10),
        ("indicator", "child-protection-plans", {"area": "E09000006"}, 1),
        ("journey", "childs-journey", {"area": "E06000056", "period": "2015/16"}, 1),
        ("challenges", "log", {}, 0),
    ],
)
def test_the_zip_holds_the_pictures_of_the_page(files: FlaskClient, page: str, name: str, query: dict[str, str], pictures: int) -> None:
    with zipfile.ZipFile(io.BytesIO(_get(files, "zip", page, name, query).data)) as packed:
        found = [packed.read(entry) for entry in packed.namelist() if entry.endswith(".png")]
    assert len(found) == pictures
    assert all(picture.startswith(b"\x89PNG") for picture in found)


def test_a_picture_in_the_zip_has_the_name_that_the_browser_gives_it(files: FlaskClient) -> None:
    with zipfile.ZipFile(io.BytesIO(_get(files, "zip", "scorecard", "bromley-safeguarding", {}).data)) as packed:
        names = [name for name in packed.namelist() if name.endswith(".png")]
    view = scorecard_view(scorecard_id="bromley-safeguarding", filters=ScorecardFilters())
    menus = [drawn(tile_menu(tile)).find("details") for priority in view.priorities for tile in priority.tiles]
    offered = [f"{json.loads(menu['data-export'])['file']}.png" for menu in menus]
    assert "contacts_bromley_2013-14.png" in names
    assert len(names) > 20
    assert [name for name in names if name not in offered] == []


@pytest.mark.parametrize("card", ["bromley-safeguarding", "central-bedfordshire-safeguarding"])
def test_the_status_of_screen_csv_workbook_and_api_is_one(files: FlaskClient, card: str) -> None:
    view = scorecard_view(scorecard_id=card, filters=ScorecardFilters())
    shown = [tile.verdict.status for priority in view.priorities for tile in priority.tiles]
    api = files.get(f"/api/v1/scorecards/{card}").get_json()
    assert [verdict["status"] for priority in api["priorities"] for verdict in priority["verdicts"]] == shown
    rows = list(csv.DictReader(io.StringIO(_get(files, "csv", "scorecard", card, {}).data.decode("utf-8-sig"))))
    assert [row["Status"] for row in rows] == shown
    tabs = _tabs(_get(files, "xlsx", "scorecard", card, {}).data)
    place = tabs["Verdicts"][0].index("Status")
    assert [row[place] for row in tabs["Verdicts"][1:]] == shown


def test_a_workbook_is_made_to_be_read_and_printed(files: FlaskClient) -> None:
    book = opened(_get(files, "xlsx", "scorecard", "bromley-safeguarding", {}).data)
    assert book.properties.title == "Bromley safeguarding children"
    sheet = book.worksheets[1]
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    place = [cell.value for cell in sheet[1]].index("Figure") + 1
    formats = {sheet.cell(row=row, column=place).number_format for row in range(2, sheet.max_row + 1)}
    assert '#,##0"%"' in formats or '#,##0.0"%"' in formats
    assert not [cell for tab in book.worksheets for row in tab.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_native_chart_and_small_charts_stand_in_the_workbook(files: FlaskClient) -> None:
    with zipfile.ZipFile(io.BytesIO(_get(files, "xlsx", "scorecard", "bromley-safeguarding", {}).data)) as packed:
        assert b"sparkline" in b"".join(packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/sheet"))
    with zipfile.ZipFile(io.BytesIO(_get(files, "xlsx", "indicator", "child-protection-plans", {"area": "E09000006"}).data)) as packed:
        chart = packed.read("xl/charts/chart1.xml")
        assert b"<c:lineChart>" in chart
        assert b'<c:dispBlanksAs val="zero"/>' not in chart


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/export/pdf/scorecard/bromley-safeguarding", 404, "kind of file 'pdf'"),
        ("/export/csv/scorecard/nothing", 404, "nothing"),
        ("/export/csv/nothing/bromley-safeguarding", 404, "'nothing'"),
        ("/export/csv/challenges/nothing", 404, "'nothing'"),
        ("/export/xlsx/indicator/..%2F..%2Fetc", 404, ""),
        ("/export/csv/scorecard/bromley-safeguarding?as_at=yesterday", 400, "'as_at' has 'yesterday'"),
        ("/export/csv/scorecard/bromley-safeguarding?colour=red", 400, "no argument 'colour'"),
        ("/export/xlsx/indicator/child-protection-plans?area=nowhere", 400, "'area' has 'nowhere'"),
        ("/export/zip/compare/smoking-at-delivery?period=1066", 400, "'period' has '1066'"),
        ("/export/csv/best-five/bromley-safeguarding?area=nowhere", 400, "'area' has 'nowhere'"),
        ("/export/csv/profile/bromley-safeguarding?with=nowhere", 400, "'with' has 'nowhere'"),
        ("/export/csv/changes/bromley-safeguarding?from=yesterday", 400, "'from' has 'yesterday'"),
        ("/export/csv/challenges/log?status=late", 400, "'status' has 'late'"),
        ("/export/csv/journey/childs-journey?period=1066", 400, "'period' has '1066'"),
    ],
)
def test_what_cannot_be_made_says_so(files: FlaskClient, address: str, status: int, words: str) -> None:
    answer = files.get(address)
    assert answer.status_code == status
    assert words in answer.get_data(as_text=True)


def test_a_file_too_large_is_refused_with_the_way_out(files: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_routes, "MOST_CELLS", 10)
    answer = files.get("/export/xlsx/scorecard/bromley-safeguarding")
    assert answer.status_code == 413
    assert "at most 10 are made. Narrow the filters." in answer.get_data(as_text=True)


def test_a_profile_says_of_each_figure_what_the_page_says(files: FlaskClient) -> None:
    """A figure of another period than its row's is not set beside the others without a word."""
    view = profile_view(scorecard_id="three-boroughs-safeguarding", query=ProfileQuery(area="E09000033"))
    rows = list(
        csv.DictReader(io.StringIO(_get(files, "csv", "profile", view.scorecard_id, {"area": "E09000033"}).data.decode("utf-8-sig")))
    )
    shown = [row for priority in view.priorities for row in priority.rows]
    remarked = 0
    for written, row in zip(rows, shown, strict=True):
        for column, cell in zip(view.columns, row.cells, strict=True):
            expected = "; ".join(cell.remarks(row_period=row.period)) if cell.has_figure else ""
            assert written[f"{column.name}: remarks"] == neutral(expected)
            remarked += bool(expected)
    assert remarked


def test_the_name_of_a_file_says_what_it_holds_and_ends_no_header(files: FlaskClient) -> None:
    answer = _get(files, "csv", "indicator", "child-protection-plans", {"area": "E09000006"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="child-protection-plans_bromley_31-march-2014.csv"'
    hostile = _get(files, "csv", "scorecard", "bromley-safeguarding", {"q": '"; filename="evil.exe\r\nX: y'})
    assert hostile.headers["Content-Disposition"].startswith('attachment; filename="scorecard_bromley-safeguarding')
    assert "X" not in hostile.headers


def test_every_bundled_scorecard_has_its_files(files: FlaskClient) -> None:
    for card in scorecards():
        assert _tabs(_get(files, "xlsx", "scorecard", card.scorecard_id, {}).data)
