"""Statuses, headers, compression: what a client sees whatever the page."""

import gzip
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import brotli
import dash
import pytest
from werkzeug.test import TestResponse

LOCATION = [
    {"id": "_pages_location", "property": "pathname", "value": "/"},
    {"id": "_pages_location", "property": "search", "value": ""},
]
STRANGER = {"id": "x", "property": "y", "value": 1}
ROUTER = {
    "outputs": [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}],
    "inputs": LOCATION,
    "changedPropIds": ["_pages_location.pathname"],
    "state": [],
}


def router_body(app: dash.Dash, **changes: Any) -> dict[str, Any]:
    output = next(name for name in app.callback_map if "_pages_content" in name)
    return {**ROUTER, "output": output, **changes}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/board/bromley", 200),
        ("/board/bromley?unknown=1", 200),
        ("/board/nowhere", 404),
        ("/board/", 404),
        ("/404", 404),
        ("/404/", 404),
        ("/board/bromley/more", 404),
        ("/nothing", 404),
        ("/nothing/<script>", 404),
        ("/%00", 404),
        ("/assets/nothing.js", 404),
        ("/_dash-component-suites/dash/nothing.js", 404),
        ("/_dash-component-suites/nothing/a.js", 404),
        ("/health", 200),
        ("/favicon.ico", 302),
        ("/broken", 500),
    ],
)
def test_an_address_answers_with_the_status_it_deserves(small: dash.Dash, path: str, status: int) -> None:
    assert small.server.test_client().get(path).status_code == status


def test_an_unknown_address_still_shows_a_page(small: dash.Dash) -> None:
    document = small.server.test_client().get("/nothing").text
    assert "404" in document
    assert 'id="react-entry-point"' in document


def test_a_fault_says_what_to_do_and_shows_no_detail(small: dash.Dash) -> None:
    answer = small.server.test_client().get("/broken", headers={"Accept": "text/html"})
    assert "Try the page again" in answer.text
    assert "reference" in answer.text
    assert "the fault" not in answer.text.replace("The fault is ours", "")
    assert "Content-Security-Policy" in answer.headers


def test_a_callback_answers(small: dash.Dash) -> None:
    answer = small.server.test_client().post("/_dash-update-component", json=router_body(small))
    assert answer.status_code == 200
    assert "Boards of England" in json.dumps(answer.json)


@pytest.mark.parametrize(
    "changes",
    [
        {"output": "nothing.children"},
        {"output": 3},
        {"output": None},
        {"inputs": "x"},
        {"inputs": [1]},
        {"inputs": [{"id": "_pages_location"}]},
        {"inputs": [{"id": "_pages_location", "property": "pathname", "value": 3}]},
        {"inputs": []},
        {"inputs": LOCATION[:1]},
        {"inputs": LOCATION[::-1]},
        {"inputs": [*LOCATION, STRANGER]},
        {"inputs": [STRANGER, STRANGER]},
        {"inputs": [LOCATION[:1], LOCATION[1:]]},
        {"inputs": [{**LOCATION[0], "id": {"a": 1}}, LOCATION[1]]},
        {"inputs": [{**LOCATION[0], "value": "not a path"}, LOCATION[1]]},
        {"inputs": [{**LOCATION[0], "value": ""}, LOCATION[1]]},
        {"inputs": [{**LOCATION[0], "value": "/board/\ud800"}, LOCATION[1]]},
        {"inputs": [LOCATION[0], {**LOCATION[1], "value": "?q=\ud800"}]},
        {"inputs": [LOCATION[0], {**LOCATION[1], "value": None}]},
        {"state": {}},
        {"state": [STRANGER]},
        {"output": "_pages_dummy.children"},
        {"outputs": None},
        {"outputs": {}},
        {"outputs": []},
        {"outputs": [1, 2]},
        {"outputs": [STRANGER, STRANGER]},
        {"changedPropIds": [1]},
        {"changedPropIds": "x"},
    ],
)
def test_a_malformed_callback_is_the_senders_fault(small: dash.Dash, changes: dict[str, Any]) -> None:
    answer = small.server.test_client().post("/_dash-update-component", json=router_body(small, **changes))
    assert answer.status_code == 400
    assert answer.text.strip()


@pytest.mark.parametrize(
    ("body", "kind"), [(b"", "application/json"), (b"{", "application/json"), (b"[1]", "application/json"), (b"a=1", "text/plain")]
)
def test_a_callback_that_is_not_an_object_is_the_senders_fault(small: dash.Dash, body: bytes, kind: str) -> None:
    assert small.server.test_client().post("/_dash-update-component", data=body, content_type=kind).status_code == 400


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"output":' * 100_000])
def test_a_callback_nested_too_deep_to_read_is_the_senders_fault(small: dash.Dash, body: bytes) -> None:
    assert small.server.test_client().post("/_dash-update-component", data=body, content_type="application/json").status_code == 400


def test_a_callback_from_outside_the_prefix_is_the_senders_fault(build_small: Callable[..., dash.Dash]) -> None:
    app = build_small(prefix="/wellbeing/")
    for pathname, status in {"/wellbeing/": 200, "/wellbeing": 200, "/wellbeings": 400, "/": 400}.items():
        inputs = [{**LOCATION[0], "value": pathname}, LOCATION[1]]
        answer = app.server.test_client().post("/wellbeing/_dash-update-component", json=router_body(app, inputs=inputs))
        assert answer.status_code == status, pathname


def test_a_fault_in_a_callback_stays_ours(small: dash.Dash) -> None:
    assert drawn_by_callback(small, "/broken").status_code == 500


def test_a_page_is_drawn_in_a_thread_that_has_never_drawn(small: dash.Dash) -> None:
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(lambda: small.server.test_client().get("/board/bromley").status_code).result() == 200


def drawn_by_callback(app: dash.Dash, pathname: str, search: str = "") -> TestResponse:
    inputs = [{**LOCATION[0], "value": pathname}, {**LOCATION[1], "value": search}]
    return app.server.test_client().post("/_dash-update-component", json=router_body(app, inputs=inputs))


@pytest.mark.parametrize("search", ["?board_id=nowhere", "?board_id=a&board_id=b", "?board_id="])
def test_the_query_cannot_change_which_page_a_path_names(small: dash.Dash, search: str) -> None:
    first = small.server.test_client().get(f"/board/bromley{search}")
    assert first.status_code == 200
    assert "Board bromley</h1>" in first.text
    drawn = drawn_by_callback(small, "/board/bromley", search)
    assert drawn.status_code == 200
    assert '"children": "Board bromley"' in json.dumps(drawn.json)
    lost = drawn_by_callback(small, "/board/nowhere", "?board_id=bromley")
    assert "No such board" in json.dumps(lost.json)


def test_headers_of_a_document(small: dash.Dash) -> None:
    headers = small.server.test_client().get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert policy.count("'sha256-") >= 2
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-cache"


def bundle_paths(app: dash.Dash) -> list[str]:
    document = app.server.test_client().get("/").text
    return [part.split('"')[0] for part in document.split('<script src="')[1:]]


def test_bundles_and_assets_are_compressed_and_kept_for_a_year(small: dash.Dash) -> None:
    client = small.server.test_client()
    paths = bundle_paths(small)
    assert any("/assets/navigation.js?m=" in path for path in paths)
    for path in paths:
        plain = client.get(path, buffered=True).data
        packed = client.get(path, headers={"Accept-Encoding": "br, gzip"}, buffered=True)
        zipped = client.get(path, headers={"Accept-Encoding": "gzip"}, buffered=True)
        assert packed.headers["Cache-Control"] == "max-age=31536000, immutable, public", path
        assert packed.headers["Vary"] == "Accept-Encoding"
        assert packed.headers["Content-Encoding"] == "br"
        assert brotli.decompress(packed.data) == plain
        assert gzip.decompress(zipped.data) == plain


def test_an_asset_without_a_fingerprint_is_asked_for_again(small: dash.Dash) -> None:
    client = small.server.test_client()
    first = client.get("/assets/theme.js", buffered=True)
    assert first.headers["Cache-Control"] == "no-cache"
    assert client.get("/assets/theme.js", headers={"If-None-Match": first.headers["ETag"]}, buffered=True).status_code == 304


def test_a_document_is_compressed(small: dash.Dash) -> None:
    answer = small.server.test_client().get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"Boards of England" in gzip.decompress(answer.data)


def test_under_a_prefix_everything_moves(build_small: Callable[..., dash.Dash]) -> None:
    app = build_small(prefix="/wellbeing/")
    client = app.server.test_client()
    assert client.get("/wellbeing/board/bromley").status_code == 200
    assert client.get("/wellbeing/board/nowhere").status_code == 404
    assert client.get("/wellbeing/health").status_code == 200
    assert client.get("/board/bromley").status_code == 404
    assert 'data-prefix="/wellbeing/"' in client.get("/wellbeing/").text
    assert client.post("/wellbeing/_dash-update-component", json={}).status_code == 400
