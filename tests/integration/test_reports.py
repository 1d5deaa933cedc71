"""Reports in the background: start, look, cancel, take the file; what dies says so; what is not known is a 404 and never a path."""

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import docx
import pytest
from dash import html
from dash._utils import AttributeDict
from flask import Flask
from flask.testing import FlaskClient

from board import report_jobs
from board.report_jobs import BusyError
from board.reports_view import reports_view
from components import reports as report_parts
from exports import report_routes
from exports.__main__ import main
from exports.pack.office_file import OfficeFile
from exports.pack.pdf import NoPdfError, pdf
from exports.pack.stamp import read_stamp
from support.views import drawn

FORM = {"card_central-bedfordshire-aiming-for-the-best": "on", "part_front": "on", "part_scorecard": "on", "to": "word"}
WAITER = "import time; time.sleep(600)"
DEAF = "import signal, sys, time; signal.signal(15, signal.SIG_IGN); sys.stderr.write('deaf'); sys.stderr.flush(); time.sleep(600)"


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
    assert checked["words"].startswith("All 251 figures and texts equal those of the live release")


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


def test_a_busy_server_sends_the_form_back_with_its_reason_and_all_that_was_ticked(
    asking: FlaskClient, slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))
    first = asking.post("/reports/start", data=FORM)
    asking.post("/reports/start", data=FORM)
    assert asking.post("/reports/start", data=FORM).status_code == 503
    answer = asking.post("/reports/start", data=FORM | {"to": "powerpoint"}, headers={"Accept": "text/html"})
    assert (answer.status_code, len(slow)) == (303, 2)
    sent = dict(parse_qsl(answer.headers["Location"].partition("?")[2]))
    shown = drawn(html.Div([report_parts.problem(view := reports_view(sent=sent)), report_parts.form(view)]))
    said = shown.select_one("[role=alert]").get_text(" ")
    assert said.startswith("The report cannot be made now 2 reports are being made, and no more at once.")
    ticked = {box["name"] for box in shown.select("input[checked]")}
    assert ticked == {name for name, value in FORM.items() if value == "on"}
    assert sent["to"] == view.sent["to"] == "powerpoint"
    asking.post(f"/reports/jobs/{_job(first)}/cancel")
    slow[0].wait(timeout=10)
    assert "It can be made now" in drawn(report_parts.problem(reports_view(sent=sent))).get_text(" ")
    assert report_parts.problem(reports_view()) is None


def test_what_is_old_is_cleared_away_and_what_runs_is_left(
    home: Path, slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, running = report_jobs.start(["pack"], suffix="docx"), report_jobs.start(["pack"], suffix="docx")
    slow[0].kill()
    slow[0].wait()
    monkeypatch.setattr(report_jobs, "KEPT_HOURS", -1)
    reports_view()
    assert report_jobs.find(old) is None
    assert report_jobs.find(running) is not None
    assert not (home / "reports" / old).exists()


def test_a_folder_whose_worker_was_killed_is_cleared_away_and_its_process_is_counted(
    home: Path, slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_jobs, "MOST_AT_ONCE", 1)
    folder = home / "reports" / report_jobs.start(["pack"], suffix="docx")
    (folder / "job.json").unlink()
    with pytest.raises(BusyError):
        report_jobs.start(["pack"], suffix="docx")
    slow[0].kill()
    slow[0].wait()
    report_jobs.tidy()
    assert not folder.exists()


def test_a_report_that_cannot_be_started_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("Argument list too long")

    monkeypatch.setattr(report_jobs.subprocess, "Popen", refuse)
    with pytest.raises(OSError, match="too long"):
        report_jobs.start(["pack"], suffix="docx")
    assert [path.name for path in (home / "reports").iterdir()] == ["lock"]


def test_a_file_that_goes_while_folders_are_measured_is_passed_over(home: Path, slow: list[subprocess.Popen[bytes]]) -> None:
    folder = home / "reports" / report_jobs.start(["pack"], suffix="docx")
    (folder / "progress.new").symlink_to(folder / "gone")
    report_jobs.tidy()
    assert folder.exists()


def test_a_report_that_takes_too_long_is_ended(
    asking: FlaskClient, slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = _job(asking.post("/reports/start", data=FORM))
    monkeypatch.setattr(report_jobs, "LONGEST", -1)
    found = _state(asking, job_id)
    assert found["standing"] == "failed"
    assert "took longer than" in found["words"]
    assert slow[0].wait(timeout=10) == -signal.SIGTERM


def test_a_process_that_does_not_end_when_it_is_asked_to_is_killed(
    asking: FlaskClient, home: Path, slow: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "WAITER", DEAF)
    job_id = _job(asking.post("/reports/start", data=FORM))
    _until(lambda: (home / "reports" / job_id / "error.txt").read_text() == "deaf")
    asking.post(f"/reports/jobs/{job_id}/cancel")
    asking.get(f"/reports/jobs/{job_id}")
    assert slow[0].poll() is None
    monkeypatch.setattr(report_jobs, "GRACE", -1)
    asking.get(f"/reports/jobs/{job_id}")
    assert slow[0].wait(timeout=10) == -signal.SIGKILL


OFFICE = """#!/bin/sh
sleep 600 &
echo $! > "{told}.new"; mv "{told}.new" "{told}"
wait
"""


@pytest.fixture
def hanging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A LibreOffice that never ends and has started another process, whose number it writes into this file."""
    told, program = tmp_path / "told", tmp_path / "bin/soffice"
    program.parent.mkdir()
    program.write_text(OFFICE.format(told=told))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    return told


def _until(is_so: Callable[[], bool]) -> None:
    for _ in range(600):
        if is_so():
            return
        threading.Event().wait(0.1)
    raise AssertionError("it did not come about within a minute")


def _is_gone(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"


def test_cancelling_a_pdf_leaves_no_process_and_no_file_behind(
    asking: FlaskClient, home: Path, hanging: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    monkeypatch.setenv("TMPDIR", str(elsewhere))
    job_id = _job(asking.post("/reports/start", data=FORM | {"to": "pdf"}))
    _until(hanging.exists)
    folder = home / "reports" / job_id
    assert list(folder.glob("wellboard-pdf-*/pack.docx"))
    assert not list(elsewhere.iterdir())
    asking.post(f"/reports/jobs/{job_id}/cancel")
    _until(lambda: _is_gone(int(hanging.read_text())))
    for child in report_jobs._children:
        child.wait(timeout=60)
    assert not list(folder.glob("wellboard-pdf-*"))
    assert _state(asking, job_id)["standing"] == "cancelled"


def test_a_pdf_that_takes_too_long_leaves_no_process_behind(hanging: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.pack.pdf.LONGEST", 2)
    with pytest.raises(NoPdfError, match="took longer than 2 seconds"):
        pdf(b"a document")
    _until(lambda: _is_gone(int(hanging.read_text())))


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
        (FORM | {"card_nothing": "on"}, 400, "no scorecard called 'nothing'"),
        (FORM | {"area_E09000006": "on"}, 400, "none of the areas chosen (Bromley); it has Central Bedfordshire."),
        (FORM | {"as_at": "1990-01-01"}, 400, "No figure had been published by 1 January 1990. The first came out on 4 December 2012."),
        (FORM | {"area_E06000056": "on", f"area_{'x' * 200_000}": "on"}, 400, "No scorecard that is chosen has the area"),
        (FORM | {"beside": "x" * 200_000}, 400, "to set beside others"),
        (FORM | {"journey": "a\0b"}, 400, "no journey"),
        (FORM | {"journey": "x" * 200_000}, 400, "no journey"),
    ],
)
def test_a_form_that_cannot_be_meant_starts_nothing(asking: FlaskClient, home: Path, form: dict[str, str], status: int, said: str) -> None:
    answer = asking.post("/reports/start", data=form)
    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)
    assert not (home / "reports").exists()


def test_what_the_command_refuses_is_what_the_page_says(asking: FlaskClient, home: Path) -> None:
    (home / "templates").mkdir()
    (home / "templates/broken.docx").write_bytes(b"not a document")
    job_id = _job(asking.post("/reports/start", data=FORM | {"template": "broken.docx"}))
    found = _until_done(asking, job_id)
    assert found["standing"] == "failed"
    assert found["words"].startswith("broken.docx cannot be opened as a Word document.")


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
