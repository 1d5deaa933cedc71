"""The addresses of reports: start one, look at it, cancel it, take its file, and check a file that was made before."""

from collections.abc import Mapping
from threading import Lock
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Flask, Response, jsonify, redirect, request

from analysis.pack_request import AREA_FIELD, CARD_FIELD, PART_FIELD, BadRequestError, Target
from board import report_jobs
from board.folders import own_folder
from board.report_request import FIELDS, ReportRequest, read_report
from board.reports_view import TEMPLATES, job_view
from exports.file_routes import XLSX, attachment
from exports.pack.checking import check_file
from exports.pack.office_file import LARGEST_FILE, UnreadableFileError

OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES = {
    Target.WORD: f"{OFFICE}wordprocessingml.document",
    Target.POWERPOINT: f"{OFFICE}presentationml.presentation",
    Target.EXCEL: XLSX,
    Target.PDF: "application/pdf",
}
LONGEST_FIELD = 2_000
CHECKING = Lock()
"""Held while a worker checks a file: a check lays the whole pack out anew, and others must be answered meanwhile."""


def register(server: Flask, *, prefix: str = "/") -> None:
    """Register ``/reports/…`` under the app's prefix."""
    routes = Blueprint("reports", __name__, url_prefix=f"{prefix}reports")
    routes.add_url_rule("/start", view_func=lambda: _start(prefix), methods=["POST"], endpoint="start")
    routes.add_url_rule("/jobs/<job_id>", view_func=_look, endpoint="look")
    routes.add_url_rule("/jobs/<job_id>/cancel", view_func=lambda job_id: _cancel(prefix, job_id), methods=["POST"], endpoint="cancel")
    routes.add_url_rule("/jobs/<job_id>/file", view_func=_file, endpoint="file")
    routes.add_url_rule("/check", view_func=_check, methods=["POST"], endpoint="check")
    server.register_blueprint(routes)


def _start(prefix: str) -> Response:
    """Start a report from the page's form and show how far it is. What cannot be made is said on the form, with all that was ticked.

    The page works the reason out for itself: it is not taken from an address, which anybody can write.
    """
    if not _is_own():
        return _refusal("This form was sent from another site.", status=403)
    given = _given()
    try:
        asked = read_report(given)
        job_id = report_jobs.start(_words(asked), suffix=asked.target.suffix)
    except (BadRequestError, report_jobs.BusyError) as refused:
        if _is_browser():
            return _see(f"{prefix}reports?{urlencode(_short(given))}")
        return _refusal(str(refused), status=503 if isinstance(refused, report_jobs.BusyError) else 400)
    return _see(f"{prefix}reports?job={job_id}")


def _given() -> dict[str, str]:
    """What the form asks, by the names of an address; the kind of file is always among it."""
    ticked = {"scorecards": CARD_FIELD, "areas": AREA_FIELD, "parts": PART_FIELD}
    given = {name: ",".join(_ticked(field)) for name, field in ticked.items()}
    given |= {name: request.form.get(name, "") for name in FIELDS if name not in ticked}
    given["to"] = given["to"] or Target.WORD.value
    return {name: words for name, words in given.items() if words}


def _short(given: Mapping[str, str]) -> dict[str, str]:
    """What a form of ours can hold: an address must not be of any length."""
    return {name: words for name, words in given.items() if len(words) <= LONGEST_FIELD}


def _is_browser() -> bool:
    return "text/html" in request.accept_mimetypes.values()


def _ticked(field: str) -> list[str]:
    """What is ticked of the boxes whose names begin so, in the form's order."""
    return [name.removeprefix(field) for name in request.form if name.startswith(field)]


def _words(asked: ReportRequest) -> list[str]:
    """The words of the command line that make this report. Each is one argument, never read by a shell."""
    pack = asked.pack
    words = ["pack", f"--to={asked.target.value}", f"--parts={','.join(pack.parts)}"]
    words += [*(f"--scorecard={card}" for card in pack.scorecards), *(f"--area={code}" for code in pack.areas)]
    words += [f"--beside={','.join(pack.beside)}"] if pack.beside else []
    words += [f"--journey={pack.journey}"] if pack.journey else []
    words += [f"--as-at={pack.as_at.isoformat()}"] if pack.as_at else []
    words += [f"--template={own_folder(TEMPLATES) / asked.template}"] if asked.template else []
    return words


def _look(job_id: str) -> Response:
    found = report_jobs.find(job_id)
    if found is None:
        return _gone()
    view = job_view(found)
    answer = jsonify(standing=view.standing, share=round(view.share, 3), words=view.words, file_name=view.file_name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _cancel(prefix: str, job_id: str) -> Response:
    if not _is_own():
        return _refusal("This form was sent from another site.", status=403)
    if report_jobs.find(job_id) is None:
        return _gone()
    report_jobs.cancel(job_id)
    return _see(f"{prefix}reports?job={job_id}")


def _file(job_id: str) -> Response:
    found = report_jobs.find(job_id)
    if found is None or found.path is None:
        return _gone()
    target = next(target for target in Target if target.suffix == found.path.suffix.lstrip("."))
    return attachment(found.path.read_bytes(), content_type=_TYPES[target], name=found.file_name)


def _check() -> Response:
    """Whether an uploaded file's figures still equal the live release's. The file is read in memory and kept nowhere."""
    if not _is_own():
        return _refusal("This form was sent from another site.", status=403)
    request.max_content_length = LARGEST_FILE
    uploaded = request.files.get("file")
    if uploaded is None or not uploaded.filename:
        return _answer(is_same=False, words="No file was chosen.", differences=(), status=400)
    if not CHECKING.acquire(blocking=False):
        return _answer(is_same=False, words="Another file is being checked. Try again in a minute.", differences=(), status=503)
    try:
        found = check_file(uploaded.read())
    except UnreadableFileError as none:
        return _answer(is_same=False, words=str(none), differences=(), status=422)
    finally:
        CHECKING.release()
    return _answer(is_same=found.is_same, words=found.words, differences=found.differences)


def _answer(*, is_same: bool, words: str, differences: tuple[str, ...], status: int = 200) -> Response:
    answer = jsonify(is_same=is_same, words=words, differences=differences)
    answer.status_code = status
    return answer


def _is_own() -> bool:
    """Whether a form was sent from a page of this very app: another site's form must not start work here."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _see(address: str) -> Response:
    answer: Response = redirect(address, code=303)  # type: ignore[assignment] # Werkzeug's own class, which Flask's is one of
    return answer


def _gone() -> Response:
    return _refusal("There is no such report: it was cleared away after a day, or never was.", status=404)


def _refusal(words: str, *, status: int) -> Response:
    return Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
