"""Reports in the background: start, look, cancel, take the file; what dies says so; what is not known is a 404 and never a path."""

import io
import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from board import report_jobs
from board.report_jobs import Standing
from exports import report_routes
from exports.__main__ import main
from exports.pack.office_file import OfficeFile
from exports.pack.stamp import read_stamp

FORM = {"card_central-bedfordshire-aiming-for-the-best": "on", "part_front": "on", "part_scorecard": "on", "to": "word"}
WAITER = "import time; time.sleep(600)"


@pytest.fixture
def home(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WELLBOARD_HOME", str(own_home))
    yield own_home
    for child in report_jobs._children:
        child.wait(timeout=60)


@pytest.fixture
def asking(home: Path) -> Iterator[FlaskClient]:
    server = Flask("wellboard-reports")
    report_routes.register(server)
    with server.test_client() as opened:
        yield opened


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Reports that would take ten minutes, whatever was asked for; all are ended afterwards."""
    real, started = subprocess.Popen, list[subprocess.Popen[bytes]]()

    def start(command: list[str], **more: Any) -> Any:
        child = real([command[0], "-c", WAITER], **more)
        started.append(child)
        return child

    monkeypatch.setattr(report_jobs.subprocess, "Popen", start)
    yield started
    for child in started:
        child.kill()
        child.wait()


def _job(answer: Any) -> str:
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return str(answer.headers["Location"].partition("job=")[2])


def _state(asking: FlaskClient, job_id: str) -> Any:
    return asking.get(f"/reports/jobs/{job_id}").get_json()


def _until_done(asking: FlaskClient, job_id: str) -> Any:
    for _ in range(600):
        found = _state(asking, job_id)
        if found["standing"] != "running":
            return found
        threading.Event().wait(0.1)
    raise AssertionError("the report was not made within a minute")


def test_a_report_is_made_in_the_background_and_taken(asking: FlaskClient) -> None:
    job_id = _job(asking.post("/reports/start", data=FORM))
    first = _state(asking, job_id)
    assert (first["standing"], first["words"] != "") == ("running", True)
    assert _until_done(asking, job_id)["standing"] == "done"
    answer = asking.get(f"/reports/jobs/{job_id}/file")
    assert answer.status_code == 200
    assert "board-pack_central-bedfordshire-aiming-for-the-best" in answer.headers["Content-Disposition"]
    assert docx.Document(io.BytesIO(answer.data)).paragraphs
    assert [part.value for part in read_stamp(OfficeFile(answer.data)).request.parts] == ["front", "scorecard"]
    checked = asking.post("/reports/check", data={"file": (io.BytesIO(answer.data), "pack.docx")}).get_json()
    assert checked["is_same"]
    assert checked["words"].startswith("All 65 figures and texts equal those of the live release")


def test_a_report_holds_every_area_that_is_ticked(asking: FlaskClient) -> None:
    ticked = {
        "card_three-boroughs-safeguarding": "on",
        "area_E09000033": "on",
        "area_E09000013": "on",
        "part_scorecard": "on",
        "to": "word",
    }
    job_id = _job(asking.post("/reports/start", data=ticked))
    assert _until_done(asking, job_id)["standing"] == "done"
    made = asking.get(f"/reports/jobs/{job_id}/file").data
    assert read_stamp(OfficeFile(made)).request.areas == ("E09000033", "E09000013")
    headings = " ".join(found.text for found in docx.Document(io.BytesIO(made)).paragraphs)
    assert "Westminster" in headings
    assert "Hammersmith and Fulham" in headings


def test_a_report_that_is_cancelled_ends_its_process(asking: FlaskClient, slow: list[subprocess.Popen[bytes]]) -> None:
    job_id = _job(asking.post("/reports/start", data=FORM))
    assert asking.post(f"/reports/jobs/{job_id}/cancel").status_code == 303
    slow[0].wait(timeout=10)
    assert _state(asking, job_id)["standing"] == "cancelled"
    assert asking.get(f"/reports/jobs/{job_id}/file").status_code == 404


def test_a_process_that_dies_is_said(asking: FlaskClient, slow: list[subprocess.Popen[bytes]]) -> None:
    job_id = _job(asking.post("/reports/start", data=FORM))
    os.kill(slow[0].pid, signal.SIGKILL)
    slow[0].wait(timeout=10)
    found = _state(asking, job_id)
    assert found["standing"] == "failed"
    assert "ended before it was done" in found["words"]


def test_no_more_than_so_many_at_once_even_of_workers_that_race(home: Path, slow: list[subprocess.Popen[bytes]]) -> None:
    refused: list[str] = []

    def ask() -> None:
        try:
            report_jobs.start(["pack"], suffix="docx")
        except report_jobs.BusyError as busy:
            refused.append(str(busy))

    workers = [threading.Thread(target=ask) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(slow) == report_jobs.MOST_AT_ONCE
    assert len(refused) == 6 - report_jobs.MOST_AT_ONCE
    assert "no more at once" in refused[0]


def test_another_process_with_the_same_number_is_not_taken_for_the_report(home: Path, slow: list[subprocess.Popen[bytes]]) -> None:
    job_id = report_jobs.start(["pack"], suffix="docx")
    facts = home / "reports" / job_id / "job.json"
    told = json.loads(facts.read_text()) | {"began": "1"}
    facts.write_text(json.dumps(told))
    found = report_jobs.find(job_id)
    assert found is not None
    assert found.standing is Standing.FAILED
    assert report_jobs.cancel(job_id) is False
    assert slow[0].poll() is None


def test_what_is_old_is_cleared_away_and_what_runs_is_left(
    home: Path, slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, running = report_jobs.start(["pack"], suffix="docx"), report_jobs.start(["pack"], suffix="docx")
    slow[0].kill()
    slow[0].wait()
    monkeypatch.setattr(report_jobs.time, "time", lambda: 1e12)
    report_jobs.start(["pack"], suffix="docx")
    assert report_jobs.find(old) is None
    assert report_jobs.find(running) is not None
    assert not (home / "reports" / old).exists()


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({}, 400, "No part is chosen"),
        ({"part_front": "on"}, 400, "No scorecard is chosen"),
        (FORM | {"to": "paper"}, 400, "no kind of file 'paper'"),
        (FORM | {"template": "../../etc/passwd"}, 400, "no template"),
        (FORM | {"as_at": "soon"}, 400, "'soon' is no day"),
        (FORM | {"part_everything": "on"}, 400, "no part 'everything'"),
        (FORM | {f"area_{number}": "on" for number in range(7)}, 400, "7 areas are chosen; a pack holds at most 6"),
    ],
)
def test_a_form_that_cannot_be_meant_starts_nothing(asking: FlaskClient, form: dict[str, str], status: int, said: str) -> None:
    answer = asking.post("/reports/start", data=form)
    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)


def test_what_the_command_refuses_is_what_the_page_says(asking: FlaskClient) -> None:
    job_id = _job(asking.post("/reports/start", data={"card_nothing": "on", "part_front": "on"}))
    found = _until_done(asking, job_id)
    assert (found["standing"], found["words"]) == ("failed", "There is no scorecard called 'nothing'.")


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}])
def test_another_sites_form_starts_nothing(asking: FlaskClient, headers: dict[str, str]) -> None:
    for path in ("/reports/start", "/reports/jobs/x/cancel", "/reports/check"):
        assert asking.post(path, data=FORM, headers=headers).status_code == 403


@pytest.mark.parametrize("job_id", ["nothing", "..", "%2e%2e%2fother", "a" * 22, "x" * 500])
def test_an_unknown_report_is_a_404(asking: FlaskClient, job_id: str) -> None:
    for path in (f"/reports/jobs/{job_id}", f"/reports/jobs/{job_id}/file"):
        assert asking.get(path).status_code == 404


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_file_of_another_maker_is_said(asking: FlaskClient, content: bytes) -> None:
    answer = asking.post("/reports/check", data={"file": (io.BytesIO(content), "x.docx")})
    assert answer.status_code == 422
    assert answer.get_json()["is_same"] is False
    assert asking.post("/reports/check", data={}).status_code == 400


def test_a_councils_templates_are_offered_and_used(asking: FlaskClient, home: Path) -> None:
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "A council of our own"
    (home / "templates").mkdir()
    own.save(str(home / "templates/own.docx"))
    job_id = _job(asking.post("/reports/start", data=FORM | {"template": "own.docx"}))
    assert _until_done(asking, job_id)["standing"] == "done"
    made = docx.Document(io.BytesIO(asking.get(f"/reports/jobs/{job_id}/file").data))
    assert made.sections[0].header.paragraphs[0].text == "A council of our own"


def test_the_command_line_makes_and_verifies(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "pack.xlsx"
    words = ["pack", "--scorecard", "bromley-safeguarding", "--parts", "scorecard", "--to", "excel", "--output", str(output)]
    assert main(words) == 0
    assert main(["verify", str(output)]) == 0
    assert "figures and texts equal those of the live release" in capsys.readouterr().out
    assert main(["verify", __file__]) == 2
    assert "is damaged" in capsys.readouterr().err
    assert main(["pack", "--scorecard", "nothing", "--output", str(output)]) == 2
    assert "no scorecard called 'nothing'" in capsys.readouterr().err
