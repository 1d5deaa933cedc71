"""Figures that try to be markup, formulas or addresses: loaded as text, shown as text, sent as text. Nothing here is real."""

import csv
import io
import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from data_loaders import loading
from data_loaders.loading import Work
from data_loaders.store import connection
from support.crawl import crawl, visit
from support.loading import write_csv
from support.running import Running, running_app

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
ADDRESS = "javascript:alert(1)"
FORMULA = "=cmd()"
TURNED = "\u202ereversed\u202c\u200f"
LONG = "Children who were looked after " * 40
HOSTILE = (SCRIPT, IMAGE, ADDRESS, FORMULA, TURNED)
SAFE_SCHEMES = {"", "http", "https", "data"}
CARD, SOURCE = "hostile-board", "hostile-report"

AREAS = [
    {"area_code": "E92000001", "name": "England", "kind": "country"},
    {"area_code": "E09000006", "name": f"Bromley {SCRIPT}", "kind": "upper_tier_authority", "short_name": SCRIPT},
    {"area_code": "E09000033", "name": f"{IMAGE} Westminster", "kind": "upper_tier_authority"},
]
TEXTS = {"script": SCRIPT, "image": IMAGE, "address": ADDRESS, "formula": FORMULA, "turned": TURNED, "long": LONG}


def _figures() -> list[dict[str, str]]:
    rows = []
    for line, (name, text) in enumerate(TEXTS.items(), start=10):
        facts = {"indicator": f"hostile-{name}", "indicator_name": text, "unit": "count", "topic": text}
        texts = {"note": text, "printed": text, "ref": text, "published_trend": text, "published_comparison": text}
        for place, area in enumerate(("E09000006", "E09000033", "E92000001")):
            for year, value in (("2021/22", "10"), ("2022/23", "12"), ("2023/24", "14")):
                rows.append({**facts, **texts, "area": area, "period": year, "value": value, "line": f"{line}{place}", "doubt": text})
        rows.append(
            {**facts, **texts, "area": "E09000006", "period": "2023/24", "value": "4", "breakdown_type": "agency", "breakdown": text}
        )
        rows.append({**facts, **texts, "area": "E09000006", "period": "2023/24", "value": "9", "role": "target"})
    return rows


def _scorecard() -> str:
    lines = [{"indicator": f"hostile-{name}", "label": text[:80], "lead": text, "note": text} for name, text in TEXTS.items()]
    lines.append({"indicator": "hostile-script", "breakdown_type": "agency", "breakdown": SCRIPT, "no_figure": SCRIPT})
    card = {
        "scorecard": CARD,
        "title": f"Title {SCRIPT}",
        "board": f"Board {IMAGE}",
        "description": SCRIPT,
        "caution": IMAGE,
        "areas": ["E09000006", "E09000033"],
        "priorities": [{"title": f"Priority {SCRIPT}", "lead": IMAGE, "lines": lines}],
    }
    return _yaml(card)


def _yaml(facts: dict[str, Any]) -> str:
    """A document whose values are JSON, which is YAML."""
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in facts.items())


@pytest.fixture(scope="module")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    files = folder / "bundled/packs/hostile"
    files.mkdir(parents=True)
    (folder / "bundled/scorecards").mkdir()
    write_csv(
        folder / "bundled/areas.csv",
        [{**dict.fromkeys(("parent_code", "old_la_code", "short_name", "other_names"), ""), **row} for row in AREAS],
    )
    (folder / "bundled/scorecards/hostile.yml").write_text(_scorecard(), encoding="utf-8")
    source = {
        "source_id": SOURCE,
        "title": f"Report {SCRIPT}",
        "publisher": IMAGE,
        "published_on": "2024-06-01",
        "licence": ADDRESS,
        "published_note": SCRIPT,
    }
    (files / "source.yml").write_text(_yaml(source), encoding="utf-8")
    rejected = {"indicator": "hostile-script", "area": f"Nowhere {SCRIPT}", "period": IMAGE, "value": FORMULA}
    write_csv(files / "figures.csv", [*_figures(), rejected])
    result = loading.ensure_bundled(folder / "home/releases", Work(start_with=folder / "bundled"))
    connection.close_all_but(None)
    assert result is not None
    assert result.release_id, [problem.message for problem in result.problems]
    return folder / "home"


@pytest.fixture(scope="module")
def server(hostile_home: Path) -> Iterator[Running]:
    with running_app(env={"WELLBOARD_HOME": str(hostile_home), "WEB_CONCURRENCY": "1"}) as running:
        yield running


PAGES = [
    "/",
    "/data",
    f"/scorecard/{CARD}",
    f"/scorecard/{CARD}?area=E09000006",
    f"/scorecard/{CARD}?area=E09000006&view=table",
    f"/source/{SOURCE}",
    f"/source/{SOURCE}?line=100",
    *(f"/indicator/hostile-{name}?area=E09000006" for name in TEXTS),
    f"/indicator/hostile-script?{urlencode({'area': 'E09000006', 'breakdown': f'agency:{SCRIPT}', 'scorecard': CARD})}",
]
ASKED = [
    *(f"/scorecard/{CARD}?{urlencode({key: text})}" for key in ("q", "area", "priority", "as_at", "view") for text in HOSTILE),
    *(f"/indicator/hostile-script?{urlencode({key: text})}" for key in ("area", "breakdown", "kind", "scorecard") for text in HOSTILE),
    *(f"/source/{SOURCE}?{urlencode({key: text})}" for key in ("line", "page", "doubts") for text in HOSTILE),
]
MISSING = [f"/{page}/{quote(text, safe='')}" for page in ("scorecard", "indicator", "source") for text in (SCRIPT, IMAGE, ADDRESS, TURNED)]


def _check_document(document: BeautifulSoup) -> None:
    """No element or attribute of the whole document came from a figure."""
    paint = document.select_one("#first-paint")
    assert paint is not None
    assert not paint.select("script, iframe, object, embed, style, base, meta, link, img[src='x']")
    for script in document.find_all("script"):
        assert "alert(1)" not in script.text
    for element in document.find_all(True):
        _check_attributes(element)


def _check_attributes(element: Tag) -> None:
    for name, value in element.attrs.items():
        assert not name.lower().startswith("on"), element
        if name in {"href", "src", "action", "formaction"}:
            assert urlsplit(str(value)).scheme in SAFE_SCHEMES, element
            assert not str(value).startswith("data:text"), element


@pytest.mark.parametrize("path", [*PAGES, *ASKED])
def test_a_page_holds_no_live_markup(server: Running, path: str) -> None:
    answer = visit(server, path)
    assert answer.status == 200
    _check_document(answer.document)


@pytest.mark.parametrize("path", MISSING)
def test_an_address_that_is_markup_is_a_404_without_any(server: Running, path: str) -> None:
    answer = visit(server, path)
    assert answer.status == 404
    _check_document(answer.document)


@pytest.mark.parametrize("name", TEXTS)
def test_the_texts_are_shown_whole_as_they_were_loaded(server: Running, name: str) -> None:
    shown = visit(server, f"/indicator/hostile-{name}?area=E09000006").document
    heading = shown.select_one("#first-paint h1")
    assert heading is not None
    assert heading.text.strip() == TEXTS[name].strip()
    assert shown.title is not None


def test_every_page_that_the_hostile_board_links_to_answers(server: Running) -> None:
    pages = crawl(server, most=40)
    assert [page.path for page in pages if page.status != 200] == []
    for page in pages:
        _check_document(page.document)


def _components(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, list):
        for child in tree:
            yield from _components(child)
    elif isinstance(tree, dict):
        if {"type", "namespace", "props"} <= set(tree):
            yield tree
        for value in tree.values():
            yield from _components(value)


def _sent(server: Running, path: str) -> Any:
    """The page as Dash sends it to a browser that is already there."""
    output = next(found["output"] for found in json.loads(server.get("/_dash-dependencies")) if "_pages_content" in found["output"])
    address = urlsplit(path)
    query = f"?{address.query}" if address.query else ""
    body = {
        "output": output,
        "outputs": [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": address.path},
            {"id": "_pages_location", "property": "search", "value": query},
        ],
        "changedPropIds": ["_pages_location.pathname"],
        "state": [],
    }
    request = urllib.request.Request(  # noqa: S310 - our own server
        server.url + "/_dash-update-component", data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return json.loads(answer.read())["response"]["_pages_content"]["children"]


@pytest.mark.parametrize("path", PAGES)
def test_the_components_that_a_browser_gets_are_no_markup_either(server: Running, path: str) -> None:
    found = list(_components(_sent(server, path)))
    assert len(found) > 10
    assert {component["namespace"] for component in found} <= {"dash_html_components", "dash_core_components", "dash_bootstrap_components"}
    for component in found:
        kind, props = component["type"], component["props"]
        assert kind not in {"Script", "Iframe", "ObjectEl", "Embed", "Style", "Base", "Markdown", "DangerouslySetInnerHTML"}
        assert not any("dangerously" in name.lower() or name.lower().startswith("on") for name in props)
        for name in ("href", "src", "action"):
            assert urlsplit(str(props.get(name, ""))).scheme in SAFE_SCHEMES
        if kind == "Graph":
            assert "<" not in json.dumps([trace.get("text") for trace in props["figure"]["data"]])
            assert "<script" not in json.dumps(props["figure"]["layout"])
            assert "<script" not in json.dumps([trace.get("name") for trace in props["figure"]["data"]])


@pytest.mark.parametrize("table", ["observations", "problems", "sources"])
def test_a_spreadsheet_finds_nothing_to_run(server: Running, table: str) -> None:
    rows = list(csv.DictReader(io.StringIO(server.get(f"/api/v1/{table}.csv").decode(), newline="")))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
    if table == "observations":
        assert f"'{FORMULA}" in cells
        assert len(rows) == len(_figures())


def test_a_rejected_row_is_listed_as_text(server: Running) -> None:
    assert SCRIPT in server.get("/api/v1/problems.csv").decode()
    _check_document(visit(server, "/data").document)


def test_the_data_api_answers_with_json_that_no_browser_draws(server: Running) -> None:
    with urllib.request.urlopen(f"{server.url}/api/v1/indicators/hostile-script?area=E09000006", timeout=30) as answer:  # noqa: S310
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert json.loads(answer.read())["verdict"]["indicator"] == SCRIPT
