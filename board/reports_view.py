"""The page of reports: what can be chosen, and the report in the making."""

import shutil
from collections.abc import Mapping

from analysis.journeys import CHILDS_JOURNEY
from analysis.pack_request import Target
from analysis.report_views import ReportCard, ReportJobView, ReportsView
from analysis.views import Choice
from board import report_jobs
from board.folders import own_folder
from board.journey_view import journeys
from board.live import live_release_id
from board.scorecard_view import scorecards
from data_loaders import queries

TEMPLATES = "templates"
"""The folder, in the home folder, of a council's own .docx and .pptx."""
PDF_PROGRAMS = ("soffice", "libreoffice")
NO_PDF = (
    "PDF needs LibreOffice, which is not installed here: install it (Debian: libreoffice-writer-nogui), "
    "or make a Word file and save it as PDF."
)


def reports_view(
    *, chosen: tuple[str, ...] = (), sent: Mapping[str, str] | None = None, problem: str = "", job_id: str = ""
) -> ReportsView:
    """The page, with the scorecards that are chosen already, or the form that was sent back and why, and a report by its id."""
    release_id = live_release_id()
    report_jobs.tidy()
    areas = queries.areas(release_id)
    found = report_jobs.find(job_id) if job_id else None
    return ReportsView(
        cards=tuple(
            ReportCard(
                scorecard_id=card.scorecard_id,
                title=card.title,
                board=card.board,
                areas=tuple(Choice(value=code, words=areas[code].name) for code in card.areas if code in areas),
            )
            for card in scorecards()
        ),
        journeys=tuple(sorted((Choice(value=one.journey_id, words=one.title) for one in journeys()), key=_first)),
        templates=template_names(),
        chosen=chosen,
        no_pdf="" if pdf_program() else NO_PDF,
        job=job_view(found) if found else None,
        is_gone=bool(job_id) and found is None,
        release_id=release_id,
        sent=sent or {},
        problem=problem,
        busy=report_jobs.busy() if sent and not problem else "",
    )


def _first(journey: Choice) -> bool:
    return journey.value != CHILDS_JOURNEY


def job_view(found: report_jobs.Job) -> ReportJobView:
    """A report as the page shows it."""
    return ReportJobView(
        job_id=found.job_id, standing=found.standing.value, share=found.share, words=found.words, file_name=found.file_name
    )


def template_names() -> tuple[str, ...]:
    """The templates that a council has put into its folder."""
    folder = own_folder(TEMPLATES)
    if not folder.is_dir():
        return ()
    suffixes = {target.template_suffix for target in Target} - {""}
    return tuple(sorted(path.name for path in folder.iterdir() if path.suffix.lower() in suffixes and not path.name.startswith("~$")))


def pdf_program() -> str | None:
    """LibreOffice's own program, None where it is not installed."""
    return next((found for name in PDF_PROGRAMS if (found := shutil.which(name))), None)
