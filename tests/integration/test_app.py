"""The whole app as it is deployed: gunicorn, two workers, the bundled release."""

import json
import os
import re
import runpy
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from support.crawl import Visited, crawl, visit
from support.running import ROOT, Running, running_app, wait_until_up

STRANGE = "unknown=1&area=a&area=b&status=%3Cscript%3E&as_at=yesterday&q=&page=-1&line=x&view=7"


@pytest.fixture(scope="module")
def pages(server: Running) -> list[Visited]:
    return crawl(server)


def test_every_link_leads_to_a_page(pages: list[Visited]) -> None:
    assert len(pages) > 3
    assert [page.path for page in pages if page.status != 200] == []


def test_no_link_of_ours_asks_for_what_its_page_does_not_have(pages: list[Visited]) -> None:
    assert [page.path for page in pages if "which this page does not have" in page.document.text] == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/scorecard/bromley-safeguarding?area=XX", "the area “XX”"),
        ("/scorecard/bromley-safeguarding?status=nonsense&as_at=2099-13-40", "the status “nonsense” and the day “2099-13-40”"),
        ("/indicator/smoking-at-delivery?area=%3Cscript%3E", "the area “<script>”"),
        ("/compare/smoking-at-delivery?period=1066", "the period “1066”"),
        ("/best-five/bromley-safeguarding?area=XX", "the area “XX”"),
        ("/profile/bromley-safeguarding?area=XX", "the area “XX”"),
        ("/changes/bromley-safeguarding?area=XX", "the area “XX”"),
        ("/challenges?board=nope&priority=x", "the priority “x” and the board “nope”"),
    ],
)
def test_a_page_says_what_its_address_asks_for_in_vain(server: Running, path: str, said: str) -> None:
    document = visit(server, path).document
    assert f"The address asks for {said}, which this page does not have." in document.text
    assert not document.select("#first-paint script")


def test_every_page_is_a_whole_document_before_any_script(pages: list[Visited]) -> None:
    for page in pages:
        document = page.document
        assert document.html is not None, page.path
        assert document.html["lang"] == "en-GB", page.path
        headings = document.select("#first-paint h1")
        assert len(headings) == 1, (page.path, headings)
        assert headings[0].get("tabindex") == "-1", page.path
        assert document.title is not None, page.path
        assert document.title.text.strip(), page.path
        ids = [element["id"] for element in document.find_all(id=True)]
        assert sorted(ids) == sorted(set(ids)), page.path


def test_pages_have_titles_of_their_own(pages: list[Visited]) -> None:
    kinds = {page.kind: page.document.title.text for page in pages if page.document.title}
    assert len(set(kinds.values())) == len(kinds)


def test_every_page_takes_any_query(server: Running, pages: list[Visited]) -> None:
    for path in sorted({page.path.split("?")[0] for page in pages}):
        assert visit(server, f"{path}?{STRANGE}").status == 200, path


EXPORTED = [
    "/scorecard/three-boroughs-safeguarding",
    "/indicator/child-protection-plans",
    "/compare/smoking-at-delivery",
    "/best-five/bromley-safeguarding",
    "/profile/three-boroughs-safeguarding",
    "/changes/bromley-safeguarding",
    "/challenges",
    "/journey/childs-journey",
]
MISTAKEN = "area=E09000006&from=yesterday&period=1066&with=x&board=x&compare=x&breakdown=a:b&kind=x"


@pytest.mark.parametrize("query", ["", STRANGE, MISTAKEN])
@pytest.mark.parametrize("path", EXPORTED)
def test_what_a_page_offers_to_download_is_there_whatever_its_address_holds(server: Running, path: str, query: str) -> None:
    """A page drops what it does not understand, a file refuses it: the links carry what the page shows."""
    links = [str(link["href"]) for link in visit(server, f"{path}?{query}").document.select(".downloads a[href]")]
    assert [link.split("/")[2] for link in links] == ["csv", "xlsx", "zip"]
    assert server.get(links[0]).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/404",
        "/scorecard/nothing?scorecard_id=bromley-adult-care",
        "/scorecard/nothing",
        "/indicator/nothing",
        "/source/nothing",
        "/scorecard/a/b",
        "/indicator/%00",
    ],
)
def test_what_is_not_there_is_a_404_that_looks_like_a_page(server: Running, path: str) -> None:
    answer = visit(server, path)
    assert answer.status == 404
    assert len(answer.document.select("#first-paint h1")) == 1
    assert answer.document.select("#first-paint a[href='/']")


def test_the_query_cannot_change_which_page_a_path_names(server: Running, pages: list[Visited]) -> None:
    for path in sorted({page.path.split("?")[0] for page in pages}):
        plain, overridden = visit(server, path), visit(server, f"{path}?scorecard_id=x&indicator_id=x&source_id=x")
        assert overridden.status == 200, path
        assert overridden.document.select("#first-paint h1") == plain.document.select("#first-paint h1"), path


def test_the_state_of_the_app(server: Running) -> None:
    assert server.get("/health") == b"OK"
    ready = json.loads(server.get("/ready"))
    assert ready["ready"] is True
    assert ready["observations"] > 2000
    assert json.loads(server.get("/version"))["version"]
    assert json.loads(server.get("/api/v1/release"))["release_id"] == ready["release_id"]


def test_headers(server: Running) -> None:
    with urllib.request.urlopen(server.url + "/", timeout=30) as answer:  # noqa: S310 - our own server
        assert "script-src 'self' 'sha256-" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_an_unknown_address_of_the_data_api_is_json(server: Running) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        server.get("/api/v1/nothing")
    assert refused.value.code == 404
    assert "error" in json.loads(refused.value.read())
    refused.value.close()


def test_without_figures_the_app_lives_and_is_not_ready(tmp_path: Path) -> None:
    with running_app(env={"WELLBOARD_HOME": str(tmp_path), "WEB_CONCURRENCY": "1"}) as empty:
        assert empty.get("/health") == b"OK"
        assert visit(empty, "/ready").status == 503
        assert visit(empty, "/api/v1/release").status == 503
        home = visit(empty, "/")
        assert home.status == 503
        assert "No figures are loaded yet" in home.document.text


def test_under_a_prefix_however_it_is_written(bundled_home: Path) -> None:
    env = {"WELLBOARD_HOME": str(bundled_home), "WELLBOARD_PREFIX": "wellbeing", "WEB_CONCURRENCY": "1"}
    with running_app(env=env, health="/wellbeing/health") as moved:
        assert json.loads(moved.get("/wellbeing/ready"))["ready"] is True
        document = visit(moved, "/wellbeing/").document
        addresses = [str(tag.get("href") or tag.get("src")) for tag in document.select("[href], [src]")]
        assert [address for address in addresses if not address.startswith(("/wellbeing/", "#", "data:", "https://"))] == []


def test_a_burst_on_a_fresh_process_is_answered(bundled_home: Path) -> None:
    """Dash's set-up in the first request is not safe for threads (plotly/dash#3971): warm-up must have done it."""
    with running_app(env={"WELLBOARD_HOME": str(bundled_home), "WEB_CONCURRENCY": "1"}, wait=False) as fresh:

        def ask(place: int) -> int:
            path = ("/", "/_dash-layout", "/_dash-dependencies", "/data")[place % 4]
            for _ in range(300):
                try:
                    return visit(fresh, path).status
                except urllib.error.URLError:
                    time.sleep(0.05)
            return 0

        with ThreadPoolExecutor(8) as threads:
            assert set(threads.map(ask, range(16))) == {200}
        wait_until_up(fresh)
        assert len(json.loads(fresh.get("/_dash-dependencies"))) > 0


def test_nothing_of_the_store_is_open_when_gunicorn_forks(bundled_home: Path) -> None:
    code = "import app, pathlib; print([str(fd.resolve()) for fd in pathlib.Path('/proc/self/fd').iterdir()])"
    env = {**os.environ, "WELLBOARD_HOME": str(bundled_home)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert str(bundled_home) not in done.stdout


def test_gunicorn_is_set_up_as_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9123")
    monkeypatch.setenv("WEB_CONCURRENCY", "5")
    found = runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    assert found["bind"] == "127.0.0.1:9123"
    assert found["workers"] == 5
    assert found["worker_class"] == "gthread"
    assert found["preload_app"] is True
    assert found["control_socket_disable"] is True


def start_commands() -> dict[str, str]:
    """What ``make run`` and the Procfile run, up to gunicorn, in the Python of these tests."""
    web = re.fullmatch(r"web: (.+)\n", (ROOT / "Procfile").read_text())
    assert web is not None
    assert "gunicorn app:server --config gunicorn.conf.py --bind 0.0.0.0:$PORT" in web[1]
    printed = subprocess.run(["make", "--dry-run", "run"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    recipe = [
        line for line in printed.splitlines() if "-m data_loaders" in line or "-m serving.live" in line or "gunicorn app:server" in line
    ]
    assert len(recipe) == 3
    return {"Procfile": web[1], "make run": "set -e\n" + "\n".join(recipe).replace(".venv/bin/", "")}


@pytest.mark.parametrize("way", ["Procfile", "make run"])
@pytest.mark.parametrize(("releases", "load_exits"), [(1, 0), (1, 1), (1, 2), (1, 3), (0, 2), (0, 3)])
def test_the_start_serves_whenever_a_release_is_live(own_home: Path, tmp_path: Path, way: str, releases: int, load_exits: int) -> None:
    commands = tmp_path / "bin"
    commands.mkdir()
    python = f'case "$*" in "-m data_loaders"*) echo "The load speaks."; exit {load_exits};; *) exec {sys.executable} "$@";; esac'
    for name, script in {"python": python, "gunicorn": 'echo "gunicorn $*"'}.items():
        (commands / name).write_text(f"#!/bin/sh\n{script}\n")
        (commands / name).chmod(0o755)
    home = own_home if releases else tmp_path / "empty"
    env = {**os.environ, "WELLBOARD_HOME": str(home), "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "PORT": "8050"}
    done = subprocess.run(["sh", "-c", start_commands()[way]], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert "The load speaks." in done.stdout
    assert ("gunicorn app:server" in done.stdout) is bool(releases), done.stdout + done.stderr
    assert (done.returncode == 0) is bool(releases)
    if not releases:
        assert done.stderr.startswith("Nothing is served: no figures have been published yet.")


def test_the_start_refuses_a_release_that_cannot_be_read(own_home: Path) -> None:
    for database in own_home.rglob("*.duckdb"):
        database.write_bytes(b"damaged")
    env = {**os.environ, "WELLBOARD_HOME": str(own_home)}
    done = subprocess.run([sys.executable, "-m", "serving.live"], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Nothing is served: the live release cannot be read (")
    assert "Traceback" not in done.stderr
